"""From the events of one turn to entries of the transcript. Live and stored turns go the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from umi_local import events as ev
from umi_local import quotes
from umi_local.roles import Decision, Role
from umi_tui.conversation import QuestionAsked
from umi_tui.widgets.lanes import AnswerEntry, LaneEntry, NoticeEntry, UserEntry, call_text, seconds_text

_NEXT = {
    Decision.CALLER: "",
    Decision.CONCLUSION: "answers now",
    Decision.GIVE_UP: "gives up",
}

_ENDS = {
    "gave_up": ("Gave up", "warn"),
    "failed": ("Failed", "bad"),
    "refused": ("Ended, because the call was refused", "warn"),
    "cancelled": ("Stopped", "warn"),
}


class TurnView:
    """Shows one turn. `add` puts an entry at the end of the transcript."""

    def __init__(self, add: Callable[[Widget], None]) -> None:
        self._add = add
        self._lane: LaneEntry | None = None
        self._lane_done = False
        self._answer: AnswerEntry | None = None
        self._tools: dict[str, LaneEntry] = {}
        self._proposed = ""
        self._answered = ""
        self._seconds = 0.0
        self._said: list[str] = []
        self._quotable: frozenset[str] = frozenset()

    def apply(self, event: ev.Event) -> None:
        """Show one event."""
        match event:
            case ev.TurnStarted(text=text):
                self._add(UserEntry(text))
            case ev.RoleStarted(role=role):
                self._start_role(role)
            case ev.Token(role=role, text=text):
                self._write(self._writer(role), [text])
            case ev.RoleFinished():
                self._finish_role(event)
            case ev.ToolProposed(tool=tool, arguments=arguments):
                self._proposed = call_text(tool, arguments)
                if self._lane is not None and self._lane.label == Role.CALLER:
                    self._lane.finish(self._proposed, seconds_text(self._seconds))
                else:
                    self._add(LaneEntry(Role.CALLER, self._proposed))
            case ev.ToolStarted(call=call, tool=tool, arguments=arguments):
                self._start_tool(call, call_text(tool, arguments))
            case ev.ToolOutput(call=call, text=text):
                if call in self._tools:
                    self._tools[call].write(text)
            case ev.ToolFinished():
                self._finish_tool(event)
            case QuestionAsked(text=text):
                self._add(NoticeEntry(f"umi asks: {text}", "warn"))
            case ev.Notice(text=text):
                self._add(NoticeEntry(text))
            case ev.TurnFinished():
                self._finish(event)
            case _:
                pass

    def flush(self) -> None:
        """Show the text that arrived since the last time. One timer calls this."""
        if self._answer is not None:
            self._answer.flush()
        if self._lane is not None:
            self._lane.flush()
        for lane in self._tools.values():
            lane.flush()

    def _start_role(self, role: Role) -> None:
        self._lane = None
        if role is Role.SUMMARIZER:
            self._answer = AnswerEntry()
            self._answered = ""
            self._add(self._answer)
        else:
            self._lane, self._lane_done = LaneEntry(role), False
            self._add(self._lane)

    def _writer(self, role: Role) -> LaneEntry | AnswerEntry:
        if role is Role.SUMMARIZER:
            if self._answer is None:
                self._start_role(role)
        elif self._lane is None or self._lane_done or self._lane.label != role:
            self._start_role(role)
        writer = self._answer if role is Role.SUMMARIZER else self._lane
        assert writer is not None
        return writer

    def _finish_role(self, event: ev.RoleFinished) -> None:
        writer = self._writer(event.role)
        self._seconds = event.prefill_seconds + event.decode_seconds
        if isinstance(writer, AnswerEntry):
            if not writer.text:
                self._write(writer, quotes.split(event.text, self._said))
            self._answered = event.text
            writer.flush(final=True)
            return
        after = _NEXT[event.decision] if event.decision else ""
        note = " · ".join(part for part in (seconds_text(self._seconds), after) if part)
        writer.finish(_without_decision(event), note)
        self._lane_done = True

    def _start_tool(self, call: str, shown: str) -> None:
        if self._proposed and shown != self._proposed:
            self._add(NoticeEntry(f"Edited: {shown}", "warn"))
        lane = LaneEntry("tool")
        self._tools[call] = lane
        self._add(lane)

    def _write(self, writer: LaneEntry | AnswerEntry, pieces: Iterable[str]) -> None:
        """Write an answer; what a tool said is shown as it is and not as Markdown."""
        for piece in pieces:
            if isinstance(writer, AnswerEntry) and piece in self._quotable:
                writer.quote(piece)
            else:
                writer.write(piece)

    def _finish_tool(self, event: ev.ToolFinished) -> None:
        self._said.append(event.content)
        self._quotable = frozenset(quotes.quotable(self._said).values())
        lane = self._tools.pop(event.call, None)
        if lane is None:
            lane = LaneEntry("tool")
            self._add(lane)
        note = seconds_text(event.seconds) + ("" if event.ok else " · failed")
        lane.finish(event.content, note, "" if event.ok else "dim")

    def _finish(self, event: ev.TurnFinished) -> None:
        for lane in self._tools.values():
            lane.finish(note="stopped")
        self._tools.clear()
        if self._lane is not None:
            self._lane.flush()
        if self._answer is not None:
            self._answer.flush(final=True)
        if event.status == "answered":
            if self._answer is None or (
                event.answer.strip() != self._answered.strip() and not self._answer.text.strip()
            ):
                self._answer = AnswerEntry(event.answer)
                self._add(self._answer)
            self._answer.note(stats_text(event))
            return
        words, tone = _ENDS[event.status]
        self._add(NoticeEntry(f"{words}: {event.answer}" if event.answer.strip() else f"{words}.", tone))


def _without_decision(event: ev.RoleFinished) -> str:
    """Return what a role wrote without the line that only names the planner's decision."""
    rationale, found, last = event.text.strip().rpartition("\n")
    if event.decision and found and last.strip().lower().endswith(event.decision.value):
        return rationale.strip()
    return event.text.strip()


def stats_text(event: ev.TurnFinished) -> str:
    """Return the figures of a turn on one line, those that are known."""
    stats, parts = event.stats, []
    if stats.get("steps"):
        parts.append(f"{stats['steps']} step" + ("s" if stats["steps"] != 1 else ""))
    if stats.get("tokens"):
        parts.append(f"{stats['tokens']} tokens")
    if isinstance(stats.get("tokens_per_second"), int | float) and stats["tokens_per_second"] > 0:
        parts.append(f"{stats['tokens_per_second']:.0f} tokens/s")
    if isinstance(stats.get("seconds"), int | float):
        parts.append(seconds_text(float(stats["seconds"])))
    return " · ".join(parts)


def render_turn(events: Sequence[ev.Event]) -> list[Widget]:
    """Return the entries of a stored turn."""
    entries: list[Widget] = []
    view = TurnView(entries.append)
    for event in events:
        view.apply(event)
    return entries
