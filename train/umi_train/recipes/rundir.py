"""The folder of a run: what lies where, who writes it, and how it is read.

```
RUN/
  resolved.json            the recipe with every value: schema, name, hash, values, origins. Written once.
  rows.json, heldout.jsonl what the rows are made of, and a sample of the held-out conversations
  stages/NAME/
    state.json             what the driver says: state, pid, host, since (seconds since 1970), message
    spec.json, rows/       what the process of the stage is told, and its rows
    before.json            validation loss before the first step
    log.jsonl              one line per report: step, of, loss, lr, tokens, seconds; eval_loss after an evaluation
    checkpoint-N/          what a resumed run goes on from
    result.json            steps, rows, validation losses, seconds
    done                   written last: the stage is whole
```

A line of the log may name the learning rate `learning_rate`, the tokens `num_tokens` and the time `time`, as the
trainer does. Text in these files is data: it is printed without control characters.
"""

from __future__ import annotations

import json
import math
import os
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from umi_train.recipes.errors import RunError
from umi_train.recipes.resolve import SCHEMA, Resolved
from umi_train.recipes.schema import STAGES

RESOLVED, STATE, LOG, RESULT, DONE = "resolved.json", "state.json", "log.jsonl", "result.json", "done"
PREPARED, LOCK = "rows.json", ".lock"
MAX_LINE = 1_000_000
MAX_FILE = 10_000_000

State = Literal["waiting", "rows", "training", "stopped", "failed", "done"]
STATES: tuple[State, ...] = ("waiting", "rows", "training", "stopped", "failed", "done")


def stage_folder(run: Path, stage: str) -> Path:
    """Return the folder of a stage."""
    return run / "stages" / stage


def begin(run: Path, resolved: Resolved) -> None:
    """Write the recipe into the folder of a run, or check that it is the one the run began with.

    A run that failed before it had rows holds nothing yet that came of its recipe, so a mended one takes its place.
    Raises RunError with the values that differ, or when the folder holds something else.
    """
    path = run / RESOLVED
    if _exists(path):
        changed = differing(read_resolved(run), resolved)
        if changed and not _nothing_made(run):
            raise RunError(
                f"{run} was begun with another recipe. Put it back, or use another folder (--run). Differing values:\n"
                + "\n".join(f"  {line}" for line in changed)
            )
        if not changed:
            return
    try:
        if run.exists() and not path.exists() and any(run.iterdir()):
            raise RunError(f"{run} holds other files and no run; use an empty folder or a new one")
        run.mkdir(parents=True, exist_ok=True)
        _write(path, _plain(resolved))
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error.strerror or error}") from error


def _nothing_made(run: Path) -> bool:
    """Return whether a run has no rows yet and nobody is making them."""
    from filelock import FileLock, Timeout

    if _exists(run / PREPARED):
        return False
    try:
        with FileLock(run / LOCK, timeout=0):
            return True
    except Timeout:
        return False
    except OSError as error:
        raise RunError(f"{run} cannot be written: {error.strerror or error}") from error


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise RunError(f"{path.parent} cannot be read: {error.strerror or error}") from error


def _plain(resolved: Resolved) -> dict[str, Any]:
    origins = {path: str(origin) for path, origin in resolved.origins.items()}
    about = {"schema": SCHEMA, "name": resolved.recipe.name, "hash": resolved.hash}
    return {**about, "values": dict(resolved.values), "origins": origins}


def read_resolved(run: Path) -> dict[str, Any]:
    """Return `resolved.json` of a run. Raises RunError."""
    path = run / RESOLVED
    data = _object(path)
    if data is None or not isinstance(data.get("values"), dict) or not isinstance(data.get("hash"), str):
        raise RunError(f"{path} is damaged: it does not hold a resolved recipe")
    if data.get("schema") != SCHEMA:
        raise RunError(f"{path} was written by another version of umi (schema {data.get('schema')!r}, here {SCHEMA})")
    return data


def differing(before: Mapping[str, Any], resolved: Resolved) -> list[str]:
    """Return the values in which a run's recipe differs from one, as lines for people."""
    old = {p: v for p, v in before["values"].items() if p not in ("name", "about")}
    new = resolved.counted
    lines = []
    for path in sorted({**old, **new}):
        if path not in old or path not in new or old[path] != new[path]:
            origin = f" ({resolved.origins[path]})" if path in resolved.origins else ""
            lines.append(f"{path}: {_shown(old, path)} in the run, {_shown(new, path)} now{origin}")
    return lines


def _shown(values: Mapping[str, Any], path: str) -> str:
    return json.dumps(values[path], ensure_ascii=False) if path in values else "nothing"


def set_state(run: Path, stage: str, state: State, message: str = "") -> None:
    """Say what a stage does now. For the driver of a run. Raises RunError."""
    folder = stage_folder(run, stage)
    data = {"state": state, "pid": os.getpid(), "host": socket.gethostname(), "since": time.time(), "message": message}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / STATE, data)
    except OSError as error:
        raise RunError(f"{folder / STATE} cannot be written: {error.strerror or error}") from error


