"""How turns run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from umi_local.config import DEFAULT_MAX_STEPS
from umi_local.roles import Role


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and sampling of one session.

    `max_tokens` bounds what each role may write, `most_requests` how many requests a prompt shows (None: all that fit).
    """

    max_steps: int = DEFAULT_MAX_STEPS
    temperature: float = 0.0
    seed: int = 0
    most_requests: int | None = None
    max_tokens: Mapping[Role, int] = field(
        default_factory=lambda: {Role.PLANNER: 192, Role.CALLER: 768, Role.SUMMARIZER: 768}
    )

    def reserve(self, role: Role, context: int) -> int:
        """Return the tokens of a context that a prompt leaves to `role`: what it may write, at most a quarter."""
        return min(self.max_tokens[role], context // 4)
