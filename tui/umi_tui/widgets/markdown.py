"""An answer as it streams: closed blocks are rendered once, only the block that still grows is rendered again.

The block that grows is kept short: a long list is closed at an item, a long table at a row, a long fence or
paragraph at a line. So the work per flush is bounded, whatever a model writes.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from umi_local.text import inert
from umi_tui import markdown
from umi_tui.widgets.drawing import Backdrop, redraw

MAX_ITEMS = 12
MAX_ROWS = 30
MAX_LINES = 60
MAX_CHARS = 4_000


class MarkdownBlock(Widget):
    """A few blocks of Markdown as one widget. `joined` ones follow the block above without a gap."""

    DEFAULT_CSS = """
    MarkdownBlock { height: auto; width: 1fr; margin: 0 0 1 0; }
    MarkdownBlock.-joined { margin: 0; }
    """

    def __init__(self, source: str = "", *, live: bool = False, joined: bool = False) -> None:
        super().__init__(classes="-joined" if joined else None)
        self.source = source
        self._live = live
        self._rendered: tuple[int, str, Content] = (-1, "", Content(""))

    def show(self, source: str) -> None:
        """Replace the text."""
        if source != self.source:
            self.source = source
            redraw(self)

    def content_at(self, width: int) -> Content:
        """Return the text wrapped to `width` cells."""
        if self._rendered[:2] != (width, self.source):
            content = (
                markdown.render(self.source, width, highlight=not self._live) if self.source.strip() else Content("")
            )
            self._rendered = (width, self.source, content)
        return self._rendered[2]

    def render(self) -> Content:
        return self.content_at(max(self.content_size.width, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        content = self.content_at(max(width, 1))
        return content.plain.count("\n") + 1 if content else 0


class StreamingMarkdown(Vertical, Backdrop):
    """Markdown that grows. `write` takes text at any rate, `flush` shows it; a timer calls that, not a token."""

    DEFAULT_CSS = """
    StreamingMarkdown { height: auto; layout: stream; }
    """

    def __init__(self, source: str = "", *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._arrived: list[str] = []
        self._held = ""
        self._open = ""
        self._source: list[str] = []
        self._fence = ""
        self._tail = MarkdownBlock(live=True, joined=True)
        self._final = bool(source)
        if source:
            self.write(source)

    @property
    def source(self) -> str:
        """All that was written, made inert."""
        return "".join(self._source) + inert(self._held + "".join(self._arrived))

    def compose(self) -> ComposeResult:
        self._take()
        yield from self._close(self._final)
        self._tail.source = self._fence + self._open if self._open else ""
        self._tail.display = bool(self._open)
        yield self._tail

    def write(self, text: str) -> None:
        """Take text; it is shown by the next `flush`."""
        self._arrived.append(text)

    def flush(self, final: bool = False) -> None:
        """Show what arrived. `final` closes every block."""
        self._final = self._final or final
        if not self._tail.is_attached:
            return  # compose takes what arrived
        if not self._take() and not final:
            return
        blocks = self._close(final)
        if blocks:
            self.mount_all(blocks, before=self._tail)
        self._tail.show(self._fence + self._open if self._open else "")
        self._tail.display = bool(self._open)

    def _take(self) -> bool:
        """Move what arrived to the open block. A carriage return waits for what follows it."""
        text = self._held + "".join(self._arrived)
        self._arrived.clear()
        self._held = ""
        if text.endswith("\r"):
            text, self._held = text[:-1], "\r"
        text = inert(text)
        self._open += text
        self._source.append(text)
        return bool(text)

    def _close(self, final: bool) -> list[MarkdownBlock]:
        blocks: list[MarkdownBlock] = []
        while True:
            cut, joined = (len(self._open), False) if final else self._cut()
            done, self._open = self._open[:cut], self._open[cut:]
            if not done:
                return blocks
            opening, self._fence = self._fence, ""
            if joined:
                self._fence = _continuation(opening + done)
            if done.strip():
                blocks.append(MarkdownBlock(opening + done, joined=joined))

    def _cut(self) -> tuple[int, bool]:
        """Return where the closed part of the open text ends, and whether the rest belongs to the same block."""
        whole = self._open.rfind("\n") + 1
        if not whole:
            return _long_line(self._open)
        tokens = [t for t in markdown.parser().parse(self._fence + self._open[:whole]) if t.map]
        shift = self._fence.count("\n")
        ends = _line_ends(self._open)
        starts = sorted({t.map[0] - shift for t in tokens if t.level == 0 and t.map})
        if len(starts) > 1:
            return ends[starts[-1]], False
        items = [t.map[0] - shift for t in tokens if t.type == "list_item_open" and t.level == 1 and t.map]
        if len(items) > MAX_ITEMS:
            return ends[items[-1]], True
        most = MAX_ROWS if any(t.type == "table_open" and t.level == 0 for t in tokens) else MAX_LINES
        if not items and (len(ends) > most or whole > MAX_CHARS):
            return whole, True
        if whole > 4 * MAX_CHARS:
            return whole, True
        return _long_line(self._open)


def _line_ends(text: str) -> list[int]:
    """Return the offset at which each line begins, and that of the end."""
    offsets = [0]
    while (found := text.find("\n", offsets[-1])) >= 0:
        offsets.append(found + 1)
    return offsets


def _long_line(text: str) -> tuple[int, bool]:
    if len(text) <= 2 * MAX_CHARS:
        return 0, False
    return (text.rfind(" ", 0, MAX_CHARS) + 1) or MAX_CHARS, True


def _continuation(block: str) -> str:
    """Return what the rest of a block that was cut needs in front to be read as the same kind of block."""
    tokens = [t for t in markdown.parser().parse(block) if t.level == 0 and t.map]
    first = tokens[0] if tokens else None
    if first is None or not first.map:
        return ""
    start, end = first.map
    lines = block.split("\n")
    if first.type == "fence":
        closed = end - start - first.content.count("\n") == 2
        return "" if closed else lines[start] + "\n"
    if first.type == "table_open" and not block.endswith("\n\n"):
        return "\n".join(lines[start : start + 2]) + "\n"
    return ""
