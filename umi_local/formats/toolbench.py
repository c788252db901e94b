"""The prompts the published α-UMi checkpoints were trained with, to the character.

The texts below are an interface: changing one changes what the released planner, caller and summarizer understand.
They come from github.com/X-PLUG/Multi-LLM-Agent at f9eeef7 (GLPFT/utils/prompt_lib.py, the toolbench entries of
backbone, planner, caller and summarizer) and are seen in GLPFT/dataset/toolbench/train-example, spelling included.
`prompt()` adds what GLPFT/train.py adds: `system: ` before the input and `</s>` behind the target.

```
raw_data_stage_2.json -> read_stage_2() -> Trajectory -> rows(kind) -> (input, target) of train_<kind>.json
                                                      `-> ToolBenchFormat.prompt(role) -> segments
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from umi_local.engine import constraint as c
from umi_local.engine.constraint import Constraint
from umi_local.formats.base import AsWritten, FormatError, Segment
from umi_local.roles import Decision, Role
from umi_local.text import shorten
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    TrajectoryError,
    Turn,
    UserTurn,
)

BOS, EOS = "<s>", "</s>"
SYSTEM = "system: "

_OPENING = "You have assess to the following apis:\n{doc}\nThe conversation history is:\n{history}\n"
_ACTION = (
    "Action: the name of api that should be called in this step, should be exactly in [{tool_names}],\n"
    "Action Input: the api call request."
)
PLANNER_PROMPT = (
    _OPENING + "You are the assistant to plan what to do next and whether is caller's or conclusion's turn to answer.\n"
    "Answer with a following format:\n"
    "The thought of the next step, followed by Next: caller or conclusion or give up."
)
CALLER_PROMPT = (
    _OPENING + "The thought of this step is:\n{thought}\n"
    "Base on the thought make an api call in the following format:\n" + _ACTION
)
SUMMARIZER_PROMPT = "Make a conclusion based on the conversation history:\n{history}"
BACKBONE_PROMPT = (
    _OPENING
    + "You should answer the action of next step in the following format:\nThe thought to solve the question,\n"
    + _ACTION
    + "\nOnce you think the question is finished, output conclusion: the final answer of the question or "
    "give up if you think you cannot answer this question.\n"
)
INVOCATION = {Role.PLANNER: " assistant: ", Role.CALLER: " caller: ", Role.SUMMARIZER: " conclusion: "}
HALLUCINATED = "invalid_hallucination_function_name"
"""The name under which ToolBench runs a call of a tool that is not there; the reference trains no role on it."""

MAX_OBSERVATION = 2048
"""Characters of a response that ToolBench's server lets through."""

