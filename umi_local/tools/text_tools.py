"""Counting lines, words and characters."""

from __future__ import annotations

import codecs
import time
from dataclasses import dataclass

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.files import SNIFF, is_binary, plural, refuse_binary
from umi_local.tools.patterns import WILD, path_test

_CHUNK = 1 << 20
_FILES = 200
_SECONDS = 20.0


@dataclass(slots=True)
class Counts:
    """Lines (a last one without a newline counts), words between white space, and characters with white space."""

    lines: int = 0
    words: int = 0
    characters: int = 0

    def __str__(self) -> str:
        parts = ((self.lines, "line"), (self.words, "word"), (self.characters, "character"))
        return ", ".join(plural(count, word) for count, word in parts)


def count(text: str) -> Counts:
    """Count a text."""
    return Counts(text.count("\n") + (bool(text) and not text.endswith("\n")), len(text.split()), len(text))


@tool("read", aliases=("wc", "lines", "words", "characters", "length", "many", "long"), finds="path", quick=True)
def count_text(context: ToolContext, path: str | None = None, text: str | None = None) -> str:
    """Count the lines, words and characters of a file, of several files, or of a text.

    Args:
        path: A file, or a pattern such as src/*.py for several.
        text: The text to count, in place of a path.
    """
    if (path is None) == (text is None):
        raise ToolError("give either a path or a text to count" + (", not both" if path is not None else ""))
    if text is not None:
        return f"text: {count(text)}"
    assert path is not None
    workspace = context.workspace
    rel = workspace.rel(path)
    kind = workspace.kind(rel)
    deadline = time.monotonic() + _SECONDS
    if kind == "folder":
        name, pattern = ("this", "*") if rel == "." else (label(rel), f"{label(rel)}/*")
        raise ToolError(f"{name} is a folder, not a file; count its files with {pattern}")
    if kind is not None or not WILD.search(rel):
        return f"{label(rel)}: {_count_file(context, rel, deadline)}"
    return _count_several(context, rel, deadline)


def _count_several(context: ToolContext, pattern: str, deadline: float) -> str:
    # As in a shell, *.py means this folder alone.
    wanted = path_test(pattern, ".")
    single = "/" not in pattern
    total, lines, skipped, more = Counts(), list[str](), 0, 0
    for entry in context.workspace.list(".") if single else context.workspace.walk("."):
        if entry.kind != "file" or not wanted(entry.path):
            continue
        if len(lines) >= _FILES or time.monotonic() > deadline:
            more += 1
            continue
        try:
            counts = _count_file(context, entry.path, deadline)
        except ToolError:
            skipped += 1
            continue
        lines.append(f"{label(entry.path)}: {counts}")
        total.lines += counts.lines
        total.words += counts.words
        total.characters += counts.characters
    notes = [f"[{plural(skipped, 'file')} not counted: not text, or not readable]"] if skipped else []
    notes += [f"[{plural(more, 'more file')} not counted]"] if more else []
    if not lines and not notes and single:  # nothing here: people who ask for *.log mean those in folders too
        return _count_several(context, f"**/{pattern}", deadline)
    if not lines:
        raise ToolError("\n".join([f"no files match {label(pattern)}", *notes]))
    if len(lines) > 1:
        lines.append(f"total of {len(lines)} files: {total}")
    return "\n".join(lines + notes)


def _count_file(context: ToolContext, rel: str, deadline: float) -> Counts:
    """Count a file piece by piece. Raises ToolError for binary files and when it takes too long."""
    counts = Counts()
    last = ""
    with context.workspace.open_read(rel) as file:
        data = file.read(_CHUNK)
        if is_binary(data[:SNIFF]):
            refuse_binary(rel, data[:SNIFF], context.workspace.stat(rel).st_size)
        utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        decoder = codecs.getincrementaldecoder("utf-16" if utf16 else "utf-8-sig")("replace")
        while data:
            text = decoder.decode(data, final=len(data) < _CHUNK)
            counts.lines += text.count("\n")
            counts.words += len(text.split()) - (bool(last and text) and not (last.isspace() or text[0].isspace()))
            counts.characters += len(text)
            last = text[-1:] or last
            if time.monotonic() > deadline or context.cancelled():
                raise ToolError(f"{label(rel)} is too large to count in {_SECONDS:g} seconds")
            data = file.read(_CHUNK) if len(data) == _CHUNK else b""
    counts.lines += bool(last) and last != "\n"
    return counts
