"""run_command: what it prints comes back, and when it returns nothing of it is alive."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tool_bench import Bench

from umi_local.tools import commands, processes
from umi_local.tools.commands import Capture, run_process

needs_sh = pytest.mark.skipif(os.name != "posix", reason="these commands are written for sh")
pytestmark = needs_sh


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def alive(pid: int) -> bool:
    """Say whether a process runs; one that nobody has waited for yet does not."""
    state = subprocess.run(("ps", "-o", "stat=", "-p", str(pid)), capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


def pids(folder: Path) -> list[int]:
    return [int(path.read_text()) for path in folder.glob("*.pid") if path.read_text().strip()]


def test_output_comes_back_with_the_exit_code(bench: Bench) -> None:
    assert bench.call("run_command", command="echo out; echo err >&2; echo more") == "exit code 0\nout\nerr\nmore"
    assert bench.call("run_command", command="true") == "exit code 0\n(no output)"


def test_failure_is_an_error_that_holds_the_output(bench: Bench) -> None:
    assert bench.fails("run_command", command="echo before; exit 3") == "exit code 3\nbefore"
    assert bench.fails("run_command", command="kill -9 $$") == "killed by signal 9 (SIGKILL)\n(no output)"
    assert bench.fails("run_command", command="no-such-program-here").startswith("exit code 127\n")


def test_it_runs_in_the_workspace_through_a_shell(bench: Bench) -> None:
    bench.write("a b.txt", "1\n2\n3\n")
    assert bench.call("run_command", command="cat 'a b.txt' | wc -l | tr -d ' '; pwd -P").splitlines() == [
        "exit code 0",
        "3",
        str(bench.root),
    ]


def test_standard_input_is_empty_and_there_is_no_terminal(bench: Bench) -> None:
    assert bench.call(
        "run_command", command="cat; test -t 0 || echo none; (: < /dev/tty) 2>/dev/null || echo no tty"
    ) == ("exit code 0\nnone\nno tty")


def test_secrets_of_the_environment_are_not_passed_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MY_API_KEY", "AWS_SECRET_ACCESS_KEY", "LD_PRELOAD_X", "PYTHONPATH", "BASH_ENV", "ENV", "GIT_DIR"):
        monkeypatch.setenv(name, "hunter2")
    monkeypatch.setenv("LC_TIME", "C.UTF-8")
    text = bench.call("run_command", command="env")
    assert "hunter2" not in text
    assert "LC_TIME=C.UTF-8" in text
    assert "PATH=" in text
    assert "TERM=dumb" in text


def test_empty_and_broken_commands_are_refused(bench: Bench) -> None:
    assert "empty" in bench.fails("run_command", command="  ")
    assert "zero byte" in bench.fails("run_command", command="echo \0")
    assert "timeout" in bench.fails("run_command", command="true", timeout=0)
    assert "could not be started" in bench.fails("run_command", command="x" * 10_000_000)


def test_colours_and_overwritten_progress_are_left_out(bench: Bench) -> None:
    command = r"printf '\033[31mred\033[0m\n 10%%\r 50%%\r100%%\nend\r\n\033]0;title\007x'"
    assert bench.call("run_command", command=command) == "exit code 0\nred\n100%\nend\nx"


def test_bytes_that_are_no_text_do_not_break_it(bench: Bench) -> None:
    assert bench.call("run_command", command=r"printf 'a\377\376b'") == "exit code 0\na\ufffd\ufffdb"


def test_200_megabytes_leave_head_and_tail(bench: Bench) -> None:
    command = "echo first; yes 0123456789abcdef | head -c 200000000; echo; echo last"
    text = bench.call("run_command", command=command)
    assert text.startswith("exit code 0\nfirst\n0123456789abcdef\n")
    assert text.endswith("\nlast")
    assert " bytes left out]\n" in text
    assert len(text) < 200_000


def test_output_is_streamed_while_the_command_runs(bench: Bench) -> None:
    pieces: list[str] = []
    go = bench.root / "go"
    seen = threading.Event()

    def emit(text: str) -> None:
        pieces.append(text)
        if "started" in "".join(pieces):
            go.touch()
            seen.set()

    bench.context.emit = emit
    assert bench.call(
        "run_command", command="echo started; while [ ! -e go ]; do sleep 0.01; done; printf 'é'", timeout=30
    )
    assert seen.is_set()
    assert "".join(pieces) == "started\né"


FAMILY = """
echo $$ > shell.pid
sleep 300 & echo $! > child.pid
(setsid sh -c 'echo $$ > session.pid; sleep 300' &)
(sh -c '(sh -c "echo \\$\\$ > orphan.pid; exec sleep 300") &' &)
(trap '' TERM HUP INT; sh -c 'echo $$ > deaf.pid; trap "" TERM; while :; do sleep 0.1; done') &
while [ ! -s session.pid ] || [ ! -s orphan.pid ] || [ ! -s deaf.pid ]; do sleep 0.01; done
echo ready
"""


def test_nothing_is_alive_after_the_time_is_up(bench: Bench) -> None:
    message = bench.fails("run_command", command=FAMILY + "trap '' TERM; while :; do sleep 0.1; done", timeout=2)
    assert message.startswith("stopped after 2 seconds, before it was done\nready")
    found = pids(bench.root)
    assert len(found) == 5
    assert not [pid for pid in found if alive(pid)]


def test_nothing_is_alive_after_cancelling(bench: Bench) -> None:
    bench.context.cancelled = lambda: (bench.root / "stop").exists()
    message = bench.fails("run_command", command=FAMILY + "touch stop; sleep 300")
    assert message.startswith("cancelled before it was done\nready")
    found = pids(bench.root)
    assert len(found) == 5
    assert not [pid for pid in found if alive(pid)]


def test_nothing_is_alive_after_a_normal_end(bench: Bench) -> None:
    text = bench.call("run_command", command=FAMILY)
    assert text.startswith("exit code 0\nready\n[")
    assert "nothing keeps running after a command" in text
    assert not [pid for pid in pids(bench.root) if alive(pid)]


def test_a_child_that_keeps_the_pipe_open_does_not_hold_the_result(bench: Bench) -> None:
    start = time.monotonic()
    assert bench.call("run_command", command="sleep 300 & echo done", timeout=100).startswith("exit code 0\ndone")
    assert time.monotonic() - start < 100


def test_a_command_that_closes_its_output_is_still_waited_for(bench: Bench) -> None:
    assert (
        bench.call("run_command", command="exec >/dev/null 2>&1; sleep 0.3; touch finished")
        == "exit code 0\n(no output)"
    )
    assert (bench.root / "finished").exists()


def test_other_processes_of_the_user_are_left_alone(bench: Bench) -> None:
    with subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE) as bystander:
        bench.fails("run_command", command="sleep 300", timeout=1)
        assert bystander.poll() is None
        bystander.communicate(b"\n")


def test_two_commands_at_once_do_not_kill_each_other(bench: Bench) -> None:
    results: list[str] = []

    def run() -> None:
        results.append(
            bench.call("run_command", command="touch a; while [ ! -e b ]; do sleep 0.01; done; echo long", timeout=60)
        )

    thread = threading.Thread(target=run)
    thread.start()
    while not (bench.root / "a").exists():
        time.sleep(0.01)
    bench.fails("run_command", command="sleep 300", timeout=1)
    (bench.root / "b").touch()
    thread.join()
    assert results == ["exit code 0\nlong"]


def test_capture_keeps_the_ends_and_counts_the_middle() -> None:
    capture = Capture(lambda _: None, head=10, tail=10)
    for _ in range(100):
        capture.feed(b"0123456789")
    assert capture.text() == "0123456789\n[980 bytes left out]\n0123456789"


def test_a_program_that_is_missing_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run_process(("no-such-program-here",), tmp_path, commands.clean_environment(), timeout=5)


def test_the_portable_process_table_knows_this_process() -> None:
    rows = {row.pid: row for row in processes._ps_table()}
    assert rows[os.getpid()].parent == os.getppid()
    assert rows[os.getpid()].group == os.getpgrp()


def test_a_process_group_is_killed_where_the_system_shows_no_environments(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "table", processes._ps_table)
    monkeypatch.setattr(processes, "_tagged", lambda pid, needle: False)
    command = "echo $$ > shell.pid; sleep 300 & echo $! > child.pid; setsid sh -c 'echo $$ > session.pid; sleep 300'"
    bench.fails("run_command", command=command, timeout=1)
    found = pids(bench.root)
    assert len(found) == 3
    assert not [pid for pid in found if alive(pid)]
