"""Looking at a git repository: status, log and differences. Nothing is changed and nothing of the repository is run.

A repository's own configuration can name programs (file system monitors, filters, textconv, external diffs, pagers,
signature checkers, transports). Every one of them is switched off or overridden here (research/safety section 2.2).
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.commands import Finished, clean_environment, run_process

TIMEOUT = 20.0
LOG_LIMIT = 200
SHOWN = 100
_SETTINGS = (
    "core.fsmonitor=false", "core.untrackedCache=false", f"core.hooksPath={os.devnull}", "core.pager=cat",
    "core.sshCommand=false", "core.askPass=", "core.quotePath=false", "core.alternateRefsCommand=false",
    "core.splitIndex=false", "credential.helper=", "protocol.allow=never", "diff.external=", "diff.noprefix=false",
    "diff.mnemonicPrefix=false", "diff.ignoreSubmodules=all", "gpg.program=false", "log.showSignature=false",
    "submodule.recurse=false", "status.submoduleSummary=false", "color.ui=false", "column.ui=never",
    "column.status=never", "maintenance.auto=false", "gc.auto=0",
)  # fmt: skip
_SAFE = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *(word for setting in _SETTINGS for word in ("-c", setting)),
)


def _run(context: ToolContext, arguments: Sequence[str], index: Path | None = None) -> Finished:
    """Run git in the workspace, on another index file if one is given.

    Raises ToolError when git is missing, fails or takes too long.
    """
    env = clean_environment() | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_ASKPASS": "",
        "LC_ALL": "C.UTF-8" if os.name == "posix" else "C",
        "LANGUAGE": "en",
    }
    if index is not None:
        env["GIT_INDEX_FILE"] = str(index)
    with tempfile.TemporaryFile() as errors:
        try:
            done = run_process(
                ("git", *_SAFE, *arguments),
                context.workspace.root,
                env,
                timeout=TIMEOUT,
                cancelled=context.cancelled,
                errors=errors,
                raw=True,
            )
        except FileNotFoundError as error:
            raise ToolError("git is not installed on this computer") from error
        except OSError as error:
            raise ToolError(f"git could not be started: {error.strerror or error}") from error
        errors.seek(0)
        message = errors.read(4000).decode("utf-8", "replace")
    if done.stopped == "timeout":
        raise ToolError(f"git took more than {TIMEOUT:.0f} seconds and was stopped: ask for less, such as one path")
    if done.stopped:
        raise ToolError("git was cancelled")
    if done.code:
        raise ToolError(_reason(message))
    return done


def _reason(message: str) -> str:
    """Return what git's error means, in one line."""
    if "not a git repository" in message.lower():
        return "this folder is not in a git repository"
    if "must be run in a work tree" in message:
        return "this folder is inside a git folder or a bare repository: there are no files to look at"
    if "dubious ownership" in message:
        return "the git repository belongs to another user: git refuses to read it (see git's safe.directory)"
    if "does not have any commits yet" in message or "bad default revision" in message:
        return "the git repository has no commits yet"
    lines = [line.removeprefix("fatal: ").removeprefix("error: ") for line in message.splitlines() if line.strip()]
    return f"git failed: {lines[0][:300] if lines else 'it gave no reason'}"


def _prepared(context: ToolContext) -> tuple[str, ...]:
    """Return flags that empty every filter program that the configuration names. Raises ToolError."""
    top = Path(_run(context, ("rev-parse", "--show-toplevel")).output.rstrip("\n"))
    # core.worktree can point anywhere; a repository further up is fine, since every command here is limited to ".".
    if not context.workspace.root.is_relative_to(top.resolve()):
        raise ToolError("the git repository of this folder has its files elsewhere: it is not read")
    try:
        names = _run(context, ("config", "--null", "--name-only", "--get-regexp", r"^(filter|diff|merge)\."))
    except ToolError as error:
        if "it gave no reason" in str(error):  # exit status 1 without a message: there is no such setting
            return ()
        raise
    flags: list[str] = []
    for name in dict.fromkeys(names.output.split("\0")):
        if re.search(r"\.(?:clean|smudge|process|textconv|command|driver)$", name, re.IGNORECASE | re.DOTALL):
            if "=" in name or "\n" in name:
                raise ToolError(
                    "the configuration of this git repository names a program in an odd way: it is not read"
                )
            flags += ["-c", f"{name}="]
        elif name.lower().startswith("filter.") and name.lower().endswith(".required") and "=" not in name:
            flags += ["-c", f"{name}=false"]
    return tuple(flags)


def _path(context: ToolContext, path: str | None) -> tuple[str, ...]:
    """Return the path arguments for git; a deleted file may be named too. Raises ToolError outside the workspace."""
    if path is None or not path.strip():
        return ("--", ".")
    return ("--", context.workspace.rel(path))


