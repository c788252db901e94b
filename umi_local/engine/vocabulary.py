"""A model's tokens, as the sampler sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Vocabulary(Protocol):
    """The tokens of a model. They never change."""

    def tokenize(self, text: str) -> tuple[int, ...]:
        """Return the tokens of plain text; control tokens are never parsed."""
        ...

    def piece(self, token: int) -> bytes:
        """Return the bytes of a token, empty for a control token."""
        ...

    def is_end(self, token: int) -> bool:
        """Tell whether the token ends a turn."""
        ...

    def ends(self) -> Sequence[int]:
        """Return every token that ends a turn."""
        ...
