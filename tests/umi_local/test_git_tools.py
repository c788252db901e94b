"""The git tools on real repositories: what they show, and that nothing a repository names is ever run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tool_bench import Bench


def git(folder: Path, *arguments: str) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    env |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_DATE": "2026-10-02T12:00:00",
        "GIT_COMMITTER_DATE": "2026-10-02T12:00:00",
    }
    names = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(("git", *names, *arguments), cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    (tmp_path / "work").mkdir()
    return Bench(tmp_path / "work")


@pytest.fixture
def repo(bench: Bench) -> Bench:
    git(bench.root, "init")
    bench.write("notes.txt", "one\ntwo\n")
    bench.write("src/main.py", "print(1)\n")
    git(bench.root, "add", ".")
    git(bench.root, "commit", "-m", "first commit")
    return bench


def test_outside_a_repository_every_tool_says_so(bench: Bench) -> None:
    for tool in ("git_status", "git_log", "git_diff"):
        assert bench.fails(tool) == "this folder is not in a git repository"


def test_a_repository_without_commits(bench: Bench) -> None:
    git(bench.root, "init")
    bench.write("a.txt", "a")
    assert bench.call("git_status") == "on branch main, no commits yet, 1 changed file\nuntracked: a.txt"
    assert bench.call("git_log") == "no commits yet"
    assert bench.call("git_diff") == "no changes"


def test_status_names_every_kind_of_change(repo: Bench) -> None:
    assert repo.call("git_status") == "on branch main, no changes"
    repo.write("notes.txt", "one\n2\nthree\n")
    repo.write("new file.txt", "x")
    repo.write("über.txt", "x")
    git(repo.root, "mv", "src/main.py", "src/app.py")
    git(repo.root, "add", "new file.txt")
    assert repo.call("git_status").splitlines() == [
        "on branch main, 4 changed files",
        "new: new file.txt (staged)",
        "modified: notes.txt",
        "renamed: src/main.py -> src/app.py (staged)",
        "untracked: über.txt",
    ]


def test_status_of_a_conflict_and_a_detached_head(repo: Bench) -> None:
    git(repo.root, "checkout", "-b", "other")
    repo.write("notes.txt", "other\n")
    git(repo.root, "commit", "-am", "other")
    git(repo.root, "checkout", "main")
    repo.write("notes.txt", "main\n")
    git(repo.root, "commit", "-am", "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(repo.root, "merge", "other")
    assert "conflict: notes.txt" in repo.call("git_status")
    git(repo.root, "merge", "--abort")
    git(repo.root, "checkout", "--detach")
    assert repo.call("git_status").startswith("detached at ")


def test_log_is_newest_first_and_can_be_limited(repo: Bench) -> None:
    repo.write("notes.txt", "changed\n")
    git(repo.root, "commit", "-am", "second: with | and \x1b[31mcolour")
    lines = repo.call("git_log").splitlines()
    assert lines[0] == "2 commits"
    assert lines[1].endswith(" 2026-10-02 Ada: second: with | and ␛[31mcolour")
    assert lines[2].endswith(" 2026-10-02 Ada: first commit")
    assert repo.call("git_log", limit=1).splitlines() == ["1 commit", lines[1]]
    assert repo.call("git_log", path="src").splitlines() == ["1 commit", lines[2]]
    assert repo.call("git_log", path="nothing.txt") == "no commits touch nothing.txt"


def test_diff_counts_lines_and_shows_them(repo: Bench) -> None:
    assert repo.call("git_diff") == "no changes"
    repo.write("notes.txt", "one\n2\nthree\n")
    text = repo.call("git_diff")
    assert text.startswith("1 file with changes: 2 lines added, 1 removed\ndiff --git a/notes.txt b/notes.txt\n")
    assert text.endswith("\n one\n-two\n+2\n+three")
    assert repo.call("git_diff", path="src") == "no changes in src"
    assert repo.call("git_diff", staged=True) == "no staged changes"
    git(repo.root, "add", ".")
    assert repo.call("git_diff", staged=True).startswith("1 file with staged changes")
    assert repo.call("git_diff") == "no changes"


def test_paths_cannot_leave_the_workspace_or_become_options(repo: Bench) -> None:
    assert "outside the workspace" in repo.fails("git_diff", path="../other")
    assert "outside the workspace" in repo.fails("git_log", path="/etc")
    assert repo.call("git_log", path="--output=pwned") == "no commits touch --output=pwned"
    assert repo.call("git_diff", path=":(top)notes.txt") == "no changes in :(top)notes.txt"
    assert not (repo.root / "pwned").exists()


def test_a_workspace_below_the_repository_sees_its_own_part(repo: Bench) -> None:
    repo.write("notes.txt", "changed\n")
    repo.write("src/main.py", "print(2)\n")
    below = Bench(repo.root / "src")
    assert below.call("git_status").splitlines() == ["on branch main, 1 changed file", "modified: src/main.py"]
    assert "notes.txt" not in below.call("git_diff")


def test_nothing_that_a_repository_names_is_run(repo: Bench) -> None:
    trap = repo.root.parent / "trap"
    touch = f"touch {trap}"
    for name, value in (
        ("core.fsmonitor", f"{touch}; false"),
        ("core.pager", touch),
        ("pager.log", touch),
        ("diff.external", touch),
        ("diff.evil.command", touch),
        ("diff.evil.textconv", f"{touch}; cat"),
        ("filter.evil.clean", f"{touch}; cat"),
        ("filter.evil.smudge", f"{touch}; cat"),
        ("filter.evil.process", touch),
        ("filter.evil.required", "true"),
        ("gpg.program", touch),
        ("log.showSignature", "true"),
        ("core.sshCommand", touch),
        ("core.alternateRefsCommand", touch),
        ("alias.status", f"!{touch}"),
    ):
        git(repo.root, "config", name, value)
    hooks = repo.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "pre-auto-gc", "post-checkout", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{touch}\n")
        (hooks / name).chmod(0o755)
    repo.write(".gitattributes", "* filter=evil diff=evil\n")
    repo.write("notes.txt", "one\nchanged\n")
    os.utime(repo.root / "src" / "main.py", (1, 1))
    assert "modified: notes.txt" in repo.call("git_status")
    assert "+changed" in repo.call("git_diff")
    assert "first commit" in repo.call("git_log")
    assert "first commit" in repo.call("git_log", path="notes.txt")
    assert not trap.exists()


def test_an_odd_program_name_in_the_configuration_is_refused(repo: Bench) -> None:
    with (repo.root / ".git" / "config").open("a") as file:
        file.write('[filter "a=b"]\n\tclean = touch pwned\n')
    assert "names a program in an odd way" in repo.fails("git_status")


def test_a_work_tree_elsewhere_is_not_read(repo: Bench) -> None:
    (repo.root.parent / "secret").mkdir()
    git(repo.root, "config", "core.worktree", str(repo.root.parent / "secret"))
    for tool in ("git_status", "git_diff"):
        assert repo.fails(tool)


def test_looking_changes_nothing(repo: Bench) -> None:
    os.utime(repo.root / "notes.txt", (1, 1))
    index = repo.root / ".git" / "index"
    before = index.read_bytes(), sorted(p.name for p in (repo.root / ".git").iterdir())
    for tool in ("git_status", "git_log", "git_diff"):
        repo.call(tool)
    assert (index.read_bytes(), sorted(p.name for p in (repo.root / ".git").iterdir())) == before
