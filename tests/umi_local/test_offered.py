"""A plan is held against the tools that are on offer."""

from __future__ import annotations

import pytest

from umi_local import named
from umi_local.agent.offered import (
    COUNT_BY_SEARCH,
    FIND_THE_LINE,
    SEARCH_THE_FILE,
    goes_out_of_a_file,
    missed,
    set_right,
)
from umi_local.roles import Decision
from umi_local.tools import builtin_registry
from umi_local.trajectory import PlannerTurn, ToolSpec, UserTurn

CALL, GIVE_UP, END = Decision.CALLER, Decision.GIVE_UP, Decision.CONCLUSION
TOOLS = builtin_registry().specs()
FEW = tuple(tool for tool in TOOLS if tool.name in ("read_file", "calculate"))


@pytest.mark.parametrize(
    ("tools", "plan", "wanted"),
    [
        (TOOLS, ("Delete it with delete_file.", CALL), None),
        (FEW, ("Delete it with delete_file.", CALL), ("Delete it with delete_file. But there is no delete_file here.", GIVE_UP)),
        (TOOLS, ("Delete it with delete_file. But there is no delete_file here.", GIVE_UP), ("Delete it with delete_file.", CALL)),
        (FEW, ("Delete it with delete_file. But there is no delete_file here.", GIVE_UP), None),
        (FEW, ("First read_file, then delete_file.", CALL), None),  # one of them is there
        (FEW, ("I have no tool that can send mail.", GIVE_UP), None),
        (FEW, ("It was deleted with delete_file.", END), None),
        (FEW, ("That is clear.", CALL), None),
        ((), ("Use calculate.", CALL), ("Use calculate. But there is no calculate here.", GIVE_UP)),
        ((ToolSpec("mine", "", {}),), ("Use mine. But there is no mine here.", GIVE_UP), ("Use mine.", CALL)),
        ((ToolSpec("mine", "", {}),), ("Use theirs.", CALL), None),  # no tool that umi knows of
    ],
)  # fmt: skip
def test_the_decision_follows_from_what_is_on_offer(
    tools: tuple[ToolSpec, ...], plan: tuple[str, Decision], wanted: tuple[str, Decision] | None
) -> None:
    assert set_right(PlannerTurn(*plan), tools) == PlannerTurn(*(wanted or plan))


def test_what_is_missed_is_found_again() -> None:
    plan = PlannerTurn(missed("Use calculate.", "calculate"), GIVE_UP)
    assert set_right(plan, ()) == plan
    assert set_right(plan, FEW) == PlannerTurn("Use calculate.", CALL)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("remove camera from the packing list", True),
        ("please take the sun hat off my packing list", True),
        ("delete jam from shopping.txt", True),
        ("remove the jam rule from our best packing list", True),
        ("delete the packing list", False),
        ("delete shopping.txt from docs", False),
        ("delete the file with jam, I mean shopping.txt", False),
        ("remove old.txt from the packing list", False),
        ("delete it from the packing list", False),
        ("delete the file from shopping.txt", False),
        ("delete the old copy of shopping.txt", False),
        ("is jam gone from the packing list?", False),
    ],
)
def test_what_goes_out_of_a_file_is_not_the_file(text: str, stays: bool) -> None:
    paths = ["packing list.txt", "shopping.txt", "old.txt", "docs/"]
    request = UserTurn(text, present=named.present(text, paths))
    assert bool(goes_out_of_a_file(request)) == stays
    plan = PlannerTurn("Delete it with delete_file.", CALL)
    assert set_right(plan, TOOLS, request) == (PlannerTurn(FIND_THE_LINE, CALL) if stays else plan)
    assert set_right(plan, FEW + tuple(t for t in TOOLS if t.name == "delete_file"), request) == plan


@pytest.mark.parametrize(
    ("text", "by_word"),
    [
        ("remove the jam line from shopping.txt", True),
        ("remove line 3 from shopping.txt", False),
        ("delete the last line from shopping.txt", False),
        ("remove jam from shopping.txt", False),
        ("read the jam line of shopping.txt", False),
    ],
)
def test_a_line_that_is_told_by_a_word_is_looked_for(text: str, by_word: bool) -> None:
    request = UserTurn(text, present=("shopping.txt",))
    plan = PlannerTurn("Read the line with read_file.", CALL)
    assert set_right(plan, TOOLS, request) == (PlannerTurn(FIND_THE_LINE, CALL) if by_word else plan)


@pytest.mark.parametrize(
    ("text", "rationale", "wanted"),
    [
        ("how many errors are in app.log?", "Count the lines with count_text.", COUNT_BY_SEARCH),
        ("count the warnings of the app log", "Count the lines with count_text.", COUNT_BY_SEARCH),
        ("copy the error lines from app.log to errors.txt", "Copy it with copy_file.", SEARCH_THE_FILE),
        ("how many lines are in app.log?", "Count the lines with count_text.", ""),
        ("copy app.log to errors.txt", "Copy it with copy_file.", ""),
        ("how many errors are in logs", "Count the lines with count_text.", ""),
        ("are there errors in app.log", "Read the file with read_file.", ""),
    ],
)
def test_errors_in_a_file_are_searched_for(text: str, rationale: str, wanted: str) -> None:
    request = UserTurn(text, present=named.present(text, ["logs/", "logs/app.log"]))
    plan = PlannerTurn(rationale, CALL)
    assert set_right(plan, TOOLS, request) == PlannerTurn(wanted or rationale, CALL)
