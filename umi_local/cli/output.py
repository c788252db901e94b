"""How a turn is shown: as text for people and pipes, or as events for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from umi_local.events import Event, Notice, RoleFinished, Token, ToolFinished, ToolStarted, TurnFinished
from umi_local.roles import Role
from umi_local.text import inert


class TextOutput:
    """The answer on stdout, as it is written when a user watches; diagnostics on stderr."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._chatty = sys.stderr.isatty()
        self._shown = ""

    def event(self, event: Event) -> None:
        """Show an event, if it is for the user."""
        match event:
            case Token(Role.SUMMARIZER, text) if self._live:
                self._shown += text
                sys.stdout.write(inert(text))
                sys.stdout.flush()
            case RoleFinished(Role.PLANNER, decision=decision) if self._chatty and decision is not None:
                rationale = event.text.rpartition("\nNext:")[0].strip()
                self._say(f"  {rationale}" if rationale else "")
            case ToolStarted(tool=tool, arguments=arguments) if self._chatty:
                self._say(f"  {tool} {_short(arguments)}")
            case ToolFinished(ok=False, content=content, tool=tool):
                if content.startswith("this call was refused: "):
                    self._say(f"umi: {content}")
                elif self._chatty:
                    self._say(f"  {tool}: {content.splitlines()[0] if content else 'failed'}")
            case Notice(text):
                self._say(f"umi: {text}")
            case TurnFinished():
                self._ended(event)

    def _ended(self, event: TurnFinished) -> None:
        if event.status == "answered":
            streamed = self._live and self._shown.strip() == event.answer
            text = inert(event.answer) if self._live else event.answer
            print("" if streamed else text, flush=True)
            return
        if self._shown:
            print(flush=True)
        word = {"gave_up": "gave up: ", "failed": "", "refused": "refused: ", "cancelled": ""}[event.status]
        self._say(f"umi: {word}{event.answer}")

    def _say(self, text: str) -> None:
        if text:
            print(inert(text), file=sys.stderr, flush=True)


class JsonOutput:
    """One event per line on stdout."""

    def event(self, event: Event) -> None:
        """Write an event."""
        print(json.dumps(event.to_dict(), ensure_ascii=False), flush=True)
        if isinstance(event, ToolFinished) and event.content.startswith("this call was refused: "):
            print(f"umi: {inert(event.content)}", file=sys.stderr, flush=True)


def _short(arguments: Mapping[str, Any]) -> str:
    text = json.dumps(dict(arguments), ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:117]}..."
