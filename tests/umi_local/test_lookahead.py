"""Drafts, sampling controls and several continuations: what they may change, and what they may not."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from engine_life import result
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from test_sampler import VOCABULARY, Bytes, sampler
from tiny_gguf import write_pack

from umi_local.engine.client import EngineClient, RoleRequest, RoleResult
from umi_local.engine.constraint import TEXT, Constraint, Slot, compile_call
from umi_local.engine.lookahead import PATIENCE, SPANS, Lookahead, NGrams
from umi_local.engine.protocol import Continuation, TokenLogprob
from umi_local.engine.sampler import Sampler
from umi_local.engine.sampling import Draw, Sampling, log_sum, report
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_local.packs import load_pack
from umi_local.roles import Role

CALL = compile_call([("read", {"properties": {"path": {"type": "string", "maxLength": 30}}, "required": ["path"]})])


class Repeating:
    """A model of bytes whose next token depends on the last two, so that it runs into circles as texts do.

    It is also the end of a cache: what it holds has to be what was evaluated and not forgotten.
    """

    def __init__(self, seed: int, prompt: Sequence[int], room: int = 10_000) -> None:
        self.seed, self.held, self.most = seed, list(prompt), room

    def row(self, at: int) -> NDArray[np.float32]:
        mark = hash((self.seed, *(token % 7 for token in self.held[max(0, at - 1) : at + 1]))) % 2**32
        return np.random.default_rng(mark).standard_normal(VOCABULARY.size).astype(np.float32)

    def evaluate(self, tokens: Sequence[int], wanted: int) -> NDArray[np.float32]:
        assert len(self.held) + len(tokens) <= self.most
        self.held += tokens
        return np.stack([self.row(at) for at in range(len(self.held) - wanted, len(self.held))])

    def rollback(self, count: int) -> None:
        assert 0 < count < len(self.held)
        del self.held[-count:]

    def room(self) -> int:
        return self.most - len(self.held)


def written(model: Repeating, constraint: Constraint, tokens: int, sampling: Sampling, *, drafts: bool) -> Lookahead:
    ahead = Lookahead(model, model.held, tokens, drafts=drafts)
    one = Sampler(VOCABULARY, lambda _: None, constraint, tokens, sampling)
    one.run(lambda given: ahead.feed(given or [1]))
    ahead.settle()
    model.text = one.text  # type: ignore[attr-defined]
    return ahead


@settings(max_examples=60)
@given(
    seed=st.integers(0, 10_000),
    prompt=st.lists(st.integers(1, 12), min_size=1, max_size=60),
    temperature=st.sampled_from([0.0, 0.8]),
    constraint=st.sampled_from([TEXT, CALL, Slot("line", max_chars=80)]),
)
def test_drafts_change_nothing_but_the_number_of_evaluations(
    seed: int, prompt: list[int], temperature: float, constraint: Constraint
) -> None:
    sampling = Sampling(temperature, seed, top_p=0.9, repeat_penalty=1.1)
    plain, ahead = Repeating(seed, prompt), Repeating(seed, prompt)
    slow = written(plain, constraint, 80, sampling, drafts=False)
    fast = written(ahead, constraint, 80, sampling, drafts=True)
    assert ahead.text == plain.text  # type: ignore[attr-defined]
    assert ahead.held[: len(plain.held)] == plain.held
    assert fast.steps + fast.accepted >= slow.steps >= fast.steps
    assert len(ahead.held) <= len(plain.held) + fast.accepted


def test_a_text_that_stands_in_the_prompt_takes_a_fraction_of_the_evaluations() -> None:
    prompt = [
        int(t) for t in VOCABULARY.tokenize("the log says: connection timed out after 30 seconds on port 8080.\n")
    ]

    class Copies(Repeating):
        def row(self, at: int) -> NDArray[np.float32]:
            row = np.zeros(VOCABULARY.size, np.float32)
            row[prompt[(at + 1) % len(prompt)]] = 9.0
            return row

    fast = written(Copies(0, prompt), TEXT, 60, Sampling(), drafts=True)
    assert fast.steps <= 60 * 0.25 and fast.accepted >= 45


def test_a_draft_never_outgrows_the_context() -> None:
    prompt = [1, 2, 3, 4] * 5
    model = Repeating(3, prompt, room=len(prompt) + 30)
    written(model, TEXT, 28, Sampling(), drafts=True)
    assert len(model.held) <= model.most


def test_the_newest_match_is_drafted_and_a_kind_that_fails_is_left_alone_for_a_while() -> None:
    grams = NGrams([1, 2, 3, 50, 1, 2, 3, 60, 61, 9, 1, 2, 3], capacity=100)
    assert grams.guess(7) == [60, 61, 9]
    assert grams.guess(2) == [60, 61]
    for _ in range(2):
        grams.learned(0)
        assert grams.guess(7) == [60, 61, 9]
    grams.learned(0)
    assert grams.guess(7) == [60, 61, 9]  # the shorter match of the same place
    assert NGrams([5, 6, 7], capacity=4).guess(7) == []


@settings(max_examples=150)
@given(
    seen=st.lists(st.integers(0, 3), min_size=1, max_size=40),
    added=st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=3), max_size=8),
    most=st.integers(0, 9),
    right=st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_a_guess_is_what_followed_the_newest_of_the_longest_matches(
    seen: list[int], added: list[list[int]], most: int, right: list[bool]
) -> None:
    grams, silent, failed = NGrams(seen, capacity=4), dict.fromkeys((4, 3, 2), 0), dict.fromkeys((4, 3, 2), 0)
    for more, good in zip([[], *added], right, strict=False):
        grams.append(more)
        seen = [*seen, *more]
        wanted, used = [], 0
        for span, draft in SPANS:
            if silent[span]:
                silent[span] -= 1
            elif most > 0 and (ends := [e for e in range(span, len(seen)) if seen[e - span : e] == seen[-span:]]):
                wanted, used = seen[ends[-1] : ends[-1] + min(draft, most)], span
                break
        assert grams.guess(most) == wanted
        grams.learned(int(good))
        if used:
            failed[used] = 0 if good else failed[used] + 1
            silent[used] = failed[used] if failed[used] >= PATIENCE else silent[used]


# --- sampling -----------------------------------------------------------------------------------------------


def shares(sampling: Sampling, row: NDArray[np.float32], draws: int = 4000) -> NDArray[np.float64]:
    counts = np.zeros(len(row))
    for seed in range(draws):
        one = Draw(Sampling(sampling.temperature, seed, top_p=sampling.top_p, min_p=sampling.min_p))
        counts[int(one.adjusted(row, ()).argmax())] += 1
    return counts / draws


def test_draws_follow_the_distribution_that_top_p_and_min_p_leave() -> None:
    probabilities = np.array([0.5, 0.3, 0.15, 0.05])
    row = np.log(probabilities).astype(np.float32)
    assert np.abs(shares(Sampling(1.0), row) - probabilities).max() < 0.03
    assert np.abs(shares(Sampling(1.0, top_p=0.75), row) - [0.625, 0.375, 0, 0]).max() < 0.03
    assert np.abs(shares(Sampling(1.0, top_p=1e-6), row) - [1, 0, 0, 0]).max() == 0
    assert np.abs(shares(Sampling(1.0, min_p=0.25), row) - np.array([0.5, 0.3, 0.15, 0]) / 0.95).max() < 0.03
    cold = probabilities**2 / (probabilities**2).sum()
    assert np.abs(shares(Sampling(0.5), row) - cold).max() < 0.03


@settings(max_examples=40)
@given(seed=st.integers(0, 1000), size=st.integers(2, 3000), top_p=st.floats(0.01, 0.99), min_p=st.floats(0.0, 0.9))
def test_what_is_drawn_lies_in_the_nucleus_and_the_logits_stay_as_they_are(
    seed: int, size: int, top_p: float, min_p: float
) -> None:
    row = (np.random.default_rng(seed).standard_normal(size) * 3).astype(np.float32)
    before = row.copy()
    token = int(Draw(Sampling(1.0, seed, top_p=top_p, min_p=min_p)).adjusted(row, ()).argmax())
    assert (row == before).all()
    share = np.exp(row.astype(np.float64) - log_sum(row))
    assert share[token] >= min_p * share.max() * (1 - 1e-4)
    better = share[share > share[token]].sum()
    assert better < top_p + 1e-4 or (size > 1024 and better < 1)


def test_a_constraint_outside_of_the_nucleus_is_still_met() -> None:
    row = np.zeros(VOCABULARY.size, np.float32)
    row[VOCABULARY.tokenize("z")[0]] = 50.0
    s, _ = sampler(Slot("integer", max_chars=3), lambda _: row, 9, Sampling(1.0, 4, top_p=0.5, min_p=0.5))
    s.write()
    assert s.text.lstrip("-").isdigit()


def test_a_repeat_penalty_breaks_a_circle_and_literals_do_not_count() -> None:
    rows = np.zeros(VOCABULARY.size, np.float32)
    a, b = VOCABULARY.tokenize("a")[0], VOCABULARY.tokenize("b")[0]
    rows[a], rows[b] = 2.0, 1.5
    for penalty, wanted in ((1.0, "aaaa"), (2.0, "ab")):
        s, _ = sampler(TEXT, lambda _: rows, 4, Sampling(repeat_penalty=penalty))
        s.write()
        assert s.text.startswith(wanted)
    row = np.array([-1.0, 1.0, 0.5], np.float32)
    assert Draw(Sampling(repeat_penalty=2.0)).adjusted(row, [0, 1]).tolist() == [-2.0, 0.5, 0.5]


def test_log_probabilities_are_those_of_the_model_and_not_of_the_constraint() -> None:
    row = np.log(np.array([0.7, 0.2, 0.1])).astype(np.float32) + 11
    told = report(row, 2, 2, lambda token: bytes([97 + token]))
    assert told.text == "c" and math.isclose(told.logprob, math.log(0.1), rel_tol=1e-4)
    assert [name for name, _ in told.top] == ["a", "b"]
    assert math.isclose(told.top[0][1], math.log(0.7), rel_tol=1e-4)
    s, _ = sampler(TEXT, lambda _: np.zeros(VOCABULARY.size, np.float32), 5, Sampling(logprobs=0))
    s.write()
    assert len(s.logprobs) == 5
    assert all(math.isclose(one.logprob, -math.log(VOCABULARY.size), rel_tol=1e-4) for one in s.logprobs)
    assert Bytes().size == VOCABULARY.size


# --- the real thing -----------------------------------------------------------------------------------------


def asking(text: str, **more: object) -> RoleRequest:
    role = Role.CALLER
    prompt = [
        Segment(HEADERS["user"], special=True),
        Segment(text, source=True),
        Segment("<|im_end|>", special=True),
        Segment(HEADERS[role.value], special=True),
    ]
    return RoleRequest(role, prompt, more.pop("constraint", TEXT), more.pop("max_tokens", 50), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ahead")
    write_pack(root / "plain", context=1024)
    write_pack(root / "roles", roles={"planner": "planner.gguf", "caller": "caller.gguf"}, context=1024)
    return root


TEXTS = ("again and again and again and again", "abc abc abc", "notes.txt has 12 lines", "x")


@pytest.mark.parametrize("name", ["plain", "roles"])
@pytest.mark.parametrize("temperature", [0.0, 0.9])
async def test_an_engine_with_drafts_writes_what_one_without_writes(tiny: Path, name: str, temperature: float) -> None:
    async with EngineClient(load_pack(str(tiny / name))) as engine:
        for text in TEXTS:
            slow = await result(engine, asking(text, temperature=temperature, seed=5, drafts=False))
            fast = await result(engine, asking(text, temperature=temperature, seed=5))
            assert fast.text == slow.text
            assert (slow.steps, slow.drafted) == (slow.tokens + (slow.stopped == "end"), 0) or slow.forced_tokens
            assert fast.steps <= slow.steps


SAID = "\n".join(["call Anna about the boat tickets for Lisbon and buy milk at the shop behind the old harbour"] * 3)
"""Said three times, so that a copy goes on wherever it begins."""


@pytest.mark.parametrize("name", ["nano", "plain", "roles"])
async def test_what_is_copied_from_the_transcript_takes_fewer_evaluations(tiny: Path, name: str) -> None:
    """The bonus leaves any model nothing to write but a span of what was said."""
    pack = load_pack(name if name == "nano" else str(tiny / name))
    copying = replace(pack, sampling=replace(pack.sampling, copy_bonus=100.0))
    span = Slot("string", max_chars=70, min_chars=60, copy=True)
    async with EngineClient(copying, threads=1) as engine:
        slow, fast = [
            await result(engine, asking(SAID, constraint=span, max_tokens=90, drafts=drafts))
            for drafts in (False, True)
        ]
    assert slow.text == fast.text and slow.text[:50] in json.dumps(SAID)  # it may end where the slot has to
    assert slow.drafted == 0 < fast.accepted and fast.steps < 0.5 * slow.steps


async def test_the_likeliest_of_several_continuations_is_taken(tiny: Path) -> None:
    line = Slot("line", max_chars=20)
    for name in ("plain", "roles"):
        async with EngineClient(load_pack(str(tiny / name))) as engine:

            async def mean(count: int, seed: int, engine: EngineClient = engine) -> tuple[float, RoleResult]:
                asked = asking("how long?", constraint=line, best_of=count, seed=seed, temperature=1.0, logprobs=2)
                end = await result(engine, asked)
                assert end.candidates == count and len(end.logprobs) > 0
                return sum(t.logprob for t in end.logprobs) / len(end.logprobs), end

            several, chosen = await mean(4, 3)
            alone = [await mean(1, seed) for seed in range(3, 7)]
            finished = [one for one in alone if one[1].stopped == "end"] or alone
            best, expected = max(finished, key=lambda one: one[0])
            assert chosen.text == expected.text and math.isclose(several, best, abs_tol=1e-3)
            complete = chosen.continuations
            assert complete[0] == Continuation(chosen.text, complete[0].logprob)
            assert math.isclose(complete[0].logprob, several, abs_tol=1e-3)
            assert {one.text for one in complete} == {one.text for _, one in alone if one.stopped == "end"}
            assert [one.logprob for one in complete] == sorted((one.logprob for one in complete), reverse=True)
            assert alone[0][1].continuations == ()
            assert (await mean(4, 3))[1].text == chosen.text
            after = await result(engine, asking("how long?", constraint=line))
            assert after.text == (await result(engine, asking("how long?", constraint=line))).text


def test_a_text_that_was_written_twice_has_the_place_of_the_likelier_one() -> None:
    """The same text can come in other tokens, which are less likely."""
    from umi_local.engine.candidates import Candidates

    class Written:
        def __init__(self, text: str, logprob: float) -> None:
            self.text, self.logprobs = text, [TokenLogprob(text, logprob)]

        def liking(self) -> float:
            return 0.0

        def steps(self) -> Any:
            return "end"
            yield

    written = iter([Written("a", -0.1), Written("b", -0.2), Written("a", -0.3)])
    candidates = Candidates(lambda _: next(written), Sampling(), 3)  # type: ignore[arg-type, return-value]
    candidates.run([], 0, None)  # type: ignore[arg-type]
    assert candidates.complete == (Continuation("a", -0.1), Continuation("b", -0.2))
    assert candidates.chosen.text == "a"


async def test_where_the_context_does_not_hold_all_continuations_the_others_go_on(tiny: Path) -> None:
    long = Slot("line", max_chars=4000, min_chars=3000)
    async with EngineClient(load_pack(str(tiny / "roles"))) as engine:
        end = await result(engine, asking("how long?", constraint=long, best_of=8, max_tokens=900))
        assert end.stopped == "length" and end.tokens == 900
        again = await result(engine, asking("how long?"))
        assert again.cached_tokens > 0 and again.text


@pytest.mark.parametrize(
    "wrong", [{"top_p": 0.0}, {"min_p": 2.0}, {"best_of": 9}, {"repeat_penalty": 0.0}, {"logprobs": 50}]
)
def test_a_control_that_means_nothing_is_refused_by_name(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=rf"{next(iter(wrong))} must be between"):
        asking("x", **wrong)
