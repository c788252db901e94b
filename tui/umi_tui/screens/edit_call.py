"""Edit a proposed call as JSON before it runs. What is not valid is said, and nothing closes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from umi_local.text import inert

Check = Callable[[str, Mapping[str, Any]], str | None]
Arguments = dict[str, Any]


class EditCallScreen(ModalScreen[Arguments | None]):
    """Returns the arguments as edited, or None when the user went back."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "dismiss(None)", "Back", show=False, priority=True),
        Binding("ctrl+s,ctrl+enter", "run", "Run", show=False, priority=True),
    ]

    def __init__(self, tool: str, arguments: Mapping[str, Any], check: Check) -> None:
        super().__init__()
        self._tool = tool
        self._check = check
        source = json.dumps(dict(arguments), indent=2, ensure_ascii=not printable(arguments), default=str)
        self._editor = TextArea(source, id="edit-json", compact=True, tab_behavior="focus")
        self._editor.cursor_blink = False
        self._problem = Static(markup=False, id="edit-problem")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(
                Content.styled(f"Edit {inert(self._tool)}: Ctrl+S runs it, Esc goes back", "bold"),
                markup=False,
                classes="dialog-title",
            )
            yield self._editor
            yield self._problem

    def on_mount(self) -> None:
        self._editor.focus()

    def on_text_area_changed(self) -> None:
        self._problem.update(Content(""))

    def action_run(self) -> None:
        """Take the arguments if they are valid."""
        try:
            arguments = parse_arguments(self._editor.text)
        except ValueError as error:
            self._complain(str(error))
            return
        problem = self._check(self._tool, arguments)
        if problem is None:
            self.dismiss(arguments)
        else:
            self._complain(problem)

    def _complain(self, problem: str) -> None:
        self._problem.update(Content.styled(inert(problem), "bold $umi-bad"))


def parse_arguments(source: str) -> Arguments:
    """Read a JSON object. Raises ValueError with the line and the column."""
    try:
        value = json.loads(source)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError:
        raise ValueError("the JSON is nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError("the arguments are a JSON object: { ... }")
    return value


def printable(arguments: Mapping[str, Any]) -> bool:
    """Return whether the arguments can be shown as they are; otherwise JSON escapes stand for what hides."""
    text = json.dumps(dict(arguments), ensure_ascii=False, default=str)
    return inert(text) == text
