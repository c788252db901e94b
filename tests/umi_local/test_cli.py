"""`umi` as a process: what is on stdout, what on stderr, and which exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPTED = HERE / "scripted_umi.py"

READ = [
    "Count.\nNext: caller",
    'count_text {"path": "notes.txt"}',
    "Known.\nNext: conclusion",
    "notes.txt has 2 lines.",
]
WRITE = [
    "Write.\nNext: caller",
    'write_file {"path": "new.txt", "content": "hello"}',
    "Done.\nNext: conclusion",
    "Wrote new.txt.",
]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), str(HERE), os.environ.get("PYTHONPATH", "")])
    places = {f"UMI_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("DATA", "CACHE", "CONFIG")}
    return {**os.environ, **places, "PYTHONPATH": path}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "notes.txt").write_text("one\ntwo\n")
    return folder


@pytest.fixture
def umi(environment, workspace) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        more.setdefault("stdin", subprocess.DEVNULL if "input" not in more else None)
        if "input" in more:
            more.pop("stdin")
        return subprocess.run(
            [sys.executable, "-m", "umi_local", *arguments],
            env=environment, cwd=workspace, capture_output=True, text=True, timeout=60, check=False, **more,
        )  # fmt: skip

    return run


@pytest.fixture
def scripted(environment, workspace, tmp_path) -> Callable[..., Any]:
    def start(script: list[str], *arguments: str, **more: Any) -> subprocess.Popen[str]:
        file = tmp_path / "script.json"
        file.write_text(json.dumps(script))
        more.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen(
            [sys.executable, str(SCRIPTED), str(file), *arguments],
            env=environment, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more,
        )  # fmt: skip

    return start


def end(process: subprocess.Popen[str], text: str | None = None) -> tuple[int, str, str]:
    out, err = process.communicate(text, timeout=60)
    assert "Traceback" not in err, err
    return process.returncode, out, err


# --- umi run ------------------------------------------------------------------------------------------------


def test_the_answer_alone_is_on_stdout(scripted):
    assert end(scripted(READ, "run", "how many lines has notes.txt")) == (0, "notes.txt has 2 lines.\n", "")


def test_json_is_one_event_per_line_and_ends_with_the_turn(scripted):
    code, out, err = end(scripted(READ, "run", "how many lines", "--json"))
    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and err == ""
    assert events[0]["type"] == "turn_started" and events[0]["text"] == "how many lines"
    started = next(e for e in events if e["type"] == "tool_started")
    assert (started["tool"], started["arguments"]) == ("count_text", {"path": "notes.txt"})
    last = events[-1]
    assert (last["type"], last["status"], last["answer"]) == ("turn_finished", "answered", "notes.txt has 2 lines.")
    assert {"steps", "tokens", "seconds", "tokens_per_second", "prompt_tokens"} <= set(last["stats"])


def test_a_scripted_run_has_no_network_not_even_in_a_command(scripted):
    probe = "import socket; socket.socket(); print('open')"
    call = {"command": f'"{sys.executable}" -c "{probe}"'}
    script = ["Run.\nNext: caller", f"run_command {json.dumps(call)}", "Known.\nNext: conclusion", "Done."]
    code, out, _ = end(scripted(script, "run", "probe", "--approve", "all", "--json"))
    finished = next(e for e in map(json.loads, out.splitlines()) if e["type"] == "tool_finished")
    assert code == 0
    assert not finished["ok"] and "PermissionError" in finished["content"]


def test_giving_up_is_exit_code_3(scripted):
    code, out, err = end(scripted(["No tool can fly.\nNext: give up"], "run", "fly"))
    assert (code, out) == (3, "") and "No tool can fly." in err


def test_failing_is_exit_code_4(scripted):
    code, out, err = end(scripted(READ[:2] * 3, "run", "again"))
    assert (code, out) == (4, "") and "three times" in err


def test_without_a_terminal_ask_means_refuse_and_says_so(scripted, workspace):
    code, out, err = end(scripted(WRITE, "run", "write it"))
    assert (code, out) == (5, "") and "nobody is here to approve" in err and "--approve edits" in err
    assert not (workspace / "new.txt").exists()


def test_edits_may_be_let_through_and_taken_back(scripted, umi, workspace):
    assert end(scripted(WRITE, "run", "write it", "--approve", "edits"))[0] == 0
    assert (workspace / "new.txt").read_text() == "hello"
    undone = umi("undo")
    assert undone.returncode == 0 and "new.txt" in undone.stdout
    assert not (workspace / "new.txt").exists()
    assert umi("undo").returncode == 4


def test_piped_text_comes_with_the_question(scripted, umi):
    process = scripted(["Said.\nNext: conclusion", "It is about cats."], "run", "what is it", stdin=subprocess.PIPE)
    assert end(process, "all about cats")[0] == 0
    assert "with 14 characters of piped text" in umi("sessions", "show", "last").stdout


def test_piped_text_may_be_anything(environment, workspace, scripted):
    script = ["Said.\nNext: conclusion", "Bytes."]
    process = scripted(script, "run", "what is it", "--json", stdin=(workspace / "notes.txt").open("rb"))
    assert end(process)[0] == 0
    (workspace / "blob").write_bytes(bytes(range(256)) * 8000)
    code, out, _ = end(scripted(script, "run", "what is it", "--json", stdin=(workspace / "blob").open("rb")))
    assert code == 0 and "longer than" in out


def test_a_pipe_that_stays_silent_is_not_waited_for(scripted):
    reading, writing = os.pipe()
    code, out, err = end(scripted(["Hi.\nNext: conclusion", "Hello."], "run", "hi", stdin=reading))
    os.close(reading)
    os.close(writing)
    assert (code, out) == (0, "Hello.\n") and "standard input" in err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the writer in /proc")
def test_a_slow_command_of_a_pipeline_is_waited_for(scripted, umi):
    slow = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(3); print('late words')"], stdout=subprocess.PIPE
    )
    process = scripted(["Said.\nNext: conclusion", "Late."], "run", "what", stdin=slow.stdout)
    assert slow.stdout is not None
    slow.stdout.close()
    assert end(process) == (0, "Late.\n", "")
    slow.wait()
    assert "with 11 characters of piped text" in umi("sessions", "show", "last").stdout


def test_a_session_goes_on(scripted, umi):
    end(scripted(READ, "run", "how many lines"))
    end(scripted(["Known.\nNext: conclusion", "Two, as I said."], "run", "sure?", "--session", "last"))
    shown = umi("sessions", "show", "last").stdout
    assert "how many lines" in shown and "Two, as I said." in shown
    assert len(umi("sessions", "list").stdout.splitlines()) == 1
    (line,) = umi("sessions", "list", "--json").stdout.splitlines()
    assert json.loads(line)["requests"] == 2
    exported = json.loads(umi("sessions", "export", "last").stdout)
    assert [t["kind"] for t in exported["turns"]][-3:] == ["user", "planner", "summarizer"]


def test_ctrl_c_cancels_cleanly(scripted, umi):
    process = scripted(["<never answers>"], "run", "think", "--json")
    assert process.stdout is not None
    for line in process.stdout:
        if '"token"' in line:
            process.send_signal(signal.SIGINT)
            break
    rest = process.stdout.read()
    code, _, _ = end(process)
    assert code == 130
    assert json.loads(rest.splitlines()[-1])["status"] == "cancelled"
    assert '"cancelled"' in umi("sessions", "show", "last", "--json").stdout


@pytest.mark.parametrize("delay", [0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.5])
def test_ctrl_c_at_any_moment_of_the_start_leaves_no_traceback(scripted, environment, tmp_path, delay):
    environment["SCRIPTED_STARTED"] = str(tmp_path / "started")
    process = scripted(["<never answers>"], "run", "think")
    while not (tmp_path / "started").exists():
        time.sleep(0.005)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    code, out, _ = end(process)
    assert (code, out) == (130, "")


def test_a_reader_that_goes_away_is_no_error(scripted):
    process = scripted(READ, "run", "how many lines", "--json")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err


def test_a_full_disk_is_said_and_the_answer_still_comes(scripted, environment, tmp_path):
    (tmp_path / "data").write_text("in the way of the folder")
    code, out, err = end(scripted(["Hi.\nNext: conclusion", "Hello."], "run", "hi"))
    assert (code, out) == (0, "Hello.\n") and "in memory only" in err


# --- bad use ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", ""),
        ("run", "hi", "--approve", "maybe"),
        ("run", "hi", "--max-steps", "0"),
        ("fly",),
        ("--nope",),
    ],
)
def test_wrong_use_is_exit_code_2(umi, arguments):
    done = umi(*arguments)
    assert done.returncode == 2 and done.stdout == "" and done.stderr and "Traceback" not in done.stderr


def test_the_app_without_a_terminal_says_what_to_do(umi):
    done = umi()
    assert done.returncode == 2 and "umi run" in done.stderr


def test_an_unknown_pack_or_workspace_is_said(umi):
    done = umi("run", "hi", "--pack", "no-such-pack")
    assert done.returncode == 4 and "no-such-pack" in done.stderr and "Traceback" not in done.stderr
    done = umi("run", "hi", "-C", "nowhere", "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["status"] == "failed"


def test_an_unknown_session_is_said(umi):
    for arguments in (("sessions", "show", "x"), ("sessions", "export", "x")):
        done = umi(*arguments)
        assert done.returncode == 4 and "no session" in done.stderr


# --- the small commands -------------------------------------------------------------------------------------


def test_the_version_is_printed_without_loading_anything(umi, environment):
    done = umi("--version")
    assert done.returncode == 0 and done.stdout.startswith("umi ")
    program = """
