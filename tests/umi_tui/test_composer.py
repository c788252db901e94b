"""The input: pastes of any size and kind, new lines, history."""

from __future__ import annotations

import pytest
from textual import events

from umi_tui.history import History
from umi_tui.widgets.composer import MAX_CHARS


@pytest.mark.parametrize("line", ["word " * 20 + "\n", "x" * 1_000])
async def test_a_paste_of_a_megabyte_is_bounded_with_a_message(start, ui, line):
    async with start() as pilot:
        pasted = (line * (1_000_000 // len(line) + 1))[:1_000_000]
        pilot.app.composer.post_message(events.Paste(pasted))
        await ui.until(pilot, lambda: "1,000,000 characters do not fit" in ui.text(pilot))
        assert pilot.app.composer.text == pasted[:MAX_CHARS]
        await pilot.press("a")
        await pilot.pause()
        assert len(pilot.app.composer.text) == MAX_CHARS


async def test_a_paste_of_control_characters_is_made_harmless(start, ui):
    async with start() as pilot:
        pilot.app.composer.post_message(events.Paste("a\x1b]0;t\x07b\r\nc\rd\te\u202ef"))
        await pilot.pause()
        assert pilot.app.composer.text == "a\u241b]0;t\u2407b\nc\nd\te\ufffdf"


async def test_a_pasted_new_line_does_not_send(start, ui):
    async with start() as pilot:
        pilot.app.composer.post_message(events.Paste("one\ntwo\n"))
        await pilot.pause()
        assert pilot.app.conversation.asked == []
        await pilot.press("enter")
        await ui.settle(pilot)
        assert pilot.app.conversation.asked == ["one\ntwo"]


@pytest.mark.parametrize("key", ["ctrl+j", "alt+enter", "shift+enter"])
async def test_new_line_keys(start, ui, key):
    async with start() as pilot:
        await pilot.press("a", key, "b")
        assert pilot.app.composer.text == "a\nb"


async def test_the_up_key_brings_back_older_requests_and_the_draft(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "one")
        await ui.send(pilot, "two")
        await pilot.press(*"draft", "up")
        assert pilot.app.composer.text == "two"
        await pilot.press("up")
        assert pilot.app.composer.text == "one"
        await pilot.press("up", "down", "down")
        assert pilot.app.composer.text == "draft"


async def test_typing_goes_to_the_input_from_anywhere(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "one")
        await pilot.press("alt+up", *"two words")
        assert pilot.app.composer.text == "two words"
        assert pilot.app.composer.has_focus


async def test_an_empty_request_sends_nothing(start, ui):
    async with start() as pilot:
        await pilot.press("enter", "space", "enter")
        await ui.settle(pilot)
        assert pilot.app.conversation.asked == []


def test_history_survives_a_restart_and_a_damaged_file(tmp_path):
    path = tmp_path / "history.jsonl"
    first = History(path)
    first.add("one\nline two")
    first.add("two")
    first.add("two")
    again = History(path)
    assert again.step(-1, "") == "two"
    assert again.step(-1, "two") == "one\nline two"
    assert again.step(-1, "") is None
    path.write_bytes(b'"kept"\n{"not": "a string"}\nnot json\n')
    assert History(path).step(-1, "") == "kept"
    path.write_bytes(b"\xff\xfe")
    assert History(path).step(-1, "") is None


def test_history_that_cannot_be_written_still_works(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    history = History(blocked / "history.jsonl")
    history.add("one")
    assert history.step(-1, "") == "one"
