"""Tools that look at files and folders, and what the other file tools share: reading text, sizes and times in words."""

from __future__ import annotations

import codecs
import io
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool

if TYPE_CHECKING:
    from umi_local.safety.workspace import Entry

READ_LIMIT = 200_000
"""Bytes of text that read_file returns at most."""
SCAN_LIMIT = 256 << 20
"""Bytes of a file that are searched for a line."""
SNIFF = 8192
_UTF16_LIMIT = 64 << 20
ENTRIES_SHOWN = 400

_MAGIC = (
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"%PDF", "PDF document"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"SQLite format 3", "SQLite database"),
    (b"\x7fELF", "program"),
)


def size_text(size: int) -> str:
    """Return a size in bytes as people write it: 512 bytes, 1.2 kB, 3.4 MB."""
    if size < 1000:
        return plural(size, "byte")
    value = float(size)
    for unit in ("kB", "MB", "GB", "TB"):
        value /= 1000
        if value < 999.95 or unit == "TB":
            break
    return f"{value:.1f} {unit}"


def plural(count: int, word: str, words: str = "") -> str:
    """Return a count with its word: 1 line, 3 lines."""
    return f"{count} {word}" if count == 1 else f"{count} {words or word + 's'}"


def time_text(context: ToolContext, seconds: float) -> str:
    """Return a time as 2026-10-02 14:03 in the zone of the context's clock."""
    try:
        return datetime.fromtimestamp(seconds, context.now().tzinfo).strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return "an unknown time"


def is_binary(head: bytes) -> bool:
    """Say whether the first bytes of a file are no text: they hold a zero byte and no UTF-16 mark."""
    return b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how to get its bytes back: `text` keeps undecodable bytes as surrogates."""

    text: str
    encoding: str

    def encode(self, text: str) -> bytes:
        """Return `text` as this file would hold it. Raises UnicodeError."""
        return text.encode(self.encoding, "surrogateescape" if self.encoding.startswith("utf-8") else "strict")

    @property
    def plain(self) -> str:
        """The text for reading: line ends are newlines, undecodable bytes are U+FFFD."""
        text = self.text.replace("\r\n", "\n") if "\r" in self.text else self.text
        return text if text.isascii() else text.encode("utf-8", "replace").decode() if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file: UTF-8, else UTF-16 by its mark, else Windows or Latin-1. Lossless."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        little = data.startswith(codecs.BOM_UTF16_LE)
        try:
            text = data.decode("utf-16")
            return Decoded("\ufeff" + text, "utf-16-le" if little else "utf-16-be")
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in text)
    if bad > sum(char > "\x7f" for char in text) - bad:
        for encoding in ("cp1252", "latin-1"):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
    return Decoded(text, "utf-8")


def readable(data: bytes) -> str:
    """Return the bytes of a text file for reading: no byte order mark, newlines, no surrogates."""
    return decode(data).plain.removeprefix("\ufeff")


def refuse_binary(path: str, head: bytes, size: int) -> None:
    """Raise ToolError when `head` is the start of a binary file."""
    if is_binary(head):
        kind = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
        raise ToolError(f"{label(path)} is a binary file ({kind + ', ' if kind else ''}{size_text(size)}), not text")


@tool("read", aliases=("show", "open", "cat", "print", "content"), finds="path", quick=True)
def read_file(context: ToolContext, path: str, start_line: int | None = None, end_line: int | None = None) -> str:
    """Read a text file, or some of its lines.

    Args:
        path: The file.
        start_line: First line to read, counted from 1; -3 reads the last three.
        end_line: Last line to read.
    """
    rel = context.workspace.rel(path)
    if start_line is not None or end_line is not None:
        return _read_lines(context, rel, 1 if start_line is None else start_line, end_line)
    data = context.workspace.read_bytes(rel, READ_LIMIT + 1)
    size = len(data) if len(data) <= READ_LIMIT else context.workspace.stat(rel).st_size
    refuse_binary(rel, data[:SNIFF], size)
    if not data:
        return f"{label(rel)} is empty"
    if len(data) <= READ_LIMIT:
        text = readable(data).removesuffix("\n")
        return text if text.strip() else f"{label(rel)} has only blank lines"
    cut = data[:READ_LIMIT]
    cut = cut[: cut.rfind(b"\n") + 1] or cut
    note = f"[only the first {size_text(len(cut))} of {size_text(size)}; use start_line and end_line for more]"
    return readable(_whole_characters(cut)).rstrip("\n") + "\n" + note


def _whole_characters(data: bytes) -> bytes:
    """Return `data` without a UTF-8 character that was cut in half at its end."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte & 0xC0 != 0x80:
            needed = 4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2 if byte >= 0xC0 else 1
            return data if needed <= back else data[:-back]
    return data


