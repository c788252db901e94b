"""Rows of long trajectories: the oldest steps go first, nothing is learned twice, and what cannot fit is counted."""

from array import array

import pytest

from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)
from umi_train.data.targets import CONTEXT_ONLY
from umi_train.rows import IGNORE, Row
from umi_train.stages.rows import Fit, stage_rows, without_oldest

FORMAT, MARKS, SPANS = SharedFormat(), SharedFormat(marks=True), SharedFormat(marks=True, starts=True)
TOOL = ToolSpec("look", "Look.", {"type": "object", "properties": {"at": {"type": "string"}}, "required": ["at"]})


class Characters:
    """One token per character, and one per control text."""

    def __init__(self):
        self.known: dict[str, int] = {}

    def encode(self, segment: Segment) -> list[int]:
        if segment.special:
            return [200_000 + self.known.setdefault(segment.text, len(self.known))]
        return [ord(c) for c in segment.text]

    def text(self, ids: list[int]) -> str:
        back = {200_000 + n: text for text, n in self.known.items()}
        return "".join(back.get(i) or chr(i) for i in ids)


def session(steps: int, requests: int = 1) -> Trajectory:
    turns = []
    for request in range(requests):
        turns.append(UserTurn(f"request {request}"))
        for step in range(steps):
            turns += [
                PlannerTurn(f"plan {request}.{step}", Decision.CALLER),
                CallerTurn("look", {"at": f"place {request}.{step}"}),
                ObservationTurn(f"seen {request}.{step} " + "x" * 100),
            ]
        turns += [PlannerTurn(f"end {request}", Decision.CONCLUSION), SummarizerTurn(f"answer {request}")]
    return Trajectory((TOOL,), tuple(turns))


QUOTING = Trajectory(
    (TOOL,),
    (
        UserTurn("look"),
        PlannerTurn("Look.", Decision.CALLER),
        CallerTurn("look", {"at": "a"}),
        ObservationTurn("first line\nseen on the second"),
        PlannerTurn("Seen.", Decision.CONCLUSION),
        SummarizerTurn("There is: seen on the second."),
        UserTurn("again"),
        PlannerTurn("Not twice.", Decision.GIVE_UP),
    ),
)


def plain(row: Row) -> tuple[list[int], list[int]]:
    return list(row.ids), list(row.labels)


def learned(encoder: Characters, row) -> str:
    return encoder.text([i for i, y in zip(row.ids, row.labels, strict=True) if y != IGNORE])


def test_a_row_that_fits_is_left_alone():
    fit, encoder = Fit(), Characters()
    rows = list(stage_rows(session(3), "planner", FORMAT, encoder, 5000, fit))
    assert len(rows) == 4 and fit.shortened == 0 and "plan 0.0" in encoder.text(rows[-1].ids)


@pytest.mark.parametrize("reader", ["planner", "caller", "summarizer"])
def test_the_oldest_steps_go_first_and_the_request_stays(reader):
    fit, encoder = Fit(), Characters()
    rows = list(stage_rows(session(8), reader, FORMAT, encoder, 600, fit))
    assert len(rows) == {"planner": 9, "caller": 8, "summarizer": 1}[reader] and not fit.too_long
    text = encoder.text(rows[-1].ids)
    assert max(map(len, rows)) <= 600 and fit.shortened >= 1
    assert "request 0" in text and "tools: look" in text and "plan 0.0" not in text
    assert "seen 0.6" in text if reader != "caller" else "plan 0.7" in text
    whole = list(stage_rows(session(8), reader, FORMAT, encoder, 10**6, Fit()))
    assert [learned(encoder, r) for r in rows] == [learned(encoder, r) for r in whole]


def test_old_requests_go_before_steps_of_the_running_one():
    encoder = Characters()
    last = list(stage_rows(session(2, 3), "summarizer", FORMAT, encoder, 600, Fit()))[-1]
    text = encoder.text(last.ids)
    assert "request 0" not in text and "request 2" in text and "plan 2.0" in text and "plan 2.1" in text


