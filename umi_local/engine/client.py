"""The engine as the agent sees it: ask for a role's text, get it in chunks, cancel, and never mind crashes.

The worker process may die of what it is given. Each request carries its whole prompt, so nothing is lost: the
client starts another worker, asks again once, and hands out only what was not handed out before.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from umi_local.engine import calibrate
from umi_local.engine.constraint import to_data
from umi_local.engine.errors import ContextFull, EngineError, ModelFileError
from umi_local.engine.loading import (
    BaseMark,
    chosen_silence,
    chosen_tuning,
    load_error,
    mark,
    memory_error,
    start_message,
    verify_files,
)
from umi_local.engine.offload import fewer
from umi_local.engine.process import Replies, WorkerProcess
from umi_local.engine.protocol import EngineInfo, PrefillChunk, RoleRequest, RoleResult, TextChunk, as_info, as_result
from umi_local.engine.remote_client import RemoteRoles
from umi_local.engine.tuning import Tuning, from_data
from umi_local.engine.upkeep import Upkeep
from umi_local.engine.watch import Patience, watch
from umi_local.formats.base import Segment
from umi_local.packs.pack import Pack
from umi_local.roles import Role

__all__ = [
    "ContextFull",
    "EngineClient",
    "EngineError",
    "EngineInfo",
    "ModelFileError",
    "PrefillChunk",
    "RoleRequest",
    "RoleResult",
    "TextChunk",
]

MOST_CHARS_PER_TOKEN = 512
"""No vocabulary has longer tokens, so this bounds the tokens of a text from below."""
CANCEL_SECONDS = 3.0
"""A worker that has not stopped by then is killed; it normally takes a few milliseconds."""
COUNT_SECONDS = 30.0
"""The same for counting, which a thread of its own answers at once."""


class EngineClient:
    """One model in one worker process, and one process more for the roles that servers play, if any.

    Requests run one after the other.

    `notice` is called with a sentence when something happened that the user should know.
    """

    def __init__(
        self, pack: Pack | None = None, *, threads: int | None = None, notice: Callable[[str], None] | None = None
    ) -> None:
        self._pack, self._threads = pack, threads
        self.notice = notice
        self._worker: WorkerProcess | None = None
        self._remote: RemoteRoles | None = None
        self._info: EngineInfo | None = None
        self._turn = asyncio.Lock()
        self._starting = asyncio.Lock()
        self._active: tuple[WorkerProcess, int, Replies] | None = None
        self._cancelled = False
        self._loading: WorkerProcess | None = None
        self._lives = 0
        self._loaded: BaseMark | None = None
        self._repack: bool | None = None
        self._tuning: Tuning | None = None
        self.upkeep = Upkeep(lambda text: self.notice(text) if self.notice is not None else None)
        self.patience = Patience()
        self._closed = False

    @property
    def info(self) -> EngineInfo:
        """What runs. Raises EngineError before `start`."""
        if (known := self._known()) is None:
            raise EngineError("the engine has not been started")
        return known

    def _known(self) -> EngineInfo | None:
        if self._info is None or self._remote is None:
            return self._info
        return self._remote.added_to(self._info)

    @property
    def stderr(self) -> str:
        """The last lines that the workers printed, for diagnosis."""
        workers = (self._worker, self._remote.worker if self._remote else None)
        return "\n".join(line for worker in workers if worker for line in worker.stderr)

    @property
    def worker_pid(self) -> int | None:
        """The process id of the model's worker, None when there is none."""
        return self._worker.pid if self._worker and self._worker.alive else None

    async def start(self, pack: Pack | None = None, *, threads: int | None = None) -> EngineInfo:
        """Load the model and find the servers. Raises ModelFileError, EngineError."""
        if pack is not None and pack != self._pack:
            await self.close()
            self._pack = pack
        self._threads = threads or self._threads
        self._closed = False
        self.patience.least = self.patience.least or chosen_silence()
        finding = asyncio.create_task(remote.ready()) if (remote := self._servers()) is not None else None
        try:
            if self._pack is None or self._pack.mode != "remote":
                await self._ready()
            if finding is not None:
                await finding
        except BaseException:
            if finding is not None:
                finding.cancel()
                await asyncio.gather(finding, return_exceptions=True)
                await self.close()
            raise
        return self.info

    async def close(self) -> None:
        """Stop the workers. The client may be started again."""
        self._closed = True
        self._lives += 1
        worker, self._worker, self._info = self._worker, None, None
        remote, self._remote = self._remote, None
        self._tuning = None
        await self.upkeep.stop()
        self.upkeep.forget()
        for part in (worker, self._loading, remote):
            if part is not None:
                await part.close()

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Close."""
        await self.close()

    async def count_tokens(self, segments: Sequence[Segment]) -> int:
        """Return how many tokens these segments are, tokenized one by one as a prompt is."""
        for attempt in (0, 1):
            worker = await self._ready()
            request, replies = worker.open()
            try:
                async with asyncio.timeout(COUNT_SECONDS):
                    if await worker.send({"op": "count", "id": request, "prompt": _prompt(segments)}):
                        reply = await replies.get()
                        if reply is not None:
                            if reply["op"] == "error":
                                raise _error(reply, self._pack)
                            return int(reply["tokens"])
            except TimeoutError:
                worker.kill()
            finally:
                worker.forget(request)
            await self._bury(worker, "while it counted tokens", final=bool(attempt))
        raise AssertionError("unreachable")

    async def run(self, request: RoleRequest) -> AsyncGenerator[PrefillChunk | TextChunk | RoleResult, None]:
        """Write as a role: prefill chunks, text chunks, then one result.

        Leaving the iteration early cancels the request. Raises ContextFull before anything is evaluated,
        ModelFileError, and EngineError when the worker died twice on this request.
        """
        _refuse_hopeless(request, self._known())
        async with self._turn, self.upkeep:
            shown, prefill, self._cancelled = "", PrefillChunk(0, 0, 0), False
            for attempt in (0, 1):
                worker = await self._ready(request.role)
                if self._cancelled:
                    break
                again = ""
                async with contextlib.aclosing(self._attempt(worker, request, shown)) as chunks:
                    async for chunk in chunks:
                        if not isinstance(chunk, TextChunk):
                            yield chunk
                            if isinstance(chunk, RoleResult):
                                return
                            prefill = chunk
                            continue
                        again += chunk.text
                        if len(again) > len(shown):  # after a crash the same request writes the same text again
                            yield TextChunk(again[len(shown) :])
                            shown = again
                given_up = attempt == 1 and not self._cancelled
                await self._bury(worker, f"while it played the {request.role.value}", final=given_up)
                if self._cancelled:
                    break
            yield RoleResult(shown, prefill.total, prefill.cached, 0, 0.0, 0.0, 0, "cancelled")

    async def _attempt(
        self, worker: WorkerProcess, request: RoleRequest, written: str
    ) -> AsyncGenerator[PrefillChunk | TextChunk | RoleResult, None]:
        """Ask one worker. Ends without a result when it died."""
        number, replies = worker.open()
        self._active = (worker, number, replies)
        watching = asyncio.create_task(watch(worker, replies.done, self.patience))
        try:
            try:
                sent = await worker.send(self._message(number, request, written))
            except (EngineError, RecursionError) as error:
                replies.done.set()  # nothing was sent, so there is nothing to stop
                deep = EngineError("what the role may write is nested too deeply")
                raise (deep if isinstance(error, RecursionError) else error) from None
            if not sent:
                return
            while (reply := await replies.get()) is not None:
                match reply["op"]:
                    case "prefill":
                        yield PrefillChunk(reply["done"], reply["total"], reply["cached"])
                    case "text":
                        yield TextChunk(reply["text"])
                    case "result":
                        result = as_result(reply)
                        if worker is self._worker:
                            self.upkeep.turn(result)
                            self.patience.turn(result)
                        yield result
                        return
                    case "error":
                        raise _error(reply, self._pack)
        finally:
            watching.cancel()
            await _stop(worker, number, replies)
            worker.forget(number)
            self._active = None

    async def cancel(self) -> None:
        """Stop the running request and return when it has stopped. Its result says "cancelled".

        One that waits for the model to be loaded again ends when that is done.
        """
        self._cancelled = True
        if self._active is not None:
            await _stop(*self._active)

    def _message(self, number: int, request: RoleRequest, written: str) -> dict[str, Any]:
        """Return the request; a server goes on behind what was `written`, a model here writes the same again."""
        assert self._pack is not None
        return {
            "op": "run",
            "id": number,
            "role": request.role.value,
            "prompt": _prompt(request.prompt),
            "stable": request.stable,
            "within": request.within(),
            "constraint": to_data(request.constraint),
            "max_tokens": request.max_tokens,
            "sampling": request.sampling(),
            "best_of": request.best_of,
            "copy_bonus": self._pack.sampling.copy_bonus,
            "liked_bonus": self._pack.sampling.liked_bonus,
            "written": written,
        }

    # --- the worker's life ----------------------------------------------------------------------------------

    async def _ready(self, role: Role | None = None) -> WorkerProcess:
        """Return the process that plays a role; with None the one that counts tokens, the model's if there is one."""
        remote, pack = self._servers(), self._pack
        if remote is not None and pack is not None and (pack.mode == "remote" or (role and role.value in pack.remote)):
            return await remote.ready()
        async with self._starting:
            changed = self._loaded is not None and self._loaded.changed()
            if self._worker is not None and self._worker.alive and not changed:
                return self._worker
            if self._pack is None or self._closed:
                raise EngineError("the engine is closed" if self._closed else "the engine has no pack to start with")
            if self._worker is not None:
                if changed and self.notice is not None:
                    self.notice(f"{self._pack.base} was changed while it was in use, so it is loaded again")
                await self._worker.close()
                self._worker = None
            life = self._lives
            worker = await self._load(self._pack)
            if life != self._lives:
                await worker.close()
                raise EngineError("the engine was closed while it loaded the model")
            self._worker = worker
            return worker

    def _servers(self) -> RemoteRoles | None:
        """Return the remote roles of the pack, None when there are none or the engine is closed."""
        if self._remote is None and self._pack is not None and self._pack.remote and not self._closed:
            self._remote = RemoteRoles(self._pack)
            if self._pack.mode == "remote":
                self._info = EngineInfo(self._pack.name, "", 0, 0, "remote", 0, (), "")
        return self._remote

    async def _load(self, pack: Pack) -> WorkerProcess:
        life, self._loaded = self._lives, mark(pack.base_path)
        verifying = asyncio.create_task(asyncio.to_thread(verify_files, pack))
        try:
            worker = self._loading = await WorkerProcess.spawn(pack.base_path, self._repack)
            self._repack = worker.repack
            await verifying
            if self._tuning is None:  # kept until the client is closed: another one would write another text
                self._tuning = chosen_tuning(pack, self._threads)
            start = start_message(pack, replace(self._tuning, repack=worker.repack))
            ready = await worker.begin(start)
            if life != self._lives:
                raise EngineError("the engine was closed while it loaded the model")
        except BaseException:
            verifying.cancel()
            if self._loading is not None:
                await self._loading.close()
            raise
        finally:
            self._loading = None
        if ready is None and worker.crashed and worker.gpu_layers:
            await worker.close()
            self._tuning = replace(self._tuning, gpu_layers=fewer(worker.gpu_layers))
            return await self._load(pack)
        if ready is None and worker.crashed and worker.repack:
            return await self._load_plainly(pack, worker)
        if ready is None or ready["op"] != "ready":
            await worker.close()
            raise load_error(pack, worker, ready)
        self._tuning = from_data(ready["tuning"])
        self.upkeep.loaded(start, self._tuning)
        self._info = as_info(pack, ready, self._tuning)
        return worker

    async def _load_plainly(self, pack: Pack, crashed: WorkerProcess) -> WorkerProcess:
        await crashed.close()
        self._repack = False
        worker = await self._load(pack)
        calibrate.remember(pack.base_path, False)
        return worker

    async def _bury(self, worker: WorkerProcess, doing: str, *, final: bool) -> None:
        """Take leave of a dead worker; the next `_ready` starts another. Raises EngineError when `final`."""
        await worker.close()
        if self._closed:
            raise EngineError(f"the engine was closed {doing}")
        if worker.crashed and worker.gpu_layers and self._tuning is not None and not final:
            self._tuning = replace(self._tuning, gpu_layers=fewer(worker.gpu_layers))
        elif worker.crashed and worker.repack and not final:
            self._repack = False  # repacked weights are the first suspect; without them everything still works
        words = worker.last_words()
        cause = f"{worker.cause()} {doing}" + (f" ({words})" if words else "")
        if final:
            raise EngineError(f"the model process died twice: {cause}")
        remote = self._remote is not None and self._remote.worker is worker
        if self.notice is not None and (remote or self._worker is worker):
            self.notice(
                f"{'the process for remote roles' if remote else 'the model process'} was started again: {cause}"
            )


