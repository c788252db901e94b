"""What is asked of the engine and what it answers, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from umi_local.engine.constraint import Constraint
from umi_local.engine.tuning import Tuning
from umi_local.formats.base import Segment
from umi_local.packs.pack import MOST_CANDIDATES, Mode, Pack
from umi_local.roles import Role

PREFILL_CHUNK = 128
"""Tokens evaluated between two progress messages."""
MOST_ALTERNATIVES = 20
"""Tokens that are reported beside one that was drawn."""
_BOUNDS = {
    "temperature": (0.0, 10.0),
    "top_p": (1e-6, 1.0),
    "min_p": (0.0, 1.0),
    "repeat_penalty": (0.1, 10.0),
    "best_of": (1, MOST_CANDIDATES),
    "logprobs": (0, MOST_ALTERNATIVES),
}
_SAMPLING = ("temperature", "seed", "top_p", "min_p", "repeat_penalty", "logprobs", "drafts", "liked")


@dataclass(frozen=True, slots=True)
class RoleRequest:
    """One invocation of a role. `prompt` ends with the segment that invokes it (the header).

    `temperature` to `repeat_penalty`: see `sampling.Sampling`. `best_of` continuations are written side by side (the
    others than the first warmer, see `candidates`) and the likeliest is the result, shown when it is complete.
    `logprobs` asks for the log-probabilities of the drawn tokens with that many alternatives. `drafts` False evaluates
    one token after the other. The first `stable` segments are the same in other conversations, and `within` characters
    of the next: their cells are worth keeping on disk. `liked` marks are preferred where marks may be written. Roles on
    a server know temperature, seed, top_p and min_p.
    """

    role: Role
    prompt: Sequence[Segment]
    constraint: Constraint
    max_tokens: int
    temperature: float = 0.0
    seed: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    best_of: int = 1
    logprobs: int | None = None
    drafts: bool = True
    stable: int = 0
    liked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a control that means nothing."""
        for name, (least, most) in _BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name} must be between {least:g} and {most:g}, not {value}")

    def within(self) -> int:
        """Return how much is stable of the first segment that is not so as a whole."""
        return self.prompt[self.stable].stable if self.stable < len(self.prompt) else 0

    def sampling(self) -> dict[str, Any]:
        """Return how tokens are to be drawn, by the names of `sampling.Sampling`."""
        return {name: getattr(self, name) for name in _SAMPLING}


@dataclass(frozen=True, slots=True)
class PrefillChunk:
    """Prompt tokens that are done (evaluated or from the cache), in total, and from the cache."""

    done: int
    total: int
    cached: int


@dataclass(frozen=True, slots=True)
class TextChunk:
    """Text that was just written."""

    text: str


@dataclass(frozen=True, slots=True)
class TokenLogprob:
    """A token that was drawn, its natural log-probability under the model's own distribution, and the best others."""

    text: str
    logprob: float
    top: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Continuation:
    """What could stand behind a prompt, and the mean natural log-probability of the tokens that were drawn for it."""

    text: str
    logprob: float


@dataclass(frozen=True, slots=True)
class RoleResult:
    """The end of a request. `text` is literals and slot contents joined; seconds are wall time.

    `stopped`: "end" complete, "length" the budget ran out or cut a value short (the text may still be
    complete), "cancelled". `steps` counts evaluations behind the transcript (0: a server's), `drafted` tokens were
    evaluated ahead, of which `accepted` stayed; `candidates` is how many continuations this one was chosen from, and
    `continuations` those of them that are complete and differ, the likeliest first.
    """

    text: str
    prompt_tokens: int
    cached_tokens: int
    tokens: int
    prefill_seconds: float
    decode_seconds: float
    forced_tokens: int
    stopped: Literal["end", "length", "cancelled"]
    steps: int = 0
    drafted: int = 0
    accepted: int = 0
    candidates: int = 1
    continuations: tuple[Continuation, ...] = ()
    logprobs: tuple[TokenLogprob, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What runs: the model as llama.cpp describes it, and how it is run. `remote` names the roles that servers play."""

    pack: str
    model: str
    parameters: int
    n_ctx: int
    mode: Mode
    threads: int
    roles: tuple[str, ...]
    library: str
    notes: tuple[str, ...] = field(default=())
    remote: tuple[str, ...] = field(default=())
    tuning: Tuning | None = None


def as_info(pack: Pack, ready: Mapping[str, Any], tuning: Tuning) -> EngineInfo:
    """Read what the worker says once the model is loaded; `tuning` is in force."""
    return EngineInfo(
        pack=pack.name,
        model=ready["model"],
        parameters=ready["parameters"],
        n_ctx=ready["n_ctx"],
        mode=pack.mode,
        threads=tuning.threads,
        roles=tuple(ready["roles"]),
        library=ready["library"],
        notes=tuple(ready["notes"]) + (() if tuning.repack else ("weights are not repacked on this machine",)),
        tuning=tuning,
    )


def as_result(reply: Mapping[str, Any]) -> RoleResult:
    """Read the worker's last reply to a request; what a server does not report has its default."""
    given = {name: reply[name] for name in RoleResult.__dataclass_fields__ if name in reply}
    drawn = (TokenLogprob(t["text"], t["logprob"], tuple(map(tuple, t["top"]))) for t in reply.get("logprobs", ()))
    complete = (Continuation(c["text"], c["logprob"]) for c in reply.get("continuations", ()))
    return RoleResult(**{**given, "continuations": tuple(complete), "logprobs": tuple(drawn)})
