"""Realistic file names, folder names and contents by combination."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from umi_train.synth.world import World


THEMES = ("office",)


def fill(world: World) -> None:
    """Put 4 to 14 files and folders into the workspace."""
    for _ in range(world.rng.randint(4, 10)):
        world.add_file()


def file_name(rng: Random, ext: str | None, theme: str) -> str:
    """Return a file name."""
    return f"{rng.choice(('notes', 'report', 'todo'))}{rng.randint(1, 99)}{ext or '.txt'}"


def folder_name(rng: Random) -> str:
    """Return a folder name."""
    return f"folder{rng.randint(1, 99)}"


def content(rng: Random, name: str) -> str:
    """Return a content that suits the name."""
    return "one\ntwo\nthree\n"
