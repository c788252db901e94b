"""One user turn as a stream of events.

```
user -> planner --caller-----> caller -> [approval] -> tool -> observation -> planner ...
            |---conclusion---> summarizer -> answered
            `---give up------> gave_up (the rationale is the answer)
```

`Agent.turn()` is an async generator of `umi_local.events`. The work runs in a task of its own, so cancelling
works at any moment: the task is stopped where it waits, loose ends of the trajectory are tied up, and the last
event is always `turn_finished`. Everything but single tokens is on disk before it is yielded, and before a tool acts
on it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from umi_local.agent import about, again, around
from umi_local.agent.approval import Approvals
from umi_local.agent.calls import RunningCall, clean, clean_data
from umi_local.agent.choice import chosen
from umi_local.agent.context import ContextTooLong, Fitted
from umi_local.agent.guards import CallHistory, Stats
from umi_local.agent.offered import set_right
from umi_local.agent.outbox import Outbox
from umi_local.agent.settings import Settings
from umi_local.agent.stage import Stage, understood
from umi_local.engine.client import EngineError, PrefillChunk, RoleResult
from umi_local.events import (
    Event,
    Notice,
    Prefill,
    RoleFinished,
    RoleStarted,
    Status,
    Token,
    ToolFinished,
    ToolOutput,
    ToolProposed,
    ToolStarted,
    TurnFinished,
    TurnStarted,
)
from umi_local.formats.base import Format, FormatError
from umi_local.roles import Decision, Role
from umi_local.safety.policy import ApprovalReply, Policy
from umi_local.store.replay import repaired
from umi_local.store.sessions import Record, SessionLog
from umi_local.tools.base import Registry, Tool, ToolContext, ToolError
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
    UserTurn,
)

log = logging.getLogger(__name__)
T = TypeVar("T")

UNSTORED = (Token, Prefill, ToolOutput, RoleStarted)
"""Events that are not written down: role_finished and tool_finished hold their text again."""
LOOK_SECONDS = 1.0
"""How long a turn waits for the names that are there; most folders take a millisecond."""
NOTHING_FOUND = "Nothing was found by these words."
MOST_REFUSALS = 2
"""Calls that may be refused in one turn when nobody can change the answer."""


class AgentBusy(RuntimeError):
    """A turn was started while another one runs in the same session."""


class _End(Exception):
    """The turn is over with this status and answer."""

    def __init__(self, status: Status, answer: str) -> None:
        super().__init__(status)
        self.status: Status = status
        self.answer = answer


class Agent:
    """The agent of one session. `trajectory` is the whole session so far; `log` is where it is written."""

    def __init__(
        self,
        engine: Any,
        format: Format,
        registry: Registry,
        context: ToolContext,
        policy: Policy,
        log: SessionLog,
        *,
        settings: Settings | None = None,
        trajectory: Trajectory | None = None,
    ) -> None:
        self._engine = engine
        self._format = format
        self._registry = registry
        self._context = context
        self._log = log
        self.policy = policy
        self.settings = settings or Settings()
        self.trajectory = replace(trajectory or Trajectory(), tools=registry.specs())
        self._approvals = Approvals(policy, context, log)
        self._stage = Stage(engine, format)
        self._outbox = Outbox(log)
        self._task: asyncio.Task[None] | None = None
        self._begun = False
        self._cancelled = False
        self._calls = sum(isinstance(t, CallerTurn) for t in self.trajectory.turns)

    @property
    def session(self) -> str:
        """The id of the session."""
        return self._log.session

    @property
    def running(self) -> bool:
        """Whether a turn is going on."""
        return self._task is not None

    async def turn(self, text: str, context_text: str = "") -> AsyncGenerator[Event, None]:
        """Answer the user. Yields events, the last one `turn_finished`. Raises AgentBusy when a turn is running.

        Leaving the iteration early cancels the turn.
        """
        if self._task is not None:
            raise AgentBusy("this session is still answering; cancel it or wait")
        self._outbox = Outbox(self._log, self._outbox.trouble)
        self._begun = self._cancelled = False
        self._task = asyncio.create_task(self._work(clean(text).strip(), clean(context_text)))
        try:
            while (event := await self._outbox.get()) is not None:
                yield event
        finally:
            self.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
                await self._outbox.written()
            self._task = None

    def reply(self, call: str, reply: ApprovalReply) -> bool:
        """Answer an approval request. Returns whether one was waiting under this call id."""
        return self._approvals.reply(call, reply)

    def cancel(self) -> None:
        """Stop the running turn, wherever it is. It ends with `turn_finished`, status cancelled."""
        if self._task is not None and not self._cancelled and not self._task.done():
            self._cancelled = True
            if self._begun:  # a task cancelled before its first step would never say how it ended
                self._task.cancel()

    def notice(self, text: str) -> bool:
        """Tell the user something in the running turn. Returns whether there was one to tell it in."""
        if self._task is None or self._task.done():
            return False
        self._outbox.put(Notice(text))
        return True

    async def written(self) -> None:
        """Return when all that happened so far is on disk, or cannot be written."""
        await self._outbox.written()

    # --- the turn -------------------------------------------------------------------------------------------

    async def _work(self, text: str, context_text: str) -> None:
        stats = Stats()
        end = _End("cancelled", "")
        self._begun = True
        try:
            extra = {"context": context_text} if context_text else {}
            present = await self._present(text)
            self._put(TurnStarted(self.session, text), UserTurn(text, context_text, present), extra)
            if self._cancelled:
                raise _End("cancelled", "cancelled")
            if not text:
                raise _End("failed", "nothing was asked")
            stats.limit = self._engine.info.n_ctx
            await self._steps(stats)
        except _End as reached:
            end = reached
        except asyncio.CancelledError:
            end = _End("cancelled", "cancelled")
        except (ContextTooLong, EngineError) as error:
            end = _End("failed", str(error))
        except Exception as error:  # the last event of a turn is owed whatever happened
            log.exception("the turn ended in an error of umi itself")
            end = _End("failed", f"umi made a mistake ({type(error).__name__}: {error}). The session is kept.")
        self._cancelled = True  # from here on the turn is over: a late cancel must not tear the last event apart
        self.trajectory = replace(self.trajectory, turns=repaired(self.trajectory.turns))
        self._put(TurnFinished(end.status, end.answer, stats.report()))
        self._outbox.put(None)

    async def _present(self, text: str) -> tuple[str, ...]:
        """Return the paths that the request names; none when the turn was cancelled, which the caller sees."""
        try:
            return await self._looked_up(around.present, text) or ()
        except asyncio.CancelledError:
            if not self._cancelled:  # not the user, who is told that the turn began and ended
                raise
            return ()

    async def _looked_up(self, look: Callable[..., T], *arguments: str) -> T | None:
        """Return what `look` finds in the workspace; None where that takes too long, as on a disk far away."""
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                return await asyncio.to_thread(look, self._context.workspace, *arguments)
        except TimeoutError:
            return None

    async def _steps(self, stats: Stats) -> None:
        history = CallHistory()
        refusal, refusals = "", 0
        for step in range(1, self.settings.max_steps + 1):
            stats.steps = step
            plan = await self._plan(step, stats)
            if refusal and self.policy.final and plan.decision is not Decision.CALLER:
                raise _End("refused", self._answer_for(refusal, plan))
            if await self._found_file(plan):
                continue
            if plan.decision is Decision.CALLER:
                refused = await self._call(step, stats, history)
                refusals += bool(refused)
                refusal = refused or ("" if self._worked() else refusal)
                if refused and self.policy.final and refusals == MOST_REFUSALS:
                    raise _End("refused", refusal)
                continue
            if plan.decision is Decision.GIVE_UP:
                raise _End("refused" if refusal else "gave_up", plan.rationale)
            answer = await self._summarize(step, stats, plan)
            raise _End("refused" if refusal else "answered", answer)
        if refusal and self.policy.final:
            raise _End("refused", refusal)
        steps = self.settings.max_steps
        raise _End("failed", f"no answer after {steps} steps. Ask for less at once, or allow more with --max-steps.")

    async def _found_file(self, plan: PlannerTurn) -> bool:
        """Look for the file that a request is about which came to nothing; say whether it was found and is said now."""
        missed = again.unanswered(self.trajectory.turns, self._registry)
        path = await self._looked_up(about.about, missed.request.text, missed.said) if missed else None
        if missed is None or not path:
            return False
        if plan.decision is Decision.CONCLUSION:
            self._put(Notice(NOTHING_FOUND), SummarizerTurn(NOTHING_FOUND))
        self.trajectory = replace(self.trajectory, turns=repaired(self.trajectory.turns))
        self._put(
            Notice(f"{path} has words of the request, so umi looks there."), again.with_file(missed.request, path)
        )
        return True

    def _worked(self) -> bool:
        """Say whether the last call did something: one that failed makes up for no refusal."""
        last = self.trajectory.turns[-1]
        return isinstance(last, ObservationTurn) and last.ok

    def _answer_for(self, refusal: str, plan: PlannerTurn) -> str:
        """A small model may claim what it was not allowed to do, so the answer to a refusal is ours."""
        if plan.decision is Decision.CONCLUSION:
            self._add(SummarizerTurn(refusal))
        return refusal

    async def _plan(self, step: int, stats: Stats) -> PlannerTurn:
        async def attempt(temperature: float) -> PlannerTurn:
            result = await self._role(Role.PLANNER, step, stats, temperature)
            finished = _finished(Role.PLANNER, result)
            try:
                request = next(turn for turn in reversed(self.trajectory.turns) if isinstance(turn, UserTurn))
                turn = set_right(self._format.parse_planner(result.text), self.trajectory.tools, request)
            except FormatError:
                self._put(finished)
                raise
            self._put(replace(finished, decision=turn.decision), turn)
            return turn

        return await understood(attempt, self.settings)

    async def _summarize(self, step: int, stats: Stats, plan: PlannerTurn) -> str:
        result = await self._role(Role.SUMMARIZER, step, stats, self.settings.temperature)
        try:
            turn = self._format.parse_summarizer(result.text, self._stage.read, self.trajectory.turns)
        except FormatError:
            turn = SummarizerTurn(result.text.strip())
        if not turn.answer:
            last = self.trajectory.turns[-2] if len(self.trajectory.turns) > 1 else None
            turn = SummarizerTurn(last.content if isinstance(last, ObservationTurn) else plan.rationale)
        self._put(replace(_finished(Role.SUMMARIZER, result), text=turn.answer), turn)
        return turn.answer

    async def _call(self, step: int, stats: Stats, history: CallHistory) -> str:
        """Let the caller act. Returns why the call was refused, or an empty string when it was not."""
        result = await self._role(Role.CALLER, step, stats, self.settings.temperature)
        if result.continuations:
            known = [replace(one, text=clean(one.text)) for one in result.continuations]
            best = await chosen(known, lambda text: self._new_call(text, history), self._context)
            result = replace(result, text=best)
        shown = "".join(self._format.reading(Role.CALLER, self._stage.read, ())(result.text))
        if self.settings.best_of > 1:
            self._put(Token(Role.CALLER, shown))
        self._put(replace(_finished(Role.CALLER, result), text=shown))
        self._calls += 1
        stats.tool_calls += 1
        call = f"call-{self._calls}"
        try:
            turn, tool = self._read_call(result.text)
        except (FormatError, ToolError) as error:
            name = shown.strip().partition(" ")[0][:60] or "unknown"
            self._put(ToolProposed(call, name, {}, "read"), CallerTurn(name, {}))
            self._observe(call, name, ObservationTurn(clean(error), ok=False))
            return ""
        self._put(ToolProposed(call, tool.name, dict(turn.arguments), tool.spec.effect), turn)
        if result.stopped == "length":
            # The JSON is complete, but a value in it may have lost its end: running that would write half a text.
            self._observe(call, tool.name, ObservationTurn("the call was cut short; nothing was done", ok=False))
            return ""
        try:
            arguments = tool.validate(turn.arguments)
        except ToolError as error:
            self._observe(call, tool.name, ObservationTurn(clean(error), ok=False))
            return ""
        repeated = history.seen(tool.name, arguments)
        if repeated is not None:
            if history.stuck(tool.name, arguments):
                raise _End("failed", f"the same call of {tool.name} was proposed three times, so umi stopped.")
            self._observe(call, tool.name, repeated)
            return ""
        return await self._approved(call, tool, arguments, history)

    def _read_call(self, text: str) -> tuple[CallerTurn, Tool]:
        """Read what the caller wrote. Raises FormatError and ToolError."""
        turn = self._format.parse_caller(text, self.trajectory.tools, self._stage.read)
        return replace(turn, arguments=clean_data(turn.arguments)), self._registry.get(turn.tool)

    def _new_call(self, text: str, history: CallHistory) -> tuple[Tool, dict[str, Any]]:
        """Return the tool and the arguments of a call that was not made yet. Raises FormatError and ToolError."""
        turn, tool = self._read_call(text)
        arguments = tool.validate(turn.arguments)
        if history.made(tool.name, arguments):
            raise ToolError("this call was made already")
        return tool, arguments

    async def _approved(self, call: str, tool: Tool, arguments: dict[str, Any], history: CallHistory) -> str:
        """Ask for what must be asked, then run. Returns why the call was refused."""
        decision = await self._approvals.decide(call, tool, arguments, self._put)
        if decision.problem:
            self._observe(call, tool.name, ObservationTurn(decision.problem, ok=False))
            return decision.problem if decision.refused else ""
        if decision.arguments != arguments:
            self._replace_call(CallerTurn(tool.name, decision.arguments))
        observation = await self._run(call, tool, decision.arguments)
        history.add(tool.name, decision.arguments, observation, changes=tool.spec.effect != "read")
        return ""

    async def _run(self, call: str, tool: Tool, arguments: dict[str, Any]) -> ObservationTurn:
        running = RunningCall(tool, self._context, arguments)
        self._record(ToolStarted(call, tool.name, arguments), CallerTurn(tool.name, arguments))
        try:
            await self._outbox.written()  # what is about to happen is on disk before it does
            async for text in running.output():
                self._put(ToolOutput(call, text))
        finally:  # also when the user cancels: what a tool did is never left unsaid
            outcome = running.outcome
            observation = ObservationTurn(outcome.content, outcome.ok, round(outcome.seconds, 3))
            self._observe(call, tool.name, observation)
        return observation

    async def _role(self, role: Role, step: int, stats: Stats, temperature: float) -> RoleResult:
        result: RoleResult | None = None
        settings = replace(self.settings, temperature=temperature)
        async with contextlib.aclosing(self._stage.play(role, self.trajectory, settings)) as played:
            async for piece in played:
                match piece:
                    case Fitted():
                        if piece.notice:
                            self._put(Notice(piece.notice))
                        self._put(RoleStarted(role, step))
                    case PrefillChunk():
                        self._put(Prefill(role, piece.done, piece.total, piece.cached))
                    case str():
                        stats.first_token()
                        if role is not Role.CALLER or settings.best_of == 1:  # else it may not be what is chosen
                            self._put(Token(role, piece))
                    case RoleResult():
                        result = piece
        assert result is not None  # Stage.play raises when there is none
        stats.add(result)
        return result

    # --- what is written and yielded ------------------------------------------------------------------------

    def _add(self, turn: Turn) -> None:
        self.trajectory = self.trajectory.add(turn)

    def _replace_call(self, turn: CallerTurn) -> None:
        self.trajectory = replace(self.trajectory, turns=(*self.trajectory.turns[:-1], turn))

    def _observe(self, call: str, tool: str, observation: ObservationTurn) -> None:
        self._put(ToolFinished(call, tool, observation.ok, observation.content, observation.seconds), observation)

    def _put(self, event: Event, turn: Turn | None = None, extra: Mapping[str, Any] | None = None) -> None:
        if turn is not None:
            self._add(turn)
        self._record(event, turn, extra)

    def _record(self, event: Event, turn: Turn | None = None, extra: Mapping[str, Any] | None = None) -> None:
        """Hand the event out, as soon as it has been written down."""
        record = None
        if not isinstance(event, UNSTORED):
            data = {**event.to_dict(), **(extra or {})}
            data.pop("type")
            record = Record(event.type, data, turn, time.time())
        self._outbox.put(event, record)


def _finished(role: Role, result: RoleResult) -> RoleFinished:
    return RoleFinished(
        role=role,
        text=result.text,
        prompt_tokens=result.prompt_tokens,
        cached_tokens=result.cached_tokens,
        tokens=result.tokens,
        prefill_seconds=result.prefill_seconds,
        decode_seconds=result.decode_seconds,
    )
