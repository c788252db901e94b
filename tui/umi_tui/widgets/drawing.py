"""Drawing what changed, and no more than that: laying the screen out anew takes ten times as long as one entry."""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual._compositor import Compositor, ReflowResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget


def redraw(widget: Widget) -> None:
    """Draw a widget whose text changed. Everything is laid out anew only when it needs another number of lines."""
    widget.refresh()
    if not _fits(widget):
        widget.refresh(layout=True)


def _fits(widget: Widget) -> bool:
    size = widget.outer_size - widget.styles.gutter.totals
    if not widget.is_attached or not size:
        return False
    return widget.get_content_height(widget.container_size, widget.app.size, size.width) == size.height


def bar_lines(bar: ScrollBar, crop: Region) -> list[Strip]:
    """Return the lines of a vertical scrollbar, for its `render_lines`.

    Textual draws each of them like a widget of its own, and all of them anew with every line of the transcript.
    """
    shape = bar.render()
    assert isinstance(shape, ScrollBarRender) and isinstance(shape.style, Style)
    assert shape.style.color is not None and shape.style.bgcolor is not None
    drawn = shape.render_bar(
        bar.outer_size.height,
        shape.virtual_size,
        shape.window_size,
        shape.position,
        crop.width,
        back_color=shape.style.bgcolor,
        bar_color=shape.style.color,
    )
    lines = drawn.segments[crop.y : crop.bottom]
    strips = {segment: _filtered(bar, Strip([segment], crop.width)) for segment in set(lines)}
    return [strips[segment] for segment in lines]


def _filtered(widget: Widget, strip: Strip) -> Strip:
    strip = strip.apply_style(widget.visual_style.rich_style)
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return strip


class Backdrop(Widget):
    """A widget that is nothing but a background for others, without a border: all its lines are one line.

    Textual draws them one by one, and anew whenever what lies on them grows.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        return [_filtered(self, Strip.blank(crop.width))] * crop.height


class _Compositor(Compositor):
    """Textual's, which would place all widgets once more after a new one came, to find out what it knows already."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        result = super().reflow(parent, size)
        self._full_map_invalidated = False
        return result


class ChatScreen(Screen[None], Backdrop):
    """The screen of the conversation."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._compositor = _Compositor()
