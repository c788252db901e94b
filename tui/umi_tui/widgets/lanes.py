"""The entries of the transcript. Each is one widget; what it shows is literal text, never markup.

```
 > the user's words
 | planner  the rationale                      0.2 s
 | caller   count_text(path="notes.txt")       0.1 s
 | tool     14 lines, 83 words (+3 lines)      0.0 s
   the answer, as Markdown
```
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from umi_local.text import inert, shorten
from umi_tui.markdown import literal
from umi_tui.widgets.drawing import redraw
from umi_tui.widgets.markdown import StreamingMarkdown

FOLDED_LINES = 3
FOLDED_CHARS = 400
OPEN_CHARS = 20_000
LABEL_WIDTH = 8


class Entry(Static):
    """Something that happened. Focus it to fold, unfold or copy it."""

    can_focus = True
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("enter,space", "fold", "Fold or unfold", show=False),
    ]

    def __init__(self, *, kind: str) -> None:
        super().__init__(markup=False, classes=f"entry -{kind}")
        self.kind = kind

    @property
    def text(self) -> str:
        """What copying this entry yields."""
        return ""

    def action_fold(self) -> None:
        """Show more or less; entries without details have nothing to fold."""

    def set_folded(self, folded: bool) -> None:
        """Show more or less."""

    def on_click(self, event: events.Click) -> None:
        if self.screen.get_selected_text() is None:
            self.action_fold()


class UserEntry(Entry):
    """The user's words."""

    def __init__(self, words: str) -> None:
        super().__init__(kind="user")
        self._words = words
        self.folded = True

    @property
    def text(self) -> str:
        return self._words

    def set_folded(self, folded: bool) -> None:
        self.folded = folded
        self.refresh(layout=True)

    def action_fold(self) -> None:
        self.set_folded(not self.folded)

    def render(self) -> Content:
        limit = 1_500 if self.folded else OPEN_CHARS
        return Content.styled("> ", "bold $umi-caller") + Content.styled(
            inert(shorten(self._words, limit)), "bold $umi-user"
        )


class NoticeEntry(Entry):
    """Something the user should know. `tone` is dim, good, warn or bad."""

    def __init__(self, words: str, tone: str = "dim") -> None:
        super().__init__(kind="notice")
        self._words = words
        self._tone = tone

    @property
    def text(self) -> str:
        return self._words

    def render(self) -> Content:
        return Content.styled(inert(shorten(self._words, 4_000)), f"$umi-{self._tone}")


class LaneEntry(Entry):
    """One step of a role or of a tool: label, text, and how long it took. Long text is folded."""

    def __init__(self, label: str, body: str = "") -> None:
        super().__init__(kind=label)
        self.label = label
        self.folded = True
        self._body = [body] if body else []
        self._length = len(body)
        self._note = ""
        self._tone = ""
        self._fresh = False

    @property
    def text(self) -> str:
        return "".join(self._body)

    def write(self, text: str) -> None:
        """Add text; the next `flush` shows it. Nothing is kept past the cap for display: `finish` brings the whole."""
        if self._length < OPEN_CHARS:
            self._body.append(text[:OPEN_CHARS])
            self._fresh = True
        self._length += len(text)

    def flush(self) -> None:
        """Show what was written since the last time."""
        if self._fresh:
            self._fresh = False
            redraw(self)

    def finish(self, body: str | None = None, note: str = "", tone: str = "") -> None:
        """Set the final text and the note behind it. `tone` colours the text."""
        if body is not None:
            self._body = [body]
        self._note, self._tone, self._fresh = note, tone, False
        redraw(self)

    def set_folded(self, folded: bool) -> None:
        self.folded = folded
        self.refresh(layout=True)

    def action_fold(self) -> None:
        self.set_folded(not self.folded)

    def render(self) -> Content:
        narrow = self.app.size.width < 60
        label = self.label if narrow else self.label.ljust(LABEL_WIDTH)
        shown, left_out = self._shown()
        head, _, rest = shown.partition("\n")
        tone = f"$umi-{self._tone}" if self._tone else ""
        parts: list[Content] = [
            Content.styled(label + " ", f"bold $umi-{self.label}"),
            Content.styled(head, tone),
        ]
        if self._note:
            parts.append(Content.styled(f"  {self._note}", "$umi-dim"))
        if rest:
            indent = "  " if narrow else " " * (LABEL_WIDTH + 1)
            parts.append(Content.styled("\n" + "\n".join(indent + line for line in rest.split("\n")), tone))
        if left_out:
            parts.append(Content.styled(f"\n{'' if narrow else ' ' * (LABEL_WIDTH + 1)}{left_out}", "$umi-dim"))
        return Content.assemble(*parts)

    def _shown(self) -> tuple[str, str]:
        text = self.text.strip("\n")
        if not self.folded:
            return inert(shorten(text, OPEN_CHARS)), ""
        head = text[: FOLDED_CHARS * 4]
        lines = head.split("\n")
        short = "\n".join(lines[:FOLDED_LINES])[:FOLDED_CHARS]
        if len(short) == len(text):
            return inert(short), ""
        more = text.count("\n", len(short))
        what = f"{more} more lines" if more > 1 else f"{len(text) - len(short)} more characters"
        return inert(short), f"+ {what} (Enter or click)"


class AnswerEntry(Vertical):
    """The answer of the summarizer, as Markdown."""

    can_focus = True

    def __init__(self, source: str = "") -> None:
        super().__init__(classes="entry -answer")
        self._markdown = StreamingMarkdown(source)
        self._plain = [source]
        self._note = Static(markup=False, classes="answer-note")
        self._note.display = False

    @property
    def text(self) -> str:
        """What copying this entry yields."""
        return inert("".join(self._plain))

    def compose(self) -> ComposeResult:
        yield self._markdown
        yield self._note

    def write(self, text: str) -> None:
        """Add Markdown; the next `flush` shows it."""
        self._plain.append(text)
        self._markdown.write(text)

    def quote(self, text: str) -> None:
        """Add text in which nothing is Markdown; lines are shown as lines."""
        self._markdown.write(literal(text, fresh=self.text[-1:] in ("", "\n")))
        self._plain.append(text)

    def flush(self, final: bool = False) -> None:
        """Show what was written since the last time."""
        self._markdown.flush(final)

    def note(self, words: str) -> None:
        """Set the dim line under the answer."""
        self._note.update(Content.styled(inert(words), "$umi-dim"))
        self._note.display = bool(words)

    def set_folded(self, folded: bool) -> None:
        """An answer is always whole."""


def call_text(tool: str, arguments: Mapping[str, Any]) -> str:
    """Return a call as one reads it: count_text(path="notes.txt")."""
    inside = ", ".join(
        f"{name}={json.dumps(value, ensure_ascii=False, default=str)}" for name, value in arguments.items()
    )
    return f"{tool}({inside})"


def seconds_text(seconds: float) -> str:
    """Return a duration: 0.04 s, 3.2 s, 2 min 05 s."""
    if seconds < 0.1:
        return f"{seconds:.2f} s"
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60)} min {int(seconds % 60):02d} s"
