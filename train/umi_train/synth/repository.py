"""Git repositories made of the files of a workspace: a history of a few commits, then changes on top."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import timedelta

from umi_train.synth.core import Skip, World

PEOPLE = (
    "Anna Berg,Ben Carter,Clara Novak,David Chen,Emma Rossi,Felix Braun,Grace Kim,Hugo Silva,Ines Moreau,Jonas Weber,Lena Fischer,Marco Conti,Nina Petrov,Omar Haddad,Paula Jensen,"
    "Rosa Lopez,Sam Miller,Tara Singh,Victor Hugo,Zoe Adams,Priya Nair,Mateo Cruz,Noah Lind,Olga Ivanova,Ravi Shah,Julia Kowalski"
).split(",")
_VERBS = (
    "Add Fix Update Improve Remove Rewrite Refactor Document Clean Simplify Rename Test Move Correct Extend".split()
)
_THINGS = (
    "the parser,the login page,typos,the readme,error handling,the build script,tests for dates,the config loader,unused imports,the menu,logging,the search,the notes,the export,translations,the license,"
    "the layout,the cache,the invoice template,spelling,the footer,the release notes,the retry logic,unit tests,the packing list,the budget,links,the header,the draft,chapter two,the agenda"
).split(",")
_BRANCHES = (
    "main",
    "main",
    "main",
    "main",
    "master",
    "develop",
    "fix-login",
    "feature/search",
    "release-2",
    "draft",
    "cleanup",
    "wip",
)
_ENV = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C",
    "PATH": os.environ.get("PATH", os.defpath),
}
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n"


@dataclass(frozen=True)
class Commit:
    """A commit as git_log shows it, newest first in a Repository."""

    author: str
    date: str
    subject: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Repository:
    """What was made."""

    branch: str
    commits: tuple[Commit, ...]
    paths: tuple[str, ...]


def git(w: World, *arguments: str, data: bytes | None = None) -> None:
    """Run git in the workspace. Raises Skip when it is missing or fails."""
    try:
        subprocess.run(
            ("git", *arguments), cwd=w.root, env=_ENV, input=data,
            stdin=None if data is not None else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, close_fds=False,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skip(f"git: {error}") from error


def make(w: World) -> Repository:
    """Turn the workspace into a clean repository. Raises Skip when git is missing or there is nothing to commit."""
    files = {
        p: t for p, t in w.files.items() if t and len(t) < 20_000 and "\n" in t and '"' not in p and p.isprintable()
    }
    if len(files) < 2:
        raise Skip("too few files for a repository")
    rng = w.rng
    paths = list(files)
    rng.shuffle(paths)
    count = rng.randint(2, 8)
    branch = rng.choice(_BRANCHES)
    authors = rng.sample(PEOPLE, rng.randint(1, 3))
    moment = w.now - timedelta(days=rng.randint(count * 2, 300))
    step = (w.now - moment) / (count + 1)
    # Which paths a commit touches: each file is added once, and some are changed again later.
    added = sorted(rng.randrange(max(1, count - 1)) for _ in paths)
    added[0] = 0
    changed = {
        p: i + rng.randint(1, count - 1 - i)
        for p, i in zip(paths, added, strict=True)
        if i < count - 1 and rng.random() < 0.5
    }
    touched: list[dict[str, str]] = [{} for _ in range(count)]
    for path, i in zip(paths, added, strict=True):
        lines = files[path].splitlines(keepends=True)
        touched[i][path] = "".join(lines[:-1] or ["draft\n"]) if path in changed else files[path]
        if path in changed:
            touched[changed[path]][path] = files[path]
    stream, commits = [f"reset refs/heads/{branch}\n".encode()], []
    for number, change in enumerate(touched):
        if not change:
            continue
        author = rng.choice(authors)
        moment += step * rng.uniform(0.3, 1.0)
        subject = (
            "Initial commit" if number == 0 and rng.random() < 0.6 else f"{rng.choice(_VERBS)} {rng.choice(_THINGS)}"
        )
        who = f"{author} <{author.split()[0].lower()}@example.org> {int(moment.timestamp())} {moment.strftime('%z')}"
        stream.append(
            f"commit refs/heads/{branch}\nauthor {who}\ncommitter {who}\ndata {len(subject.encode())}\n{subject}\n".encode()
        )
        for path, text in change.items():
            data = text.encode()
            stream.append(f'M 100644 inline "{path}"\ndata {len(data)}\n'.encode() + data + b"\n")
        commits.append(Commit(author, f"{moment:%Y-%m-%d}", subject, tuple(change)))
    folder = w.root / ".git"
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("objects", "refs/heads", "info"):
        (folder / part).mkdir(parents=True)
    (folder / "HEAD").write_text(f"ref: refs/heads/{branch}\n")
    (folder / "config").write_text(_CONFIG)
    # What cannot be committed here stays out of sight, so that the tree is clean to begin with.
    ignored = [p for p in w.files if p not in files]
    (folder / "info/exclude").write_text("".join(f"/{p}\n" for p in ignored))
    git(w, "-c", "core.compression=0", "fast-import", "--quiet", "--force", data=b"".join(stream))
    git(w, "read-tree", "HEAD")
    return Repository(branch, tuple(reversed(commits)), tuple(paths))


@dataclass(frozen=True)
class Changes:
    """What differs from the last commit."""

    modified: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    staged: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def dirty(w: World, repository: Repository, least: int = 1) -> Changes:
    """Change, add, delete and stage a few files."""
    rng = w.rng
    number = rng.randint(least, 4)
    modified, new, staged, deleted = [], [], [], []
    here = [p for p in repository.paths if p in w.files]
    rng.shuffle(here)
    for _ in range(number):
        kind = rng.random()
        if kind < 0.25:
            new.append(w.add_file())
        elif here and kind < 0.35 and len(here) > 1:
            path = here.pop()
            (w.root / path).unlink()
            deleted.append(path)
        elif here:
            path = here.pop()
            lines = w.read(path).splitlines(keepends=True)
            spot = rng.randrange(len(lines))
            line = rng.choice(
                (
                    "one more line\n",
                    "to be checked\n",
                    "see the notes\n",
                    "updated value\n",
                    "TODO later\n",
                    "new entry\n",
                )
            )
            lines[spot : spot + rng.randint(0, 1)] = [line]
            w.write(path, "".join(lines), age_hours=rng.uniform(0.1, 5))
            (staged if rng.random() < 0.35 else modified).append(path)
    if staged:
        git(w, "add", "--", *staged)
    w.changed()
    return Changes(tuple(modified), tuple(new), tuple(staged), tuple(deleted))
