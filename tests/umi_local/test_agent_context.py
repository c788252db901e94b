"""What of a session fits into the model's context, and what is left out first."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_local.agent.context import ContextTooLong, ContextWindow
from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)

TOOLS = (ToolSpec("look", "Look.", {"type": "object", "properties": {}}),)
GO = PlannerTurn("Look.", Decision.CALLER)
END = PlannerTurn("Known.", Decision.CONCLUSION)


async def count(segments: list[Segment]) -> int:
    return sum(1 if s.special else len(s.text) for s in segments)


def answered(text: str, seen: str) -> list[Turn]:
    return [UserTurn(text), GO, CallerTurn("look"), ObservationTurn(seen), END, SummarizerTurn(f"answer to {text}")]


def window(limit: int, **more: int) -> ContextWindow:
    return ContextWindow(SharedFormat(observation_chars=5000), count, limit, **more)


def shown(segments: list[Segment]) -> str:
    return "".join(s.text for s in segments)


async def test_what_fits_is_left_alone():
    turns = Trajectory(TOOLS, (*answered("first", "x" * 300), UserTurn("second")))
    fitted = await window(2000).fit(turns, Role.PLANNER, 100)
    assert fitted.notice is None and fitted.view == turns
    assert fitted.tokens == await count(fitted.segments)


async def test_old_observations_shrink_before_anything_is_dropped():
    turns = Trajectory(TOOLS, (*answered("first", "x" * 3000), UserTurn("second")))
    fitted = await window(1500).fit(turns, Role.PLANNER, 100)
    assert fitted.notice and "left out" in shown(fitted.segments)
    assert "first" in shown(fitted.segments) and "answer to first" in shown(fitted.segments)


async def test_then_the_oldest_requests_go_as_a_whole():
    turns = Trajectory(TOOLS, tuple(t for n in range(6) for t in answered(f"request {n} {'y' * 150}", "x")))
    turns = turns.add(UserTurn("last"))
    fitted = await window(1200).fit(turns, Role.PLANNER, 100)
    text = shown(fitted.segments)
    assert "request 0" not in text and "request 5" in text and "last" in text and "look" in text
    assert isinstance(fitted.view.turns[0], UserTurn)


async def test_the_running_request_shrinks_last_and_its_words_never():
    running = [UserTurn("z" * 300), GO, CallerTurn("look"), ObservationTurn("x" * 2000), END]
    fitted = await window(900).fit(Trajectory(TOOLS, tuple(running)), Role.SUMMARIZER, 100)
    assert "z" * 300 in shown(fitted.segments) and "left out" in shown(fitted.segments)


async def test_piped_text_shrinks_too():
    turns = Trajectory(TOOLS, (UserTurn("short", "x" * 3000),))
    fitted = await window(700).fit(turns, Role.PLANNER, 100)
    assert "short" in shown(fitted.segments) and "left out" in shown(fitted.segments)


@pytest.mark.parametrize("size", [1000, 1_000_000])
async def test_words_that_do_not_fit_are_refused_with_figures(size):
    turns = Trajectory(TOOLS, (UserTurn("z" * size),))
    with pytest.raises(ContextTooLong, match="room for"):
        await window(900).fit(turns, Role.PLANNER, 100)


async def test_tools_that_leave_no_room_are_named_as_the_cause():
    many = tuple(replace(TOOLS[0], name=f"look_at_{n}") for n in range(80))
    with pytest.raises(ContextTooLong, match=r"the 80 tools on offer need \d+ tokens .* Offer fewer tools"):
        await window(900).fit(Trajectory(many, (UserTurn("hello"),)), Role.PLANNER, 100)


async def test_shrinking_is_remembered_so_that_the_cache_holds():
    turns = Trajectory(TOOLS, (*answered("first", "x" * 3000), UserTurn("second"), GO, CallerTurn("look")))
    held = window(1500)
    first = await held.fit(turns, Role.PLANNER, 100)
    more = turns.add(ObservationTurn("y" * 50), END)
    second = await held.fit(more, Role.SUMMARIZER, 100)
    assert second.notice is None
    assert shown(second.segments[:-1]).startswith(shown(first.segments[:-1]))


async def test_no_more_requests_are_shown_than_the_pack_was_trained_on():
    turns = Trajectory(TOOLS, tuple(t for n in range(6) for t in answered(f"request {n}", "x")))
    fitted = await window(9000, most_requests=3).fit(turns.add(UserTurn("last")), Role.PLANNER, 100)
    assert [t.text for t in fitted.view.turns if isinstance(t, UserTurn)] == ["request 4", "request 5", "last"]


async def test_what_was_dropped_makes_room_for_several_requests_that_follow():
    talk, held, drops = Trajectory(TOOLS, ()), window(2000), []
    before = ""
    for number in range(60):
        talk = replace(talk, turns=(*talk.turns, UserTurn(f"request {number} {'y' * 60}")))
        fitted = await held.fit(talk, Role.PLANNER, 100)
        text = shown(fitted.segments[:-1])
        assert text.startswith("<|im_start|>system\ntools: look<|im_end|><|im_start|>user\n")
        if fitted.notice:
            drops.append(number)
        else:
            assert text.startswith(before)  # nothing that was evaluated has to be evaluated again
        before = text
        talk = replace(talk, turns=(*talk.turns, *answered("", "x")[1:]))
    assert len(drops) > 2
    assert min(later - earlier for earlier, later in itertools.pairwise(drops)) >= 4


async def test_requests_beyond_the_packs_number_go_several_at_once():
    talk, sizes = Trajectory(TOOLS, ()), []
    for number in range(14):
        asked = replace(talk, turns=(*talk.turns, UserTurn(f"request {number}")))
        fitted = await window(9000, most_requests=6).fit(asked, Role.PLANNER, 100)  # nothing has to be remembered
        sizes.append(sum(isinstance(turn, UserTurn) for turn in fitted.view.turns))
        talk = replace(talk, turns=(*talk.turns, *answered(f"request {number}", "x")))
    assert sizes == [1, 2, 3, 4, 5, 6, 4, 5, 6, 4, 5, 6, 4, 5]


async def test_old_output_that_was_shortened_never_grows_back():
    held = window(1500)
    talk = Trajectory(TOOLS, (*answered("r" * 900, "x" * 600), *answered("second", "y" * 600), UserTurn("third")))
    first = await held.fit(talk, Role.PLANNER, 100)
    more = replace(talk, turns=(*talk.turns, *answered("", "z" * 1400)[1:], UserTurn("fourth")))
    second = await held.fit(more, Role.PLANNER, 100)
    assert first.notice and second.notice
    assert 0 < shown(second.segments).count("y") <= shown(first.segments).count("y") < 200


async def test_the_running_request_stays_whole_when_the_old_ones_made_enough_room():
    old = [t for n in range(3) for t in answered(f"request {n}", "x" * 200)]
    running = [UserTurn("q"), GO, CallerTurn("look"), ObservationTurn("z" * 900), GO]
    fitted = await window(1300).fit(Trajectory(TOOLS, (*old, *running)), Role.CALLER, 100)
    assert fitted.notice and "z" * 900 in shown(fitted.segments)


async def test_requests_that_were_cut_short_are_closed_or_left_out():
    turns = (
        UserTurn("nothing came"),
        UserTurn("half done"),
        GO,
        CallerTurn("look"),
        ObservationTurn("x"),
        UserTurn("now"),
    )
    view = window(9000).view(Trajectory(TOOLS, turns))
    assert [t.text for t in view.turns if isinstance(t, UserTurn)] == ["half done", "now"]
    assert isinstance(view.turns[-2], PlannerTurn) and view.turns[-2].decision is Decision.GIVE_UP


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 3000)), max_size=5),
    st.integers(1, 200),
    st.integers(600, 3000),
)
async def test_a_prompt_fits_or_the_refusal_says_so(old, words, limit):
    turns = [t for n, (text, seen) in enumerate(old) for t in answered("r" * text + str(n), "x" * seen)]
    trajectory = Trajectory(TOOLS, (*turns, UserTurn("q" * words)))
    held = window(limit)
    try:
        fitted = await held.fit(trajectory, Role.PLANNER, 100)
    except ContextTooLong:
        assert words > limit - 250
        return
    assert fitted.tokens <= limit - 64
    assert "q" * words in shown(fitted.segments) and "tools: look" in shown(fitted.segments)
