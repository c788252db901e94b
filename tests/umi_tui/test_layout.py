"""Sizes and colours: usable when small, alive at 1x1, readable in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color

from umi_tui import themes
from umi_tui.commands import COMMANDS, key_label
from umi_tui.settings import load_theme, save_theme
from umi_tui.state import ChatState
from umi_tui.widgets.status_line import StatusLine

SOLID = [themes.DARK, themes.LIGHT]


def luminance(colour: Color) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", SOLID, ids=lambda theme: theme.name)
def test_text_colours_have_a_contrast_of_at_least_4_5(theme):
    backgrounds = [Color.parse(getattr(theme, name)) for name in ("background", "surface", "panel")]
    colours = {**themes.TEXT_COLOURS[theme.name], "foreground": theme.foreground}
    for name, colour in colours.items():
        for background in backgrounds:
            assert contrast(background, Color.parse(colour)) >= 4.5, (theme.name, name)


def test_every_theme_defines_the_same_colours():
    assert len({frozenset(colours) for colours in themes.TEXT_COLOURS.values()}) == 1


@pytest.mark.parametrize("theme", themes.THEMES)
async def test_every_theme_draws_a_turn(start, ui, theme):
    async with start() as pilot:
        await ui.send(pilot, f"/theme {theme}")
        assert pilot.app.theme == theme
        await ui.send(pilot, "go")
        assert "notes.txt has 14 lines." in ui.text(pilot)
        assert load_theme(pilot.app.settings) == theme


def test_a_damaged_settings_file_means_the_default_theme(tmp_path):
    path = tmp_path / "app.json"
    assert load_theme(path) == themes.DEFAULT_THEME
    for content in ("", "[]", '{"theme": "nope"}', '{"theme": 3}'):
        path.write_text(content)
        assert load_theme(path) == themes.DEFAULT_THEME
    save_theme(path, "umi-light")
    assert load_theme(path) == "umi-light"
    save_theme(path / "beneath" / "a" / "file", "umi-dark")


async def test_resizing_at_any_moment_down_to_1x1_loses_nothing(start, ui):
    async with start(ui.asking("write_file", {"path": "a", "content": "b"}, "write", "+b")) as pilot:
        await pilot.press(*"draft")
        for size in ((40, 12), (1, 1), (200, 3), (3, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert pilot.app.composer.text == "draft"
        await pilot.press("enter")
        await ui.settle(pilot)
        for size in ((1, 1), (40, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "once" in ui.text(pilot) and "+b" in ui.text(pilot)
        await pilot.resize_terminal(1, 1)
        await pilot.press("1")
        await ui.settle(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "You said once." in ui.text(pilot)


@pytest.mark.parametrize("key", ["f1", "f2", "f4", "f6", "ctrl+p"])
@pytest.mark.parametrize("size", [(40, 12), (1, 1)])
async def test_every_dialog_opens_and_closes_when_small(start, ui, key, size):
    async with start(size=size) as pilot:
        await pilot.press(key)
        await ui.until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.press("down", "pagedown", "escape")
        await ui.until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert pilot.app.composer.has_focus


async def test_the_status_line_leaves_out_the_least_important_first():
    state = ChatState(pack="nano", engine="ready", tokens_per_second=120.0, cache_hit=0.9)
    line = StatusLine(state)
    assert "F1 help" in line.content_at(200).plain
    narrow = line.content_at(30).plain
    assert "ready" in narrow and "F1 help" not in narrow
    for width in range(1, 120):
        assert line.content_at(width).cell_length <= width


async def test_the_help_screen_can_be_read_to_its_end_in_a_small_window(start, ui):
    async with start(size=(40, 12)) as pilot:
        await pilot.press("f1")
        await ui.until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        seen = ""
        for _ in range(40):
            seen += ui.text(pilot)
            await pilot.press("pagedown")
            await pilot.pause()
        for command in COMMANDS:
            way = f"/{command.id}" if command.slash else key_label(command.keys[0])
            assert way in seen, command.id