Kind = Literal["planner", "caller", "summarizer", "backbone"]
_NEXT = re.compile(r"(?:\A|\n) Next: (caller|conclusion|give up)\.\Z")
_CALL = re.compile(r"Action: (.*?)\nAction Input: (.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One training example of the reference."""

    input: str
    target: str


@dataclass(frozen=True, slots=True)
class ToolBenchFormat(AsWritten):
    """How the published checkpoints read and write a trajectory.

    Each role has a prompt of its own, so prefixes are not shared. `observation_chars` bounds each observation; None
    keeps them whole, as in the training data, which is cut already.
    """

    observation_chars: int | None = MAX_OBSERVATION
    name: str = "toolbench"

    def prompt(self, trajectory: Trajectory, role: Role) -> list[Segment]:
        """Return the input of `role`; `</s>` is a control token only where this format wrote it."""
        before, turns, behind = _parts(trajectory, role, self.observation_chars)
        pieces, text = [Segment(BOS, special=True)], SYSTEM + before
        stable = len(text)  # the tools; the first turn stands in the same segment
        for turn, closed in turns:
            text += turn
            if closed:  # text is cut at control tokens alone: SentencePiece puts a blank before every piece
                pieces += [Segment(text, stable=stable), Segment(EOS, special=True)]
                text, stable = "", 0
        return [*pieces, Segment(text + behind, stable=stable)]

    def constraint(self, trajectory: Trajectory, role: Role) -> Constraint:
        """Return what `role` may write: free text, but for the caller a valid call of a tool on offer."""
        if role is not Role.CALLER or not trajectory.tools:
            return c.TEXT
        calls = [
            c.Seq((c.Literal(t.name, core=True), c.Literal("\nAction Input: "), c.arguments(t.parameters)))
            for t in trajectory.tools
        ]
        return c.Seq((c.Literal("Action: ", core=True), c.Choice(tuple(calls))))

    def parse_planner(self, text: str) -> PlannerTurn:
        """Cut the text behind its decision. Without one the caller is next, as in the reference. Raises FormatError."""
        if not text.strip():
            raise FormatError("the planner wrote nothing")
        for decision in (Decision.GIVE_UP, Decision.CONCLUSION, Decision.CALLER):  # the order of infer_pipeline.py
            thought, found, _ = text.partition(f"Next: {decision.value}.")
            if found:
                return PlannerTurn(thought.strip(), decision)
        return PlannerTurn(text.strip(), Decision.CALLER)

    def parse_caller(self, text: str, tools: tuple[ToolSpec, ...], read: Sequence[Turn]) -> CallerTurn:
        """Parse `Action: tool`, `Action Input: {arguments}`. Raises FormatError."""
        match = _CALL.match(text.strip())
        if match is None:
            raise FormatError(f"the caller must write 'Action:' and 'Action Input:'; it wrote {text[:60]!r}")
        name = match.group(1).strip()
        if name not in {t.name for t in tools}:
            raise FormatError(f"there is no tool {name[:60]!r}")
        try:
            arguments = json.loads(match.group(2).strip() or "{}")
        except (ValueError, RecursionError) as error:
            raise FormatError(f"the arguments of {name} are not JSON: {error}") from error
        if not isinstance(arguments, dict):
            raise FormatError(f"the arguments of {name} must be an object")
        return CallerTurn(name, arguments)

    def parse_summarizer(self, text: str, read: Sequence[Turn], whole: Sequence[Turn]) -> SummarizerTurn:
        """Take the text as the answer."""
        return SummarizerTurn(text.strip())


# --- rendering ----------------------------------------------------------------------------------------------


def tool_doc(tool: ToolSpec) -> str:
    """Return the line that describes a tool: JSON with Name, function and input."""
    properties: Mapping[str, Any] = tool.parameters.get("properties", {})
    return json.dumps(
        {"Name": tool.name, "function": tool.description, "input": {k: _hint(v) for k, v in properties.items()}}
    )


def _hint(schema: Any) -> str:
    about = str(schema.get("description", "")) if isinstance(schema, Mapping) else ""
    kind = schema.get("type") if isinstance(schema, Mapping) else None
    return f"{kind}, {about}" if isinstance(kind, str) else about


def turn_text(turn: Turn) -> str:
    """Return what the reference holds as the `value` of a turn."""
    match turn:
        case UserTurn(text, context):
            return f"{text}\n\n{context}" if context else text
        case PlannerTurn(rationale, decision):
            return f"{rationale}\n Next: {decision.value}." if rationale else f" Next: {decision.value}."
        case CallerTurn(tool, arguments):
            return f"Action: {tool}\nAction Input: {json.dumps(dict(arguments), indent=2, ensure_ascii=False)}"
        case ObservationTurn(content, ok):
            return content if ok else json.dumps({"error": content, "response": ""}, ensure_ascii=False)
        case SummarizerTurn(answer):
            return answer


def _value(trajectory: Trajectory, index: int, limit: int | None) -> str:
    raw = trajectory.meta.get("raw")
    turn = trajectory.turns[index]
    if isinstance(turn, ObservationTurn) and limit is not None:
        return turn_text(replace(turn, content=shorten(turn.content, limit)))
    if isinstance(raw, Mapping) and isinstance(raw.get(str(index)), str):
        return str(raw[str(index)])
    return turn_text(turn)


_NAMES: dict[type[Turn], str] = {
    UserTurn: "user",
    PlannerTurn: "assistant",
    CallerTurn: "caller",
    ObservationTurn: "observation",
    SummarizerTurn: "conclusion",
}


def _history(trajectory: Trajectory, limit: int | None, hallucinated: bool) -> list[tuple[str, bool]]:
    """Return every turn as text and whether `</s>` follows: not behind observations, and the models learned it so."""
    pieces = []
    for i, turn in enumerate(trajectory.turns):
        if hallucinated or not (isinstance(turn, CallerTurn) and turn.tool == HALLUCINATED):
            text = f"{_NAMES[type(turn)]}: {_value(trajectory, i, limit)}"
            pieces.append((text, not isinstance(turn, ObservationTurn)))
    return pieces


def _fill(template: str, trajectory: Trajectory, thought: str = "") -> tuple[str, str]:
    docs = "".join(tool_doc(t) + "\n" for t in trajectory.tools)
    names = ", ".join(t.name for t in trajectory.tools)
    before, _, behind = template.partition("{history}")
    values = {"{doc}": docs, "{tool_names}": names, "{thought}": thought}

    def fill(text: str) -> str:  # in one pass, so that a document cannot hold a placeholder
        return re.sub(r"\{(?:doc|tool_names|thought)\}", lambda m: values[m.group()], text)

    return fill(before), fill(behind)


def _parts(trajectory: Trajectory, role: Role, limit: int | None = None) -> tuple[str, list[tuple[str, bool]], str]:
    template = {Role.PLANNER: PLANNER_PROMPT, Role.CALLER: CALLER_PROMPT, Role.SUMMARIZER: SUMMARIZER_PROMPT}[role]
    thought = ""
    if trajectory.turns and isinstance(trajectory.turns[-1], PlannerTurn):
        thought = _value(trajectory, len(trajectory.turns) - 1, None)
    before, behind = _fill(template, trajectory, thought)
    return before, _history(trajectory, limit, role is not Role.CALLER), behind + INVOCATION[role]


def input_text(trajectory: Trajectory, role: Role) -> str:
    """Return the `input` of a reference row for `role`, after the turns of `trajectory`."""
    before, turns, behind = _parts(trajectory, role)
    return before + "".join(text + (EOS if closed else "") for text, closed in turns) + behind


def rows(trajectory: Trajectory, kind: Kind) -> Iterator[Row]:
    """Yield the rows that the reference makes of a trajectory, in its order.

    One exception: where the planner gives up, the reference's backbone rows hold the input of the step before
    (prepro_backbone.py does not rebuild it). Here they hold the right one.
    """
    for i, turn in enumerate(trajectory.turns):
        prefix = replace(trajectory, turns=trajectory.turns[:i])
        following = trajectory.turns[i + 1] if i + 1 < len(trajectory.turns) else None
        value = _value(trajectory, i, None)
        match kind, turn:
            case "planner", PlannerTurn():
                if not (isinstance(following, CallerTurn) and following.tool == HALLUCINATED):
                    yield Row(input_text(prefix, Role.PLANNER), value)
            case "caller", CallerTurn(tool):
                if tool != HALLUCINATED:
                    yield Row(input_text(prefix, Role.CALLER), value)
            case "summarizer", SummarizerTurn():
                yield Row(input_text(prefix, Role.SUMMARIZER), value)
            case "backbone", PlannerTurn():
                yield _backbone_row(trajectory, i)


def _backbone_row(trajectory: Trajectory, index: int) -> Row:
    before, behind = _fill(BACKBONE_PROMPT, trajectory)
    history = ""
    for i, turn in enumerate(trajectory.turns[:index]):
        match turn:
            case PlannerTurn():
                history += f"assistant: {_step(trajectory, i)}{EOS}"
            case UserTurn():
                history += f"user: {_value(trajectory, i, None)}{EOS}"
            case ObservationTurn():
                history += f"observation: {_value(trajectory, i, None)}"
            case CallerTurn() | SummarizerTurn():
                pass  # part of the step
    return Row(before + history + behind + INVOCATION[Role.PLANNER], _step(trajectory, index))


def _step(trajectory: Trajectory, index: int) -> str:
    turn = trajectory.turns[index]
    assert isinstance(turn, PlannerTurn)
    thought = turn.rationale.strip()
    if turn.decision is Decision.GIVE_UP:
        return f"{thought}\nconclusion: give up."
    if index + 1 == len(trajectory.turns):
        return thought
    label = "conclusion: " if turn.decision is Decision.CONCLUSION else ""
    return f"{thought}\n{label}{_value(trajectory, index + 1, None)}"


# --- reading ------------------------------------------------------------------------------------------------


def read_stage_2(path: Path) -> list[Trajectory]:
    """Read a `raw_data_stage_2.json` file. Raises TrajectoryError naming the entry, OSError."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise TrajectoryError(f"{path}: not JSON: {error}") from error
    if not isinstance(entries, list):
        raise TrajectoryError(f"{path}: a list of trajectories was expected, not {type(entries).__name__}")
    trajectories = []
    for number, entry in enumerate(entries):
        try:
            trajectories.append(from_stage_2(entry))
        except TrajectoryError as error:
            raise TrajectoryError(f"{path}: entry {number}: {error}") from error
    return trajectories


def from_stage_2(entry: Mapping[str, Any]) -> Trajectory:
    """Turn one entry (tools, instruction, conversations) into a trajectory without losing a character.

    A text that its turn does not give back exactly is kept in `meta["raw"]` by the turn's index.
    Raises TrajectoryError, also for a step without a decision (leftovers of the depth-first search).
    """
    try:
        tools = tuple(_tool(t) for t in entry["tools"])
        turns: list[Turn] = []
        raw: dict[str, str] = {}
        for i, said in enumerate(entry["conversations"]):
            turns.append(_turn(str(said["from"]), said["value"]))
            if turn_text(turns[-1]) != said["value"]:
                raw[str(i)] = said["value"]
    except TrajectoryError:
        raise
    except (KeyError, TypeError, AttributeError) as error:
        raise TrajectoryError(f"not a stage 2 entry: {error!r}") from error
    return Trajectory(tools, tuple(turns), {"source": "toolbench", **({"raw": raw} if raw else {})})


def _tool(data: Mapping[str, Any]) -> ToolSpec:
    properties = {name: _schema(str(hint)) for name, hint in data["input"].items()}
    return ToolSpec(str(data["Name"]), str(data["function"]), {"type": "object", "properties": properties}, "network")


def _schema(hint: str) -> dict[str, str]:
    kind, comma, about = hint.partition(", ")
    return {"type": kind, "description": about} if comma else {"description": hint}


def _turn(who: str, value: str) -> Turn:
    match who:
        case "user":
            return UserTurn(value)
        case "assistant":
            found = _NEXT.search(value)
            if found is None:
                raise TrajectoryError(f"a step without a decision: {value[-60:]!r}")
            return PlannerTurn(value[: found.start()], Decision(found.group(1)))
        case "caller":
            return _caller(value)
        case "observation":
            return ObservationTurn(value)
        case "conclusion":
            return SummarizerTurn(value)
    raise TrajectoryError(f"nobody is called {who!r}")


def _caller(value: str) -> CallerTurn:
    match = _CALL.match(value)
    if match is None:
        raise TrajectoryError(f"not a call: {value[:60]!r}")
    try:
        arguments = json.loads(match.group(2))
    except (ValueError, RecursionError):
        arguments = {}
    return CallerTurn(match.group(1), arguments if isinstance(arguments, dict) else {})
