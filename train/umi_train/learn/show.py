"""Plans, proposals and versions in words for a terminal. Text of users, tools and models cannot move the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from umi_local.packs.pack import Pack
from umi_local.text import inert
from umi_train.learn.lessons import Lesson
from umi_train.learn.places import number_of
from umi_train.learn.plan import Plan
from umi_train.rows import WRITES

_OPEN, _CLOSE = "\u27e6", "\u27e7"
_BRACKETS = str.maketrans({_OPEN: "[", _CLOSE: "]"})
_LEARNED, _PLAIN = "\x1b[1;32m", "\x1b[0m"


def plan_text(plan: Plan) -> str:
    """Return what was taken and what was left, why, and how many rows that makes."""
    lines = [f"{plan.pack.name} {plan.pack.version}, base of {plan.base.parameters / 1e6:.1f}M parameters"]
    for lesson in _shown(plan):
        lines.append(f"  {_mark(lesson)} {lesson.session} request {lesson.request}: {lesson.why}: {_taught(lesson)}")
    for left in plan.left:
        lines.append(f"  left     {left.session} request {left.request}: {left.why}")
    if plan.tools is not None:
        names: dict[str, list[int]] = {}
        for lesson in plan.lessons:
            names.setdefault(lesson.session, [0, 0])[lesson.side == "validation"] += 1
        lines += [f"  {name}: {train} calls to learn, {held} held out" for name, (train, held) in names.items()]
    lines += [f"  {note}" for note in plan.notes]
    own = "rows of yours" if plan.tools is None else "rows of calls"
    for role in plan.rows:
        n = plan.counts(role)
        lines.append(
            f"{role.value:<11} {n['own']} {own}, {n['replay']} synthetic, {n['held_out']} held out, "
            f"{n['tokens']:,} tokens of which {n['learned']:,} are learned"
        )
    return inert("\n".join(lines))


def _shown(plan: Plan) -> Sequence[Lesson]:
    return plan.lessons if plan.tools is None else ()


def _mark(lesson: Lesson) -> str:
    return "held out" if lesson.side == "validation" else "taken   "


def _taught(lesson: Lesson) -> str:
    names = [WRITES[type(lesson.trajectory.turns[i])].value for i in lesson.taught]
    return ", ".join(f"{names.count(name)} {name}" for name in dict.fromkeys(names))


def row_texts(plan: Plan, *, colour: bool) -> Iterator[str]:
    """Yield every row as the model sees it. What is learned stands in brackets, or is green on a terminal."""
    for row in plan.row_dicts():
        side = "held out" if row["side"] == "validation" else row["origin"]
        title = f"== {row['role']}, {side}, {row['tokens']} tokens: {row['from']} ({row['why']})"
        text = []
        for part in row["parts"]:
            shown = inert(part["text"]).translate(_BRACKETS)
            if not part["learned"]:
                text.append(shown)
            else:
                text.append(f"{_LEARNED}{shown}{_PLAIN}" if colour else f"{_OPEN}{shown}{_CLOSE}")
        yield f"{inert(title)}\n{''.join(text)}\n"


def proposal_text(data: Mapping[str, Any]) -> str:
    """Return a proposal with both scores."""
    unit, whole = ("lesson", "session") if data["kind"] == "sessions" else ("call", "tool")
    what = f"{_count(data['lessons'], unit)} of {_count(data['sessions'], whole)}"
    lines = [f"proposed: version {data['number']} ({data['version']}), from {what}"]
    lines += score_lines(data["scores"])
    return inert("\n".join(lines))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def score_lines(scores: Mapping[str, Any]) -> list[str]:
    """Return the scores before and after, one line each."""
    rows: list[tuple[str, str, str]] = []
    before, after = scores["before"], scores["after"]
    for role, n in after["held_out"].items():
        was = before["held_out"].get(role, {"right": 0, "of": 0})
        rows.append((f"held-out {role} turns right", f"{was['right']} of {was['of']}", f"{n['right']} of {n['of']}"))
    for role, loss in scores["loss"].items():
        if loss["before"] is not None and loss["after"] is not None:
            rows.append((f"{role} loss on held-out rows", f"{loss['before']:.4f}", f"{loss['after']:.4f}"))
    if "everyday" in after:
        was, is_now = before["everyday"], after["everyday"]
        name = "umi eval local" + (f", {is_now['left_out']} that you taught left out" if is_now["left_out"] else "")
        rows.append((name, f"{was['passed']} of {was['of']}", f"{is_now['passed']} of {is_now['of']}"))
    if not rows:
        return ["  nothing was held out to measure by"]
    wide = max(len(name) for name, _, _ in rows)
    return [f"  {'':<{wide}}  {'before':>12}  {'after':>12}"] + [
        f"  {name:<{wide}}  {b:>12}  {a:>12}" for name, b, a in rows
    ]


def version_dict(pack: Pack, used: bool) -> dict[str, Any]:
    """Return a version as data."""
    learned = pack.provenance.get("learn", {})
    return {"number": number_of(pack), "version": pack.version, "in_use": used, **dict(learned)}


def version_line(pack: Pack, used: bool) -> str:
    """Return one line about a version."""
    learned = pack.provenance.get("learn", {})
    mark = "*" if used else " "
    if number_of(pack) == 0:
        return inert(f"{mark} 0  {pack.version:<16} as it came")
    scores = learned.get("scores", {})
    was = scores.get("before", {})
    told = "; ".join(f"{name} {was.get(name, '-')} -> {value}" for name, value in scores.get("after", {}).items())
    unit = "lessons" if learned.get("kind") != "tools" else "calls of tools"
    made = f"{learned.get('at', '')}  {learned.get('lessons', 0)} {unit}"
    return inert(f"{mark} {number_of(pack)}  {pack.version:<16} {made}  {told}".rstrip())
