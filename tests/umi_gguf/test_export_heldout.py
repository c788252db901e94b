"""A run's own held-out conversations: training leaves a bounded sample, and an export measures the roles on it."""

import json
import shutil

import numpy as np
import pytest

from umi_gguf.export_cli import main
from umi_gguf.verify import Limits, VerifyReport
from umi_gguf.verify_measure import Measured
from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
    read_jsonl,
    write_jsonl,
)
from umi_train.data.split import split_of
from umi_train.data.targets import CONTEXT_ONLY
from umi_train.encoding import SegmentTokenizer
from umi_train.recipes import load_recipe
from umi_train.recipes.rundir import begin, stage_folder
from umi_train.stages import heldout
from umi_train.stages.heldout import HELD_OUT, HeldOut
from umi_train.stages.prepare import prepare_rows

ROLES = ("planner", "caller", "summarizer")
METRICS = {"plan_accuracy", "action_exact_match", "argument_f1"}
TOOL = ToolSpec("wc", "Count.", {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]})
RECIPE = """
model: {{path: {base}, max_length: {longest}}}
adapter: {{kind: lora}}
data: {{validation: {share}, sources: [{{kind: umi, location: {data}}}]}}
trainer: {{steps: 1, learning_rate: 1e-4}}
stages: {{planner: {{}}, caller: {{}}, summarizer: {{}}}}
"""


def trajectory(text, observation="3", **meta):
    turns = (
        UserTurn(text),
        PlannerTurn("Count the lines.", Decision.CALLER),
        CallerTurn("wc", {"path": "a.txt"}),
        ObservationTurn(observation),
        PlannerTurn("Done.", Decision.CONCLUSION),
        SummarizerTurn("Three lines."),
    )
    return Trajectory((TOOL,), turns, meta)


