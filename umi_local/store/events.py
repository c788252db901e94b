"""Stored records as the events they were, so that a front end shows an old session as it showed a running one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from umi_local import events as ev
from umi_local.roles import Decision, Role
from umi_local.store.sessions import Record

_TYPES: dict[str, type[ev.Event]] = {
    cls.type: cls
    for cls in (
        ev.TurnStarted,
        ev.RoleStarted,
        ev.Prefill,
        ev.Token,
        ev.RoleFinished,
        ev.ToolProposed,
        ev.ApprovalRequested,
        ev.ToolStarted,
        ev.ToolOutput,
        ev.ToolFinished,
        ev.Notice,
        ev.TurnFinished,
    )
}


def event_from_dict(data: Mapping[str, Any]) -> ev.Event | None:
    """Read what `Event.to_dict` wrote. None for a type or a shape that this release does not know."""
    values = dict(data)
    cls = _TYPES.get(str(values.pop("type", "")))
    if cls is None:
        return None
    known = {k: v for k, v in values.items() if k in cls.__dataclass_fields__}
    try:
        if "role" in known:
            known["role"] = Role(known["role"])
        if known.get("decision") is not None:
            known["decision"] = Decision(known["decision"])
        return cls(**known)
    except (TypeError, ValueError):
        return None


def stored_events(records: Iterable[Record]) -> list[ev.Event]:
    """Return the events of a session, leaving out what this release does not know."""
    events = (event_from_dict({**r.data, "type": r.type}) for r in records)
    return [event for event in events if event is not None]
