"""The one way out: a small process from before the network was taken away, which connects to the pack's servers alone.

umi takes the network from itself and all it starts (promise P1, `safety/offline`), and no filter can be lifted. For a
pack with a remote role, and for no other, `open_for` starts this process first:

```
umi --pack P --- starts --> door     allowed: the hosts and ports in P's manifest, nothing else
 | the filter falls          ^ |
 |-- model's process         | | a connected socket, over an AF_UNIX pair
 `-- remote process ---------+ v
```

The process that reads what servers say is behind the filter like the rest: it can reach those servers and no others,
whatever they make it do. The door itself reads nothing from them. Linux alone has the filter and needs the door.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from umi_local.config import DEFAULT_PACK, active_file
from umi_local.engine.remote_endpoint import Endpoint

Address = tuple[str, int]
MOST_BYTES = 4096
MOST_AT_ONCE = 16
CONNECT_SECONDS = 10.0
COMMANDS_WITHOUT = frozenset(("doctor", "packs", "tools", "sessions", "undo"))
"""Commands that use no model."""


@dataclass(frozen=True, slots=True)
class Door:
    """An open door: where to ask, and what it may connect to."""

    asks: socket.socket
    addresses: frozenset[Address]
    process: subprocess.Popen[bytes]


_opened: list[Door] = []


def open_for(arguments: Sequence[str]) -> None:
    """Open a door when `arguments`, those of the command line, ask for a pack with remote roles.

    Call it before the filter. Never raises: what is wrong with the pack is said by the command that loads it.
    """
    name = _pack_named(arguments)
    if name is None or not sys.platform.startswith("linux"):
        return
    if name == DEFAULT_PACK and not active_file().is_file():
        return  # the shipped pack has no remote roles; reading it would cost the first screen 30 ms
    from umi_local.packs.pack import PackError, load_pack

    try:
        endpoints = load_pack(name).remote.values()
    except PackError:
        return
    if endpoints:
        with contextlib.suppress(OSError):
            open_door(endpoint.address for endpoint in endpoints)


def open_door(addresses: Iterable[Address]) -> Door:
    """Start a door to these addresses and keep it for `find`. Raises OSError."""
    allowed = frozenset(addresses)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    from umi_local.engine.process import environment

    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "umi_local.engine.remote_door", str(os.getpid()), str(theirs.fileno()),
             json.dumps(sorted(allowed))],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
            env=environment(),
        )  # fmt: skip
    door = Door(ours, allowed, process)
    _opened.append(door)
    return door


def find(addresses: Iterable[Address]) -> Door | None:
    """Return an open door that leads to all of these."""
    wanted = set(addresses)
    return next((door for door in _opened if wanted <= door.addresses), None)


def _pack_named(arguments: Sequence[str]) -> str | None:
    """Return the pack that a command line is about, None when it needs none. The last one counts, as for the parser."""
    found: str | None = DEFAULT_PACK
    rest = iter(arguments)
    first = True
    for word in rest:
        if word == "--":
            break
        if first and not word.startswith("-"):
            first = False
            if word in COMMANDS_WITHOUT:
                return None
        if word == "--pack":
            found = next(rest, None)
        elif word.startswith("--pack="):
            found = word.removeprefix("--pack=")
    return found


def through(fd: int) -> Callable[[Endpoint, float], socket.socket]:
    """Return what connects through the door that is asked at `fd`."""

    def connect(endpoint: Endpoint, timeout: float) -> socket.socket:
        mine, theirs = socket.socketpair()
        with mine:
            with theirs, socket.socket(fileno=os.dup(fd)) as door:
                socket.send_fds(door, [json.dumps(endpoint.address).encode()], [theirs.fileno()])
            mine.settimeout(timeout + 1.0)
            said, fds, _, _ = socket.recv_fds(mine, MOST_BYTES, 1)
        if fds:
            return socket.socket(fileno=fds[0])
        raise OSError(0, said.decode("utf-8", "replace") or "umi's way to the network is closed")

    return connect


# --- the process --------------------------------------------------------------------------------------------


def main() -> None:
    """Connect for whoever asks, until nobody can ask any more."""
    from umi_local.engine.worker import die_with_parent, leave

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent(int(sys.argv[1]))
    allowed = {(str(host), int(port)) for host, port in json.loads(sys.argv[3])}
    turns = threading.Semaphore(MOST_AT_ONCE)
    with socket.socket(fileno=int(sys.argv[2])) as asked:
        while True:
            data, fds, _, _ = socket.recv_fds(asked, MOST_BYTES, 1)
            if not data:
                leave(0)
            if fds:
                turns.acquire()
                threading.Thread(target=_answer, args=(data, fds[0], allowed, turns), daemon=True).start()


def _answer(data: bytes, fd: int, allowed: set[Address], turns: threading.Semaphore) -> None:
    try:
        with socket.socket(fileno=fd) as reply, contextlib.suppress(OSError):
            found = _connected(data, allowed)
            if isinstance(found, str):
                reply.sendall(found.encode())
                return
            with found:
                socket.send_fds(reply, [b"connected"], [found.fileno()])
    finally:
        turns.release()


def _connected(data: bytes, allowed: set[Address]) -> socket.socket | str:
    try:
        host, port = json.loads(data)
    except ValueError:
        return "that is no address"
    if (host, port) not in allowed:
        return "umi was not started for this server"
    try:
        return socket.create_connection((host, port), CONNECT_SECONDS)
    except OSError as error:
        return str(error.strerror or error) or "no answer"


if __name__ == "__main__":
    main()
