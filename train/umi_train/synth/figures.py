"""Numbers as people write them: digits, commas, decimals and words; and what to hand to the calculator."""

from __future__ import annotations

from random import Random

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def words(n: int) -> str:
    """Return a whole number from 0 to 999,999 in English words, as speech recognition writes it (no hyphens)."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        return _TENS[n // 10] + (f" {_SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_SMALL[n // 100]} hundred" + (f" and {words(n % 100)}" if n % 100 else "")
    return f"{words(n // 1000)} thousand" + (f" {words(n % 1000)}" if n % 1000 else "")


def ordinal_words(n: int) -> str:
    """Return a small ordinal in words: 21 -> "twenty first"."""
    head, _, last = words(n).rpartition(" ")
    if last in _ORDINAL:
        last = _ORDINAL[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last += "th"
    return f"{head} {last}".strip()


def ordinal(n: int) -> str:
    """Return 1 -> "1st", 12 -> "12th"."""
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def whole(rng: Random, low: int = 2, high: int = 100_000) -> str:
    """Return a whole number, small ones likelier; thousands sometimes with commas."""
    top = rng.choice([t for t in (12, 100, 100, 1000, 1000, 10_000, 100_000, 1_000_000) if low < t <= high] or [high])
    n = rng.randint(low, top)
    return f"{n:,}" if n >= 1000 and rng.random() < 0.3 else str(n)


def decimal(rng: Random, low: float = 0.1, high: float = 1000.0) -> str:
    """Return a number with one or two decimals."""
    top = rng.choice([t for t in (10.0, 100.0, 1000.0) if low < t <= high] or [high])
    return f"{rng.uniform(low, top):.{rng.choice((1, 2, 2))}f}"


def number(rng: Random) -> str:
    """Return a whole number, or now and then a decimal."""
    return decimal(rng) if rng.random() < 0.2 else whole(rng)


def money(rng: Random, low: int = 3, high: int = 2000) -> str:
    """Return an amount without its sign: whole, with cents, or round."""
    kind = rng.random()
    if kind < 0.35:
        return f"{rng.uniform(low, min(high, 200)):.2f}"
    if kind < 0.6:
        return str(rng.randrange(low + 5 - low % 5, high, 5))
    return str(rng.randint(low, rng.choice((50, 200, high)) if high > 200 else high))


def percent(rng: Random) -> str:
    """Return a percentage without its sign."""
    if rng.random() < 0.12:
        return rng.choice(("2.5", "7.5", "12.5", "0.5", "8.25", "17.5", "33.3", "1.9", "6.5"))
    return str(rng.choice((5, 10, 12, 15, 18, 19, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, rng.randint(1, 99))))


def plain(text: str) -> str:
    """Return a number without its thousands separators."""
    return text.replace(",", "")
