"""Calculations: GSM8K's calculator annotations, and programs with their output in the style of ToRA."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from umi_local.trajectory import Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.report import Report
from umi_train.data.story import Story, field, foreign_tool, object_schema, offer_own, one_line

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

# --- GSM8K (openai/grade-school-math, MIT) ------------------------------------------------------------------

_NOTE = re.compile(r"<<([^<>]+)=([^<>=]*)>>")
_TAIL = re.compile(r"[=\s$€£]+\Z")
_RESULT = re.compile(r"= (-?[\d.]+)")
TOLERANCE = 0.01
"""How far an annotation may be from the exact result, relative to it: annotations are rounded."""


def prepare_gsm8k(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a problem; the calculator is offered with all own tools, or alone (option offer)."""
    tools = offer_own("calculate", source.text("offer", "all"))

    def read(row: Any) -> Iterator[Trajectory]:
        question, answer = field(row, "question"), field(row, "answer")
        text, _, final = answer.rpartition("####")
        notes = list(_NOTE.finditer(text))
        if not notes:
            raise BadRow("no calculator annotation")
        story = Story(tools)
        story.user(one_line(question))
        at = 0
        for note in notes:
            expression = note.group(1).strip().removeprefix("=")
            why = _TAIL.sub("", one_line(text[at : note.start()]))
            story.call(why or f"Calculate {expression}.", "calculate", {"expression": expression})
            story.observe(_calculated(expression, note.group(2)))
            at = note.end()
        last = one_line(_NOTE.sub("", text.strip().rpartition("\n")[2]))
        story.answer(f"{last} The answer is {final.strip()}.", text[at:])
        yield story.built()

    return read


def _calculated(expression: str, expected: str) -> str:
    """Return what our calculator says. Raises BadRow when it refuses, or when the annotation says otherwise."""
    from umi_local.tools.arithmetic import calculate
    from umi_local.tools.base import ToolError

    try:
        said = calculate.run(None, {"expression": expression})  # type: ignore[arg-type]  # it needs no context
    except ToolError as error:
        raise BadRow("an expression our calculator does not read", str(error)) from error
    found = _RESULT.findall(said)
    try:
        ours, theirs = float(found[-1]), float(expected.strip().strip("$%").replace(",", ""))
    except (IndexError, ValueError):
        raise BadRow("an annotation without a number", f"{expression}={expected}") from None
    percent = said.endswith("%") and not expected.strip().endswith("%")
    if abs(ours / (100 if percent else 1) - theirs) > TOLERANCE * max(1.0, abs(theirs)):
        raise BadRow("an annotation that is wrong", f"{expression}={expected}, not {ours}")
    return said


# --- ToRA (microsoft/ToRA, MIT) -----------------------------------------------------------------------------

PYTHON = foreign_tool(
    "python",
    "Run a Python program and return what it prints.",
    object_schema({"code": {"type": "string", "description": "The program."}}, ("code",)),
    "execute",
)
"""Not one of the project's own tools: whoever trains on these traces offers a tool of this name at run time."""

_BLOCK = re.compile(r"```(python|output)[ \t]*\n(.*?)(?:\n)?```", re.DOTALL)
_ERROR = re.compile(r"Traceback|\w*Error\b|timeout", re.IGNORECASE)


def prepare_tora(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a trace: {"messages": [user, assistant]}, the assistant with python and output blocks.

    The shape is that of data/tora/examples.jsonl in microsoft/ToRA (at 29c71cd); the whole corpus was never published.
    """
    return read_trace


def read_trace(row: Any) -> Iterator[Trajectory]:
    """Yield the trajectory of a trace. Raises BadRow."""
    messages = field(row, "messages", list)
    if [field(m, "role") for m in messages] != ["user", "assistant"]:
        raise BadRow("not one question and one solution")
    question, solution = (field(m, "content") for m in messages)
    story = Story((PYTHON,))
    story.user(question)
    at, waiting = 0, False
    for block in _BLOCK.finditer(solution):
        why, at = solution[at : block.start()], block.end()
        kind, text = block.groups()
        if (kind == "output") is not waiting:
            raise BadRow("programs and outputs that do not alternate", solution[block.start() :])
        if kind == "python":
            story.call(why, "python", {"code": text})
        else:
            failed = bool(_ERROR.match(text.rsplit("\n", 1)[-1]) or _ERROR.match(text))
            story.observe(text.strip(), ok=not failed)
        waiting = kind == "python"
    if waiting:
        raise BadRow("a program without its output")
    rest = solution[at:].strip()
    if "```" in rest or not rest:
        raise BadRow("a solution without an end", rest)
    story.answer(rest, default="No program is needed." if at == 0 else "The program has found it.")
    yield story.built()