def _write(path: Path, data: Any) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of a log. Times are seconds since 1970; `tokens` counts from the beginning of the stage."""

    step: int
    of: int | None
    loss: float | None
    lr: float | None
    tokens: float | None
    seconds: float | None
    eval_loss: float | None
    data: Mapping[str, Any]


def read_log(folder: Path) -> Iterator[LogRow]:
    """Yield the lines of a stage's log. Lines that are torn or no log lines are left out."""
    try:
        with (folder / LOG).open("rb") as file:
            while line := file.readline(MAX_LINE):
                if (row := _log_row(line)) is not None:
                    yield row
    except OSError:
        return


def _log_row(line: bytes) -> LogRow | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or (step := finite(number_of(data, "step"))) is None:
        return None
    of = finite(number_of(data, "of"))
    return LogRow(
        int(step),
        int(of) if of is not None else None,
        number_of(data, "loss"),
        number_of(data, "lr", "learning_rate"),
        finite(number_of(data, "tokens", "num_tokens")),
        finite(number_of(data, "seconds", "time")),
        number_of(data, "eval_loss"),
        data,
    )


def number_of(data: Mapping[str, Any], *names: str) -> float | None:
    """Return the first of these that is a number; one that no training writes is said as NaN."""
    for name in names:
        value = data.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value if abs(value) < 1e18 else math.nan
    return None


def finite(value: float | None) -> float | None:
    """Return a number as JSON can say it: a loss that is no number any more is None."""
    return value if value is not None and math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class StageRun:
    """One stage of a run as it stands now. `state` is interrupted when its process is gone."""

    name: str
    state: str
    message: str
    last: LogRow | None
    loss: float | None
    eval_loss: float | None
    tokens_per_second: float | None
    seconds_left: float | None
    result: Mapping[str, Any]
    lr: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        last = self.last
        return {
            "name": self.name,
            "state": self.state,
            "message": self.message,
            "step": last.step if last else None,
            "of": last.of if last else None,
            "loss": finite(self.loss),
            "lr": finite(self.lr),
            "eval_loss": finite(self.eval_loss),
            "tokens_per_second": self.tokens_per_second,
            "seconds_left": self.seconds_left,
            "result": dict(self.result) or None,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its folder, its recipe as data, and its stages in order."""

    folder: Path
    resolved: Mapping[str, Any]
    stages: tuple[StageRun, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        name, hash = self.resolved.get("name"), self.resolved["hash"]
        return {"run": str(self.folder), "recipe": name, "hash": hash, "stages": [s.to_dict() for s in self.stages]}


def read_run(run: Path) -> Run:
    """Return a run as it stands. Raises RunError when the folder holds none."""
    try:
        there = (run / RESOLVED).is_file()
    except OSError as error:
        raise RunError(f"{run} cannot be read: {error.strerror or error}") from error
    if not there:
        raise RunError(f"{run} holds no run: there is no {RESOLVED} in it")
    resolved = read_resolved(run)
    named = {path.split(".")[1] for path in resolved["values"] if path.startswith("stages.")}
    return Run(run, resolved, tuple(_stage(run, name) for name in STAGES if name in named))


def _stage(run: Path, name: str) -> StageRun:
    folder = stage_folder(run, name)
    state = _object(folder / STATE) or {}
    result = _object(folder / RESULT) or {}
    rows = [row for row in read_log(folder) if row.loss is not None or row.eval_loss is not None]
    last = rows[-1] if rows else None
    loss = next((r.loss for r in reversed(rows) if r.loss is not None), None)
    eval_loss = next((r.eval_loss for r in reversed(rows) if r.eval_loss is not None), None)
    lr = next((r.lr for r in reversed(rows) if r.lr is not None), None)
    what = _what(folder, state)
    speed, left = _pace(rows) if what == "training" else (None, None)
    return StageRun(name, what, str(state.get("message") or "")[:500], last, loss, eval_loss, speed, left, result, lr)


def _what(folder: Path, state: Mapping[str, Any]) -> str:
    if (folder / DONE).is_file():
        return "done"
    said = state.get("state")
    if said in ("rows", "training") and not _alive(state):
        return "interrupted"
    if said in STATES and said != "done":
        return str(said)
    return "unknown" if (folder / LOG).is_file() else "waiting"


def _alive(state: Mapping[str, Any]) -> bool:
    """Return whether the process that wrote the state still runs; on another machine that cannot be seen."""
    pid = state.get("pid")
    if state.get("host") != socket.gethostname():
        return True
    if not isinstance(pid, int) or isinstance(pid, bool) or not 0 < pid < 2**31:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _pace(rows: list[LogRow]) -> tuple[float | None, float | None]:
    """Return tokens per second and the seconds left, from the steps since the log last began anew."""
    timed = [row for row in rows if row.seconds is not None and row.loss is not None]
    start = max((i for i in range(1, len(timed)) if timed[i].step <= timed[i - 1].step), default=0)
    recent = timed[start:][-20:]
    if len(recent) < 2:
        return None, None
    first, last = recent[0], recent[-1]
    seconds = (last.seconds or 0) - (first.seconds or 0)
    if seconds <= 0:
        return None, None
    speed = (last.tokens - first.tokens) / seconds if last.tokens is not None and first.tokens is not None else None
    left = (last.of - last.step) * seconds / (last.step - first.step) if last.of is not None else None
    return speed, left


def _object(path: Path) -> dict[str, Any] | None:
    """Return the object in a file, None when there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE:
            return None
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
