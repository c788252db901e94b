"""What can go wrong while learning, in words for the user."""

from __future__ import annotations


class LearnError(Exception):
    """Nothing was learned, or not yet. The message says what is wrong, where, and what to do."""


class NothingToLearn(LearnError):
    """There are no rows. The message says why."""
