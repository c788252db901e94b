"""A small recipe to change, and what it says when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = """\
model:
  path: Qwen/Qwen3-0.6B
  max_length: 256
adapter:
  r: 8
data:
  sources:
    - kind: umi
      location: data.jsonl
trainer:
  learning_rate: 2e-4
stages:
  backbone:
    epochs: 2
  planner:
    learning_rate: 5e-5
  caller:
  summarizer:
"""


@pytest.fixture
def write(tmp_path) -> Callable[..., str]:
    """Write a recipe file and return its name; each change replaces a text of the small one, which must be there."""

    def write(*changes: tuple[str, str], text: str = SMALL, name: str = "mine.yaml") -> str:
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path: Path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
