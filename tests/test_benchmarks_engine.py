"""The benchmark of the engine: its models load, its baseline runs, its table reckons right."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.engine import __main__ as command
from benchmarks.engine import episode, limit, models, table, vocabulary
from benchmarks.engine.asking import ask, engine, tuning
from benchmarks.engine.baselines import bare
from benchmarks.engine.measures import MEASURES
from benchmarks.engine.models import Episode, Model, header
from benchmarks.engine.setting import interleaved
from benchmarks.engine.synthetic import SHAPES, Shape, write_adapter, write_model
from benchmarks.engine.table import Goal, Row
from umi_local.engine.gguf_check import check
from umi_local.formats.base import Segment
from umi_local.packs.pack import Pack
from umi_local.roles import Role

ROOT = Path(__file__).parents[1]
TINY = Shape("qwen2", 2, 64, 4, 2, 128, 2000, tied=True, bias=True)
ROW = Row("decode", "decode, base", "nano", 1, 98.0, "tokens/s", 100.0, "bare loop", Goal(0.98, ">="))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Model:
    """A model as the measures get them, small enough for a test."""
    folder = tmp_path_factory.mktemp("bench")
    words = vocabulary.build(TINY.vocabulary, models.texts())
    write_model(folder / "base.gguf", TINY, words)
    for seed, role in enumerate(Role):
        write_adapter(folder / f"{role.value}.gguf", TINY, seed, words.header(role.value))
    pack = Pack("tiny", folder, "base.gguf", context_length=512, roles={r.value: f"{r.value}.gguf" for r in Role})
    single = replace(pack, roles={})
    whole = replace(single, mode="models")
    return Model("tiny", pack, replace(pack, mode="contexts"), whole, single, Episode(60, 6, 6, 12, 8), 100)


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"UMI_{name}_DIR", str(tmp_path / name.lower()))


@pytest.mark.parametrize("name", SHAPES)
def test_a_vocabulary_of_real_size_knows_every_header_and_no_token_twice(name):
    words = vocabulary.build(SHAPES[name].vocabulary, models.texts())
    assert len(set(words.tokens)) == len(words.tokens) == SHAPES[name].vocabulary
    assert all(len(words.header(role.value)) == 3 for role in Role)
    assert {merged.replace(" ", "") for merged in words.merges} <= set(words.tokens)


def test_a_vocabulary_that_is_too_small_is_refused():
    with pytest.raises(ValueError, match="a vocabulary of 600 tokens is too small"):
        vocabulary.build(600)


async def test_llama_cpp_loads_the_model_and_every_word_of_a_text_is_one_token(tiny):
    check(tiny.fork.base_path, full=True)
    async with engine(tiny.fork, 1) as client:
        assert client.info.roles == ("caller", "planner", "summarizer")
        assert await client.count_tokens([Segment(tiny.text(50, 3))]) == 50
        result = await ask(client, Role.PLANNER, tiny.prompt(20, Role.PLANNER), 12)
        assert result.tokens == 12 and result.stopped == "length"
        assert await client.count_tokens([Segment(result.text)]) == 12  # what is written is cut into the same tokens


async def test_the_bare_loop_writes_what_the_engine_writes_and_counts_every_evaluation(tiny):
    prompt = tiny.prompt(20, Role.SUMMARIZER)
    async with engine(tiny.single, 1) as client, bare(tiny.single, tuning(client), {}) as loop:
        ours = await ask(client, Role.SUMMARIZER, prompt, 10)
        theirs = await loop.generate(prompt, 10)
        assert theirs["text"] == ours.text and theirs["tokens"] == ours.tokens == 10
        assert theirs["prefilled"] == ours.prompt_tokens
        lived = await loop.transcript([(prompt, False), ([Segment(ours.text)], True), (prompt, False)])
        assert (lived["read"], lived["wrote"], lived["steps"]) == (2 * ours.prompt_tokens, 10, 12)


async def test_a_change_of_role_is_measured_header_by_header(tiny):
    async with engine(tiny.fork, 1) as client, bare(tiny.fork, tuning(client)) as loop:
        turns = [("planner", header(Role.PLANNER)), ("caller", header(Role.CALLER))]
        assert len(await loop.switch(tiny.prompt(20, Role.PLANNER)[:-1], turns)) == 2


async def test_an_episode_evaluates_the_least_in_fork_and_the_most_when_the_cache_is_given_up(tiny):
    plan = tiny.episode
    fork = await episode.with_our_engine(tiny, tiny.fork, 1)
    single = await episode.with_our_engine(tiny, tiny.single, 1)
    swapped, react = await episode.swapped(tiny, fork), await episode.react(tiny, fork)
    written = (plan.planner + plan.caller) * plan.steps + plan.planner + plan.summary
    assert fork.decoded == swapped.decoded == single.decoded == written
    assert react.prefill < fork.prefill < swapped.prefill
    assert single.prefill < fork.prefill  # in one cache, what was written stays
    assert plan.prefix + plan.steps * plan.observation < react.prefill


async def test_runs_are_mixed_and_each_subject_is_first_in_turn():
    order: list[str] = []

    async def note(name: str, run: int) -> int:
        order.append(name)
        return run

    found = await interleaved(3, lambda run: note("a", run), lambda run: note("b", run))
    assert found == [[0, 1, 2], [0, 1, 2]]
    assert "".join(order) == "ba" + "ab" + "ba" + "ab"  # the first two do not count


# --- the table ----------------------------------------------------------------------------------------------


def test_a_goal_holds_at_its_limit_and_not_beyond():
    assert ROW.ratio == 0.98 and ROW.met is True
    assert replace(ROW, ours=97.9).met is False
    assert replace(ROW, goal=Goal(0.5, "<="), ours=50.0).met is True
    assert replace(ROW, goal=Goal(200, "<", "ours"), ours=200.0).met is False
    assert replace(ROW, baseline=None).met is None and replace(ROW, goal=None).met is None
    assert replace(ROW, ours=8.0, baseline=400.0, inverted=True).ratio == 50


def test_a_baseline_of_nothing_meets_no_goal():
    nothing = replace(ROW, baseline=0.0)
    assert math.isnan(nothing.ratio or 0) and nothing.met is None
    assert "nan" in table.cells(nothing)[5]


def test_the_percentile_is_the_nearest_rank():
    assert table.percentile(range(1, 51), 99) == 50
    assert table.percentile(range(1, 101), 99) == 99
    assert table.percentile([7.0], 99) == 7.0
    assert table.median([3.0, 1.0, 2.0]) == 2.0


def test_tables_say_goal_and_verdict_and_json_keeps_everything():
    rows = [ROW, replace(ROW, figure="start", ours=1405.3, unit="ms", goal=Goal(700, "<", "ours"), more="a | b")]
    lines = table.text(rows).splitlines()
    assert lines[1].split()[-1] == "met" and lines[2].split()[-1] == "missed"
    assert "1,405 ms" in lines[2] and "< 700 ms" in lines[2]
    assert table.markdown(rows).splitlines()[3].endswith("| missed | a \\| b |")
    assert table.read(json.loads(json.dumps(table.data(rows)))) == rows
    with pytest.raises(ValueError, match="no result of the benchmark"):
        table.read([{"kind": "decode"}])


def test_what_a_token_reads_is_every_weight_but_a_separate_embedding(tiny, tmp_path):
    read = limit.read_per_token(tiny.fork.base_path)
    assert read.weights > TINY.vocabulary * TINY.width and read.cache == TINY.kv_bytes(1)
    apart = replace(TINY, tied=False)
    write_model(tmp_path / "apart.gguf", apart, vocabulary.build(TINY.vocabulary, models.texts()))
    assert limit.read_per_token(tmp_path / "apart.gguf") == read
    assert limit.bandwidth(1 << 20, 1, seconds=0.02) > 1e8


# --- the command --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--only", "speed"], "there is no measure 'speed'; there are decode, grammar,"),
        (["--models", "7b"], "there is no model '7b'; there are nano, 0.5b, 1.1b"),
        (["--threads", "none"], "--threads wants numbers from 1 on, not 'none'"),
        (["--runs", "0"], "--runs must be at least 1"),
        (["--read", "nowhere.json"], "nowhere.json"),
    ],
)
def test_a_mistake_gets_one_sentence(arguments, sentence, capsys):
    assert command.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and sentence in said.err


def test_the_help_says_what_every_measure_is_about_and_its_goal(capsys):
    with pytest.raises(SystemExit):
        command.main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    for name, measure in MEASURES.items():
        assert f" {name} {measure.about}" in said
        assert "goal" in measure.about or re.search(r"[<>]=? \d", measure.about)


def test_rows_without_a_goal_can_be_left_out(tmp_path, capsys):
    rows = [ROW, replace(ROW, figure="beside it", goal=None)]
    (tmp_path / "rows.json").write_text(json.dumps({"rows": table.data(rows)}), encoding="utf-8")
    shown = []
    for more in ([], ["--goals"]):
        assert command.main(["--read", str(tmp_path / "rows.json"), *more]) == 0
        shown.append(capsys.readouterr().out)
    assert ["beside it" in text for text in shown] == [True, False]
    assert ">= 0.98x" in shown[1]


def test_the_module_runs_and_prints_what_was_measured_before(tmp_path):
    (tmp_path / "rows.json").write_text(json.dumps({"rows": table.data([ROW])}), encoding="utf-8")
    arguments = ["--read", str(tmp_path / "rows.json"), "--markdown"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.engine", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("| decode, base / bare loop | nano | 1 | 98 tokens/s |")
