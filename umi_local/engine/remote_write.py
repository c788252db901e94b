"""A role's text from a server: streamed, held to the constraint, and put right where the server went astray.

```
ask --> text that fits ... first character that does not
 ^                             `-> stop the stream, keep what fitted, write what must follow
 `------ prompt + all of that <-'   (a few times, then a clear error)
```
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from umi_local.engine.constraint import Constraint
from umi_local.engine.remote_chat import Opening, Words
from umi_local.engine.remote_http import Cancelled, Exchange, Fault
from umi_local.engine.remote_match import Matcher
from umi_local.engine.remote_server import BUSY_TEMPERATURE, Server
from umi_local.text import inert

MOST_REPAIRS = 6
MOST_IN_PLACE = 3
"""Attempts at one place before it is clear that the server will not go on there."""

Stopped = Literal["end", "length", "cancelled"]


class Stop:
    """Set from another thread to end a request wherever it is."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._exchange: Exchange | None = None

    def request(self) -> None:
        """Close the connection and end the request."""
        with self._lock:
            self._event.set()
            if self._exchange is not None:
                self._exchange.stop()

    def watch(self, exchange: Exchange) -> None:
        """Name the exchange that runs now. Raises Cancelled when the stop came before it."""
        with self._lock:
            self._exchange = exchange
            if self._event.is_set():
                exchange.stop()
                raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait. Raises Cancelled."""
        if self._event.wait(seconds):
            raise Cancelled

    def check(self) -> None:
        """Raise Cancelled when a stop was asked for."""
        self.sleep(0)


@dataclass
class Writer:
    """One request of a role."""

    server: Server
    prompt: Sequence[Words]
    constraint: Constraint
    max_tokens: int
    sampling: Mapping[str, Any]
    stop: Stop
    on_prefill: Callable[[int, int, int], None]
    on_text: Callable[[str], None]
    tokens: int = 0
    _shown: int = 0
    _repairs: int = 0
    _in_place: int = 0
    _retried: bool = False
    _total: int = 0
    _began: float = 0.0
    _first: float | None = None
    _astray: str = field(default="")

    def run(self, written: str = "") -> dict[str, Any]:
        """Write; `written` was handed out before and is gone on with. Raises Fault."""
        self._began = time.perf_counter()
        self._matcher = Matcher(self.constraint)
        self._matcher.accept(written)
        stopped: Stopped = "cancelled"
        try:
            self.stop.check()
            self._total = self.server.count(self.prompt, self.stop.watch)
            if self._total + self.max_tokens > self.server.n_ctx:
                limits = {"prompt_tokens": self._total, "limit": self.server.n_ctx}
                raise Fault("the prompt does not fit into the context", kind="context_full", data=limits)
            self.on_prefill(0, self._total, 0)
            if not self.server.chats and not written:
                self._matcher.forced()
            self._show()
            stopped = self._write()
        except Cancelled:
            pass
        now = time.perf_counter()
        first = self._first or now
        return {
            "text": self._matcher.text,
            "prompt_tokens": self._total,
            "cached_tokens": 0,
            "tokens": self.tokens,
            "forced_tokens": 0,
            "prefill_seconds": first - self._began,
            "decode_seconds": now - first,
            "stopped": stopped,
        }

    def _write(self) -> Stopped:
        matcher = self._matcher
        while not matcher.must_end:
            if self.tokens >= self.max_tokens:
                return "length"
            before = len(matcher.text)
            end = self._attempt()
            if end is None:
                continue
            matcher.drop_held()
            if matcher.must_end or (matcher.may_end and end != "length"):
                break
            matcher.forced()
            self._show()
            if end == "length":
                return "length"
            if not matcher.must_end:
                self._count_repair(len(matcher.text) == before)
        return "length" if matcher.cut else "end"

    def _attempt(self) -> Literal["stop", "length", "astray"] | None:
        """Ask once and take what fits. None when the question has to be put again."""
        try:
            end = self._stream()
        except Fault as fault:
            if fault.no_path and not self._matcher.text and self.server.other_way():
                return None
            if fault.kind == "context_full":  # what the server did not say is what was counted here
                fault.data = {
                    "prompt_tokens": fault.data.get("prompt_tokens") or self._total,
                    "limit": fault.data.get("limit") or self.server.n_ctx,
                }
            if fault.wait is None or self._retried:
                raise
            self._retried = True
            self.stop.sleep(fault.wait)
            self._matcher.drop_held()
            return None
        self.server.settle()
        return end

    def _sampling(self, *, hot: bool) -> dict[str, Any]:
        """Return the sampling of the next attempt: another seed after a repair, warmer after one in vain."""
        temperature: float = self.sampling["temperature"]
        return {
            **self.sampling,
            "temperature": max(temperature, BUSY_TEMPERATURE) if hot else temperature,
            "seed": self.sampling["seed"] + self._repairs,
        }

    def _stream(self) -> Literal["stop", "length", "astray"]:
        exchange, echoes = self.server.ask(
            self.prompt,
            self._matcher,
            self.stop.watch,
            max_tokens=self.max_tokens - self.tokens,
            sampling=self._sampling(hot=self._in_place > 0),
        )
        opening = Opening(echoes)
        for piece in exchange.events():
            if self._first is None:
                self._first = time.perf_counter()
                self.on_prefill(self._total, self._total, 0)
            self.tokens += bool(piece.text)
            text = opening.feed(piece.text) + (opening.close() if piece.end else "")
            taken = self._matcher.accept(text)
            self._show()
            if taken < len(text):
                self._astray = text[taken : taken + 40]
                exchange.stop()
                return "astray"
            if self._matcher.must_end:
                exchange.stop()
                return "stop"
            if piece.end:
                return "length" if piece.end == "length" else "stop"
            if self.tokens >= self.max_tokens:
                exchange.stop()
                return "length"
        return "stop"

    def _count_repair(self, in_place: bool) -> None:
        self._repairs += 1
        self._in_place = self._in_place + 1 if in_place else 0
        if self._repairs <= MOST_REPAIRS and self._in_place < MOST_IN_PLACE:
            return
        behind = f"behind {self._matcher.text[-60:]!r} " if self._matcher.text else ""
        wrote = f"it wrote {self._astray!r}" if self._astray else "it ended there"
        endpoint = self.server.endpoint
        sentence = (
            f"{endpoint.url} did not write what umi can use in {self._repairs} attempts: {behind}{wrote}; "
            f"the model {endpoint.model!r} is not fit for this role"
        )
        raise Fault(inert(sentence))

    def _show(self) -> None:
        text = self._matcher.text
        if len(text) > self._shown:
            self.on_text(text[self._shown :])
            self._shown = len(text)
