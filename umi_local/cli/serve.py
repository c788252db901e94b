"""`umi serve`: the agent as an OpenAI-compatible endpoint, until Ctrl-C.

The one command that listens. The address is bound first and the network is taken away right after (promise P1): the
process can then accept connections on that one address and can make no socket of its own, and neither can the model's
process or a tool.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from umi_local.cli import exits
from umi_local.config import DEFAULT_MAX_STEPS, DEFAULT_PACK, AppOptions, ApprovalMode
from umi_local.text import inert

if TYPE_CHECKING:
    from umi_local.serve.access import Access
    from umi_local.serve.server import Server
    from umi_local.serve.service import Service

DEFAULT_PORT = 8642
TOKEN_VARIABLE = "UMI_SERVE_TOKEN"


class Approve(StrEnum):
    """What may run without asking."""

    ask = "ask"
    edits = "edits"
    all = "all"
    none = "none"


class System(StrEnum):
    """What becomes of the client's system messages."""

    auto = "auto"
    use = "use"
    ignore = "ignore"


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What `umi serve` was asked to do. Without a workspace the server has no tools of its own."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    pack: str = DEFAULT_PACK
    workspace: Path | None = None
    approve: ApprovalMode = "ask"
    max_steps: int = DEFAULT_MAX_STEPS
    queue: int = 8
    token_file: Path | None = None
    origins: tuple[str, ...] = ()
    system: str = "auto"


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Another needs a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="0: any free one.")] = DEFAULT_PORT,
    pack: Annotated[str, typer.Option("--pack", metavar="NAME", help="A pack's name or folder.")] = DEFAULT_PACK,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-C", metavar="DIR", help="Work in this folder, with umi's own tools.")
    ] = None,
    approve: Annotated[
        Approve | None,
        typer.Option("--approve", help="With -C. ask: refuse writes and commands; let edits through; let all."),
    ] = None,
    max_steps: Annotated[
        int, typer.Option("--max-steps", min=1, max=100, metavar="N", help="Planner steps per request.")
    ] = DEFAULT_MAX_STEPS,
    queue: Annotated[int, typer.Option("--queue", min=0, max=1000, metavar="N", help="Requests that may wait.")] = 8,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help=f"Or the variable {TOKEN_VARIABLE}.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option("--allow-origin", metavar="URL", help="A web page that may ask; repeatable.")
    ] = None,
    system: Annotated[
        System, typer.Option("--system", help="System messages: auto shows them to prompted packs alone.")
    ] = System.auto,
) -> None:
    """Answer OpenAI clients at /v1/chat/completions with the three roles as one model.

    Tools that a client brings are handed back to it. With --workspace, requests without tools are answered with umi's
    own, in that folder. Exit codes: 0 stopped by SIGTERM, 2 usage, 4 failed, 130 stopped by Ctrl-C.
    """
    if approve is not None and workspace is None:
        _say("--approve is for the server's own tools; name their folder with --workspace DIR")
        raise typer.Exit(exits.USAGE)
    options = ServeOptions(
        host,
        port,
        pack,
        workspace,
        approve.value if approve is not None else "ask",
        max_steps,
        queue,
        token_file,
        tuple(allow_origin or ()),
        system.value,
    )
    raise typer.Exit(serve_until_stopped(options))


def serve_until_stopped(options: ServeOptions) -> int:
    """Serve and return the exit code. Prints; never raises for what a user can cause."""
    from umi_local.safety.offline import install
    from umi_local.serve.access import AccessProblem, access_for

    try:
        access = access_for(options.host, _token(options), list(options.origins))
    except AccessProblem as error:
        _say(str(error))
        return exits.USAGE
    try:
        bound = bind(options.host, options.port)
    except OSError as error:
        _say(_bind_problem(options, error))
        return exits.USAGE if isinstance(error, socket.gaierror) else exits.FAILED
    offline = install()  # before the first thread; what is bound stays bound
    if not offline.enforced:
        _say(f"the network is not taken away from this process: {offline.detail}")
    with bound, asyncio.Runner() as runner:
        return runner.run(_Serving(options, access, bound).main())


