"""The connections and the routes.

A connection is one task. While a chat is worked on, a second task watches for the client to hang up; whichever ends
first stops the other, and a client that is gone frees the engine at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import socket
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import Any

from umi_local.serve import replies
from umi_local.serve.access import Access
from umi_local.serve.deltas import Delta, End
from umi_local.serve.errors import ApiError, ClientGone, ProtocolError
from umi_local.serve.gate import Gate
from umi_local.serve.http import Connection, Limits, Request
from umi_local.serve.replies import Reply
from umi_local.serve.request import ChatRequest, parse_chat
from umi_local.serve.service import Service

log = logging.getLogger(__name__)

MODELS, CHAT, HEALTH = "/v1/models", "/v1/chat/completions", "/health"
STOP_SECONDS = 5.0
DONE = "[DONE]"
STOPPING = ApiError(503, "the server is being stopped", code="stopping")

Handler = Callable[[Connection, Request, bytes], Awaitable[None]]


class Server:
    """Serves one Service. `start` with a bound socket, `stop` to end running requests with an error and leave."""

    def __init__(self, service: Service, access: Access, *, queue: int = 8, limits: Limits | None = None) -> None:
        self.service, self.access = service, access
        self.gate = Gate(queue)
        self.limits = limits or Limits()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._stopping = False
        self._created = int(time.time())
        self._routes: Mapping[str, tuple[str, Handler]] = {
            MODELS: ("GET", self._models),
            CHAT: ("POST", self._chat),
            HEALTH: ("GET", self._health),
        }

    async def start(self, bound: socket.socket) -> None:
        """Listen on a socket that is bound already."""
        self._server = await asyncio.start_server(self._accept, sock=bound, backlog=64)

    async def stop(self) -> None:
        """Accept nobody more, end what runs with an error that says so, close every connection."""
        self._stopping = True
        if self._server is not None:
            self._server.close()
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_SECONDS)

    # --- connections ----------------------------------------------------------------------------------------

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._client(Connection(reader, writer, self.limits)))
        self._tasks.add(task)

        def ended(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            writer.close()  # a task that is cancelled before its first step closes nothing itself

        task.add_done_callback(ended)

    async def _client(self, connection: Connection) -> None:
        try:
            if self._stopping or len(self._tasks) > self.limits.connections:
                error = STOPPING if self._stopping else ApiError(503, "too many connections; try again")
                await connection.send_json(None, error.status, error.body(), {"Retry-After": "5"})
                return
            await self._requests(connection)
        except (ClientGone, asyncio.CancelledError):  # only `stop` cancels
            return
        except Exception:
            log.exception("a connection ended in an error of umi itself")
        finally:
            await connection.close()

    async def _requests(self, connection: Connection) -> None:
        while not connection.close_after:
            request = None
            try:
                request = await connection.request()
                if request is None:
                    return
                await self._respond(connection, request)
            except ProtocolError as error:
                await connection.send_json(None, error.status, error.body(), error.headers)
                return

    async def _respond(self, connection: Connection, request: Request) -> None:
        unread = bool(request.length)
        try:
            self.access.check(request, public=request.path == HEALTH)
            handler = self._handler(request)
            body = await connection.body(request)
            unread = False
            await handler(connection, request, body)
        except ProtocolError:
            raise
        except ApiError as error:
            if unread:  # what was not read would pass for the next request
                connection.close_after = True
            headers = {**self.access.headers(request), **error.headers}
            await connection.send_json(request, error.status, error.body(), headers)

    def _handler(self, request: Request) -> Handler:
        if request.path not in self._routes:
            paths = ", ".join(self._routes)
            raise ApiError(404, f"there is nothing here; there are {paths}")
        method, handler = self._routes[request.path]
        if request.method == "OPTIONS" and "origin" in request.headers:
            return self._preflight
        if request.method != method:
            raise ApiError(405, f"{request.path} is asked with {method}", headers={"Allow": method})
        return handler

    # --- routes ---------------------------------------------------------------------------------------------

    async def _preflight(self, connection: Connection, request: Request, body: bytes) -> None:
        await connection.send_json(request, 204, None, self.access.preflight(request))

    async def _models(self, connection: Connection, request: Request, body: bytes) -> None:
        listed = replies.models(self.service.model, self._created)
        await connection.send_json(request, 200, listed, self.access.headers(request))

    async def _health(self, connection: Connection, request: Request, body: bytes) -> None:
        state = {"status": "ok", "running": int(self.gate.running), "waiting": self.gate.waiting}
        await connection.send_json(request, 200, state, self.access.headers(request))

    async def _chat(self, connection: Connection, request: Request, body: bytes) -> None:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise ApiError(415, "send the body as Content-Type: application/json")
        chat = parse_chat(body)
        self.service.check(chat)
        work = asyncio.create_task(self._answer(connection, request, chat))
        gone = asyncio.create_task(connection.gone())
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            finished = work.done()
        except asyncio.CancelledError:  # the server stops
            await _cancelled(work, gone)
            connection.close_after = True
            if not connection.started:
                raise STOPPING from None
            await self._broken(connection, STOPPING)
            return
        await _cancelled(gone) if finished else await _cancelled(work, gone)
        if not finished:
            raise ClientGone
        await work

    # --- the answer -----------------------------------------------------------------------------------------

    async def _answer(self, connection: Connection, request: Request, chat: ChatRequest) -> None:
        """Wait for a turn, then answer. Raises ApiError as long as nothing was sent, ClientGone."""
        async with self.gate.turn(), contextlib.aclosing(self.service.answer(chat)) as deltas:
            try:
                if chat.stream:
                    await self._stream(connection, request, chat, deltas)
                else:
                    await self._whole(connection, request, chat, deltas)
            except ApiError as error:
                if not connection.started:
                    raise
                await self._broken(connection, error)
            except ClientGone:
                raise
            except Exception as error:
                log.exception("a request ended in an error of umi itself")
                mistake = ApiError(500, f"umi made a mistake ({type(error).__name__})", code="internal_error")
                if not connection.started:
                    raise mistake from None
                await self._broken(connection, mistake)

    async def _whole(
        self, connection: Connection, request: Request, chat: ChatRequest, deltas: AsyncGenerator[Delta, None]
    ) -> None:
        reply = Reply(self.service.model)
        async for delta in deltas:
            reply.take(delta)
            self._remember(chat, reply, delta)
        await connection.send_json(request, 200, reply.completion(), self.access.headers(request))

    async def _stream(
        self, connection: Connection, request: Request, chat: ChatRequest, deltas: AsyncGenerator[Delta, None]
    ) -> None:
        reply = Reply(self.service.model, chat.include_usage)
        async for delta in deltas:
            if not connection.started:  # what fails before the first words fails with a status of its own
                await connection.start_events(request, self.access.headers(request))
                await connection.send_event(_line(reply.opening()))
            chunk = reply.take(delta)
            self._remember(chat, reply, delta)
            await connection.send_event(_line(chunk))
        if chat.include_usage:
            await connection.send_event(_line(reply.usage_chunk()))
        await connection.send_event(DONE)
        await connection.end_events()

    def _remember(self, chat: ChatRequest, reply: Reply, delta: Delta) -> None:
        if isinstance(delta, End) and (reply.text or reply.calls):
            self.service.memory.keep(chat.messages, reply.message(), delta.turns)

    async def _broken(self, connection: Connection, error: ApiError) -> None:
        """End a stream that has begun with an error event, and the connection with it."""
        connection.close_after = True
        await connection.send_event(_line(error.body()))
        await connection.send_event(DONE)
        await connection.end_events()


async def _cancelled(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))
