"""Text of models, tools and files stays text: no markup, no escape sequence, no link, at every place that shows it."""

from __future__ import annotations

import pytest

from umi_local import events as ev
from umi_local.roles import Decision, Role
from umi_tui.conversation import PackEntry, QuestionAsked
from umi_tui.replay import spoken

CORPUS = [
    "[@click=app.quit]x[/]",
    "[/nope]",
    "[bold red]x[/bold red]",
    "[link=https://evil.example/?q=1]x[/link]",
    "\x1b]0;title\x07 \x1b]52;c;ZXZpbA==\x07 \x1b[2J\x9b31m",
    "\u202eevil\u2066 \u200b\ufeff \U000e0041",
    "a\u2028b\u0085c\x0bd\x0ce\rf",
    "[https://evil.example/?q=secret](https://evil.example/?q=secret) ![i](http://x/y.png) <script>alert(1)</script>",
    "$background $umi-bad [$error]x",
    "\\[bold] \\ [] [[ ]] [",
    "\ud800 lone",
]
FORBIDDEN = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} | set("\u2028\u2029\u202e\u2066\u200b\ufeff\U000e0041")


@pytest.mark.parametrize("evil", CORPUS)
async def test_nothing_that_is_shown_can_act(start, ui, evil):
    async def script(conversation, text):
        async for event in spoken(Role.PLANNER, evil, Decision.CALLER):
            yield event
        yield ev.ToolProposed("c", evil, {evil: evil}, "execute")
        yield ev.ApprovalRequested("c", evil, {evil: evil}, "execute", evil)
        await conversation.approved()
        yield ev.ToolStarted("c", evil, {evil: evil})
        yield ev.ToolOutput("c", evil)
        yield ev.ToolFinished("c", evil, False, evil, 0.1)
        yield ev.Notice(evil)
        yield QuestionAsked("q", evil)
        await conversation.answered()
        async for event in spoken(Role.SUMMARIZER, evil):
            yield event
        yield ev.TurnFinished("answered", evil)

    stored = {evil.replace("/", "_"): [ev.TurnStarted("s", evil), ev.TurnFinished("failed", evil)]}
    packs = (PackEntry(evil, evil), PackEntry("bad", evil, evil))
    async with start(script, size=(100, 40), stored=stored, packs=packs) as pilot:
        seen = []

        async def look():
            await ui.settle(pilot)
            seen.append(ui.text(pilot))

        await ui.send(pilot, "x" + evil)
        await look()
        await pilot.press("1")
        await look()
        await ui.send(pilot, "x" + evil)
        await look()
        for key in ("f3", "f2", "escape", "f6", "escape"):
            await pilot.press(key)
            await look()
        pilot.app.say(evil, "error")
        await look()
        assert pilot.app.is_running
        assert pilot.app.return_value is None
        for text in seen:
            assert not FORBIDDEN & set(text.replace("\n", ""))
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                assert segment.style is None or not segment.style.link
                assert segment.style is None or "@click" not in segment.style.meta


async def test_markup_in_a_stored_session_stays_text(start, ui):
    stored = {"s1": [ev.TurnStarted("s1", "[red]q[/red]"), ev.TurnFinished("answered", "[/nope] **b**")]}
    async with start(session="s1", stored=stored) as pilot:
        assert "[red]q[/red]" in ui.text(pilot)
        assert "[/nope] b" in ui.text(pilot)
