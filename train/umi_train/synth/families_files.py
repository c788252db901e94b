"""One act on one file that is named: read, count, look up, delete, move, rename, copy, append, replace."""

from __future__ import annotations

from collections.abc import Callable

from umi_train.synth import acts_edit, acts_facts, acts_write  # noqa: F401  (they register their acts)
from umi_train.synth.acts import ACTS, Act, carried_out
from umi_train.synth.core import Ask, Skip, Steps, World, family


def fitting(w: World, act: Act) -> str:
    """Return a file that the act can be done to. Raises Skip."""
    suiting = [p for p in w.files if act.fits(w, p)]
    if not suiting:
        raise Skip(f"nothing fits {act.name}")
    return w.pick(suiting)


def do(w: World, act: Act, path: str, target: str) -> Steps:
    """Ask for an act on the file that `target` points at, and do it."""
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=target, **plan.slots))
    yield from carried_out(act, plan)


def _direct(act: Act) -> Callable[[World], Steps]:
    def make(w: World) -> Steps:
        path = fitting(w, act)
        yield from do(w, act, path, w.path(path))

    return make


for _name, _act in ACTS.items():
    family(f"file_{_name}", weight=_act.weight)(_direct(_act))