def bind(host: str, port: int) -> socket.socket:
    """Return a TCP socket bound to a numeric address or localhost, not yet listening. Raises OSError."""
    address = "127.0.0.1" if host == "localhost" else host
    found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    family, kind, protocol, _, place = found[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(place)
    except BaseException:
        bound.close()
        raise
    return bound


def url(bound: socket.socket) -> str:
    """Return what a client is told as its base URL."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}/v1" if ":" in host else f"http://{host}:{port}/v1"


def _token(options: ServeOptions) -> str | None:
    from umi_local.serve.access import checked_token, read_token

    given = os.environ.pop(TOKEN_VARIABLE, None)  # tools and their commands inherit the environment
    if options.token_file is not None:
        return read_token(options.token_file)
    return checked_token(given, TOKEN_VARIABLE) if given is not None else None


def _bind_problem(options: ServeOptions, error: OSError) -> str:
    where = f"{options.host}:{options.port}"
    if isinstance(error, socket.gaierror):
        return f"{options.host} is not an address of this machine; use numbers, as in 127.0.0.1 or 0.0.0.0"
    if isinstance(error, PermissionError):
        return f"{where} may not be opened: a port below 1024, or sockets are refused here. Write `umi serve` first."
    return f"{where} cannot be opened: {error.strerror or error}. Choose another with --port."


class _Serving:
    """One run of the server, from the engine's start to the last answer."""

    def __init__(self, options: ServeOptions, access: Access, bound: socket.socket) -> None:
        self._options, self._access, self._bound = options, access, bound
        self._stop = asyncio.Event()
        self._code = exits.ANSWERED
        self._signals = 0

    async def main(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, self._interrupt, number)
        engine = None
        try:
            stop = asyncio.create_task(self._stop.wait())
            starting = asyncio.create_task(self._service())
            await asyncio.wait({stop, starting}, return_when=asyncio.FIRST_COMPLETED)
            if not starting.done():
                starting.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await starting
                return self._code
            service = await starting
            engine = service.engine
            await self._serve(service)
            return self._code
        except Exception as error:
            problem = _expected(error)
            if problem is None:
                raise
            _say(problem)
            return exits.USAGE if type(error).__name__ == "RuntimeFailure" else exits.FAILED
        finally:
            if engine is not None:
                await engine.close()

    def _interrupt(self, number: int) -> None:
        """The first signal stops politely, the second leaves at once."""
        from umi_local.cli.main import leave_at_once

        self._signals += 1
        if self._signals > 1:
            leave_at_once(number)
        self._code = exits.CANCELLED if number == signal.SIGINT else exits.ANSWERED
        self._stop.set()

    async def _service(self) -> Service:
        """Start the engine. Raises PackError, EngineError, RuntimeFailure, ToolError."""
        from umi_local.engine.upkeep import IDLE_SECONDS
        from umi_local.packs.pack import load_pack
        from umi_local.runtime import _start_engine, build_context, build_format, chat_template, check_workspace
        from umi_local.serve.service import Service

        chosen = self._options
        workspace = check_workspace(chosen.workspace) if chosen.workspace is not None else None
        pack = load_pack(chosen.pack)
        build_format(pack)
        engine = await _start_engine(pack, _say)
        if (upkeep := getattr(engine, "upkeep", None)) is not None:
            upkeep.idle_seconds = IDLE_SECONDS
        try:
            template = await chat_template(pack, engine)
            notices: list[str] = []
            context = build_context(workspace, None, notices) if workspace is not None else None
        except BaseException:
            await engine.close()
            raise
        for notice in notices:
            _say(notice)
        settings = AppOptions(workspace or Path(), pack.name, chosen.approve, max_steps=chosen.max_steps)
        reads_system = chosen.system == "use" or (chosen.system == "auto" and pack.format == "prompted")
        return Service(pack, engine, build_format(pack, template), settings, context, reads_system, template)

    async def _serve(self, service: Service) -> None:
        from umi_local.serve.server import Server

        server = Server(service, self._access, queue=self._options.queue)
        await server.start(self._bound)
        self._greet(service, server)
        try:
            await self._stop.wait()
            _say("stopping; Ctrl-C again leaves at once")
        finally:
            await server.stop()

    def _greet(self, service: Service, server: Server) -> None:
        _say(f"{service.model} answers at {url(self._bound)} (Ctrl-C stops)")
        if service.context is not None:
            mode = self._options.approve
            does = {"ask": "read", "none": "read", "edits": "read and change files", "all": "do everything"}[mode]
            root = service.context.workspace.root
            _say(f"requests without tools are answered with umi's own, which may {does} in {root}")
        if not service.reads_system:
            _say("system messages are not shown to this pack; --system use shows them")
        if self._access.hosts is None:
            _say("other machines can reach this address; what they send is not encrypted")


def _expected(error: Exception) -> str | None:
    """Return the message of an error that a user can cause, None for a mistake of ours."""
    from umi_local.engine.client import EngineError
    from umi_local.packs.pack import PackError
    from umi_local.runtime import RuntimeFailure
    from umi_local.tools.base import ToolError

    return str(error) if isinstance(error, EngineError | PackError | RuntimeFailure | ToolError) else None


def _say(text: str) -> None:
    print(f"umi: {inert(text)}", file=sys.stderr, flush=True)
