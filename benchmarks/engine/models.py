"""The models that are measured, each as the packs its modes need. Synthetic files are made once and kept.

| pack | what it holds |
|---|---|
| fork | one base, three activated LoRA adapters |
| contexts | one base, three plain LoRA adapters (nano: its own adapters) |
| models | a base and a whole file for each role (links to one file: what is read is as much) |
| single | the base alone, which plays every role: one model |
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.engine import vocabulary
from benchmarks.engine.vocabulary import Vocabulary
from umi_local.config import cache_dir
from umi_local.formats.base import Segment
from umi_local.formats.shared import END, HEADERS
from umi_local.packs.pack import Pack, load_pack
from umi_local.roles import Role
from umi_local.tools import builtin_registry

NAMES = ("nano", "0.5b", "1.1b")
VERSION = "v1"
"""Part of the folder's name: files of another writer are not taken for these."""
CONTEXT = 2048
_ROLES = {role.value: f"{role.value}.gguf" for role in Role}
_ENGLISH = (
    "the file has lines and words of a report about the notes that were read in the folder data when the list of "
    "names is long and the sum of numbers is given with the date of the day"
).split()


@dataclass(frozen=True, slots=True)
class Episode:
    """Tokens of a three-step episode, about: what stands before it and what each turn adds (research/runtime, 7)."""

    prefix: int = 600
    planner: int = 40
    caller: int = 40
    observation: int = 120
    summary: int = 80
    steps: int = 3


@dataclass(frozen=True, slots=True)
class Model:
    """One model and its packs. `prefix` is the length of a long prompt for it, in tokens."""

    name: str
    fork: Pack
    contexts: Pack
    models: Pack
    single: Pack
    episode: Episode
    prefix: int

    @property
    def trained(self) -> bool:
        """Whether what it writes means something."""
        return self.name == "nano"

    def text(self, tokens: int, salt: int = 0) -> str:
        """Return a text of so many tokens (nano: about), which differs from that of another salt from the start."""
        if not self.trained:
            return vocabulary.text(tokens, salt)
        words = [_ENGLISH[(i * 7 + salt * (i + 1)) % len(_ENGLISH)] for i in range(tokens * 3 // 4)]
        return f" {salt} " + " ".join(words)

    def prompt(self, tokens: int, role: Role, salt: int = 0) -> list[Segment]:
        """Return a transcript of about so many tokens and the header that invokes `role`."""
        return [*turn("user", self.text(tokens, salt)), header(role)]


def turn(name: str, content: str) -> list[Segment]:
    """Return one closed turn of the shared format."""
    return [Segment(HEADERS[name], special=True), Segment(content), Segment(END, special=True)]


def header(role: Role) -> Segment:
    """Return what invokes a role."""
    return Segment(HEADERS[role.value], special=True)


def default_directory() -> Path:
    """Return where synthetic models are kept."""
    return cache_dir() / "bench"


def make(name: str, directory: Path) -> Model:
    """Return a model; its files are made when they are not there. Raises ValueError for an unknown name."""
    if name == "nano":
        pack = replace(load_pack("nano"), sha256={})
        short = Episode(240, 16, 16, 60, 32)
        return _model(name, pack, replace(pack, mode="contexts"), directory / "nano-models", short, 700)
    from benchmarks.engine.synthetic import SHAPES

    if name not in SHAPES:
        raise ValueError(f"there is no model {name!r}; there are {', '.join(NAMES)}")
    made = directory / f"{name}-{VERSION}"
    if not made.is_dir():
        _write(name, made)
    fork = Pack(
        name, made, "base.gguf", mode="fork", context_length=CONTEXT, roles={r: f"alora-{f}" for r, f in _ROLES.items()}
    )
    plain = replace(fork, mode="contexts", roles={role: f"lora-{file}" for role, file in _ROLES.items()})
    return _model(name, fork, plain, made / "models", Episode(), 1500)


def size(pack: Pack) -> int:
    """Return the bytes of the base of a pack."""
    return pack.base_path.stat().st_size


def texts() -> list[str]:
    """Return a call of every built-in tool, as a caller spells it: the words a vocabulary has to know."""
    found = []
    for spec in builtin_registry().specs():
        keys = ", ".join(f'"{key}": "x"' for key in spec.parameters.get("properties", {}))
        found.append(f'{spec.name} {{{keys}}} {{"": 1, "": [""], ""}} "]}} "}} conclusion caller give up Next: tools')
    return found


def _model(name: str, fork: Pack, contexts: Pack, links: Path, episode: Episode, prefix: int) -> Model:
    links.mkdir(parents=True, exist_ok=True)
    for file in ("base.gguf", *_ROLES.values()):
        _link(fork.base_path, links / file)
    whole = replace(fork, directory=links, base="base.gguf", mode="models", roles=dict(_ROLES))
    return Model(name, fork, contexts, whole, replace(fork, roles={}), episode, prefix)


def _link(target: Path, link: Path) -> None:
    with contextlib.suppress(OSError):
        if link.samefile(target):
            return
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(target)
    except OSError:  # Windows without the right to make links
        shutil.copyfile(target, link)


def _write(name: str, directory: Path) -> None:
    """Write base and adapters beside their place, then move them there."""
    from benchmarks.engine.synthetic import SHAPES, write_adapter, write_model

    shape = SHAPES[name]
    words: Vocabulary = vocabulary.build(shape.vocabulary, texts())
    draft = directory.with_name(f"{directory.name}.{os.getpid()}")
    draft.mkdir(parents=True)
    try:
        write_model(draft / "base.gguf", shape, words)
        for seed, (role, file) in enumerate(_ROLES.items(), 1):
            write_adapter(draft / f"alora-{file}", shape, seed, words.header(role))
            write_adapter(draft / f"lora-{file}", shape, seed)
        draft.replace(directory)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def wanted(names: str) -> Sequence[str]:
    """Read a list of model names as the command line gives it. Raises ValueError."""
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in NAMES:
            raise ValueError(f"there is no model {name!r}; there are {', '.join(NAMES)}")
    if not chosen:
        raise ValueError(f"no model is named; there are {', '.join(NAMES)}")
    return chosen
