"""Text that comes in pieces from a server, held to a constraint as it comes.

A set of threads walks the options of `constraint.expand` at once, one character after the other. What is accepted
fits the constraint, whatever the server was told and did. Positions are kept at *clean* places alone: not in the
middle of an escape, a mark or a number, so that what was accepted can be handed on and a new attempt can go on
behind it.

```
accept(" ca") -> 3         "Next: ca" and no more thread, say: "Next: cx"
forced()      -> "ller"    what must follow, when only one thing can
```

Servers write JSON in their own spacing. A blank that stands in no slot and fits nowhere is skipped, and one that a
literal wants before a character that would fit then is put in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from umi_local.engine import slots
from umi_local.engine.constraint import END, Constraint, Option, Slot, State, expand, start
from umi_local.engine.nodes import MARK, Resolved
from umi_local.engine.slots import FRESH, Progress

MOST_THREADS = 256
"""More ways to read one text than any constraint of ours has."""
_UNCLEAN = frozenset(("escape", "hex", "high hex", "minus", "point", "e", "sign"))
_ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
"""What a careless writer puts into a JSON string raw."""


@dataclass(frozen=True, slots=True)
class _Literal:
    """The rest of a literal, and what follows."""

    text: str
    rest: State


@dataclass(frozen=True, slots=True)
class _Writing:
    """A slot on its way, and the options behind it."""

    slot: Slot
    progress: Progress
    after: tuple[Option, ...]

    def complete(self) -> bool:
        return slots.is_complete(self.slot, self.progress)

    def literals(self) -> list[_Literal]:
        return [_Literal(o.literal, o.rest) for o in self.after if o.literal is not None]

    def may_end(self) -> bool:
        return self.complete() and any(o.is_end for o in self.after)


_Thread = _Literal | _Writing


class TooManyReadings(Exception):
    """A constraint can be read in too many ways at once."""


class Matcher:
    """What a role has written so far. `text` is accepted; `cut` is set when a slot ended because it was full."""

    def __init__(self, constraint: Constraint) -> None:
        self.text = ""
        self.cut = False
        self._held = ""
        self._ends = False
        self._threads: list[_Thread] = []
        self._open(expand(start(constraint)))
        self._clean = (self._threads, self._ends)

    @property
    def may_end(self) -> bool:
        """Whether the text is complete as it stands."""
        return not self._held and (self._ends or any(isinstance(t, _Writing) and t.may_end() for t in self._threads))

    @property
    def must_end(self) -> bool:
        """Whether nothing can follow."""
        return self.may_end and not self._threads

    def accept(self, text: str) -> int:
        """Take as much of `text` as fits and return how many characters that is (skipped blanks included)."""
        for at, character in enumerate(text):
            if not self._accept(character):
                return at
        return len(text)

    def drop_held(self) -> None:
        """Go back to the last clean place."""
        self._held = ""
        self._threads, self._ends = list(self._clean[0]), self._clean[1]

    def forced(self) -> str:
        """Take what must follow at this place, when one thing alone can, and return it. Goes to a clean place first.

        A complete slot that has content counts as ended: this is asked when the server could not go on with it.
        """
        self.drop_held()
        found = ""
        # a blank is left to the server: vocabularies have it at the start of a word
        while common := _common(self._following()).rstrip(" "):
            for character in common:
                self._step(character)
            self._keep()
            found += common
        return found

    def remaining(self) -> State | None:
        """Return what may follow at the last clean place; None in the middle of a number, which is no state."""
        options: list[Option] = [END] if self._clean[1] else []
        for thread in self._clean[0]:
            if isinstance(thread, _Literal):
                options.append(Option(thread.text, None, thread.rest))
            elif thread.progress.mode:
                return None
            else:
                options.append(Option(None, thread.slot, (Resolved(thread.after),)))
        return (Resolved(tuple(options)),)

    # --- one character --------------------------------------------------------------------------------------

    def _accept(self, character: str) -> bool:
        if self._step(character):
            self._keep()
            return True
        if character.isspace():
            self._leave_numbers()
        in_slot = any(isinstance(t, _Writing) and t.progress is not FRESH for t in self._threads)
        if not in_slot and all(isinstance(t, _Literal) and t.text[0] == " " for t in self._threads) and self._threads:
            before = (self._threads, self._ends, self._held)
            if self._step(" ") and self._step(character):
                self._keep()
                return True
            self._threads, self._ends, self._held = before
        if character.isspace() and not in_slot:
            return True
        in_string = any(isinstance(t, _Writing) and t.slot.kind == "string" for t in self._threads)
        if in_string and character in _ESCAPED:
            return all(self._accept(c) for c in _ESCAPED[character])
        stray = in_string and character == MARK  # not on offer: the letter behind it would become the value
        if not stray and (character == "\x7f" or (ord(character) < 0x20 and character not in "\n\t")):
            return True
        self.cut = self.cut or any(
            isinstance(t, _Writing) and t.slot.kind != "line" and slots.is_full(t.slot, t.progress)
            for t in self._threads
        )
        return False

    def _leave_numbers(self) -> None:
        """Take a blank behind a number for its end."""
        threads: list[_Thread] = []
        for thread in self._threads:
            number = isinstance(thread, _Writing) and thread.slot.kind in ("integer", "number")
            if number and isinstance(thread, _Writing) and thread.complete():
                self._ends = self._ends or thread.may_end()
                threads += thread.literals()
            else:
                threads.append(thread)
        self._threads = threads

    def _step(self, character: str) -> bool:
        """Move every thread over one character; False and nothing changed when none can."""
        data = character.encode("utf-8", "replace")
        moved: list[_Thread] = []
        finished: list[State] = []
        for thread in self._threads:
            if isinstance(thread, _Writing):
                progress, count = slots.write(thread.slot, thread.progress, data)
                if count == len(data):
                    moved.append(replace(thread, progress=progress))
                if not thread.complete():
                    continue
                literals = thread.literals()
            else:
                literals = [thread]
            for literal in literals:
                if literal.text[0] != character:
                    continue
                if len(literal.text) == 1:
                    finished.append(literal.rest)
                else:
                    moved.append(_Literal(literal.text[1:], literal.rest))
        if not moved and not finished:
            return False
        self._threads, self._ends = moved, False
        for rest in finished:
            self._open(expand(rest))
        self._held += character
        return True

    def _open(self, options: list[Option]) -> None:
        for option in options:
            if option.is_end:
                self._ends = True
            elif option.literal is not None:
                self._add(_Literal(option.literal, option.rest))
            elif option.slot is not None:
                self._add(_Writing(option.slot, FRESH, tuple(expand(option.rest))))

    def _add(self, thread: _Thread) -> None:
        if len(self._threads) >= MOST_THREADS:
            raise TooManyReadings
        self._threads.append(thread)

    def _keep(self) -> None:
        """Hand over what is held when every thread stands at a clean place."""
        if any(isinstance(t, _Writing) and t.progress.mode in _UNCLEAN for t in self._threads):
            return
        if self._held.endswith(MARK):
            return
        self.text, self._held = self.text + self._held, ""
        self._clean = (list(self._threads), self._ends)

    def _following(self) -> list[str]:
        """Return the literals that may follow here; none where the model still has to choose something else."""
        found: list[str] = []
        if self._ends:
            return []
        for thread in self._threads:
            if isinstance(thread, _Literal):
                found.append(thread.text)
            elif thread.progress is FRESH or not thread.complete() or thread.may_end():
                return []
            else:
                found += [literal.text for literal in thread.literals()]
        return found


def _common(texts: list[str]) -> str:
    """Return how all of these begin, up to a place between words unless they are one."""
    if not texts:
        return ""
    low, high = min(texts), max(texts)
    if low == high:
        return low
    length = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return re.sub(r"\w+\Z", "", low[:length])
