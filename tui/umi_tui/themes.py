"""The colours: dark, light, and the sixteen of the terminal. Every text colour is a `$umi-*` variable from here.

A test holds every one at a contrast of at least 4.5:1 against the backgrounds it stands on. The two ANSI themes
leave the choice to the terminal.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="umi-dark",
    primary="#6cb6ff",
    secondary="#b39df3",
    accent="#f0b866",
    foreground="#e3e6ea",
    background="#14171c",
    surface="#1b2027",
    panel="#232a33",
    warning="#f0b866",
    error="#ff8a80",
    success="#7fd18b",
    dark=True,
)

LIGHT = Theme(
    name="umi-light",
    primary="#0b5cad",
    secondary="#6639b7",
    accent="#8a5300",
    foreground="#1c2128",
    background="#fbfbfa",
    surface="#f1f1ef",
    panel="#e6e6e3",
    warning="#8a5300",
    error="#b3261e",
    success="#1a6b2f",
    dark=False,
)

_DARK_TEXT = {
    "dim": "#9aa4b1",
    "user": "#e3e6ea",
    "planner": "#b39df3",
    "caller": "#6cb6ff",
    "tool": "#5cc8b8",
    "answer": "#7fd18b",
    "good": "#7fd18b",
    "bad": "#ff8a80",
    "warn": "#f0b866",
    "code": "#e8c48b",
}

_LIGHT_TEXT = {
    "dim": "#57606a",
    "user": "#1c2128",
    "planner": "#6639b7",
    "caller": "#0b5cad",
    "tool": "#0a6156",
    "answer": "#1a6b2f",
    "good": "#1a6b2f",
    "bad": "#b3261e",
    "warn": "#8a5300",
    "code": "#7a4400",
}

_ANSI_TEXT = {
    "dim": "ansi_default",
    "user": "ansi_default",
    "planner": "ansi_magenta",
    "caller": "ansi_blue",
    "tool": "ansi_cyan",
    "answer": "ansi_green",
    "good": "ansi_green",
    "bad": "ansi_red",
    "warn": "ansi_yellow",
    "code": "ansi_yellow",
}

TEXT_COLOURS: dict[str, dict[str, str]] = {
    "umi-dark": _DARK_TEXT,
    "umi-light": _LIGHT_TEXT,
    "ansi-dark": _ANSI_TEXT,
    "ansi-light": _ANSI_TEXT | {"warn": "ansi_red", "code": "ansi_magenta"},
}
"""Text colours of each theme by purpose; `$umi-<purpose>` in styles."""

THEMES = tuple(TEXT_COLOURS)
DEFAULT_THEME = "umi-dark"


def variables(theme: str) -> dict[str, str]:
    """Return the `umi-*` variables of a theme; an unknown theme gets those of the dark one."""
    return {f"umi-{name}": colour for name, colour in TEXT_COLOURS.get(theme, _DARK_TEXT).items()}
