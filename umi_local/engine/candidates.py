"""Several continuations of one prompt, written side by side in one batch, and the choice among them.

```
sequence 0   | transcript ............ |
sequence 1                             | header, continuation 1 |     every evaluation carries the next tokens
sequence 2                             | header, continuation 2 |     of all that are still being written
```

Weights are read once per evaluation, whatever the number of rows, so that n continuations cost a large model little
more than one. The best is the finished one with the highest mean log-probability of the tokens that were drawn
(research/runtime, section 8), liked marks counted with their preference. Where the cache has no room for all, the least
likely one is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from umi_local.engine.llama import MOST_FORKS, N_BATCH
from umi_local.engine.protocol import Continuation
from umi_local.engine.sampler import Sampler, Stopped
from umi_local.engine.sampling import Logits, Sampling

Run = tuple[int, Sequence[int], int]
"""Sequence, tokens, position of the first of them."""

_RANK: tuple[Stopped, ...] = ("cancelled", "length", "end")
TEMPERATURE = 0.7
"""Least temperature of all continuations but the first, which is drawn as was asked: without, all would be the same."""
WIDTH = N_BATCH // MOST_FORKS


class CacheFull(Exception):
    """The cache has no room for these tokens; nothing was evaluated."""


class Cache(Protocol):
    """The cache that the continuations share."""

    def evaluate_mixed(self, runs: Sequence[Run]) -> Logits:
        """Evaluate runs in one batch and return the logits [runs, n_vocab] behind each. Raises CacheFull."""
        ...

    def drop(self, sequence: int) -> None:
        """Free what only this sequence holds."""
        ...


@dataclass
class _Candidate:
    sampler: Sampler
    steps: Generator[list[int], Logits, Stopped]
    sequence: int
    position: int
    waiting: list[int]
    stopped: Stopped | None = None

    def advance(self, row: Logits | None) -> None:
        """Go on to the next tokens that have to be evaluated, or to the end."""
        try:
            self.waiting = next(self.steps) if row is None else self.steps.send(row)
        except StopIteration as end:
            self.waiting, self.stopped = [], end.value


class Candidates:
    """The continuations of one request. `run` sets `chosen` and `stopped`, and those that are `complete`, the likeliest
    first and each once; `steps` counts evaluations."""

    def __init__(self, make: Callable[[Sampling], Sampler], sampling: Sampling, count: int) -> None:
        first = replace(sampling, logprobs=sampling.logprobs or 0)
        warm = replace(first, temperature=max(first.temperature, TEMPERATURE))
        others = (replace(warm, seed=sampling.seed + i) for i in range(1, count))
        self._samplers = [make(one) for one in (first, *others)]
        self.chosen = self._samplers[0]
        self.stopped: Stopped = "cancelled"
        self.complete: tuple[Continuation, ...] = ()
        self.steps = 0

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._samplers)

    def run(self, header: Sequence[int], position: int, cache: Cache) -> None:
        """Write all in sequences 1, 2 ... from `position` on. Raises CacheFull when there is not room for one."""
        going = [_Candidate(s, s.steps(), at, position, []) for at, s in enumerate(self._samplers, 1)]
        every = tuple(going)
        for one in going:
            one.advance(None)
            one.waiting = [*header, *one.waiting]
        while going := [one for one in going if one.stopped is None]:
            try:
                for one in going:
                    self._shorten(one, cache)
                rows = cache.evaluate_mixed([(one.sequence, one.waiting, one.position) for one in going])
            except CacheFull:
                if len(going) == 1:
                    raise
                worst = min(going, key=lambda one: _mean(one.sampler))
                worst.stopped = "cancelled"
                cache.drop(worst.sequence)
                continue
            self.steps += 1
            for one, row in zip(going, rows, strict=True):
                one.position += len(one.waiting)
                one.advance(row)
                if one.stopped is not None:
                    cache.drop(one.sequence)
        ranked = sorted(every, key=lambda one: (_RANK.index(one.stopped or "end"), _mean(one.sampler)), reverse=True)
        self.chosen, self.stopped = ranked[0].sampler, ranked[0].stopped or "end"
        means: dict[str, float] = {}
        for one in ranked:
            if one.stopped == "end":
                means.setdefault(one.sampler.text, _mean(one.sampler))
        self.complete = tuple(Continuation(text, mean) for text, mean in means.items())

    def _shorten(self, one: _Candidate, cache: Cache) -> None:
        """Evaluate the beginning of a long run alone, so that one batch holds the rest of all."""
        while len(one.waiting) > WIDTH:
            head = one.waiting[:WIDTH]
            cache.evaluate_mixed([(one.sequence, head, one.position)])
            one.waiting = one.waiting[WIDTH:]
            self.steps += 1
            one.position += len(head)


def _mean(sampler: Sampler) -> float:
    """Return the mean log-probability of what was drawn; a liked mark is worth as much here as when it was drawn."""
    drawn = sampler.logprobs
    return (sum(token.logprob for token in drawn) + sampler.liking()) / len(drawn) if drawn else 0.0
