"""Draw the app to docs/screenshot.svg.

    python benchmarks/screenshot.py                          # a turn that is written down below
    python benchmarks/screenshot.py --real "how many lines does report.md have?"    # the shipped pack answers

A real turn runs in a throwaway folder with a few files; it is shown as it ends, or as it waits for approval.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from umi_local import events as ev
from umi_local.config import AppOptions
from umi_local.roles import Decision, Role
from umi_tui.app import UmiApp
from umi_tui.conversation import Conversation
from umi_tui.replay import ReplayConversation, spoken

OUTPUT = Path(__file__).parents[1] / "docs" / "screenshot.svg"
SIZE = (100, 30)
FILES = {
    "report.md": "# Report\n\nSales rose by 12 % in May.\n",
    "notes.txt": "call Ana\nbuy paper\nbook the train\n",
    "data/sales.csv": "month,total\nApril,1200\nMay,1344\n",
}
DIFF = "--- notes.txt\n+++ notes.txt\n@@ -1,3 +1,4 @@\n call Ana\n buy paper\n book the train\n+send the report"


async def script(conversation: ReplayConversation, text: str) -> AsyncIterator[ev.Event]:
    """Two turns: a question about files, then a write that waits for approval."""
    tool, arguments = "count_text", {"path": "notes.txt"}
    if "add" in text:
        tool, arguments = "append_file", {"path": "notes.txt", "content": "send the report"}
    async for event in spoken(Role.PLANNER, f"Use {tool}.\nNext: caller", Decision.CALLER):
        yield event
    async for event in spoken(Role.CALLER, tool):
        yield event
    effect = "write" if "add" in text else "read"
    yield ev.ToolProposed("call-1", tool, arguments, effect)
    if "add" in text:
        yield ev.ApprovalRequested("call-1", tool, arguments, effect, DIFF)
        await conversation.approved()
    yield ev.ToolStarted("call-1", tool, arguments)
    yield ev.ToolFinished("call-1", tool, True, "notes.txt: 3 lines, 7 words, 34 characters", 0.004)
    async for event in spoken(Role.PLANNER, "The count is known.\nNext: conclusion", Decision.CONCLUSION):
        yield event
    async for event in spoken(Role.SUMMARIZER, "notes.txt has **3** lines."):
        yield event
    yield ev.TurnFinished("answered", "notes.txt has **3** lines.", {"steps": 2, "tokens": 31, "seconds": 0.9})


async def draw(app: UmiApp, requests: list[str]) -> str:
    """Send the requests one after the other and return the screen as SVG."""
    async with app.run_test(size=SIZE) as pilot:
        for request in requests:
            while app.state.engine == "loading":
                await pilot.pause(0.05)
            if app.state.engine == "failed":
                raise SystemExit(app.state.trouble)
            app.composer.replace_all(request)
            await pilot.press("enter")
            await pilot.pause(0.2)
            while app.state.activity not in ("idle", "approval", "question"):
                await pilot.pause(0.05)
        app.transcript.anchor()
        await pilot.pause(0.2)
        return app.export_screenshot(title="umi")


def without_addresses(svg: str) -> str:
    """Return the picture without the web fonts that Rich links: looking at it opens no connection."""
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)


def main() -> None:
    """Parse the arguments and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", metavar="REQUEST", nargs="+", help="let the pack answer these requests")
    parser.add_argument("--pack", default="nano")
    parser.add_argument("--theme", default="umi-dark")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    chosen = parser.parse_args()
    chosen.output = chosen.output.absolute()
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("DATA", "CACHE", "CONFIG"):
            os.environ.setdefault(f"UMI_{kind}_DIR", str(Path(folder) / kind.lower()))
        workspace = Path(folder) / "work"
        for name, content in FILES.items():
            (workspace / name).parent.mkdir(parents=True, exist_ok=True)
            (workspace / name).write_text(content, encoding="utf-8")

        def conversation(options: AppOptions) -> Conversation:
            if not chosen.real:
                return ReplayConversation(script)
            from umi_tui.local import LocalConversation

            return LocalConversation(options)

        os.chdir(workspace)
        app = UmiApp(AppOptions(Path(), pack=chosen.pack), conversation)
        app.theme = chosen.theme
        requests = chosen.real or ["how many lines does notes.txt have?", 'add "send the report" to notes.txt']
        svg = asyncio.run(draw(app, requests))
    chosen.output.write_text(without_addresses(svg), encoding="utf-8")
    print(f"wrote {chosen.output}")


if __name__ == "__main__":
    main()
