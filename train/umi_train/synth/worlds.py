"""The workspace of a session: 4 to 14 files and folders of one theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from umi_train.synth import contents, names

if TYPE_CHECKING:
    from umi_train.synth.world import World

THEMES = tuple(names.THEMES)
file_name = names.file_name
folder_name = names.folder_name
content = contents.content


def fill(world: World) -> None:
    """Put 3 to 10 files and up to 3 folders into the workspace."""
    rng = world.rng
    folders: list[str] = []
    for _ in range(rng.choices((0, 1, 2, 3), (22, 38, 28, 12))[0]):
        folder = world.folder_name()
        if folders and rng.random() < 0.2:
            folder = f"{rng.choice(folders)}/{folder}"
        folders.append(folder)
        world.folder(folder)
    for _ in range(rng.randint(3, 9)):
        where = rng.choice(folders) if folders and rng.random() < 0.38 else None
        world.add_file(folder=where)
    if world.chance(0.1):
        world.write(world.name(".txt"), "")
