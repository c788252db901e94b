"""The app: puts the widgets together, starts the engine after the first frame, and hands commands on.

```
Composer --Submitted--> UmiApp --slash command--> command_<id>
                           `----request---------> TurnController --events--> Transcript
```
What commands do beyond that is in `umi_tui.controllers`.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from umi_local.config import AppOptions, config_dir, data_dir
from umi_local.events import ApprovalRequested
from umi_local.safety.policy import ApprovalReply
from umi_local.text import inert, shorten
from umi_tui import themes
from umi_tui.collector import Collector
from umi_tui.commands import BY_ID, bindings, parse_slash
from umi_tui.controllers.commands import CommandActions, mode_words
from umi_tui.controllers.turn_view import render_turn
from umi_tui.controllers.turns import Ports, TurnController
from umi_tui.conversation import Conversation, ConversationFactory, QuestionAsked
from umi_tui.history import History
from umi_tui.markdown import warm_up
from umi_tui.screens.edit_call import EditCallScreen
from umi_tui.settings import load_theme
from umi_tui.state import ChatState
from umi_tui.widgets.approval import ApprovalBar
from umi_tui.widgets.composer import Completions, Composer
from umi_tui.widgets.drawing import ChatScreen
from umi_tui.widgets.lanes import NoticeEntry
from umi_tui.widgets.status_line import StatusLine
from umi_tui.widgets.transcript import Transcript

CLOSE_SECONDS = 0.6
REST_SECONDS = 0.5
"""How long after a turn its garbage is looked for: when its last frame has been drawn."""


SUGGESTIONS = ("which file here is the largest?", "what is 15% of 240?", "convert 12 inches to cm")
"""What a first screen offers to ask. A test holds that the shipped pack answers them rightly."""


class UmiApp(App[int]):
    """The terminal app. `factory` makes the conversation once; nothing slow happens in it."""

    CSS_PATH = Path(__file__).with_name("styles.tcss")
    TITLE = "umi"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Binding]] = bindings()  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        options: AppOptions,
        factory: ConversationFactory,
        *,
        settings: Path | None = None,
        history: Path | None = None,
    ) -> None:
        super().__init__()
        self.options = options
        self.settings = settings
        self.state = ChatState(approve=options.approve, pack=options.pack)
        self.conversation: Conversation = factory(options)
        self.commands = CommandActions(self)
        self.history = History(history)
        self.transcript = Transcript(render_turn)
        self.approval = ApprovalBar()
        self.status = StatusLine(self.state)
        self.completions = Completions()
        self.composer = Composer(self.history, self.completions)
        self._queue_view = Static(markup=False, id="queue")
        self._quit_asked = 0.0
        self._collector = Collector()
        for theme in (themes.DARK, themes.LIGHT):
            self.register_theme(theme)
        self.theme = load_theme(settings) if settings else themes.DEFAULT_THEME

    def get_css_variables(self) -> dict[str, str]:
        """Add the text colours of the theme."""
        return super().get_css_variables() | themes.variables(self.theme)

    def get_default_screen(self) -> ChatScreen:
        """Return the screen of the conversation."""
        return ChatScreen(id="_default")

    def compose(self) -> ComposeResult:
        yield self.transcript
        yield self._queue_view
        yield self.approval
        yield self.completions
        yield self.composer
        yield self.status

    def on_mount(self) -> None:
        ports = Ports(
            transcript=self.transcript,
            run=self.run_quietly,
            approve=self._show_approval,
            question=self._show_question,
            settled=self._show_input,
            give_back=self._give_back,
            changed=self.refresh_status,
            ended=self._turn_ended,
        )
        self.turns = TurnController(self.conversation, self.state, ports, self.set_interval)
        self.state.facts = self.conversation.facts
        self.composer.focus()
        if self.options.session is None:
            self.welcome()
        self.refresh_status()
        self.call_after_refresh(lambda: self.run_quietly(self._begin()))

    async def _begin(self) -> None:
        """Runs after the first frame: show the session to go on with, then start the engine."""
        if self.options.session is not None:
            await self.commands.show_session(self.options.session, or_new=True)
        await self.turns.start_engine(self.conversation.start)
        await asyncio.to_thread(warm_up)  # the first coloured code block would wait for it
        self._collector.begin()

    def welcome(self) -> None:
        """Say in a few words what can be done here."""
        words = f"umi works in {self.options.workspace.absolute()}, without a network."
        if self.size.height >= 18:
            words += f" {mode_words(self.state.approve).capitalize()}.\n"
            words += "Try: " + "   ".join(SUGGESTIONS)
        self.transcript.add(NoticeEntry(words))

    async def on_unmount(self) -> None:
        self._collector.end()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.conversation.close(), CLOSE_SECONDS)

    def run_quietly(self, work: Coroutine[Any, Any, None]) -> Worker[None]:
        """Run in the background; an error is logged and never takes the app down."""
        return self.run_worker(work, exit_on_error=False)

    # --- what the composer and the approval bar say ---------------------------------------------------------

    @on(Composer.Submitted)
    async def _submitted(self, message: Composer.Submitted) -> None:
        slash = parse_slash(message.text)
        if slash is None:
            self.history.add(message.text)
            self.transcript.anchor()
            problem = self.turns.submit(message.text.strip("\n"))
            if problem:
                self.say(problem, "warning")
                self._give_back(message.text)
            return
        command, argument = slash
        if command is None:
            self.say(
                f"There is no command /{argument}. F1 lists them; begin with a space to send it as text.", "warning"
            )
            self._give_back(message.text)
            return
        self.history.add(message.text)
        await self.do_command(command.id, argument)

    @on(Composer.Bounded)
    def _bounded(self, message: Composer.Bounded) -> None:
        self.say(
            f"{message.size:,} characters do not fit; {message.kept:,} were kept. "
            "Put long text in a file of the workspace and ask about the file.",
            "warning",
        )

    @on(ApprovalBar.Decided)
    def _decided(self, message: ApprovalBar.Decided) -> None:
        self.turns.reply(message.call, message.reply)

    @on(ApprovalBar.EditWanted)
    def _edit_wanted(self, message: ApprovalBar.EditWanted) -> None:
        request = message.request

        def edited(arguments: dict[str, Any] | None) -> None:
            if self.approval.request is not request:
                return
            if arguments is None:
                self.approval.listen()
            else:
                self.turns.reply(request.call, ApprovalReply("edit", arguments))

        self.push_screen(EditCallScreen(request.tool, request.arguments, self.conversation.check), edited)

    def on_key(self, event: events.Key) -> None:
        """Typing goes to the input from wherever the focus is; also what was typed before the first frame."""
        if event.is_printable and event.character and len(self.screen_stack) == 1 and self.composer.display:
            event.stop()
            self.composer.focus()
            self.composer.insert(event.character)

    # --- ports of the turn controller -----------------------------------------------------------------------

    def _show_approval(self, request: ApprovalRequested) -> None:
        self.composer.display = self.completions.display = False
        self.approval.ask(request, self.conversation.grant_text(request.tool, request.effect))

    def _show_question(self, question: QuestionAsked) -> None:
        self.refresh_status()
        self.composer.focus()

    def _show_input(self) -> None:
        if isinstance(self.screen, EditCallScreen) and self.approval.request is not None:
            self.screen.dismiss(None)
        had_focus = self.approval.display
        self.approval.done()
        self.composer.display = True
        if had_focus and len(self.screen_stack) == 1:
            self.composer.focus()

    def _give_back(self, text: str) -> None:
        if not self.composer.text:
            self.composer.replace_all(text)

    def _turn_ended(self) -> None:
        self.set_timer(
            REST_SECONDS, lambda: self._collector.turn_ended(quiet=not self.state.busy and not self.composer.text)
        )

    def refresh_status(self) -> None:
        """Draw the status line, the queue and the hint of the input."""
        if not self.is_attached or not hasattr(self, "turns"):
            return
        queue = self.turns.queue
        self.status.show(len(queue))
        self._queue_view.display = bool(queue)
        if queue:
            why = {"loading": "waits for the model", "failed": "waits until the engine runs"}.get(
                self.state.engine, "waits"
            )
            if self.turns.held:
                why = "held: Enter goes on, Esc drops"
            shown = [f"{why}: {inert(shorten(' '.join(text.split()), 70))}" for text in queue[:3]]
            more = [f"and {len(queue) - 3} more"] if len(queue) > 3 else []
            self._queue_view.update(Content("\n".join(shown + more)))
        if self.state.activity == "question":
            self.composer.ask_for("Type your answer, Enter sends it")
        elif self.state.busy:
            self.composer.ask_for("Esc stops; what you send now waits")
        else:
            self.composer.ask_for("Ask about this folder. / for commands, F1 for help")

    # --- commands -------------------------------------------------------------------------------------------

    async def action_command(self, name: str) -> None:
        """Do a command that was called by its key."""
        await self.do_command(name, "")

    async def do_command(self, name: str, argument: str) -> None:
        """Do the command `name` of the registry."""
        result = getattr(self.commands, BY_ID[name].method)(argument)
        if asyncio.iscoroutine(result):
            await result

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the chat rest while a dialog is open; leaving always works."""
        if action == "command" and len(self.screen_stack) > 1:
            return parameters[0] in ("quit", "interrupt")
        return super().check_action(action, parameters)

    def say(self, words: str, severity: Any = "information") -> None:
        """Show a short message for some seconds."""
        self.notify(inert(words), severity=severity, markup=False, timeout=6)

    def quit_pressed(self) -> bool:
        """Return whether this is the second Ctrl+C within two seconds."""
        again = time.monotonic() - self._quit_asked < 2.0
        self._quit_asked = time.monotonic()
        return again


def run(options: AppOptions) -> int:
    """Open the app and return the exit code. The screen is restored whatever happens."""
    from umi_tui.launch import launch
    from umi_tui.local import LocalConversation

    return launch(
        lambda: UmiApp(
            options, LocalConversation, settings=config_dir() / "app.json", history=data_dir() / "history.jsonl"
        )
    )
