"""The tasks of `umi eval local`: read from TOML, checked, and put on disk.

A task is a user's message, a folder to say it in, and the effect that must follow. docs/evaluation.md describes
every key.
"""

from __future__ import annotations

import base64
import binascii
import os
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args

TASKS_DIR = Path(__file__).parent / "local"
WORKSPACES = "workspaces.toml"

Expect = Literal["answer", "negative", "cannot", "asks", "talk"]
Approve = Literal["ask", "edits", "all", "none"]
FileSpec = str | Mapping[str, Any]


class TaskFileError(ValueError):
    """A task file is not one: the message names the file, the task and the key."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of a task's repository; `files` are written before it."""

    message: str
    author: str
    date: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in the workspace before the first word. `branch` None: no repository."""

    files: Mapping[str, FileSpec] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    branch: str | None = None


@dataclass(frozen=True, slots=True)
class FileAfter:
    """What a file must be afterwards. Trailing white space does not count."""

    any: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One everyday request and the effect it must have. `say` holds the user's turns in order."""

    id: str
    category: str
    say: tuple[str, ...]
    folder: Folder
    expect: Expect = "answer"
    reply: str | None = None
    facts: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    after: Mapping[str, FileAfter] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    folders_free: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    days_old: Mapping[str, float] = field(default_factory=dict)
    approve: Approve = "all"


_TASK_KEYS = frozenset(f.name for f in fields(Task)) - {"category", "folder"} | {"in", "files"}
_FOLDER_KEYS = frozenset(("files", "commits", "branch"))
_FILE_KEYS = frozenset(("text", "lines", "base64", "days_old"))
_AFTER_KEYS = frozenset(("any", "contains", "lacks", "same_as"))


def load_tasks(directory: Path = TASKS_DIR) -> list[Task]:
    """Return every task below `directory`, in the order of the file names. Raises TaskFileError."""
    folders = {name: _folder(data, f"{WORKSPACES}: {name}") for name, data in _toml(directory / WORKSPACES).items()}
    tasks: list[Task] = []
    seen: set[str] = set()
    for path in sorted(directory.glob("*.toml")):
        if path.name == WORKSPACES:
            continue
        data = _toml(path)
        _known(data, frozenset({"task"}), path.name)
        for number, entry in enumerate(_list(data, "task", path.name), 1):
            where = f"{path.name}: task {number}"
            if not isinstance(entry, Mapping):
                raise TaskFileError(f"{where}: a task is a table")
            task = _task(entry, path.stem, folders, f"{where} ({entry.get('id', 'without id')})")
            if task.id in seen:
                raise TaskFileError(f"{where}: the id {task.id} is used twice")
            seen.add(task.id)
            tasks.append(task)
    if not tasks:
        raise TaskFileError(f"there is no task in {directory}")
    return tasks


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaskFileError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TaskFileError(f"{path.name}: {error}") from error


def _task(data: Mapping[str, Any], category: str, folders: Mapping[str, Folder], where: str) -> Task:
    _known(data, _TASK_KEYS, where)
    say = data.get("say")
    turns = (say,) if isinstance(say, str) else _strings(data, "say", where)
    if not turns or not all(turns):
        raise TaskFileError(f"{where}: say must be a text or a list of texts")
    name = data.get("in", "")
    if not isinstance(name, str) or name not in folders:
        raise TaskFileError(f"{where}: in = {name!r} is no folder of {WORKSPACES}; there are {', '.join(folders)}")
    base, more = folders[name], _folder({"files": data.get("files", {})}, where)
    expect, approve = data.get("expect", "answer"), data.get("approve", "all")
    if expect not in get_args(Expect):
        raise TaskFileError(f"{where}: expect = {expect!r} must be one of {', '.join(get_args(Expect))}")
    if approve not in get_args(Approve):
        raise TaskFileError(f"{where}: approve = {approve!r} must be one of {', '.join(get_args(Approve))}")
    after = data.get("after", {})
    if not isinstance(after, Mapping) or not isinstance(data.get("days_old", {}), Mapping):
        raise TaskFileError(f"{where}: after and days_old are tables by path")
    reply = data.get("reply")
    if reply is not None and (not isinstance(reply, str) or expect != "asks"):
        raise TaskFileError(f"{where}: reply is a text and belongs to expect = 'asks'")
    task = Task(
        id=_text(data, "id", where),
        category=category,
        say=turns,
        folder=Folder({**base.files, **more.files}, base.commits, base.branch),
        expect=expect,
        reply=reply,
        facts=_strings(data, "facts", where),
        lacks=_strings(data, "lacks", where),
        after={_path(p, where): _file_after(v, f"{where}: after {p}") for p, v in after.items()},
        gone=tuple(_path(p, where) for p in _strings(data, "gone", where)),
        folders=tuple(_path(p, where) for p in _strings(data, "folders", where)),
        folders_free=tuple(_path(p, where) for p in _strings(data, "folders_free", where)),
        notes=_strings(data, "notes", where),
        noted=_strings(data, "noted", where),
        days_old=dict(data.get("days_old", {})),
        approve=approve,
    )
    if expect == "answer" and not (task.facts or task.after or task.gone or task.folders or task.noted):
        raise TaskFileError(f"{where}: nothing is expected, so every answer would pass")
    there = set(task.folder.files) | {p for c in task.folder.commits for p in c.files}
    for path, wanted in task.after.items():
        if wanted.same_as is not None and wanted.same_as not in there:
            raise TaskFileError(f"{where}: after {path}: same_as = {wanted.same_as!r} is not a file of the folder")
    for path in task.gone:
        if not any(p == path or p.startswith(f"{path}/") for p in there):
            raise TaskFileError(f"{where}: gone: {path} is not in the folder to begin with")
    return task


