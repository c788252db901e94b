"""Constrained decoding: from logits to a text that its constraint allows, whatever the weights say.

```
point: the ways to go on         one literal, or literals that begin alike -> forced tokens, no sampling
  paths  literals, tokenized     several literals -> the best next token among theirs
  slots  free text               a slot -> the arg-max if its bytes fit the slot, or if it begins what follows
  ends   the turn may end                  (which closes the slot); only else the next best token, and so on
```

Forced tokens wait in `pending` and go to the model as one batch with the next token that is looked at.
Noise for a temperature is added before the best is taken (`sampling`), so there is one code path. A slot is followed
by a literal or by the end, never by a slot. Inside of one, tokens that are nothing but characters take a short way
(`plain`), which writes what the long one would. The sampler evaluates nothing itself: `steps` yields tokens and is sent
the logits behind them, so that several can be written in one batch.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Literal

import numpy as np

from umi_local.engine import plain, slots
from umi_local.engine.constraint import Constraint, expand, shortest, start
from umi_local.engine.copying import Copying, in_word
from umi_local.engine.nodes import MARK
from umi_local.engine.points import Path, Point, Writing, affordable, agree, common, joined
from umi_local.engine.protocol import TokenLogprob
from umi_local.engine.sampling import OUTSIDE, Draw, Logits, Sampling, report
from umi_local.engine.vocabulary import Vocabulary

Stopped = Literal["end", "length", "cancelled"]

_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\[bfnrt]\Z")
"""What a JSON string ends with where the last sign in it is a line break or the like: no word, though n is a letter."""
LOOKS = (64, 1024)
"""How many of the best tokens are tried when the best one is not allowed; then all of them."""


class DamagedWeights(Exception):
    """The logits are not numbers."""


class DeadEnd(Exception):
    """No token of the vocabulary goes on as the constraint wants."""


@dataclass
class Sampler:
    """One generation.

    After `steps` or `run`, also one that was left by an exception, `text`, `tokens` and `forced` tell what was
    written, and `logprobs` holds the tokens that were drawn, when they were asked for. `cut` is set when the budget
    or a slot's limit cut a value short; a rationale (a line) may be cut without it.
    """

    vocabulary: Vocabulary
    on_text: Callable[[str], None]
    constraint: Constraint
    max_tokens: int
    sampling: Sampling = field(default_factory=Sampling)
    tokens: int = 0
    forced: int = 0
    cut: bool = False

    def __post_init__(self) -> None:
        """Set up one run."""
        self._shown: list[str] = []
        self._pending: list[int] = []
        self._raw: Logits | None = None
        self._drawn: Logits | None = None  # the logits with their noise, which is drawn once a token
        self._row: Logits | None = None  # and with what is preferred here
        self._free: list[int] = []
        self._content = b""
        self._values: list[bytes] = []
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._draw = Draw(self.sampling)
        self.logprobs: list[TokenLogprob] = []
        self._copying: Copying | None = None
        if self.sampling.copy_bonus and self.sampling.source:
            self._copying = Copying(
                self.sampling.source,
                self.sampling.copy_bonus,
                self.vocabulary.piece,
                self.vocabulary.tokenize,
            )

    @property
    def text(self) -> str:
        """What has been written: literals and slot contents, joined."""
        return "".join(self._shown)

    def liking(self) -> float:
        """Return what the liked marks that were written are worth, in logits."""
        return self.sampling.liked_bonus * len(set(self.sampling.liked).intersection(self._shown))

    def run(
        self, feed: Callable[[Sequence[int]], Logits], first: Callable[[Sequence[int]], Logits] | None = None
    ) -> Stopped:
        """Write with `feed`, which evaluates tokens and returns the logits behind the last one; `first` begins.

        What they raise passes through, so they may cancel.
        """
        steps = self.steps()
        try:
            row = (first or feed)(next(steps))
            while True:
                row = feed(steps.send(row))
        except StopIteration as end:
            stopped: Stopped = end.value
            return stopped

    def steps(self) -> Generator[list[int], Logits, Stopped]:
        """Write until the constraint or the budget ends: yield tokens to evaluate, be sent the logits behind them.

        The first tokens are none, unless the text begins with a literal. A row of logits is read until the next yield.
        Returns "length" also for a complete text of which something was cut. Raises DamagedWeights, DeadEnd.
        """
        point: Point | None = self._open((Path((), "", start(self.constraint)),))
        while point is not None and (point.paths or point.slots):
            if not point.slots and not point.ends and (certain := common(point.paths)):
                if len(point.paths) == 1:
                    self._show(point.paths[0].text)
                    point = Point((replace(point.paths[0], text=""),))
                if not self._force(certain):
                    return "length"
                point = self._open(tuple(path.after(len(certain)) for path in point.paths))
            elif self.tokens >= self.max_tokens:
                return "length"
            else:
                if self._raw is None:
                    tokens, self._pending = self._pending, []
                    self._raw = yield tokens
                    _best(self._raw)
                point = self._step(point)
                if point is not None and self._is_plain(point):
                    point = yield from self._plainly(point)
        return "length" if self.cut else "end"

    def _open(self, paths: Sequence[Path]) -> Point:
        """Replace every finished literal by what may follow it, and show what is certain by now."""
        todo, going, after, ends, certain = list(paths), [], [], False, ""
        while todo:
            path = todo.pop(0)
            if path.tokens:
                going.append(path)
                continue
            for option in expand(path.rest):
                if option.literal is not None:
                    tokens, rest = self.vocabulary.tokenize(option.literal), shortest(option.rest)
                    cost = len(tokens) + (len(self.vocabulary.tokenize(rest)) + 1 if rest else 0)
                    todo.append(Path(tokens, path.text + option.literal, option.rest, cost))
                elif option.slot is not None:
                    after.append(Writing(option.slot, self._open((Path((), "", option.rest),))))
                    certain = path.text
                else:
                    ends, certain = True, path.text
        if certain:
            self._show(certain)
            going = [replace(path, text=path.text[len(certain) :]) for path in going]
        return Point(tuple(going), tuple(after), ends)

    # --- nothing but characters -----------------------------------------------------------------------------

    def _is_plain(self, point: Point) -> bool:
        """Tell whether `_plainly` can go on here: inside of a slot of characters, between two of them."""
        if len(point.slots) != 1 or point.paths or point.ends:
            return False
        slot, progress = point.slots[0].slot, point.slots[0].progress
        begun = progress is not slots.FRESH and not progress.mode
        return begun and slot.kind in plain.KINDS and not (slot.copy and self._copying is not None)

    def _plainly(self, point: Point) -> Generator[list[int], Logits, Point]:
        """Take plain tokens one after the other, as `_step` would, for a fraction of what that costs.

        Ends where something else has to be thought of: another token, a full slot, the budget for what comes behind.
        """
        (writing,) = point.slots
        kind, least, most = writing.slot.kind, writing.carefree(), writing.slot.max_chars
        known, draw, vocabulary = plain.facts(self.vocabulary, kind), self._draw, self.vocabulary
        copying = self._copying if kind == "text" else None
        begun = chars = writing.progress.chars
        while chars < most and self.max_tokens - self.tokens >= least:
            tokens, self._pending = self._pending, []
            raw = self._raw = yield tokens
            token = _best(raw)
            if copying is not None or not draw.plain:
                row = self._drawn = draw.adjusted(raw, self._free)
                if copying is not None:
                    row = copying.word(row, self._content)
                token = int(row.argmax())
            if (fact := known.get(token)) is None:
                fact = known[token] = plain.look_up(vocabulary, kind, token)
            if not fact.chars or (after := chars + fact.chars) > most:
                break
            chars = after
            self._take((token,))
            self._report(raw, token)
            self._free.append(token)
            self._content += fact.piece
            self._show(fact.text)
        if chars == begun:
            return point
        values = writing.progress.values + chars - begun
        return Point((), (replace(writing, progress=slots.Progress(chars, values)),))

    # --- one sampled token ----------------------------------------------------------------------------------

    def _step(self, point: Point) -> Point | None:
        """Take one token and return the point behind it; None when it ended the turn."""
        if any(w.progress is slots.FRESH for w in point.slots):
            if len(self._content) > 1:
                self._values.append(self._content)
            self._content = b""
            self._utf8.reset()
        left = self.max_tokens - self.tokens
        done = [w for w in point.slots if w.complete()]
        wanted = (*point.paths, *(path for w in done for path in w.after.paths))
        paths = affordable(wanted, left)
        ends = point.ends or any(w.after.ends for w in done)
        writing = tuple(w for w in point.slots if left > w.after.cost() and not w.full())
        if not writing and not paths and not ends:
            writing = point.slots  # over budget in the middle of a character or number: finish that at least
        row = self._look(writing, paths)
        allowed = None if writing else sorted({path.tokens[0] for path in paths} | set(self._ends() if ends else ()))
        if len(paths) < len(wanted) and max(wanted, key=lambda path: row[path.tokens[0]]) not in paths:
            self.cut = True
        for rank, token in enumerate(_ranked(row, allowed)):
            if rank == 0 and not self._fits(writing, token):
                self._note_cut(point.slots)
            if ends and self.vocabulary.is_end(token):
                self._report(self._raw, token)
                return None
            raw = self._raw
            if (following := self._after(token, point, writing, paths)) is not None:
                self._report(raw, token)
                return following
        raise DeadEnd

    def _after(self, token: int, point: Point, writing: Sequence[Writing], paths: Sequence[Path]) -> Point | None:
        """Return the point after `token`; None when it is not allowed.

        A literal comes before a slot that could begin with the same token, and slot content before the literal
        that could end it: the order in which `segment` cuts a text.
        """
        literal = tuple(path.after(1) for path in paths if path.tokens[0] == token)
        if literal and not (writing and self._content):
            self._take((token,))
            return self._open(literal)
        piece = self.vocabulary.piece(token)
        if piece:
            going = []
            for w in writing:
                progress, count = slots.write(w.slot, w.progress, piece)
                if count == len(piece):
                    going.append(replace(w, progress=progress))
            if going:
                self._take((token,))
                self._free.append(token)
                self._write(piece)
                return Point((), joined(going))
        if literal:
            self._take((token,))
            return self._open(literal)
        return self._bridge(piece, point, writing, paths) if piece else None

    def _bridge(self, piece: bytes, point: Point, writing: Sequence[Writing], paths: Sequence[Path]) -> Point | None:
        """Take a token that reaches over the end of a slot as the wish to end it: its content, then our literal.

        Models that were not trained on our token boundaries close a string with tokens such as `."}`.
        """
        for w in point.slots:
            progress, count = slots.write(w.slot, w.progress, piece)
            tail, open_now = piece[count:], w.complete()
            fitting = tuple(
                path
                for path in w.after.paths
                if agree(path.text.encode(), tail) and (not open_now or any(path is p for p in paths))
            )
            if not tail or not fitting or not slots.is_complete(w.slot, progress) or (count and w not in writing):
                continue
            try:
                content = self.vocabulary.tokenize(piece[:count].decode()) if count else ()
            except UnicodeDecodeError:
                continue
            self._take(content)
            self._write(piece[:count])
            return Point(fitting)
        return None

    # --- limits ---------------------------------------------------------------------------------------------

    def _fits(self, writing: Sequence[Writing], token: int) -> bool:
        piece = self.vocabulary.piece(token)
        return any(slots.write(w.slot, w.progress, piece)[1] == len(piece) for w in writing)

    def _note_cut(self, writings: Sequence[Writing]) -> None:
        """Set `cut` when the model would go on with a value that may not go on."""
        assert self._row is not None
        piece = self.vocabulary.piece(int(self._row.argmax()))
        for w in writings:
            wider = replace(w.slot, max_chars=w.slot.max_chars + 2 * len(piece))
            if piece and w.slot.kind != "line" and slots.write(wider, w.progress, piece)[1] == len(piece):
                self.cut = True

    # --- tokens and text ------------------------------------------------------------------------------------

    def _look(self, writing: Sequence[Writing], paths: Sequence[Path]) -> Logits:
        """Return the logits of the next token, noise and copy bonus included."""
        if self._row is None:
            assert self._raw is not None
            if self._drawn is None:
                self._drawn = self._draw.adjusted(self._raw, self._free)
            row = self._drawn
            if self._copying is not None and any(w.slot.copy for w in writing):
                row = self._copied(row, paths)
            elif self._copying is not None and any(w.slot.kind == "text" for w in writing):
                row = self._copying.word(row, self._content)
            if self.sampling.liked:
                row = self._pointed(row, paths)
            if self._content and in_word(self._content[-1]) and not self._escaped(writing):
                row = self._apart(row, paths)
            self._row = row
        return self._row

    def _pointed(self, row: Logits, paths: Sequence[Path]) -> Logits:
        """Prefer the marks that are liked, each until it is written."""
        marks = set(self.sampling.liked).difference(self._shown)
        tokens = {path.tokens[0] for path in paths if len(path.tokens) == 1 and path.text in marks}
        if tokens:
            row = row.copy()
            row[sorted(tokens)] += self.sampling.liked_bonus
        return row

    def _apart(self, row: Logits, paths: Sequence[Path]) -> Logits:
        """Keep marks from standing right behind a word: what they stand for is a word of its own (`marks.marked`)."""
        pointing = {path.tokens[0] for path in paths if path.text.startswith(MARK)}
        if pointing:
            row = row.copy()
            row[sorted(pointing)] -= OUTSIDE
        return row

    def _escaped(self, writing: Sequence[Writing]) -> bool:
        """Say whether what was written of a JSON string ends with an escaped line break, tab or the like."""
        return any(w.slot.kind == "string" for w in writing) and bool(_ESCAPED.search(self._content[-16:]))

    def _copied(self, row: Logits, paths: Sequence[Path]) -> Logits:
        """Prefer spans in a value: spelled, or pointed to where that is offered, and nothing behind one pointed to."""
        assert self._copying is not None
        pointing = {path.tokens[0] for path in paths if path.text.startswith(MARK)}
        closing = {path.tokens[0] for path in paths} - pointing
        if not self._content and self._shown and self._shown[-1].startswith(MARK):
            return row
        return self._copying.value(row, self._content, closing, self._values, pointing)

    def _ends(self) -> Sequence[int]:
        return self.vocabulary.ends()

    def _force(self, tokens: Sequence[int]) -> bool:
        """Take tokens without looking; False when the budget does not hold them."""
        if self.tokens + len(tokens) > self.max_tokens:
            return False
        self.forced += len(tokens)
        self._take(tokens)
        return True

    def _take(self, tokens: Sequence[int]) -> None:
        if tokens:
            self.tokens += len(tokens)
            self._pending.extend(tokens)
            self._raw = self._drawn = self._row = None

    def _report(self, row: Logits | None, token: int) -> None:
        if self.sampling.logprobs is not None and row is not None:
            self.logprobs.append(report(row, token, self.sampling.logprobs, self.vocabulary.piece))

    def _write(self, content: bytes) -> None:
        self._content += content
        self._show(self._utf8.decode(content))

    def _show(self, text: str) -> None:
        if text:
            self._shown.append(text)
            self.on_text(text)


def _best(row: Logits) -> int:
    """Return the best token. Raises DamagedWeights."""
    best = int(row.argmax())
    if not isfinite(row.item(best)):  # arg-max finds the first NaN
        raise DamagedWeights
    return best


def _ranked(row: Logits, allowed: Sequence[int] | None, most: int | None = None) -> Iterator[int]:
    """Yield token ids, best first: of `allowed`, or of all; lazily, since the first is nearly always taken."""
    if allowed is not None:
        ids = np.asarray(allowed, dtype=np.int64)
        yield from ids[np.argsort(-row[ids], kind="stable")].tolist()
        return
    best = int(row.argmax())
    yield best
    seen = {best}
    for look in (*LOOKS, len(row)):
        look = min(look, most or len(row), len(row))
        ids = np.argpartition(row, -look)[-look:] if look < len(row) else np.arange(len(row))
        for token in ids[np.argsort(-row[ids], kind="stable")].tolist():
            if token not in seen:
                seen.add(token)
                yield token
        if look == most:
            return
