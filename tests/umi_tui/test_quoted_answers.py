"""What a tool said and an answer repeats is shown line by line, and nothing in it is Markdown."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umi_local import events as ev
from umi_local.roles import Decision, Role
from umi_tui import markdown
from umi_tui.replay import ReplayConversation, spoken
from umi_tui.widgets.lanes import AnswerEntry
from umi_tui.widgets.markdown import MarkdownBlock

LISTED = "3 entries in src (3 files)\n# a_title_.md  1 byte\n```  2 bytes\n- *b*.py  3 bytes"
ANSWER = f"Here they are:\n{LISTED}\nThat is **all**."


async def listing(conversation: ReplayConversation, text: str) -> AsyncIterator[ev.Event]:
    yield ev.ToolProposed("c", "list_directory", {"path": "src"}, "read")
    yield ev.ToolStarted("c", "list_directory", {"path": "src"})
    yield ev.ToolFinished("c", "list_directory", True, LISTED + "\n", 0.01)
    yield ev.RoleStarted(Role.SUMMARIZER, 2)
    for piece in ("Here they are:\n", LISTED, "\nThat is **all**."):
        yield ev.Token(Role.SUMMARIZER, piece)
    yield ev.RoleFinished(Role.SUMMARIZER, ANSWER, None, 1, 1, 1, 0.1, 0.1)
    yield ev.TurnFinished("answered", ANSWER)


STORED = [
    ev.TurnStarted("s1", "what is in src?"),
    ev.RoleFinished(Role.PLANNER, "Look.\nNext: caller", Decision.CALLER, 1, 1, 1, 0.1, 0.1),
    ev.ToolFinished("c", "list_directory", True, LISTED + "\n", 0.01),
    ev.RoleFinished(Role.SUMMARIZER, ANSWER, None, 1, 1, 1, 0.1, 0.1),
    ev.TurnFinished("answered", ANSWER),
]


@pytest.mark.parametrize("stored", [False, True])
async def test_a_listing_keeps_its_lines_and_copies_as_it_is(start, ui, stored):
    async with start(listing, session="s1" if stored else None, stored={"s1": STORED}) as pilot:
        if not stored:
            await ui.send(pilot, "what is in src?")
        entry = pilot.app.query_one(AnswerEntry)
        assert entry.text == ANSWER
        drawn = [
            line.strip() for block in entry.query(MarkdownBlock) for line in block.content_at(76).plain.split("\n")
        ]
        assert [line for line in drawn if line] == ["Here they are:", *LISTED.split("\n"), "That is all."]


async def test_one_line_of_a_tool_stays_in_its_sentence(start, ui):
    async def moved(conversation: ReplayConversation, text: str) -> AsyncIterator[ev.Event]:
        yield ev.ToolFinished("c", "move_file", True, "moved *a*.txt to __b__.txt", 0.01)
        async for event in spoken(Role.SUMMARIZER, "I moved *a*.txt to __b__.txt."):
            if not isinstance(event, ev.Token):
                yield event
        yield ev.TurnFinished("answered", "I moved *a*.txt to __b__.txt.")

    async with start(moved) as pilot:
        await ui.send(pilot, "move it")
        assert "I moved *a*.txt to __b__.txt." in ui.text(pilot)


@given(st.text(st.sampled_from("`*_#-1. a\n<&[]()|>\\~"), min_size=1, max_size=40), st.booleans())
def test_nothing_in_a_quoted_text_is_markup(text: str, fresh: bool) -> None:
    text = text.strip("\n").strip()
    if not text or any(not line.strip() for line in text.split("\n")):
        return
    source = ("" if fresh else "Before: ") + markdown.literal(text, fresh=fresh)
    drawn = markdown.render(source, 200, highlight=False).plain
    for line in text.split("\n"):
        assert " ".join(line.split()) in " ".join(drawn.split()), (source, drawn)
