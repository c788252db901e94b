"""Choose one of a list by typing a part of it: sessions, packs, themes, approval modes and the command palette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from umi_local.text import inert

MOST_SHOWN = 200
PAGE = 5


@dataclass(frozen=True, slots=True)
class Pick:
    """One entry: what choosing it returns, its name, and what is said about it. Untrusted text is fine."""

    value: str
    label: str
    detail: str = ""
    usable: bool = True


class PickScreen(ModalScreen[str | None]):
    """A list with a filter. Returns the value that was chosen, or None."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "dismiss(None)", "Close", show=False, priority=True),
    ]

    def __init__(self, title: str, picks: Sequence[Pick], current: str = "", empty: str = "Nothing here yet.") -> None:
        super().__init__()
        self._title = title
        self._picks = picks
        self._current = current
        self._empty = empty
        self._shown: list[Pick] = []
        self._list = OptionList(id="pick-list", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"), markup=False, classes="dialog-title")
            yield Input(placeholder="Type to filter, Enter to choose, Esc to close", id="pick-filter")
            yield self._list

    def on_mount(self) -> None:
        self._fill("")
        for number, pick in enumerate(self._shown):
            if pick.value == self._current:
                self._list.highlighted = number
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        steps = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}.get(event.key, 0)
        if steps and not self._list.has_focus:
            event.stop()
            event.prevent_default()
            move = self._list.action_cursor_down if steps > 0 else self._list.action_cursor_up
            for _ in range(abs(steps)):
                move()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def on_input_submitted(self) -> None:
        self._choose(self._list.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, index: int | None) -> None:
        if index is not None and index < len(self._shown) and self._shown[index].usable:
            self.dismiss(self._shown[index].value)

    def _fill(self, typed: str) -> None:
        words = typed.lower().split()
        found = [p for p in self._picks if all(w in f"{p.label} {p.detail} {p.value}".lower() for w in words)]
        self._shown = found[:MOST_SHOWN]
        self._list.clear_options()
        self._list.add_options([Option(_line(pick), disabled=not pick.usable) for pick in self._shown])
        if not self._shown:
            self._list.add_option(Option(Content(self._empty if not self._picks else "No match."), disabled=True))
        usable = next((n for n, pick in enumerate(self._shown) if pick.usable), None)
        self._list.highlighted = usable


def _line(pick: Pick) -> Content:
    label = Content(inert(pick.label).replace("\n", " "))
    return label + Content.styled(f"  {inert(pick.detail)}".replace("\n", " "), "$umi-dim") if pick.detail else label
