"""From a request to the deltas of its answer: which way it is answered, with which limits, and what is remembered."""

from __future__ import annotations

import contextlib
import json
from collections import OrderedDict
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from typing import Any

from umi_local.agent.context import ContextTooLong
from umi_local.agent.settings import Settings
from umi_local.agent.threads import in_thread
from umi_local.config import AppOptions
from umi_local.engine.client import ContextFull, EngineError
from umi_local.formats.base import Format
from umi_local.packs.pack import Pack
from umi_local.roles import Role
from umi_local.serve import handed, local
from umi_local.serve.deltas import Delta
from umi_local.serve.errors import ApiError
from umi_local.serve.request import ChatRequest
from umi_local.serve.turns import Memory, recent, with_system
from umi_local.tools.base import ToolContext
from umi_local.trajectory import ToolSpec, Trajectory, Turn, UserTurn

ALIAS = "umi"
"""A name that always works: which pack is in use may change between two starts."""
MOST_SCHEMAS = 256
MOST_CHARS_PER_TOKEN = 8
"""History longer than this per token of context is not even measured; prose has about 4."""


@dataclass(slots=True)
class Service:
    """One pack on one engine. With a `context` the agent has tools of its own, under `options.approve`.

    `reads_system`: whether the pack is shown the client's system messages. A model that was tuned without any is
    confused by them.
    """

    pack: Pack
    engine: Any
    format: Format
    options: AppOptions
    context: ToolContext | None = None
    reads_system: bool = False
    template: str = "chatml"
    memory: Memory = field(default_factory=Memory)
    _specs: OrderedDict[str, ToolSpec] = field(default_factory=OrderedDict)

    @property
    def model(self) -> str:
        """The name under which all three roles are asked for."""
        return self.pack.name

    def check(self, chat: ChatRequest) -> None:
        """Refuse what no engine is needed to refuse. Raises ApiError."""
        if chat.model not in (self.model, ALIAS):
            raise ApiError(
                404,
                f"there is no model {chat.model[:80]!r} here; ask for {self.model!r}, or {ALIAS!r}",
                code="model_not_found",
                param="model",
            )
        last = chat.messages[-1]
        if last.role == "user" and not (last.text or "").strip():
            raise ApiError(400, "the last message is empty: nothing was asked", param="messages")

    async def answer(self, chat: ChatRequest) -> AsyncGenerator[Delta, None]:
        """Answer. Raises ApiError. Leaving the iteration early cancels everything."""
        async with contextlib.aclosing(self._deltas(chat)) as deltas:
            try:
                async for delta in deltas:
                    yield delta
            except (ContextTooLong, ContextFull) as error:
                raise ApiError(400, str(error), code="context_length_exceeded", param="messages") from None
            except local.TurnFailed as error:
                # 422 and not 500: clients repeat what failed with 500 by themselves, and tools may have run
                raise ApiError(422, str(error), code="turn_failed") from None
            except EngineError as error:
                raise ApiError(500, str(error), code="engine_error") from None

    def _deltas(self, chat: ChatRequest) -> AsyncGenerator[Delta, None]:
        if self.context is not None and not chat.tools and chat.may_call and chat.messages[-1].role == "user":
            return self._local(chat, self.context)
        return self._handed(chat)

    async def _handed(self, chat: ChatRequest) -> AsyncGenerator[Delta, None]:
        whole = self.memory.turns(chat.messages)
        turns = self._recent(whole)
        if self.reads_system:
            turns = with_system(turns, chat.messages)
        tools = tuple(map(self._known, chat.tools)) if chat.may_call else ()
        trajectory = Trajectory(tools, turns)
        if tools:  # a schema that was made to be costly must not hold up the other connections
            await in_thread(lambda: self.format.constraint(trajectory, Role.CALLER), "compile")
        own = Settings.of(self.pack, max_steps=self.options.max_steps, seed=self.options.seed)
        settings = self._settings(chat, own)
        deltas = handed.converse(
            self.engine,
            self.format,
            trajectory,
            settings,
            calls=handed.calls_of_request(whole),
            may_call=chat.may_call,
            stops=chat.stops,
        )
        async with contextlib.aclosing(deltas):
            async for delta in deltas:
                yield delta

    async def _local(self, chat: ChatRequest, context: ToolContext) -> AsyncGenerator[Delta, None]:
        from umi_local.runtime import build_agent
        from umi_local.safety.policy import Policy
        from umi_local.store.sessions import Store

        *before, last = self._recent(self.memory.turns(chat.messages))
        assert isinstance(last, UserTurn)
        texts = [m.text for m in chat.messages if m.role == "system" and m.text]
        system = "\n\n".join(texts) if self.reads_system else ""
        with contextlib.closing(Store.memory()) as store:
            agent = build_agent(
                self.options,
                self.pack,
                self.engine,
                context,
                policy=Policy(self.options.approve, can_ask=False),
                store=store,
                trajectory=Trajectory(turns=tuple(before)),
                template=self.template,
            )
            agent.settings = self._settings(chat, agent.settings)
            deltas = local.converse(agent, self.format, last.text, system, chat.stops)
            async with contextlib.aclosing(deltas):
                async for delta in deltas:
                    yield delta

    def _recent(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        return recent(turns, self.engine.info.n_ctx * MOST_CHARS_PER_TOKEN)

    def _settings(self, chat: ChatRequest, settings: Settings) -> Settings:
        """Return settings with what the client chose. `max_tokens` bounds the answer, not what leads to it."""
        if chat.temperature is not None:
            settings = replace(settings, temperature=chat.temperature)
        if chat.top_p is not None:
            settings = replace(settings, top_p=chat.top_p)
        if chat.seed is not None:
            settings = replace(settings, seed=chat.seed)
        if chat.max_tokens is not None:
            most = min(chat.max_tokens, settings.max_tokens[Role.SUMMARIZER])
            settings = replace(settings, max_tokens={**settings.max_tokens, Role.SUMMARIZER: most})
        return settings

    def _known(self, spec: ToolSpec) -> ToolSpec:
        """Return the spec that an earlier request brought, if it is the same: what was compiled for it is kept."""
        key = json.dumps([spec.name, spec.description, dict(spec.parameters)])
        known = self._specs.setdefault(key, spec)
        self._specs.move_to_end(key)
        if len(self._specs) > MOST_SCHEMAS:
            self._specs.popitem(last=False)
        return known
