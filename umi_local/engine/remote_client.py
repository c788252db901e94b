"""The remote roles of a pack as the engine's client sees them: one more process that answers the same messages."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from umi_local.engine import remote_door
from umi_local.engine.errors import EngineError
from umi_local.engine.process import WorkerProcess, environment
from umi_local.packs.pack import Pack

if TYPE_CHECKING:
    from umi_local.engine.client import EngineInfo

MODULE = "umi_local.engine.remote"


class RemoteRoles:
    """The process for the remote roles of one pack, started when it is needed and again after it ended."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._starting = asyncio.Lock()
        self._worker: WorkerProcess | None = None
        self._facts: dict[str, Any] = {}

    @property
    def worker(self) -> WorkerProcess | None:
        """The process, None when there is none."""
        return self._worker

    async def ready(self) -> WorkerProcess:
        """Return the running process. Raises EngineError: a server that cannot be reached, a missing token."""
        async with self._starting:
            if self._worker is None or not self._worker.alive:
                self._worker = None
                self._worker = await self._start()
            return self._worker

    async def close(self) -> None:
        """Stop the process."""
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.close()

    async def _start(self) -> WorkerProcess:
        worker = await _spawn(self._pack)
        try:
            ready = await worker.begin(
                {
                    "op": "start",
                    "roles": {role: endpoint.to_data() for role, endpoint in self._pack.remote.items()},
                    "format": self._pack.format,
                    "n_ctx": self._pack.context_length,
                }
            )
        except BaseException:
            await worker.close()
            raise
        if ready is None or ready["op"] != "ready":
            await worker.close()
            words = worker.last_words()
            raise EngineError(
                f"the process for remote roles did not start ({worker.cause()})" + (f": {words}" if words else "")
                if ready is None
                else ready["message"]
            )
        self._facts = ready
        return worker

    def added_to(self, local: EngineInfo) -> EngineInfo | None:
        """Return what runs here and there together: the context of all roles is the smallest one.

        None before the servers were found.
        """
        if not (told := self._facts):
            return None
        notes = [f"the {role} is played by {e.model} on {e.place}" for role, e in self._pack.remote.items()]
        if self._pack.mode == "remote":
            notes += told["counting"]
        else:
            notes.append("the model of this machine counts tokens for all roles")
        return replace(
            local,
            model=local.model or told["model"],
            parameters=local.parameters or told["parameters"],
            n_ctx=min(local.n_ctx or told["n_ctx"], told["n_ctx"]),
            remote=tuple(self._pack.remote),
            notes=(*local.notes, *notes, *told["notes"]),
        )


async def _spawn(pack: Pack) -> WorkerProcess:
    command = [sys.executable, "-P", "-m", MODULE, str(os.getpid())]
    fds: tuple[int, ...] = ()
    door = remote_door.find(endpoint.address for endpoint in pack.remote.values())
    if door is not None:
        fds = (door.asks.fileno(),)
        command.append(str(fds[0]))
    elif _offline():
        places = dict.fromkeys(endpoint.place for endpoint in pack.remote.values())
        raise EngineError(
            f"umi was started without a way to {', '.join(places)}, which the pack {pack.name} needs; "
            f"start umi with --pack {pack.name}"
        )
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment(), start_new_session=True, pass_fds=fds
    )
    return WorkerProcess(process, repack=False)


def _offline() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    from umi_local.safety.offline import probe

    return probe()