async def _stop(worker: WorkerProcess, number: int, replies: Replies) -> None:
    """Cancel a request unless it has ended, and wait until the worker is free again."""
    if replies.done.is_set() or not worker.alive:
        return
    try:
        async with asyncio.timeout(CANCEL_SECONDS):  # also for sending: a process that stands still reads nothing
            await worker.send({"op": "cancel", "id": number})
            await replies.done.wait()
    except TimeoutError:
        worker.kill()


def _refuse_hopeless(request: RoleRequest, info: EngineInfo | None) -> None:
    """Refuse a prompt of many megabytes without sending it anywhere."""
    least = sum(len(segment.text) for segment in request.prompt) // MOST_CHARS_PER_TOKEN
    if info is not None and least > info.n_ctx:
        raise ContextFull(least, info.n_ctx)


def _prompt(segments: Sequence[Segment]) -> list[list[Any]]:
    return [[s.text, s.special, s.source] for s in segments]


def _error(reply: dict[str, Any], pack: Pack | None) -> EngineError:
    if reply["kind"] == "context_full":
        return ContextFull(reply["data"]["prompt_tokens"], reply["data"]["limit"])
    if pack is not None and (short := memory_error(pack, reply["message"])) is not None:
        return short
    if reply["kind"] == "model_file":
        return ModelFileError(pack.base_path if pack else None, reply["message"])
    return EngineError(reply["message"])
