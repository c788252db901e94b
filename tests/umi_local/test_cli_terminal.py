"""`umi run` on a terminal: asking before acting. A real pseudo-terminal, a scripted engine."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are POSIX only")

HERE = Path(__file__).parent
WRITE = [
    "Write.\nNext: caller",
    'write_file {"path": "new.txt", "content": "hello"}',
    "Done.\nNext: conclusion",
    "Wrote new.txt.",
]
ASK = 'ask_user {"question": "Which \\u001b[31mcolour?"}'


@pytest.fixture
def start(tmp_path):
    workspace = tmp_path / "work"
    workspace.mkdir()

    def run(script: list[str], *arguments: str):
        file = tmp_path / "script.json"
        file.write_text(json.dumps(script))
        environment = {**os.environ, "UMI_DATA_DIR": str(tmp_path / "data"), "UMI_CACHE_DIR": str(tmp_path / "cache")}
        environment["PYTHONPATH"] = os.pathsep.join([str(HERE), str(HERE.parents[1])])
        child = pexpect.spawn(
            sys.executable,
            [str(HERE / "scripted_umi.py"), str(file), *arguments],
            env=environment,
            cwd=str(workspace),
            encoding="utf-8",
            timeout=30,
        )
        child.workspace = workspace
        return child

    return run


def end(child) -> tuple[int, str]:
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return (child.exitstatus if child.exitstatus is not None else -child.signalstatus), child.before


def test_yes_runs_the_call_that_was_shown(start):
    child = start(WRITE, "run", "write it")
    child.expect("hello")
    child.expect(re.escape("[n]o and why: "))
    assert not (child.workspace / "new.txt").exists()
    child.sendline("y")
    code, out = end(child)
    assert code == 0 and "Wrote new.txt." in out
    assert (child.workspace / "new.txt").read_text() == "hello"


def test_no_and_why_reaches_the_planner(start):
    child = start(WRITE, "run", "write it")
    child.expect(re.escape("why: "))
    child.sendline("no use another name")
    code, out = end(child)
    assert code == 5 and "the user refused this call: use another name" in out
    assert not (child.workspace / "new.txt").exists()


def test_an_edit_replaces_the_arguments(start):
    child = start(WRITE, "run", "write it")
    child.expect(re.escape("why: "))
    child.sendline("what?")
    child.expect(re.escape("why: "))
    child.sendline("e")
    child.expect("new arguments")
    child.sendline('{"path": "other.txt", "content": "mine"}')
    assert end(child)[0] == 0
    assert (child.workspace / "other.txt").read_text() == "mine" and not (child.workspace / "new.txt").exists()


def test_what_was_typed_before_the_question_does_not_answer_it(start):
    child = start(WRITE, "run", "write it")
    child.sendline("y")
    child.expect(re.escape("why: "))
    child.sendline("n")
    assert end(child)[0] == 5
    assert not (child.workspace / "new.txt").exists()


def test_ctrl_c_at_the_question_cancels(start):
    child = start(WRITE, "run", "write it")
    child.expect(re.escape("why: "))
    child.sendintr()
    code, out = end(child)
    assert code == 130 and "cancelled" in out
    assert not (child.workspace / "new.txt").exists()


def test_the_end_of_input_refuses(start):
    child = start(WRITE, "run", "write it")
    child.expect(re.escape("why: "))
    child.sendeof()
    assert end(child)[0] == 5


def test_a_tool_may_ask_and_nothing_it_says_moves_the_terminal(start):
    child = start(["Ask.\nNext: caller", ASK, "Known.\nNext: conclusion", "It is blue."], "run", "guess")
    child.expect("Which .*colour")
    assert "\x1b[31m" not in child.before + child.after
    child.sendline("blue")
    code, out = end(child)
    assert code == 0 and "It is blue." in out


def test_ctrl_c_at_a_tools_question_cancels(start):
    child = start(["Ask.\nNext: caller", ASK], "run", "guess")
    child.expect("colour")
    child.sendintr()
    assert end(child)[0] == 130


def test_the_app_is_told_what_the_user_chose(tmp_path):
    program = """
import sys, types
app = types.ModuleType("umi_tui.app")
app.run = lambda options: print("OPTIONS", options) or 0
sys.modules["umi_tui.app"] = app
sys.argv[1:] = ["--approve", "edits", "-C", "/tmp", "--max-steps", "3"]
from umi_local.cli.main import main
main()
"""
    child = pexpect.spawn(sys.executable, ["-c", program], encoding="utf-8", timeout=30, dimensions=(24, 300))
    code, out = end(child)
    assert code == 0 and "approve='edits'" in out and "max_steps=3" in out