def _read_lines(context: ToolContext, rel: str, first: int, last: int | None) -> str:
    if first < 0:
        if last is not None:
            raise ToolError(f"start_line {first} reads to the end, so end_line must be left out")
        return _read_end(context, rel, -first)
    if not first:
        raise ToolError("start_line is 0, but lines are counted from 1, or from -1 at the end")
    if last is not None and last < first:
        raise ToolError(f"end_line {last} comes before start_line {first}")
    lines: list[bytes] = []
    number = scanned = kept = 0
    more, whole = False, True
    with context.workspace.open_read(rel) as file:
        head = file.read(SNIFF)
        refuse_binary(rel, head, context.workspace.stat(rel).st_size)
        file.seek(0)
        stream: BinaryIO = file
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            stream = io.BytesIO(file.read(_UTF16_LIMIT).decode("utf-16", "replace").encode())
        # A line longer than the limit arrives in pieces.
        while piece := stream.readline(READ_LIMIT):
            scanned += len(piece)
            number += whole
            whole = piece.endswith(b"\n")
            if last is not None and number > last:
                break
            if number >= first:
                kept += len(piece)
                if kept > READ_LIMIT:
                    more = True
                    break
                lines.append(piece)
            if (number == last and whole) or scanned > SCAN_LIMIT or context.cancelled():
                break
    if number < first:
        if scanned > SCAN_LIMIT:
            limit = size_text(SCAN_LIMIT)
            raise ToolError(f"line {first} of {label(rel)} lies beyond the first {limit}, which is all umi reads")
        raise ToolError(f"{label(rel)} is empty" if not number else f"{label(rel)} has only {plural(number, 'line')}")
    text = readable(b"".join(lines)).removesuffix("\n")
    return text + (f"\n[stopped after {size_text(READ_LIMIT)}; ask for fewer lines]" if more else "")


def _read_end(context: ToolContext, rel: str, count: int) -> str:
    """Return the last `count` lines; of a long file only the end is read."""
    size = context.workspace.stat(rel).st_size
    with context.workspace.open_read(rel) as file:
        head = file.read(SNIFF)
        refuse_binary(rel, head, size)
        file.seek(0)
        wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if wide and size > _UTF16_LIMIT:
            raise ToolError(f"{label(rel)} is too large to be read from its end in UTF-16")
        if not wide:
            file.seek(max(0, size - READ_LIMIT))
        data = file.read(_UTF16_LIMIT if wide else READ_LIMIT)
    if not data:
        raise ToolError(f"{label(rel)} is empty")
    lines = readable(data).removesuffix("\n").split("\n")
    if not wide and size > READ_LIMIT:
        lines = lines[1:] or lines  # the first one has lost its beginning, unless it is all there is
        if len(lines) < count:
            note = f"[only the last {plural(len(lines), 'line')}: umi reads {size_text(READ_LIMIT)} at once]"
            return "\n".join([note, *lines])
    return "\n".join(lines[-count:])


@tool("read", aliases=("ls", "folder", "directory", "files"), quick=True)
def list_directory(context: ToolContext, path: str = ".") -> str:
    """List what is in a folder.

    Args:
        path: The folder; the workspace itself when left out.
    """
    rel = context.workspace.rel(path)
    entries = context.workspace.list(rel)
    name = "this folder" if rel == "." else label(rel)
    if not entries:
        return f"{name} is empty"
    entries.sort(key=lambda entry: (entry.kind != "folder", entry.name.casefold(), entry.name))
    lines = [f"{plural(len(entries), 'entry', 'entries')} in {name} ({kinds(entries)})"]
    lines += [_entry_line(entry) for entry in entries[:ENTRIES_SHOWN]]
    if len(entries) > ENTRIES_SHOWN:
        lines.append(f"[{len(entries) - ENTRIES_SHOWN} more entries]")
    return "\n".join(lines)


def _entry_line(entry: Entry) -> str:
    name = label(entry.name)
    if entry.kind == "folder":
        return name + "/"
    return f"{name}  {size_text(entry.size) if entry.kind == 'file' else 'link' if entry.kind == 'link' else 'device'}"


def kinds(entries: Sequence[Entry]) -> str:
    """Return how many entries of each kind there are: 1 folder, 3 files."""
    words = {"folder": "folder", "file": "file", "link": "link", "other": "device"}
    counted = [(sum(entry.kind == kind for entry in entries), word) for kind, word in words.items()]
    return ", ".join(plural(count, word) for count, word in counted if count)


@tool("read", aliases=("size", "modified", "permissions", "stat", "when", "big"), quick=True)
def file_info(context: ToolContext, path: str) -> str:
    """Tell size, time of change, permissions and kind of a file or folder.

    Args:
        path: The file or folder.
    """
    workspace = context.workspace
    rel = workspace.rel(path)
    state = workspace.stat(rel)
    name = "this folder" if rel == "." else label(rel)
    target = workspace.link_target(rel)
    if target is not None:
        name += f" (link to {label(target)})"
    when = f"modified {time_text(context, state.st_mtime)}, permissions {stat.filemode(state.st_mode)[1:]}"
    if stat.S_ISDIR(state.st_mode):
        entries = workspace.list(rel)
        inside = f"{plural(len(entries), 'entry', 'entries')} ({kinds(entries)})" if entries else "empty"
        total, complete = 0, True
        for number, entry in enumerate(workspace.walk(rel)):
            total += entry.size if entry.kind == "file" else 0
            if number > 200_000 or context.cancelled():
                complete = False
                break
        size = f"{size_text(total)} in total" if complete else f"more than {size_text(total)} in total"
        return f"{name}: {'' if rel == '.' else 'folder, '}{inside}, {size}, {when}"
    if not stat.S_ISREG(state.st_mode):
        return f"{name}: pipe, socket or device, {when}"
    size = size_text(state.st_size) if state.st_size < 1000 else f"{state.st_size} bytes ({size_text(state.st_size)})"
    try:
        kind = _content_kind(workspace.read_bytes(rel, SNIFF))
    except ToolError:
        kind = "content not readable"
    return f"{name}: file, {size}, {when}, {kind}"


def _content_kind(head: bytes) -> str:
    if not head:
        return "empty"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    return "binary" if is_binary(head) else "text"
