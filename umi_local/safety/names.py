"""Paths in messages, and the names that the writer of a wrong path may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from umi_local.text import inert

NAMES_SEEN = 4000
LEAST_NAME = 3
"""Characters of a name that is looked for elsewhere."""
_CLOSE = 0.66


class Named(Protocol):
    """Something in a folder."""

    @property
    def path(self) -> str:
        """Relative to the workspace."""
        ...

    @property
    def name(self) -> str:
        """The last part of the path."""
        ...

    @property
    def kind(self) -> str:
        """file, folder, link or other."""
        ...


def label(path: str) -> str:
    """Return a path for messages: on one line, encodable, nothing hidden in it."""
    if path.isascii() and path.isprintable():
        return path
    return inert(path).replace("\n", "\u240a").replace("\t", "\u2409").encode("utf-8", "replace").decode()


def close_names(rel: str, wanted: str, entries: Iterable[Named]) -> list[str]:
    """Return up to three paths that the writer of `rel` may have meant, the likeliest first.

    `wanted` is "file", "folder" or both. Equal but for case comes first, then the same name elsewhere, the same name
    with another ending, and names with few letters changed; of equally close ones those in the folder that was meant.
    """
    path, name = rel.casefold(), rel.rpartition("/")[2].casefold()
    folder = path.rpartition("/")[0]
    stem, ending = _split(name)
    matcher = difflib.SequenceMatcher(autojunk=False)
    scored: list[tuple[float, bool, str]] = []
    for entry in islice(entries, NAMES_SEEN):
        if entry.kind not in ("file", "folder") or (wanted in ("file", "folder") and entry.kind != wanted):
            continue
        other = entry.name.casefold()
        other_stem, other_ending = _split(other)
        if entry.path.casefold() == path:
            score = 3.0
        elif other == name:
            score = 2.5
        elif other_stem == stem:
            score = 2.0
        else:
            # An equal ending says nothing: a.txt is not close to b.txt.
            same = ending == other_ending
            matcher.set_seqs(other_stem if same else other, stem if same else name)
            close = matcher.real_quick_ratio() > _CLOSE and matcher.quick_ratio() > _CLOSE
            score = matcher.ratio() if close else 0.0
        if score > _CLOSE:
            scored.append((-score, entry.path.casefold().rpartition("/")[0] != folder, entry.path))
    return [close for *_, close in sorted(scored)[:3]]


def same_name(rel: str, entries: Iterable[Named]) -> str | None:
    """Return the one file that is called as `rel` is, or None when there is none or several.

    That is less exact, never another name: in another folder, in another case, with more words before it
    ("phone numbers.txt" for "numbers.txt"), with the ending that was left out ("homework.txt" for "homework"), or
    without the words and signs that stood around it in a sentence; of names within others the longest
    ("phone numbers.txt" for "see phone numbers.txt").
    """
    name = rel.rpartition("/")[2].strip("()[]{}<>\"'`,;:!? ").rstrip(".").casefold()
    if len(name) < LEAST_NAME:
        return None
    named = [(e.name.casefold(), e.path) for e in islice(entries, NAMES_SEEN) if e.kind == "file"]
    found = [path for other, path in named if other == name or other.endswith(f" {name}") or _split(other)[0] == name]
    if not found:
        within = [(other, path) for other, path in named if len(other) >= LEAST_NAME and name.endswith(f" {other}")]
        found = [path for other, path in within if len(other) == max(len(o) for o, _ in within)]
    return found[0] if len(found) == 1 else None


def _split(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, ending) if dot and stem else (name, "")
