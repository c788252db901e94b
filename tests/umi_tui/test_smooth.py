"""What keeps the screen from standing still: little laid out anew, plain backgrounds, garbage looked for in time."""

from __future__ import annotations

import gc
import weakref

import pytest
from textual.geometry import Region
from textual.widget import Widget

from umi_local import events as ev
from umi_tui.collector import THOROUGH_TURNS, Collector
from umi_tui.widgets.lanes import LaneEntry, NoticeEntry
from umi_tui.widgets.transcript import KEEP_ENTRIES, MAX_ENTRIES


@pytest.fixture
def layouts(monkeypatch):
    """How often the screen was laid out since this was emptied."""
    from textual._compositor import Compositor

    done: list[int] = []
    reflow = Compositor.reflow

    def counted(self, parent, size):
        done.append(1)
        return reflow(self, parent, size)

    monkeypatch.setattr(Compositor, "reflow", counted)
    return done


async def test_a_figure_of_the_status_line_is_drawn_without_a_layout(start, ui, layouts):
    async with start() as pilot:
        layouts.clear()
        pilot.app.state.tokens_per_second = 77.0
        pilot.app.refresh_status()
        await ui.until(pilot, lambda: "77 tok/s" in ui.text(pilot))
        assert not layouts


async def test_text_is_laid_out_only_when_it_takes_another_line(start, ui, layouts):
    async with start() as pilot:
        entry = LaneEntry("planner")
        pilot.app.transcript.add(entry)
        entry.write("one")
        entry.flush()
        await ui.until(pilot, lambda: "one" in ui.text(pilot))
        await ui.settle(pilot)
        layouts.clear()
        entry.write(" two")
        entry.flush()
        await ui.until(pilot, lambda: "one two" in ui.text(pilot))
        assert not layouts
        entry.write("\nthree")
        entry.flush()
        await ui.until(pilot, lambda: "three" in ui.text(pilot))
        assert layouts


@pytest.mark.parametrize("theme", ["umi-dark", "umi-light", "ansi-dark"])
async def test_backgrounds_and_scrollbar_look_as_textual_draws_them(start, ui, theme):
    async with start() as pilot:
        pilot.app.theme = theme
        pilot.app.transcript.add(*(NoticeEntry(f"line {n}") for n in range(50)))
        await ui.until(pilot, lambda: "line 49" in ui.text(pilot))
        bar = pilot.app.transcript.vertical_scrollbar
        assert bar.display and bar.outer_size.height > 10
        for widget in (pilot.app.screen, pilot.app.transcript, bar):
            part = Region(0, 1, widget.outer_size.width, widget.outer_size.height - 2)
            ours, theirs = widget.render_lines(part), Widget.render_lines(widget, part)
            assert [_cells(strip) for strip in ours] == [_cells(strip) for strip in theirs]


def _cells(strip):
    return [
        (character, str(segment.style.bgcolor), bool(segment.style.reverse), segment.style.meta)
        for segment in strip
        for character in segment.text
    ]


async def test_what_the_user_reads_further_up_stays(start, ui):
    async with start() as pilot:
        transcript = pilot.app.transcript

        def turn(number):
            transcript.begin_turn()
            transcript.remember(ev.TurnStarted("s", "x"))
            transcript.add(*(NoticeEntry(f"turn {number} line {n}") for n in range(10)))

        turns = (MAX_ENTRIES - 5) // 10
        for number in range(turns):
            turn(number)
        await ui.until(pilot, lambda: f"turn {turns - 1} line 9" in ui.text(pilot))
        transcript.scroll_home(animate=False)
        await ui.until(pilot, lambda: "turn 0 line 0" in ui.text(pilot))
        turn(98)
        await pilot.pause()
        assert "turn 0 line 0" in ui.text(pilot)
        assert len(transcript.entries) > MAX_ENTRIES
        transcript.scroll_end(animate=False)
        await ui.until(pilot, lambda: "turn 98 line 9" in ui.text(pilot))
        turn(99)
        await ui.until(pilot, lambda: len(transcript.entries) <= KEEP_ENTRIES + 1)
        assert transcript._bar.display


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_finds_what_a_turn_left_and_once_in_a_while_everything():
    before = gc.get_threshold()
    collector = Collector()
    old = Knot()
    seen_old = weakref.ref(old)
    collector.begin()
    try:
        new = Knot()
        seen_new = weakref.ref(new)
        del old, new
        collector.turn_ended(quiet=True)
        assert seen_new() is None
        assert seen_old() is not None  # it is among what stays
        for _ in range(THOROUGH_TURNS):
            collector.turn_ended(quiet=False)
        assert seen_old() is not None  # the user types: later
        collector.turn_ended(quiet=True)
        assert seen_old() is None
    finally:
        collector.end()
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


async def test_the_app_freezes_what_was_imported_and_leaves_the_collector_as_it_was(start, ui):
    before = gc.get_threshold()
    async with start() as pilot:
        await ui.until(pilot, lambda: gc.get_freeze_count() > 1000)
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0
