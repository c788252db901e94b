"""The synthesizer: real observations, exact copies, held-out splits that stay apart, the same data for the same seed."""

from __future__ import annotations

import re
from random import Random

import pytest

from umi_local.engine.constraint import segment
from umi_local.formats.shared import SharedFormat, call_text
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.synth import phrase
from umi_train.synth.acts import ACTS
from umi_train.synth.core import generate, load_families

FILES = [
    "file_read", "file_lines", "file_append", "file_replace", "file_delete", "file_move", "file_rename", "located", "wrong_name", "ask_back",
    "follow_up", "refused", "create_file", "create_lines", "make_folder", "find_extreme", "search_everywhere", "delete_all", "copy_write",
]  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> list[Trajectory]:
    return list(generate(11, 150, families=FILES))


def test_same_seed_gives_the_same_lines_and_another_seed_others() -> None:
    first = [t.to_json() for t in generate(5, 25, families=FILES)]
    assert first == [t.to_json() for t in generate(5, 25, families=FILES)]
    assert first != [t.to_json() for t in generate(6, 25, families=FILES)]


def test_every_call_is_one_the_caller_can_write(sample: list[Trajectory]) -> None:
    shared = SharedFormat()
    for trajectory in sample:
        constraint = shared.constraint(trajectory, Role.CALLER)
        for turn in trajectory.turns:
            if isinstance(turn, CallerTurn):
                assert turn.tool in {t.name for t in trajectory.tools}
                assert segment(constraint, call_text(turn, trajectory.tools)), turn


def test_turns_follow_the_roles(sample: list[Trajectory]) -> None:
    for trajectory in sample:
        turns = trajectory.turns
        assert isinstance(turns[0], UserTurn)
        for turn, following in zip(turns, (*turns[1:], None), strict=True):
            match turn:
                case PlannerTurn(_, Decision.CALLER):
                    assert isinstance(following, CallerTurn)
                case PlannerTurn(_, Decision.CONCLUSION):
                    assert isinstance(following, SummarizerTurn)
                case PlannerTurn(_, Decision.GIVE_UP):
                    assert following is None or isinstance(following, UserTurn)
                case CallerTurn():
                    assert isinstance(following, ObservationTurn)
                case ObservationTurn() | UserTurn():
                    assert isinstance(following, PlannerTurn)
                case SummarizerTurn():
                    assert following is None or isinstance(following, UserTurn)


def test_written_content_is_in_the_request_word_for_word() -> None:
    for trajectory in generate(
        2, 120, families=["create_file", "copy_write", "copy_append", "file_append"], tasks=(1,)
    ):
        asked = trajectory.turns[0]
        calls = [t for t in trajectory.turns if isinstance(t, CallerTurn)]
        assert isinstance(asked, UserTurn)
        for call in calls:
            assert call.arguments["content"] in asked.text


def test_a_tool_that_is_not_on_offer_ends_in_an_honest_give_up() -> None:
    ends = []
    for trajectory in generate(4, 400, families=["file_delete"], tasks=(1,)):
        if "delete_file" not in {t.name for t in trajectory.tools}:
            ends.append(trajectory.turns[-1])
    assert ends
    assert all(end == PlannerTurn("Delete it with delete_file. But there is no delete_file here.", Decision.GIVE_UP) for end in ends)


def test_the_tool_list_varies() -> None:
    names = [
        tuple(t.name for t in trajectory.tools) for trajectory in generate(8, 200, families=["file_lines"], tasks=(1,))
    ]
    full = tuple(t.name for t in builtin_registry())
    share = names.count(full) / len(names)
    assert 0.7 < share < 0.9  # 0.8 of all lists are the whole one
    assert any(sorted(n) == sorted(full) and n != full for n in names)
    assert any(len(n) < len(full) for n in names)


def test_held_out_templates_are_not_trained_on() -> None:
    def seen(split: str) -> set[str]:
        return {code for t in generate(1, 150, split, families=FILES, tasks=(1,)) for code in t.meta["templates"]}  # type: ignore[arg-type]

    trained = seen("train")
    for trajectory in generate(1, 60, "heldout_template", families=["file_lines", "file_read"], tasks=(1,)):
        assert not set(trajectory.meta["templates"]) & trained


def test_held_out_names_are_not_trained_on() -> None:
    def names(split: str) -> set[str]:
        found = set()
        for trajectory in generate(1, 60, split, families=["list_here"], tasks=(1,)):  # type: ignore[arg-type]
            for turn in trajectory.turns:
                if isinstance(turn, ObservationTurn):
                    found |= {line.split("  ")[0].rstrip("/") for line in turn.content.splitlines()[1:]}
        return found

    assert not any(phrase.heldout_entity(n) for n in names("train"))
    assert all(phrase.heldout_entity(n) for n in names("heldout_entity"))


def test_every_act_has_many_surface_forms() -> None:
    for act in ACTS.values():
        rng = Random(act.name)
        slots = dict.fromkeys(("n", "a", "b", "d", "new", "q", "text", "x"), "SLOT")
        forms = {
            re.sub(r"\W+", " ", phrase.say(rng, act.templates, slots | {"t": "FILE"}, False)[0]).lower()
            for _ in range(300)
        }
        assert len(act.templates) >= 10, act.name
        assert len(forms) >= 60, act.name


def test_slots_are_never_touched_by_noise() -> None:
    rng = Random(0)
    value = "The Exact  (Text), you'd & Please|keep"
    for _ in range(400):
        text, _, _ = phrase.say(
            rng, ("do: put {text} in the file, please, and tell the others",), {"text": value}, False
        )
        assert value in text


def test_templates_nest_and_bad_ones_are_refused() -> None:
    rng = Random(1)
    seen = {phrase.expand(rng, "(a|b (c|d)|)[ {x}]", {"x": "X"}) for _ in range(200)}
    assert seen == {"a", "a X", "b c", "b c X", "b d", "b d X", "", " X"} or seen == {
        "a",
        "a X",
        "b c",
        "b c X",
        "b d",
        "b d X",
        "",
        "X",
    }
    for bad in ("(a|b", "a)", "a|b", "[a"):
        with pytest.raises(phrase.TemplateError):
            phrase.parse(bad)


def test_all_families_are_registered_and_make_tasks() -> None:
    families = load_families()
    assert len(families) > 60
    assert sum(f.group == "copying" for f in families.values()) >= 8
    share = [t.meta["families"] for t in generate(1, 60, curriculum=0.9, tasks=(1,))]
    assert sum(families[names[0]].group == "copying" for names in share) > 40
