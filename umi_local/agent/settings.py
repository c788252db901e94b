"""How turns run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from umi_local.config import DEFAULT_MAX_STEPS
from umi_local.packs.pack import Pack
from umi_local.roles import Role


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and sampling of one session.

    `max_tokens` bounds what each role may write, `most_requests` how many requests a prompt shows (None: all that fit).
    `temperature` to `best_of`: see `engine.protocol.RoleRequest`; `best_of` counts for the caller.
    """

    max_steps: int = DEFAULT_MAX_STEPS
    temperature: float = 0.0
    seed: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    best_of: int = 1
    most_requests: int | None = None
    max_tokens: Mapping[Role, int] = field(
        default_factory=lambda: {Role.PLANNER: 192, Role.CALLER: 768, Role.SUMMARIZER: 768}
    )

    @classmethod
    def of(cls, pack: Pack, *, max_steps: int = DEFAULT_MAX_STEPS, seed: int = 0) -> Settings:
        """Return the settings of a session with this pack."""
        sampling = pack.sampling
        return cls(
            max_steps=max_steps,
            temperature=sampling.temperature,
            seed=seed,
            top_p=sampling.top_p,
            min_p=sampling.min_p,
            repeat_penalty=sampling.repeat_penalty,
            best_of=sampling.best_of,
            most_requests=sampling.most_requests,
        )

    def controls(self, role: Role) -> dict[str, Any]:
        """Return how `role` is sampled, by the names of `RoleRequest`."""
        return {
            "temperature": self.temperature,
            "seed": self.seed,
            "top_p": self.top_p,
            "min_p": self.min_p,
            "repeat_penalty": self.repeat_penalty,
            "best_of": self.best_of if role is Role.CALLER else 1,
        }

    def reserve(self, role: Role, context: int) -> int:
        """Return the tokens of a context that a prompt leaves to `role`: what it may write, at most a quarter."""
        return min(self.max_tokens[role], context // 4)
