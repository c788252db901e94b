"""`umi tools` and `umi undo`: the tools without a model."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from umi_local.agent.approval import Approvals
from umi_local.agent.calls import RunningCall
from umi_local.cli import exits
from umi_local.cli.main import leave_at_once
from umi_local.cli.terminal import Terminal
from umi_local.config import AppOptions
from umi_local.events import ApprovalRequested, Event, Notice
from umi_local.runtime import RuntimeFailure, build_context, check_workspace
from umi_local.safety.policy import Policy
from umi_local.store.sessions import SessionLog, Store
from umi_local.text import inert
from umi_local.tools.base import Registry, Tool, ToolContext, ToolError
from umi_local.tools.own import registry


def list_tools(*, as_json: bool) -> int:
    """Print every tool: its name, effect and description."""
    for tool in offered():
        spec = tool.spec
        if as_json:
            print(json.dumps({"name": spec.name, "effect": spec.effect, "description": spec.description}))
        else:
            print(f"{spec.name:<16} {spec.effect:<8} {spec.description}")
    return exits.ANSWERED


def show_tool(name: str) -> int:
    """Print one tool as JSON, arguments included."""
    try:
        tool = offered().get(name)
    except ToolError as error:
        return _failed(f"{error}; `umi tools list` names them all", exits.USAGE)
    spec = tool.spec
    shown = {
        "name": spec.name,
        "effect": spec.effect,
        "description": spec.description,
        "timeout": tool.timeout,
        "parameters": dict(spec.parameters),
    }
    print(json.dumps(shown, indent=2, ensure_ascii=False))
    return exits.ANSWERED


def call_tool(name: str, words: list[str], options: AppOptions) -> int:
    """Run a tool under the approval mode of `options` and print what it says."""
    try:
        tool = offered().get(name)
        arguments = tool.validate(parse_arguments(tool, words))
        context = build_context(check_workspace(options.workspace))
    except (ToolError, RuntimeFailure) as error:
        return _failed(str(error), exits.USAGE)
    try:
        return asyncio.run(_call(tool, arguments, context, options))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return _failed("cancelled", exits.CANCELLED)


async def _call(tool: Tool, arguments: dict[str, Any], context: ToolContext, options: AppOptions) -> int:
    import contextlib
    import signal

    task = asyncio.current_task()
    assert task is not None
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, task.cancel)
    terminal = Terminal.open()
    context.ask = terminal.ask if terminal is not None else None
    policy = Policy(options.approve, can_ask=terminal is not None)
    log = SessionLog(Store.memory(), "by hand", workspace=str(context.workspace.root), pack="", tools=())
    approvals = Approvals(policy, context, log)
    answers: set[asyncio.Task[None]] = set()

    async def answer(request: ApprovalRequested) -> None:
        if terminal is not None:
            approvals.reply(request.call, await terminal.approve(request))

    def put(event: Event) -> None:
        if isinstance(event, ApprovalRequested):
            answers.add(asyncio.create_task(answer(event)))
        elif isinstance(event, Notice):
            print(f"umi: {inert(event.text)}", file=sys.stderr)

    try:
        decided = await approvals.decide("call-1", tool, arguments, put)
        if decided.problem:
            return _failed(decided.problem, exits.REFUSED if decided.refused else exits.FAILED)
        running = RunningCall(tool, context, decided.arguments)
        async for _ in running.output():
            pass
    finally:
        if terminal is not None:
            terminal.close()
        signal.signal(signal.SIGINT, leave_at_once)
    outcome = running.outcome
    if not outcome.ok:
        return _failed(outcome.content, exits.FAILED)
    print(inert(outcome.content) if sys.stdout.isatty() else outcome.content)
    return exits.ANSWERED


def parse_arguments(tool: Tool, words: list[str]) -> dict[str, Any]:
    """Return the arguments written as one JSON object or as key=value words. Raises ToolError.

    A value is read as JSON where the tool does not want text: `limit=5` is a number, `text=5` is a text.
    """
    if len(words) == 1 and words[0].lstrip().startswith("{"):
        try:
            data = json.loads(words[0])
        except json.JSONDecodeError as error:
            raise ToolError(f"the arguments are not JSON: {error}") from error
        return dict(data)
    found: dict[str, Any] = {}
    known = tool.spec.parameters.get("properties", {})
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise ToolError(f"{word!r} is not key=value; {tool.name} takes {', '.join(known) or 'no arguments'}")
        kinds = json.dumps(known.get(key, {}))
        if '"string"' in kinds:
            found[key] = value
            continue
        try:
            found[key] = json.loads(value)
        except json.JSONDecodeError:
            found[key] = value
    return found


def undo_last(workspace: Path) -> int:
    """Take the last change in `workspace` back and print what was done."""
    try:
        context = build_context(check_workspace(workspace))
        print(inert(context.journal.undo(context.workspace)))
    except RuntimeFailure as error:
        return _failed(str(error), exits.USAGE)
    except ToolError as error:
        return _failed(str(error), exits.FAILED)
    return exits.ANSWERED


def offered() -> Registry:
    """Return every tool there is; what of the user's own cannot be used is said."""
    problems: list[str] = []
    tools = registry(problems)
    for problem in problems:
        _failed(problem, exits.FAILED)
    return tools


def _failed(text: str, code: int) -> int:
    print(f"umi: {inert(text)}", file=sys.stderr)
    return code
