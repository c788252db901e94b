"""What can go wrong with the engine, for those who ask it."""

from __future__ import annotations

from pathlib import Path

from umi_local.text import inert


class EngineError(Exception):
    """The engine could not do what was asked. `retryable`: the same request may work if asked again.

    What files and processes said may be in the message, so it is made inert.
    """

    def __init__(self, message: str, *, retryable: bool = False) -> None:
        super().__init__(inert(message))
        self.retryable = retryable


class ModelFileError(EngineError):
    """A model file is missing, truncated, damaged or of the wrong kind; `path` names it when it is one file."""

    def __init__(self, path: Path | None, problem: str) -> None:
        super().__init__(problem if path is None else f"{path.name} cannot be used: {problem} ({path})")
        self.path = path


class ContextFull(EngineError):
    """The prompt and the tokens asked for do not fit into the context of `limit` tokens. Nothing was evaluated."""

    def __init__(self, prompt_tokens: int, limit: int) -> None:
        super().__init__(f"the prompt has {prompt_tokens} tokens and does not fit into the context of {limit}")
        self.prompt_tokens, self.limit = prompt_tokens, limit
