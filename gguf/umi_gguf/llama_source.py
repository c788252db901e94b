"""llama.cpp's converter of exactly the version that the installed llama-cpp-python was built from.

The converter is in no wheel; it is in the sdist of llama-cpp-python, which carries the llama.cpp it builds. pip fetches
the sdist once, its hash is checked, and the Python files are kept in the cache. Or the user names a checkout.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from umi_gguf.errors import ExportError
from umi_gguf.writing import whole_path
from umi_local.config import cache_dir

PACKAGE = "llama-cpp-python"
SDISTS = {"0.3.36": "832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e"}
"""Version to the SHA-256 of its sdist on the package index."""
SCRIPT = "convert_hf_to_gguf.py"
LORA_SCRIPT = "convert_lora_to_gguf.py"
_WANTED = (SCRIPT, LORA_SCRIPT, "LICENSE", "conversion", "gguf-py")
_NEEDED = (SCRIPT, "conversion/base.py", "gguf-py/gguf/__init__.py")
_MOST = 64 << 20
"""Bytes of Python files that are taken from an archive."""

Say = Callable[[str], None]


def installed_version() -> str:
    """Return the version of llama-cpp-python. Raises ExportError when it is not installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        raise ExportError(f"{PACKAGE} is not installed, so nothing says which converter is wanted") from None


def cached(release: str | None = None) -> Path | None:
    """Return the folder of the converter when it was fetched before."""
    folder = _cache(release or installed_version())
    return folder if _complete(folder) else None


def converter(named: Path | None = None, *, say: Say = lambda _: None) -> Path:
    """Return a folder with the converter: the one that is named, the cached one, or the one pip fetches now.

    `named` is a checkout of llama.cpp, or an sdist of llama-cpp-python. Raises ExportError.
    """
    if named is not None and named.is_dir():
        if not _complete(named):
            lacks = next(name for name in _NEEDED if not (named / name).is_file())
            raise ExportError(f"{named} is no checkout of llama.cpp that has its converter: it lacks {lacks}")
        return named
    release = installed_version()
    folder = cached(release)
    if folder is not None and named is None:
        return folder
    expected = SDISTS.get(release)
    if expected is None:
        raise ExportError(
            f"the sdist of {PACKAGE} {release} is not known to this release, which knows {', '.join(SDISTS)}; name a "
            "checkout of the same llama.cpp with --llama-cpp DIR"
        )
    if named is not None:
        return _unpacked(named, release, expected)
    say(f"fetching the sdist of {PACKAGE} {release} with pip, once (77 MB): it holds llama.cpp's converter")
    with tempfile.TemporaryDirectory(prefix="umi-sdist-") as work:
        return _unpacked(_fetched(Path(work), release, expected), release, expected)


def _cache(release: str) -> Path:
    return cache_dir() / "llama.cpp" / release


def _complete(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _NEEDED)


def _fetched(work: Path, release: str, expected: str) -> Path:
    """Let pip download the sdist, hash-checked. Raises ExportError with pip's last words."""
    wanted = work / "wanted.txt"
    wanted.write_text(f"{PACKAGE}=={release} --hash=sha256:{expected}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", PACKAGE]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(wanted), "-d", str(work)],
        capture_output=True,
        text=True,
        errors="replace",
    )
    found = sorted(work.glob("llama_cpp_python-*.tar.gz"))
    if done.returncode or not found:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip().startswith("ERROR")]
        said = lines[-1] if lines else (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ExportError(
            f"pip could not fetch the sdist of {PACKAGE} {release} ({said}); name a checkout with --llama-cpp DIR"
        )
    return found[0]


def _unpacked(archive: Path, release: str, expected: str) -> Path:
    """Check an sdist and keep its Python files in the cache. Raises ExportError."""
    try:
        with archive.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ExportError(f"{archive} cannot be read: {error.strerror or error}") from error
    if found != expected:
        raise ExportError(
            f"{archive} is not the sdist of {PACKAGE} {release}: its sha256 is {found[:12]}..., {expected[:12]}... "
            "is expected"
        )
    return unpack(archive, _cache(release))


def unpack(archive: Path, out: Path) -> Path:
    """Take the converter out of an sdist; the folder appears whole or not at all. Raises ExportError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with whole_path(out, over=True) as temporary:
        try:
            with tarfile.open(archive, "r:gz") as tar:
                for member, place in _members(tar):
                    target = temporary.joinpath(*place.parts)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    source = tar.extractfile(member)
                    assert source is not None
                    with source, target.open("wb") as file:
                        shutil.copyfileobj(source, file)
        except (tarfile.TarError, EOFError, ValueError) as error:
            raise ExportError(f"{archive} cannot be unpacked: {error}") from error
        if not _complete(temporary):
            raise ExportError(f"{archive} holds no llama.cpp with a converter")
    return out


def _members(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, PurePosixPath]]:
    """Yield the files that are wanted and where they go; links and paths that lead elsewhere are left out."""
    total = 0
    for member in tar:
        parts = PurePosixPath(member.name).parts
        if not member.isfile() or parts[1:3] != ("vendor", "llama.cpp") or ".." in parts:
            continue
        place = PurePosixPath(*parts[3:])
        if place.parts[:1] and place.parts[0] in _WANTED:
            total += member.size
            if total > _MOST:
                raise ValueError("its converter is larger than any that is known")
            yield member, place
