"""Everything a session needs, put together in one place for the command line, the app and the evaluator.

```
AppOptions -> open_runtime() -> Runtime.agent.turn(text) -> events
              |-- engine worker process (started first, everything else is imported while it loads)
              `-- workspace, journal, notes, tools, policy, store
```
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.config import AppOptions, Verdict, data_dir

if TYPE_CHECKING:
    from umi_local.agent.loop import Agent
    from umi_local.events import Event
    from umi_local.formats.base import Format
    from umi_local.packs.pack import Pack
    from umi_local.safety.policy import Policy
    from umi_local.store.sessions import Store
    from umi_local.tools.base import Registry, ToolContext
    from umi_local.trajectory import Trajectory

Ask = Callable[[str], str]


class RuntimeFailure(Exception):
    """A session cannot start. The message says what is wrong, where, and what to do."""


@dataclass(slots=True)
class Runtime:
    """A running engine and what a session needs. `notices` were raised before anybody listened."""

    options: AppOptions
    pack: Pack
    engine: Any
    registry: Registry
    context: ToolContext
    policy: Policy
    store: Store
    agent: Agent
    notices: list[str] = field(default_factory=list)
    template: str = "chatml"

    def open_session(self, session: str | None) -> Sequence[Event]:
        """Go on with a stored session, or begin a new one with None. Returns what happened in it so far.

        Grants of the earlier session end. Raises StoreError when there is no such session.
        """
        from umi_local.store.events import stored_events

        self.policy.revoke()
        trajectory, name = _resumed(self.store, session)
        self._begin(name, trajectory)
        return stored_events(self.store.events(name)) if session else []

    async def use_pack(self, name: str) -> None:
        """Change the model and keep the conversation. Raises PackError or EngineError; the old pack is gone then."""
        from umi_local.packs.pack import load_pack

        pack = await asyncio.to_thread(load_pack, name)
        await self.engine.close()
        engine = await _start_engine(pack, self.notice)
        measures, self.engine = self._measures, engine
        if measures:
            self.measure_when_idle()
        self.pack, self.options = pack, replace(self.options, pack=name)
        self.template = await chat_template(pack, self.engine)
        self._begin(self.agent.session, self.agent.trajectory)

    def measure_when_idle(self) -> None:
        """Let the engine measure this machine when nothing is asked for a while."""
        from umi_local.engine.upkeep import IDLE_SECONDS

        if (upkeep := getattr(self.engine, "upkeep", None)) is not None:
            upkeep.idle_seconds = IDLE_SECONDS

    @property
    def _measures(self) -> bool:
        upkeep = getattr(self.engine, "upkeep", None)
        return upkeep is not None and upkeep.idle_seconds is not None

    def _begin(self, session: str, trajectory: Trajectory | None) -> None:
        self.agent = build_agent(
            self.options,
            self.pack,
            self.engine,
            self.context,
            registry=self.registry,
            policy=self.policy,
            store=self.store,
            session=session,
            trajectory=trajectory,
            template=self.template,
        )

    def notice(self, text: str) -> None:
        """Tell the user something: in the running turn, or with the next one who reads `notices`."""
        if not self.agent.notice(text):
            self.notices.append(text)

    def undo(self) -> str:
        """Take the last write in this workspace back and say what was done. Raises ToolError."""
        return self.context.journal.undo(self.context.workspace)

    def rate(self, verdict: Verdict, answer: str | None = None, *, give_up: str | None = None, place: int = 0) -> str:
        """Keep what the user says about the last request, for `umi learn`. Raises FeedbackError, StoreError.

        `give_up` is why it should have given up, in the `place` that `steps` counts from 1.
        """
        from umi_local.store.feedback import Feedback, record

        said = Feedback(0, verdict, answer, place, give_up=give_up)
        return record(self.store, self.agent.session, said, self.registry)

    def steps(self) -> tuple[str, ...]:
        """Return the places of the last request that can be corrected, in words: its calls, then what ended it.

        Raises StoreError.
        """
        from umi_local.formats.shared import call_text
        from umi_local.roles import Decision
        from umi_local.store.feedback import ending, requests
        from umi_local.trajectory import CallerTurn, PlannerTurn

        trajectory = self.store.trajectory(self.agent.session)
        turns = [turn for span in requests(trajectory.turns)[-1:] for turn in trajectory.turns[slice(*span)]]
        calls = [call_text(turn, trajectory.tools) for turn in turns if isinstance(turn, CallerTurn)]
        if (at := ending(turns)) is None:
            return tuple(calls)
        last = turns[at]
        gave_up = isinstance(last, PlannerTurn) and last.decision is Decision.GIVE_UP
        return (*calls, "the give-up" if gave_up else "the answer")

    async def close(self) -> None:
        """Stop the turn, the engine and the store."""
        self.agent.cancel()
        with contextlib.suppress(Exception):
            await self.engine.close()
        await self.agent.written()
        self.store.close()


@contextlib.asynccontextmanager
async def open_runtime(options: AppOptions, **more: Any) -> AsyncIterator[Runtime]:
    """`start_runtime` as a context manager: closed whatever happens."""
    runtime = await start_runtime(options, **more)
    try:
        yield runtime
    finally:
        await runtime.close()


async def start_runtime(
    options: AppOptions,
    *,
    ask: Ask | None = None,
    can_approve: bool = True,
    engine: Any = None,
    pack: Pack | None = None,
    store: Store | None = None,
) -> Runtime:
    """Start the engine and build the session around it.

    `ask` answers a tool's question and may block, None when nobody can; `can_approve` says whether anybody reads
    approval requests. `engine`, `pack` and `store` may be given by whoever has them already.

    Raises:
        PackError, EngineError: the model cannot be used.
        StoreError: the session to go on with does not exist.
        RuntimeFailure: the workspace is not a folder that can be read.
    """
    workspace = check_workspace(options.workspace)
    if pack is None:
        from umi_local.packs.pack import load_pack

        pack = load_pack(options.pack)
    notices: list[str] = []
    say = notices.append
    starting = None
    if engine is None:
        starting = asyncio.create_task(_start_engine(pack, lambda text: say(text)))
        await asyncio.sleep(0)
    opened = None
    try:
        from umi_local.agent.threads import in_thread

        chosen = pack
        parts = await in_thread(
            lambda: _parts(replace(options, workspace=workspace), chosen, ask, can_approve, store, notices), "assemble"
        )
        registry, context, policy, opened, trajectory, session = parts
        if starting is not None:
            engine = await starting
        template = await chat_template(pack, engine)
    except BaseException:
        if opened is not None and store is None:
            opened.close()
        if starting is not None:
            starting.cancel()
            with contextlib.suppress(BaseException):
                await (await starting).close()
        raise
    agent = build_agent(
        options,
        pack,
        engine,
        context,
        registry=registry,
        policy=policy,
        store=opened,
        session=session,
        trajectory=trajectory,
        template=template,
    )
    runtime = Runtime(options, pack, engine, registry, context, policy, opened, agent, notices, template)
    say = runtime.notice
    return runtime


def check_workspace(workspace: Path) -> Path:
    """Return the workspace as an absolute path. Raises RuntimeFailure when it is not a readable folder."""
    import os

    try:
        path = workspace.expanduser().resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise RuntimeFailure(f"the workspace {workspace} cannot be used: {getattr(error, 'strerror', error)}") from None
    if not path.is_dir():
        raise RuntimeFailure(f"the workspace {workspace} is not a folder. Name one with --workspace DIR.")
    if not os.access(path, os.R_OK | os.X_OK):
        raise RuntimeFailure(f"the workspace {workspace} cannot be read. Check its permissions or name another.")
    return path


def open_store(notices: list[str]) -> Store:
    """Open the user's sessions; where that fails, keep this one in memory and say so in `notices`."""
    from umi_local.store.database import StoreError
    from umi_local.store.sessions import FILE_NAME, Store

    try:
        store = Store(data_dir() / FILE_NAME)
    except StoreError as error:
        notices.append(f"{error} This session is kept in memory only.")
        return Store.memory()
    if store.moved_aside is not None:
        notices.append(f"the stored sessions were damaged and were moved to {store.moved_aside}; umi began a new file.")
    return store


