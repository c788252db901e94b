"""One registry: keys, slash commands, palette, help and docs/app.md say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from umi_tui.commands import (
    APPROVAL_CHOICES,
    COMMANDS,
    bindings,
    docs_tables,
    help_rows,
    key_label,
    matching,
    parse_slash,
)
from umi_tui.controllers.commands import CommandActions
from umi_tui.screens.help import help_content
from umi_tui.screens.pick import PickScreen

DOCS = Path(__file__).parents[2] / "docs" / "app.md"


def test_ids_and_keys_are_unique():
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
    keys = [key for c in COMMANDS for key in c.keys]
    assert len(set(keys)) == len(keys)
    answers = [key for choice in APPROVAL_CHOICES for key in choice.keys]
    assert len(set(answers)) == len(answers)


def test_every_command_has_a_method_and_a_way_to_call_it():
    for command in COMMANDS:
        assert callable(getattr(CommandActions, command.method)), command.id
        assert command.slash or command.keys
    methods = {name for name in dir(CommandActions) if name.startswith("command_")}
    assert methods == {command.method for command in COMMANDS}


def test_bindings_have_ids_and_tooltips():
    assert {b.key for b in bindings()} == {key for c in COMMANDS for key in c.keys}
    assert all(b.id and b.tooltip for b in bindings())


@pytest.mark.parametrize("wide", [True, False])
def test_help_names_every_key_and_slash_command(wide):
    text = help_content(wide).plain
    for command in COMMANDS:
        assert command.help in text
        for key in command.keys:
            assert key_label(key) in text
        assert not command.slash or f"/{command.id}" in text
    for choice in APPROVAL_CHOICES:
        assert choice.help in text


def test_the_docs_page_holds_the_generated_tables():
    begin, end = "<!-- commands: begin -->\n", "<!-- commands: end -->"
    page = DOCS.read_text(encoding="utf-8")
    assert page[page.index(begin) + len(begin) : page.index(end)].strip() == docs_tables().strip()


def test_help_rows_are_not_empty():
    assert all(rows for _, rows in help_rows())


def test_slash_commands_are_told_from_text():
    command, argument = parse_slash("/theme umi-light")
    assert (command.id, argument) == ("theme", "umi-light")
    assert parse_slash("/etc/passwd, what is it?") == (None, "etc/passwd,")
    assert parse_slash(" /help") is None
    assert parse_slash("what is /help") is None
    assert parse_slash("/help\nmore") is None
    assert parse_slash("/palette") == (None, "palette")


def test_completion_finds_what_was_begun():
    assert [c.id for c in matching("/se")] == ["sessions"]
    assert matching("/se x") == []
    assert matching("se") == []
    assert {c.id for c in matching("/")} == {c.id for c in COMMANDS if c.slash}


async def test_the_palette_offers_every_command_and_runs_the_chosen_one(start, ui):
    async with start(size=(110, 40)) as pilot:
        await pilot.press("ctrl+p")
        await ui.until(pilot, lambda: isinstance(pilot.app.screen, PickScreen))
        offered = {pick.value for pick in pilot.app.screen._picks}
        assert offered == {c.id for c in COMMANDS} - {"palette"}
        await pilot.press(*"status", "enter")
        await ui.until(pilot, lambda: "context   0 of 2048 tokens" in ui.text(pilot))


async def test_every_function_key_reaches_its_command_while_text_is_typed(start, ui):
    async with start() as pilot:
        called = []

        async def do_command(name, argument):
            called.append(name)

        pilot.app.do_command = do_command
        pilot.app.composer.replace_all("some text")
        for command in COMMANDS:
            for key in command.keys:
                called.clear()
                await pilot.press(key)
                assert called == [command.id], key
        assert pilot.app.composer.text == "some text"


async def test_slash_commands_complete_and_run(start, ui):
    async with start() as pilot:
        await pilot.press("/", "t", "h")
        await pilot.pause()
        assert pilot.app.completions.display
        await pilot.press("tab")
        assert pilot.app.composer.text == "/theme "
        await pilot.press(*"umi-light", "enter")
        await ui.until(pilot, lambda: pilot.app.theme == "umi-light")
        await pilot.press("/", "h", "e", "l", "enter")
        await ui.until(pilot, lambda: "Help" in ui.text(pilot))


async def test_an_unknown_command_is_explained_and_given_back(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "/etc/passwd")
        assert "There is no command /etc/passwd" in ui.text(pilot)
        assert pilot.app.composer.text == "/etc/passwd"
        assert pilot.app.conversation.asked == []
        await ui.send(pilot, " /etc/passwd")
        assert pilot.app.conversation.asked == [" /etc/passwd"]
