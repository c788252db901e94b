"""Which of several calls is made: the likeliest that can work, as far as that shows without doing anything.

```
best_of continuations -> parsed -> tried: a preview, or a quick tool itself -> the first that works
                                                                               else the first that misses least
```

A small model that is unsure often has the right call among its next best ones, and a path that is not there or a column
that a table does not have shows which are not. Where the model is sure all its continuations are the same, and nothing
is tried.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from umi_local.agent.threads import in_thread
from umi_local.engine.protocol import Continuation
from umi_local.formats.base import FormatError
from umi_local.tools.base import Prospect, Tool, ToolContext, ToolError

SECONDS = 1.0
"""How long calls may be tried. One that takes longer works, as far as anybody knows."""
MARGIN = 0.5
"""How much less likely than the first a call may be, as a mean log-probability: one that is was hardly meant."""

Read = Callable[[str], tuple[Tool, dict[str, Any]]]
"""Reads a call. Raises FormatError and ToolError."""


async def chosen(continuations: Sequence[Continuation], read: Read, context: ToolContext) -> str:
    """Return the text of the likeliest continuation that can work, of the first when none can."""
    likely = [one.text for one in continuations if one.logprob >= continuations[0].logprob - MARGIN]
    if len(likely) < 2:
        return continuations[0].text
    stop = threading.Event()
    shut = replace(context, ask=None, emit=lambda _: None, cancelled=stop.is_set)
    best, least, text = likely[0], Prospect.FAILS, likely[0]
    try:
        async with asyncio.timeout(SECONDS):
            for text in likely:
                try:
                    tool, arguments = read(text)
                except (FormatError, ToolError):
                    continue
                prospect = await in_thread(_trial(tool, shut, arguments), f"trial {tool.name}")
                if prospect < least:
                    best, least = text, prospect
                if prospect is Prospect.WORKS:
                    break
    except TimeoutError:
        best = text
    finally:
        stop.set()
    return best


def _trial(tool: Tool, context: ToolContext, arguments: dict[str, Any]) -> Callable[[], Prospect]:
    def trial() -> Prospect:
        try:
            return tool.prospect(context, arguments)
        except Exception:  # a tool that breaks here breaks in earnest too, where it is said
            return Prospect.FAILS

    return trial