def test_a_long_transcript_becomes_parts_that_together_learn_everything_once():
    fit, encoder = Fit(), Characters()
    whole = list(stage_rows(session(4, 3), "backbone", FORMAT, encoder, 10**6, Fit()))
    parts = list(stage_rows(session(4, 3), "backbone", FORMAT, encoder, 700, fit))
    assert len(whole) == 1 and len(parts) > 2 and max(map(len, parts)) <= 700
    assert "".join(learned(encoder, r) for r in parts) == learned(encoder, whole[0])
    assert fit.too_long == 0 and fit.learned == sum(y != IGNORE for y in whole[0].labels)


def test_what_cannot_fit_is_counted_and_the_rest_is_kept():
    fit, encoder = Fit(), Characters()
    long = session(2)
    turns = list(long.turns)
    turns[4] = PlannerTurn("p" * 400, Decision.CALLER)
    rows = list(stage_rows(Trajectory((TOOL,), tuple(turns)), "planner", FORMAT, encoder, 350, fit))
    assert fit.too_long == 1 and fit.rows == len(rows) == 2
    parts = list(stage_rows(Trajectory((TOOL,), tuple(turns)), "backbone", FORMAT, encoder, 350, fit := Fit()))
    assert fit.too_long >= 1 and "p" * 400 not in "".join(learned(encoder, r) for r in parts)


def test_marks_of_what_is_not_learned_move_with_the_turns():
    marked = Trajectory((TOOL,), session(3).turns, {CONTEXT_ONLY: [1, 7, 8], "raw": {"2": "a", "8": "b"}})
    fewer = without_oldest(marked, 9)
    assert fewer is not None and len(fewer.turns) == len(marked.turns) - 3
    assert fewer.meta[CONTEXT_ONLY] == [4, 5] and fewer.meta["raw"] == {"5": "b"}
    assert fewer.turns[5] is marked.turns[8]
    encoder = Characters()
    rows = list(stage_rows(marked, "caller", FORMAT, encoder, 330, Fit()))
    assert [learned(encoder, r) for r in rows] == [
        learned(encoder, r) for r in stage_rows(marked, "caller", FORMAT, encoder, 10**6, Fit())
    ]


@pytest.mark.parametrize("reader", ["backbone", "planner", "caller", "summarizer"])
def test_rows_that_are_cut_from_one_tokenization_are_those_of_the_samples(reader, trajectories):
    from umi_local.formats.toolbench import ToolBenchFormat
    from umi_train.data.samples import sample_row, sample_rows, samples

    encoder = Characters()
    some = [*trajectories[:20], session(3, 2), QUOTING, Trajectory((TOOL,), (UserTurn("nothing followed"),))]
    count = 0
    for format in (FORMAT, MARKS, SPANS, SharedFormat(observation_chars=40), ToolBenchFormat()):
        for trajectory in some:
            for _ in range(2):  # calls are remembered the second time
                slow = [(plain(sample_row(s, encoder)), s.turn) for s in samples(trajectory, reader, format)]
                quick = [(plain(row), turn) for row, turn in sample_rows(trajectory, reader, format, encoder)]
                assert quick == slow
                count += len(slow)
    assert count > 80


def test_a_cached_tokenizer_gives_the_rows_that_it_gives_alone(trajectories, model):
    from umi_train.data.samples import sample_row, sample_rows, samples
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.models import load_tokenizer

    encoder, kept = (SegmentTokenizer(load_tokenizer(model).backend_tokenizer) for _ in range(2))
    for format in (FORMAT, MARKS, SPANS):
        for trajectory in (*trajectories[:10], QUOTING):
            for reader in ("backbone", "planner", "caller", "summarizer"):
                slow = [plain(sample_row(s, encoder)) for s in samples(trajectory, reader, format)]
                for _ in range(2):  # a row that changed what is kept would change the next one
                    assert [plain(r) for r, _ in sample_rows(trajectory, reader, format, kept)] == slow


def test_what_a_row_learned_is_counted_alike_in_lists_and_arrays():
    row = next(iter(stage_rows(session(1), "caller", FORMAT, Characters(), 5000, fit := Fit())))
    assert isinstance(row.labels, array)
    assert row.learned == Row(*plain(row)).learned == fit.learned == sum(y != IGNORE for y in row.labels) > 10
