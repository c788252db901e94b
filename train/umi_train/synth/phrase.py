"""The paraphrase grammar: templates with nested alternation, request frames, noise, and how people mention things.

Template syntax: `(a|b|)` one of these (nesting allowed), `[x]` x or nothing, `{slot}` a value copied untouched.
A marker at the start says which frames may be put around it:

    do:   an imperative clause         do: count the lines (in|of) {path}
    ask:  a direct question            ask: how many lines does {path} have
    know: an indirect question         know: how many lines {path} has
    get:  a noun phrase                get: the number of lines in {path}
    (none) taken as it stands          {path} line count
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random
from zlib import crc32

from umi_train.synth import frames, noise

Node = tuple[str, object]
"""("text", str), ("slot", name), ("alt", [Node, ...]) or ("seq", [Node, ...])."""

Piece = tuple[str, bool]
"""Text, and whether it is a slot's (never touched by noise)."""


class TemplateError(ValueError):
    """A template is malformed."""


@cache
def parse(template: str) -> Node:
    """Return the tree of a template. Raises TemplateError."""
    node, end = _alternatives(template, 0, "")
    if end != len(template):
        raise TemplateError(f"unbalanced bracket at {end} in {template!r}")
    return node


def _alternatives(text: str, i: int, close: str) -> tuple[Node, int]:
    options: list[Node] = []
    items: list[Node] = []
    start = i
    while True:
        if i >= len(text) or text[i] in "|)]([{":
            if i > start:
                items.append(("text", text[start:i]))
            if i >= len(text):
                if close:
                    raise TemplateError(f"missing {close} in {text!r}")
                break
            c = text[i]
            if c in ")]":
                if c != close:
                    raise TemplateError(f"stray {c} in {text!r}")
                break
            if c == "|":
                if not close:
                    raise TemplateError(f"stray | in {text!r}")
                options.append(("seq", items))
                items = []
                i += 1
            elif c == "{":
                j = text.index("}", i)
                items.append(("slot", text[i + 1 : j]))
                i = j + 1
            else:
                node, j = _alternatives(text, i + 1, ")" if c == "(" else "]")
                items.append(("alt", [node, ("seq", [])]) if c == "[" else node)
                i = j + 1
            start = i
        else:
            i += 1
    options.append(("seq", items))
    return (("alt", options) if len(options) > 1 else options[0]), i


def _render(rng: Random, node: Node, slots: Mapping[str, object], out: list[Piece]) -> None:
    kind, value = node
    if kind == "text":
        out.append((value, False))
    elif kind == "slot":
        out.append((str(slots[value]), True))
    elif kind == "alt":
        _render(rng, value[int(rng.random() * len(value))], slots, out)
    else:
        for item in value:
            _render(rng, item, slots, out)


def expand(rng: Random, template: str, slots: Mapping[str, object]) -> str:
    """Return a template filled, without frames or noise."""
    out: list[Piece] = []
    _render(rng, parse(template), slots, out)
    return "".join(text for text, _ in _tidy(out))


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Join grammar pieces and take out the double blanks that empty options leave."""
    out: list[Piece] = []
    for text, slot in pieces:
        if not slot and out and not out[-1][1]:
            out[-1] = (out[-1][0] + text, False)
        elif text:
            out.append((text, slot))
    tidy = []
    for i, (text, slot) in enumerate(out):
        if not slot:
            while "  " in text:
                text = text.replace("  ", " ")
            if i == 0:
                text = text.lstrip(" ")
            if i == len(out) - 1:
                text = text.rstrip(" ")
        if text:
            tidy.append((text, slot))
    return tidy


@cache
def _heldout(templates: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (train, held-out): one in sixteen by the hash of its text, so that no other list trains on it."""
    held = tuple(t for t in templates if crc32(t.encode()) % 16 == 0)
    train = tuple(t for t in templates if t not in held)
    return (train, held) if len(train) >= 4 else (templates, ())


def heldout_entity(name: str) -> bool:
    """Say whether a name is kept for the held-out split (one in sixteen)."""
    return crc32(name.encode()) % 16 == 0


MARKERS = ("do:", "ask:", "know:", "get:")

def _table(weighted: tuple[tuple[float, str], ...]) -> tuple[list[float], list[str]]:
    total, cumulative = 0.0, []
    for weight, _ in weighted:
        total += weight
        cumulative.append(total)
    return cumulative, [text.replace("@", "{@}") for _, text in weighted]


