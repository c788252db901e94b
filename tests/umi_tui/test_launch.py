"""The app in a real terminal: the screen is restored, nothing foreign reaches it, leaving never hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)
import pexpect

from umi_local.config import AppOptions
from umi_tui.launch import resume_command

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
PROGRAM = """
import os, sys, threading, time
from pathlib import Path
from umi_local import events as ev
from umi_local.config import AppOptions
from umi_tui.app import UmiApp
from umi_tui.launch import launch
from umi_tui.replay import ReplayConversation

async def script(conversation, text):
    os.write(1, b"NATIVE-ONE"); os.write(2, b"NATIVE-TWO"); print("PRINTED", flush=True)
    yield ev.ToolFinished("c", "t", True, "\\x1b]0;TITLE\\x07\\x1b]52;c;ZXZpbA==\\x07\\x1b[2Jshown", 0.1)
    if text == "hang":
        threading.Thread(target=time.sleep, args=(600,)).start()
    yield ev.TurnFinished("answered", "ANSWER-" + text)

options = AppOptions(Path(sys.argv[1]))
sys.exit(launch(lambda: UmiApp(options, lambda _: ReplayConversation(script))))
"""


@pytest.fixture
def terminal(tmp_path):
    """Start the program in a terminal of 80x24."""
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(PROGRAM))
    children = []

    def open_terminal():
        env = {
            **os.environ,
            "UMI_CACHE_DIR": str(tmp_path / "cache"),
            "TERM": "xterm-256color",
            "COLUMNS": "",
            "LINES": "",
        }
        child = pexpect.spawn(
            sys.executable, [str(program), str(tmp_path)], env=env, dimensions=(24, 80), encoding="utf-8", timeout=60
        )
        children.append(child)
        child.seen = ""
        wait_for(child, "F1 help")
        return child

    yield open_terminal
    for child in children:
        child.close(force=True)


def wait_for(child, text):
    child.expect_exact(text)
    child.seen += child.before + child.after


def finish(child):
    child.expect(pexpect.EOF)
    child.seen += child.before
    child.close()
    return child.seen


def test_the_screen_is_restored_and_the_session_can_be_resumed(terminal, tmp_path):
    child = terminal()
    child.send("hello\r")
    wait_for(child, "ANSWER-hello")
    child.send("\x11")
    seen = finish(child)
    assert ENTER in seen and LEAVE in seen
    assert f"umi --workspace {tmp_path} --session 20261121-120000-abcd" in seen[seen.rindex(LEAVE) :]
    assert child.exitstatus == 0


def test_nothing_foreign_reaches_the_screen(terminal, tmp_path):
    child = terminal()
    child.send("hello\r")
    wait_for(child, "ANSWER-hello")
    child.send("\x11")
    seen = finish(child)
    for foreign in ("NATIVE-ONE", "NATIVE-TWO", "PRINTED", "\x1b]0;TITLE", "\x1b]52;", "\x1b[2Jshown"):
        assert foreign not in seen
    log = (tmp_path / "cache" / "app.log").read_text()
    assert "NATIVE-ONE" in log and "NATIVE-TWO" in log


def test_a_thread_that_hangs_does_not_hold_the_terminal(terminal):
    child = terminal()
    child.send("hang\r")
    wait_for(child, "ANSWER-hang")
    child.send("\x11")
    assert LEAVE in finish(child)
    assert child.exitstatus == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_screen(terminal, number):
    child = terminal()
    os.kill(child.pid, number)
    assert LEAVE in finish(child)
    assert child.exitstatus == 128 + number


def test_two_presses_of_ctrl_c_quit(terminal):
    child = terminal()
    child.send("\x03")
    wait_for(child, "again to quit")
    child.send("\x03")
    assert LEAVE in finish(child)


def test_a_pasted_megabyte_leaves_the_app_alive(terminal):
    child = terminal()
    child.delaybeforesend = None
    child.send("\x1b[200~")
    for _ in range(256):
        child.send("some pasted words\n" * 228)
        while True:  # the terminal's buffers must not fill up with what the app draws
            try:
                child.seen += child.read_nonblocking(65_536, timeout=0)
            except pexpect.TIMEOUT:
                break
    child.send("\x1b[201~")
    wait_for(child, "do not fit")
    child.send("\x11")
    assert LEAVE in finish(child)


def test_resizing_the_terminal_to_one_cell_and_back(terminal):
    child = terminal()
    for rows, columns in ((1, 1), (12, 40), (24, 80)):
        child.setwinsize(rows, columns)
        time.sleep(0.1)
    child.send("hello\r")
    wait_for(child, "ANSWER-hello")
    child.send("\x11")
    assert LEAVE in finish(child)


def test_the_resume_command_names_what_is_not_the_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert resume_command(AppOptions(Path()), "s1") == "umi --session s1"
    folder = tmp_path / "my files"
    options = AppOptions(folder, pack="./own pack")
    assert resume_command(options, "s1") == f"umi --workspace '{folder}' --pack './own pack' --session s1"


def test_importing_the_app_imports_nothing_heavy():
    heavy = [
        "torch",
        "llama_cpp",
        "numpy",
        "pydantic",
        "sqlite3",
        "pygments.lexers.python",
        "umi_local.runtime",
        "pint",
    ]
    code = f"import sys, umi_tui.app, umi_tui.launch, umi_tui.local; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path("/"))
    assert done.stdout.strip() == "[]"