def _folder(data: Mapping[str, Any], where: str) -> Folder:
    _known(data, _FOLDER_KEYS, where)
    files = data.get("files", {})
    if not isinstance(files, Mapping):
        raise TaskFileError(f"{where}: files is a table by path")
    for path, spec in files.items():
        _path(path, where)
        if not isinstance(spec, str):
            if not isinstance(spec, Mapping) or not ("text" in spec or "base64" in spec):
                raise TaskFileError(f"{where}: the file {path} needs a text, or a table with text or base64")
            _known(spec, _FILE_KEYS, f"{where}: the file {path}")
            content(spec, f"{where}: the file {path}")
    commits = tuple(
        Commit(_text(c, "message", where), _text(c, "author", where), _text(c, "date", where), dict(c.get("files", {})))
        for c in _list(data, "commits", where)
    )
    return Folder(files, commits, data.get("branch") or ("main" if commits else None))


def _file_after(value: Any, where: str) -> FileAfter:
    if isinstance(value, str):
        return FileAfter(any=(value,))
    if not isinstance(value, Mapping) or not value:
        raise TaskFileError(f"{where}: give the text, or a table with {', '.join(sorted(_AFTER_KEYS))}")
    _known(value, _AFTER_KEYS, where)
    return FileAfter(
        _strings(value, "any", where),
        _strings(value, "contains", where),
        _strings(value, "lacks", where),
        _text(value, "same_as", where) if "same_as" in value else None,
    )


def _known(data: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    unknown = set(data) - known
    if unknown:
        raise TaskFileError(f"{where}: unknown key {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise TaskFileError(f"{where}: {key} must be a text")
    return value


def _list(data: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise TaskFileError(f"{where}: {key} must be a list")
    return value


def _strings(data: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = _list(data, key, where)
    if not all(isinstance(v, str) for v in values):
        raise TaskFileError(f"{where}: {key} must be a list of texts")
    return tuple(values)


def _path(path: str, where: str) -> str:
    parts = PurePosixPath(path)
    if not path or parts.is_absolute() or ".." in parts.parts:
        raise TaskFileError(f"{where}: {path!r} is not a path inside the folder")
    return path


# --- on disk ------------------------------------------------------------------------------------------------


def content(spec: FileSpec, where: str = "a file") -> bytes:
    """Return the bytes of a file of a task. Raises TaskFileError."""
    if isinstance(spec, str):
        return spec.encode()
    if "base64" in spec:
        try:
            return base64.b64decode(spec["base64"], validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise TaskFileError(f"{where}: base64: {error}") from error
    text, lines = str(spec["text"]), spec.get("lines")
    return "".join(text.replace("{n}", str(n)) for n in range(1, lines + 1)).encode() if lines else text.encode()


def build(task: Task, root: Path, now: float) -> None:
    """Write the task's folder into the empty folder `root`; ages count from `now` (seconds since the epoch).

    Raises TaskFileError when the task needs git and git is missing or fails.
    """
    if task.folder.branch is not None:
        _repository(task.folder, root)
    for path, spec in task.folder.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content(spec))
        own = spec.get("days_old", 0) if isinstance(spec, Mapping) else 0
        days = task.days_old.get(path, own or task.days_old.get("*", 0))
        if days:
            os.utime(target, (now - days * 86400, now - days * 86400))


def _repository(folder: Folder, root: Path) -> None:
    _git(root, {}, "init", "--quiet", f"--initial-branch={folder.branch}")
    for commit in folder.commits:
        for path, text in commit.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        mail = f"{commit.author.split()[0].lower()}@example.org"
        who = {
            f"GIT_{kind}_{key}": value
            for kind in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", commit.author), ("EMAIL", mail), ("DATE", commit.date))
        }
        _git(root, who, "add", "--all")
        _git(root, who, "commit", "--quiet", "--allow-empty", "-m", commit.message)


def _git(root: Path, env: Mapping[str, str], *arguments: str) -> None:
    calm = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env={**clean, **calm, **env}, capture_output=True, text=True, timeout=30
        )
    except OSError as error:
        raise TaskFileError(f"this task needs git, which cannot be run: {error.strerror}") from error
    if done.returncode:
        raise TaskFileError(f"git {arguments[0]} failed in {root}: {done.stderr.strip()[:300]}")


def select(tasks: Iterable[Task], only: str | None = None, limit: int | None = None) -> list[Task]:
    """Return the tasks whose id or category starts with `only` (several by commas), `limit` at most, spread evenly."""
    words = tuple(w.strip() for w in only.split(",") if w.strip()) if only else ()
    chosen = [t for t in tasks if not words or t.id.startswith(words) or t.category in words]
    if limit is not None and 0 < limit < len(chosen):
        chosen = [chosen[i * len(chosen) // limit] for i in range(limit)]
    return chosen
