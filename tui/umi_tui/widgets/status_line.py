"""One line of truth at the bottom: who works, how fast, how full the context is, and whether umi is offline.

What does not fit the width is left out, the least important first.
"""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from umi_local.text import inert
from umi_tui.state import ChatState
from umi_tui.widgets.lanes import seconds_text

_WORDS = {
    "waiting": "thinking",
    "writing": "writes",
    "approval": "waits for you",
    "question": "asks you",
    "stopping": "stopping",
}


class StatusLine(Static):
    """The footer. `show` draws the state; nothing here ticks by itself."""

    def __init__(self, state: ChatState) -> None:
        super().__init__(markup=False, id="status")
        self._state = state
        self._queued = 0
        self._width = 0
        self._drawn = Content("")

    def show(self, queued: int = 0) -> None:
        """Draw the state as it is now. `queued` requests wait."""
        self._queued = queued
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._width = event.size.width - self.styles.gutter.width
        self._draw()

    def _draw(self) -> None:
        """Draw what has changed. One line stays one line: nothing else has to be laid out anew."""
        content = self.content_at(self._width)
        if not content.is_same(self._drawn):
            self._drawn = content
            self.update(content, layout=False)

    def content_at(self, width: int) -> Content:
        """Return the line for `width` cells."""
        parts = self._parts()
        while len(parts) > 1 and sum(len(text) + 2 for _, text, _ in parts) - 2 > width:
            parts.remove(min(parts, key=lambda part: part[0]))
        texts = [Content.styled(text, style) for _, text, style in parts]
        return Content("  ").join(texts).truncate(max(width, 1), ellipsis=True)

    def _parts(self) -> list[tuple[int, str, str]]:
        """Return (importance, text, style) from left to right."""
        state = self._state
        parts = [(100, *self._activity())]
        if state.turn_began is not None:
            parts.append((60, seconds_text(state.elapsed), "$umi-dim"))
        if self._queued:
            parts.append((80, f"{self._queued} queued", "$umi-warn"))
        if state.tokens_per_second:
            parts.append((50, f"{state.tokens_per_second:.0f} tok/s", "$umi-dim"))
        if state.facts.context:
            share = min(state.context_used / state.facts.context, 9.99)
            style = "$umi-warn" if share > 0.85 else "$umi-dim"
            parts.append((55, f"ctx {share:.0%}", style))
        if state.cache_hit is not None:
            parts.append((40, f"cache {state.cache_hit:.0%}", "$umi-dim"))
        parts.append((45, f"approve {state.approve}", "$umi-warn" if state.approve == "all" else "$umi-dim"))
        parts.append((30, inert(state.pack), "$umi-dim"))
        locked = state.facts.offline
        parts.append((70, "offline" if locked else "no lock", "$umi-good" if locked else "$umi-dim"))
        parts.append((20, "F1 help", "$umi-dim"))
        return parts

    def _activity(self) -> tuple[str, str]:
        state = self._state
        if state.engine == "failed":
            return "engine failed", "bold $umi-bad"
        if state.engine == "loading":
            return "loading the model", "$umi-warn"
        match state.activity:
            case "idle":
                return "ready", "$umi-good"
            case "reading":
                done, total = state.prefill
                amount = f" {done}/{total}" if total and done < total else ""
                return f"{state.role} reads{amount}", f"$umi-{_colour(state.role)}"
            case "writing":
                return f"{state.role} writes", f"$umi-{_colour(state.role)}"
            case "tool":
                return f"{inert(state.tool)} runs", "$umi-tool"
            case other:
                return _WORDS[other], "$umi-warn"


def _colour(role: str) -> str:
    return role if role in ("planner", "caller") else "answer"
