"""`umi sessions`: what was asked and done, from the store."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from umi_local.cli import exits
from umi_local.config import data_dir
from umi_local.store.database import StoreError
from umi_local.store.sessions import FILE_NAME, Store
from umi_local.text import inert
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
    UserTurn,
)


@contextlib.contextmanager
def _opened() -> Iterator[Store]:
    store = Store(data_dir() / FILE_NAME)
    try:
        yield store
    finally:
        store.close()


def _guarded(action: Callable[[Store], None]) -> int:
    try:
        with _opened() as store:
            action(store)
    except StoreError as error:
        print(f"umi: {error}", file=sys.stderr)
        return exits.FAILED
    return exits.ANSWERED


def list_sessions(limit: int, *, as_json: bool) -> int:
    """Print the sessions, the last used first."""

    def show(store: Store) -> None:
        found = store.sessions(limit)
        for info in found:
            if as_json:
                print(json.dumps(asdict(info), ensure_ascii=False))
                continue
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(info.updated))
            count = "1 request" if info.requests == 1 else f"{info.requests} requests"
            print(f"{info.id}  {when}  {count:<12}  {inert(info.title)[:80]}")
        if not found and not as_json:
            print("there are no sessions yet", file=sys.stderr)

    return _guarded(show)


def show_session(session: str, *, as_json: bool) -> int:
    """Print a session as a transcript, or its events as JSON lines."""

    def show(store: Store) -> None:
        info = store.find(session)
        if as_json:
            for record in store.events(info.id):
                print(json.dumps({"type": record.type, "at": record.at, **record.data}, ensure_ascii=False))
            return
        print(f"session {info.id} in {inert(info.workspace)} with {info.pack}")
        print(transcript(store.trajectory(info.id)))

    return _guarded(show)


def export_session(session: str, output: Path | None) -> int:
    """Write a session as one line of trajectory JSON."""

    def write(store: Store) -> None:
        line = store.trajectory(store.find(session).id).to_json().encode("utf-8", "replace").decode()
        if output is None:
            print(line)
            return
        try:
            output.write_text(line + "\n", encoding="utf-8")
        except OSError as error:
            raise StoreError(f"cannot write {output}: {error.strerror}") from error

    return _guarded(write)


def transcript(trajectory: Trajectory) -> str:
    """Return a trajectory as text for people, safe to print."""
    return "\n".join(inert(_line(turn)) for turn in trajectory.turns)


def _line(turn: Turn) -> str:
    match turn:
        case UserTurn(text, context):
            piped = f"\n  [with {len(context)} characters of piped text]" if context else ""
            return f"\nuser: {text}{piped}"
        case PlannerTurn(rationale, decision):
            return f"  planner: {rationale} [{decision.value}]"
        case CallerTurn(tool, arguments):
            return f"  caller: {tool} {json.dumps(dict(arguments), ensure_ascii=False)}"
        case ObservationTurn(content, ok):
            return f"  {'observation' if ok else 'error'}: " + content.replace("\n", "\n    ")
        case SummarizerTurn(answer):
            return f"umi: {answer}"
