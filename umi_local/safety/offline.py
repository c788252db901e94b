"""Offline as a kernel fact (promise P1): on Linux no process umi starts can make a network socket.

A seccomp filter lets `socket()` make AF_UNIX sockets only and refuses io_uring, which could make them unseen.
It is inherited by every child (the model's worker, commands the user runs) and can never be lifted again. Other
systems have nothing alike without privileges: there `install()` says so and `umi doctor` repeats it.

Syscall numbers are those of the kernel headers; the filter was measured against asyncio, Textual, subprocesses
and llama.cpp (safety notes, F8 and 2.4).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from dataclasses import dataclass
from functools import cache

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_IO_URING = (425, 426, 427)
_X32 = 0x40000000
_AF_UNIX, _AF_INET, _SOCK_STREAM = 1, 2, 1
_PR_SET_NO_NEW_PRIVS, _PR_GET_SECCOMP, _PR_SET_SECCOMP = 38, 21, 22
_MODE_FILTER, _FLAG_TSYNC = 1, 1

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _DENY, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_OFFSET_NUMBER, _OFFSET_ARCH, _OFFSET_FIRST_ARGUMENT = 0, 4, 16


@dataclass(frozen=True, slots=True)
class Offline:
    """Whether the kernel holds the promise for this process and its children, and in one sentence why or why not."""

    enforced: bool
    detail: str


@cache
def install() -> Offline:
    """Take the network away from this process and all it starts. Call it before the first thread.

    Never raises: where it cannot be done the result says why. Another call returns the result of the first.
    """
    machine = platform.machine()
    if not sys.platform.startswith("linux"):
        return Offline(False, f"{sys.platform} has no filter that umi could install: umi itself opens no connection")
    if machine not in _AUDIT:
        return Offline(False, f"the filter is not written for {machine} processors: umi itself opens no connection")
    if probe():
        return Offline(True, "network sockets were refused already when umi started")
    try:
        _filter(machine)
    except OSError as error:
        return Offline(False, f"the kernel refused the filter ({os.strerror(error.errno or 0)})")
    if not probe():
        return Offline(False, "the filter was accepted but does not work")
    return Offline(True, "the kernel refuses network sockets to umi and everything it starts (seccomp)")


def probe() -> bool:
    """Return whether this process is refused an internet socket right now. POSIX only."""
    libc = ctypes.CDLL(None, use_errno=True)  # not the socket module: this is on the way to the first token
    fd = libc.socket(_AF_INET, _SOCK_STREAM, 0)
    if fd >= 0:
        os.close(fd)
        return False
    return ctypes.get_errno() == errno.EPERM


def program(machine: str) -> bytes:
    """Return the BPF program for `machine` (x86_64 or aarch64)."""

    def op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("HBBI", code, if_true, if_false, value)

    allow, deny, kill = op(_RETURN, _ALLOW), op(_RETURN, _DENY), op(_RETURN, _KILL)
    steps = [op(_LOAD, _OFFSET_ARCH), op(_EQUAL, _AUDIT[machine], 1, 0), kill, op(_LOAD, _OFFSET_NUMBER)]
    if machine == "x86_64":
        steps += [op(_AT_LEAST, _X32, 0, 1), deny]
    for number in _IO_URING:
        steps += [op(_EQUAL, number, 0, 1), deny]
    steps += [op(_EQUAL, _SOCKET[machine], 0, 4), op(_LOAD, _OFFSET_FIRST_ARGUMENT), op(_EQUAL, _AF_UNIX, 1, 0)]
    steps += [deny, allow, allow]
    return b"".join(steps)


def _filter(machine: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(program(machine))
    count = (len(code) - 1) // 8
    rules = struct.pack("HxxxxxxQ", count, ctypes.addressof(code))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    call = libc.syscall(_SECCOMP[machine], ctypes.c_uint(_MODE_FILTER), ctypes.c_uint(_FLAG_TSYNC), rules)
    if call != 0 and libc.prctl(_PR_SET_SECCOMP, 2, rules, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
