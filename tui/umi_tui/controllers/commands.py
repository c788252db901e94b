"""What each command of the registry does. One method per command: `command_<id>(argument)`."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import Input, TextArea

from umi_local.config import APPROVAL_MODES
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
    """The commands as methods of the app, which mixes this in."""

    # --- conversation ---------------------------------------------------------------------------------------

    def command_cancel(self: UmiApp, argument: str = "") -> None:
        if self.turns.cancel():
            return
        if self.turns.queue:
            dropped = self.turns.drop_queue()
            for text in dropped:
                self.history.add(text)
            self.say(f"{len(dropped)} dropped from the queue; the up key brings them back.")
        elif self.composer.has_focus:
            self.composer.text = ""
        else:
            self.composer.focus()

    async def command_interrupt(self: UmiApp, argument: str = "") -> None:
        selected = _selected(self)
        if selected:
            await _copy(self, selected)
            self.screen.clear_selection()
        elif self.turns.cancel():
            self.say("Stopping. Ctrl+Q quits.")
        elif self.quit_pressed():
            self.exit(0)
        else:
            self.say("Press Ctrl+C again to quit.")

    def command_approve(self: UmiApp, argument: str = "") -> None:
        def chosen(mode: str | None) -> None:
            for known in APPROVAL_MODES:
                if mode == known:
                    self.state.approve = known
                    self.conversation.set_approval(known)
                    self.refresh_status()
                    self.say(f"Approval mode {known}: {mode_words(known)}.")

        if not argument:
            picks = [Pick(mode, mode, mode_words(mode)) for mode in APPROVAL_MODES]
            self.push_screen(PickScreen("Approval mode", picks, self.state.approve), chosen)
        elif argument in APPROVAL_MODES:
            chosen(argument)
        else:
            self.say(f"There is no approval mode {argument}: {', '.join(APPROVAL_MODES)}.", "warning")

    async def command_undo(self: UmiApp, argument: str = "") -> None:
        if self.state.busy:
            self.say("Stop the turn first (Esc).", "warning")
            return
        try:
            said = await asyncio.to_thread(self.conversation.undo)
        except ConversationError as error:
            self.say(str(error), "warning")
        else:
            self.transcript.add(NoticeEntry(said, "good"))

    def command_retry(self: UmiApp, argument: str = "") -> None:
        if self.state.engine == "failed":
            self.run_quietly(self.turns.start_engine(self.conversation.start))
        else:
            self.say("The engine runs." if self.state.engine == "ready" else "The engine is starting.")

    def command_queue(self: UmiApp, argument: str = "") -> None:
        if argument == "drop":
            self.say(f"{len(self.turns.drop_queue())} dropped from the queue.")
        elif self.turns.queue:
            words = "\n".join(f"{n}. {text}" for n, text in enumerate(self.turns.queue, 1))
            self.transcript.add(NoticeEntry(f"In the queue:\n{words}"))
        else:
            self.say("The queue is empty.")

    # --- transcript -----------------------------------------------------------------------------------------

    def command_previous(self: UmiApp, argument: str = "") -> None:
        _step(self, -1)

    def command_next(self: UmiApp, argument: str = "") -> None:
        _step(self, 1)

    def command_fold(self: UmiApp, argument: str = "") -> None:
        self.folded = not getattr(self, "folded", True)
        self.transcript.set_folded(self.folded)

    async def command_copy(self: UmiApp, argument: str = "") -> None:
        entries = self.transcript.entries
        entry = next((e for e in entries if e.has_focus), None)
        entry = entry or next((e for e in reversed(entries) if isinstance(e, AnswerEntry)), None)
        text = getattr(entry, "text", "")
        if text:
            await _copy(self, text)
        else:
            self.say("There is nothing to copy yet.", "warning")

    def command_page_up(self: UmiApp, argument: str = "") -> None:
        self.transcript.scroll_page_up(animate=False)

    def command_page_down(self: UmiApp, argument: str = "") -> None:
        self.transcript.scroll_page_down(animate=False)

    def command_top(self: UmiApp, argument: str = "") -> None:
        self.transcript.release_anchor()
        self.transcript.scroll_home(animate=False)

    def command_bottom(self: UmiApp, argument: str = "") -> None:
        self.transcript.anchor()

    # --- sessions and packs ---------------------------------------------------------------------------------

    async def command_new(self: UmiApp, argument: str = "") -> None:
        if _idle(self):
            await self.show_session(None)

    def command_sessions(self: UmiApp, argument: str = "") -> None:
        try:
            sessions = self.conversation.sessions()
        except ConversationError as error:
            self.say(str(error), "error")
            return
        picks = [
            Pick(
                s.id,
                s.title or "(no title)",
                f"{_when(s.updated)}  {s.requests} requests  {s.pack}  {s.workspace}  {s.id}",
            )
            for s in sessions
        ]

        async def chosen(session: str | None) -> None:
            if session is not None and _idle(self):
                await self.show_session(session)

        self.push_screen(
            PickScreen(
                "Sessions, the last used first", picks, self.conversation.session or "", "No session is stored yet."
            ),
            chosen,
        )

    async def command_resume(self: UmiApp, argument: str = "") -> None:
        if not argument:
            await self.do_command("sessions", "")
        elif _idle(self):
            await self.show_session(argument)

    async def show_session(self: UmiApp, session: str | None, or_new: bool = False) -> None:
        """Go on with a session, or begin a new one with None. `or_new`: a new one if that one cannot be had."""
        try:
            events = await self.conversation.open(session)
        except ConversationError as error:
            self.transcript.add(NoticeEntry(f"{error}" + (" A new session begins." if or_new else ""), "warn"))
            if or_new:
                await self.conversation.open(None)
            return
        self.state.forget()
        self.transcript.load(split_turns(events))
        if session is None:
            self.welcome()
        else:
            self.transcript.add(NoticeEntry(f"Session {self.conversation.session or session} goes on."))
        self.refresh_status()

    async def command_pack(self: UmiApp, argument: str = "") -> None:
        async def chosen(name: str | None) -> None:
            if name is not None and _idle(self):
                self.state.pack = name
                self.run_quietly(self.turns.start_engine(lambda: self.conversation.use_pack(name)))

        if argument:
            await chosen(argument)
            return
        packs = await asyncio.to_thread(self.conversation.packs)
        picks = [Pick(p.name, p.name, p.trouble or p.summary, usable=not p.trouble) for p in packs]
        self.push_screen(
            PickScreen("Packs", picks, self.state.pack, "No pack was found. `umi packs add` adds one."), chosen
        )

    def command_status(self: UmiApp, argument: str = "") -> None:
        state, facts = self.state, self.conversation.facts
        lines = [
            f"pack      {facts.pack or state.pack}  {facts.model}".rstrip(),
            f"engine    {state.engine}" + (f": {state.trouble}" if state.trouble else ""),
            f"context   {state.context_used} of {facts.context or '?'} tokens",
            f"threads   {facts.threads or '?'}, mode {facts.mode or '?'}",
            f"network   {_LOCKED if facts.offline else _UNLOCKED}",
            f"approve   {state.approve}: {mode_words(state.approve)}",
            f"folder    {self.options.workspace}",
            f"session   {self.conversation.session or 'not stored yet'}",
            *(f"note      {note}" for note in facts.notes),
        ]
        self.transcript.add(NoticeEntry("\n".join(lines)))

    # --- app ------------------------------------------------------------------------------------------------

    def command_help(self: UmiApp, argument: str = "") -> None:
        self.push_screen(HelpScreen())

    def command_palette(self: UmiApp, argument: str = "") -> None:
        picks = [
            Pick(c.id, c.title, "  ".join([*map(key_label, c.keys), c.help])) for c in COMMANDS if c.id != "palette"
        ]

        async def chosen(name: str | None) -> None:
            if name is not None:
                await self.do_command(name, "")

        self.push_screen(PickScreen("Commands", picks), chosen)

    def command_theme(self: UmiApp, argument: str = "") -> None:
        if argument and argument not in themes.THEMES:
            self.say(f"There is no theme {argument}: {', '.join(themes.THEMES)}.", "warning")
            return
        following = themes.THEMES[(themes.THEMES.index(self.theme) + 1) % len(themes.THEMES)]
        self.theme = argument or following
        if self.settings is not None:
            save_theme(self.settings, self.theme)
        self.say(f"Theme {self.theme}.")

    def command_clear(self: UmiApp, argument: str = "") -> None:
        if _idle(self):
            self.transcript.clear()

    def command_quit(self: UmiApp, argument: str = "") -> None:
        self.exit(0)


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