@pytest.fixture(scope="module")
def base(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("base")
    tiny.write_llama(folder)
    tiny.fill_vocabulary(folder)
    return folder


@pytest.fixture
def prepared(tmp_path, base):
    """Make the rows of a run as training does, in a folder of its own; return the folder."""
    from tokenizers import Tokenizer

    def make(trajectories, share=0.5, longest=1024):
        write_jsonl(tmp_path / "data.jsonl", trajectories)
        recipe, run = tmp_path / "tiny.yaml", tmp_path / "run"
        recipe.write_text(RECIPE.format(base=base, share=share, data=tmp_path / "data.jsonl", longest=longest))
        resolved = load_recipe(str(recipe))
        begin(run, resolved)
        encoder = SegmentTokenizer(Tokenizer.from_file(str(base / "tokenizer.json")))
        prepare_rows(resolved.recipe, run, encoder)
        return run

    return make


def finished(run, base, tiny):
    """Give every stage of a run what training leaves at its end."""
    for number, role in enumerate(ROLES):
        stage = stage_folder(run, role)
        (stage / "spec.json").write_text(json.dumps({"model": str(base)}))
        (stage / "result.json").write_text(json.dumps({"steps": 1}))
        (stage / "done").write_text("x\n")
        tiny.write_peft(stage, tiny.all_linear(), seed=number)
    return run


def test_an_export_measures_the_roles_on_the_runs_own_conversations(prepared, base, tiny, capsys):
    every = [trajectory(f"how long is a{i}") for i in range(20)]
    run = finished(prepared(every), base, tiny)
    kept = list(read_jsonl(run / HELD_OUT))
    held = [t for t in every if split_of(t, 0.5) == "validation"]
    assert 1 < len(kept) == len(held) < 20 and all(t in held for t in kept)
    options = ["--type", "q8_0", "--metrics", "2", "--per-role", "2", "--threads", "1", "--json"]
    assert main([str(run), *options, "--force"]) == 0
    said = capsys.readouterr()
    assert f"umi: the roles are measured on 2 of the {len(kept)} held-out conversations in {run / HELD_OUT}" in said.err
    told, report = json.loads(said.out), json.loads((run / "pack" / "verify.json").read_text())
    assert told["roles_on"] == str(run / HELD_OUT) and told["verify"] == report
    assert report["prompts"]["rows"] == 6 and set(report["roles"]) == set(ROLES)
    for side in ("before", "after"):
        assert report["role_metrics"][side]["trajectories"] == 2 and report["role_metrics"][side]["steps"] == 4
        assert set(report["role_metrics"][side]) >= METRICS
    assert main([str(run), *options, "--metrics", "0", "--replace", "--force"]) == 0
    said = capsys.readouterr()
    assert "held-out conversations" not in said.err and json.loads(said.out)["roles_on"] is None


def test_a_role_may_lose_little_and_two_answers_are_little():
    def report(before, after, **counts):
        one = np.zeros(1)
        measured = Measured(("",), one, one == 0, one, one, 1, 1, 0, (), ({}, {}))
        sides = {"before": {"action_exact_match": before, **counts}, "after": {"action_exact_match": after, **counts}}
        return VerifyReport((), measured, "x", Limits().with_bits(16), role_metrics=sides).failures

    assert report(0.5, 0.44, calls=100) == ("action_exact_match fell from 0.500 to 0.440, more than 0.05",)
    assert not report(0.5, 0.46, calls=100) and not report(0.44, 0.5, calls=100)
    assert not report(0.5, 0.41, calls=20) and report(0.5, 0.35, calls=20) and not report(1.0, 0.0, calls=2)
    assert report(0.5, 0.41, calls=0) and report(0.5, 0.41)


def test_a_run_without_the_file_says_what_is_not_measured(prepared, base, tiny, capsys):
    run = finished(prepared([trajectory(f"how long is a{i}") for i in range(12)]), base, tiny)
    (run / HELD_OUT).write_text('{"version": 1, "tools')
    options = [str(run), "--type", "q8_0", "--per-role", "1", "--json"]
    assert main(options) == 4 and f"{run / HELD_OUT} holds no trajectories" in capsys.readouterr().err
    assert not (run / "pack").exists()
    (run / HELD_OUT).unlink()
    assert main(options) == 0
    said = capsys.readouterr()
    assert said.err.count("its roles are not measured; --trajectories FILE names some") == 1
    assert json.loads(said.out)["verify"]["role_metrics"] is None


def test_conversations_stand_in_for_rows_that_are_gone(prepared, base, tiny, capsys):
    run = finished(prepared([trajectory(f"how long is a{i}") for i in range(12)]), base, tiny)
    for role in ROLES:
        shutil.rmtree(stage_folder(run, role) / "rows")
    assert main([str(run), "--type", "q8_0", "--per-role", "1", "--metrics", "1", "--force", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)["verify"]
    assert report["prompts"] == {**report["prompts"], "source": HELD_OUT, "rows": 3}


def test_nothing_held_out_leaves_no_file(prepared):
    run = prepared([trajectory(f"a{i}") for i in range(4)], share=0.0)
    assert not (run / HELD_OUT).exists() and not list(run.glob("*.tmp"))


def test_conversations_that_fit_whole_are_kept_first(prepared, monkeypatch):
    short, long = (
        [t for i in range(60) if split_of(t := make(i), 0.5) == "validation"][:4]
        for make in (lambda i: trajectory(f"short {i}"), lambda i: trajectory(f"long {i}", "3 " * 400))
    )
    learned = [trajectory(f"learned {i}") for i in range(30)]
    monkeypatch.setattr(HeldOut.__init__, "__defaults__", (6,))
    run = prepared([*long, *learned, *short], longest=600)
    kept = list(read_jsonl(run / HELD_OUT))
    assert len(kept) == 6 and not any(t in long for t in kept) and all(t in [*short, *learned] for t in kept)


def test_the_sample_is_bounded_and_the_order_of_reading_does_not_matter(tmp_path, monkeypatch):
    every = [trajectory(f"request {i}") for i in range(50)]
    flawed = [trajectory(f"flawed {i}", **{CONTEXT_ONLY: [2]}) for i in range(3)]
    monkeypatch.setattr(heldout, "LONGEST", 2000)
    for name, order in (("a", [*flawed, *every]), ("b", [*reversed(every), *flawed])):
        (tmp_path / name).mkdir()
        sample = HeldOut(10)
        for one in (*order, trajectory("long", "x" * 3000), Trajectory((TOOL,), (UserTurn("nobody answers"),))):
            sample.add(one, cut=False)
        sample.write(tmp_path / name)
    assert (tmp_path / "a" / HELD_OUT).read_bytes() == (tmp_path / "b" / HELD_OUT).read_bytes()
    kept = list(read_jsonl(tmp_path / "a" / HELD_OUT))
    assert len(kept) == 10 and all(t in every for t in kept)
    HeldOut().write(tmp_path / "a")
    assert not list((tmp_path / "a").iterdir())
