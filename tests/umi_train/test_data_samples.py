"""What a role sees and learns: the runtime's own prompts, and the quick transcript equal to the format's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.formats.toolbench import ToolBenchFormat, input_text
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
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
from umi_train.data import Sample, sample_row, samples
from umi_train.data import quick as quick_module
from umi_train.data.quick import quick
from umi_train.data.samples import READERS
from umi_train.rows import role_rows, trajectory_row

FORMAT = SharedFormat()
OWN = builtin_registry().specs()
GO = PlannerTurn("Go on.", Decision.CALLER)
STORY = Trajectory(
    OWN,
    (
        UserTurn("How long is a.txt?", "piped"),
        GO,
        CallerTurn("count_text", {"path": "a.txt"}),
        ObservationTurn("no such file", ok=False),
        GO,
        CallerTurn("find_files", {"pattern": "a*"}),
        ObservationTurn("b/a.txt"),
        PlannerTurn("It is elsewhere.", Decision.CONCLUSION),
        SummarizerTurn("It is in b."),
        UserTurn("Fly there."),
        PlannerTurn("No tool flies.", Decision.GIVE_UP),
    ),
)


def split(sample: Sample) -> tuple[str, str]:
    pairs = list(zip(sample.segments, sample.learned, strict=True))
    return "".join(s.text for s, y in pairs if not y), "".join(s.text for s, y in pairs if y)


@pytest.mark.parametrize("role", list(Role))
def test_a_sample_is_the_runtimes_prompt_then_the_target(role: Role) -> None:
    found = list(samples(STORY, role.value, FORMAT))
    wanted = {Role.PLANNER: [1, 4, 7, 10], Role.CALLER: [2, 5], Role.SUMMARIZER: [8]}[role]
    assert [s.turn for s in found] == wanted
    for sample in found:
        before = Trajectory(STORY.tools, STORY.turns[: sample.turn])
        prompt = FORMAT.prompt(before, role)
        assert list(sample.segments[: len(prompt)]) == prompt
        assert not any(sample.learned[: len(prompt)]) and all(sample.learned[len(prompt) :])
        assert split(sample)[1].endswith("<|im_end|>")


def test_the_backbone_learns_what_the_three_roles_learn() -> None:
    (whole,) = samples(STORY, "backbone", FORMAT)
    assert list(whole.segments) == FORMAT.transcript(STORY)
    parts = [split(s)[1] for role in Role for s in samples(STORY, role.value, FORMAT)]
    assert sorted(split(whole)[1].split("<|im_end|>")) == sorted("".join(parts).split("<|im_end|>"))


def test_what_is_context_only_is_read_and_never_learned() -> None:
    story = Trajectory(STORY.tools, STORY.turns, {"context_only": [1, 2, 8]})
    found = {r: [s.turn for s in samples(story, r, FORMAT)] for r in READERS}
    assert found == {"planner": [4, 7, 10], "caller": [5], "summarizer": [], "backbone": [None]}
    (whole,) = samples(story, "backbone", FORMAT)
    assert "count_text {" in split(whole)[0] and "It is in b." in split(whole)[0]
    assert "count_text {" not in split(whole)[1]
    reference = [s.turn for s in samples(story, "backbone", ToolBenchFormat())]
    assert reference == [4, 10]


def test_a_call_of_a_tool_that_is_not_on_offer_is_not_learned() -> None:
    story = Trajectory((), (UserTurn("x"), GO, CallerTurn("fly", {}), PlannerTurn("No.", Decision.GIVE_UP)))
    assert [s.turn for s in samples(story, "planner", FORMAT)] == [3]
    assert list(samples(story, "caller", FORMAT)) == []


@pytest.mark.parametrize("role", list(Role))
def test_toolbench_samples_are_that_formats_prompts(role: Role) -> None:
    for sample in samples(STORY, role.value, ToolBenchFormat(None)):
        before = Trajectory(STORY.tools, STORY.turns[: sample.turn])
        context, target = split(sample)
        assert context == "<s>system: " + input_text(before, role)
        assert target.endswith("</s>")


class Bytes:
    """One id per byte; a control token is one id below zero."""

    def encode(self, segment: Segment) -> list[int]:
        return [-1] if segment.special else list(segment.text.encode())


@pytest.mark.parametrize("role", list(Role))
def test_a_row_of_a_sample_is_the_trainers_row(role: Role) -> None:
    ours = [sample_row(s, Bytes()) for s in samples(STORY, role.value, FORMAT)]
    assert ours == list(role_rows(STORY, Bytes(), FORMAT, role, 10**6))
    (whole,) = samples(STORY, "backbone", FORMAT)
    assert sample_row(whole, Bytes()) == trajectory_row(STORY, Bytes(), FORMAT)


# --- the quick transcript -----------------------------------------------------------------------------------

ODD = (
    ToolSpec("look", "", {"type": "object", "properties": {
        "b": {"type": "string", "description": "B"}, "a": {"type": "integer"}, "list": {"type": "array", "items": {"type": "string"}},
        "kind": {"enum": ["x", "a\"b"]}, "flag": {"type": "boolean"}, "short": {"type": "string", "maxLength": 3},
        "any": {}, "number": {"type": "number"}, "é\"": {"type": "string"}}, "required": ["b"]}),
    ToolSpec("look_up", "", {"type": "object", "properties": {"q": {"type": "string"}}, "additionalProperties": False}),
    ToolSpec("broken", "", {"type": "object", "properties": {"q": {"type": "string"}}, "patternProperties": {}}),
    ToolSpec("odd", "", {"type": "object", "properties": {"q": {"type": "string"}, "r": {"type": "wizard"}}}),
    ToolSpec("two words", "", {}),
    ToolSpec("reference", "", {"$ref": "#/$defs/a", "$defs": {"a": {"type": "object", "properties": {"q": {"type": "string"}}}}}),
    ToolSpec("nothing", "", {"type": "object", "properties": {}}),
)  # fmt: skip
scalars = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["", '"', "\\", "\n", "\x00", "~0~", "~1~", "70000001", "é", "\u2028", "x" * 500, "x" * 4001]),
    st.lists(
        st.sampled_from(["\x1aA", "\x1aB", "\x1aZ", "\x1a1", "\x1a", "\\", "\\u001a", " and ", '"', "x" * 4001]),
        max_size=8,
    ).map("".join),
    st.integers(-(10**22), 10**22),
    st.sampled_from([70_000_001, 70_000_002, True, None, 1.5]),
    st.lists(st.text(max_size=3), max_size=2),
)
argument_maps = st.dictionaries(st.sampled_from(["a", "b", "list", "kind", "flag", "short", "any", "number", 'é"', "q", "r", "zz"]), scalars, max_size=4)  # fmt: skip


names = st.one_of(st.sampled_from([t.name for t in ODD]), st.sampled_from(["", "fly", "look up", "look_", "l", "a\n", 'look {"b":']))  # fmt: skip


@pytest.mark.parametrize("format", [FORMAT, SharedFormat(marks=True)])
@settings(max_examples=120)
@given(st.lists(st.tuples(names, argument_maps), min_size=1, max_size=6), st.integers(0, len(ODD)))
def test_the_quick_transcript_is_the_formats_own(
    format: SharedFormat, calls: list[tuple[str, dict[str, Any]]], first: int
) -> None:
    story = Trajectory(ODD[first:], (UserTurn("x"), *(CallerTurn(name, arguments) for name, arguments in calls)))
    slow = format.transcript(story)
    for _ in range(3):  # the shape of a call is learned the second time
        assert quick(format).transcript(story) == slow


texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "a line\nand more of it", "\x1a1", "eight chars", "x" * 30, "eight chars, and a line\nand more of it"]
    ),
)
turns = st.one_of(
    st.builds(UserTurn, texts, texts),
    st.builds(ObservationTurn, texts, st.booleans()),
    st.builds(PlannerTurn, texts, st.sampled_from(Decision)),
    st.builds(CallerTurn, st.sampled_from(["look", "fly"]), st.fixed_dictionaries({"b": texts})),
    st.builds(SummarizerTurn, texts),
)


@pytest.mark.parametrize("format", [FORMAT, SharedFormat(marks=True), SharedFormat(20, marks=True)])
@settings(max_examples=60)
@given(st.lists(turns, max_size=8))
def test_every_turn_of_a_quick_transcript_is_the_formats_own(format: SharedFormat, story: list[Turn]) -> None:
    told = Trajectory(ODD, tuple(story))
    assert quick(format).transcript(told) == format.transcript(told)


def test_a_tool_that_cannot_be_called_fails_quick_or_not() -> None:
    story = Trajectory((ToolSpec("two words", "", {}),), (CallerTurn("fly", {}),))
    for each in (FORMAT, quick(FORMAT)):
        with pytest.raises(ValueError, match="no tool to call"):
            each.transcript(story)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=20), min_size=4, max_size=8))
def test_a_learned_shape_takes_any_text(texts: list[str]) -> None:
    for text in texts:
        story = Trajectory(OWN, (UserTurn("x"), CallerTurn("search_text", {"query": text, "path": text[::-1]})))
        assert quick(FORMAT).transcript(story) == FORMAT.transcript(story)


def test_shapes_are_really_learned_and_kept_tools_are_bounded() -> None:
    tool = ToolSpec("only", "", {"type": "object", "properties": {"q": {"type": "string"}, "n": {"type": "integer"}}})
    for text in ("a", "b", "c"):
        quick(FORMAT).transcript(Trajectory((tool,), (UserTurn("x"), CallerTurn("only", {"n": 3, "q": text}))))
    cutter = quick_module._kept[id(tool), False]
    assert cutter is not None
    shape = quick_module._Shape(("q", "n"), (("only", ' {"q": "'), ('", "n": ',), ("}",)))
    assert cutter.shapes == {("n", "q"): shape}
    for n in range(quick_module.MOST_TOOLS + 10):
        spec = ToolSpec(f"t{n}", "", {})
        quick(FORMAT).transcript(Trajectory((spec,), (UserTurn("x"), CallerTurn(f"t{n}", {}))))
    assert len(quick_module._kept) <= quick_module.MOST_TOOLS
    assert quick_module._kept.keys() == quick_module._alive.keys()


def test_a_learned_shape_takes_marks_and_leaves_out_what_the_constraint_refuses() -> None:
    strings = {"type": "object", "properties": {"q": {"type": "string"}, "r": {"type": "string"}}}
    tool, format = ToolSpec("two", "", strings), SharedFormat(marks=True)
    texts = ["a", "\x1aA", "\x1aA and \x1aB", "\x1aA\x1aB" * 3, "\x1aA" * 7, "\x1a", "\x1a1", "\\\x1aA", "\x1aA\n"]
    for q in texts:
        for r in texts:
            story = Trajectory((tool,), (CallerTurn("two", {"q": q, "r": r}),))
            assert quick(format).transcript(story) == format.transcript(story)
    assert list(quick_module._kept[id(tool), True].shapes.values()) != [None]


def test_two_tools_of_one_name_go_the_formats_way() -> None:
    tools = (ToolSpec("a", "", {"type": "object", "properties": {"q": {"type": "integer"}}}),
             ToolSpec("a", "", {"type": "object", "properties": {"q": {"type": "string"}}}))  # fmt: skip
    story = Trajectory(tools, (UserTurn("x"), CallerTurn("a", {"q": "text"})))
    assert quick(FORMAT).transcript(story) == FORMAT.transcript(story)