@tool("read", aliases=("changed", "uncommitted", "branch", "staged", "untracked", "modified", "repository"))
def git_status(context: ToolContext) -> str:
    """Show the git branch and which files have changed."""
    flags = _prepared(context)
    done = _run(
        context,
        (
            *flags,
            "status",
            "--porcelain=v2",
            "--branch",
            "-z",
            "--ignore-submodules=all",
            "--untracked-files=normal",
            "--",
            ".",
        ),
    )
    branch, commit, upstream, ahead = "", "", "", ""
    lines: list[str] = []
    rows = iter(done.output.split("\0"))
    for row in rows:
        if row.startswith("# branch.head "):
            branch = row[14:]
        elif row.startswith("# branch.oid "):
            commit = row[13:]
        elif row.startswith("# branch.upstream "):
            upstream = row[18:]
        elif row.startswith("# branch.ab "):
            ahead = row[12:]
        elif row[:2] in ("1 ", "2 ", "u "):
            name = row.split(" ", {"1": 8, "2": 9, "u": 10}[row[0]])[-1]
            lines.append(_change(row[0], row[2:4], name, next(rows, "") if row[0] == "2" else ""))
        elif row.startswith("? "):
            lines.append(f"untracked: {label(row[2:])}")
    where = f"detached at {commit[:7]}" if branch == "(detached)" else f"on branch {label(branch)}"
    if commit == "(initial)":
        where += ", no commits yet"
    if upstream and (counts := re.fullmatch(r"\+(\d+) -(\d+)", ahead)):
        where += "".join(
            f", {count} {word} {label(upstream)}"
            for count, word in zip(counts.groups(), ("ahead of", "behind"), strict=True)
            if count != "0"
        )
    if not lines:
        return f"{where}, no changes"
    count = f"{len(lines)} changed file" + ("s" if len(lines) > 1 else "")
    rest = [f"[{len(lines) - SHOWN} more]"] if len(lines) > SHOWN else []
    return "\n".join([f"{where}, {count}", *lines[:SHOWN], *rest])


def _change(kind: str, states: str, name: str, old: str) -> str:
    if kind == "u":
        return f"conflict: {label(name)}"
    words = {"M": "modified", "A": "new", "D": "deleted", "R": "renamed", "C": "copied", "T": "type changed"}
    staged, unstaged = states[0], states[1]
    word = words.get(staged if staged != "." else unstaged, "changed")
    note = " (staged)" if unstaged == "." else " (staged, then changed again)" if staged != "." else ""
    shown = f"{label(old)} -> {label(name)}" if old else label(name)
    return f"{word}: {shown}{note}"


@tool("read", aliases=("commits", "history", "last", "recent", "changes", "who", "author"))
def git_log(context: ToolContext, limit: int = 10, path: str | None = None) -> str:
    """Show the last git commits.

    Args:
        limit: How many commits at most.
        path: Only commits that touch this file or folder.
    """
    limit = min(max(limit, 1), LOG_LIMIT)
    where = _path(context, path) if path and path.strip() not in ("", ".") else ()
    flags = _prepared(context)
    try:
        done = _run(
            context,
            (*flags, "log", f"--max-count={limit}", "--no-ext-diff", "--no-textconv", "--no-show-signature",
             "--no-mailmap", "--date=short", "--format=%h%x00%ad%x00%an%x00%s%x01", *where),
        )  # fmt: skip
    except ToolError as error:
        if "no commits yet" in str(error):
            return "no commits yet"
        raise
    lines = []
    for row in done.output.split("\x01"):
        parts = row.strip("\n").split("\0")
        if len(parts) == 4:
            lines.append(f"{parts[0]} {parts[1]} {label(parts[2])}: {label(parts[3])}")
    if not lines:
        return f"no commits touch {label(path or '.')}"
    return "\n".join(["1 commit" if len(lines) == 1 else f"{len(lines)} commits", *lines])


@tool("read", aliases=("changes", "changed", "difference", "staged", "patch", "lines"))
def git_diff(context: ToolContext, path: str | None = None, staged: bool = False) -> str:
    """Show the lines that have changed since the last commit.

    Args:
        path: Only this file or folder.
        staged: Show what is staged for the next commit.
    """
    where = _path(context, path)
    flags = _prepared(context)
    options = ("--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all", "-M")
    base = (*flags, "diff", *options, *(("--cached",) if staged else ()))
    with tempfile.TemporaryDirectory() as folder:
        # git diff refreshes the index in place, even without optional locks, so it gets a copy.
        index = Path(folder) / "index"
        own = context.workspace.root / _run(context, ("rev-parse", "--git-path", "index")).output.rstrip("\n")
        with suppress(FileNotFoundError):
            shutil.copyfile(own, index)
        stat = _run(context, (*base, "--numstat", "-z", *where), index).output
        patch = _run(context, (*base, "--patch", *where), index).output if stat else ""
    counts = re.findall(r"(?:^|\0)(\d+|-)\t(\d+|-)\t", stat)
    kind = "staged changes" if staged else "changes"
    if not counts:
        return f"no {kind}" + (f" in {label(path)}" if path and path.strip() not in ("", ".") else "")
    added, removed = (sum(int(pair[side]) for pair in counts if pair[side].isdigit()) for side in (0, 1))
    head = f"{_plural(len(counts), 'file')} with {kind}: {_plural(added, 'line')} added, {removed} removed"
    return f"{head}\n{patch.rstrip()}"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
