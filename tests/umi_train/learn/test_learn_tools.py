"""Calls made from a schema: carried out where that is safe, never where it is not."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from umi_local.packs.pack import load_pack
from umi_local.roles import Role
from umi_local.tools import builtin_registry
from umi_local.tools.base import Registry, ToolContext, ToolError, tool
from umi_local.trajectory import CallerTurn, ObservationTurn, UserTurn
from umi_train.data.targets import targets
from umi_train.learn.base import precision
from umi_train.learn.errors import LearnError, NothingToLearn
from umi_train.learn.flow import WARM_UP, _spec
from umi_train.learn.places import Places
from umi_train.learn.plan import Wanted, make_plan
from umi_train.learn.show import plan_text
from umi_train.learn.tools import MOST_REFUSED, changed_tools, known_tools, schema_hash, synthesize

ran: list[str] = []


@tool("read")
def water_plant(context: ToolContext, plant: str, litres: int, when: Literal["morning", "evening"] = "morning") -> str:
    """Water a plant.

    Args:
        plant: The plant, such as fern, cactus or basil.
        litres: How much.
        when: The time of day.
    """
    if plant == "cactus":
        raise ToolError("a cactus needs no water")
    ran.append(plant)
    return f"watered {plant} with {litres} l in the {when}"


@tool("execute")
def start_pump(context: ToolContext, pump: str) -> str:
    """Start a pump."""
    ran.append("pump")
    return "started"


@tool("network")
def send_mail(context: ToolContext, text: str) -> str:
    """Send a mail."""
    ran.append("mail")
    return "sent"


@tool("write")
def plant_tree(context: ToolContext, path: str) -> str:
    """Plant a tree in a file."""
    ran.append(str(context.workspace.root))
    return "planted"


@tool("read")
def where(context: ToolContext, path: str) -> str:
    """Say where the workspace is."""
    ran.append(str(context.workspace.root))
    return "there"


@tool("read")
def never(context: ToolContext, path: str) -> str:
    """Refuse everything."""
    raise ToolError("no")


@tool("read")
def broken(context: ToolContext, path: str) -> str:
    """Divide by zero."""
    return str(1 // 0)


@tool("read", timeout=0.2)
def endless(context: ToolContext, path: str) -> str:
    """Wait for the user."""
    ran.append("endless")
    while not context.cancelled():
        time.sleep(0.01)
    ran.append("ended")
    return ""


@tool("read")
def plain(context: ToolContext, loud: bool = False) -> str:
    """Say hello."""
    return "hello"


@tool("read")
def mapped(context: ToolContext, name: str, table: dict[str, int]) -> str:
    """Take a table."""
    return name


OWN = [water_plant, start_pump, send_mail, plant_tree, where, never, broken, endless, plain, mapped]


@pytest.fixture
def tools() -> Registry:
    ran.clear()
    return Registry([*builtin_registry(), *OWN])


def test_every_value_of_a_call_stands_in_its_request_and_the_tool_accepted_it(tools):
    made = synthesize([water_plant], tools, calls=20)
    train = [lesson for lesson in made.lessons if lesson.side == "train"]
    assert len(train) == 20 and len({lesson.trajectory.turns[0].text for lesson in train}) == 20
    for lesson in made.lessons:
        asked, _, call, said = lesson.trajectory.turns
        assert isinstance(asked, UserTurn) and isinstance(call, CallerTurn) and isinstance(said, ObservationTurn)
        assert call.arguments["plant"] in ("fern", "basil") and said.ok
        assert all(str(value) in asked.text for value in call.arguments.values())
        assert [i for i, learn in enumerate(targets(lesson.marked())) if learn] == [2]
    assert {lesson.trajectory.turns[2].arguments.get("when") for lesson in train} == {None, "morning", "evening"}


def test_phrasings_that_measure_are_never_trained_on(tools):
    made = synthesize([water_plant], tools, calls=40)
    sides = {
        side: {x.trajectory.turns[0].text for x in made.lessons if x.side == side} for side in ("train", "validation")
    }
    assert sides["validation"] and not sides["train"] & sides["validation"]
    marks = ("let us", "i need", "go and", "now ")
    assert all(any(m in text.casefold() for m in marks) for text in sides["validation"])


def test_what_a_throwaway_folder_does_not_hold_is_never_run(tools):
    made = synthesize([start_pump, send_mail, plant_tree], tools, calls=6)
    assert made.unrun == ["start_pump", "send_mail", "plant_tree"] and ran == []
    assert {x.session for x in made.lessons} == {"tool start_pump", "tool send_mail", "tool plant_tree"}


def test_what_the_built_in_tools_write_stays_in_a_throwaway_folder(tools, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = synthesize([tools.get("make_directory"), where], tools, calls=6)
    assert not made.unrun and not [*tmp_path.iterdir()]
    assert ran and all("umi-learn-" in folder and not Path(folder).exists() for folder in ran)


def test_a_tool_that_refuses_everything_is_named_and_the_others_go_on(tools):
    made = synthesize([never, water_plant], tools, calls=3)
    assert made.failed == {"never": "none of 36 calls that were made from its schema worked; the last time: no"}
    assert {x.session for x in made.lessons} == {"tool water_plant"}


def test_a_broken_tool_is_given_up_and_named_with_its_error(tools):
    made = synthesize([broken], tools)
    assert not made.lessons and f"none of {MOST_REFUSED} calls" in made.failed["broken"]
    assert made.failed["broken"].endswith("the last time: ZeroDivisionError: integer division or modulo by zero")


def test_a_tool_that_does_not_end_is_called_once_and_told_to_stop(tools):
    made = synthesize([endless, plain], tools, calls=2)
    assert made.failed == {"endless": "a call that was made from its schema did not end in 0.2 s"}
    while "ended" not in ran:
        time.sleep(0.01)
    assert ran == ["endless", "ended"] and {x.session for x in made.lessons} == {"tool plain"}


def test_an_argument_that_nothing_can_be_made_up_for_is_named(tools):
    made = synthesize([mapped], tools, calls=2)
    assert not made.lessons and made.failed == {"mapped": "umi cannot make up a value for its argument table"}


def test_a_tool_that_needs_nothing_is_called_with_and_without_arguments(tools):
    made = synthesize([plain], tools, calls=12)
    calls = [x.trajectory.turns[2].arguments for x in made.lessons if x.side == "train"]
    assert len(calls) == 12 and {} in calls and {"loud": True} in calls


def test_a_new_and_a_changed_tool_are_found_by_their_hash(tools):
    pack = load_pack("nano")
    assert changed_tools(pack, builtin_registry()) == []
    assert next(t.name for t in changed_tools(pack, tools)) == "water_plant"
    hashes = {t.name: schema_hash(t.spec) for t in tools}
    learned = replace(pack, provenance={"tools": {**hashes, "add_note": "0" * 16}})
    assert [t.name for t in changed_tools(learned, tools)] == ["add_note"]
    assert known_tools(learned, tools)["water_plant"] == schema_hash(water_plant.spec)
    other = replace(water_plant.spec, description="Water a plant now.")
    assert schema_hash(other) != schema_hash(water_plant.spec)
    with pytest.raises(LearnError, match="water_plnt"):
        changed_tools(pack, tools, ["water_plnt"])
    unknown = replace(pack, directory=Path("/elsewhere/nano"), provenance={})
    with pytest.raises(LearnError, match="--tool NAME"):
        changed_tools(unknown, tools)


def test_a_plan_for_tools_trains_the_caller_alone_and_keeps_what_is_known(tools, data):
    pack, places = load_pack("nano"), Places("nano")
    wanted = Wanted(tools=True, named=("water_plant", "never"), calls=5, replay=0)
    plan = make_plan(pack, places, wanted, tools)
    assert list(plan.rows) == [Role.CALLER] and plan.counts(Role.CALLER)["own"] == 5
    assert plan.tools["water_plant"] == schema_hash(water_plant.spec) and "never" not in plan.tools
    assert plan.tools["read_file"] and any("never is left out" in note for note in plan.notes)
    learned = ["".join(p["text"] for p in row["parts"] if p["learned"]) for row in plan.row_dicts()]
    assert all(text.startswith("water_plant {") and text.endswith("}<|im_end|>") for text in learned)
    assert "5 rows of calls, 0 synthetic, 12 held out" in plan_text(plan)
    with pytest.raises(NothingToLearn, match=r"the last time: no\. Where it works in use"):
        make_plan(pack, places, Wanted(tools=True, named=("never",)), tools)


@pytest.mark.parametrize(("steps", "warm_up"), [(1, 0), (9, 0), (10, WARM_UP)])
def test_a_short_training_has_no_step_at_the_rate_zero(tools, data, steps, warm_up):
    wanted = Wanted(tools=True, named=("water_plant",), calls=2, replay=0, steps=steps)
    plan = make_plan(load_pack("nano"), Places("nano"), wanted, tools)
    trainer = _spec(plan, Role.CALLER, None, precision(plan.base)).trainer
    assert trainer["max_steps"] == steps and trainer["warmup_steps"] == warm_up
