"""Where requests are typed: several lines, older requests, completion of slash commands, pastes of any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from umi_local.text import inert
from umi_tui.commands import Command, matching
from umi_tui.history import History

MAX_CHARS = 20_000


class Composer(TextArea):
    """The input. Enter sends; Ctrl+J and Alt+Enter begin a new line."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("ctrl+j,alt+enter,shift+enter", "newline", "New line", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """The user sent `text`, which may be empty."""

        text: str

    @dataclass
    class Bounded(Message):
        """A paste did not fit: `kept` of `size` characters went in."""

        size: int
        kept: int

    def __init__(self, history: History, hints: Completions) -> None:
        super().__init__(id="composer", soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, compact=True)
        self._history = history
        self._hints = hints
        self.cursor_blink = False

    def ask_for(self, placeholder: str) -> None:
        """Set the words shown while nothing is typed."""
        self.placeholder = Content.styled(inert(placeholder), "$umi-dim")

    def replace_all(self, text: str) -> None:
        """Put `text` in and the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        completing = self._hints.display
        if event.key == "enter":
            self._take(event)
            text = self.text
            if completing and (command := self._hints.chosen) and text.rstrip() != f"/{command.id}":
                if command.argument and not command.argument.startswith("["):
                    self.replace_all(f"/{command.id} ")
                    return
                text = f"/{command.id}"
            self.text = ""
            self.post_message(self.Submitted(text))
        elif completing and event.key in ("up", "down"):
            self._take(event)
            self._hints.move(1 if event.key == "down" else -1)
        elif completing and event.key == "tab":
            self._take(event)
            if command := self._hints.chosen:
                self.replace_all(f"/{command.id} ")
        elif completing and event.key == "escape":
            self._take(event)
            self._hints.show_for("")
        elif (event.key == "up" and self.cursor_at_first_line) or (event.key == "down" and self.cursor_at_last_line):
            self._take(event)
            self._recall(-1 if event.key == "up" else 1)
        elif event.is_printable and len(self.text) >= MAX_CHARS:
            self._take(event)
            self.post_message(self.Bounded(len(self.text) + 1, MAX_CHARS))
        else:
            await super()._on_key(event)

    def _take(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _recall(self, step: int) -> None:
        text = self._history.step(step, self.text)
        if text is not None:
            self.replace_all(text)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(MAX_CHARS - len(self.text) + len(self.selected_text), 0)
        kept = inert(event.text[:room]).replace("\u240d", "\n")
        self.replace(kept, *self.selection)
        self.move_cursor(self.selection.end)
        if len(event.text) > room:
            self.post_message(self.Bounded(len(event.text), len(kept)))

    def on_text_area_changed(self) -> None:
        self._hints.show_for(self.text if len(self.text) < 40 else "")


class Completions(Static):
    """The slash commands that fit what is typed."""

    ROWS = 6

    def __init__(self) -> None:
        super().__init__(markup=False, id="completions")
        self.display = False
        self._commands: list[Command] = []
        self._index = 0

    @property
    def chosen(self) -> Command | None:
        """The command under the cursor."""
        return self._commands[self._index] if self._commands else None

    def show_for(self, typed: str) -> None:
        """Show what `typed` may become, nothing when it is no command."""
        self._commands = matching(typed)
        if not self._commands and not self.display:
            return  # an update would lay the whole screen out anew
        self._index = 0
        self.display = bool(self._commands)
        self._update()

    def move(self, step: int) -> None:
        """Move the cursor."""
        self._index = (self._index + step) % max(len(self._commands), 1)
        self._update()

    def _update(self) -> None:
        first = max(0, min(self._index - self.ROWS // 2, len(self._commands) - self.ROWS))
        lines = []
        for number, command in enumerate(self._commands[first : first + self.ROWS], first):
            name = f"/{command.id} {command.argument}".strip()
            style = "bold $umi-caller" if number == self._index else "$umi-dim"
            lines.append(Content.styled(f"{'>' if number == self._index else ' '} {name:<24} {command.title}", style))
        self.update(Content("\n").join(lines))
