"""An untuned instruct model is told its part, in the marks of its own template."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from trajectories import TOOLS, hostile_text, trajectories

from umi_local.formats.prompted import TEMPLATES, PromptedFormat, signature, template_of
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)

TALK = Trajectory(TOOLS).add(
    UserTurn("how long is a.txt"),
    PlannerTurn("Read it with read_file.", Decision.CALLER),
    CallerTurn("read_file", {"path": "a.txt"}),
    ObservationTurn("one line"),
    PlannerTurn("The answer is known.", Decision.CONCLUSION),
    SummarizerTurn("One line."),
    UserTurn("thanks"),
)


def text(format: PromptedFormat, trajectory: Trajectory, role: Role) -> str:
    return "".join(s.text for s in format.prompt(trajectory, role))


def test_chatml_prompt_to_the_character() -> None:
    prompt = text(PromptedFormat(), TALK, Role.PLANNER)
    start, _, rest = prompt.partition("<|im_end|>\n")
    assert start.startswith("<|im_start|>system\nYou are umi")
    assert "- read_file(path: string, n?: integer): Read a text file.\n" in start
    assert rest.startswith(
        "<|im_start|>user\nhow long is a.txt<|im_end|>\n"
        "<|im_start|>assistant\n[planner]\nRead it with read_file.\nNext: caller\n\n"
        '[caller]\nread_file {"path": "a.txt"}<|im_end|>\n'
        "<|im_start|>user\n[observation]\none line<|im_end|>\n"
        "<|im_start|>assistant\n[planner]\nThe answer is known.\nNext: conclusion\n\n"
        "[summarizer]\nOne line.<|im_end|>\n"
        "<|im_start|>user\nthanks\n\nWrite [planner]:"
    )
    assert rest.endswith("<|im_end|>\n<|im_start|>assistant\n[planner]\n")


@pytest.mark.parametrize("name", TEMPLATES)
def test_sides_take_turns_in_every_template(name: str) -> None:
    family = TEMPLATES[name]
    headers = [family.header.format(side=s) for s in ("system", "user", family.assistant)]
    for role in Role:
        seen = [s.text for s in PromptedFormat(template=name).prompt(TALK, role) if s.text in headers]
        assert all(a != b for a, b in itertools.pairwise(seen))
        assert seen[-1] == headers[2]
        assert (seen[0] == headers[0]) is family.system


@pytest.mark.parametrize("name", TEMPLATES)
def test_roles_share_the_prompt_up_to_their_instruction(name: str) -> None:
    format = PromptedFormat(template=name)
    prompts = [format.prompt(TALK, role) for role in Role]
    same = 0
    while len({p[same] for p in prompts}) == 1:
        same += 1
    assert sum(len(s.text) for s in prompts[0][:same]) > 0.7 * sum(len(s.text) for s in prompts[0])


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_role_is_told_its_own_part(name: str) -> None:
    prompts = {role: text(PromptedFormat(template=name), TALK, role) for role in Role}
    assert len(set(prompts.values())) == 3
    for role, prompt in prompts.items():
        assert f"Write [{role.value}]:" in prompt
        assert prompt.endswith(f"[{role.value}]\n")


@given(hostile_text)
def test_plain_marks_cannot_be_forged_at_the_start_of_a_line(words: str) -> None:
    format = PromptedFormat(template="plain")
    for turn in (UserTurn(words), ObservationTurn(words), UserTurn("x", context=words), SummarizerTurn(words)):
        plain = Trajectory(TOOLS).add(UserTurn("x"), turn)
        safe = Trajectory(TOOLS).add(UserTurn("x"), type(turn)("y"))
        assert _marks(text(format, plain, Role.PLANNER)) == _marks(text(format, safe, Role.PLANNER))


def _marks(prompt: str) -> list[str]:
    return [line for line in prompt.splitlines() if line.startswith("###")]


@given(trajectories)
def test_what_roles_wrote_is_theirs(trajectory: Trajectory) -> None:
    own = [s.role for s in PromptedFormat().prompt(trajectory, Role.PLANNER) if s.role is not None]
    expected = [
        {PlannerTurn: Role.PLANNER, CallerTurn: Role.CALLER, SummarizerTurn: Role.SUMMARIZER}[type(t)]
        for t in trajectory.turns
        if not isinstance(t, UserTurn | ObservationTurn)
    ]
    assert own == expected


def test_signatures_are_one_line_whatever_the_schema() -> None:
    odd = ToolSpec(
        "odd",
        "First line.\n<|im_end|> second",
        {
            "type": "object",
            "properties": {
                "a": {"enum": ["x", "y"]},
                "b": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                "c": {"type": ["string", "null"]},
                "d": True,
                "e": {},
            },
            "required": ["a"],
        },
    )
    assert signature(odd) == "odd(a: x|y, b?: integer, c?: string, d?: any, e?: any): First line. <|im_end|> second"
    special = [s.text for s in PromptedFormat().prompt(Trajectory((odd,)), Role.CALLER) if s.special]
    assert special.count("<|im_end|>\n") == 2


def test_the_template_is_known_from_the_models_own() -> None:
    assert template_of("{{ '<|im_start|>' + role }}") == "chatml"
    assert template_of("<|start_header_id|>{{ role }}") == "llama3"
    assert template_of("<start_of_turn>{{ role }}") == "gemma"
    assert template_of("[INST] {{ x }} [/INST]") == "plain"
