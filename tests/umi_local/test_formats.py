"""What every role reads is built from the same trajectory, and no text in it can pass for a control token."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trajectories import TOOLS, hostile_text, plain_text, trajectories, turns

from umi_local.engine.constraint import segment
from umi_local.formats import FORMATS, get_format
from umi_local.formats.base import Format, FormatError
from umi_local.formats.prompted import TEMPLATES
from umi_local.formats.shared import CONTROL_TOKENS, HEADERS, SharedFormat, call_text
from umi_local.roles import Decision, Role
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, Trajectory, Turn, UserTurn

SHARED = SharedFormat()
EVERY = [
    get_format("shared"),
    get_format("shared-marks"),
    get_format("toolbench"),
    *(get_format("prompted", template=name) for name in TEMPLATES),
]
every_format = pytest.mark.parametrize("format", EVERY, ids=lambda f: f"{f.name}-{getattr(f, 'template', '')}")
roles = st.sampled_from(Role)
calls = st.one_of(
    st.builds(
        lambda path, n: CallerTurn("read_file", {"path": path} | ({} if n is None else {"n": n})),
        hostile_text,
        st.none() | st.integers(-(10**6), 10**6),
    ),
    st.builds(lambda text: CallerTurn("write_file", {"text": text}), hostile_text),
    st.just(CallerTurn("list_notes")),
)


# --- all formats --------------------------------------------------------------------------------------------


@every_format
@settings(max_examples=40)
@given(trajectories, roles)
def test_text_never_becomes_a_special_segment(format: Format, trajectory: Trajectory, role: Role) -> None:
    plain = Trajectory(TOOLS, tuple(_emptied(turn) for turn in trajectory.turns))
    special = [s.text for s in format.prompt(trajectory, role) if s.special]
    assert special == [s.text for s in format.prompt(plain, role) if s.special]


def _emptied(turn: Turn) -> Turn:
    match turn:
        case UserTurn():
            return UserTurn("x")
        case ObservationTurn():
            return ObservationTurn("x")
        case PlannerTurn(_, decision):
            return PlannerTurn("x", decision)
        case CallerTurn():
            return CallerTurn("list_notes")
        case _:
            return type(turn)("x")


@every_format
@settings(max_examples=40)
@given(trajectories, roles)
def test_a_prompt_is_the_same_every_time_and_has_no_empty_segment(format: Format, t: Trajectory, role: Role) -> None:
    prompt = format.prompt(t, role)
    assert prompt == format.prompt(t, role)
    if format.name != "prompted":
        assert all(s.text for s in prompt)


@every_format
def test_users_words_reach_every_role(format: Format) -> None:
    trajectory = Trajectory(TOOLS).add(UserTurn("weigh the walrus", context="piped in"))
    for role in Role:
        text = "".join(s.text for s in format.prompt(trajectory, role))
        assert "weigh the walrus" in text
        assert "piped in" in text


@every_format
def test_long_observations_are_shortened(format: Format) -> None:
    trajectory = Trajectory(TOOLS).add(UserTurn("x"), CallerTurn("list_notes"), ObservationTurn("word " * 5000))
    text = "".join(s.text for s in format.prompt(trajectory, Role.PLANNER))
    assert "left out]" in text
    assert len(text) < 6000


@every_format
@given(st.text(max_size=80))
def test_reading_a_call_gives_a_call_or_a_reason(format: Format, text: str) -> None:
    try:
        call = format.parse_caller(text, TOOLS, ())
    except FormatError as error:
        assert str(error)
    else:
        assert call.tool in {t.name for t in TOOLS}


@every_format
@pytest.mark.parametrize("arguments", ["[" * 100_000, "1" * 5000, "[1]", '{"path": ', "null", '"x"'])
def test_hostile_arguments_are_a_format_error(format: Format, arguments: str) -> None:
    opening = "Action: read_file\nAction Input: " if format.name == "toolbench" else "read_file "
    with pytest.raises(FormatError):
        format.parse_caller(opening + arguments, TOOLS, ())


@every_format
@settings(max_examples=40)
@given(calls)
def test_a_written_call_fits_the_constraint(format: Format, call: CallerTurn) -> None:
    text = call_text(call, TOOLS)
    if format.name == "toolbench":
        name, _, arguments = text.partition(" ")
        text = f"Action: {name}\nAction Input: {arguments}"
    constraint = format.constraint(Trajectory(TOOLS), Role.CALLER)
    pieces = segment(constraint, text)
    assert pieces is not None
    assert "".join(pieces) == text
    assert format.parse_caller(text, TOOLS, ()) == call


@every_format
@pytest.mark.parametrize(
    "text",
    [
        "rm_rf {}",
        'read_file {"path": 5}',
        'read_file {"paths": "x"}',
        "read_file {}",
        'read_file {"path": "x"} and more',
        'list_notes {"x": 1}',
    ],
)
def test_unknown_tools_and_wrong_arguments_do_not_fit(format: Format, text: str) -> None:
    if format.name == "toolbench":
        name, _, arguments = text.partition(" ")
        text = f"Action: {name}\nAction Input: {arguments}"
    assert segment(format.constraint(Trajectory(TOOLS), Role.CALLER), text) is None


def test_formats_are_found_by_name() -> None:
    assert [get_format(name).name for name in FORMATS] == list(FORMATS)
    assert get_format("shared", 50) == SharedFormat(50)
    for name in FORMATS:
        assert get_format(name, 77).observation_chars == 77
    with pytest.raises(ValueError, match="no format 'chat'"):
        get_format("chat")
    with pytest.raises(ValueError, match="no chat template"):
        get_format("prompted", template="vicuna")


# --- shared -------------------------------------------------------------------------------------------------


@given(trajectories, turns())
def test_a_longer_transcript_begins_with_the_shorter(trajectory: Trajectory, turn: Turn) -> None:
    before, after = SHARED.transcript(trajectory), SHARED.transcript(trajectory.add(turn))
    assert after[: len(before)] == before
    assert len(after) > len(before)


@given(trajectories, roles)
def test_nothing_but_the_header_tells_roles_apart(trajectory: Trajectory, role: Role) -> None:
    *transcript, header = SHARED.prompt(trajectory, role)
    assert transcript == SHARED.transcript(trajectory)
    assert header.text == HEADERS[role.value]
    assert header.special


@given(trajectories)
def test_special_segments_are_control_tokens(trajectory: Trajectory) -> None:
    transcript = SHARED.transcript(trajectory)
    special = [s.text for s in transcript if s.special]
    assert set(special) <= set(CONTROL_TOKENS)
    assert len(special) == 2 * (len(trajectory.turns) + 1)


@given(plain_text, st.sampled_from(Decision))
def test_what_the_planner_wrote_is_read_back(rationale: str, decision: Decision) -> None:
    turn = PlannerTurn(rationale, decision)
    written = _written(turn)
    assert SHARED.parse_planner(written) == PlannerTurn(rationale.replace("\n", " ").strip(), decision)
    assert segment(SHARED.constraint(Trajectory(TOOLS), Role.PLANNER), written) is not None


@given(hostile_text, st.sampled_from(Decision))
def test_a_rationale_cannot_decide_twice(rationale: str, decision: Decision) -> None:
    assert SHARED.parse_planner(_written(PlannerTurn(rationale, decision))).decision is decision


@given(calls)
def test_what_the_caller_wrote_is_read_back(call: CallerTurn) -> None:
    assert SHARED.parse_caller(_written(call), TOOLS, ()) == call


@given(trajectories)
def test_a_role_owns_what_it_wrote_and_the_end_of_it(trajectory: Trajectory) -> None:
    for turn in trajectory.turns:
        own = {s.role for s in SHARED.transcript(Trajectory(TOOLS).add(turn))[3:] if s.text not in HEADERS.values()}
        expected = {PlannerTurn: Role.PLANNER, CallerTurn: Role.CALLER}.get(type(turn))
        if isinstance(turn, UserTurn | ObservationTurn):
            assert own == {None}
        elif expected:
            assert own == {expected}


def test_arguments_come_in_the_order_of_the_schema() -> None:
    assert call_text(CallerTurn("read_file", {"n": 3, "path": "a"}), TOOLS) == 'read_file {"path": "a", "n": 3}'


@pytest.mark.parametrize("text", ["", "Next: caller", "Read it.\nNext: maybe", "Read it.\nnext: caller", "\nNext:"])
def test_a_plan_without_a_decision_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="caller, conclusion, give up"):
        SHARED.parse_planner(text)


def test_a_failed_observation_is_marked() -> None:
    transcript = SHARED.transcript(Trajectory(TOOLS).add(ObservationTurn("there is no file a", ok=False)))
    assert transcript[-2].text == "error: there is no file a"


def _written(turn: Turn) -> str:
    return "".join(s.text for s in SHARED.transcript(Trajectory(TOOLS).add(turn))[4:-1])