def build_context(workspace: Path, ask: Ask | None = None, notices: list[str] | None = None) -> ToolContext:
    """Return what tools may use in `workspace`, with the user's own journal and notes.

    With `notices`, a journal that cannot be kept on disk is kept in memory and said there. Raises ToolError.
    """
    from umi_local.safety.journal import Journal, journal_directory
    from umi_local.safety.workspace import Workspace
    from umi_local.tools.base import ToolContext, ToolError
    from umi_local.tools.notes import FileNotes

    place = Workspace(workspace)
    try:
        journal = Journal(data_dir() / "journal" / journal_directory(workspace).name)
    except ToolError as error:
        if notices is None:
            raise
        notices.append(f"{error}. Changes can be taken back only as long as umi runs.")
        journal = Journal.memory()
    return ToolContext(place, journal, FileNotes(data_dir() / "notes.jsonl"), ask=ask)


def build_format(pack: Pack, template: str = "chatml") -> Format:
    """Return the format a pack was made for. Raises RuntimeFailure when this release does not know it.

    `template` names the family of chat templates of a `prompted` pack; see `chat_template`.
    """
    from umi_local.formats import get_format

    try:
        return get_format(pack.format, pack.sampling.observation_chars, template)
    except ValueError as error:
        raise RuntimeFailure(
            f"the pack {pack.name} wants the format {pack.format!r}, which this release does not have"
        ) from error


