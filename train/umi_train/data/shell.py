"""Shell commands: AgentBench-OS, NL2Bash. (tldr has a file of its own.)

None of these sets holds what a command prints, and nothing is run here: the scripts of AgentBench-OS are third-party
code. So a trajectory ends with the call: planner and caller learn, the summarizer does not. The synthesizer runs
commands in throwaway workspaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.trajectory import Trajectory
from umi_train.data.errors import BadRow, DataError
from umi_train.data.files import Rows, paired_lines
from umi_train.data.report import Report
from umi_train.data.story import Story, field, lot, offer_own, one_line

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

# --- AgentBench-OS (THUDM/AgentBench, Apache-2.0) -----------------------------------------------------------

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_LEAD = re.compile(r"[^.:\n]*\bcommand pattern\b[^:\n]*:\s*\Z")


def prepare_agentbench(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a task: the explanation is the rationale, the reference command the call.

    `meta` keeps the script that sets the task up (`init`) and the name of its checker, for whoever runs it.
    """
    tools = offer_own("run_command", source.text("offer", "one"))

    def read(row: Any) -> Iterator[Trajectory]:
        evaluation = field(row, "evaluation", dict)
        command = evaluation.get("example")
        if not isinstance(command, str) or not command.strip():
            raise BadRow("no reference command")
        create = row.get("create")
        init = create.get("init", "") if isinstance(create, dict) else ""
        checks = evaluation.get("check") or []
        checker = next((c["file"] for c in checks if isinstance(c, dict) and "file" in c), "")
        story = Story(tools, init=init, checker=checker)
        story.user(field(row, "description"))
        story.call(_rationale(str(row.get("explanation") or "")), "run_command", {"command": command.strip()})
        yield story.built()

    return read


def _rationale(explanation: str) -> str:
    """Return an explanation without its command and without the words that announce it."""
    return one_line(_LEAD.sub("", _FENCE.sub("", explanation).rstrip()))


# --- NL2Bash (TellinaTool/nl2bash, data/bash, MIT) ----------------------------------------------------------

_PLATFORM = re.compile(r"^\((?P<what>[^)]*?)[ -]specific[^)]*\)\s*", re.IGNORECASE)
_OTHERS = re.compile(r"bsd|mac|osx|solaris", re.IGNORECASE)
FIND_SHARE = 0.3
"""Share of commands that start with `find`, of those kept: in the raw pairs it is 0.6 (option find)."""
RAW_FIND_SHARE = 0.6


def nl2bash_rows(source: Source, report: Report) -> Rows:
    """Yield [request, command] pairs of all.nl and all.cm, line by line."""
    assert isinstance(source.location, Path)
    first = source.location / "all.nl" if source.location.is_dir() else source.location
    second = first.with_suffix(".cm")
    if first.suffix != ".nl" or not first.is_file() or not second.is_file():
        raise DataError(f"{first}: a file ending in .nl is needed, and its .cm file beside it")
    yield from paired_lines(first, second, report)


def prepare_nl2bash(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a pair. Which `find` commands are left out depends on their text alone."""
    tools = offer_own("run_command", source.text("offer", "one"))
    share = source.number("find", FIND_SHARE)
    keep = min(1.0, share * (1 - RAW_FIND_SHARE) / (RAW_FIND_SHARE * (1 - share))) if share < 1 else 1.0

    def read(row: Any) -> Iterator[Trajectory]:
        request, command = _pair(row)
        found = _PLATFORM.match(request)
        if found and _OTHERS.search(found["what"]):
            raise BadRow("a command of another system", request)
        request = request[found.end() :] if found else request
        if command.startswith("find ") and lot(f"{request}\0{command}", "nl2bash") >= keep:
            raise BadRow("one find command of many (option find)")
        story = Story(tools)
        story.user(request)
        story.call("", "run_command", {"command": command})
        yield story.built()

    return read


def _pair(row: Any) -> tuple[str, str]:
    if isinstance(row, dict):  # as on the hub
        row = [row.get("nl_command") or row.get("nl"), row.get("bash_code") or row.get("bash")]
    request, command = row
    if not isinstance(request, str) or not isinstance(command, str) or not request.strip() or not command.strip():
        raise BadRow("a request or a command that is empty")
    return request.strip(), command.strip()
