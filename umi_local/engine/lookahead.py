"""Drafts from n-grams, verified in the batch that is needed anyway: several tokens for one evaluation.

```
history   ... "logs/app.log  12.3 kB ... {"path": "logs/app        the last tokens occurred before: what followed
draft                                             .log  12.3          them then is evaluated along with the next token
rows      [logits after the token, after each drafted token]
```

The sampler takes a row and says which tokens it took. As long as these are the drafted ones, their row is there
already; the first other token cuts the rest off the cache again. What is written is therefore what the model would
have written token by token, up to the last bits of batched arithmetic. Drafts depend on the prompt and on what was
written alone, so that the same request makes the same ones (prompt lookup decoding; research/runtime, section 10).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]

SPANS = ((4, 7), (3, 3), (2, 3))
"""Length of a match -> tokens drafted. With one certain token these are batches of 8 and 4, which CPU kernels like."""
PATIENCE = 3
"""Drafts of a kind that fail in a row before it is given up, and asked again after as many more tokens each time."""


class Tail(Protocol):
    """The end of a sequence in the cache."""

    def evaluate(self, tokens: Sequence[int], wanted: int) -> NDArray[np.float32]:
        """Evaluate tokens and return the logits [wanted, n_vocab] behind the last `wanted` of them."""
        ...

    def rollback(self, count: int) -> None:
        """Forget the last `count` tokens."""
        ...

    def room(self) -> int:
        """Return how many tokens may still be evaluated."""
        ...


class NGrams:
    """What followed the last tokens when they occurred before, newest first."""

    def __init__(self, tokens: Sequence[int], capacity: int) -> None:
        self._tokens = np.empty(len(tokens) + capacity, np.int32)
        self._tokens[: len(tokens)] = tokens
        self._count = len(tokens)
        self._failed = dict.fromkeys((span for span, _ in SPANS), 0)
        self._silent = dict.fromkeys((span for span, _ in SPANS), 0)
        self._asked: int | None = None

    def append(self, tokens: Sequence[int]) -> None:
        """Take down what was written."""
        if self._count + len(tokens) > len(self._tokens):
            self._tokens = np.concatenate([self._tokens, np.empty(max(256, len(tokens)), np.int32)])
        if len(tokens) == 1:
            self._tokens[self._count] = tokens[0]
        else:
            self._tokens[self._count : self._count + len(tokens)] = tokens
        self._count += len(tokens)

    def guess(self, most: int) -> list[int]:
        """Return up to `most` tokens that may come next; none without a match that is worth a try."""
        self._asked = None
        seen, ends = self._tokens[: self._count], None
        for span, draft in SPANS:
            if self._silent[span] > 0:
                self._silent[span] -= 1
                continue
            if most <= 0 or self._count <= span:
                continue
            if ends is None:
                ends = _ends(seen, span)
            if len(places := ends[span]):
                at = int(places[-1]) + 1
                self._asked = span
                found: list[int] = seen[at : at + min(draft, most)].tolist()
                return found
        return []

    def learned(self, accepted: int) -> None:
        """Hear how many tokens of the last guess were right."""
        if self._asked is None:
            return
        span, self._asked = self._asked, None
        self._failed[span] = 0 if accepted else self._failed[span] + 1
        if self._failed[span] >= PATIENCE:
            self._silent[span] = self._failed[span]


def _ends(seen: NDArray[np.int32], most: int) -> list[NDArray[np.intp]]:
    """Return where the last 1 to `most` tokens ended before, by their number: each is a part of the one before."""
    places = (seen[:-1] == seen[-1]).nonzero()[0]
    found = [places, places]
    for back in range(1, most):
        if len(places):
            places = places[places >= back]
            places = places[seen[places - back] == seen[-1 - back]]
        found.append(places)
    return found


class Lookahead:
    """The next logits of one sequence, with drafts evaluated ahead of what is certain.

    `steps` counts evaluations, `drafted` and `accepted` tokens.
    """

    def __init__(self, tail: Tail, history: Sequence[int], max_tokens: int, *, drafts: bool = True) -> None:
        self._tail = tail
        self._ngrams = NGrams(history, max_tokens + 64) if drafts else None
        self._draft: list[int] = []
        self._at = 0
        self._rows: NDArray[np.float32] | None = None
        self.steps = self.drafted = self.accepted = 0

    def feed(self, tokens: Sequence[int]) -> Logits:
        """Return the logits behind `tokens`, which follow on those fed before. Raises what the evaluation raises."""
        if self._ngrams is None:
            self.steps += 1
            only: Logits = self._tail.evaluate(tokens, 1)[0]
            return only
        at = 0
        while at < len(tokens) and self._at < len(self._draft) and tokens[at] == self._draft[self._at]:
            at += 1
            self._at += 1
        self.accepted += at
        self._ngrams.append(tokens)
        if at < len(tokens) or self._rows is None:
            self.settle()
            self._evaluate(tokens[at:], self._ngrams)
        assert self._rows is not None
        row: Logits = self._rows[self._at]
        return row

    def settle(self) -> None:
        """Forget what was drafted and not taken."""
        if self._draft and self._ngrams is not None:
            self._ngrams.learned(self._at)
        left = len(self._draft) - self._at
        self._draft, self._at, self._rows = [], 0, None
        if left:
            self._tail.rollback(left)

    def _evaluate(self, tokens: Sequence[int], ngrams: NGrams) -> None:
        draft = ngrams.guess(self._tail.room() - len(tokens))
        self.steps += 1
        self.drafted += len(draft)
        self._draft = draft  # set first: an evaluation that is stopped is cut back by its owner
        self._rows = self._tail.evaluate([*tokens, *draft] if draft else tokens, 1 + len(draft))
