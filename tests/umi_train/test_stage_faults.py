"""What goes wrong while a stage trains: a sentence that says what to change, and nothing lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from umi_train.stages.faults import explained
from umi_train.stages.process import OUTPUT, last_error, run_process
from umi_train.stages.spec import StageError, StageSpec


def spec(**changes) -> StageSpec:
    settings = {"adapter": {"r": 8}, "trainer": {"per_device_train_batch_size": 4}, **changes}
    return StageSpec("planner", "base", "rows", 2048, **settings)


def child(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def nothing() -> None:
    pass


def test_what_a_process_said_last_is_the_reason(tmp_path):
    with pytest.raises(StageError, match="the rows are gone"):
        code = "import sys; print('error: the rows are gone', file=sys.stderr); sys.exit(4)"
        run_process(child(code), "planner", tmp_path, nothing)
    with pytest.raises(StageError, match=r"exit code 1: ZeroDivisionError.*process\.log"):
        run_process(child("1/0"), "planner", tmp_path, nothing)
    assert "Traceback" in (tmp_path / OUTPUT).read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_the_system_killed_is_explained_by_memory(tmp_path):
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(StageError, match=r"most likely because memory ran out.*max_length"):
        run_process(child(code), "planner", tmp_path, nothing)


@pytest.mark.parametrize(
    ("report", "says"),
    [
        ("  traceback : Signal 9 (SIGKILL) received by PID 7", "most likely because memory ran out"),
        ("  traceback : Signal 6 (SIGABRT) received by PID 7", r"exit code 1: Signal 6 \(SIGABRT\)"),
        ("[rank1]: RuntimeError: Connection closed by peer", "exit code 1: RuntimeError: Connection closed by peer"),
    ],
)
def test_what_ended_one_of_several_processes_is_told_and_not_the_end_of_the_report(tmp_path, report, says):
    code = f"import sys; print('torch...ChildFailedError: ', {report!r}, '=' * 60, sep='\\n'); sys.exit(1)"
    with pytest.raises(StageError, match=says):
        run_process(child(code), "planner", tmp_path, nothing)


POLITE = """
import signal, sys, time
def leave(*_):
    open(sys.argv[1], "w").write("saved")
    sys.exit(130)
signal.signal(signal.SIGINT, leave)
open(sys.argv[1] + ".ready", "w").close()
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_is_passed_on_and_the_checkpoint_is_waited_for(tmp_path):
    mark = tmp_path / "mark"
    asked = []

    def watch() -> None:
        if (tmp_path / "mark.ready").exists() and not asked:
            asked.append(True)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_process([*child(POLITE), str(mark)], "planner", tmp_path, watch, every=0.05)
    assert mark.read_text() == "saved"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_stage_stops_when_its_driver_is_gone(tmp_path):
    stage = (
        "import threading, sys\nfrom umi_train.stages.process import end_with_driver\nasked = threading.Event()\n"
        "end_with_driver(asked.set)\nopen(sys.argv[1] + '.ready', 'w').close()\n"
        "open(sys.argv[1], 'w').write('asked' if asked.wait(30) else 'alone')\n"
    )
    driver = (
        "import sys; from pathlib import Path; from umi_train.stages.process import run_process\n"
        f"run_process([sys.executable, '-c', {stage!r}, sys.argv[1]], 'planner', Path(sys.argv[2]), lambda: None)"
    )
    mark = tmp_path / "mark"
    process = subprocess.Popen([*child(driver), str(mark), str(tmp_path)])
    _until(lambda: (tmp_path / "mark.ready").exists())
    process.send_signal(signal.SIGKILL)
    process.wait()
    _until(mark.exists)
    _until(lambda: mark.read_text() != "")
    assert mark.read_text() == "asked"


def _until(true) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within 30 s")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no room left"),
        (RuntimeError("[enforce fail at inline_container.cc] PytorchStreamWriter failed writing file"), "no room left"),
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), r"memory with batch 4.*2048 tokens.*nf4"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), "gradient_checkpointing"),
        (MemoryError(), "out of memory"),
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
    ],
)
def test_errors_of_libraries_become_advice(tmp_path, error, says):
    told = explained(error, spec(), tmp_path)
    assert told is not None
    import re

    assert re.search(says, str(told)) and "\n" not in str(told) and "starts the stage again" in str(told)


def test_a_programming_error_stays_what_it_is(tmp_path):
    assert explained(RuntimeError("shape mismatch"), spec(), tmp_path) is None
    assert explained(KeyError("x"), spec(), tmp_path) is None


def test_the_last_error_of_a_long_log_is_found(tmp_path):
    log = tmp_path / "log"
    log.write_bytes(b"x" * 100_000 + b"\nerror: first\nerror: the disk is full\nafter\n\xff\n")
    assert last_error(log) == "the disk is full"
    assert last_error(tmp_path / "none") == ""


LIMITED = """
import resource, sys
from umi_train.stages.train import main
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.timeout(200)
@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_is_full_in_mid_checkpoint_loses_nothing(model, trajectories, tmp_path):
    """Files may not grow beyond 200 kB, so the second half of a checkpoint cannot be written."""
    from umi_local.formats.shared import SharedFormat
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.checkpoints import newest
    from umi_train.stages.models import load_tokenizer
    from umi_train.stages.rows import Fit, stage_rows
    from umi_train.stages.store import write_rows

    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    rows = [r for t in trajectories[:9] for r in stage_rows(t, "caller", SharedFormat(), encoder, 256, Fit())]
    write_rows(tmp_path / "stage" / "rows", "train", rows)
    write_rows(tmp_path / "stage" / "rows", "validation", [])
    settings = {"max_steps": 3, "save_steps": 1, "per_device_train_batch_size": 1, "learning_rate": 1e-3}
    adapter = {"r": 32, "lora_alpha": 16, "target_modules": "all-linear"}
    made = StageSpec("caller", model, "./rows", 256, dtype="float32", adapter=adapter, trainer=settings)
    made.write(tmp_path / "stage")
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*child(LIMITED), str(tmp_path / "stage")], capture_output=True, text=True, env=environment, timeout=150
    )
    assert done.returncode == 4 and "no room left for a checkpoint" in done.stderr, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert newest(tmp_path / "stage") is None and not (tmp_path / "stage" / "done").exists()
    again = [sys.executable, "-m", "umi_train.stages.train", str(tmp_path / "stage")]
    assert subprocess.run(again, env=environment, capture_output=True, timeout=150).returncode == 0
    assert Path(tmp_path / "stage" / "done").exists()
