"""The three roles of α-UMi and the decisions of the planner (arXiv 2401.07324, section 3)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who writes the next piece of a trajectory."""

    PLANNER = "planner"
    CALLER = "caller"
    SUMMARIZER = "summarizer"


class Decision(StrEnum):
    """Who acts after the planner: the caller, the summarizer, or nobody."""

    CALLER = "caller"
    CONCLUSION = "conclusion"
    GIVE_UP = "give up"
