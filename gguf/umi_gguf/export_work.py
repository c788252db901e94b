"""Steps that are done once: each leaves a file and a note of what it was made from, so that a second run goes on."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from umi_gguf.copying import move_folder
from umi_gguf.errors import ExportError
from umi_gguf.llama_source import installed_version
from umi_gguf.progress import Progress, bar, silent
from umi_gguf.writing import OLD, PART, cannot_write, clear_leftovers, whole_path

SCHEMA = 1
LOCK = ".lock"
STAGED, MEASURED = ".pack-", ".imatrix-"
"""How the names of temporary folders begin that are no parts of one file."""
_NOTE = ".made"
_SUFFIXES = (".safetensors", ".json", ".jinja", ".model")
_TOLD = ("state.json", "before.json", "result.json", "spec.json", "trainer_state.json", "eval_results.json")
"""What training says about itself beside what it made."""

Say = Callable[[str], None]


@dataclass(slots=True)
class Work:
    """The folder of intermediate files, and how many steps there are."""

    folder: Path
    steps: int
    say: Say
    done: int = 0

    @contextmanager
    def open(self, out: Path) -> Iterator[None]:
        """Make the folder, keep others out of it and clear what a killed process left there and beside `out`.

        Raises ExportError.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / LOCK).open("wb")
        except OSError as error:
            raise ExportError(cannot_write(self.folder, error)) from error
        with lock:
            if not _alone(lock):
                raise ExportError(f"another umi export works in {self.folder}; wait for it, or stop it")
            try:
                clear_leftovers(out)
                for path in self.folder.glob(".*"):
                    if path.suffix in (PART, OLD) or path.name.startswith((STAGED, MEASURED)):
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError as error:
                raise ExportError(cannot_write(out, error)) from error
            yield

    def announce(self, what: str) -> None:
        """Say which step begins."""
        self.done += 1
        self.say(f"[{self.done}/{self.steps}] {what}")

    def step(
        self,
        what: str,
        file: str,
        sources: Sequence[Path],
        options: Mapping[str, Any],
        make: Callable[[Path, Progress], None],
    ) -> Path:
        """Make a file with `make(path, progress)`, unless it was made before from the same sources and options.

        `make` leaves the file whole or not at all. Raises ExportError.
        """
        out, note = self.folder / file, self.folder / f"{file}{_NOTE}"
        key = _key(sources, options)
        if out.exists() and note.is_file() and note.read_text(encoding="utf-8").strip() == key:
            self.announce(f"{what}: there already")
            return out
        self.announce(what)
        note.unlink(missing_ok=True)
        if out.is_dir():
            shutil.rmtree(out)
        with bar(what) as progress:
            make(out, progress)
        with whole_path(note) as temporary:
            temporary.write_text(f"{key}\n", encoding="utf-8")
        return out


def _alone(lock: IO[bytes]) -> bool:
    """Take a lock that ends with the process; where there is no flock (Windows) nobody is kept out."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _key(sources: Sequence[Path], options: Mapping[str, Any]) -> str:
    """Return what tells two makings apart: names, sizes and times of the sources, options, and the llama.cpp used."""
    files = [file for source in sources for file in _files(source)]
    marks = [[file.name, file.stat().st_size, file.stat().st_mtime_ns] for file in files]
    told = json.dumps([SCHEMA, installed_version(), marks, dict(options)], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _files(source: Path) -> list[Path]:
    """Return a file, or the files of a folder that hold weights, configuration and tokenizer."""
    if source.is_file():
        return [source]
    return sorted(p for p in source.glob("*") if p.is_file() and p.suffix in _SUFFIXES and p.name not in _TOLD)


def publish(staged: Path, out: Path, *, replace: bool, progress: Progress = silent) -> None:
    """Move a finished pack to its place; it appears whole or not at all. Raises ExportError."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(cannot_write(out, error)) from error
    with whole_path(out, over=replace) as temporary:
        move_folder(staged, temporary, progress)
