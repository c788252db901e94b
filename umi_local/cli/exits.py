"""Exit codes. A table in the docs repeats them; scripts depend on them."""

from __future__ import annotations

ANSWERED = 0
USAGE = 2
GAVE_UP = 3
FAILED = 4
REFUSED = 5
CANCELLED = 130

OF_STATUS = {
    "answered": ANSWERED,
    "gave_up": GAVE_UP,
    "failed": FAILED,
    "refused": REFUSED,
    "cancelled": CANCELLED,
}
