"""What a learning run would do: the lessons, and every row that would be trained. Nothing is trained here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS, SharedFormat
from umi_local.packs.pack import Pack
from umi_local.roles import Role
from umi_local.runtime import build_format
from umi_local.tools.base import Registry
from umi_train.encoding import SegmentTokenizer
from umi_train.learn.base import Base, trainable
from umi_train.learn.errors import LearnError, NothingToLearn
from umi_train.learn.lessons import HELD_OUT, Gathered, Left, Lesson, gather
from umi_train.learn.places import Places, cursor
from umi_train.learn.rows import REPLAY, Decoder, Made, parts, rows_of_role
from umi_train.learn.tools import CALLS, changed_tools, known_tools, schema_hash, synthesize
from umi_train.rows import IGNORE
from umi_train.stages.rows import Fit

LONGEST = 2048
"""Tokens of the longest row, where the pack's own context is not shorter."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for on the command line. `steps` and `rate` None: chosen from the rows and the model."""

    roles: tuple[Role, ...] = tuple(Role)
    tools: bool = False
    named: tuple[str, ...] = ()
    base: Path | None = None
    replay: float = REPLAY
    held_out: float = HELD_OUT
    calls: int = CALLS
    again: bool = False
    epochs: float = 3.0
    steps: int | None = None
    rate: float = 1e-4
    batch: int = 8
    seed: int = 1
    eval_limit: int | None = None


@dataclass(slots=True)
class Plan:
    """Everything a run will do, before it does anything. `until` is the cursor that accepting moves to."""

    pack: Pack
    places: Places
    base: Base
    wanted: Wanted
    rows: dict[Role, list[Made]]
    lessons: list[Lesson]
    left: list[Left]
    until: float
    tools: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)
    decode: Decoder | None = None
    invocation: dict[Role, tuple[int, ...]] = field(default_factory=dict)
    limit: int = LONGEST

    def counts(self, role: Role) -> dict[str, int]:
        """Return how many rows and learned tokens a role has, the user's own and the others apart."""
        made = self.rows[role]
        train = [one for one in made if one.side == "train"]
        return {
            "own": sum(one.origin == "own" for one in train),
            "replay": sum(one.origin == "replay" for one in train),
            "held_out": len(made) - len(train),
            "tokens": sum(len(one.row) for one in train),
            "learned": sum(y != IGNORE for one in train for y in one.row.labels),
        }

    def row_dicts(self) -> list[dict[str, Any]]:
        """Return every row as data: what is read, what is learned, and why."""
        assert self.decode is not None
        return [
            {
                "role": role.value,
                "side": made.side,
                "origin": made.origin,
                "from": made.where,
                "why": made.why,
                "tokens": len(made.row),
                "parts": [{"text": text, "learned": learned} for text, learned in parts(made.row, self.decode)],
            }
            for role, rows in self.rows.items()
            for made in rows
        ]


def make_plan(pack: Pack, places: Places, wanted: Wanted, registry: Registry) -> Plan:
    """Return what would be learned. Raises NothingToLearn when there is nothing, LearnError when it cannot be done."""
    tools: dict[str, str] | None = None
    notes: list[str] = []
    if wanted.tools:
        lessons, tools = _tool_lessons(pack, wanted, registry, notes)
        gathered = Gathered(lessons, [], cursor(pack, places))
        roles: Sequence[Role] = (Role.CALLER,)
    else:
        since = 0.0 if wanted.again else cursor(pack, places)
        most = pack.sampling.most_requests
        gathered = gather(places.sessions, since, share=wanted.held_out, most_requests=most)
        roles = wanted.roles
        if not gathered.side("train"):
            raise NothingToLearn(_nothing(gathered))
    base = trainable(pack, places, wanted.base)
    tokenizer = _tokenizer(base.folder)
    encoder = SegmentTokenizer(tokenizer)
    format = build_format(pack)
    assert isinstance(format, SharedFormat)
    limit, fit = min(pack.context_length, LONGEST), Fit()
    rows = {
        role: rows_of_role(
            gathered.lessons, role, format, encoder, limit, replay=wanted.replay, seed=wanted.seed, fit=fit
        )
        for role in roles
    }
    rows = {role: made for role, made in rows.items() if made}
    if fit.too_long:
        notes.append(
            f"{fit.too_long} rows are longer than {limit} tokens even without their old steps and are left out"
        )
    if not rows:
        raise NothingToLearn(f"no role among {', '.join(r.value for r in roles)} was taught anything")
    return Plan(
        pack=pack,
        places=places,
        base=base,
        wanted=wanted,
        rows=rows,
        lessons=gathered.lessons,
        left=gathered.left,
        until=max(gathered.until, cursor(pack, places)),
        tools=tools,
        notes=notes,
        decode=Decoder(tokenizer),
        invocation={role: tuple(encoder.encode(Segment(HEADERS[role.value], special=True))) for role in rows},
        limit=limit,
    )


def _tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a checkpoint without transformers, which takes seconds to import. Raises LearnError."""
    try:
        return Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the library raises nothing narrower
        raise LearnError(f"{folder} has no tokenizer.json that can be read ({error}); training needs one") from error


def _tool_lessons(
    pack: Pack, wanted: Wanted, registry: Registry, notes: list[str]
) -> tuple[list[Lesson], dict[str, str]]:
    chosen = changed_tools(pack, registry, wanted.named)
    if not chosen:
        raise NothingToLearn(f"{pack.name} knows every tool as it is now; name one with --tool to train on it anyway")
    made = synthesize(chosen, registry, calls=wanted.calls, seed=wanted.seed)
    if not made.lessons:
        why = "; ".join(f"{name}: {why}" for name, why in made.failed.items())
        raise NothingToLearn(f"{why}. Where it works in use, approve its calls: `umi learn` learns from those")
    notes += [f"{name} is left out: {why}" for name, why in made.failed.items()]
    notes += [
        f"{name} runs commands or uses the network: its calls were checked against its schema and not carried out"
        for name in made.unrun
    ]
    learned = {tool.name: schema_hash(tool.spec) for tool in chosen if tool.name not in made.failed}
    offered = {tool.name for tool in registry}
    known = {name: value for name, value in known_tools(pack, registry).items() if name in offered}
    return made.lessons, {**known, **learned}


def _nothing(gathered: Gathered) -> str:
    if gathered.lessons:
        return (
            f"all {len(gathered.lessons)} lessons are of sessions that are held out to measure by; "
            "there will be others with the next sessions"
        )
    if gathered.left:
        return (
            f"none of the {len(gathered.left)} requests since the last time was approved, corrected or rated; "
            "`umi learn right`, `wrong` and `correct` say what they were worth"
        )
    return "there is nothing new in your sessions since the last time"
