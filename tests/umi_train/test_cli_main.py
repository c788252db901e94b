"""The three commands of this package end alike: exit code 130 when stopped, with what is kept and how to go on."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from umi_train import cli, data_cli, learn_cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def stop(request):
    """What a function is replaced by that is stopped while it works."""

    def stopped(*_args, **_settings):
        os.kill(os.getpid(), request.param)
        time.sleep(20)
        raise AssertionError("nothing stopped it")

    before = [signal.signal(number, lambda *_: os._exit(77)) for number in (signal.SIGINT, signal.SIGTERM)]  # as `umi`
    yield stopped
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert not out and err.startswith("umi: stopped; ") and err.count("\n") == 1, out + err
    return err


def test_a_stopped_run_says_where_it_is_kept(stop, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("umi_train.stages.graph.run_recipe", stop)
    assert cli.main(["run", "nano", "--run", str(tmp_path / "r")]) == 130
    assert f"what is done is kept in {tmp_path / 'r'}, and the same command goes on" in said(capsys)
    assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("umi_train.recipes.load_recipe", ["plan", "laptop"]),
        ("umi_train.recipes.load_recipe", ["recipes"]),
        ("umi_train.recipes.load_recipe", ["run", "laptop"]),
        ("umi_train.recipes.rundir.read_run", ["status", "r"]),
        ("umi_train.recipes.rundir.read_run", ["logs", "r", "--json"]),
        ("umi_train.recipes.rundir.read_run", ["compare", "r", "s"]),
    ],
)
def test_what_only_reads_says_that_nothing_changed(stop, monkeypatch, capsys, function, arguments):
    monkeypatch.setattr(function, stop)
    assert cli.main(arguments) == 130
    assert "the runs are as they were" in said(capsys)


@pytest.mark.parametrize("arguments", [["sources"], ["show", "umi", "x"], ["check", "umi", "x", "--json"]])
def test_stopped_data_was_only_read(stop, monkeypatch, capsys, arguments):
    monkeypatch.setattr(data_cli, "open_source", stop)
    monkeypatch.setattr(data_cli, "EVERY", type("Stops", (), {"items": stop}))
    monkeypatch.setattr(data_cli, "SOURCES", {})
    assert data_cli.main(arguments) == 130
    assert "nothing is lost" in said(capsys)


def test_learning_that_is_stopped_says_whether_anything_was_trained(stop, monkeypatch, capsys, tmp_path):
    from umi_train.learn.places import PLAN, open_pack

    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"UMI_{name}_DIR", str(tmp_path / name.lower()))
    for name in ("plan.make_plan", "base.trainable", "flow.accept_proposal"):
        monkeypatch.setattr(f"umi_train.learn.{name}", stop)
    assert learn_cli.run(["--dry-run"]) == 130
    assert "nothing was trained" in said(capsys)
    assert learn_cli.run(["--yes"]) == 130
    assert "nothing was trained" in said(capsys)
    run = open_pack(None)[1].run
    run.mkdir(parents=True)
    (run / PLAN).write_text("{}", encoding="utf-8")
    assert learn_cli.run(["--yes"]) == 130
    err = capsys.readouterr().err
    assert "`umi learn` goes on from there, `umi learn discard` drops it" in err.splitlines()[-1]
    assert learn_cli.run(["accept"]) == 130
    assert "the same command goes on from there" in said(capsys)