_TABLES = {"do:": _table(frames.DO), "ask:": _table(frames.ASK), "know:": _table(frames.KNOW), "get:": _table(frames.GET), "ing:": _table(frames.GERUND)}
_PLURAL_ONLY = "what are {@}?"


def _frame(rng: Random, marker: str, clause: list[Piece]) -> list[Piece]:
    """Put a frame around a clause."""
    first = clause[0][0] if clause and not clause[0][1] else ""
    if marker == "do:" and rng.random() < 0.04:
        verb, blank, rest = first.partition(" ")
        gerund = noise.gerund(verb)
        if gerund:
            marker, clause = "ing:", [(gerund + blank + rest, False), *clause[1:]]
    cumulative, texts = _TABLES[marker]
    frame = rng.choices(texts, cum_weights=cumulative)[0]
    if marker == "get:" and frame.startswith(("(what is", "what are")):
        plural = first.split(" of ")[0].split(" in ")[0].rstrip().endswith("s")
        frame = _PLURAL_ONLY if plural else "(what is|what's) {@}?"
    out: list[Piece] = []
    for node in _items(parse(frame)):
        if node == ("slot", "@"):
            out += clause
        else:
            _render(rng, node, {}, out)
    return out


def _items(node: Node) -> list[Node]:
    return node[1] if node[0] == "seq" else [node]  # type: ignore[return-value]


def say(rng: Random, templates: tuple[str, ...], slots: Mapping[str, object], held: bool) -> tuple[str, str, bool]:
    """Return (text, template, whether the template is a held-out one): filled, framed, made noisy."""
    train, heldout = _heldout(templates)
    pool = heldout if held and heldout else train
    template = pool[int(rng.random() * len(pool))]
    marker, clause = _split(template)
    out: list[Piece] = []
    _render(rng, parse(clause), slots, out)
    pieces = _tidy(out)
    aside = _put_aside(rng, pieces, slots)
    pieces = pieces if aside is None else aside[0]
    ends_open = _ends_open(pieces, slots)
    if marker:
        framed = _tidy(_frame(rng, marker, pieces))
        while ends_open and not framed[-1][1] and (framed[-1][0] != "?" or "\n" in framed[-2][0]):
            framed = _tidy(_frame(rng, marker, pieces))
        pieces = framed
    if aside is not None:
        pieces = _with_aside(rng, pieces, aside[1])
    return noise.roughen(rng, pieces, question=marker == "ask:", closed=ends_open), template, pool is heldout


def _put_aside(rng: Random, pieces: list[Piece], slots: Mapping[str, object]) -> tuple[list[Piece], str] | None:
    """Return a clause without the file at its end, and that file; None when it stays, as it mostly does."""
    if len(pieces) < 2 or rng.random() >= 0.25 or not pieces[-1][1] or pieces[-2][1]:
        return None
    file = pieces[-1][0]
    words, _, preposition = pieces[-2][0].rstrip(" ").rpartition(" ")
    if preposition not in ("in", "of", "from") or file not in (slots.get("path"), slots.get("t")):
        return None
    before = "".join(text for text, _ in pieces[:-2]) + words
    if len(before.split()) < 3 or before.endswith((" is", " are", " be", " was", " stand", " want", " need", "'s", " do", " does", " up", " written", " there")):
        return None
    return [*pieces[:-2], (words, False)], file


def _with_aside(rng: Random, pieces: list[Piece], file: str) -> list[Piece]:
    """Return a request that names its file in brackets, in a sentence of its own, or first."""
    cumulative, texts = _ASIDES
    out: list[Piece] = []
    for node in _items(parse(rng.choices(texts, cum_weights=cumulative)[0])):
        if node == ("slot", "@"):
            out += pieces
        elif node == ("slot", "<"):
            out.append(("(", False))
        elif node == ("slot", ">"):
            out.append((")", False))
        elif node in (("slot", "?"), ("slot", ",")):
            sign = "," if node[1] == "," else "??.,"[int(rng.random() * 4)]
            out.append(("" if out[-1][0].endswith("?") else sign, False))
        else:
            _render(rng, node, {"p": file}, out)
    return _tidy(out)


_OPEN = ("text", "content", "body", "line", "new", "question", "note")
"""Slots that hold free text: when such a one ends a request unquoted, nothing is put behind it."""


def _ends_open(pieces: list[Piece], slots: Mapping[str, object]) -> bool:
    last, slot = pieces[-1]
    return slot and not last.endswith(("'", '"', "`", "\u201d")) and any(str(slots.get(name)) == last for name in _OPEN)


