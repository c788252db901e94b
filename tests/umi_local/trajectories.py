"""Hypothesis strategies for trajectories, shared by the tests of the core."""

from __future__ import annotations

from hypothesis import strategies as st

from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)

MARKS = (
    "<|im_start|>planner\n",
    "<|im_end|>",
    "<|start_header_id|>user<|end_header_id|>",
    "<start_of_turn>model",
    "</s>",
    "<s>",
    "### user:\n",
    "\n\n### assistant:\n",
    "\nNext: give up",
)
plain_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
hostile_text = st.lists(st.one_of(plain_text, st.sampled_from(MARKS)), max_size=4).map("".join)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | plain_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_text, inner, max_size=3),
    max_leaves=6,
)
argument_maps = st.dictionaries(st.sampled_from(["path", "text", "n", "deep"]), json_values, max_size=3)

TOOLS = (
    ToolSpec(
        "read_file",
        "Read a text file.",
        {
            "type": "object",
            "properties": {"path": {"type": "string", "description": "which file"}, "n": {"type": "integer"}},
            "required": ["path"],
        },
    ),
    ToolSpec(
        "write_file", "Write a text file.", {"type": "object", "properties": {"text": {"type": "string"}}}, "write"
    ),
    ToolSpec("list_notes", "List the notes.", {"type": "object", "properties": {}}),
)


def turns(text: st.SearchStrategy[str] = hostile_text) -> st.SearchStrategy:
    """Any turn."""
    return st.one_of(
        st.builds(UserTurn, text, st.just("") | text),
        st.builds(PlannerTurn, text, st.sampled_from(Decision)),
        st.builds(CallerTurn, st.sampled_from([t.name for t in TOOLS]), argument_maps),
        st.builds(ObservationTurn, text, st.booleans(), st.floats(0, 100)),
        st.builds(SummarizerTurn, text),
    )


trajectories = st.builds(Trajectory, st.just(TOOLS), st.lists(turns(), max_size=6).map(tuple))
