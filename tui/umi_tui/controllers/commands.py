"""What each command of the registry does. One method per command: `command_<id>(argument)`."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import Input, TextArea

from umi_local.config import APPROVAL_MODES, Verdict
from umi_local.safety.policy import RULES
from umi_tui import themes
from umi_tui.clipboard import copy_to_desktop
from umi_tui.commands import COMMANDS, key_label
from umi_tui.controllers.turns import split_turns
from umi_tui.conversation import ConversationError
from umi_tui.screens.help import HelpScreen
from umi_tui.screens.pick import Pick, PickScreen
from umi_tui.settings import save_theme
from umi_tui.widgets.lanes import AnswerEntry, NoticeEntry

if TYPE_CHECKING:
    from umi_tui.app import UmiApp

_LOCKED = "refused by the kernel to umi and all it starts"
_UNLOCKED = "not refused by the kernel; umi itself opens no connection"


class CommandActions:
    """The commands of one app."""

    def __init__(self, app: UmiApp) -> None:
        self.app = app
        self._folded = True

    # --- conversation ---------------------------------------------------------------------------------------

    def command_cancel(self, argument: str = "") -> None:
        if self.app.turns.cancel():
            return
        if self.app.turns.queue:
            dropped = self.app.turns.drop_queue()
            for text in dropped:
                self.app.history.add(text)
            self.app.say(f"{len(dropped)} dropped from the queue; the up key brings them back.")
        elif self.app.composer.has_focus:
            self.app.composer.text = ""
        else:
            self.app.composer.focus()

    async def command_interrupt(self, argument: str = "") -> None:
        selected = _selected(self.app)
        if selected:
            await _copy(self.app, selected)
            self.app.screen.clear_selection()
        elif self.app.turns.cancel():
            self.app.say("Stopping. Ctrl+Q quits.")
        elif self.app.quit_pressed():
            self.app.exit(0)
        else:
            self.app.say("Press Ctrl+C again to quit.")

    def command_approve(self, argument: str = "") -> None:
        def chosen(mode: str | None) -> None:
            for known in APPROVAL_MODES:
                if mode == known:
                    self.app.state.approve = known
                    self.app.conversation.set_approval(known)
                    self.app.refresh_status()
                    self.app.say(f"Approval mode {known}: {mode_words(known)}.")

        if not argument:
            picks = [Pick(mode, mode, mode_words(mode)) for mode in APPROVAL_MODES]
            self.app.push_screen(PickScreen("Approval mode", picks, self.app.state.approve), chosen)
        elif argument in APPROVAL_MODES:
            chosen(argument)
        else:
            self.app.say(f"There is no approval mode {argument}: {', '.join(APPROVAL_MODES)}.", "warning")

    async def command_undo(self, argument: str = "") -> None:
        if self.app.state.busy:
            self.app.say("Stop the turn first (Esc).", "warning")
            return
        try:
            said = await asyncio.to_thread(self.app.conversation.undo)
        except ConversationError as error:
            self.app.say(str(error), "warning")
        else:
            self.app.transcript.add(NoticeEntry(said, "good"))

    async def command_right(self, argument: str = "") -> None:
        await self._rate("right")

    async def command_wrong(self, argument: str = "") -> None:
        await self._rate("wrong")

    async def command_correct(self, argument: str = "") -> None:
        if argument.strip():
            await self._rate("", argument.strip())
        else:
            self.app.say("Write what the answer should have been: /correct ANSWER", "warning")

    async def command_give_up(self, argument: str = "") -> None:
        if not (reason := argument.strip()):
            self.app.say("Write why it should have given up: /give-up REASON", "warning")
            return
        try:
            steps = await asyncio.to_thread(self.app.conversation.steps)
        except ConversationError as error:
            self.app.say(str(error), "warning")
            return

        def chosen(place: str | None) -> None:
            if place is not None:
                self.app.run_quietly(self._rate("", give_up=reason, place=int(place)))

        if len(steps) < 2:
            chosen("1")
            return
        picks = [Pick(str(number), step) for number, step in enumerate(steps, 1)]
        self.app.push_screen(PickScreen("It should have given up in place of", picks), chosen)

    async def _rate(
        self, verdict: Verdict, answer: str | None = None, *, give_up: str | None = None, place: int = 0
    ) -> None:
        if self.app.state.busy:
            self.app.say("Stop the turn first (Esc).", "warning")
            return
        try:
            said = await asyncio.to_thread(self.app.conversation.rate, verdict, answer, give_up=give_up, place=place)
        except ConversationError as error:
            self.app.say(str(error), "warning")
        else:
            self.app.transcript.add(NoticeEntry(f"{said.removesuffix('.')}. `umi learn` makes use of it.", "good"))

    def command_retry(self, argument: str = "") -> None:
        if self.app.state.engine == "failed":
            self.app.run_quietly(self.app.turns.start_engine(self.app.conversation.start))
        else:
            self.app.say("The engine runs." if self.app.state.engine == "ready" else "The engine is starting.")

    def command_queue(self, argument: str = "") -> None:
        if argument == "drop":
            self.app.say(f"{len(self.app.turns.drop_queue())} dropped from the queue.")
        elif self.app.turns.queue:
            words = "\n".join(f"{n}. {text}" for n, text in enumerate(self.app.turns.queue, 1))
            self.app.transcript.add(NoticeEntry(f"In the queue:\n{words}"))
        else:
            self.app.say("The queue is empty.")

    # --- transcript -----------------------------------------------------------------------------------------

    def command_previous(self, argument: str = "") -> None:
        _step(self.app, -1)

    def command_next(self, argument: str = "") -> None:
        _step(self.app, 1)

    def command_fold(self, argument: str = "") -> None:
        self._folded = not self._folded
        self.app.transcript.set_folded(self._folded)

    async def command_copy(self, argument: str = "") -> None:
        entries = self.app.transcript.entries
        entry = next((e for e in entries if e.has_focus), None)
        entry = entry or next((e for e in reversed(entries) if isinstance(e, AnswerEntry)), None)
        text = getattr(entry, "text", "")
        if text:
            await _copy(self.app, text)
        else:
            self.app.say("There is nothing to copy yet.", "warning")

    def command_page_up(self, argument: str = "") -> None:
        self.app.transcript.scroll_page_up(animate=False)

    def command_page_down(self, argument: str = "") -> None:
        self.app.transcript.scroll_page_down(animate=False)

    def command_top(self, argument: str = "") -> None:
        self.app.transcript.release_anchor()
        self.app.transcript.scroll_home(animate=False)

    def command_bottom(self, argument: str = "") -> None:
        self.app.transcript.anchor()

    # --- sessions and packs ---------------------------------------------------------------------------------

    async def command_new(self, argument: str = "") -> None:
        if _idle(self.app):
            await self.show_session(None)

    def command_sessions(self, argument: str = "") -> None:
        try:
            sessions = self.app.conversation.sessions()
        except ConversationError as error:
            self.app.say(str(error), "error")
            return
        picks = [
            Pick(
                s.id,
                s.title or "(no title)",
                f"{_when(s.updated)}  requests: {s.requests}  {s.pack}  {s.workspace}  {s.id}",
            )
            for s in sessions
        ]

        async def chosen(session: str | None) -> None:
            if session is not None and _idle(self.app):
                await self.show_session(session)

        self.app.push_screen(
            PickScreen(
                "Sessions, the last used first", picks, self.app.conversation.session or "", "No session is stored yet."
            ),
            chosen,
        )

    async def command_resume(self, argument: str = "") -> None:
        if not argument:
            await self.app.do_command("sessions", "")
        elif _idle(self.app):
            await self.show_session(argument)

    async def show_session(self, session: str | None, or_new: bool = False) -> None:
        """Go on with a session, or begin a new one with None. `or_new`: a new one if that one cannot be had."""
        try:
            events = await self.app.conversation.open(session)
        except ConversationError as error:
            self.app.transcript.add(NoticeEntry(f"{error}" + (" A new session begins." if or_new else ""), "warn"))
            if or_new:
                await self.app.conversation.open(None)
            return
        self.app.state.forget()
        self.app.transcript.load(split_turns(events))
        if session is None:
            self.app.welcome()
        else:
            self.app.transcript.add(NoticeEntry(_goes_on(self.app)))
        self.app.refresh_status()

    async def command_pack(self, argument: str = "") -> None:
        async def chosen(name: str | None) -> None:
            if name is not None and _idle(self.app):
                self.app.state.pack, self.app.options = name, replace(self.app.options, pack=name)
                self.app.run_quietly(self.app.turns.start_engine(lambda: self.app.conversation.use_pack(name)))

        if argument:
            await chosen(argument)
            return
        packs = await asyncio.to_thread(self.app.conversation.packs)
        picks = [Pick(p.name, p.name, p.trouble or p.summary, usable=not p.trouble) for p in packs]
        self.app.push_screen(
            PickScreen("Packs", picks, self.app.state.pack, "No pack was found. `umi packs add` adds one."), chosen
        )

    def command_status(self, argument: str = "") -> None:
        state, facts = self.app.state, self.app.conversation.facts
        lines = [
            f"pack      {facts.pack or state.pack}  {facts.model}".rstrip(),
            f"engine    {state.engine}" + (f": {state.trouble}" if state.trouble else ""),
            f"context   {state.context_used} of {facts.context or '?'} tokens",
            f"threads   {facts.threads or '?'}, mode {facts.mode or '?'}",
            f"network   {_LOCKED if facts.offline else _UNLOCKED}",
            f"approve   {state.approve}: {mode_words(state.approve)}",
            f"folder    {self.app.options.workspace.absolute()}",
            f"session   {self.app.conversation.session or 'not stored yet'}",
            *(f"note      {note}" for note in facts.notes),
        ]
        self.app.transcript.add(NoticeEntry("\n".join(lines)))

    # --- app ------------------------------------------------------------------------------------------------

    def command_help(self, argument: str = "") -> None:
        self.app.push_screen(HelpScreen())

    def command_palette(self, argument: str = "") -> None:
        picks = [
            Pick(c.id, c.title, "  ".join([*map(key_label, c.keys), c.help])) for c in COMMANDS if c.id != "palette"
        ]

        async def chosen(name: str | None) -> None:
            if name is not None:
                await self.app.do_command(name, "")

        self.app.push_screen(PickScreen("Commands", picks), chosen)

    def command_theme(self, argument: str = "") -> None:
        if argument and argument not in themes.THEMES:
            self.app.say(f"There is no theme {argument}: {', '.join(themes.THEMES)}.", "warning")
            return
        following = themes.THEMES[(themes.THEMES.index(self.app.theme) + 1) % len(themes.THEMES)]
        self.app.theme = argument or following
        if self.app.settings is not None:
            save_theme(self.app.settings, self.app.theme)
        self.app.say(f"Theme {self.app.theme}.")

    def command_clear(self, argument: str = "") -> None:
        if _idle(self.app):
            self.app.transcript.clear()

    def command_quit(self, argument: str = "") -> None:
        self.app.exit(0)


def _goes_on(app: UmiApp) -> str:
    """Say which session goes on, and where when that is another folder than it began in."""
    words = f"Session {app.conversation.session} goes on."
    try:
        began = next((s.workspace for s in app.conversation.sessions() if s.id == app.conversation.session), "")
    except ConversationError:
        return words
    here = str(app.options.workspace.absolute())
    return f"{words} It began in {began}; umi works in {here} now." if began not in ("", here) else words


def _idle(app: UmiApp) -> bool:
    if app.state.busy:
        app.say("A turn is running. Stop it first (Esc).", "warning")
    return not app.state.busy


def _selected(app: UmiApp) -> str:
    focused: Any = app.focused
    if isinstance(focused, TextArea | Input) and focused.selected_text:
        return str(focused.selected_text)
    return app.screen.get_selected_text() or ""


async def _copy(app: UmiApp, text: str) -> None:
    app.copy_to_clipboard(text)
    by_desktop = await asyncio.to_thread(copy_to_desktop, text)
    app.say("Copied." if by_desktop else "Copied through the terminal, if it allows that.")


def _step(app: UmiApp, by: int) -> None:
    entries: list[Widget] = app.transcript.entries
    if not entries:
        return
    at = next((n for n, e in enumerate(entries) if e.has_focus), None)
    target = len(entries) - 1 if at is None and by < 0 else None if at is None else at + by
    if target is None or target >= len(entries):
        app.composer.focus()
        app.transcript.anchor()
    else:
        entries[max(target, 0)].focus()


def mode_words(mode: str) -> str:
    """Return what an approval mode does: "runs: read; asks: write, execute, network"."""
    verdicts: dict[str, list[str]] = {}
    for effect, verdict in RULES[mode].items():  # type: ignore[index]
        verdicts.setdefault(verdict, []).append(effect)
    names = {"allow": "runs", "ask": "asks", "refuse": "refused"}
    return "; ".join(f"{names[verdict]}: {', '.join(effects)}" for verdict, effects in verdicts.items())


def _when(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