@cache
def _split(template: str) -> tuple[str, str]:
    for marker in MARKERS:
        if template.startswith(marker):
            return marker, template[len(marker) :].strip()
    return "", template


_ASIDES = _table((
    (5, "@ {<}{p}{>}"),
    (1, "@ {<}see {p}{>}"),
    (1, "@ {<}in {p}{>}"),
    (1.5, "@{?} (see|look at|check|use|look in|take a look at|open) {p}"),
    (1, "@{?} (it's|its|it is|that's|that is|it should be) in {p}"),
    (0.5, "@{?} (the file is|file:|it's the file|i mean|this is about) {p}"),
    (1, "@ - {p}"),
    (1, "@{,} (see|look at|look in|check|it's in|its in) {p}"),
    (0.7, "@ (according to|going by|based on) {p}"),
    (1.5, "(look at|look in|look into|check|open|see|take|use|go through|about) {p}(:|,| and) @"),
    (1, "in {p}, @"),
    (0.7, "(i have|there is|this is|here is) {p}[.|:|,] @"),
    (1, "{p}: @"),
))  # fmt: skip
"""Where the file is named when it is not part of the clause. {<} and {>} are round brackets, {?} and {,} signs that a
question has already."""
_FILE_MENTIONS = _table((
    (46, "{p}"),
    (9, "the file {p}"),
    (3, "file {p}"),
    (4, "my {p}"),
    (2, "my file {p}"),
    (5, "the {p} file"),
    (1.5, "the file (called|named) {p}"),
    (1, "my {p} file"),
    (1, "the (document|text file) {p}"),
    (1, "this file: {p}"),
    (1, "our {p}"),
    (1, "the {p}"),
))  # fmt: skip
_NESTED_MENTIONS = _table((
    (5, "{p} in [the] {d}"),
    (5, "{p} in (the|my) {d} folder"),
    (1.5, "{p} in the folder {d}"),
    (1.5, "{p} (inside|under|within|from) [the] {d} [folder|directory]"),
    (1.5, "the file {p} in [the] {d} [folder|directory]"),
    (1, "{d}'s {p}"),
    (1, "{p} [file] that is in {d}"),
    (1, "{p} ({d} folder)"),
))  # fmt: skip
_FOLDER_MENTIONS = _table((
    (26, "{p}"),
    (5, "{p}/"),
    (7, "the {p} folder"),
    (5, "the folder {p}"),
    (3, "folder {p}"),
    (3, "the {p} directory"),
    (1.5, "the directory {p}"),
    (3, "my {p} folder"),
    (1, "the folder (called|named) {p}"),
    (1, "the {p} dir"),
    (1, "the {p}/ folder"),
))  # fmt: skip


def _from(rng: Random, table: tuple[list[float], list[str]], slots: Mapping[str, object]) -> str:
    cumulative, texts = table
    return expand(rng, rng.choices(texts, cum_weights=cumulative)[0], slots)


def bare(rng: Random, path: str) -> str:
    """Return a path as it is typed: bare, or in quotes or backticks (mostly so when it has spaces)."""
    roll = rng.random()
    if " " in path:
        roll *= 0.45
    if roll < 0.12:
        return f'"{path}"'
    if roll < 0.22 and "'" not in path:
        return f"'{path}'"
    if roll < 0.28:
        return f"`{path}`"
    if roll < 0.295:
        return f"\u201c{path}\u201d"
    return path


def mention(rng: Random, path: str, folder: bool = False) -> str:
    """Return how a user may mention a file or folder that is there."""
    if folder:
        return _from(rng, _FOLDER_MENTIONS, {"p": bare(rng, path)})
    where, slash, name = path.rpartition("/")
    if slash and rng.random() < 0.3:
        return _from(rng, _NESTED_MENTIONS, {"p": bare(rng, name), "d": bare(rng, where) if " " in where else where})
    if rng.random() < 0.008 and path.count(".") == 1 and " " not in path:
        return path.replace(".", " dot ")
    return _from(rng, _FILE_MENTIONS, {"p": bare(rng, path)})


def quoted(rng: Random, text: str, always: bool = False) -> str:
    """Return `text` as a user quotes it; without `always` sometimes bare."""
    roll = rng.random() * (0.72 if always else 1.0)
    if roll < 0.2 and "'" not in text and "\n" not in text:
        return f"'{text}'"
    if roll < 0.64 and '"' not in text:
        return f'"{text}"'
    if roll < 0.68:
        return f"\u201c{text}\u201d"
    if roll < 0.72 and "`" not in text:
        return f"`{text}`"
    return f'"{text}"' if always and '"' not in text else text
