"""No process umi starts can open a connection. Each test runs the filter in a process of its own."""

from __future__ import annotations

import struct
import subprocess
import sys
import textwrap

import pytest

from umi_local.safety import offline

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter exists on Linux alone")


def in_child(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


PROBE = """
import socket
def probe():
    for family in ("AF_INET", "AF_INET6", "AF_NETLINK"):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                socket.socket(getattr(socket, family), kind).close()
                print(family, "open")
            except PermissionError:
                print("refused")
            except OSError:
                print("refused")
    a, b = socket.socketpair()
    a.send(b"x"); assert b.recv(1) == b"x"
    socket.socket(socket.AF_UNIX).close()
"""


@linux
def test_no_internet_socket_can_be_made_and_unix_sockets_work():
    out = in_child(f"{PROBE}\nfrom umi_local.safety.offline import install\nassert install().enforced\nprobe()")
    assert out.split() == ["refused"] * 6


@linux
def test_children_and_threads_inherit_the_filter():
    out = in_child(f"""
        import subprocess, sys, threading
        from umi_local.safety.offline import install
        started, go = threading.Event(), threading.Event()
        program = {PROBE + "probe()"!r}
        def older_thread():
            started.set(); go.wait(); exec(program, {{}})
        thread = threading.Thread(target=older_thread); thread.start(); started.wait()
        assert install().enforced
        go.set(); thread.join()
        sys.stdout.flush()
        subprocess.run([sys.executable, "-c", program], check=True)
    """)
    assert out.split() == ["refused"] * 12


@linux
def test_asyncio_and_subprocesses_still_work():
    out = in_child("""
        import asyncio
        from umi_local.safety.offline import install
        install()
        async def main():
            child = await asyncio.create_subprocess_exec("echo", "hello", stdout=asyncio.subprocess.PIPE)
            print((await child.communicate())[0].decode().strip())
            print(await asyncio.to_thread(lambda: "thread"))
        asyncio.run(main())
    """)
    assert out.split() == ["hello", "thread"]


@linux
def test_installing_twice_is_installing_once():
    assert (
        in_child("""
        from umi_local.safety.offline import install
        assert install() == install() and install().enforced
        print("ok")
    """).strip()
        == "ok"
    )


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_no_jump_of_the_filter_leaves_it(machine):
    code = offline.program(machine)
    steps = list(struct.iter_unpack("HBBI", code))
    assert steps[-1][0] == steps[-2][0] == 6
    for at, (kind, if_true, if_false, _) in enumerate(steps):
        if kind & 7 == 5:
            assert at + 1 + max(if_true, if_false) < len(steps)


def test_other_systems_are_told_the_truth(monkeypatch):
    monkeypatch.setattr(offline.sys, "platform", "darwin")
    result = offline.install.__wrapped__()
    assert not result.enforced and "darwin" in result.detail
    monkeypatch.setattr(offline.sys, "platform", "linux")
    monkeypatch.setattr(offline.platform, "machine", lambda: "riscv64")
    result = offline.install.__wrapped__()
    assert not result.enforced and "riscv64" in result.detail
