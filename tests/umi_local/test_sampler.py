"""Decoding under a constraint with random logits, which know no mercy and no grammar."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_gguf import WORDS, byte_characters, vocabulary

from umi_local.engine import plain
from umi_local.engine.constraint import TEXT, Choice, Constraint, Literal, Seq, Slot, compile_call, segment
from umi_local.engine.copying import Copying
from umi_local.engine.nodes import MARK, Pointed
from umi_local.engine.sampler import DamagedWeights, DeadEnd, Sampler
from umi_local.engine.sampling import Logits, Sampling
from umi_local.formats.shared import PLAN
from umi_local.roles import Decision


class Bytes:
    """A byte-level vocabulary with some words, the longest of which are taken first; the last token is the end."""

    def __init__(self, words: Sequence[str] = WORDS) -> None:
        tokens, _ = vocabulary(words)
        back = {character: byte for byte, character in byte_characters().items()}
        self.pieces = [bytes(back[c] for c in token) for token in tokens] + [b""]
        self._ids = {piece: i for i, piece in reversed(list(enumerate(self.pieces)))}
        self.size = len(self.pieces)

    def tokenize(self, text: str) -> tuple[int, ...]:
        data, ids = text.encode(), []
        while data:
            length = next(n for n in range(min(16, len(data)), 0, -1) if data[:n] in self._ids)
            ids.append(self._ids[data[:length]])
            data = data[length:]
        return tuple(ids)

    def piece(self, token: int) -> bytes:
        return self.pieces[token]

    def is_end(self, token: int) -> bool:
        return token == self.size - 1

    def ends(self) -> Sequence[int]:
        return (self.size - 1,)


VOCABULARY = Bytes()


class Fed(Sampler):
    """A sampler with the model that it reads."""

    def __init__(self, feed: Callable[[Sequence[int]], Logits], *args: Any) -> None:
        super().__init__(*args)
        self._feed = feed

    def write(self) -> str:
        return self.run(self._feed)


def sampler(
    constraint: Constraint,
    feed: Callable[[Sequence[int]], Logits],
    max_tokens: int = 200,
    sampling: Sampling | None = None,
    vocabulary: Any = VOCABULARY,
) -> tuple[Fed, list[str]]:
    shown: list[str] = []
    return Fed(feed, vocabulary, shown.append, constraint, max_tokens, sampling or Sampling()), shown


def noise(seed: int) -> Callable[[Sequence[int]], Logits]:
    rng = np.random.default_rng(seed)
    return lambda _: rng.standard_normal(VOCABULARY.size).astype(np.float32)


def says(
    text: str | Sequence[str], after: str = "", vocabulary: Bytes = VOCABULARY
) -> Callable[[Sequence[int]], Logits]:
    """A model that wants to write `text` and then end, whatever was forced in between."""
    wanted = [token for part in ([text] if isinstance(text, str) else text) for token in vocabulary.tokenize(part)]
    wanted.append(vocabulary.size - 1)
    written = list(vocabulary.tokenize(after))

    def feed(tokens: Sequence[int]) -> Logits:
        written.extend(tokens)
        row = np.zeros(vocabulary.size, np.float32)
        row[wanted[min(len(written), len(wanted) - 1)]] = 9.0
        return row

    return feed


TOOLS: list[tuple[str, dict[str, Any]]] = [
    (
        "read_file",
        {"properties": {"path": {"type": "string", "maxLength": 30}, "n": {"type": "integer"}}, "required": ["path"]},
    ),
    ("read", {"properties": {"deep": {"type": "boolean"}, "mode": {"enum": ["a", "ab", "abc"]}}}),
    ("count_text", {"properties": {"text": {"type": "string", "minLength": 3}}, "required": ["text"]}),
    ("free", {"properties": {"any": {}}, "required": ["any"]}),
]
CALL = compile_call(TOOLS)
NAMES = {name for name, _ in TOOLS}


@pytest.mark.parametrize("temperature", [0.0, 1.0])
@pytest.mark.parametrize("seed", range(25))
def test_the_caller_writes_a_valid_call_whatever_the_weights_say(seed: int, temperature: float) -> None:
    s, shown = sampler(CALL, noise(seed), 150, Sampling(temperature, seed))
    s.write()
    assert s.text == "".join(shown)
    name, _, rest = s.text.partition(" ")
    assert name in NAMES
    arguments = json.loads(rest)
    properties = dict(TOOLS)[name]
    assert set(properties.get("required", ())) <= set(arguments) <= set(properties["properties"])
    assert segment(CALL, s.text) is not None
    assert s.tokens <= 150 and s.forced < s.tokens


@pytest.mark.parametrize("budget", [8, 9, 10, 12, 20, 60, 500])
@pytest.mark.parametrize("seed", range(6))
def test_the_planner_ends_in_one_of_its_decisions_with_any_budget(seed: int, budget: int) -> None:
    needed = len(VOCABULARY.tokenize("\nNext:")) + max(len(VOCABULARY.tokenize(f" {d.value}")) for d in Decision)
    s, _ = sampler(PLAN, noise(seed), needed + budget)
    assert s.write() == "end"
    rationale, found, decision = s.text.rpartition("\nNext:")
    assert found and decision.strip() in {d.value for d in Decision}
    assert "\n" not in rationale and len(rationale) <= 400


@pytest.mark.parametrize("seed", range(20))
def test_a_small_budget_still_gives_a_call_that_parses_and_says_that_it_was_cut(seed: int) -> None:
    s, _ = sampler(compile_call(TOOLS[:1]), noise(seed), 60)
    stopped = s.write()
    name, _, rest = s.text.partition(" ")
    assert name == "read_file" and "path" in json.loads(rest)
    assert stopped in ("end", "length") and s.tokens <= 60


def test_a_value_cut_by_its_limit_is_reported_as_cut() -> None:
    text = 'read_file {"path": "' + "x" * 40 + '"}'
    s, _ = sampler(CALL, says(text))
    assert s.write() == "length"
    assert json.loads(s.text.partition(" ")[2])["path"] == "x" * 30


def test_what_the_model_wants_is_written_when_it_is_allowed() -> None:
    for text in ('read_file {"path": "notes.txt"}', 'read {"mode": "ab"}', "read {}", 'free {"any": [1, {"a": null}]}'):
        pieces = segment(CALL, text)
        assert pieces is not None
        s, _ = sampler(CALL, says(pieces))
        assert s.write() == "end"
        assert s.text == text


def test_literals_are_forced_as_one_batch() -> None:
    batches: list[int] = []
    inner = says(segment(CALL, 'count_text {"text": "notes"}') or "")

    def feed(tokens: Sequence[int]) -> Logits:
        batches.append(len(tokens))
        return inner(tokens)

    s, _ = sampler(CALL, feed)
    s.write()
    assert s.text == 'count_text {"text": "notes"}'
    assert s.forced >= len(VOCABULARY.tokenize(' {"text": "'))
    assert max(batches) >= len(VOCABULARY.tokenize(' {"text": "'))


def test_a_token_that_reaches_over_the_end_of_a_string_closes_it() -> None:
    vocabulary = Bytes([*WORDS, 't"}'])
    wanted = iter([*vocabulary.tokenize("tx"), *vocabulary.tokenize('t"}')])
    path = Seq((Literal('{"p": "'), Slot("string"), Literal('"}')))

    def one_by_one(tokens: Sequence[int]) -> Logits:
        row = np.zeros(vocabulary.size, np.float32)
        row[next(wanted)] = 9.0
        return row

    s, _ = sampler(path, one_by_one, vocabulary=vocabulary)
    assert s.write() == "end"
    assert s.text == '{"p": "txt"}'


def test_chunks_never_split_a_character() -> None:
    text = "é日本 👍🏽 x"
    data = text.encode()
    vocabulary = Bytes([])
    s, shown = sampler(TEXT, says(text, vocabulary=vocabulary), vocabulary=vocabulary)
    assert s.write() == "end"
    assert s.text == text and s.tokens == len(data)
    assert all("\ufffd" not in chunk for chunk in shown)


def test_a_text_that_runs_out_of_budget_ends_on_a_whole_character() -> None:
    vocabulary = Bytes([])
    s, _ = sampler(TEXT, says("ab日", vocabulary=vocabulary), 4, vocabulary=vocabulary)
    assert s.write() == "length"
    assert s.text == "ab"


def test_control_characters_and_broken_utf8_are_never_written() -> None:
    for seed in range(10):
        s, _ = sampler(TEXT, noise(seed), 300)
        s.write()
        s.text.encode()
        assert not {c for c in s.text if ord(c) < 32} - {"\n", "\t"}


def test_the_same_seed_writes_the_same_text() -> None:
    texts = set()
    for seed in (1, 1, 2):
        s, _ = sampler(PLAN, says("Look at the notes"), 60, Sampling(3.0, seed))
        s.write()
        texts.add((seed, s.text))
    assert len(texts) == 2


def test_temperature_draws_from_the_allowed_tokens_in_proportion() -> None:
    choice = Choice(tuple(Literal(c, core=True) for c in "abc"))
    row = np.full(VOCABULARY.size, 5.0, np.float32)
    weights = {"a": 0.6, "b": 0.3, "c": 0.1}
    for letter, weight in weights.items():
        row[VOCABULARY.tokenize(letter)[0]] = np.log(weight)
    counts = dict.fromkeys("abc", 0)
    for seed in range(600):
        s, _ = sampler(choice, lambda _: row, 5, Sampling(1.0, seed))
        s.write()
        counts[s.text] += 1
    assert counts["a"] > counts["b"] > counts["c"] > 0
    assert abs(counts["a"] / 600 - 0.6) < 0.1


def test_a_copy_bonus_goes_on_with_a_span_of_the_prompt() -> None:
    slot = Seq((Literal('"'), Slot("string", copy=True), Literal('"')))
    wanted = "notes_"

    def feed(tokens: Sequence[int]) -> Logits:
        row = np.zeros(VOCABULARY.size, np.float32)
        written = b"".join(map(VOCABULARY.piece, fed)) + b"".join(map(VOCABULARY.piece, tokens))
        fed.extend(tokens)
        rest = wanted.encode()[max(0, len(written) - 1) :]
        row[VOCABULARY.tokenize(rest.decode())[0] if rest else VOCABULARY.tokenize('"')[0]] = 2.0
        row[VOCABULARY.tokenize("q")[0]] = 1.9
        return row

    texts = []
    for bonus in (0.0, 5.0):
        fed: list[int] = []
        s, _ = sampler(slot, feed, 40, Sampling(copy_bonus=bonus, source="how long is notes.txt?"))
        s.write()
        texts.append(s.text)
    assert texts[0].startswith('"notes_') and texts[1].startswith('"notes.txt')


def test_a_value_does_not_end_inside_a_word_of_the_source() -> None:
    slot = Seq((Literal('"'), Slot("string", copy=True), Literal('"')))
    text = '"ess'

    def feed(tokens: Sequence[int]) -> Logits:
        fed.extend(tokens)
        rest = text.encode()[len(b"".join(map(VOCABULARY.piece, fed))) :].decode()
        row = np.zeros(VOCABULARY.size, np.float32)
        row[VOCABULARY.tokenize(rest or '"')[0]] = 9.0
        return row

    texts = []
    for bonus in (0.0, 6.0):
        fed: list[int] = []
        s, _ = sampler(slot, feed, 40, Sampling(copy_bonus=bonus, source="count the words in essay.txt"))
        s.write()
        texts.append(s.text)
    assert texts == ['"ess"', '"essay"']


def test_a_phrase_of_the_source_is_not_ended_at_each_of_its_blanks() -> None:
    ends = [VOCABULARY.tokenize('"}')[0]]
    copying = Copying("add see you on monday to plan.txt", 6.0, VOCABULARY.piece, VOCABULARY.tokenize)
    row = np.zeros(VOCABULARY.size, np.float32)
    lift = {text: copying.value(row, text.encode(), ends)[ends[0]] for text in ("see", "see you", "see you on monday")}
    assert lift == {"see": 6.0, "see you": 0.0, "see you on monday": 0.0}
    assert copying.value(row, b"plan.txt", ends)[ends[0]] == 6.0


def test_a_span_that_one_value_took_is_not_offered_to_the_next() -> None:
    slot = Slot("string", copy=True)
    call = Seq((Literal('{"from": "'), slot, Literal('", "to": "'), slot, Literal('"}')))

    def feed(tokens: Sequence[int]) -> Logits:
        fed.extend(tokens)
        written = b"".join(map(VOCABULARY.piece, fed)).decode()
        value = written.rpartition('": "')[2]
        row = np.zeros(VOCABULARY.size, np.float32)
        if rest := "draft.txt"[len(value) :]:
            row[VOCABULARY.tokenize(rest)[0]] = 3.0
        else:
            row[[VOCABULARY.tokenize(end)[0] for end in ('", "to": "', '"}')]] = 5.0
        return row

    texts = []
    for bonus in (0.0, 6.0):
        fed: list[int] = []
        s, _ = sampler(call, feed, 90, Sampling(copy_bonus=bonus, source="rename draft.txt to new.txt"))
        s.write()
        texts.append(s.text)
    assert texts[0] == '{"from": "draft.txt", "to": "draft.txt"}'
    assert texts[1].startswith('{"from": "draft.txt", "to": "') and not texts[1].endswith('"draft.txt"}')


@pytest.mark.parametrize(
    ("before", "stands"),
    [
        ("a\\n", True),  # an escaped line break, whose last sign is a letter
        ("a\\\\\\n", True),
        ("a\\\\n", False),  # a backslash and a word
        ("an", False),
    ],
)
def test_a_mark_stands_behind_a_line_break_and_not_behind_a_word(before: str, stands: bool) -> None:
    words = Bytes((*WORDS, f"{MARK}B"))
    value = Seq((Literal('"'), Pointed(Slot("string"), (f"{MARK}B",), 2), Literal('"')))
    s, _ = sampler(value, says(f'"{before}{MARK}B"', vocabulary=words), vocabulary=words)
    s.write()
    assert s.text.startswith(f'"{before}{MARK}B"') is stands


def speller(wanted: str, rival: str) -> tuple[Callable[[Sequence[int]], Logits], list[int]]:
    """Return a model that spells `wanted` and ends, with `rival` close behind wherever it goes on in a word."""
    fed: list[int] = []

    def feed(tokens: Sequence[int]) -> Logits:
        fed.extend(tokens)
        rest = wanted.encode()[len(b"".join(map(VOCABULARY.piece, fed))) :].decode()
        row = np.zeros(VOCABULARY.size, np.float32)
        row[VOCABULARY.tokenize(rest)[0] if rest else VOCABULARY.size - 1] = 5.0
        row[VOCABULARY.tokenize(rival)[0]] = 3.0
        return row

    return feed, fed


@pytest.mark.parametrize(
    ("says", "source", "answer"),
    [
        ("see pantqes.csv", "pantry.csv  12 bytes", "see pantry.csv"),  # the word began as one of the source
        ("see pantqes.csv", "nothing alike", "see pantqes.csv"),
        ("pantqes", "", "pantqes"),
    ],
)
def test_a_word_of_an_answer_is_spelled_as_the_source_spells_it(says: str, source: str, answer: str) -> None:
    feed, fed = speller(says, "q")

    def follow(tokens: Sequence[int]) -> Logits:
        row = feed(tokens)
        written = b"".join(map(VOCABULARY.piece, fed)).decode()
        if written and not says.startswith(written):  # off its own text: it goes on as the answer does
            rest = answer[len(written) :]
            row = np.zeros(VOCABULARY.size, np.float32)
            row[VOCABULARY.tokenize(rest)[0] if rest else VOCABULARY.size - 1] = 9.0
        return row

    s, _ = sampler(TEXT, follow, 60, Sampling(copy_bonus=6.0, source=source))
    s.write()
    assert s.text == answer


def test_a_model_that_wants_to_stop_is_not_made_to_go_on_copying() -> None:
    feed, _ = speller("in notes", "q")
    s, _ = sampler(TEXT, feed, 60, Sampling(copy_bonus=6.0, source="notes.txt and notes2"))
    s.write()
    assert s.text == "in notes"


def test_logits_that_are_not_numbers_are_refused() -> None:
    row = np.zeros(VOCABULARY.size, np.float32)
    row[7] = np.nan
    with pytest.raises(DamagedWeights):
        sampler(TEXT, lambda _: row)[0].write()


def test_a_vocabulary_that_cannot_go_on_is_a_dead_end() -> None:
    class Letters(Bytes):
        def piece(self, token: int) -> bytes:
            return b"x" if self.pieces[token] else b""

    with pytest.raises(DeadEnd):
        sampler(Slot("integer"), noise(1), vocabulary=Letters())[0].write()


def test_what_feed_raises_passes_and_the_text_so_far_is_kept() -> None:
    class Stop(Exception):
        pass

    inner, calls = says("Look at it"), iter(range(3))

    def feed(tokens: Sequence[int]) -> Logits:
        if next(calls, None) is None:
            raise Stop
        return inner(tokens)

    s, shown = sampler(TEXT, feed)
    with pytest.raises(Stop):
        s.write()
    assert s.text == "".join(shown) and s.tokens == 3


def test_a_slot_that_is_full_is_left_without_trying_the_whole_vocabulary() -> None:
    class Counting(Bytes):
        looks = 0

        def piece(self, token: int) -> bytes:
            self.looks += 1
            return super().piece(token)

    counting, row = Counting(), np.zeros(VOCABULARY.size, np.float32)
    row[VOCABULARY.tokenize("a")[0]] = 5.0
    s, _ = sampler(Seq((Literal('"'), Slot("string", max_chars=3), Literal('"'))), lambda _: row, 20, None, counting)
    assert s.write() == "length" and s.text == '"aaa"'
    assert counting.looks < 30 < counting.size


# --- the short way ------------------------------------------------------------------------------------------


class Stepwise(Fed):
    """A sampler that looks at every token from all sides."""

    def _is_plain(self, point: Any) -> bool:
        return False


class Counted(Fed):
    """A sampler that counts the tokens it looks at from all sides."""

    steps_taken = 0

    def _step(self, point: Any) -> Any:
        self.steps_taken += 1
        return super()._step(point)


NOTES = 'the notes.txt in path/read say: 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 0x count é日本 "the path" to notes_file'
COPIED = compile_call([("read", {"properties": {"path": {"type": "string"}, "to": {"type": "string"}}})])
CONSTRAINTS: dict[str, Constraint] = {
    "text": TEXT,
    "short text": Slot("text", max_chars=9, min_chars=4),
    "line": Slot("line", max_chars=40),
    "string": Seq((Literal('{"p": "'), Slot("string", max_chars=25, min_chars=2), Literal('"}'))),
    "ends": Seq(
        (
            Slot("string", max_chars=30),
            Choice((Literal('"}'), Literal(", and then much more of it"), Literal('", "b"'))),
        )
    ),
    "decision": PLAN,
    "call": CALL,
    "one tool": compile_call(TOOLS[:1]),
    "copied": COPIED,
    "or a word": Choice((Literal(" give up"), Slot("line", max_chars=30), Literal("Next: the"))),
    "number": Seq((Slot("number", max_chars=3), Literal(" "), Slot("text", max_chars=20))),
    "full text": Seq((Slot("text", max_chars=5), Choice((Literal("\nnotes"), Literal("\nread"), Literal("in"))))),
}


def wilful(seed: int) -> Callable[[Sequence[int]], Logits]:
    """A model that prefers words for a while, then anything: ends, quotes, literals, halves of characters."""
    rng = np.random.default_rng(seed)
    wordy = rng.choice([0.0, 2.0, 4.0])
    words = np.array([piece.isascii() and piece.strip().isalpha() for piece in VOCABULARY.pieces])
    favourites = [
        VOCABULARY.size - 1,
        *(VOCABULARY.tokenize(t)[0] for t in ('"}', '", "', "\n", "Next", " give", "é", "\\")),
    ]

    def feed(_: Sequence[int]) -> Logits:
        row = rng.standard_normal(VOCABULARY.size)
        row[words] += wordy
        if rng.random() < 0.15:
            row[rng.choice(favourites)] += 9
        return row.astype(np.float32)

    return feed


@pytest.mark.parametrize("name", CONSTRAINTS)
@settings(max_examples=12)
@given(
    seed=st.integers(0, 2**32 - 1),
    budget=st.integers(1, 90),
    temperature=st.sampled_from([0.0, 0.7]),
    top_p=st.sampled_from([1.0, 0.9]),
    repeat_penalty=st.sampled_from([1.0, 1.3]),
    logprobs=st.sampled_from([None, 2]),
    copy_bonus=st.sampled_from([0.0, 3.0]),
)
def test_the_short_way_writes_what_looking_at_every_token_writes(
    name: str, seed: int, budget: int, **controls: Any
) -> None:
    sampling = Sampling(seed=seed, source=NOTES, **controls)
    found = []
    for kind in (Stepwise, Fed):
        shown: list[str] = []
        fed: list[tuple[int, ...]] = []
        model = wilful(seed)

        def feed(
            tokens: Sequence[int], model: Callable[[Sequence[int]], Logits] = model, fed: list[tuple[int, ...]] = fed
        ) -> Logits:
            fed.append(tuple(tokens))
            return model(tokens)

        s = kind(feed, VOCABULARY, shown.append, CONSTRAINTS[name], budget, sampling)
        found.append((s.write(), s.text, s.tokens, s.forced, s.cut, s.logprobs, shown, fed))
    assert found[0] == found[1]


def test_the_short_way_is_taken_inside_of_texts_lines_and_strings() -> None:
    text = "the notes in the path"
    for constraint, pieces in (
        (TEXT, [text]),
        (PLAN, [text, "\nNext:", " conclusion"]),
        (Seq((Literal('{"p": "'), Slot("string"), Literal('"}'))), ['{"p": "', text, '"}']),
    ):
        s = Counted(says(pieces), VOCABULARY, lambda _: None, constraint, 99, Sampling())
        s.write()
        assert text in s.text
        assert s.steps_taken <= 4 < len(VOCABULARY.tokenize(text))


def test_only_whole_characters_that_mean_themselves_are_plain() -> None:
    vocabulary = Bytes([*WORDS, "\\n", 'a"b', "日"])
    chars = {
        (" the", "string"): 4, ("é", "line"): 1, ("日", "text"): 1, ("\n", "text"): 1, ("\\n", "text"): 2,
        ("\n", "line"): 0, ("\\n", "string"): 0, ('a"b', "string"): 0, ('"', "string"): 0,
    }  # fmt: skip
    for (text, kind), count in chars.items():
        (token,) = vocabulary.tokenize(text)
        assert plain.look_up(vocabulary, kind, token)[:2] == ((count, text.encode()) if count else (0, b"")), text  # type: ignore[arg-type]
    assert plain.look_up(vocabulary, "text", 0xC3).chars == 0  # half of a character
    assert plain.look_up(vocabulary, "text", vocabulary.size - 1).chars == 0
    vocabulary.is_end = lambda token: True  # type: ignore[method-assign]
    assert plain.look_up(vocabulary, "text", vocabulary.tokenize("a")[0]).chars == 0  # an end that has bytes


def test_a_text_that_is_full_is_not_drawn_on_by_a_word_of_the_source() -> None:
    constraint = Seq((Slot("text", max_chars=3), Choice((Literal("h!"), Literal("x!")))))

    def feed(tokens: Sequence[int]) -> Logits:
        fed.extend(tokens)
        row = np.zeros(VOCABULARY.size, np.float32)
        row[VOCABULARY.tokenize("patx!"[len(b"".join(map(VOCABULARY.piece, fed))) :])[0]] = 5.0
        row[VOCABULARY.tokenize("h")[0]] += 4.0
        return row

    for kind in (Stepwise, Fed):
        fed: list[int] = []
        s = kind(feed, VOCABULARY, lambda _: None, constraint, 30, Sampling(copy_bonus=3.0, source="the path"))
        s.write()
        assert s.text == "patx!"


def test_damaged_weights_are_noticed_in_the_middle_of_a_text() -> None:
    rows = iter([np.eye(1, VOCABULARY.size, VOCABULARY.tokenize("a")[0], dtype=np.float32)[0]] * 4)
    broken = np.full(VOCABULARY.size, np.nan, np.float32)
    s, _ = sampler(TEXT, lambda _: next(rows, broken))
    with pytest.raises(DamagedWeights):
        s.write()
    assert s.text == "aaaa"
