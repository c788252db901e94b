"""Whether training data holds what an evaluation asks: n-grams of the user's words, and the shape of commands.

A request of an evaluation of 8 words or more is found in a training request when that holds at least half of its
8-grams; a shorter one, of 4 to 7 words, when it stands there whole. Requests of fewer words ("hi") are not compared.
A command is compared by its shape, with quoted text, paths and numbers taken out: NL2Bash and InterCode-bash are the
same commands with other names. Only the evaluation sets are held in memory, as hashes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from umi_local.text import inert
from umi_local.trajectory import CallerTurn, Trajectory, UserTurn
from umi_train.data.report import Place, Report
from umi_train.data.split import words

N = 8
"""Words of an n-gram."""
LEAST = 4
"""Words a request needs to be compared."""
SHARE = 0.5
"""Share of an evaluation request's n-grams that makes a hit."""
LEAST_COMMAND = 3
"""Words a command's shape needs to be compared."""
FOUND = "an evaluation set asks the same"

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAMED = re.compile(r"[^\s|;&<>()]*[/.~$\d][^\s|;&<>()]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A request or command of an evaluation set that training data holds, and how much of it (0 to 1)."""

    evaluation: str
    item: str
    share: float
    what: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {"evaluation": self.evaluation, "item": self.item, "share": round(self.share, 3), "what": self.what}


@dataclass(frozen=True, slots=True)
class _Item:
    evaluation: str
    name: str
    size: int
    grams: int
    what: str


class Contamination:
    """An index of evaluation sets. Add them, then ask about training data; `found` counts hits by evaluation set."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._index: dict[int, list[int]] = {}
        self._sizes: set[int] = set()
        self._commands: dict[int, int] = {}
        self.too_short: Counter[str] = Counter()
        self.sizes: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.examples: list[tuple[Place | None, Hit]] = []

    def add_text(self, evaluation: str, name: str, text: str) -> None:
        """Add one request of an evaluation set."""
        self.sizes[evaluation] += 1
        said = words(text)
        if len(said) < LEAST:
            self.too_short[evaluation] += 1
            return
        size = min(N, len(said))
        grams = set(_grams(said, size))
        self._sizes.add(size)
        for gram in grams:
            self._index.setdefault(gram, []).append(len(self._items))
        self._items.append(_Item(evaluation, name, size, len(grams), "request"))

    def add(self, evaluation: str, name: str, trajectory: Trajectory) -> None:
        """Add the requests and the commands of a trajectory of an evaluation set."""
        for turn in trajectory.turns:
            if isinstance(turn, UserTurn):
                self.add_text(evaluation, name, turn.text)
        for shape in _shapes(trajectory):
            self._commands.setdefault(hash(shape), len(self._items))
            self._items.append(_Item(evaluation, name, 0, 1, "command"))

    def hits(self, trajectory: Trajectory) -> list[Hit]:
        """Return what of the evaluation sets a trajectory holds."""
        shares: dict[int, float] = {}
        for turn in trajectory.turns:
            if isinstance(turn, UserTurn):
                for item, count in self._common(words(turn.text)).items():
                    shares[item] = max(shares.get(item, 0.0), count / self._items[item].grams)
        hits = [self._hit(item, share) for item, share in shares.items() if share >= SHARE]
        if self._commands:
            items = {self._commands[key] for s in _shapes(trajectory) if (key := hash(s)) in self._commands}
            hits += [self._hit(item, 1.0) for item in sorted(items)]
        return hits

    def _common(self, said: list[str]) -> Counter[int]:
        counts: Counter[int] = Counter()
        for size in self._sizes:
            for gram in self._index.keys() & set(_grams(said, size)):
                counts.update(self._index[gram])
        return counts

    def _hit(self, number: int, share: float) -> Hit:
        item = self._items[number]
        return Hit(item.evaluation, item.name, share, item.what)

    def clean(
        self, placed: Iterable[tuple[Place, Trajectory]], report: Report, *, most: int = 20
    ) -> Iterator[tuple[Place, Trajectory]]:
        """Yield what no evaluation set asks; the rest is in the report, the first `most` hits in `examples`."""
        for place, trajectory in placed:
            hits = self.hits(trajectory)
            if not hits:
                yield place, trajectory
                continue
            report.drop(FOUND, place, f"{hits[0].evaluation}: {hits[0].item}")
            self.found.update({hit.evaluation for hit in hits})
            self.examples += [(place, hit) for hit in hits[: most - len(self.examples)]]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data: per evaluation set its size, what is too short, the rows found; and examples."""
        return {
            "sets": [
                {"name": n, "requests": c, "too_short": self.too_short[n], "rows": self.found[n]}
                for n, c in self.sizes.items()
            ],
            "examples": [{"place": str(place), **hit.to_dict()} for place, hit in self.examples],
        }

    def table(self) -> str:
        """Return the result for people, safe to print."""
        lines = ["contamination"]
        for name, count in self.sizes.items():
            short = f", {self.too_short[name]} of them too short to compare" if self.too_short[name] else ""
            lines.append(f"{self.found[name]:>9}  rows found in {name} ({count} requests{short})")
        for place, hit in self.examples:
            lines.append(f"           {place}: {hit.what} {hit.item}, {hit.share:.0%} of it")
        return inert("\n".join(lines))


def _grams(said: list[str], size: int) -> Iterator[int]:
    for start in range(len(said) - size + 1):
        yield hash((size, *said[start : start + size]))


def _shapes(trajectory: Trajectory) -> Iterator[str]:
    for turn in trajectory.turns:
        if isinstance(turn, CallerTurn) and isinstance(turn.arguments.get("command"), str):
            shape = command_shape(turn.arguments["command"])
            if len(shape.split()) >= LEAST_COMMAND:
                yield shape


def command_shape(command: str) -> str:
    """Return a command with its quoted texts, paths, names with dots and numbers taken out."""
    shape = " ".join(_NAMED.sub("_", _QUOTED.sub("_", command)).split())
    return re.sub(r"_(?: _)+", "_", shape)


def local_tasks() -> Contamination:
    """Return an index of the everyday tasks of `umi eval local`, the set that is always compared."""
    from umi_local.evaluation.tasks import load_tasks

    index = Contamination()
    for task in load_tasks():
        for text in task.say:
            index.add_text("umi eval local", task.id, text)
    return index
