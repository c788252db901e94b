"""The transcript: the last entries as widgets, the earlier ones as events that can be shown again.

Textual places every widget anew whenever one grows: with 300 entries that takes five times as long as with 40. So no
more than MAX_ENTRIES are kept, while the end is what the user looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from umi_local.events import Event, Prefill, Token, ToolOutput
from umi_tui.widgets.drawing import Backdrop, bar_lines
from umi_tui.widgets.lanes import AnswerEntry, Entry, LaneEntry

MAX_ENTRIES = 60
KEEP_ENTRIES = 40
READ_ENTRIES = 300
"""The most that are kept while the user reads further up."""
GROUPS_AT_ONCE = 15

Render = Callable[[Sequence[Event]], list[Widget]]


class EarlierEntry(Entry):
    """Stands for the turns that are not shown. Enter or a click shows some of them."""

    def __init__(self) -> None:
        super().__init__(kind="earlier")
        self.count = 0

    def render(self) -> Content:
        turns = "1 earlier turn" if self.count == 1 else f"{self.count} earlier turns"
        return Content.styled(f"{turns} (Enter or click to show)", "$umi-dim")

    def action_fold(self) -> None:
        transcript = self.parent
        if isinstance(transcript, Transcript):
            transcript.show_earlier()


class Transcript(VerticalScroll, Backdrop, can_focus=False):
    """The entries, newest at the bottom. Follows the end until the user scrolls up.

    `render_turn` makes the entries of a stored turn.
    """

    def __init__(self, render_turn: Render) -> None:
        super().__init__(id="transcript")
        self._render_turn = render_turn
        self._earlier: list[list[Event]] = []
        self._shown: list[tuple[list[Event], list[Widget]]] = []
        self._bar = EarlierEntry()
        self._bar.display = False

    def compose(self):  # type: ignore[no-untyped-def]
        yield self._bar

    def on_mount(self) -> None:
        self.anchor()
        self.vertical_scrollbar.render_lines = partial(bar_lines, self.vertical_scrollbar)  # type: ignore[method-assign]

    @property
    def entries(self) -> list[Widget]:
        """The entries that can be moved to, from top to bottom."""
        return [w for w in self.children if w.display and isinstance(w, Entry | AnswerEntry)]

    def begin_turn(self) -> None:
        """What is added from now on belongs to a new turn."""
        self._shown.append(([], []))

    def remember(self, event: Event) -> None:
        """Keep an event of the running turn, so that it can be shown again."""
        if self._shown and not isinstance(event, Token | Prefill | ToolOutput):
            self._shown[-1][0].append(event)

    def add(self, *entries: Widget) -> None:
        """Put entries at the end."""
        if not self._shown:
            self.begin_turn()
        self._shown[-1][1].extend(entries)
        self.mount_all(entries)
        self._prune()

    def load(self, turns: Sequence[list[Event]]) -> None:
        """Show a stored conversation instead of what is there: its last turns, the earlier ones on demand."""
        self.clear()
        self._shown = self._last_turns(turns)
        self._earlier = [list(t) for t in turns[: len(turns) - len(self._shown)]]
        self.mount_all([w for _, widgets in self._shown for w in widgets])
        self._update_bar()
        self.anchor()

    def _last_turns(self, turns: Sequence[list[Event]]) -> list[tuple[list[Event], list[Widget]]]:
        shown: list[tuple[list[Event], list[Widget]]] = []
        count = 0
        for events in reversed(turns[-GROUPS_AT_ONCE:]):
            widgets = self._render_turn(events)
            count += len(widgets)
            if shown and count > KEEP_ENTRIES:
                break
            shown.append((list(events), widgets))
        return shown[::-1]

    def clear(self) -> None:
        """Remove everything from the screen."""
        self._earlier, self._shown = [], []
        self.query("Transcript > .entry").exclude("EarlierEntry").remove()
        self._update_bar()

    def show_earlier(self) -> None:
        """Show some of the turns that were left out."""
        turns = self._earlier[-GROUPS_AT_ONCE:]
        self._earlier = self._earlier[: len(self._earlier) - len(turns)]
        groups = [(events, self._render_turn(events)) for events in turns]
        widgets = [w for _, group in groups for w in group]
        self._shown = groups + self._shown
        if widgets:
            self.mount_all(widgets, after=self._bar)
        self._update_bar()

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold every entry."""
        for entry in self.entries:
            if isinstance(entry, LaneEntry | Entry | AnswerEntry):
                entry.set_folded(folded)

    def _prune(self) -> None:
        count = sum(len(widgets) for _, widgets in self._shown)
        reads = self.max_scroll_y - self.scroll_y > self.outer_size.height
        if count <= (READ_ENTRIES if reads else MAX_ENTRIES):
            return
        gone: list[Widget] = []
        while len(self._shown) > 1 and count > KEEP_ENTRIES:
            events, widgets = self._shown.pop(0)
            self._earlier.append(events)
            count -= len(widgets)
            gone += widgets
        self.remove_children(gone)
        self._update_bar()

    def _update_bar(self) -> None:
        self._bar.count = len(self._earlier)
        self._bar.display = bool(self._earlier)
        self._bar.refresh(layout=True)
