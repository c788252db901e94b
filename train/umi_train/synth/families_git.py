"""Looking at a git repository: its state, its history and its differences; and folders that are none."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.lightly import unsupervised
from umi_train.synth.repository import Changes, Repository, dirty, make
from umi_train.synth.views import body

STATUS = (
    "do: (show|check|give me|print|run|get) the git status", "git status", "git st",
    "ask: (what is|what's) the git status",
    "ask: (what|which) files (have changed|are changed|did i change|are modified|have i modified|are different) [since the last commit|in git|in this repo|]",
    "ask: (is|are) (the working tree|the repo|my repo|everything|the tree|the repository) (clean|committed)",
    "ask: (do i have|are there) (any|) uncommitted (changes|files|work) [here|]", "uncommitted (changes|files)",
    "ask: what have i not committed [yet|]",
    "get: the (git status|status of the repo|state of the repository|uncommitted changes|list of changed files)",
    "know: (what has changed in git|whether the repo is clean|which files are modified|what i have not committed)",
    "(repo|repository|git) (status|state)", "ask: is there anything to commit",
    "(changed|modified|dirty) files [in git|]", "ask: did i (commit|forget to commit) (everything|anything|all)",
    "anything uncommitted", "ask: can i switch branches, is everything committed",
    "what's (changed|dirty|new) in (the|this) repo", "status of (the|this|my) (repo|repository|working tree)",
    "ask: (what|which) files would be committed", "ask: (are there|do i have|which are the) (any|) untracked files",
    "untracked files", "ask: which files are not in git [yet|]", "do: tell me what changed in the repo",
    "pending changes", "ask: what's the state of my git repo",
    "do: list (all|the) (changed|modified) files (in git|in the repo)",
    "ask: did i save my work in git", "ask: have i forgotten to commit something", "ask: is my work committed", "can i push, or is something uncommitted",
    "ask: which files did i touch since the last commit", "ask: what's not checked in [yet]", "do: see if there is something to commit", "ask: is the branch clean",
    "ask: is there anything new since the last commit", "ask: is there unsaved work in the repo", "git status please", "ask: which changes are not committed", "ask: what did i modify so far",
    "do: list my uncommitted work", "ask: how does the repo look", "anything left to commit before i go home", "do: show me the dirty files", "i want to go home, is everything committed",
    "ask: what's new or changed in my working copy",
)  # fmt: skip
BRANCH = (
    "ask: (what|which) branch (am i on|is this|is checked out|are we on|is active|do i have)", "[current] [git] branch",
    "git branch", "get: the [current] [git] branch [name]",
    "know: (what|which) branch (i am on|this is|is checked out)",
    "ask: (what's|what is) the (current|active|checked out) branch", "ask: am i on (main|master|develop) [branch|]",
    "branch?", "do: (show|tell me|print) the (current|active) branch", "which git branch",
    "ask: on which branch (am i|are we|is the repo)", "name of the branch", "ask: what branch are we working on",
    "the branch i am on",
    "ask: which branch is this folder on", "ask: are we on main or on something else", "ask: what's my branch called", "before i push: which branch is it", "did i switch branches, where am i",
    "ask: is this the main branch", "current branch please", "branch name", "i forgot which branch i'm on", "git branch --show-current", "on what branch do i work", "i need the name of my branch",
)  # fmt: skip
STAGED = (
    "ask: (what is|what's|which files are|what files are) staged [for commit|]", "staged (files|changes)",
    "ask: (is|do i have) anything staged", "get: the (staged files|files that are staged)",
    "know: (what is staged|which files are staged)", "ask: what (will|would) be (committed|in the next commit)",
    "do: (show|list|tell me) the staged files", "what did i (add|git add|stage)", "ask: which files did i (add|stage)",
    "what's in the (index|staging area)", "the staging area", "anything in the index",
    "ask: which files go into the next commit",
    "ask: what did i put in the index", "ask: which changes are ready to commit", "ask: what goes in if i commit now", "if i ran git commit now, what would go in", "ask: have i staged something",
    "do: list what is staged", "ask: which files are in the staging area", "ask: is there something in the index [already]", "ask: what's added already", "ready to be committed?",
    "files i already added",
)  # fmt: skip
LOG = (
    "do: (show|list|give me|print) the (git log|commit history|recent commits|last commits|latest commits|history|commits)",
    "git log", "(recent|last|latest|newest) commits", "commit (history|log)",
    "ask: what are the (recent|last|latest) commits", "get: the (git log|commit history|recent commits)",
    "know: (what was committed|the recent commits|what happened in the repo)",
    "ask: what (has been|was) committed [lately|recently|so far|]", "history of (the|this) (repo|repository|project)",
    "ask: what happened [recently|lately] in (the|this) (repo|repository|project)",
    "ask: who (committed|worked on|has changed) (what|this|here) [lately|recently|]", "do: look at the git history",
    "ask: what changed (recently|lately) in git", "(the|all) commits",
    "ask: who are the (authors|committers) [of this repo|]", "do: go through the (commits|history)",
    "what did we commit (lately|recently|so far)", "ask: which commits are there",
    "ask: (how many|what) commits (does this repo have|are there|do we have)",
    "ask: what have (people|we|they) been doing in this repo", "do: give me the history of the project in git", "ask: which changes were committed", "git log please", "commits so far",
    "git log --oneline", "do: show what was done in git", "the story of this repo", "ask: who did what in this repo", "list of commits", "recent history of the repo", "commit messages please",
    "do: read me the commit messages", "i was away, what was committed",
)  # fmt: skip
LOG_N = (
    "do: (show|list|give me|print) the (last|latest|newest|most recent) {n} commits", "(last|latest) {n} commits",
    "git log -{n}", "git log -n {n}", "ask: what (are|were) the (last|latest) {n} commits",
    "get: the (last|latest|most recent) {n} commits", "know: what the last {n} commits (were|are)",
    "{n} (latest|newest|recent) commits", "the {n} most recent commits", "do: log the last {n} commits",
    "only the last {n} commits [please|]", "ask: what did the last {n} commits do", "history, {n} commits",
    "do: tell me the last {n} things (that were committed|in git)",
    "ask: what were our last {n} commits about", "git log -{n} --oneline", "i only need {n} commits", "{n} last commits please", "do: read me the last {n} commit messages",
    "ask: who made the last {n} commits", "newest {n} entries of the git log", "the {n} commits before now", "just {n} commits of the log", "history but only {n} entries",
    "do: list {n} commits, the newest ones",
)  # fmt: skip
LAST = (
    "ask: (what|which) (was|is) the (last|latest|most recent|newest) commit", "(last|latest|newest|most recent) commit",
    "ask: when was the last commit", "ask: who made the (last|latest) commit", "ask: who committed last",
    "get: the (last|latest) commit", "know: (when the last commit was|who committed last|what the last commit is)",
    "ask: what did (the last commit|i commit last|we commit last) [do|change|]".replace(" [do|change|]", ""),
    "git log -1", "do: (show|tell me|print) the (last|latest|newest) commit",
    "ask: (what's|what is) the (last|latest) commit message", "HEAD commit",
    "when did (someone|somebody|we|i) last commit", "(author|date|message) of the last commit", "last thing committed",
    "ask: which commit is the newest",
    "ask: who was the last (one|person) to commit", "ask: what was committed most recently", "ask: when did we commit last", "what's HEAD", "show HEAD", "the newest entry in the git log",
    "ask: how old is the last commit", "ask: is the last commit from today", "ask: who touched the repo last", "latest commit message please", "ask: what does the last commit message say",
    "git log -n 1", "tip of the branch", "the last commit, who and when",
)  # fmt: skip
LOG_PATH = (
    "ask: who changed {p} [last|lately|recently|]", "history of {p}", "commits (to|of|for|on|that touch) {p}",
    "do: (show|list|give me) the (history|commits|log|git log) (of|for) {p}", "git log {p}",
    "ask: when was {p} (last changed|last committed|committed|added) [in git|]",
    "ask: (which|what) commits (touch|changed|affect|touched) {p}",
    "ask: who (wrote|worked on|edited|touched|committed) {p}", "get: the (git history|commits|history) of {p}",
    "know: who changed {p}", "{p} (history|log|commits)", "ask: what happened to {p} in git",
    "who is responsible for {p}, see git", "ask: why was {p} changed, what do the commits say",
    "changes to {p} over time",
    "ask: who has been working on {p}", "git log -- {p}", "ask: who last touched {p} in git", "ask: when did {p} come into the repo", "was {p} changed recently, see git", "commit history for {p}",
    "ask: how often was {p} changed in git", "every commit that changed {p}", "ask: what commits are there for {p}", "ask: who made changes to {p}", "ask: which commit added {p}", "log for {p}",
    "look in git: who changed {p}",
)  # fmt: skip
DIFF = (
    "do: (show|give me|print|run|get) the (git diff|diff|changes|differences)", "git diff",
    "ask: what (did i change|are my changes|exactly changed|lines changed|did i edit)",
    "get: the (git diff|diff|changed lines|uncommitted changes as a diff)",
    "know: (what exactly i changed|which lines changed)", "diff", "the diff [please|]",
    "do: show me (what i changed|the changed lines|the lines i changed)",
    "ask: (what|which) lines (have changed|did i change|are different)", "do: review my changes",
    "(my|the) changes, line by line", "ask: how do my files differ from the last commit",
    "do: compare my files with the last commit", "what's different from the last commit",
    "do: display (the|my) uncommitted changes in detail",
    "ask: what did i do since the last commit, line by line", "do: show me my edits", "ask: which lines are new", "let me see the changes before i commit", "i want to see my changes",
    "the exact changes please", "git diff please", "do: walk me through my changes", "before i commit: what changed line by line", "changed lines?", "do: print my uncommitted changes",
    "my edits since the last commit, in full",
)  # fmt: skip
DIFF_PATH = (
    "do: (show|give me|print) the (diff|changes|git diff|differences) (of|in|for) {p}", "git diff {p}",
    "ask: what (did i change|changed|has changed|is different|was changed) in {p} [since the last commit|]",
    "diff (of|for) {p}", "get: the (diff|changes) of {p}", "know: what changed in {p}", "{p} diff",
    "my changes (in|to) {p}", "ask: how (does|did) {p} (differ from the last commit|change)",
    "do: show what i changed in {p}", "ask: which lines of {p} (changed|are different|did i change)",
    "do: compare {p} with (the last commit|its committed version|HEAD)", "changes (in|to|of) {p} since the last commit",
    "uncommitted changes (in|of) {p}",
    "ask: what's new in {p} since the last commit", "ask: which lines did i touch in {p}", "do: show my edits (to|in) {p}", "git diff -- {p}", "ask: did i change anything in {p}",
    "ask: is {p} different from the last commit", "{p}: what changed", "ask: what have i done to {p} since the commit", "let me see the changes in {p}", "uncommitted edits in {p}",
    "ask: how does {p} differ from the committed one",
)  # fmt: skip
DIFF_STAGED = (
    "do: (show|give me|print) the staged (diff|changes)", "git diff --staged", "git diff --cached",
    "ask: what (changes|lines) are staged", "get: the (staged diff|diff of the staged changes|staged changes)",
    "know: what is staged, line by line", "staged diff", "diff of (what is staged|the staged files|the index)",
    "do: show me the diff (for|of) the next commit", "do: show the lines that are staged", "cached diff",
    "do: review the staged changes", "ask: what exactly will be committed",
    "what exactly is staged, line by line", "do: show me what i'm about to commit, line by line", "the diff i am about to commit", "let me see the staged lines", "git diff --staged please",
    "ask: which lines go into the next commit", "staged changes in detail", "do: show the index as a diff", "changes that are added already, line by line",
)  # fmt: skip


def _repo(w: World, least: int = 0) -> tuple[Repository, Changes]:
    """Return the repository of this session, made on first use."""
    if "repo" not in w.session or not (w.root / ".git").is_dir():
        repository = make(w)
        w.session["repo"] = repository, dirty(w, repository) if least or w.chance(0.7) else Changes()
    return w.session["repo"]


def _refused(content: str) -> Answer:
    if "not in a git" in content:
        return Answer("There is no repository.", "This folder is not in a git repository.")
    return Answer("git could not do it.", f"That did not work: {content}")


def status_answer(content: str, wanted: str = "") -> str:
    """Return the answer to a question about the state; `wanted`: "branch", "staged" or everything."""
    head, *lines = content.split("\n")
    branch = head.partition(", ")[0].removeprefix("on branch ")
    if wanted == "branch":
        return f"You are on branch {branch}."
    if wanted == "staged":
        chosen = [line.removesuffix(" (staged)") for line in lines if "(staged" in line]
        return "Staged:\n" + "\n".join(chosen) if chosen else "Nothing is staged."
    if not lines:
        return f"The working tree is clean, on branch {branch}."
    return f"{head.partition(', ')[2]}:\n" + "\n".join(lines)


@family("git_status", weight=6, tools=("git_status",))
def git_status(w: World) -> Steps:
    """State, branch, staged files."""
    _repo(w)
    frames, wanted = w.rng.choices(((STATUS, ""), (BRANCH, "branch"), (STAGED, "staged")), (5, 2, 1.5))[0]
    yield Ask(w.say(frames))
    with unsupervised():
        observation = yield Call("The state of the repository: use git_status.", "git_status", {})
    if not observation.ok:
        yield _refused(observation.content)
        return
    yield Answer("The state is known.", status_answer(observation.content, wanted))


def _commit_line(line: str) -> tuple[str, str, str, str]:
    """Return (hash, date, author, subject)."""
    head, _, subject = line.partition(": ")
    commit, date, author = head.split(" ", 2)
    return commit, date, author, subject


@family("git_log", weight=7.5, tools=("git_log",))
def git_log(w: World) -> Steps:
    """The last commits, the last one, those of a file."""
    repository, _ = _repo(w)
    kind = w.rng.choices(("all", "n", "last", "path"), (3, 2.5, 2.5, 2))[0]
    if kind == "all":
        text, arguments, why = w.say(LOG), {}, "The commits are asked for: use git_log."
    elif kind == "n":
        n = w.rng.randint(2, 8)
        text, arguments, why = w.say(LOG_N, n=n), {"limit": n}, "Some commits are asked for: use git_log with a limit."
    elif kind == "last":
        text, arguments, why = w.say(LAST), {"limit": 1}, "The last commit is asked for: use git_log with limit 1."
    else:
        path = w.pick(repository.paths)
        text, arguments, why = (
            w.say(LOG_PATH, p=w.path(path)),
            {"path": path},
            "The history of a file: use git_log with the path.",
        )
    yield Ask(text)
    with unsupervised():
        observation = yield Call(why, "git_log", arguments)
    if not observation.ok:
        yield _refused(observation.content)
        return
    lines = observation.content.split("\n")
    if len(lines) < 2:
        yield Answer("There is no such commit.", f"There is none: {observation.content}.")
    elif kind == "last" or len(lines) == 2:
        yield Answer("The commit is known.", f"The {'last ' if kind == 'last' else ''}commit is {body(observation)}")
    else:
        yield Answer("The commits are known.", observation.content.replace("\n", ":\n", 1))


@family("git_diff", weight=4, tools=("git_diff",))
def git_diff(w: World) -> Steps:
    """Changed lines, of everything, of one file, or staged."""
    repository, changes = _repo(w, least=1)
    kind = w.rng.choices(("all", "path", "staged"), (3, 3, 1.5))[0]
    if kind == "all":
        text, arguments, why = w.say(DIFF), {}, "The changed lines are asked for: use git_diff."
    elif kind == "staged":
        text, arguments, why = (
            w.say(DIFF_STAGED),
            {"staged": True},
            "The staged lines are asked for: use git_diff with staged.",
        )
    else:
        path = w.pick(changes.modified or repository.paths)
        text, arguments, why = (
            w.say(DIFF_PATH, p=w.path(path)),
            {"path": path},
            "The changes of one file: use git_diff with the path.",
        )
    yield Ask(text)
    with unsupervised():
        observation = yield Call(why, "git_diff", arguments)
    if not observation.ok:
        yield _refused(observation.content)
        return
    head, _, patch = observation.content.partition("\n")
    if not patch:
        yield Answer("There are no changes.", f"There are {head}.")
        return
    yield Answer("The changes are known.", observation.content)


@family("git_none", weight=0.7, tools=("git_status",))
def git_none(w: World) -> Steps:
    """A folder without a repository."""
    if (w.root / ".git").exists() or "repo" in w.session:
        raise Skip("there is a repository")
    frames, tool, arguments = w.pick(
        (
            (STATUS, "git_status", {}),
            (BRANCH, "git_status", {}),
            (LOG, "git_log", {}),
            (LAST, "git_log", {"limit": 1}),
            (DIFF, "git_diff", {}),
        )
    )
    yield Ask(w.say(frames))
    why = {
        "git_status": "The state of the repository",
        "git_log": "The commits are asked for",
        "git_diff": "The changed lines are asked for",
    }[tool]
    with unsupervised():
        observation = yield Call(f"{why}: use {tool}.", tool, arguments)
    if observation.ok:
        raise Skip("a repository further up")
    yield _refused(observation.content)
