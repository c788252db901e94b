"""A rendered prompt for servers that are not asked in tokens: marks kept apart from words, or cut into messages.

A server finds control tokens anywhere in a string. Where it cannot be given tokens, whatever looks like one in words
of users, files and tools is broken up, so that it cannot open a turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umi_local.formats.prompted import TEMPLATES

_MARKS = re.compile(
    r"<(?=\||/?s>|/?(?:bos|eos|pad|unk|mask)>|(?:start|end)_of_|/?think>|\uff5c)|\[(?=/?(?:INST|SYS|AVAILABLE_TOOLS|TOOL_))",
    re.IGNORECASE,
)
ENDS = ("<|im_end|>", "<|eot_id|>", "<end_of_turn>", "</s>")
_PLAIN_STOP = "\n###"


class Words(NamedTuple):
    """A prompt segment as it came over the wire."""

    text: str
    special: bool


Message = dict[str, str]


def as_text(prompt: Sequence[Words]) -> str:
    """Return the prompt as one string in which only the format's own marks are marks."""
    return "".join(_valid(w.text) if w.special else broken_up(w.text) for w in prompt)


def broken_up(text: str) -> str:
    """Return text in which nothing is taken for a control token."""
    return _MARKS.sub(lambda found: found.group() + " ", _valid(text))


def stops(prompt: Sequence[Words]) -> list[str]:
    """Return what ends a turn of this prompt, for servers that would go on with the next one."""
    marks = {w.text.strip() for w in prompt if w.special}
    found = [end for end in ENDS if end in marks]
    header = TEMPLATES["plain"].header.format(side="user")
    return found or ([_PLAIN_STOP] if any(w.text == header for w in prompt) else [])


def messages(prompt: Sequence[Words]) -> tuple[list[Message], str] | None:
    """Return a `prompted` prompt as chat messages, and the text of the message it leaves open.

    None when it is of another format.
    """
    for family in TEMPLATES.values():
        sides = {family.header.format(side=name): name for name in ("system", "user", family.assistant)}
        found: list[Message] = []
        for words in prompt:
            if words.special == family.special and (side := sides.get(words.text)) is not None:
                found.append({"role": "assistant" if side == family.assistant else side, "content": ""})
            elif found and words.text != family.end and not words.special:
                found[-1]["content"] += broken_up(words.text)
            elif found and words.text == family.end:
                continue
            elif not words.special:
                found = []
                break
        if len(found) > 1 and found[-1]["role"] == "assistant":
            opened = found.pop()["content"]
            return found, opened
    return None


class Opening:
    """The start of a reply: what the server repeats before it goes on, and a block of loud thinking, are left out.

    With `echoes`, blanks in front of the first word go too.
    """

    def __init__(self, echoes: Sequence[str]) -> None:
        self._echoes = sorted({e.strip() for e in echoes if e.strip()}, key=len, reverse=True)
        self._buffer = ""
        self._trim = " \n\t" if self._echoes else ""
        self._thinking = self._passing = False

    def feed(self, text: str) -> str:
        """Take the next text and return what of all so far can be used."""
        if self._passing:
            return self._trimmed(text)
        self._buffer += text
        if self._thinking:
            _, found, rest = self._buffer.partition("</think>")
            if not found:
                self._buffer = self._buffer[-len("</think>") :]
                return ""
            self._thinking, self._buffer = False, rest
        begun = self._buffer.lstrip()
        if begun.startswith("<think>"):
            self._thinking, self._buffer = True, begun[len("<think>") :]
            return self.feed("")
        for echo in self._echoes:
            if begun.startswith(echo):
                self._trim = ": \n\t" if echo.endswith("]") else ""
                return self._pass(begun[len(echo) :])
        if any(mark.startswith(begun) for mark in (*self._echoes, "<think>")):
            return ""
        return self._pass(self._buffer)

    def close(self) -> str:
        """Return what was held back when the reply ended."""
        return "" if self._passing or self._thinking else self._pass(self._buffer)

    def _pass(self, text: str) -> str:
        self._passing, self._buffer = True, ""
        return self._trimmed(text)

    def _trimmed(self, text: str) -> str:
        if self._trim and (text := text.lstrip(self._trim)):
            self._trim = ""
        return text


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
