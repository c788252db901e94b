"""A plan is held against the tools that are on offer."""

from __future__ import annotations

import pytest

from umi_local.agent.offered import missed, set_right
from umi_local.roles import Decision
from umi_local.tools import builtin_registry
from umi_local.trajectory import PlannerTurn, ToolSpec

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
