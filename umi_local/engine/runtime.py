"""One KV cache and what a request does with it: forked for an activated LoRA, else written on.

```
forked       sequence 0   | transcript, evaluated under the base ...... |      kept from request to request
             sequence 1   | shares those cells ........................ | header, what the role writes |   dropped
                                                             adapter on ^
in place     sequence 0   | transcript, header, what the role writes |         all kept, one adapter or none throughout
```

A request carries its whole prompt. The longest common beginning with what sequence 0 holds is not evaluated
again, and a beginning that an earlier process evaluated may come from disk (`snapshots`). An activated LoRA (arXiv
2504.12397) acts from the first token of the header on, so the transcript's cells serve every role; what a role wrote
comes back in the next prompt, as others read it. A plain LoRA changes every cell, so its role has a cache of its own,
in which what it wrote stays. `modes` says which role has which `Runtime`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from umi_local.engine.candidates import CacheFull, Candidates, Run
from umi_local.engine.constraint import Constraint
from umi_local.engine.llama import MOST_FORKS, N_BATCH, Context, Model, Stop
from umi_local.engine.lookahead import Lookahead
from umi_local.engine.protocol import PREFILL_CHUNK, Continuation, TokenLogprob
from umi_local.engine.sampler import Sampler, Stopped
from umi_local.engine.sampling import Sampling
from umi_local.engine.snapshots import Snapshots


class PromptTooLong(CacheFull):
    """The prompt and the tokens asked for do not fit into the context."""

    def __init__(self, prompt_tokens: int, limit: int) -> None:
        super().__init__(prompt_tokens, limit)
        self.prompt_tokens, self.limit = prompt_tokens, limit


class EvaluationFailed(Exception):
    """llama.cpp refused a batch."""


class _Stopped(Exception):
    """The user cancelled."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A prompt segment as it came over the wire. `source` marks text that others wrote, which may be copied."""

    text: str
    special: bool
    source: bool


