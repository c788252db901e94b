"""The approval bar: what exactly would run, and the four answers. It takes the place of the input.

The keys that answer are deaf until half a second has passed without another key press, so that what somebody was
typing when the bar came up, or begins to type at it, approves nothing. An answer is taken once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from umi_local.events import ApprovalRequested
from umi_local.safety.policy import ApprovalReply
from umi_local.text import inert, shorten
from umi_tui.commands import APPROVAL_CHOICES
from umi_tui.widgets.lanes import call_text

PREVIEW_CHARS = 40_000
_EFFECTS = {"write": "changes files", "execute": "runs a command", "network": "uses the network", "read": "reads"}


class ApprovalBar(Vertical):
    """Shows one request at a time. Hidden when there is none."""

    can_focus = True

    @dataclass
    class Decided(Message):
        """The user answered the call `call`."""

        call: str
        reply: ApprovalReply

    @dataclass
    class EditWanted(Message):
        """The user wants to edit the call before it runs."""

        request: ApprovalRequested

    def __init__(self) -> None:
        super().__init__(id="approval")
        self.guard_seconds = 0.5
        self.request: ApprovalRequested | None = None
        self._deaf_until = 0.0
        self._listening = False
        self._title = Static(markup=False, id="approval-title")
        self._body = Static(markup=False, id="approval-body")
        self._choices = Static(markup=False, id="approval-choices")
        self._reason = Input(placeholder="Why? Enter refuses, Esc goes back", id="approval-reason")
        self.display = False

    def compose(self) -> ComposeResult:
        yield self._title
        with VerticalScroll(id="approval-scroll", can_focus=False):
            yield self._body
        yield self._choices
        yield self._reason

    def ask(self, request: ApprovalRequested, grant: str) -> None:
        """Show a request. `grant` says what "for this session" would cover."""
        self.request = request
        does = _EFFECTS[request.effect]
        self._title.update(
            Content.assemble(
                Content.styled(f"{inert(request.tool)} {does}. ", "bold $umi-warn"),
                Content.styled("Allow it?", "bold"),
            )
        )
        self._body.update(body_content(request))
        self._choices.update(choices_content(inert(grant)))
        self._reason.value = ""
        self._reason.display = False
        self._choices.display = True
        self.display = True
        self.query_one("#approval-scroll").scroll_home(animate=False)
        self._deaf_until = time.monotonic() + self.guard_seconds
        self.listen()

    def done(self) -> None:
        """Hide the bar."""
        self.request = None
        self.display = False

    def on_key(self, event: events.Key) -> None:
        if self.request is None or self._reason.has_focus:
            if event.key == "escape" and self._reason.has_focus:
                event.stop()
                event.prevent_default()
                self._show_reason(False)
            return
        scroll = self.query_one("#approval-scroll", VerticalScroll)
        moves = {
            "up": scroll.scroll_up,
            "down": scroll.scroll_down,
            "home": scroll.scroll_home,
            "end": scroll.scroll_end,
            "pageup": scroll.scroll_page_up,
            "pagedown": scroll.scroll_page_down,
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key](animate=False)
            return
        kind = next((choice.kind for choice in APPROVAL_CHOICES if event.key in choice.keys), None)
        now = time.monotonic()
        if not self._listening or now < self._deaf_until or kind is None:
            if event.is_printable:
                self._deaf_until = now + self.guard_seconds
            return
        event.stop()
        event.prevent_default()
        match kind:
            case "edit":
                self._listening = False
                self.post_message(self.EditWanted(self.request))
            case "refuse":
                self._show_reason(True)
            case _:
                self._decide(ApprovalReply(kind))

    def listen(self) -> None:
        """Take an answer again, after the editor was left without one."""
        self._listening = True
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._decide(ApprovalReply("refuse", reason=event.value.strip()))

    def _show_reason(self, shown: bool) -> None:
        self._listening = not shown
        self._reason.display = shown
        self._choices.display = not shown
        (self._reason if shown else self).focus()

    def _decide(self, reply: ApprovalReply) -> None:
        self._listening = False
        if self.request is not None:
            self.post_message(self.Decided(self.request.call, reply))


def choices_content(grant: str) -> Content:
    """Return the line with the four answers."""
    parts: list[Content] = []
    for choice in APPROVAL_CHOICES:
        label = f"{choice.label} ({grant})" if choice.kind == "session" and grant else choice.label
        parts.append(Content.assemble(Content.styled(choice.keys[0], "bold $umi-caller"), " " + label))
    return Content("  ").join(parts)


def body_content(request: ApprovalRequested) -> Content:
    """Return the preview with its diff coloured, and the whole call under it where the preview may hide a part."""
    preview = inert(shorten(request.preview, PREVIEW_CHARS)).strip("\n")
    lines = [_diff_line(line) for line in preview.split("\n")] if preview else []
    if hidden(request.preview, json.dumps(dict(request.arguments), ensure_ascii=False, default=str)):
        lines.append(
            Content.styled(
                "Contains characters that a terminal would hide; they are shown as symbols.", "bold $umi-bad"
            )
        )
    if not _says_all(request):
        lines.append(
            Content.styled(inert(shorten(call_text(request.tool, request.arguments), PREVIEW_CHARS)), "$umi-dim")
        )
    return Content("\n").join(lines)


def hidden(*texts: str) -> bool:
    """Return whether a text holds characters that would not be seen as what they are."""
    return any(inert(text) != text.replace("\r\n", "\n") for text in texts)


def _says_all(request: ApprovalRequested) -> bool:
    values: Iterable[object] = request.arguments.values()
    return bool(request.preview) and all(str(value) in request.preview for value in values)


def _diff_line(line: str) -> Content:
    if line.startswith("+") and not line.startswith("+++"):
        return Content.styled(line, "$umi-good")
    if line.startswith("-") and not line.startswith("---"):
        return Content.styled(line, "$umi-bad")
    if line.startswith("@@"):
        return Content.styled(line, "$umi-caller")
    return Content(line)
