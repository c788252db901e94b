"""The one list of what the app can do. Keys, slash commands, palette, help and docs/app.md come from here.

Each is done by the method `command_<id>` of `controllers.commands.CommandActions`; a test holds that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

Group = Literal["Conversation", "Transcript", "Sessions and packs", "App"]
GROUPS: tuple[Group, ...] = ("Conversation", "Transcript", "Sessions and packs", "App")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the app can do.

    `keys` are Textual key names. `argument` names what a slash command takes, in brackets when it may be left
    out. `priority` keys work before those of the focused widget. `slash` false means: by key alone.
    """

    id: str
    title: str
    help: str
    group: Group
    keys: tuple[str, ...] = ()
    argument: str = ""
    priority: bool = True
    slash: bool = True

    @property
    def method(self) -> str:
        """The name of the method that does it."""
        return "command_" + self.id.replace("-", "_")


COMMANDS: tuple[Command, ...] = (
    Command(
        "cancel",
        "Stop",
        "Stop the running turn. With nothing running: drop the queue, then clear the input.",
        "Conversation",
        ("escape",),
        priority=False,
    ),
    Command(
        "interrupt",
        "Copy, stop or quit",
        "Copy the selection; else stop the turn; else quit on the second press.",
        "Conversation",
        ("ctrl+c",),
        slash=False,
    ),
    Command(
        "approve",
        "Approval mode",
        "Choose what runs without asking: ask, edits, all or none.",
        "Conversation",
        ("f4",),
        argument="[ask|edits|all|none]",
    ),
    Command("undo", "Undo the last write", "Take the last change of a file back.", "Conversation", ("f8",)),
    Command("right", "That was right", "The last request went right; `umi learn` learns it.", "Conversation"),
    Command("wrong", "That was wrong", "The last request went wrong; nothing of it is learned.", "Conversation"),
    Command(
        "correct",
        "Correct the answer",
        "Say what the last answer should have been; `umi learn` learns it.",
        "Conversation",
        argument="ANSWER",
    ),
    Command(
        "give-up",
        "It should have given up",
        "Say why the last request should have ended in a give-up; `umi learn` learns it.",
        "Conversation",
        argument="REASON",
    ),
    Command(
        "retry",
        "Start the engine again",
        "Start the engine again after it failed, then go on with the queue.",
        "Conversation",
        ("f5",),
    ),
    Command(
        "queue",
        "Show the queue",
        "List the requests that wait; `/queue drop` drops them.",
        "Conversation",
        argument="[drop]",
    ),
    Command(
        "previous",
        "Previous entry",
        "Move to the entry above in the transcript.",
        "Transcript",
        ("alt+up",),
        slash=False,
    ),
    Command(
        "next",
        "Next entry",
        "Move to the entry below in the transcript.",
        "Transcript",
        ("alt+down",),
        slash=False,
    ),
    Command("fold", "Fold or unfold all", "Show or hide the details of every step.", "Transcript", ("f3",)),
    Command(
        "copy", "Copy the last answer", "Copy the entry under the cursor, or the last answer.", "Transcript", ("f7",)
    ),
    Command("page-up", "Scroll up", "Scroll the transcript up.", "Transcript", ("pageup",), slash=False),
    Command(
        "page-down",
        "Scroll down",
        "Scroll the transcript down.",
        "Transcript",
        ("pagedown",),
        slash=False,
    ),
    Command("top", "To the beginning", "Scroll to the beginning of what is shown.", "Transcript", ("ctrl+home",)),
    Command("bottom", "To the end", "Scroll to the end and follow what is written.", "Transcript", ("ctrl+end",)),
    Command("new", "New session", "Begin a new session.", "Sessions and packs", ("ctrl+n",)),
    Command("sessions", "Sessions", "List the stored sessions and go on with one.", "Sessions and packs", ("f2",)),
    Command(
        "resume",
        "Resume",
        "Go on with a session by its id or the beginning of it.",
        "Sessions and packs",
        argument="[id]",
    ),
    Command(
        "pack",
        "Change the pack",
        "Change the model and keep the conversation.",
        "Sessions and packs",
        ("f6",),
        argument="[name]",
    ),
    Command(
        "status", "Status", "Show pack, model, context, approval mode, workspace and session.", "Sessions and packs"
    ),
    Command("help", "Help", "Show keys and commands.", "App", ("f1",)),
    Command("palette", "Command palette", "Find a command by its name.", "App", ("ctrl+p",), slash=False),
    Command("theme", "Theme", "Change the colours, or go to the next theme.", "App", ("f9",), argument="[name]"),
    Command(
        "clear",
        "Clear the screen",
        "Empty the transcript on screen; the session keeps everything.",
        "App",
        ("ctrl+l",),
    ),
    Command("quit", "Quit", "Leave. The session can be resumed.", "App", ("ctrl+q",)),
)

