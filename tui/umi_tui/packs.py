"""The packs of this machine, for the list in the app."""

from __future__ import annotations

from collections.abc import Sequence

from umi_tui.conversation import PackEntry


def installed_packs() -> Sequence[PackEntry]:
    """Return the packs that can be switched to; a malformed one is listed with what is wrong."""
    from umi_local.packs.pack import PackError, find_packs

    entries = []
    for found in find_packs():
        if isinstance(found, PackError):
            entries.append(PackEntry("unusable pack", "", str(found)))
            continue
        summary = f"version {found.version}, {found.licence}, {found.context_length} tokens, {found.mode}"
        entries.append(PackEntry(found.name, summary))
    return entries
