"""Copies and hashes of large files that say how far they are."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Sequence
from pathlib import Path

from umi_gguf.progress import Progress, silent

_PIECE = 4 << 20


def copy_files(files: Sequence[tuple[Path, Path]], progress: Progress = silent) -> None:
    """Copy each (source, target). Raises OSError, as the first write that fails does."""
    done, total = 0, sum(source.stat().st_size for source, _ in files)
    for source, target in files:
        with source.open("rb") as reading, target.open("wb") as writing:
            while piece := reading.read(_PIECE):
                writing.write(piece)
                done += len(piece)
                progress(done, total)


def move_folder(source: Path, target: Path, progress: Progress = silent) -> None:
    """Move a folder of files; to another file system they are copied and `source` stays. Raises OSError."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        target.mkdir()
        copy_files([(file, target / file.name) for file in sorted(source.iterdir())], progress)


def hashes(files: Sequence[Path], progress: Progress = silent) -> dict[str, str]:
    """Return the SHA-256 of each file by its name, as a pack's manifest holds it. Raises OSError."""
    done, total, found = 0, sum(path.stat().st_size for path in files), {}
    for path in files:
        digest = hashlib.sha256()
        with path.open("rb") as reading:
            while piece := reading.read(_PIECE):
                digest.update(piece)
                done += len(piece)
                progress(done, total)
        found[path.name] = digest.hexdigest()
    return found
