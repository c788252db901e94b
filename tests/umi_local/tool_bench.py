"""A workspace in a folder of its own, and the built-in tools to use in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools import builtin_registry
from umi_local.tools.base import Registry, ToolContext, ToolError
from umi_local.tools.notes import MemoryNotes

SATURDAY = datetime(2026, 11, 21, 14, 3, 22, tzinfo=timezone(timedelta(hours=1), "CET"))
REGISTRY: Registry = builtin_registry()


@dataclass
class Bench:
    """Tools with a clock that stands still."""

    root: Path
    context: ToolContext = field(init=False)

    def __post_init__(self) -> None:
        self.context = ToolContext(
            Workspace(self.root), Journal.memory(), MemoryNotes(lambda: SATURDAY), now=lambda: SATURDAY
        )

    def call(self, tool: str, /, **arguments: Any) -> str:
        """Run a tool as the agent does, with validation. Raises ToolError."""
        return REGISTRY.get(tool).run(self.context, arguments)

    def fails(self, tool: str, /, **arguments: Any) -> str:
        """Return the message of a call that must fail."""
        try:
            result = self.call(tool, **arguments)
        except ToolError as error:
            return str(error)
        raise AssertionError(f"{tool} did not fail: {result}")

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the workspace."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


MakeBench = Callable[[], Bench]
