"""The marks of what the request speaks of: found by shared words, preferred while they can be written."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from test_sampler import VOCABULARY, Fed
from trajectories import hostile_text

from umi_local import spans
from umi_local.engine.constraint import TEXT
from umi_local.engine.nodes import MARK, Pointed
from umi_local.engine.sampling import Sampling
from umi_local.formats.prompted import PromptedFormat
from umi_local.formats.shared import SharedFormat
from umi_local.mentions import answering, mentioned
from umi_local.roles import Role
from umi_local.trajectory import CallerTurn, ObservationTurn, Trajectory, Turn, UserTurn

WEEK = "# School\nMonday: maths, history\nTuesday: sports, biology\nWednesday: maths, art"
TABLE = (
    "g.csv: 9 rows, 4 columns\nname (text): Ida ...\nsubject (text): maths, art\npoints (integer): 3 ...\nday (text)"
)


def texts(request: str, tool: str, *said: str) -> list[str]:
    """What is mentioned in the request, of what a tool said."""
    turns: list[Turn] = [UserTurn(request)]
    for content in said:
        turns += [CallerTurn(tool, {}), ObservationTurn(content)]
    offered = spans.offered(turns)
    return [offered[mark] for mark in mentioned(turns)]


@pytest.mark.parametrize(
    ("request_", "tool", "said", "wanted"),
    [
        ("what do I have on tuesday, see week.txt", "read_file", WEEK, ["Tuesday: sports, biology"]),
        ("when is art?", "read_file", WEEK, ["Wednesday: maths, art"]),
        ("when is maths?", "read_file", WEEK, ["Monday: maths, history", "Wednesday: maths, art"]),
        ("what is in week.txt?", "read_file", WEEK, []),
        ("show me School.txt", "read_file", WEEK, []),
        ("where is the landlord letter?", "find_files", "2 files found\na/landlord.txt  1 byte\nb.txt  1 byte", ["a/landlord.txt"]),
        ("total point of g.csv", "query_table", TABLE, ["points"]),
        ("which ones are about maths?", "query_table", TABLE, []),
        ("mean of points for maths", "query_table", TABLE, ["points", "subject"]),
    ],
)  # fmt: skip
def test_a_span_that_shares_a_rare_word_with_the_request_is_mentioned(
    request_: str, tool: str, said: str, wanted: list[str]
) -> None:
    assert texts(request_, tool, said) == wanted


def test_a_word_that_stands_everywhere_says_nothing() -> None:
    assert texts("which owner has the dog", "read_file", "dog Ann\ndog Bo\ndog Cy") == []


def test_what_was_said_before_counts_for_a_request_that_goes_on() -> None:
    turns = [UserTurn("open g.csv"), CallerTurn("query_table", {}), ObservationTurn(TABLE), UserTurn("and the points?")]
    assert [spans.offered(turns)[mark] for mark in mentioned(turns)] == ["points"]
    assert mentioned([]) == mentioned(turns[:1]) == ()


TRIP = (
    "Doctor: Lena Taylor\nOn: 2023-10-18\nBring = two onions\nBack: 2023-10-20\nFee: 12.50 EUR\nDesk: 0669 9771328\n"
    "Water at 21 C\nStay: 3 days\nGuests: Mrs Okafor and Henning, Al van Dam\nTip: Stay dry and calm"
)


@pytest.mark.parametrize(
    ("request_", "tool", "wanted"),
    [
        ("when am i going?", "read_file", ["On: 2023-10-18", "Back: 2023-10-20"]),
        ("when am i back?", "read_file", ["Back: 2023-10-20"]),
        ("who is it?", "read_file", ["Doctor: Lena Taylor", "Guests: Mrs Okafor and Henning, Al van Dam"]),
        ("who are the guests?", "read_file", ["Guests: Mrs Okafor and Henning, Al van Dam"]),
        ("how early?", "find_files", []),
        ("what do i bring", "read_file", ["Bring = two onions"]),
        ("how much do i pay back?", "read_file", ["Fee: 12.50 EUR", "Water at 21 C", "Stay: 3 days"]),
        ("how long do i stay there?", "read_file", ["Stay: 3 days"]),
        ("how hot is it there?", "read_file", ["Water at 21 C"]),
        ("how do i reach them?", "read_file", ["Desk: 0669 9771328"]),
    ],
)
def test_an_answer_prefers_lines_of_the_kind_that_is_asked_for(request_: str, tool: str, wanted: list[str]) -> None:
    turns = [UserTurn(request_), CallerTurn(tool, {}), ObservationTurn(TRIP)]
    assert [spans.offered(turns)[mark] for mark in answering(turns)] == wanted
    assert answering([]) == answering(turns[:1]) == answering([*turns[:2], ObservationTurn(TRIP, ok=False)]) == ()


@given(hostile_text, hostile_text)
def test_whatever_is_said_the_marks_are_on_offer(request_: str, said: str) -> None:
    turns = [UserTurn(request_), CallerTurn("read_file", {}), ObservationTurn(said)]
    assert set(mentioned(turns)) | set(answering(turns)) <= set(spans.offered(turns))


def test_only_roles_that_write_marks_like_any() -> None:
    turns = (UserTurn("and on tuesday?"), CallerTurn("read_file", {}), ObservationTurn(WEEK))
    trajectory = Trajectory((), turns)
    assert len(SharedFormat(marks=True).liked(trajectory, Role.SUMMARIZER)) == 1
    assert SharedFormat(marks=True).liked(trajectory, Role.PLANNER) == ()
    assert SharedFormat().liked(trajectory, Role.SUMMARIZER) == PromptedFormat().liked(trajectory, Role.CALLER) == ()


def test_a_liked_mark_is_written_in_place_of_one_that_is_a_little_likelier_and_once() -> None:
    marks = (f"{MARK}A", f"{MARK}B")
    letters = [VOCABULARY.tokenize(mark)[-1] for mark in marks]

    def feed(_tokens: Sequence[int]) -> np.ndarray:
        row = np.zeros(VOCABULARY.size, np.float32)
        row[VOCABULARY.tokenize(MARK)[0]] = 20.0
        row[letters[0]], row[letters[1]] = 5.0, 3.0
        return row

    def written(bonus: float, *liked: str) -> str:
        sampling = Sampling(liked_bonus=bonus, liked=liked)
        sampler = Fed(feed, VOCABULARY, lambda _: None, Pointed(TEXT, marks, 2), 12, sampling)
        sampler.write()
        return sampler.text[:4]

    assert written(3.0) == written(1.0, marks[1]) == marks[0] * 2
    assert written(3.0, marks[1]) == marks[1] + marks[0]


@pytest.mark.parametrize("temperature", [0.0, 0.01, 0.5])
def test_a_mark_does_not_stand_right_behind_a_word(temperature: float) -> None:
    mark = f"{MARK}A"
    letters = [VOCABULARY.tokenize(letter)[0] for letter in "ab -"]

    def written(*wanted: int) -> str:
        def feed(tokens: Sequence[int]) -> np.ndarray:
            row = np.zeros(VOCABULARY.size, np.float32)
            row[VOCABULARY.tokenize(MARK)[0]] = 9.0
            row[VOCABULARY.tokenize(mark)[-1]] = 9.0
            fed.extend(tokens)
            if len(fed) < len(wanted):
                row[wanted[len(fed)]] = 30.0
            return row

        fed: list[int] = []
        sampler = Fed(feed, VOCABULARY, lambda _: None, Pointed(TEXT, (mark,), 1), 12, Sampling(temperature=temperature))
        sampler.write()
        return sampler.text

    a, b, blank, dash = letters
    assert written(a, b, blank).startswith(f"ab {mark}")
    assert written(a, dash).startswith(f"a-{mark}")
    assert mark not in written(a, b)[:4]
