"""The verdict on a task: what the answer says, what the files are now, and that nothing else was touched."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from umi_local.evaluation.facts import Moment, holds, is_negative, is_question
from umi_local.evaluation.tasks import FileAfter, Task

IGNORED = frozenset((".git", ".umi"))
"""Folders that reading a repository, or umi itself, may write to."""


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """How one turn ended, and the calls that were run: (tool, arguments, whether it worked)."""

    status: str
    answer: str
    calls: tuple[tuple[str, Mapping[str, object], bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a folder as bytes, their times, and its folders."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    modified: Mapping[str, float] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """A hash of every name and content."""
        total = hashlib.sha256()
        for path in sorted(self.folders):
            total.update(b"d" + path.encode("utf-8", "surrogateescape") + b"\0")
        for path in sorted(self.files):
            total.update(b"f" + path.encode("utf-8", "surrogateescape") + b"\0")
            total.update(hashlib.sha256(self.files[path]).digest())
        return total.hexdigest()


def snapshot(root: Path) -> Snapshot:
    """Read everything below `root` but the ignored folders. A link counts as a file that holds its target."""
    files: dict[str, bytes] = {}
    modified: dict[str, float] = {}
    folders: set[str] = set()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if relative.parts[0] in IGNORED:
            continue
        name = relative.as_posix()
        if path.is_symlink():
            files[name] = b"link " + str(path.readlink()).encode()
        elif path.is_dir():
            folders.add(name)
        elif path.is_file():
            files[name], modified[name] = path.read_bytes(), path.stat().st_mtime
        else:
            files[name] = b"special"
    return Snapshot(files, modified, frozenset(folders))


def judge(
    task: Task,
    turns: Sequence[TurnOutcome],
    before: Snapshot,
    asked: Snapshot | None,
    after: Snapshot,
    notes: Sequence[str],
    moments: Sequence[Moment],
) -> list[str]:
    """Return why the task failed; nothing when it passed.

    `asked` is the folder after the first turn of a task that expects a question; `notes` are the notes that were
    added; facts hold if they hold at any of `moments` (the start and the end of the task).
    """
    if not turns:
        return ["no turn was run"]
    reasons: list[str] = []
    last = turns[-1]
    if task.expect == "asks":
        first = turns[0]
        if first.status not in ("answered", "gave_up") or not is_question(first.answer):
            reasons.append(f"did not ask back: {first.status}: {_short(first.answer)}")
        if asked is not None and asked.digest != before.digest:
            reasons.append("changed files before it was told what to do")
        if task.reply is None:
            return reasons + _tree(task, before, after, moments)
        reasons += _answered(turns[1:])
    elif task.expect == "talk":
        reasons += _answered(turns)
        if last.calls:
            reasons.append(f"ran {last.calls[0][0]} where only an answer was wanted")
    elif task.expect in ("negative", "cannot"):
        honest = last.status == "gave_up" or (last.status in ("answered", "refused") and is_negative(last.answer))
        if not honest:
            reasons.append(f"did not say that this cannot be: {last.status}: {_short(last.answer)}")
    else:
        reasons += _answered(turns)
    reasons += [
        f"the answer lacks {fact!r}: {_short(last.answer)}"
        for fact in task.facts
        if not any(holds(last.answer, fact, m) for m in moments)
    ]
    reasons += [
        f"the answer holds {fact!r}: {_short(last.answer)}"
        for fact in task.lacks
        if any(holds(last.answer, fact, m) for m in moments)
    ]
    added = "\n".join(notes)
    reasons += [f"no note holds {fact!r}" for fact in task.noted if not any(holds(added, fact, m) for m in moments)]
    if notes and not task.noted:
        reasons.append(f"added a note that nobody asked for: {_short(notes[0])}")
    return reasons + _tree(task, before, after, moments)


def _answered(turns: Sequence[TurnOutcome]) -> list[str]:
    return [
        f"turn ended as {t.status}: {_short(t.answer)}" if t.status != "answered" else "the answer is empty"
        for t in turns
        if t.status != "answered" or not t.answer.strip()
    ]


def _tree(task: Task, before: Snapshot, after: Snapshot, moments: Sequence[Moment]) -> list[str]:
    reasons: list[str] = []
    files = {p: c for p, c in before.files.items() if not _below(p, task.gone)}
    folders = {p for p in before.folders if not _below(p, task.gone)}
    for path in (*task.after, *task.folders):
        folders |= {p.as_posix() for p in PurePosixPath(path).parents} - {"."}
    folders |= set(task.folders)
    for path, wanted in task.after.items():
        files.pop(path, None)
        if path not in after.files:
            reasons.append(f"there is no file {path}")
        else:
            reasons += _file(path, after.files[path], wanted, before, moments)
    reasons += [f"{p} is still there" for p in task.gone if p in after.files or p in after.folders]
    reasons += [f"there is no folder {p}" for p in task.folders if p not in after.folders]
    now = {p: c for p, c in after.files.items() if p not in task.after}
    for path in sorted(files.keys() | now.keys()):
        if _below(path, task.gone):
            continue
        if path not in now:
            reasons.append(f"{path} is gone")
        elif path not in files:
            reasons.append(f"{path} was made")
        elif files[path] != now[path]:
            reasons.append(f"{path} was changed")
    strange = (folders ^ after.folders) - set(task.folders_free) - set(task.folders) - set(task.gone)
    reasons += [f"the folder {p} {'was made' if p in after.folders else 'is gone'}" for p in sorted(strange)]
    return reasons


def _file(path: str, data: bytes, wanted: FileAfter, before: Snapshot, moments: Sequence[Moment]) -> list[str]:
    if wanted.same_as is not None:
        return [] if data == before.files[wanted.same_as] else [f"{path} is not what {wanted.same_as} was"]
    text = _tidy(data.decode("utf-8", "replace"))
    reasons = []
    if wanted.any and not any(text == _tidy(one) for one in wanted.any):
        reasons.append(f"{path} holds {_short(text)} instead of {_short(wanted.any[0])}")
    for part in wanted.contains:
        if not _contains(text, part, moments):
            reasons.append(f"{path} lacks {part!r}")
    reasons += [f"{path} holds {part!r}" for part in wanted.lacks if part in text]
    return reasons


def _contains(text: str, part: str, moments: Sequence[Moment]) -> bool:
    if "{" in part or part.isdigit():  # a number must not be found inside another one
        return any(holds(text, part, m) for m in moments)
    return part in text


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").rstrip().split("\n"))


def _below(path: str, folders: Sequence[str]) -> bool:
    return any(path == f or path.startswith(f"{f}/") for f in folders)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 160 else f"{text[:157]}...")
