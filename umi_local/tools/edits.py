"""Tools that change files and folders. Each change goes through the journal and can be undone; each has a preview that
shows exactly what will happen."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.files import Decoded, decode, is_binary, plural, size_text

EDIT_LIMIT = 20 << 20
"""Bytes of a file that edit_file and append_file work on, and that write_file writes."""
DIFF_LIMIT = 400_000
LEAST_IN_OTHER_CASE = 3
"""Characters of the shortest text that edit_file replaces where it stands in another case alone."""
MOST_SPELLINGS = 1000
"""Places of a text in another case that are compared."""


def _current(context: ToolContext, rel: str) -> Decoded:
    """Return the text of an existing file. Raises ToolError."""
    data = context.workspace.read_bytes(rel, EDIT_LIMIT + 1)
    if len(data) > EDIT_LIMIT:
        raise ToolError(f"{label(rel)} is larger than {EDIT_LIMIT >> 20} MB, too large to edit")
    if is_binary(data):
        raise ToolError(f"{label(rel)} is a binary file, not text")
    return decode(data)


def _encoded(content: str, like: Decoded | None = None) -> bytes:
    try:
        data = like.encode(content) if like else content.encode()
    except UnicodeError as error:
        if like is None:
            raise ToolError("the text holds half a character (a lone surrogate), which no file can hold") from error
        # The file's own encoding has no such character: the whole file becomes UTF-8.
        data = content.removeprefix("\ufeff").encode("utf-8", "replace")
    if len(data) > EDIT_LIMIT:
        raise ToolError(f"the text is larger than {EDIT_LIMIT >> 20} MB, too large to write")
    return data


def _not_a_link(context: ToolContext, rel: str) -> None:
    target = context.workspace.link_target(rel)
    if target is not None:
        raise ToolError(f"{label(rel)} is a symbolic link to {label(target)}; change that file instead")


def _target(context: ToolContext, path: str) -> str:
    """Return the path of what may be made. Blanks around it are a slip, unless something is called so."""
    rel = context.workspace.rel(path)
    bare = rel.strip(" ")
    return bare if bare and bare != rel and not context.workspace.exists(rel) else rel


def _new_name(context: ToolContext, rel: str) -> None:
    """Refuse protected places, and names that no line of output can show. Raises ToolError."""
    context.workspace.check_writable(rel)
    if any(ord(char) < 32 or ord(char) == 127 for char in rel):
        raise ToolError(f"{label(rel)}: a new name cannot hold line breaks or control characters")


def line_count(text: str) -> int:
    """Return how many lines a text has; a last line without a newline counts."""
    return text.count("\n") + (not text.endswith("\n") and bool(text))


def _diff(rel: str, before: str | None, after: str) -> str:
    old = [] if before is None else before.split("\n")
    new = after.split("\n")
    for lines in (old, new):
        if lines and not lines[-1]:
            lines.pop()
    names = ("/dev/null" if before is None else label(rel), label(rel))
    lines = list(difflib.unified_diff(old, new, *names, lineterm=""))
    if before is not None and before != after and not lines:
        return f"change the last newline of {label(rel)}"
    if before is None and not lines:
        return f"make the empty file {label(rel)}"
    return "\n".join(lines) or f"{label(rel)} stays as it is"


def _preview(context: ToolContext, rel: str, before: str | None, after: str) -> str:
    if len(before or "") + len(after) > DIFF_LIMIT:
        verb = "make" if before is None else "replace the content of"
        size = size_text(len(after.encode("utf-8", "replace")))
        return f"{verb} {label(rel)}: {plural(line_count(after), 'line')}, {size}"
    return _diff(rel, before, after)


def _preview_write(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    rel, content = _file_target(context, arguments["path"]), str(arguments["content"])
    kind = context.workspace.kind(rel)
    if kind is None:
        return _preview(context, rel, None, content)
    try:
        before = _current(context, rel).plain
    except ToolError:
        size = context.workspace.stat(rel).st_size
        return f"replace all of {label(rel)} ({size_text(size)}) with:\n{content}"
    return _preview(context, rel, before, content)


@tool("write", preview=_preview_write, aliases=("create", "save", "new", "make", "overwrite"))
def write_file(context: ToolContext, path: str, content: str) -> str:
    """Write a text file: make a new one or replace all of an old one.

    Args:
        path: The file.
        content: The whole text.
    """
    rel = _file_target(context, path)
    data = _encoded(content)
    verb = "replaced" if context.workspace.exists(rel) else "wrote"
    text = f"{verb} {label(rel)} ({plural(line_count(content), 'line')}, {plural(len(data), 'byte')})"
    context.journal.write(context.workspace, rel, data, text)
    return text


def _file_target(context: ToolContext, path: str) -> str:
    rel = _target(context, path)
    if path.endswith("/"):
        raise ToolError(f"{label(rel)}/ names a folder; a file name is needed")
    if context.workspace.kind(rel) == "folder":
        raise context.workspace.wrong_kind(rel, "folder", "file")
    _new_name(context, rel)
    _not_a_link(context, rel)
    return rel


def _appended(context: ToolContext, rel: str, content: str) -> tuple[Decoded | None, str]:
    """Return the file as it is (None: it does not exist) and its text after the append."""
    if not content:
        raise ToolError("there is nothing to append: the content is empty")
    ending = content if content.endswith("\n") else content + "\n"
    if not context.workspace.exists(rel):
        if (meant := context.workspace.meant(rel)) != rel:
            raise ToolError(f"there is no file {label(rel)}; did you mean {label(meant)}?")
        return None, ending
    old = _current(context, rel)
    if "\r\n" in old.text:
        ending = ending.replace("\r\n", "\n").replace("\n", "\r\n")
    gap = "" if not old.text.strip("\ufeff") or old.text.endswith("\n") else "\r\n" if "\r\n" in old.text else "\n"
    return old, old.text + gap + ending


def _preview_append(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    rel = _file_target(context, arguments["path"])
    old, new = _appended(context, rel, str(arguments["content"]))
    return _preview(context, rel, old.plain if old else None, Decoded(new, "utf-8").plain)


@tool("write", preview=_preview_append, aliases=("add", "line", "end"))
def append_file(context: ToolContext, path: str, content: str) -> str:
    """Add text at the end of a file.

    Args:
        path: The file; it is made when there is none that could be meant.
        content: The text to add, on lines of its own.
    """
    rel = _file_target(context, path)
    old, new = _appended(context, rel, content)
    text = f"appended {plural(line_count(content), 'line')} to {label(rel)}" + ("" if old else " (new file)")
    context.journal.write(context.workspace, rel, _encoded(new, old), text)
    return text


def _edited(
    context: ToolContext, rel: str, old_text: str, new_text: str, replace_all: bool
) -> tuple[Decoded, str, int]:
    """Return the file as it is, its text after the edit, and how many places change."""
    context.workspace.check_writable(rel)
    _not_a_link(context, rel)
    if not old_text:
        raise ToolError("old_text is empty: give the text to replace, or use append_file or write_file")
    if old_text == new_text:
        raise ToolError("old_text and new_text are the same, so there is nothing to change")
    old = _current(context, rel)
    found = old.text.count(old_text)
    if not found and "\r\n" in old.text and "\n" in old_text:
        old_text, new_text = (part.replace("\r\n", "\n").replace("\n", "\r\n") for part in (old_text, new_text))
        found = old.text.count(old_text)
    quoted = repr(old_text) if len(old_text) <= 60 else repr(old_text[:60] + "...")
    others = _spellings(old.text, old_text) if not found else set()
    if len(others) == 1 and len(old_text) >= LEAST_IN_OTHER_CASE and new_text not in others:
        old_text = others.pop()  # people type petra where the file says Petra
        found = old.text.count(old_text)
    if not found:
        hint = f"; it has {sorted(others)[0]!r}" if others and len(old_text) <= 60 else ""
        raise ToolError(f"{quoted} does not occur in {label(rel)}{hint}")
    if found > 1 and not replace_all:
        advice = "give more of the text around it, or set replace_all"
        raise ToolError(f"{quoted} occurs {found} times in {label(rel)}; {advice}")
    return old, old.text.replace(old_text, new_text), found


def _spellings(text: str, wanted: str) -> set[str]:
    """Return how a text that does not occur as it was written stands there in another case."""
    found = re.finditer(re.escape(wanted), text, re.IGNORECASE)
    return {each.group() for each in islice(found, MOST_SPELLINGS)}


def _preview_edit(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    rel = context.workspace.rel(arguments["path"])
    replace_all = bool(arguments.get("replace_all", False))
    old, new, _ = _edited(context, rel, str(arguments["old_text"]), str(arguments["new_text"]), replace_all)
    return _preview(context, rel, old.plain, Decoded(new, "utf-8").plain)


@tool("write", preview=_preview_edit, aliases=("replace", "change", "rename", "fix", "substitute"))
def edit_file(context: ToolContext, path: str, old_text: str, new_text: str, replace_all: bool = False) -> str:
    """Replace a piece of text in a file.

    Args:
        path: The file.
        old_text: The text to replace, as it stands; it must occur once.
        new_text: What stands there afterwards.
        replace_all: Replace every occurrence.
    """
    rel = context.workspace.rel(path)
    old, new, count = _edited(context, rel, old_text, new_text, replace_all)
    text = f"replaced {plural(count, 'occurrence')} in {label(rel)}"
    context.journal.write(context.workspace, rel, _encoded(new, old), text)
    return text


def _named_alike(old: str, destination: str) -> str:
    """Return a destination with the old name where it has a star: *.md has another ending, draft_* and *_v2 keep it.

    A pattern without a folder names a place in the folder of `old`. Raises ToolError when it has several stars.
    """
    folder, slash, pattern = destination.rpartition("/")
    before, star, behind = pattern.partition("*")
    if not star:
        return destination
    if "*" in behind:
        raise ToolError(f"{destination[:80]!r} has more than one star: one stands for the name as it is, as in *.md")
    where, _, name = old.rpartition("/")
    stem, ending = posixpath.splitext(name)
    new = f"{before}{stem}{behind}" + ("" if "." in behind else ending)
    return f"{folder}/{new}" if slash else f"{where}/{new}" if where else new


def _ends(context: ToolContext, source: str, destination: str, verb: str) -> tuple[str, str, str]:
    """Return source, the full destination, and the kind of the source. Raises ToolError."""
    workspace = context.workspace
    old = workspace.rel(source)
    new = _target(context, _named_alike(old, destination))
    kind = "link" if workspace.link_target(old) is not None else workspace.kind(old)
    if old == ".":
        raise ToolError(f"the workspace folder itself cannot be {verb}")
    if verb == "moved":
        workspace.check_writable(old)
    if kind is None:
        raise workspace.missing(old)
    into = workspace.kind(new) == "folder"
    if into and new == old:
        raise ToolError(f"{label(old)} is already there")
    if into or destination.endswith("/"):
        new = old.rpartition("/")[2] if new == "." else f"{new}/{old.rpartition('/')[2]}"
    if new == old:
        raise ToolError(f"{label(old)} is already there")
    if kind == "folder" and new.startswith(old + "/"):
        raise ToolError(f"{label(old)} cannot be {verb} into itself")
    _new_name(context, new)
    if (workspace.exists(new) or workspace.link_target(new) is not None) and not _same_but_case(context, old, new):
        raise ToolError(f"{label(new)} already exists; choose another name or delete it first")
    return old, new, kind


def _same_but_case(context: ToolContext, old: str, new: str) -> bool:
    """Say whether `new` is `old` itself on a disk that ignores case."""
    if old.casefold() != new.casefold():
        return False
    first, second = context.workspace.stat(old), context.workspace.stat(new)
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)


def _preview_move(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    old, new, kind = _ends(context, arguments["source"], arguments["destination"], "moved")
    return f"move {'the folder ' if kind == 'folder' else ''}{label(old)} to {label(new)}"


@tool("write", preview=_preview_move, aliases=("rename", "mv", "put"))
def move_file(context: ToolContext, source: str, destination: str) -> str:
    """Move or rename a file or folder.

    Args:
        source: What to move.
        destination: The new name, or the folder to move it into; *.md for the same name with another ending.
    """
    old, new, _ = _ends(context, source, destination, "moved")
    text = f"moved {label(old)} to {label(new)}"
    context.journal.move(context.workspace, old, new, text)
    return text


def _preview_copy(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    old, new, kind = _ends(context, arguments["source"], arguments["destination"], "copied")
    return f"copy {'the folder ' if kind == 'folder' else ''}{label(old)} to {label(new)}"


@tool("write", preview=_preview_copy, timeout=120.0, aliases=("cp", "duplicate", "backup"))
def copy_file(context: ToolContext, source: str, destination: str) -> str:
    """Copy a file or folder.

    Args:
        source: What to copy.
        destination: The name of the copy, or the folder to put it into; *_old for the same name with more to it.
    """
    old, new, _ = _ends(context, source, destination, "copied")
    text = f"copied {label(old)} to {label(new)}"
    context.journal.copy(context.workspace, old, new, text, context.cancelled)
    return text


def _deleted(context: ToolContext, path: str) -> tuple[str, str]:
    """Return the path and how to name what is deleted. Raises ToolError."""
    workspace = context.workspace
    rel = workspace.rel(path)
    if rel == ".":
        raise ToolError("the workspace folder itself cannot be deleted")
    workspace.check_writable(rel)
    if workspace.link_target(rel) is not None:
        return rel, label(rel)
    kind = workspace.kind(rel)
    if kind is None:
        raise workspace.missing(rel)
    if kind != "folder":
        return rel, label(rel)
    files = sum(entry.kind != "folder" for entry in workspace.walk(rel))
    return rel, f"folder {label(rel)} ({plural(files, 'file') if files else 'empty'})"


def _preview_delete(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    return f"delete {_deleted(context, arguments['path'])[1]}"


@tool("write", preview=_preview_delete, timeout=120.0, aliases=("remove", "rm", "erase", "trash"))
def delete_file(context: ToolContext, path: str) -> str:
    """Delete a file or folder.

    Args:
        path: What to delete.
    """
    rel, what = _deleted(context, path)
    context.journal.delete(context.workspace, rel, f"deleted {what}", context.cancelled)
    return f"deleted {what}"


def _preview_folder(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    rel = _target(context, arguments["path"])
    _new_name(context, rel)
    return f"make the folder {label(rel)}"


@tool("write", preview=_preview_folder, aliases=("mkdir", "folder", "create", "new"))
def make_directory(context: ToolContext, path: str) -> str:
    """Make a folder, with the folders above it.

    Args:
        path: The new folder.
    """
    rel = _target(context, path)
    _new_name(context, rel)
    kind = context.workspace.kind(rel)
    if kind == "folder":
        return f"the folder {label(rel)} already exists" if rel != "." else "the workspace folder already exists"
    if kind is not None:
        raise ToolError(f"{label(rel)} is a file; a folder cannot have the same name")
    text = f"made folder {label(rel)}"
    context.journal.make_directory(context.workspace, rel, text)
    return text
