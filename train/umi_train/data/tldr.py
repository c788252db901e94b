"""tldr-pages as requests for shell commands (github.com/tldr-pages/tldr, CC BY 4.0: attribution required).

A row is a description and a template. The mnemonics `[x]` go, of option alternatives the long one stays, and every
other placeholder gets a value that the request names too, so that a call never holds what nobody said. Values depend
on the row's text alone. As in `shell`, the output of a command is not known: a trajectory ends with the call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

from umi_local.trajectory import Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.report import Report
from umi_train.data.story import Story, field, offer_own, one_line

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

MAX_PLACEHOLDERS = 6
PLATFORMS = "common,linux"

_NOUNS = (
    "report notes budget photos backup invoice draft archive album recipes journal summary letters sample minutes "
    "catalog thesis plans garden travel orders survey logo schedule contract inventory lecture harbor lantern maple"
).split()
_ENDINGS = (".txt", ".md", ".csv", ".log", ".json")
_NUMBERS = frozenset(
    "n number count port width height seconds minutes hours days size limit depth level line length timeout pid fps "
    "column duration delay interval x y id year w h".split()
)
"""Placeholders, and endings such as `_port`, that stand for a number."""
_NAMES = frozenset("name id uuid url uri ip hostname host file path arn string value command user package".split())
"""Words that stand for something else, also where they are one of several alternatives."""
_FIXED = {
    "url": "https://example.org",
    "ip_address": "192.0.2.7",
    "ip": "192.0.2.7",
    "host": "host.example.org",
    "hostname": "host.example.org",
    "remote_host": "host.example.org",
    "domain": "example.org",
    "email": "ada@example.org",
    "version": "2.1.0",
}
_HOLE = re.compile(r"\{\{(.*?)\}\}")
_MNEMONIC = re.compile(r"\[(\w{1,3})\]")
_WORD = re.compile(r"[a-zA-Z][a-zA-Z_\- ]*\d*\Z")
_CONCRETE = re.compile(r"[\w./:@%+=,~-]+\Z")
_UNTYPED = re.compile(r"<[A-Z]?\w+>|<(?:Ctrl|Alt|Shift|Esc)\b|\\[{}]|\{\{\{|\}\}\}|\[Interactive\]|\Atldr ")


def prepare(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one description and template; option platforms chooses the pages."""
    tools = offer_own("run_command", source.text("offer", "one"))
    platforms = frozenset(source.text("platforms", PLATFORMS).split(","))

    def read(row: Any) -> Iterator[Trajectory]:
        if field(row, "platform") not in platforms:
            raise BadRow("a page of another platform (option platforms)", row["platform"])
        request, command = filled(field(row, "command"), field(row, "nl"), field(row, "template"))
        story = Story(tools)
        story.user(request)
        story.call("", "run_command", {"command": command})
        story.invented("placeholder values")
        yield story.built()

    return read


def filled(name: str, about: str, template: str) -> tuple[str, str]:
    """Return the request and the command of a page's example. Raises BadRow for keys to press and odd placeholders."""
    if _UNTYPED.search(about) or _UNTYPED.search(template):
        raise BadRow("keys to press, or a template of another kind", template)
    if not re.search(r"[a-z]{2}", name):
        raise BadRow("a sign of the shell, not a command", name)
    holes = _HOLE.findall(template)
    if len(holes) > MAX_PLACEHOLDERS:
        raise BadRow(f"more than {MAX_PLACEHOLDERS} placeholders", template)
    values = _Values(f"{name}\0{template}")
    command = _HOLE.sub(lambda match: values.of(match.group(1)), template)
    if "{{" in command or "}}" in command:
        raise BadRow("a placeholder that is not closed", template)
    wish = one_line(_MNEMONIC.sub(r"\1", about).replace("`", "")).rstrip(".:")
    wish = wish[:1].upper() + wish[1:]
    words = wish.lower().split()
    wish = wish if all(part.lower() in words for part in name.split()) else f"{wish} with {name}"
    told = ", ".join(values.told)
    return (f"{wish}: {told}" if told else wish), command


class _Values:
    """Values for the placeholders of one row, and how the request names them."""

    def __init__(self, key: str) -> None:
        self._rng = Random(crc32(key.encode("utf-8", "replace")))
        self._known: dict[str, str] = {}
        self._nouns = self._rng.sample(_NOUNS, 12)
        self.told: list[str] = []

    def of(self, hole: str) -> str:
        """Return the text that stands in for a placeholder. Raises BadRow."""
        hole = hole.strip()
        if hole.startswith("[") and hole.endswith("]") and "|" in hole:
            return max((part.strip() for part in hole[1:-1].split("|")), key=len)
        if hole not in self._known:
            parts, joint = _parts(hole)
            literal = "|" in hole and not any(_stands_for(p) for p in hole.split("|"))
            values = [self._one(part, literal) for part in parts]
            self._known[hole] = joint.join(values)
            label = "" if values == parts else _label(parts[0])
            self.told.append(" ".join(filter(None, (label, " and ".join(values)))))
        return self._known[hole]

    def _one(self, part: str, literal: bool) -> str:
        if part.startswith("path/to"):
            return self._path(part.rpartition("/")[2])
        if part.isdigit():
            return str(self._rng.randrange(max(2, 10 ** (len(part) - 1)), 10 ** len(part)))
        word = part.lower().rstrip("0123456789")
        if word in _FIXED:
            return _FIXED[word]
        if word.rpartition("_")[2] in _NUMBERS:
            return str(self._rng.randrange(2, 90))
        if _WORD.match(part) and part.islower() and not literal:
            return self._noun()
        if _CONCRETE.match(part):
            return part
        raise BadRow("a placeholder that cannot be filled", part)

    def _noun(self) -> str:
        if not self._nouns:
            raise BadRow("too many values")
        return self._nouns.pop()

    def _path(self, name: str) -> str:
        stem, dot, ending = name.partition(".")
        noun = self._noun()
        if dot:
            return f"{noun}.{ending}"
        if "file" in stem and "director" not in stem:
            return noun + self._rng.choice(_ENDINGS)
        return noun


def _parts(hole: str) -> tuple[list[str], str]:
    """Return the pieces of a placeholder that get a value each, and what stands between them."""
    first = hole.split(" ")[0] if "..." in hole else hole
    if "..." in hole:
        joint = " " if " " in hole else "," if "," in hole else "|"
        listed = [p.strip() for p in hole.split(joint) if p.strip() and "..." not in p]
        if not listed:
            raise BadRow("a placeholder that cannot be filled", hole)
        if joint == "|":
            return [listed[0]], ""
        return [p.split("|")[0] for p in listed[:2]], joint
    if "|" in first:
        return [next((p for p in hole.split("|") if p.strip()), hole).strip()], ""
    return [hole], ""


def _stands_for(part: str) -> bool:
    """Return whether an alternative is a placeholder itself, and no word to be written as it is."""
    return "_" in part or part.startswith("path/to") or part.strip() in _NAMES


def _label(part: str) -> str:
    """Return what the request calls a value: the placeholder's own words."""
    if part.startswith("path/to"):
        part = part.rpartition("/")[2].partition(".")[0]
    if not _WORD.match(part):
        return ""
    return part.rstrip("0123456789").replace("_", " ").replace("-", " ").strip()
