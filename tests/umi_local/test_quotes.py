"""Answers that quote what tools said: marked for the roles, whole for everybody else, and never ambiguous."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_engine import ScriptedEngine, plan
from test_agent_loop import look
from test_sampler import VOCABULARY, Fed
from trajectories import trajectories

from umi_local import marks, quotes, spans
from umi_local.agent.context import ContextWindow
from umi_local.agent.loop import Agent
from umi_local.engine.constraint import expand, segment, start
from umi_local.engine.nodes import MARK
from umi_local.events import RoleFinished, Token, TurnFinished
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision, Role
from umi_local.safety.policy import Policy
from umi_local.safety.workspace import Workspace
from umi_local.store.sessions import SessionLog, Store, new_session_id
from umi_local.tools.base import Registry, ToolContext
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
    UserTurn,
)

FORMAT = SharedFormat(marks=True)
LISTED = "3 entries in homework (3 files)\nbiology.txt  12 bytes\nmaths.txt  30 bytes\nart.txt  2 bytes"
BELOW = LISTED.partition("\n")[2]
WHOLE, REST = MARK + "1", MARK + "a"

texts = st.text(st.sampled_from("ab c\n.é_"), max_size=30)
contents = st.lists(texts, max_size=4)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (LISTED, WHOLE),
        (f"homework:\n{BELOW}", f"homework:\n{REST}"),
        (f"I say {LISTED}.", f"I say {WHOLE}."),
        (f"{LISTED}\n{BELOW}", f"{WHOLE}\n{REST}"),
        (f"{LISTED}5", f"{LISTED}5"),
        ("3 entries", "3 entries"),
        ("", ""),
    ],
)
def test_an_answer_is_marked_where_a_whole_observation_stands_in_it(answer: str, wanted: str) -> None:
    assert marks.marked(answer, quotes.quotable([LISTED])) == wanted


def test_short_observations_and_those_with_the_mark_in_them_are_not_quoted() -> None:
    assert quotes.quotable(["4 lines", f"before {MARK}1 behind it"]) == {}
    assert list(quotes.quotable(["12345678"])) == [WHOLE]


def test_the_text_of_a_file_is_quoted_whole_or_by_its_lines() -> None:
    turns = [UserTurn("a"), CallerTurn("read_file", {}), ObservationTurn(LISTED), CallerTurn("ls", {}), ObservationTurn("x\n1234567890")]
    offered = quotes.quotable(quotes.said(turns), quotes.texts(turns))
    assert offered == {WHOLE: LISTED, f"{MARK}2": "x\n1234567890", f"{MARK}b": "1234567890"}


def test_only_what_was_said_to_the_last_request_is_quoted() -> None:
    turns = [
        UserTurn("a"),
        ObservationTurn(LISTED),
        SummarizerTurn("b"),
        UserTurn("c"),
        ObservationTurn("something else"),
    ]
    assert quotes.said(turns) == ["something else"]


@settings(max_examples=300)
@given(contents, st.data())
def test_a_marked_answer_expands_to_itself(said: list[str], data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.one_of(texts, st.sampled_from(said or [""])), max_size=5))
    answer, quoted = "".join(parts), quotes.quotable(said)
    marked = marks.marked(answer, quoted)
    assert marks.expanded(marked, quoted) == answer
    assert marks.marked(marked, quoted) == marked
    assert "".join(marks.pieces(marked)) == marked
    assert "".join(quotes.split(answer, said)) == answer
    cuts = sorted(data.draw(st.lists(st.integers(0, len(marked)), max_size=6)))
    reader = marks.Expanding(quoted)
    chunks = [marked[a:b] for a, b in zip([0, *cuts], [*cuts, len(marked)], strict=True)]
    assert "".join(piece for chunk in chunks for piece in reader.feed(chunk)) == answer


@given(trajectories)
def test_the_transcript_is_the_same_for_turns_that_were_condensed_before(trajectory: Trajectory) -> None:
    condensed = Trajectory(trajectory.tools, FORMAT.condensed(trajectory.turns))
    assert FORMAT.transcript(condensed) == FORMAT.transcript(trajectory)


def _talk(*said: str) -> Trajectory:
    turns: list[Turn] = [UserTurn("which files?")]
    for content in said:
        turns += [PlannerTurn("Look.", Decision.CALLER), CallerTurn("look", {"path": "x"}), ObservationTurn(content)]
    return Trajectory((look.spec,), (*turns, PlannerTurn("Known.", Decision.CONCLUSION)))


def test_the_constraint_offers_the_marks_of_the_request_and_no_other() -> None:
    constraint = FORMAT.constraint(_talk(LISTED, "short"), Role.SUMMARIZER)
    for text in (WHOLE, REST, f"Files:\n{REST}", f"{WHOLE}{REST}.", "none at all"):
        assert segment(constraint, text) is not None, text
    for text in (f"{MARK}2", f"{MARK}b", MARK, f"a{MARK}x", WHOLE * 9):
        assert segment(constraint, text) is None, text
    nothing = FORMAT.constraint(_talk("short"), Role.SUMMARIZER)
    assert expand(start(nothing)) == expand(start(SharedFormat().constraint(_talk(), Role.SUMMARIZER)))


@given(st.integers(0, 2**32 - 1), st.booleans())
@settings(max_examples=60)
def test_what_a_summarizer_may_write_always_expands_and_is_tokenized_as_in_training(seed: int, eager: bool) -> None:
    """Random logits write marks; the pieces they stand in are the segments that a trainer sees."""
    trajectory, rng = _talk(LISTED, "wrote notes.txt (1 line)"), np.random.default_rng(seed)
    mark = VOCABULARY.tokenize(MARK)[0]

    def feed(_tokens: Sequence[int]) -> np.ndarray:
        row = rng.normal(size=VOCABULARY.size).astype(np.float32)
        row[mark] += 9 if eager else 0
        return row

    written: list[str] = []
    sampler = Fed(feed, VOCABULARY, written.append, FORMAT.constraint(trajectory, Role.SUMMARIZER), 40)
    sampler.write()
    answer = FORMAT.parse_summarizer(sampler.text, trajectory.turns, trajectory.turns).answer
    assert MARK not in answer
    shown = FORMAT.reading(Role.SUMMARIZER, trajectory.turns, trajectory.turns)
    assert "".join(piece for chunk in written for piece in shown(chunk)).strip() == answer
    if eager:
        said = {**spans.offered(trajectory.turns), **quotes.quotable(quotes.said(trajectory.turns), quotes.texts(trajectory.turns))}
        assert any(text in answer for text in said.values())


def test_a_mark_is_a_literal_of_its_own_in_training_and_when_it_is_written() -> None:
    trajectory = _talk(LISTED).add(SummarizerTurn(f"You have {LISTED}."))
    own = [s.text for s in FORMAT.transcript(trajectory) if s.role is Role.SUMMARIZER]
    assert own[:3] == ["You have ", WHOLE, "."]
    assert segment(FORMAT.constraint(_talk(LISTED), Role.SUMMARIZER), f"You have {WHOLE}.") == own[:3]
    assert any(option.slot is not None for option in expand(start(FORMAT.constraint(_talk(LISTED), Role.SUMMARIZER))))


async def test_the_user_reads_the_whole_text_and_the_next_prompt_holds_the_mark(tmp_path: Path) -> None:
    lines = "\n".join(f"{number}: a line of a long file" for number in range(200))
    (tmp_path / "long.txt").write_text(lines)
    engine = ScriptedEngine(
        [
            plan("Read it."),
            'look {"path": "long.txt"}',
            plan("Known.", "conclusion"),
            f"long.txt says:\n{WHOLE}\nThat is all.",
            plan("Nothing to do.", "give up"),
        ]
    )
    tools = Registry([look])
    context = ToolContext(Workspace(tmp_path), SimpleNamespace(), SimpleNamespace())
    log = SessionLog(Store.memory(), new_session_id(), workspace=str(tmp_path), pack="scripted", tools=tools.specs())
    agent = Agent(engine, FORMAT, tools, context, Policy("all"), log)
    events = [event async for event in agent.turn("show me long.txt")]
    wanted = f"long.txt says:\n{lines}\nThat is all."
    assert isinstance(events[-1], TurnFinished) and events[-1].answer == wanted
    assert "".join(e.text for e in events if isinstance(e, Token) and e.role is Role.SUMMARIZER) == wanted
    assert lines in [e.text for e in events if isinstance(e, Token)]
    assert [e.text for e in events if isinstance(e, RoleFinished) and e.role is Role.SUMMARIZER] == [wanted]
    _ = [event async for event in agent.turn("and now?")]
    assert f"{MARK}A says:\n{WHOLE}\nThat is all." in engine.prompt_text()
    assert "100: a line" not in engine.prompt_text()


async def test_a_quote_stays_one_after_its_observation_was_shortened() -> None:
    long = "\n".join(f"{number} green bottles" for number in range(120))
    talk = _talk(long).add(SummarizerTurn(long)).add(UserTurn("and now?"))

    async def count(segments: list) -> int:
        return sum(len(s.text) for s in segments)

    window = ContextWindow(FORMAT, count, 1000)
    fitted = await window.fit(talk, Role.PLANNER, 20)
    text = "".join(s.text for s in fitted.segments)
    assert WHOLE in text and "60 green" not in text
