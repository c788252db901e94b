"""A call in a daemon thread. Imports next to nothing: the command line uses it before umi is loaded."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def in_thread(function: Callable[[], T], name: str) -> asyncio.Future[T]:
    """Start `function` in a daemon thread and return the future of its result."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(value: T | None, error: BaseException | None) -> None:
        if future.cancelled() or future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)  # type: ignore[arg-type]

    def body() -> None:
        value, failure = None, None
        try:
            value = function()
        except BaseException as error:  # handed to whoever awaits the future
            failure = RuntimeError(str(error)) if isinstance(error, StopIteration) else error
        try:
            loop.call_soon_threadsafe(settle, value, failure)
        except RuntimeError:  # the loop is gone: nobody waits any more
            return

    threading.Thread(target=body, name=name, daemon=True).start()
    return future
