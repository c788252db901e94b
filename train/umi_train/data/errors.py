"""What can go wrong with data: the user's mistake, or one bad row."""

from __future__ import annotations


class DataError(Exception):
    """The data cannot be read at all. The message says what is wrong, where, and what to do."""


class BadRow(ValueError):
    """One row is left out. `reason` is a short phrase that many rows share, `detail` is about this row."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
