"""What the user says about a request after the fact, said on the command line."""

from __future__ import annotations

from pathlib import Path

from umi_local.store.database import StoreError
from umi_local.store.feedback import Feedback, FeedbackError, record
from umi_local.store.sessions import Store
from umi_local.tools.base import Registry
from umi_train.learn.errors import LearnError


def say(path: Path, session: str, feedback: Feedback, registry: Registry) -> str:
    """Keep what the user says in the store at `path`, and return it in words. Raises LearnError."""
    if not path.is_file():
        raise LearnError(f"there are no sessions at {path} yet")
    try:
        store = Store(path)
        try:
            return record(store, session, feedback, registry)
        finally:
            store.close()
    except (StoreError, FeedbackError) as error:
        raise LearnError(str(error)) from error
