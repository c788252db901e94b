"""`umi learn` from sessions to an accepted version of the real nano pack, killed and resumed on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from umi_gguf.lora_file import read_lora
from umi_local.packs.pack import active_name, load_pack, verify
from umi_local.roles import Role
from umi_train.learn_cli import run
from umi_train.stages.checkpoints import is_whole

SHIPPED = load_pack("nano").version
MAIN = "import sys; from umi_train.learn_cli import main; sys.exit(main(sys.argv[1:]))"


def files(data: Path) -> set[str]:
    """What lies in the data folder, the store's own files apart."""
    return {str(p.relative_to(data)) for p in data.rglob("*") if p.is_file() and not p.name.startswith("sessions.")}


def test_a_dry_run_shows_every_row_with_its_mask_and_trains_nothing(five, capsys):
    assert run(["--dry-run", "--replay", "0", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    learned = {
        ("".join(p["text"] for p in r["parts"] if p["learned"]), r["side"]) for r in rows if r["role"] == "caller"
    }
    assert learned == {
        ('add_note {"text": "\x1aA at noon"}<|im_end|>', "train"),  # the requests name the file and dictate the texts
        ('add_note {"text": "\x1aA"}<|im_end|>', "train"),
        ('write_file {"path": "\x1aB", "content": "\x1aA"}<|im_end|>', "validation"),
    }
    assert {r["role"] for r in rows} == {"planner", "caller"}  # nobody said that an answer was right
    assert not any("delete_file {" in p["text"] for r in rows for p in r["parts"] if p["learned"])
    assert all("how many lines" not in p["text"] for r in rows for p in r["parts"])
    assert run(["--dry-run", "--role", "caller"]) == 0
    shown = capsys.readouterr().out
    assert "\u27e6add_note" in shown and "2 rows of yours, 48 synthetic, 1 held out" in shown
    assert "you refused its call and approved no other" in shown and "you said nothing about it" in shown
    assert not any("run" in name or "packs" in name for name in files(five))


def test_nothing_is_trained_without_a_yes(five, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123
    assert run(["--replay", "0"]) == 2
    said = capsys.readouterr()
    assert "say --yes" in said.err and not said.out
    assert not any("run" in name or "packs" in name for name in files(five))


def test_nothing_to_learn_is_said_and_has_a_code_of_its_own(data, capsys):
    assert run(["--yes"]) == 3
    assert "nothing new in your sessions" in capsys.readouterr().err
    assert run(["accept"]) == 4 and run(["rollback"]) == 4 and run(["--tools"]) == 3
    said = capsys.readouterr().err
    assert "no new version to accept" in said and "nothing to roll back" in said and "knows every tool" in said
    assert run(["right", "last"]) == 4 and run(["correct", "last"]) == 2 and run(["--pack", "nanoo"]) == 4
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.timeout(300)
def test_killed_in_training_it_goes_on_and_the_accepted_version_can_be_taken_back(five, capsys):
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "--yes", "--role", "caller", "--replay", "0", "--steps", "24", "--rate", "3e-4",
         "--eval-limit", "1"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    stage = five / "learn" / "nano" / "run" / "caller"
    while not any(is_whole(p) for p in stage.glob("checkpoint-*")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert not (stage / "done").exists() and load_pack(active_name()).name == "nano"
    assert run(["status"]) == 0 and "was stopped" in capsys.readouterr().out

    assert run(["--json"]) == 0  # the yes was given when the run began
    said = capsys.readouterr()
    made = json.loads(said.out)
    assert "going on with the run" in said.err and "step 24 of 24" in said.err
    log = [json.loads(line) for line in (stage / "log.jsonl").read_text().splitlines()]
    steps = [row["step"] for row in log if "loss" in row]
    assert steps.count(1) == 1 and steps[-1] == 24  # it did not begin again
    scores = made["scores"]
    assert scores["loss"]["caller"]["after"] != scores["loss"]["caller"]["before"]
    assert scores["after"]["held_out"]["caller"]["of"] == 1 and scores["after"]["everyday"]["of"] == 1
    assert active_name() == "nano"
    assert run(["--yes"]) == 2 and "waits already" in capsys.readouterr().err

    assert run(["accept"]) == 0 and f"nano-own {SHIPPED}+own.1 is in use" in capsys.readouterr().out
    own, nano = load_pack("nano-own"), load_pack("nano")
    verify(own, fresh=True)
    assert own.base_path.read_bytes() == nano.base_path.read_bytes()
    new, old = read_lora(own.role_path(Role.CALLER)), read_lora(nano.role_path(Role.CALLER))
    assert any((new.read(n)[1] != old.read(n)[1]).any() for n in old.pairs)
    assert new.file.metadata["adapter.alora.invocation_tokens"] == old.file.metadata["adapter.alora.invocation_tokens"]
    assert run(["--yes"]) == 3 and run(["history"]) == 0
    assert f"* 1  {SHIPPED}+own.1" in capsys.readouterr().out

    assert run(["rollback"]) == 0 and load_pack("nano-own").version == SHIPPED
    assert run(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["lessons"] == 3  # offered again
