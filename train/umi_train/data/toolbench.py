"""ToolBench answers: raw, and after either stage of α-UMi's preprocessing.

```
answer/G1_answer/*.json     one object each: answer_generation with query, function, train_messages
  -> raw_data_stage_1.json  [{tools, instruction, chains}]           chains: messages with function calls
  -> raw_data_stage_2.json  [{tools, instruction, conversations}]    -> umi_local.formats.toolbench.from_stage_2
```

The rules of both stages are those of X-PLUG/Multi-LLM-Agent (GLPFT/process_data/toolbench/prepro_raw_stage_1.py and
_2.py, at 968c596 and 97eb8fd), without the `[:20]` cut of the first. The shape is seen from a row's keys. Raw answer
files were not at hand: their shape is what the first stage reads.

A step without a decision (a leftover of the depth-first search) is left out of its trajectory. A call whose arguments
are not JSON keeps its text, and is a target for the `toolbench` format alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.formats.toolbench import from_stage_2
from umi_local.trajectory import CallerTurn, Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.files import Rows, read_rows
from umi_train.data.report import Place, Report
from umi_train.data.story import field
from umi_train.data.targets import UNPARSED

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

FINISH = "Finish"
MAX_NAME, MAX_ABOUT = 64, 256
"""Characters of a tool's name, from its end, and of its description that the first stage keeps."""

_RESPONSE = '"response":'
_FINAL = '"final_answer": '
_NEXT = re.compile(r"(?:\A|\n) Next: (caller|conclusion|give up)\.\Z")
_INPUT = re.compile(r"Action: .*?\nAction Input: (.*)\Z", re.DOTALL)


def prepare(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one row of any of the three shapes."""
    return read_row


def rows(source: Source, report: Report) -> Rows:
    """Yield the rows of the files; the queries of ToolBench's own test sets are left out where their ids are known."""
    tests = _test_ids(source, report)
    for path in source.paths():
        if tests and path.name.split("_")[0] in tests:
            report.skip("a query of ToolBench's test sets", Place(path.name, 1))
            continue
        yield from read_rows(path, report)


def _test_ids(source: Source, report: Report) -> frozenset[str]:
    location = source.location
    if not isinstance(location, Path) or not location.is_dir() or source.flag("evaluation"):
        return frozenset()
    if not any(location.glob("answer/*_answer/*.json")) and not any(location.glob("*_answer/*.json")):
        return frozenset()
    ids: set[str] = set()
    for folder in (location / "test_query_ids", location.parent / "test_query_ids"):
        for path in sorted(folder.glob("*.json")):
            for _, listed in read_rows(path, report):
                ids |= set(map(str, listed)) if isinstance(listed, list | dict) else {str(listed)}
    if not ids:
        report.problem(f"{location} holds no test_query_ids: queries of ToolBench's test sets cannot be left out")
    return frozenset(ids)


def read_row(row: Any) -> Iterator[Trajectory]:
    """Yield the trajectory of one row, raw or after either stage. Raises BadRow."""
    if isinstance(row, Mapping) and "answer_generation" in row:
        row = stage_1(row)
    if isinstance(row, Mapping) and "chains" in row:
        row = stage_2(row)
    conversations = field(row, "conversations", list)
    steps = [c for c in conversations if not _undecided(c)]
    trajectory = from_stage_2({**row, "conversations": steps})
    meta = dict(trajectory.meta)
    if unparsed := _unparsed(trajectory, [str(c["value"]) for c in steps]):
        meta[UNPARSED] = unparsed
    if len(steps) < len(conversations):
        meta["steps_left_out"] = len(conversations) - len(steps)
    yield replace(trajectory, meta=meta)


def stage_1(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the first stage makes of a raw answer. Raises BadRow."""
    generation = field(answer, "answer_generation", Mapping)
    messages = field(generation, "train_messages", list)
    if not messages:
        raise BadRow("no chain of messages")
    tools = [_document(f) for f in field(generation, "function", list) if field(f, "name") != FINISH]
    return {"tools": tools, "instruction": field(generation, "query"), "chains": messages[-1]}


def _document(function: Mapping[str, Any]) -> dict[str, Any]:
    arguments = {}
    properties = field(field(function, "parameters", Mapping), "properties", Mapping)
    for name, about in properties.items():
        kind = field(about, "type")
        arguments[name] = f"{kind}, {field(about, 'description')[-MAX_ABOUT:]}" if "description" in about else kind
    name, text = field(function, "name"), field(function, "description")
    return {"Name": name[-MAX_NAME:], "function": text[:MAX_ABOUT], "input": arguments}


def stage_2(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the second stage makes of an entry of the first. Raises BadRow."""
    instruction = field(entry, "instruction")
    said = [{"from": "user", "value": instruction}]
    for message in field(entry, "chains", list)[2:]:
        match field(message, "role"):
            case "assistant":
                said += _assistant(message)
            case "user":
                said.append({"from": "user", "value": field(message, "content")})
            case "function":
                said.append({"from": "observation", "value": _response(message.get("content"))})
    return {"tools": field(entry, "tools", list), "instruction": instruction, "conversations": said}


def _assistant(message: Mapping[str, Any]) -> list[dict[str, str]]:
    thought = message.get("content")
    before = f"{thought}\n" if thought is not None else ""
    call = message.get("function_call")
    if call is None:
        return []
    name, arguments = field(call, "name"), call.get("arguments")
    if name != FINISH:
        text = arguments if isinstance(arguments, str) else json.dumps(arguments, indent=2, ensure_ascii=False)
        return [
            {"from": "assistant", "value": f"{before} Next: caller."},
            {"from": "caller", "value": f"Action: {name}\nAction Input: {text}"},
        ]
    answer = _final_answer(arguments, thought)
    if answer is None:
        return [{"from": "assistant", "value": f"{before} Next: give up."}]
    return [
        {"from": "assistant", "value": f"{before} Next: conclusion."},
        {"from": "conclusion", "value": answer},
    ]


def _final_answer(arguments: Any, thought: Any) -> str | None:
    """Return the answer in the arguments of Finish, None when they give up. Damaged JSON is read as the stage does."""
    try:
        data = arguments if isinstance(arguments, dict) else json.loads(arguments)
        if data["return_type"] == "give_up_and_restart":
            return None
        return str(data.get("final_answer", "none"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        text = str(arguments)
    if "give_up_and_restart" in text:
        return None
    _, found, rest = text.partition(_FINAL)
    if found:
        return rest.strip().strip("}").strip('"')
    return thought if isinstance(thought, str) else "none"


def _response(content: Any) -> str:
    """Return the response in what ToolBench's server sent; a truncated one is not JSON any more."""
    text = content if isinstance(content, str) else json.dumps(content)
    try:
        return str(json.loads(text)["response"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return text.partition(_RESPONSE)[2]


def _undecided(said: Any) -> bool:
    return isinstance(said, Mapping) and said.get("from") == "assistant" and not _NEXT.search(str(said.get("value")))


def _unparsed(trajectory: Trajectory, values: list[str]) -> list[int]:
    """Return the indices of calls whose arguments the trajectory could not keep."""
    found = []
    for index, turn in enumerate(trajectory.turns):
        if isinstance(turn, CallerTurn) and not turn.arguments:
            match = _INPUT.match(values[index])
            if match and "".join(match.group(1).split()) != "{}":
                found.append(index)
    return found
