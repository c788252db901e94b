"""Files that a user tells by a part of their name, so that they have to be found first."""

from __future__ import annotations

from umi_train.synth.core import Call, Skip, Steps, World
from umi_train.synth.views import found

_COMMON = ("new", "old", "list")
"""Parts of names that tell no file."""


def part_of_name(w: World, path: str) -> str:
    """Return a part of a file's name that no other file and no folder has in its own. Raises Skip."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    pieces = [
        p
        for p in (stem, *stem.replace("_", " ").replace("-", " ").split())
        if len(p) > 2 and not p.isdigit() and p not in _COMMON
    ]
    piece = w.pick(pieces) if pieces else stem
    if sum(piece.lower() in p.rpartition("/")[2].lower() for p in w.files) != 1 or any(
        piece.lower() in f.lower() for f in w.folders
    ):
        raise Skip("others")
    return piece.replace("_", " ") if " " in stem else piece


def find(part: str, path: str) -> Steps:
    """Find the file. Raises Skip where the part of its name finds others too."""
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": part})
    if [row[0] for row in found(obs)] != [path]:
        raise Skip("others")
