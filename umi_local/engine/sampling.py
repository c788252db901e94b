"""How a token is drawn from logits: repetition, temperature, nucleus, noise; and what its log-probability was.

A temperature adds Gumbel noise to the scaled logits, and the best is taken: that draws exactly from the softmax,
also among those tokens that a constraint allows. Tokens that top-p or min-p leave out are moved below all others
instead of being removed, so that a constraint that allows only such tokens can still be met.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from umi_local.engine.protocol import MOST_ALTERNATIVES, TokenLogprob

Logits = NDArray[np.float32]

OUTSIDE = np.float32(1e6)
"""Taken from the logits of tokens outside of the nucleus: more than noise, scale and copy bonus can make good."""
MOST_NUCLEUS = 1024
"""Tokens looked at for top-p; a nucleus that is larger is cut there."""
REPEAT_LAST = 64
"""Tokens of free text that count as repeated."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are drawn.

    `temperature` 0 takes the best token. `top_p` keeps the smallest set of tokens whose probabilities sum up to it,
    `min_p` those with at least that fraction of the best one's probability, both before the temperature.
    `repeat_penalty` divides positive logits (and multiplies negative ones) of the last tokens of free text that were
    written; literals and the prompt do not count. `copy_bonus` is added to logits that go on with a span of `source`
    (see `Copying`), `liked_bonus` to those of `liked` marks, each until it is written (see `umi_local.mentions`). With
    `logprobs` the tokens that were drawn are reported with that many alternatives. `drafts` False evaluates one token
    after the other (see `lookahead`).
    """

    temperature: float = 0.0
    seed: int = 0
    copy_bonus: float = 0.0
    liked_bonus: float = 0.0
    source: str = ""
    top_p: float = 1.0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    logprobs: int | None = None
    drafts: bool = True
    liked: tuple[str, ...] = ()


class Draw:
    """The draws of one generation. `plain`: the best token is taken, and rows stay as they are."""

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self._rng = np.random.default_rng(sampling.seed) if sampling.temperature > 0 else None
        self.plain = self._rng is None and sampling.repeat_penalty == 1.0

    def adjusted(self, row: Logits, written: Sequence[int]) -> Logits:
        """Return the row whose best is taken; `written` are the tokens of free text so far. `row` is not changed."""
        if self.plain:
            return row
        s = self.sampling
        if s.repeat_penalty != 1.0 and written:
            row = row.copy()
            last = np.unique(np.asarray(written[-REPEAT_LAST:], dtype=np.int64))
            known = row[last]
            row[last] = np.where(known > 0, known / s.repeat_penalty, known * s.repeat_penalty)
        if self._rng is None:
            return row
        noisy = (row / s.temperature + self._rng.gumbel(size=row.shape)).astype(np.float32)
        if (kept := _nucleus(row, s.top_p, s.min_p)) is not None:
            inside = noisy[kept]
            noisy -= OUTSIDE
            noisy[kept] = inside
        return noisy


def _nucleus(row: Logits, top_p: float, min_p: float) -> NDArray[np.int64] | None:
    """Return the tokens that may be drawn, None for all."""
    if top_p >= 1.0 and min_p <= 0.0:
        return None
    best = float(row.max())
    if min_p > 0.0:
        ids = np.flatnonzero(row >= best + math.log(min_p))
    else:
        look = min(MOST_NUCLEUS, len(row))
        ids = np.argpartition(row, -look)[-look:]
    if top_p < 1.0:
        ids = ids[np.argsort(-row[ids], kind="stable")][:MOST_NUCLEUS]
        shares = np.exp(row[ids].astype(np.float64) - log_sum(row))
        ids = ids[: int(np.searchsorted(np.cumsum(shares), top_p)) + 1]
    return ids


def log_sum(row: Logits) -> float:
    """Return the logarithm of the sum of the exponentials of `row`."""
    best = float(row.max())
    return best + math.log(float(np.exp(row - best, dtype=np.float32).sum(dtype=np.float64)))


def report(row: Logits, token: int, alternatives: int, piece: Callable[[int], bytes]) -> TokenLogprob:
    """Return the log-probability of `token` under the logits `row`, and those of the best `alternatives`."""
    total = log_sum(row)
    top: list[tuple[str, float]] = []
    if look := min(alternatives, MOST_ALTERNATIVES, len(row)):
        ids = np.argpartition(row, -look)[-look:]
        top = [(_shown(piece(i)), float(row[i]) - total) for i in ids[np.argsort(-row[ids], kind="stable")].tolist()]
    return TokenLogprob(_shown(piece(token)), float(row[token]) - total, tuple(top))


def _shown(piece: bytes) -> str:
    return piece.decode("utf-8", "replace")
