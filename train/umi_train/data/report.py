"""What was read and what was left out, row by row, in bounded memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from umi_local.text import inert

MAX_REASONS = 100
"""Different reasons that are told apart; more are counted together."""
MAX_PROBLEMS = 100
MAX_DETAIL = 160
OTHER = "other reasons"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: a file, the row's number from 1, and the part of the row from 1 (0: the whole row)."""

    file: str
    row: int
    part: int = 0

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}" + (f", part {self.part}" if self.part else "")


@dataclass(frozen=True, slots=True)
class Example:
    """One row that was left out or changed."""

    place: Place
    detail: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        place = self.place
        return {"file": place.file, "row": place.row, "part": place.part, "detail": self.detail}


class Report:
    """Counts of rows read, kept and skipped, with the first `examples` places of each reason.

    `notes` count rows that are kept and that somebody should look at; `problems` are sentences about whole files.
    `read` counts trajectories or what should have become one, so `read == kept + skipped`.
    """

    def __init__(self, examples: int = 3) -> None:
        self.kept = 0
        self.problems: list[str] = []
        self._most = examples
        self._counts: dict[str, Counter[str]] = {"skipped": Counter(), "notes": Counter()}
        self._examples: dict[tuple[str, str], list[Example]] = {}

    def keep(self) -> None:
        """Count a row that became a trajectory."""
        self.kept += 1

    def skip(self, reason: str, place: Place, detail: str = "") -> None:
        """Count a row that was left out."""
        self._count("skipped", reason, place, detail)

    def drop(self, reason: str, place: Place, detail: str = "") -> None:
        """Leave out a row that was counted as kept: a duplicate, or one that an evaluation set holds."""
        self.kept -= 1
        self.skip(reason, place, detail)

    def note(self, what: str, place: Place, detail: str = "") -> None:
        """Count a row that is kept with something to know about it."""
        self._count("notes", what, place, detail)

    def problem(self, text: str) -> None:
        """Remember a sentence about a whole file."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(text)

    def _count(self, kind: str, reason: str, place: Place, detail: str) -> None:
        counts = self._counts[kind]
        if reason not in counts and len(counts) >= MAX_REASONS:
            detail, reason = f"{reason} {detail}", OTHER
        counts[reason] += 1
        examples = self._examples.setdefault((kind, reason), [])
        if len(examples) < self._most:
            examples.append(Example(place, " ".join(detail.split())[:MAX_DETAIL]))

    @property
    def read(self) -> int:
        """How many rows were read."""
        return self.kept + self.skipped_count

    @property
    def skipped_count(self) -> int:
        """How many rows were left out."""
        return self._counts["skipped"].total()

    @property
    def skipped(self) -> dict[str, int]:
        """How many rows were left out, by reason, the most frequent first."""
        return dict(self._counts["skipped"].most_common())

    @property
    def notes(self) -> dict[str, int]:
        """How many rows are kept with a note, by note."""
        return dict(self._counts["notes"].most_common())

    def examples(self, reason: str) -> list[Example]:
        """Return the first places of a reason or a note."""
        return [*self._examples.get(("skipped", reason), ()), *self._examples.get(("notes", reason), ())]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""

        def listed(kind: str) -> list[dict[str, Any]]:
            return [
                {"reason": r, "rows": n, "examples": [e.to_dict() for e in self._examples[kind, r]]}
                for r, n in self._counts[kind].most_common()
            ]

        return {
            "read": self.read,
            "kept": self.kept,
            "skipped": self.skipped_count,
            "reasons": listed("skipped"),
            "notes": listed("notes"),
            "problems": list(self.problems),
        }

    def table(self) -> str:
        """Return the report for people, safe to print."""
        lines = [f"{self.read} rows read, {self.kept} kept, {self.skipped_count} skipped"]
        for kind, title in (("skipped", "skipped"), ("notes", "kept, with a note")):
            if counts := self._counts[kind]:
                lines.append(f"\n{title}")
            for reason, count in counts.most_common():
                lines.append(f"{count:>9}  {reason}")
                for example in self._examples[kind, reason]:
                    lines.append(f"           {example.place}" + (f": {example.detail}" if example.detail else ""))
        if self.problems:
            lines += ["\nproblems", *(f"  {text}" for text in self.problems)]
        return inert("\n".join(lines))
