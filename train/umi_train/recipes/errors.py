"""What can be wrong with a recipe or with the folder of a run."""

from __future__ import annotations

from collections.abc import Iterable


class RecipeError(Exception):
    """A recipe cannot be used. `problems` are whole sentences, each with its place and what to change."""

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class RunError(Exception):
    """The folder of a run cannot be used. The message says what is wrong, where, and what to do."""