import sys
sys.argv[1:] = ["--version"]
from umi_local.cli.main import main
try:
    main()
except SystemExit:
    bad = {"typer", "pydantic", "asyncio", "sqlite3", "textual", "llama_cpp"} & set(sys.modules)
    assert not bad, bad
"""
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_run_never_loads_the_app_or_the_model_library(environment):
    program = """
import sys
import umi_local.runtime, umi_local.cli.run, umi_local.agent.loop, umi_local.cli.app
from umi_local.tools import builtin_registry
builtin_registry()
bad = {'textual', 'llama_cpp', 'torch', 'pint', 'rich'} & set(sys.modules)
assert not bad, bad
"""
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_tools_are_listed_shown_and_called(umi, workspace):
    listed = umi("tools", "list").stdout.splitlines()
    assert any(line.startswith("read_file ") and " read " in line for line in listed)
    shown = json.loads(umi("tools", "show", "count_text").stdout)
    assert shown["effect"] == "read" and "path" in shown["parameters"]["properties"]
    assert umi("tools", "show", "fly").returncode == 2
    assert "2 lines" in umi("tools", "call", "count_text", "path=notes.txt").stdout
    assert "2 lines" in umi("tools", "call", "count_text", '{"path": "notes.txt"}').stdout
    assert umi("tools", "call", "count_text", "path=nope.txt").returncode == 4
    assert umi("tools", "call", "count_text", "colour=blue").returncode == 2
    assert umi("tools", "call", "count_text", "blue").returncode == 2


def test_tools_called_by_hand_obey_the_same_rules(umi, workspace):
    arguments = ("tools", "call", "write_file", "path=x.txt", "content=3")
    done = umi(*arguments)
    assert done.returncode == 5 and not (workspace / "x.txt").exists()
    assert umi(*arguments, "--approve", "edits").returncode == 0
    assert (workspace / "x.txt").read_text() == "3"
    assert umi("undo", "-C", str(workspace)).returncode == 0


@pytest.mark.parametrize(
    ("module", "code", "says"), [("print", 0, "hello ['a']"), ("import nothing_of_this_name", 4, "")]
)
def test_a_command_of_another_package_is_found_and_a_missing_extra_is_explained(tmp_path, module, code, says):
    info = tmp_path / "guest-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: guest\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[umi.commands]\nguest = guest_command:main\n")
    body = "def main(arguments):\n    print('hello', arguments)\n    return 0\n"
    (tmp_path / "guest_command.py").write_text(f"{module}\n{body}")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "umi_local", "guest", "a"],
        env={**os.environ, "PYTHONPATH": path},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    assert done.stdout.strip() == says
    assert code == 0 or ("nothing_of_this_name" in done.stderr and "pip install" in done.stderr)
    assert "Traceback" not in done.stderr
