"""Where learning keeps its files, and how they are written: whole or not at all.

```
DATA/sessions.db
DATA/packs/active               the name of the pack in use, once a learned one was accepted
DATA/packs/nano-own/pack.toml   the version in use; versions/N/pack.toml are all of them; files carry their version
DATA/learn/nano/state.json      up to when sessions were given up by `umi learn discard`
DATA/learn/nano/run/            the run that is going on, or the proposal it ended in
DATA/learn/nano/base/HASH/      the pack's base as a checkpoint
DATA/learn/nano/scores/         `umi eval local` of packs that were scored before
```
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_local.config import data_dir
from umi_local.packs.pack import (
    MANIFEST,
    Pack,
    PackError,
    active_name,
    load_pack,
    read_manifest,
    user_packs_dir,
)
from umi_local.store.sessions import FILE_NAME
from umi_train.learn.errors import LearnError

OWN = "-own"
"""Ending of the name of a pack that learned from its user."""
PLAN, PROPOSAL = "plan.json", "proposal.json"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one line of packs: `line` is the name of the pack that everything goes back to."""

    line: str

    @property
    def sessions(self) -> Path:
        """The store of sessions."""
        return data_dir() / FILE_NAME

    @property
    def own(self) -> Path:
        """The folder of the learned pack."""
        return user_packs_dir() / f"{self.line}{OWN}"

    @property
    def root(self) -> Path:
        """The folder of everything that is not a pack."""
        return data_dir() / "learn" / self.line

    @property
    def run(self) -> Path:
        """The run that is going on, or the proposal it ended in."""
        return self.root / "run"

    @property
    def state(self) -> Path:
        """What outlives runs and is not part of a pack."""
        return self.root / "state.json"


def open_pack(name: str | None) -> tuple[Pack, Places]:
    """Return the pack to learn on, and its places. A pack with a learned one gives that one. Raises LearnError."""
    try:
        pack = load_pack(name or active_name())
        line = line_of(pack)
        places = Places(line)
        if pack.directory != places.own and (places.own / MANIFEST).is_file():
            pack = read_manifest(places.own)
    except PackError as error:
        raise LearnError(str(error)) from error
    return pack, places


def line_of(pack: Pack) -> str:
    """Return the name that a line of packs goes back to."""
    learned = pack.provenance.get("learn")
    return str(learned["from"]) if isinstance(learned, Mapping) and learned.get("from") else pack.name


def number_of(pack: Pack) -> int:
    """Return which version of the learned pack this is, 0 for the one that everything goes back to."""
    learned = pack.provenance.get("learn")
    return int(learned.get("number", 0)) if isinstance(learned, Mapping) else 0


def cursor(pack: Pack, places: Places) -> float:
    """Return up to when sessions are dealt with, in seconds since the epoch.

    The version in use carries its own mark, so that accepting and rolling back move it in the same instant.
    """
    learned = pack.provenance.get("learn")
    mark = float(learned.get("cursor", 0.0)) if isinstance(learned, Mapping) else 0.0
    return max(mark, float(read_json(places.state).get("discarded", 0.0)))


def read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object, empty when there is no such file. Raises LearnError when it is something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise LearnError(f"{path} cannot be read ({error}); remove it and run `umi learn` again") from error
    if not isinstance(data, dict):
        raise LearnError(f"{path} holds no JSON object; remove it and run `umi learn` again")
    return data


def write_text(path: Path, text: str) -> None:
    """Write a file that appears whole, and is on disk when this returns. Raises LearnError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise LearnError(f"{path} cannot be written: {error.strerror or error}") from error


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write a JSON object whole. Raises LearnError."""
    write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def place_file(source: Path, target: Path) -> None:
    """Put a file at another name without a second copy where the disk allows it. Raises LearnError."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        try:
            os.link(source, temporary)
        except OSError:
            shutil.copyfile(source, temporary)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise LearnError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)  # replacing a file by a link to itself leaves the link


def remove_run(places: Places) -> None:
    """Remove the run: it is out of the way in one step, however long deleting takes."""
    gone = places.root / f".gone-{os.getpid()}"
    if places.run.exists():
        shutil.rmtree(gone, ignore_errors=True)
        places.run.rename(gone)
    for left in places.root.glob(".gone-*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Hold a line of packs for this process. Raises LearnError when another one learns."""
    from filelock import FileLock, Timeout

    try:
        places.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(places.root / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise LearnError(f"another `umi learn` is working on {places.line}; wait for it") from None
    except OSError as error:
        raise LearnError(f"{places.root} cannot be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()
