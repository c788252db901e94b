"""Reading, counting and looking at single files."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Steps, World, family

COUNT_LINES = [
    "do: count the lines (in|of) {path}",
    "ask: how many lines does {path} have",
]


@family("count_lines", weight=2.0, tools=("count_text",))
def count_lines(w: World) -> Steps:
    path = w.pick_text_file()
    yield Ask(w.say(COUNT_LINES, path=w.path(path)))
    obs = yield Call("Count the lines with count_text.", "count_text", {"path": path})
    n = obs.content.split(": ")[1].split(" ")[0]
    yield Answer("The count is known.", f"{path} has {n} lines.")