BY_ID = {command.id: command for command in COMMANDS}

EDITING_KEYS: tuple[tuple[str, str], ...] = (
    ("enter", "Send. While a turn runs, the request waits in the queue."),
    ("ctrl+j, alt+enter", "New line (shift+enter too, where the terminal tells it apart)."),
    ("up, down", "On the first or last line: older and newer requests."),
    ("tab", "Complete a slash command; else move the focus."),
    ("/name", "A command. A leading space sends the text as it is."),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a call that waits for approval."""

    kind: Literal["once", "session", "edit", "refuse"]
    keys: tuple[str, ...]
    label: str
    help: str


APPROVAL_CHOICES: tuple[Choice, ...] = (
    Choice("once", ("1", "y"), "once", "Allow this call once."),
    Choice("session", ("2",), "session", "Allow it for this session; the bar says what that covers."),
    Choice("edit", ("3",), "edit", "Edit the call as JSON, then run it."),
    Choice("refuse", ("4", "n"), "refuse", "Refuse, with a reason for the planner if you like."),
)


def bindings() -> list[Binding]:
    """Return the key bindings of the app."""
    return [
        Binding(key, f"command('{c.id}')", c.title, id=f"{c.id}.{key}", tooltip=c.help, show=False, priority=c.priority)
        for c in COMMANDS
        for key in c.keys
    ]


def matching(typed: str) -> list[Command]:
    """Return the slash commands that what was typed may become: "/th" is theme."""
    if not typed.startswith("/") or " " in typed or "\n" in typed:
        return []
    return [c for c in COMMANDS if c.slash and c.id.startswith(typed[1:].lower())]


def parse_slash(text: str) -> tuple[Command | None, str] | None:
    """Return the command and its argument, (None, name) for an unknown one, or None for plain text.

    A command is "/" and a name at the very beginning of a single line; a leading space makes it plain text.
    """
    if not text.startswith("/") or "\n" in text.strip():
        return None
    name, _, argument = text[1:].strip().partition(" ")
    command = BY_ID.get(name.lower())
    if command is None or not command.slash:
        return None, name
    return command, argument.strip()


def key_label(key: str) -> str:
    """Return a key as people write it: "ctrl+p" is Ctrl+P."""
    names = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn"}
    return "+".join(names.get(part, part.capitalize()) for part in key.split("+"))


def help_rows() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Yield (heading, rows of what to press or type and what it does): the help screen and docs/app.md."""
    for group in GROUPS:
        yield group, [(_how(c), c.help) for c in COMMANDS if c.group == group]
    yield "Writing a request", list(EDITING_KEYS)
    yield (
        "When a call waits for you",
        [
            *((" or ".join(choice.keys), choice.help) for choice in APPROVAL_CHOICES),
            ("escape", "Stop the turn; nothing runs."),
        ],
    )


def _how(command: Command) -> str:
    ways = [key_label(key) for key in command.keys]
    if command.slash:
        ways.append(f"/{command.id} {command.argument}".strip())
    return ", ".join(ways)


def docs_tables() -> str:
    """Return the tables of docs/app.md between its generated marks."""
    parts = []
    for heading, rows in help_rows():
        lines = [f"### {heading}", "", "| press or type | what it does |", "|---|---|"]
        lines += [f"| {how.replace('|', chr(92) + '|')} | {what.replace('|', chr(92) + '|')} |" for how, what in rows]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