_NOTHING = Piece("", special=False, source=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a request. Seconds are wall time.

    `steps` counts evaluations behind the transcript; `drafted` tokens were evaluated ahead, of which `accepted` stayed.
    `candidates` is how many continuations this one was chosen from, `continuations` those that are complete.
    """

    text: str
    prompt_tokens: int
    cached_tokens: int
    tokens: int
    forced_tokens: int
    prefill_seconds: float
    decode_seconds: float
    stopped: Stopped
    steps: int = 0
    drafted: int = 0
    accepted: int = 0
    candidates: int = 1
    continuations: tuple[Continuation, ...] = ()
    logprobs: tuple[TokenLogprob, ...] = ()


class Runtime:
    """A model in memory, its KV cache, and the activated adapters of the roles that have one.

    `standing` is a plain adapter that acts on every token. `snapshots` keeps beginnings of prompts on disk.
    """

    def __init__(
        self,
        model: Model,
        context: Context,
        adapters: Mapping[str, Any],
        n_ctx: int,
        stop: Stop,
        *,
        bos: bool,
        standing: Any = None,
        snapshots: Snapshots | None = None,
    ) -> None:
        self.model, self.context, self.adapters, self.n_ctx, self.stop = model, context, adapters, n_ctx, stop
        self._standing = standing
        self._bos = model.bos() if bos else None
        self.drafts = model.can_roll_back()
        self._base: list[int] = []
        self._snapshots = snapshots
        self._border = self._even = 0

    def close(self) -> None:
        """Give the memory back. Afterwards `keep_beginning` does nothing, and nothing else may be asked of it."""
        self._border = 0
        self.context.close()
        self.model.close()

    def keep_beginning(self) -> None:
        """Write the stable beginning of the last prompt to disk, once. Takes as long as copying it."""
        if self._snapshots is not None and 0 < self._border == self._even <= self.context.length(0):
            self._snapshots.save(self.context, self._base[: self._border])

    def tokenize(self, prompt: Sequence[Piece]) -> tuple[list[int], list[int]]:
        """Return the tokens of the transcript and those of the header, the last segment."""
        parts = [self.model.tokenize(piece.text, piece.special) for piece in prompt]
        transcript = [token for part in parts[:-1] for token in part]
        header = list(parts[-1]) if parts else []
        if self._bos is not None and (transcript or header)[:1] != [self._bos]:
            transcript.insert(0, self._bos)
        return transcript, header

    def _beginning(self, prompt: Sequence[Piece], stable: int, within: int) -> list[int]:
        """Return the tokens of what is the same in other conversations.

        Cut in the middle of a piece, the last of them may be others than in the whole: where words join is for
        `_common` to find.
        """
        if stable <= 0:
            return []
        part = [replace(piece, text=piece.text[:within]) for piece in prompt[stable : stable + 1] if within > 0]
        return self.tokenize([*prompt[:stable], *part, _NOTHING])[0]

    def run(
        self,
        role: str,
        prompt: Sequence[Piece],
        constraint: Constraint,
        max_tokens: int,
        sampling: Sampling,
        on_prefill: Callable[[int, int, int], None],
        on_text: Callable[[str], None],
        best_of: int = 1,
        stable: int = 0,
        within: int = 0,
    ) -> Outcome:
        """Write as `role`; with `best_of`, the likeliest of as many continuations, shown when it is chosen.

        Some are given up when the context does not hold as many. The first `stable` pieces and `within` characters of
        the next are the same in other conversations. Raises PromptTooLong before anything is evaluated,
        EvaluationFailed, and the sampler's.
        """
        transcript, header = self.tokenize(prompt)
        total = len(transcript) + len(header)
        if not total:
            raise EvaluationFailed("the prompt is empty")
        if total + max_tokens > self.n_ctx:
            raise PromptTooLong(total, self.n_ctx)
        adapter = self.adapters.get(role) if header else None
        if adapter is None:  # no border to respect: keep all but the token whose logits are needed
            tokens = transcript + header
            transcript, header = tokens[:-1], tokens[-1:]
        began = time.perf_counter()
        self._border = _common(transcript, self._beginning(prompt, stable, within))
        cached = self._keep(transcript)
        writing = _Writing(total, cached, header, on_prefill)
        best_of = min(best_of, MOST_FORKS)
        try:
            on_prefill(cached, total, cached)
            self._extend(transcript, lambda done: on_prefill(done, total, cached))
            self.context.use(adapter if adapter is not None else self._standing)

            def sampler(sampling: Sampling, on_text: Callable[[str], None] = _ignore) -> Sampler:
                return Sampler(self.model, on_text, constraint, max_tokens, sampling)

            if best_of > 1:
                self._write_several(Candidates(sampler, sampling, best_of), writing)
                on_text(writing.text())
            else:
                self._write_one(sampler(sampling, on_text), writing, forked=adapter is not None)
        except _Stopped:
            writing.stopped = "cancelled"
        finally:
            for fork in range(1, 1 + best_of):
                self.context.cut(fork, 0)
            del self._base[self.context.length(0) :]
        return writing.outcome(began)

    def _write_one(self, sampler: Sampler, writing: _Writing, *, forked: bool) -> None:
        if forked:
            self.context.fork()
        tail = _Tail(self, int(forked), len(self._base), None if forked else self._base)
        ahead = Lookahead(tail, self._base, sampler.max_tokens, drafts=self.drafts and sampler.sampling.drafts)
        writing.sampler, writing.ahead = sampler, ahead
        try:
            writing.stopped = sampler.run(ahead.feed, lambda tokens: writing.timed(ahead.feed(writing.headed(tokens))))
        finally:
            ahead.settle()

    def _write_several(self, candidates: Candidates, writing: _Writing) -> None:
        for sequence in range(1, 1 + len(candidates)):
            self.context.fork(sequence)
        writing.candidates = candidates
        header, position = writing.headed([]), len(self._base)
        candidates.run(header, position, _Shared(self, writing))
        writing.sampler, writing.stopped = candidates.chosen, candidates.stopped

    def _keep(self, transcript: list[int]) -> int:
        """Cut sequence 0 down to what it has in common with `transcript` and return how much that is.

        A stable beginning that is not there comes from disk. If it is not there either, it is evaluated in the batches
        of an engine that has nothing yet, so that what is written to disk afterwards are the very bytes of such a one.
        """
        common = _common(transcript, self._base)
        if common < self._border:
            beginning = transcript[: self._border]
            if self._snapshots and (held := self._snapshots.restore(self.context, beginning)) is not None:
                self._base, self._even = held, len(held)
                return len(held)
            common = min(common, self._even) // PREFILL_CHUNK * PREFILL_CHUNK
        if not self.context.cut(0, common):
            self.context.clear()
            common = 0
        del self._base[common:]
        self._even = min(self._even, common)
        return common

    def _extend(self, transcript: list[int], on_progress: Callable[[int], None]) -> None:
        """Evaluate the rest of `transcript` as sequence 0. A stop keeps what was done."""
        if len(self._base) < len(transcript):
            self.context.use(self._standing)
        while (done := len(self._base)) < len(transcript):
            end = min(done + PREFILL_CHUNK, self._border if done < self._border else len(transcript))
            chunk = transcript[done:end]
            self._base += chunk  # cut back to what was really evaluated when the evaluation stops
            self.evaluate(0, chunk, done)
            if end <= self._border:
                self._even = end
            on_progress(end)

    def evaluate(self, sequence: int, tokens: Sequence[int], position: int, *, wanted: int = 0) -> None:
        """Evaluate one batch or raise."""
        if self.stop:
            raise _Stopped
        if code := self.context.decode(sequence, tokens, position, wanted=wanted):
            self._refused(code, len(tokens), position)

    def evaluate_mixed(self, runs: Sequence[Run]) -> NDArray[np.float32]:
        """Evaluate one batch of several sequences and return the logits behind each run, or raise."""
        if self.stop:
            raise _Stopped
        count = sum(len(tokens) for _, tokens, _ in runs)
        if code := self.context.decode_mixed(runs):
            self._refused(code, count, max(position for _, _, position in runs))
        return self.context.logits(len(runs))

    def _refused(self, code: int, count: int, position: int) -> NoReturn:
        match code:
            case 1:
                raise PromptTooLong(position + count, self.n_ctx)
            case 2:
                raise _Stopped
            case code:
                raise EvaluationFailed(f"llama.cpp refused {count} tokens at position {position} (code {code})")


class _Tail:
    """The end of a sequence as the sampler sees it. `kept` takes down what is evaluated, when it stays."""

    def __init__(self, runtime: Runtime, sequence: int, position: int, kept: list[int] | None = None) -> None:
        self._runtime, self._sequence, self._position, self._kept = runtime, sequence, position, kept

    def evaluate(self, tokens: Sequence[int], wanted: int) -> NDArray[np.float32]:
        """Evaluate `tokens` and return the logits behind the last `wanted` of them."""
        for at in range(0, len(tokens), N_BATCH):
            chunk = tokens[at : at + N_BATCH] if len(tokens) > N_BATCH else tokens
            if self._kept is not None:
                self._kept += chunk  # cut back to what was really evaluated when the request ends
            last = at + N_BATCH >= len(tokens)
            self._runtime.evaluate(self._sequence, chunk, self._position, wanted=wanted if last else 0)
            self._position += len(chunk)
        return self._runtime.context.logits(wanted)

    def rollback(self, count: int) -> None:
        """Forget the last `count` tokens."""
        self._position -= count
        self._runtime.context.cut(self._sequence, self._position)
        if self._kept is not None:
            del self._kept[self._position :]

    def room(self) -> int:
        """Return how many tokens one more batch may carry."""
        return min(N_BATCH, self._runtime.n_ctx - self._position)


class _Shared:
    """The cache as the continuations see it."""

    def __init__(self, runtime: Runtime, writing: _Writing) -> None:
        self._runtime, self._writing = runtime, writing

    def evaluate_mixed(self, runs: Sequence[Run]) -> NDArray[np.float32]:
        """Evaluate runs and return the logits behind each."""
        return self._writing.timed(self._runtime.evaluate_mixed(runs))

    def drop(self, sequence: int) -> None:
        """Free what only this sequence holds."""
        self._runtime.context.cut(sequence, 0)


class _Writing:
    """What a request knows by the time it ends, however it ends."""

    def __init__(self, total: int, cached: int, header: list[int], on_prefill: Callable[[int, int, int], None]) -> None:
        self.total, self.cached = total, cached
        self._header: list[int] | None = header
        self._on_prefill = on_prefill
        self._prefilled: float | None = None
        self.sampler: Sampler | None = None
        self.ahead: Lookahead | None = None
        self.candidates: Candidates | None = None
        self.stopped: Stopped = "cancelled"

    def headed(self, tokens: Sequence[int]) -> Sequence[int]:
        """Return the header and `tokens` the first time, later `tokens`: the header needs no evaluation of its own."""
        if self._header is not None:
            tokens, self._header = [*self._header, *tokens], None
        return tokens

    def timed(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return `rows`; the first ones are the end of the prefill."""
        if self._prefilled is None:
            self._prefilled = time.perf_counter()
            self._on_prefill(self.total, self.total, self.cached)
        return rows

    def text(self) -> str:
        """Return what was written."""
        return self.sampler.text if self.sampler else ""

    def outcome(self, began: float) -> Outcome:
        """Return the end of the request."""
        now = time.perf_counter()
        prefilled = now if self._prefilled is None else self._prefilled
        sampler, ahead, candidates = self.sampler, self.ahead, self.candidates
        return Outcome(
            text=self.text(),
            prompt_tokens=self.total,
            cached_tokens=self.cached,
            tokens=sampler.tokens if sampler else 0,
            forced_tokens=sampler.forced if sampler else 0,
            prefill_seconds=prefilled - began,
            decode_seconds=now - prefilled,
            stopped=self.stopped,
            steps=ahead.steps if ahead else candidates.steps if candidates else 0,
            drafted=ahead.drafted if ahead else 0,
            accepted=ahead.accepted if ahead else 0,
            candidates=len(candidates) if candidates else 1,
            continuations=candidates.complete if candidates else (),
            logprobs=tuple(sampler.logprobs) if sampler and sampler.sampling.logprobs is not None else (),
        )


def _common(first: Sequence[int], second: Sequence[int]) -> int:
    """Return with how many tokens both begin."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))


def _ignore(_: str) -> None:
    """Show nothing: what is written may not be chosen."""
