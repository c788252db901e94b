"""Formats by name. A pack names the one it was trained for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from umi_local.formats.base import Format

SHARED = ("shared", "shared-marks", "shared-spans", "shared-names")
"""Formats in which a role is invoked by its header alone: what aLoRA adapters need."""
FORMATS = (*SHARED, "prompted", "toolbench")


def get_format(name: str, observation_chars: int | None = None, template: str = "chatml") -> Format:
    """Return the format called `name`.

    `observation_chars` bounds an observation, None leaves that to the format; `template` is the family of chat
    templates of a `prompted` model. Raises ValueError for an unknown name or template.
    """
    match name:
        case "shared" | "shared-marks" | "shared-spans" | "shared-names":
            from umi_local.formats.shared import SharedFormat

            shared = SharedFormat.named(name)
            return shared if observation_chars is None else replace(shared, observation_chars=observation_chars)
        case "prompted":
            from umi_local.formats.prompted import PromptedFormat

            prompted = PromptedFormat(template=template)
            return prompted if observation_chars is None else replace(prompted, observation_chars=observation_chars)
        case "toolbench":
            from umi_local.formats.toolbench import ToolBenchFormat

            return ToolBenchFormat() if observation_chars is None else ToolBenchFormat(observation_chars)
    raise ValueError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
