"""One KV cache and what a request does with it: forked for an activated LoRA, else written on.

```
forked       sequence 0   | transcript, evaluated under the base ...... |      kept from request to request
             sequence 1   | shares those cells ........................ | header, what the role writes |   dropped
                                                             adapter on ^
in place     sequence 0   | transcript, header, what the role writes |         all kept, one adapter or none throughout
```

A request carries its whole prompt. The longest common beginning with what sequence 0 holds is not evaluated
again. An activated LoRA (arXiv 2504.12397) acts from the first token of the header on, so the transcript's cells serve
every role; what a role wrote comes back in the next prompt, as others read it. A plain LoRA changes every cell, so its
role has a cache of its own, in which what it wrote stays. `modes` says which role has which `Runtime`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from umi_local.engine.constraint import Constraint
from umi_local.engine.llama import N_BATCH, Context, Model, Stop
from umi_local.engine.sampler import Logits, Sampler, Sampling, Stopped

PREFILL_CHUNK = 128
"""Tokens evaluated between two progress messages."""
N_UBATCH = 64
"""Tokens evaluated between two looks at the stop flag, at most."""


class PromptTooLong(Exception):
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a request. Seconds are wall time."""

    text: str
    prompt_tokens: int
    cached_tokens: int
    tokens: int
    forced_tokens: int
    prefill_seconds: float
    decode_seconds: float
    stopped: Stopped


class Runtime:
    """A model in memory, its KV cache, and the activated adapters of the roles that have one.

    `standing` is a plain adapter that acts on every token.
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
    ) -> None:
        self.model, self.context, self.adapters, self.n_ctx, self.stop = model, context, adapters, n_ctx, stop
        self._standing = standing
        self._bos = model.bos() if bos else None
        self._base: list[int] = []

    def close(self) -> None:
        """Give the memory back. Nothing may be asked of it afterwards."""
        self.context.close()
        self.model.close()

    def tokenize(self, prompt: Sequence[Piece]) -> tuple[list[int], list[int]]:
        """Return the tokens of the transcript and those of the header, the last segment."""
        parts = [self.model.tokenize(piece.text, piece.special) for piece in prompt]
        transcript = [token for part in parts[:-1] for token in part]
        header = list(parts[-1]) if parts else []
        if self._bos is not None and (transcript or header)[:1] != [self._bos]:
            transcript.insert(0, self._bos)
        return transcript, header

    def run(
        self,
        role: str,
        prompt: Sequence[Piece],
        constraint: Constraint,
        max_tokens: int,
        sampling: Sampling,
        on_prefill: Callable[[int, int, int], None],
        on_text: Callable[[str], None],
    ) -> Outcome:
        """Write as `role`. Raises PromptTooLong before anything is evaluated, EvaluationFailed, and the sampler's."""
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
        began, cached = time.perf_counter(), self._keep(transcript)
        sampler: Sampler | None = None
        prefilled = began
        stopped: Stopped = "cancelled"
        try:
            on_prefill(cached, total, cached)
            self._extend(transcript, lambda done: on_prefill(done, total, cached))
            end = self._fork(adapter) if adapter is not None else self._in_place()
            end.feed(header)
            on_prefill(total, total, cached)
            prefilled = time.perf_counter()
            sampler = Sampler(self.model, end.feed, on_text, constraint, max_tokens, sampling)
            stopped = sampler.run()
        except _Stopped:
            prefilled = prefilled if sampler else time.perf_counter()
        finally:
            self.context.cut(1, 0)
            del self._base[self.context.length(0) :]
        return Outcome(
            text=sampler.text if sampler else "",
            prompt_tokens=total,
            cached_tokens=cached,
            tokens=sampler.tokens if sampler else 0,
            forced_tokens=sampler.forced if sampler else 0,
            prefill_seconds=prefilled - began,
            decode_seconds=time.perf_counter() - prefilled,
            stopped=stopped,
        )

    def _fork(self, adapter: Any) -> _End:
        self.context.fork()
        self.context.use(adapter)
        return _End(self, 1, len(self._base))

    def _in_place(self) -> _End:
        self.context.use(self._standing)
        return _End(self, 0, len(self._base), self._base)

    def _keep(self, transcript: list[int]) -> int:
        """Cut sequence 0 down to what it has in common with `transcript` and return how much that is."""
        pairs = enumerate(zip(transcript, self._base, strict=False))
        common = next((i for i, (a, b) in pairs if a != b), min(len(transcript), len(self._base)))
        if not self.context.cut(0, common):
            self.context.clear()
            common = 0
        del self._base[common:]
        return common

    def _extend(self, transcript: list[int], on_progress: Callable[[int], None]) -> None:
        """Evaluate the rest of `transcript` as sequence 0. A stop keeps what was done."""
        if len(self._base) < len(transcript):
            self.context.use(self._standing)
        while (done := len(self._base)) < len(transcript):
            chunk = transcript[done : done + PREFILL_CHUNK]
            self._base += chunk  # cut back to what was really evaluated when the evaluation stops
            self.evaluate(0, chunk, done, logits=False)
            on_progress(len(self._base))

    def evaluate(self, sequence: int, tokens: Sequence[int], position: int, *, logits: bool) -> None:
        """Evaluate one batch or raise."""
        if self.stop:
            raise _Stopped
        match self.context.decode(sequence, tokens, position, logits=logits):
            case 0:
                return
            case 1:
                raise PromptTooLong(position + len(tokens), self.n_ctx)
            case 2:
                raise _Stopped
            case code:
                raise EvaluationFailed(f"llama.cpp refused {len(tokens)} tokens at position {position} (code {code})")


class _End:
    """The end of a sequence as the sampler sees it. `kept` takes down what is evaluated, when it stays."""

    def __init__(self, runtime: Runtime, sequence: int, position: int, kept: list[int] | None = None) -> None:
        self._runtime, self._sequence, self._position, self._kept = runtime, sequence, position, kept

    def feed(self, tokens: Sequence[int]) -> Logits:
        """Evaluate `tokens` and return the logits after the last one."""
        for at in range(0, len(tokens), N_BATCH):
            chunk = tokens[at : at + N_BATCH]
            if self._kept is not None:
                self._kept += chunk  # cut back to what was really evaluated when the request ends
            self._runtime.evaluate(self._sequence, chunk, self._position, logits=at + N_BATCH >= len(tokens))
            self._position += len(chunk)
        return self._runtime.context.logits()
