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
        "my (laptop|disk) may die, did i commit everything", "someone (interrupted me|called me away), what was i changing in this repo", "nothing should be left uncommitted, is there anything",
        "don't let me forget a commit, which files are (modified|uncommitted)", "not sure if i committed, (check git|what does git say|is anything left)", "the repo, is it clean",
        "is there a file i forgot to (git add|add to git|commit)",
    "ask: what's new or changed in my working copy",
        "ask: did i leave (anything|something) (uncommitted|unfinished in git|that is not committed)",
        "ask: (is|are) there (still|) (something|files|stuff) (waiting to be committed|that needs committing|not committed yet|outside of git)",
        "which files (still need|need) (to be committed|committing|a commit)", "ask: (is|was) (all of it|everything|my last work|the whole lot) (committed|checked in|in git) [already|by now|yet|]",
        "get: the (list of modified files|files that are not committed|untracked files|state of my working tree|status of this repo|names of the changed files)",
        "know: (if there is anything to commit|whether everything is checked in|which files are new in the repo|what is untracked|if my tree is dirty)",
        "do: (look|check) (if|whether) (anything is uncommitted|the tree is clean|the repo is dirty|i forgot to commit something|there are untracked files)",
        "(working tree|working copy|worktree|repo) (status|state|clean or dirty|overview) [please|?]",
        "before i (pull|leave|switch branches|rebase|close the lid): is (everything committed|the tree clean|anything uncommitted)", "(git|repo): what's (modified|changed|untracked|pending|up)",
        "ask: which [of my] files (are modified|have been edited|have been touched|are new|differ) (in this repo|in git|according to git|since the commit)",
        "i (worked|edited|changed) a lot today, which files are (not committed|modified in git|changed in the repo)", "git status -s", "ask: where do i stand (in|with) (git|this repo)",
        "any (dirty|modified|untracked|uncommitted) files", "ask: how (clean|dirty|messy) is (the repo|my working tree|the repository|this checkout)",
        "do: give me a (summary|list|rundown) of (the modified files in git|what is uncommitted|my uncommitted files)",
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
    "ask: is this the main branch", "current branch please", "branch name", "i forgot which branch i'm on",
        "oh no, (am i on main|is this main|which branch is this)", "i keep switching, which branch (is it now|am i on)", "hopefully this isn't (main|master), what branch is it",
        "branch of this repo?", "the branch i have checked out is called what", "git branch --show-current", "on what branch do i work", "i need the name of my branch",
        "ask: (what|which) (git branch|branch) (am i|are we|do we work|am i working|am i sitting) on [right now|at the moment|]",
        "(tell|remind) me (which|what) branch (i'm on|this is|i checked out|we are on)", "get: the (branch name|name of the current branch|checked out branch|branch i'm working on)",
        "know: (which branch is active|if i'm on main|what my branch is called|on which branch we are|whether this is a feature branch)",
        "ask: did i (check out|switch to) (the right branch|main|a feature branch), what am i on", "ask: (is HEAD|are we|am i) (on|still on) (main|master|the main branch)",
        "(branch|git branch) (now|here|currently|please)", "git rev-parse --abbrev-ref HEAD", "ask: what's the name of (the|this|my) branch",
        "do: (print|say|look up) the (branch|name of the branch|git branch i am on)", "main or feature branch, (where am i|what is it|which one am i on)",
        "ask: to which branch would i (push|commit) now", "i (don't want to|must not) commit to main, which branch is this",
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
        "ask: (what|which files) have i (staged|added to the index|put in the staging area) [already|so far|]", "(index|staging area|stage) (content|status|please|?)",
        "get: the (list of staged files|files in the index|files ready to be committed|content of the staging area)",
        "know: (if anything is staged|what's in the index|which files go into the commit|what i have added)",
        "do: (check|see|look) (what is staged|what's in the index|which files are staged|if something is staged)", "ask: is the (index|staging area) (empty|full)",
        "ask: what's (waiting|lined up|queued|ready) for the next commit", "ask: which files (are|have been) (git added|added for the commit|picked for the commit)",
        "before i commit, which files are (staged|in the index)", "which files did git add take", "staged so far?", "ask: did my git add work, what is staged",
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
    "ask: what have (people|we|they) been doing in this repo", "do: give me the history of the project in git", "ask: which changes were committed", "git log please",
        "(new to|i just joined) the project, what was (committed|done in git) so far", "somebody must have committed (something|a lot), show me the log", "not the files, the commits please",
        "what does the git log say", "commits, (all of them|newest first|one per line)", "commits so far",
    "git log --oneline", "do: show what was done in git", "the story of this repo", "ask: who did what in this repo", "list of commits", "recent history of the repo", "commit messages please",
    "do: read me the commit messages", "i was away, what was committed",
        "ask: what (has been|was) (going on|done|worked on|happening) (in|inside) (this repo|the repository|git) [lately|recently|so far|]",
        "(catch me up on|bring me up to date with|fill me in on) the (commits|repo|git history)",
        "get: the (list of commits|latest commits|log of this repo|commit messages|history of the project|record of commits)",
        "know: (what people committed|which commits there are|what was done in this repo|who committed lately|how the project evolved)",
        "do: (print|open|pull up|display|bring up) the (log|git log|commit history|list of commits)",
        "ask: (which|what) (changes|work|things) (went into|ended up in|made it into) (git|the repo|this repo) (lately|recently|so far)", "(git|repo) (history|log|timeline|commits) [please|?]",
        "ask: what did (my colleagues|the others|everyone|the team) (commit|check in|do in the repo) [lately|recently|]",
        "i (was on holiday|come back from vacation|am new here), (what happened in git|what was committed|show me the commits)",
        "the (commits|check-ins|log entries) (in|of) (this|the|my) (repo|repository|project|branch)", "git log please, (short|just the list)",
        "ask: how did (this project|the repo) (develop|come along|grow), commit by commit", "ask: (where|how) can i see the (commits|git history|log), show it",
        "for my (report|standup): what was committed (lately|recently)",
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
        "get: the (newest|last|final|top) {n} (commits|entries of the log|commits of this repo|check-ins)",
        "(top|last|newest|previous) {n} (check-ins|log entries|commits) [please|in git|of this repo]", "ask: what (happened|was done|changed) in the (last|latest|most recent) {n} commits",
        "do: (print|pull up|display|bring up|read) the (last|newest|latest) {n} (commits|log entries|commit messages)", "git log, (only|just|no more than|at most|limit) {n} [commits|entries]",
        "know: (which the last {n} commits are|what happened in the last {n} commits|who wrote the last {n} commits)", "{n} commits back, (what was done|what happened|list them all)",
        "ask: can i see {n} commits, the (last|latest|newest|most recent) ones", "the log, (but only|just|only) the (last|newest|latest) {n} [commits|entries]",
        "i (want|need|would like) to (see|read|check) the (last|latest|newest) {n} commits", "for the standup, the last {n} commits", "not the whole history, (only|just) {n} commits",
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
        "ask: (what|who|when) was the (final|previous|most recent|very last) (commit|check-in)", "get: the (newest|most recent|very last) (commit|check-in|entry in the log|commit message)",
        "know: (what was committed last|when somebody last committed|who made the latest commit|how old the newest commit is)",
        "do: (print|pull up|bring up|display|look up) the (newest|most recent|last|latest) (commit|commit message|check-in)",
        "ask: (how long ago|on what day|at what time) (was|did we make) the last commit", "ask: what does the (newest|most recent) commit say",
        "the (newest|final|top) commit (please|in this repo|on this branch)", "ask: where does HEAD point",
        "ask: did (anyone|somebody) commit (something today|anything lately), what was the last one", "i (forgot|don't remember) what i committed last", "(most recent|last) check-in",
        "ask: who (wrote|did|pushed) the (last|newest|most recent) commit", "last commit, (who was it|when was it|what was it about|what did it do)",
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
        "ask: (which|what) (people|authors|colleagues) (changed|worked on|have touched|edited) {p} [in git|]", "(git|commit) (record|trail|timeline|log) (of|for) {p}",
        "get: the (commits that touched {p}|log of {p}|past commits of {p}|commit messages for {p}|people who changed {p})",
        "know: (who touched {p}|when {p} was last committed|which commits changed {p}|what happened to {p} in git|how {p} came about)",
        "do: (print|pull up|trace|bring up|go through) the (history|commits|git log|past) of {p}", "{p}: (who changed it|git history|which commits|when was it committed)",
        "somebody (broke|messed up|changed|ruined) {p}, who was it [according to git]", "ask: since when is {p} (in git|in the repo)",
        "ask: (how|when) did {p} (evolve|develop|come to be|get this way), commit by commit", "ask: who (created|introduced|started|committed|last committed) {p} [in git|in this repo|]",
        "blame for {p}: who (committed it|changed it)", "i (want|need) (to see|) the (history|commits|log) (of|for) {p}", "ask: what do the commits say about {p}", "git log --oneline {p}",
        "has anybody (touched|changed|committed) {p} (lately|recently)",
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
    "the exact changes please", "git diff please", "do: walk me through my changes", "before i commit: what changed line by line", "changed lines?",
        "not the file names, the changed lines please", "(what|which lines) would i (lose|throw away) if i (reset|went back to the last commit) now, show the diff",
        "something broke since the last commit, which lines did i change", "my edits, can i see them line by line", "line by line: what is different from the last commit", "do: print my uncommitted changes",
    "my edits since the last commit, in full",
        "ask: (what|which) exact (edits|modifications|changes) (did i make|have i made) [since the last commit|so far|]",
        "get: (a diff|the patch|the diff of my work|my uncommitted edits|the differences to the last commit|all changed lines)",
        "know: (how my files differ from the commit|what i edited, line by line|which lines i changed|what exactly is different)",
        "do: (print|pull up|bring up|go through) (my changes|my edits|the changed lines|the diff|every line i changed)",
        "what (exactly|precisely) (did i edit|have i changed|is different) (compared to|from|since) the last commit",
        "(plus and minus lines|added and removed lines|a patch) of my (changes|work) please",
        "before (committing|i commit|i push), (show me the diff|i want to see the diff|let me check my changes line by line)", "ask: what would the diff (look like|say|be)", "git diff HEAD",
        "i (forgot|don't remember) what i (changed|edited), show me the lines", "(my|the) (uncommitted|current|latest) (changes|edits|work) as a (diff|patch)",
        "ask: which lines (did i add|did i delete|were removed|are gone) since the last commit", "diff against (the last commit|HEAD)", "(code review|self review): my uncommitted (changes|lines)",
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
        "ask: (what|which) (edits|modifications|lines) (did i make|have i made|are new) in {p}",
        "get: (a diff of {p}|the patch for {p}|my edits to {p}|the changed lines of {p}|the differences in {p} since the commit)",
        "know: (which lines of {p} i changed|how {p} differs from HEAD|what i edited in {p}|what is different in {p} since the last commit)",
        "do: (print|pull up|bring up|review|go through) (my changes|my edits|the changed lines|the diff) (in|of|to) {p}", "(line by line|exactly), what changed in {p}",
        "i (changed|edited|fiddled with|broke) {p}, (what exactly did i do|show the diff|what is different now|show me what changed)",
        "{p} (against|versus|compared to) (the last commit|HEAD|the committed version)", "before i commit {p}, (what changed|show the diff|let me see the changes)",
        "(patch|changed lines|edits) (for|in|of) {p}", "ask: which lines (did i change|did i add|are new) in {p} since the last commit", "git diff HEAD {p}",
        "{p}: (diff|my changes|what did i change|which lines are different)",
)  # fmt: skip
DIFF_STAGED = (
    "do: (show|give me|print) the staged (diff|changes)", "git diff --staged", "git diff --cached",
    "ask: what (changes|lines) are staged", "get: the (staged diff|diff of the staged changes|staged changes)",
    "know: what is staged, line by line", "staged diff", "diff of (what is staged|the staged files|the index)",
    "do: show me the diff (for|of) the next commit", "do: show the lines that are staged", "cached diff",
    "do: review the staged changes", "ask: what exactly will be committed",
    "what exactly is staged, line by line", "do: show me what i'm about to commit, line by line", "the diff i am about to commit", "let me see the staged lines", "git diff --staged please",
    "ask: which lines go into the next commit", "staged changes in detail", "do: show the index as a diff", "changes that are added already, line by line",
        "get: (the patch that is staged|the diff of the index|the lines in the index|the content of the next commit as a diff|a diff of what is staged)",
        "know: (which lines are staged|what exactly is staged|what exactly goes into the commit, line by line)",
        "do: (print|pull up|bring up|go through|review) the (staged diff|staged lines|staged changes|diff of the index)",
        "ask: what (exactly|precisely) (did i stage|have i staged|is in the index), line by line", "diff of what i (staged|added|git added)", "git diff --cached please",
        "(staged|cached) (patch|changes line by line|lines|diff please)", "ask: which (lines|edits) have i (staged|added to the index) [exactly]",
        "before i commit, show me the staged (lines|diff|changes)", "the patch that git commit would (record|save)", "index against HEAD",
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


@family("git_status", weight=6)
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


@family("git_log", weight=7.5)
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


@family("git_diff", weight=4)
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


@family("git_none", weight=0.7)
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
