"""Asking the user in the middle of a task."""

from __future__ import annotations

from umi_local.tools.base import ToolContext, ToolError, tool


@tool("read", aliases=("question", "clarify", "which", "confirm"))
def ask_user(context: ToolContext, question: str) -> str:
    """Ask the user a question and return the answer.

    Args:
        question: The question.
    """
    question = question.strip()
    if not question:
        raise ToolError("the question is empty: write what the user should be asked")
    if context.ask is None:
        raise ToolError("nobody can answer now: end the turn with the question as the answer")
    return context.ask(question).strip() or "the user gave no answer"