async def chat_template(pack: Pack, engine: Any) -> str:
    """Return the family of chat templates that the model of a `prompted` pack was trained on.

    Told by its vocabulary: the marks of its own template are single tokens there.
    """
    from umi_local.formats.base import Segment

    if pack.format != "prompted":
        return "chatml"
    for name, mark in (("chatml", "<|im_start|>"), ("llama3", "<|start_header_id|>"), ("gemma", "<start_of_turn>")):
        if await engine.count_tokens([Segment(mark, special=True)]) == 1:
            return name
    return "plain"


def _parts(
    options: AppOptions, pack: Pack, ask: Ask | None, can_approve: bool, store: Store | None, notices: list[str]
) -> tuple[Registry, ToolContext, Policy, Store, Trajectory | None, str]:
    from umi_local.safety.policy import Policy
    from umi_local.tools.own import registry

    build_format(pack)
    opened = store or open_store(notices)
    try:
        context = build_context(options.workspace, ask, notices)
        trajectory, session = _resumed(opened, options.session)
    except BaseException:
        if store is None:
            opened.close()
        raise
    return registry(notices), context, Policy(options.approve, can_approve), opened, trajectory, session


def _resumed(store: Store, session: str | None) -> tuple[Trajectory | None, str]:
    from umi_local.store.sessions import new_session_id

    if session is None:
        return None, new_session_id()
    info = store.find(session)
    return store.trajectory(info.id), info.id


def build_agent(
    options: AppOptions,
    pack: Pack,
    engine: Any,
    context: ToolContext,
    *,
    registry: Registry | None = None,
    policy: Policy | None = None,
    store: Store | None = None,
    session: str | None = None,
    trajectory: Trajectory | None = None,
    template: str = "chatml",
) -> Agent:
    """Return an agent on an engine that runs already, as the evaluator wants it: without `store` nothing is kept."""
    from umi_local.agent.loop import Agent
    from umi_local.agent.settings import Settings
    from umi_local.safety.policy import Policy
    from umi_local.store.sessions import SessionLog, Store, new_session_id
    from umi_local.tools import builtin_registry

    tools = registry or builtin_registry()
    log = SessionLog(
        store or Store.memory(),
        session or new_session_id(),
        workspace=str(context.workspace.root),
        pack=pack.name,
        tools=tools.specs(),
    )
    rules = policy or Policy(options.approve, can_ask=False)
    format = build_format(pack, template)
    settings = Settings.of(pack, max_steps=options.max_steps, seed=options.seed)
    return Agent(engine, format, tools, context, rules, log, settings=settings, trajectory=trajectory)


async def _start_engine(pack: Pack, notice: Callable[[str], None]) -> Any:
    from umi_local.engine.client import EngineClient

    engine = EngineClient(notice=notice)
    try:
        await engine.start(pack)
    except BaseException:
        await engine.close()
        raise
    return engine
