"""Asking the user for what a request lacks: answered at once, in the next request, or not at all."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from umi_local.trajectory import ObservationTurn
from umi_train.synth.core import Answer, Ask, Call, Step, World

LATER = (
    "{r}", "{r}", "{r}", "{r}", "{r} please", "{r}, please", "ok, {r}", "okay, {r}", "oh, {r}", "sorry, {r}", "ah yes, {r}", "right, {r}", "well, {r}", "{r} then", "{r}, thanks",
    "hm, {r}", "let's say {r}", "i'd say {r}", "let me see, {r}", "my mistake, {r}", "oh sorry, {r}", "yes: {r}", "so: {r}", "{r}, sorry", "{r}, i forgot to say", "here it is: {r}",
)  # fmt: skip
"""How the answer to a question is given in a request of its own."""


ANSWERED = "The task is done."
"""The planner's last rationale where what was missing had to be asked for."""


def with_it(tool: str, arguments: Mapping[str, Any]) -> Call:
    """Return the call that was possible only with the answer."""
    return Call(f"Now it is known: use {tool}.", tool, arguments)


def asked_back(w: World, lacks: str, question: str, reply: str) -> Generator[Step, ObservationTurn, bool]:
    """Ask the user for what is missing. Returns whether they said it.

    They reply at once, or nobody is there and the question is the answer; then `reply` is all that the next request says,
    or nothing comes of it.
    """
    there = w.chance(0.6)
    asked = yield Call(f"{lacks}: use ask_user.", "ask_user", {"question": question}, reply=reply if there else None)
    if asked.ok:
        return True
    yield Answer("Nobody answered: end with the question.", question)
    if w.chance(0.35):
        return False
    yield Ask(w.say(LATER, r=reply))
    return True
