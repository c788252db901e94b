"""The help screen, made from the command registry."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from umi_tui.commands import help_rows

WIDE = 60


class HelpScreen(ModalScreen[None]):
    """Keys and commands. Any of Esc, F1 and q closes it."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape,f1,q", "dismiss(None)", "Close", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(
                Content.styled("Help: Esc closes, arrows scroll", "bold"), markup=False, classes="dialog-title"
            )
            with VerticalScroll(id="help-scroll"):
                yield Static(help_content(self.app.size.width >= WIDE), markup=False)

    def on_mount(self) -> None:
        self.query_one("#help-scroll").focus()


def help_content(wide: bool) -> Content:
    """Return the help text; `wide` puts keys and words side by side."""
    lines: list[Content] = []
    for heading, rows in help_rows():
        lines += (
            [Content(""), Content.styled(heading, "bold $umi-caller")]
            if lines
            else [Content.styled(heading, "bold $umi-caller")]
        )
        for how, what in rows:
            if wide:
                lines.append(Content.assemble(Content.styled(f"{how:<34} ", "$umi-code"), what))
            else:
                lines += [Content.styled(how, "$umi-code"), Content(f"  {what}")]
    return Content("\n").join(lines)
