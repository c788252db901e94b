"""The throwaway workspace of a session and the dice: what a family needs to invent a task."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeVar
from zlib import crc32

from umi_local import named
from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolContext
from umi_train.synth import phrase, worlds
from umi_train.synth.figures import words

Split = Literal["train", "heldout_template", "heldout_entity"]
T = TypeVar("T")


class Skip(Exception):
    """The world has not what this family needs: the driver draws another one."""


class MemoryNotes:
    """Notes kept in a list, with the interface of the store."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.rows: list[tuple[int, str, str]] = []

    def add(self, text: str, when: datetime | None = None) -> int:
        """Keep a note and return its number."""
        stamp = (when or self._now).strftime("%Y-%m-%d %H:%M")
        self.rows.append((len(self.rows) + 1, stamp, text))
        return len(self.rows)

    def search(self, query: str, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return notes that hold every word, newest first."""
        words = query.lower().split()
        return [r for r in reversed(self.rows) if all(w in r[2].lower() for w in words)][:limit]

    def list(self, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return the newest notes."""
        return self.rows[::-1][:limit]


class World:
    """A throwaway workspace and the dice: what a family needs to invent a task.

    `root` is the folder, `ctx` the real ToolContext (fixed clock, in-memory notes), `rng` the only source of chance,
    `session` a dict that lives as long as the workspace does, `turns` how many turns there were before this task.
    """

    def __init__(self, root: Path, rng: Random, split: Split, workspace: Workspace, offered: Sequence[str]) -> None:
        self.root, self.rng, self.split = root, rng, split
        self.offered = tuple(offered)
        self.now: datetime = _random_now(rng)
        self.notes = MemoryNotes(self.now)
        self.reply: str | None = None
        self.ctx = ToolContext(workspace, Journal.memory(), self.notes, now=lambda: self.now)
        self.session: dict[str, Any] = {}
        self.turns = 0
        self.templates: list[str] = []
        self.used_heldout = False
        self.only_named: list[str] = []
        """Paths of files that the requests of this task name without their folders."""
        self._files: dict[str, str] | None = None
        self._folders: list[str] = []
        self.theme = rng.choice(worlds.THEMES)
        self._stamps: set[int] = set()
        worlds.fill(self)
        self.settle()

    # Dice

    def pick(self, items: Sequence[T]) -> T:
        """Return one of `items`. Raises Skip when there are none: the task does not suit this world."""
        if not items:
            raise Skip("nothing to choose from")
        return items[int(self.rng.random() * len(items))]

    def chance(self, p: float) -> bool:
        """Return true with probability `p`."""
        return self.rng.random() < p

    def has(self, tool: str) -> bool:
        """Say whether a tool is on offer in this session."""
        return tool in self.offered

    # Words

    def say(self, templates: Sequence[str], **slots: object) -> str:
        """Return a request: a template drawn (respecting the split), filled, framed and made noisy.

        A template may start with a marker that says which frames suit it, see phrase.py: `do:` imperative clause,
        `ask:` direct question, `know:` indirect question ("how many lines it has"), `get:` noun phrase; without one it
        is taken as it stands, noise apart. Slots are copied untouched.
        """
        text, template, heldout = phrase.say(self.rng, tuple(templates), slots, self.split == "heldout_template")
        self.templates.append(f"{crc32(template.encode()):08x}")
        self.used_heldout |= heldout
        return text

    def word(self, template: str, **slots: object) -> str:
        """Return a small piece from the grammar, without frames, noise or split (for answers and slots)."""
        return phrase.expand(self.rng, template, slots)

    def path(self, path: str) -> str:
        """Return how a user may mention a path: bare, quoted, "the file X", "X in the docs folder", only "X", ..."""
        if path in self.files:
            name = path.rpartition("/")[2]
            if name != path and self.chance(0.25) and self._alone(name):
                self.only_named.append(path)
                return phrase.mention(self.rng, name)
            if self.chance(0.2) and (loose := self._loosely(path)):
                self.only_named.append(path)
                return self.word("(the|my|the|my|our|the|) {x} (|||||file|document|list)", x=loose).strip()
        return phrase.mention(self.rng, path, folder=path not in self.files and path in self.folders)

    def _loosely(self, path: str) -> str:
        """Return a file's name without its extension, in words, or a part of it; "" where that tells not this file."""
        folder, _, name = path.rpartition("/")
        words = name.partition(".")[0].replace("_", " ").replace("-", " ")
        if not words.replace(" ", "").isalpha() or len(words) < named.LEAST_LOOSE + 1:
            return ""
        words = words.lower() if self.chance(0.6) else words
        parts = words.split()
        if len(parts) > 1 and self.chance(0.4):
            words = self.pick((parts[-1], parts[-1], parts[0], " ".join(parts[::-1]), f"{parts[0]} {parts[-1]}"))
        elif folder.isalpha() and self.chance(0.3):
            words = f"{words} {folder.lower().removesuffix('s')}"
        paths = [*self.files, *(f"{folder}/" for folder in self.folders)]
        said = f"the {words}"
        told = [name.path for name in named.names(said, named.present(said, paths)) if name.loose]
        return words if told == [path] else ""

    def _alone(self, name: str) -> bool:
        """Say whether one file or folder has this name."""
        return sum(path.rpartition("/")[2] == name for path in (*self.files, *self.folders)) == 1

    def bare(self, path: str) -> str:
        """Return a path (or a new name) as it is typed: bare or in quotes, nothing around it."""
        return phrase.bare(self.rng, path)

    def quoted(self, text: str, always: bool = False) -> str:
        """Return `text` as a user quotes it, or bare."""
        return phrase.quoted(self.rng, text, always)

    def number(self, n: int) -> str:
        """Return a whole number as a user writes it: digits, or words when it is small."""
        return words(n) if n <= 20 and self.rng.random() < 0.3 else str(n)

    # Files

    @property
    def files(self) -> dict[str, str]:
        """Every file of the workspace by path, with its text (empty for binaries). Read again after a write."""
        if self._files is None:
            self._scan()
        assert self._files is not None
        return self._files

    @property
    def folders(self) -> list[str]:
        """Every folder, by path."""
        if self._files is None:
            self._scan()
        return self._folders

    def _scan(self) -> None:
        found: dict[str, str] = {}
        self._folders = []
        top = len(str(self.root)) + 1
        for where, folders, names in os.walk(self.root):
            folders[:] = sorted(f for f in folders if f != ".git")
            self._folders += [os.path.join(where, f)[top:] for f in folders]  # noqa: PTH118
            for name in sorted(names):
                full = os.path.join(where, name)  # noqa: PTH118
                with open(full, "rb") as file:  # noqa: PTH123
                    data = file.read()
                try:
                    found[full[top:]] = "" if b"\0" in data[:1024] else data.decode()
                except UnicodeDecodeError:
                    found[full[top:]] = ""
        self._files = found

    def changed(self) -> None:
        """Forget what is known of the files: call after changing the folder by other means than the tools."""
        self._files = None

    def read(self, path: str) -> str:
        """Return the text of a file as it is now."""
        return self.files[path]

    def exists(self, path: str) -> bool:
        """Say whether a file or folder is there."""
        return path in self.files or path in self.folders or (self.root / path).exists()

    def write(self, path: str, content: str | bytes, age_hours: float | None = None) -> str:
        """Make a file (and its folders), modified `age_hours` before the session's now; return its path."""
        full = f"{self.root}/{path}"
        data = content.encode() if isinstance(content, str) else content
        try:
            with open(full, "wb") as file:  # noqa: PTH123
                file.write(data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120
            with open(full, "wb") as file:  # noqa: PTH123
                file.write(data)
        hours = self.rng.expovariate(1 / 300) if age_hours is None else age_hours
        stamp = int(self.now.timestamp() - hours * 3600)
        os.utime(full, (stamp, stamp))
        self._stamps.add(int(stamp))
        if self._files is not None:
            if "/" in path:
                self._files = None
            else:
                self._files[path] = data.decode() if isinstance(content, str) else ""
        return path

    def settle(self) -> None:
        """Give what was changed by tools a time on the session's clock: the machine's own would not follow the seed."""
        stamp = int(self.now.timestamp())
        for where, _, names in os.walk(self.root):
            for full in [f"{where}/{name}" for name in names] + ([where] if where != str(self.root) else []):
                if int(os.stat(full).st_mtime) not in self._stamps:  # noqa: PTH116
                    os.utime(full, (stamp, stamp))
        self._stamps.add(stamp)

    def folder(self, path: str) -> str:
        """Make a folder and return its path."""
        os.makedirs(f"{self.root}/{path}", exist_ok=True)  # noqa: PTH103
        self._files = None
        return path

    def text_files(self, *, ext: str | tuple[str, ...] = "", min_lines: int = 0, max_chars: int = 10**9) -> list[str]:
        """Return the text files that end with `ext` (".md", (".md", ".txt")) and are of that size."""
        return [
            p
            for p, t in self.files.items()
            if t and (not ext or p.endswith(ext)) and t.count("\n") >= min_lines and len(t) <= max_chars
        ]

    def pick_text_file(self, *, ext: str | tuple[str, ...] = "", min_lines: int = 0, max_chars: int = 10**9) -> str:
        """Return one of `text_files`, or make a new one. Raises Skip when none suits."""
        suiting = self.text_files(ext=ext, min_lines=min_lines, max_chars=max_chars)
        if not suiting:
            raise Skip(f"no text file with {ext!r}")
        return self.pick(suiting)

    def name(self, ext: str | None = None, theme: str | None = None) -> str:
        """Return a file name that is not in use, of a random kind or with this extension (".txt")."""
        for _ in range(600):
            name = worlds.file_name(self.rng, ext, theme or self.theme)
            if self.suits(name) and not self.exists(name):
                return name
        raise Skip("no free name")

    def folder_name(self) -> str:
        """Return a folder name that is not in use."""
        for _ in range(600):
            name = worlds.folder_name(self.rng)
            if self.suits(name) and not self.exists(name):
                return name
        raise Skip("no free folder name")

    def add_file(self, ext: str | None = None, folder: str | None = None, age_hours: float | None = None) -> str:
        """Make a file with realistic name and content and return its path; `folder` None: the workspace itself."""
        name = self.name(ext)
        path = f"{folder}/{name}" if folder else name
        return self.write(path, worlds.content(self.rng, name), age_hours)

    def suits(self, name: str) -> bool:
        """Names that hash to one in sixteen are kept for the held-out split, and only they are used there."""
        return phrase.heldout_entity(name) == (self.split == "heldout_entity")


def _random_now(rng: Random) -> datetime:
    zone = timezone(timedelta(hours=rng.choice((-8, -5, 0, 0, 1, 1, 2, 5, 9))))
    start = datetime(2023, 1, 1, tzinfo=zone)
    return start + timedelta(days=rng.randrange(365 * 7), seconds=rng.randrange(86400))
