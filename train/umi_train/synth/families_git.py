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
        "ask: (what|which) files (does git see as|does git consider|are marked as) (changed|modified|new)",
        "ask: (what|which) of my (files|work) (has|have) not (gone into git|been committed|made it into a commit) [yet|]",
        "ask: (is|are) (any|some) (files|of my files) (still|) (uncommitted|not committed|waiting for a commit)", "ask: (have i left|did we leave|did i leave) (any file|anything|something) out of git",
        "do: (check|see) (with git|in git) which files (are modified|i still have to commit|are not committed)", "do: ask git (for its status|which files have changed|if the tree is clean|what is uncommitted)",
        "do: (tell|show) me (how the repo stands|how things stand in git|what git says about my files|where my repo is at)",
        "get: (a list of what is uncommitted|the uncommitted files|the modified and new files|the files git sees as changed|the current state of the repo)",
        "know: (how the repo looks|whether i have uncommitted work|which of my files are not in git|if all my work is committed|if any file is modified in git|where we stand with git)",
        "(clean or dirty|dirty or clean), what is the (repo|working tree|checkout)", "repo (clean|dirty)?", "everything (committed|checked in) [already|yet]?",
        "my (uncommitted|pending|unsaved git|open) (work|changes|files), which files", "did i (leave|have) (loose ends|unfinished business|open work) in git", "nothing to commit, (right|correct|or is there)?",
        "files (touched|edited|modified|added) since the last commit", "(new|modified|deleted) files (according to git|in git|git knows about)",
        "which files (show up|appear|turn up) (as modified|as changed|red) in git",
        "(my colleague|my boss|the ci|the reviewer) (asks|wants to know) (if everything is committed|if my tree is clean|which files are uncommitted)",
        "i (lost track|am not sure any more|can't recall), which files (did i change|are modified) in the repo", "(git|repo) (check|overview|situation|report) (please|)",
        "(can i|may i|is it safe to) (switch branches|pull|shut down|hand over the laptop), or is (anything|something|some file) uncommitted", "(am i|are we) (all committed|done committing|clean in git)",
        "ask: is (everything|my work|all of it) (safe|safely) in git", "ask: are (all|all of) my (changes|files|edits) (committed|checked in)", "ask: which files would git (list as changed|complain about|call modified) now",
        "ask: (has|have) (anything|any files) (changed|been touched) in the (repo|repository|working copy) since the last commit",
        "ask: is there (uncommitted stuff|a modified file|a forgotten file|an untracked file) in (the repo|my working tree)",
        "i (need|want) to (commit|check in) later, (what is there to commit|which files are changed)", "the (repo|working tree|checkout): (dirty or not|any changed files|clean)", "git state of (this|the) folder",
        "list of (modified|uncommitted|untracked|changed) files please", "give me a (quick look at|glance at|summary of) the (repo state|state of the repo|git status)",
        "before (lunch|i log off|the demo|i hand in): (is everything committed|which files are uncommitted)", "(which|what) files did git notice [changes in]",
        "somebody else used my checkout, which files (did they leave|are) modified", "ask: did (the script|the tool|my editor|the formatter) (change|touch|modify) any files in the repo",
        "(what|which files) (am i|are we) (still|) (to|supposed to) commit", "(ready to push|ready for the weekend), or are there uncommitted files",
        "show all (changed|modified|untracked|uncommitted) files (of|in) (the|this|my) repo", "ask: how many files (have i changed|are changed|are uncommitted) in git",
        "know: how many files are (changed|uncommitted) in the repo", "what's new, modified or deleted in (my checkout|the working copy|git)", "git, what's (up|pending|not committed)?",
        "ask: does git (have|see|report) (any|) (changes|modifications|changed files)",
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
        "ask: (what|which) branch (does git say i'm on|does this folder have checked out|is the repo set to|is selected)", "ask: (what|which) branch (will|would) my next commit (land on|go to|end up on)",
        "ask: on (what|which) (branch|git branch) do (i|we) (stand|sit|work) (now|at the moment|)", "do: (check|see|find out|look up) (which|what) branch (is active|we are on|i have checked out|this is)",
        "do: (give|tell) me the (name of the branch i'm on|active branch|branch i'm working on)", "do: name the (branch|current branch|checked out branch)",
        "get: the (active branch|branch that is checked out|current git branch|branch of this repo|branch we are on)",
        "know: (what branch is checked out|the name of the current branch|which branch i work on|where i am, which branch|if this is the main branch)",
        "(branch|branch name|current branch)[,] (quick|quickly|please)", "(main|master), (dev|develop) or a feature branch, which (is it|one is it|am i on)",
        "is it (main|master) (i'm on|i work on|that is checked out)", "am i (still|really|already) on the (feature|right|release|wrong) branch, which one is it",
        "i (want|need) to (open a pull request|merge|commit|rebase), (which|what) branch (am i on|is this)",
        "(my colleague|the form|the reviewer|the ticket) (asks|wants) (for the branch|the branch name|which branch i'm on), what is it",
        "someone (switched|changed) the branch, (which one is it now|what are we on)", "the branch (here|of my checkout|in this folder|i'm working in) [please|?]",
        "where does the (repo|checkout|working copy) (stand|sit), which branch", "checked out branch?", "which line of development is (this|checked out), i mean the branch",
        "name of the (current|active|checked out) (branch|git branch)", "what do you call the branch (i'm|we're) on", "ask: are we (off main|away from main|on a side branch|on a feature branch)",
        "git symbolic-ref --short HEAD", "before i (commit|merge|start|break something): (which|what) branch (is it|is checked out|am i on)",
        "i (can't|cannot) remember (which branch i was on|what branch this is|the name of my branch)", "(print|show|say) the branch [name] [please]",
        "is this branch (main|master|develop|the release branch) or (another|not)", "what branch (now|here|again)?", "ask: which of the branches (is checked out|am i on|is current|is in use)",
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
        "ask: (what|which files) (did i|did we) (already|) (git add|mark for the commit|prepare for the commit)",
        "ask: (what|which files) (would|will) git (take|include|put) (in|into) the next commit [as it stands]",
        "ask: is (something|any file|anything at all) (staged|in the index|in the staging area) (now|already|)", "ask: (what|which files) (sit|are sitting|lie|are) in the (index|staging area|stage)",
        "do: (tell|show) me (what i have staged|what is lined up for the commit|what i git added|the content of the index)",
        "do: (list|name|print) the files (in the index|i staged|that are staged|git add picked up)", "do: look into the (index|staging area)",
        "get: (everything that is staged|the staged file names|a list of what is staged|the files queued for commit|the files i added with git add)",
        "know: (which files are queued for the commit|what sits in the index|what would be committed right now|if i staged the right files|whether the index is empty)", "staged (or not|now|list|overview|stuff)?",
        "(index|staging area): (what's in it|empty|list it|anything)", "git add done, which files are staged", "i (ran|did|typed) git add, (what is staged now|which files went in|what did it stage)",
        "(did i stage|have i staged|have i git added) (the right|all|too many) files, (what is staged|list them)",
        "before (committing|the commit|i write the commit message): (what is staged|which files are in the index|which files are staged)",
        "which files (got|are) the (green light|green mark) in git, staged i mean", "the files (waiting|lined up|set|picked) for the (next commit|commit)",
        "(commit|next commit) would (contain|include) which files", "what's (in line|queued up|set aside|prepared) for the next commit", "(added|staged) files please",
        "anything (staged|git added|added to the index) (already|yet|so far)?", "i (want|need) to (see|check) (what is staged|which files are staged|the staging area)",
        "is the (staging area|index) (empty|still empty|filled)", "my (index|staging area), what does it hold", "files staged for (commit|the next commit)",
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
        "ask: (what|which things) (did|have) (we|people|they) (put|added) into (git|this repo) (lately|recently|so far|)",
        "ask: (what|which) commits (were made|have been made|came in|are on this branch|did people make)", "ask: what (is|stands|is written) in the (git log|log of the repo|commit history)",
        "ask: (who|which people) (contributed|contributes|commits) to this (repo|project|repository)", "ask: how (did|has) (the code|this repo|the project) (change|changed|grown) over time, by commits",
        "do: (run|execute|call|do) git log", "do: (take|bring) me through the (history|commits) of (this|the) (repo|repository|project)",
        "do: (tell|show) me (what has been committed|who committed what|all commits|what git recorded|the story in git)", "do: (browse|scan|review|check) the (commit history|git log|commits|recent commits)",
        "do: (recap|retell|sum up) the (commits|git history|commit history)",
        "get: (the record of this repo|all commits|the timeline of the repo|an overview of the commits|the entries of the git log|the changelog from git)",
        "know: (what went into the repo|the commits so far|what the others committed|what the commit history says|which commits were made lately)", "commits (please|list|overview|here|to date)",
        "(log|history|timeline|commit list) of (the|this) (branch|project|checkout)", "the (commit messages|log messages) so far",
        "what have (the others|my colleagues|people|we) (checked in|committed|been committing)", "(what's|what is) been (committed|checked in) (while i was away|since i left|over the summer|)",
        "i (missed|skipped) (a few days|last week|the meeting), what was committed", "i (take|took) over this (repo|project), (what has been committed|show me the commits|what is its history)",
        "i (want|need|would like) to (see|read|look at) the (git log|commits|history of the repo|commit history)", "(a|the) list of (all|the|recent) commits",
        "the (past|history) of this (repo|repository|project) in git", "(git|commit) (record|journal|diary|logbook) [please|?]", "changelog from the (git log|commits) please",
        "for the (release notes|weekly report|audit): (the commits|what was committed)", "who (committed|checked in) what and when", "(author|date) and message of (the|all|every) commit[s]",
        "what does the (commit log|history|git history|repo log) (say|show|look like)", "ask: (has|have) (anyone|the others) been (committing|busy in the repo), show the log",
        "let me (see|read|browse|look through) the (commits|commit messages|git log|log)", "show (past|earlier|all|the) commits", "one by one, the commits of this repo",
        "(recent|latest) (activity|happenings|work) in (git|the repo|the repository)", "git history of (this|the) (folder|project|repo)", "the repo's (commits|log|history) [please]",
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
        "ask: (what|which) {n} commits (came|were made|were done) (last|most recently|latest)", "ask: (who|which people) (made|wrote|is behind) the (latest|newest|most recent) {n} commits",
        "ask: what do the (last|latest|newest) {n} (commit messages|log entries|commits) say", "ask: what (went into|came into) (git|the repo) with the last {n} commits",
        "do: (go|look) back {n} commits and (list them|show them|tell me what they are)", "do: (limit|restrict|cut|shorten) the (git log|log|commit history) to {n} (commits|entries)",
        "do: (fetch|get|read out|recap) the {n} (newest|latest|most recent) commits", "do: (tell|show) me what (was committed|happened) in the (past|last|latest) {n} commits",
        "get: ({n} commits, newest first|a log of {n} commits|the top {n} of the commit history|the {n} commits that were made last)",
        "know: (what the newest {n} commits did|who made the last {n} commits|which {n} commits came last|what the latest {n} commits are about)", "{n} commits (please|will do|are enough|of history|from the top)",
        "git log (with|limited to|showing|for) {n} (commits|entries)", "(past|previous|recent) {n} commits", "{n} (entries|items|lines) of the (git log|commit history), the newest",
        "the (newest|last|latest) {n} commit messages [please]", "commit history (of|for) the last {n} (commits|entries) [only]", "the top {n} (lines|entries|commits) of git log",
        "what are the {n} (freshest|newest|youngest|latest) commits", "a short log please, {n} commits", "i (want|need) (just|only|no more than|exactly) {n} commits (of the log|from the history|to see)",
        "(my colleague|my boss|the report) (asks for|wants|needs) the (last|latest|newest) {n} commits", "no more than {n} commits of the log", "the log is (long|endless|huge), (only|just) {n} commits [please]",
        "let me (see|read|look at) the (last|newest|latest) {n} commits", "(show|list) {n} commits", "{n} commits is (enough|all i need), the (latest|newest)",
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
        "ask: (what|which) commit (came|was made|was done|landed) last", "ask: (what|which) commit (sits|is) at the (top|tip|head) of the (branch|log|repo)", "ask: what (went into|came into) (git|the repo) last",
        "ask: when did the (newest|last|latest) commit (happen|land|come in)", "ask: (who|which person|which of us) (made|is behind|signed) the (newest|most recent|latest) commit",
        "ask: since when (has nobody committed|is the last commit there)", "do: (tell|show) me (what was committed last|who committed last and when|the top of the git log|the commit at HEAD)",
        "do: (fetch|read out|check|see) the (last|latest|newest) (commit|commit message)",
        "get: (the author of the last commit|the date of the last commit|the commit at the top|the last entry of the git log|the message of the newest commit|the time of the latest commit)",
        "know: (who made the newest commit|what the last commit was about|the date of the last commit|what HEAD is|what the latest commit message says)",
        "last commit (please|message|author|date|info|when|by whom)", "(newest|most recent|latest) (check-in|entry in git|commit in this repo)",
        "the last time (anyone|somebody|we) committed (something|anything), when was it", "(was it|is it) me who committed last", "what did (the last one|whoever committed last) commit",
        "what was the last (thing|change) (that went|to go) into git", "i (want|need|would like) to (see|read) the (last|newest|latest) commit", "only the (newest|last|latest|most recent) commit [please]",
        "just one commit, the (last|newest|latest)", "(top|latest) commit (of|on|in) (this|the) (branch|repo)", "commit at HEAD please", "did my (commit|last commit) go through, what is the newest one",
        "(how fresh|how recent|how old) is the (latest|newest|last) commit", "what's the (newest|latest|last) thing (in|on) the git log", "(date|time|author|subject) of the (newest|latest|last|HEAD) commit",
        "before i (commit|push): what was the last commit", "what is the latest (that was committed|in the git log|in git)", "git log, just the (top|last|newest) (one|entry|commit)",
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
        "ask: (who|which people) (has|have) (ever|) (committed|made commits) to {p}", "ask: (what|which) commits (concern|involve|mention|modified|include) {p}",
        "ask: (when|by whom) was {p} (committed|changed) (last|first|the last time) in git", "ask: (when|in which commit) did {p} (last change in git|appear in git|get changed)",
        "ask: (what|how much) has (happened to|been committed on) {p} in git", "ask: what was (committed|done in git) (on|for|to) {p} (lately|so far|over time)",
        "do: (tell|show) me (who changed {p}|the commits that changed {p}|what git knows about {p}|how {p} developed in git)", "do: (run|do|execute) git log (on|for) {p}",
        "do: (look up|check|browse|review) the (commits|git history|commit history|git log) (of|for) {p}", "do: list (every|each|all) (commit|commits) (that changed|that touched|for) {p}",
        "get: (all commits on {p}|the change history of {p}|the record of commits for {p}|the authors of {p} from git|the git log entries for {p})",
        "know: (who worked on {p}|which commits {p} has|the git history of {p}|who committed {p} and when|when {p} came into git|how often {p} was changed in git)",
        "{p}, (its git history|all commits|who committed it|the commits please)", "git (history|timeline|record) for {p} [please|]", "(past|earlier|all) commits (of|on|for) {p}",
        "the (commit messages|log entries) (about|for|on) {p}", "the git (past|life|story) of {p}", "(every|each) commit (on|to|for) {p} [please]",
        "i (wonder|need to find out) who (put|brought) {p} into (git|the repo)", "(someone|a colleague|somebody) (changed|edited|rewrote) {p}, (which commit was it|show me the commits of it)",
        "my (boss|colleague|teacher) (asks|wants to know) who (changed|committed|last touched) {p} [in git]", "how did {p} (change|develop|grow) in git, commit by commit",
        "who do i (ask|blame) (about|for) {p}, (see the commits|what does git say)", "(authors|committers) of {p} [in git]", "was {p} (ever|recently|often) (committed|changed) in git, (which commits|list them)",
        "for {p} (show|list|give me) the (commits|git log|git history)", "(commits|git log|log), but only (for|of) {p}", "trace {p} (back|) through the (commits|git history)",
        "what do the (log entries|commit messages) (for|on) {p} say",
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
        "ask: (what|which) lines (are in the diff|would be in the diff|does the diff show)", "ask: (what|which) lines (of code|of text|) (have i edited|did i edit|did i touch|have i changed|have i touched) since the last commit",
        "ask: what (precisely|exactly) (is|has been) (changed|edited) in my working (copy|tree), line by line",
        "ask: how does my (working copy|work|current version|checkout) differ from (HEAD|the last commit|what is committed)", "ask: how do my (current files|files|edits) compare (to|with) the last commit",
        "ask: what does git diff (say|show|print|give)", "do: (give|show) me (all|the) (plus and minus lines|additions and deletions|edited lines|changed lines)", "do: (run|do|execute|call) git diff",
        "let me (review|check|look over) my (changes|edits|uncommitted lines)", "do: (print|show|produce|make) (a|the) (patch|diff) of (my work|my changes|what is uncommitted)",
        "do: (tell|show) me (exactly|precisely|line by line) what i (changed|edited|added and removed)", "do: (read|go) through my uncommitted (changes|edits|lines)",
        "do: (compare|match|check) my (working tree|work|edits) (with|against) the last commit",
        "get: (my uncommitted lines|the lines i edited|my changes in diff form|a patch of the working tree|the full diff|everything i changed, line by line)",
        "know: (what the diff looks like|which lines i touched|what is different, line by line|what i changed line by line since the commit|how my version differs from the last commit)",
        "diff (please|of my work|to the last commit|now|for review)", "(what|which lines) did i (add|cut|rewrite|replace) since (the commit|my last commit|the last commit), (show the diff|exactly)",
        "my (patch|diff|edited lines|line changes) [please|?]", "(working tree|working copy) diff", "unstaged (diff|lines|changes line by line)",
        "(additions|insertions) and (deletions|removals) since the last commit", "the (lines|text) i (changed|edited|added) since the last commit",
        "i (want|need|would like) to (see|read|check|proofread) (the diff|my edits|the changed lines|what i changed, line by line)",
        "i (broke|messed up) something, (show me the diff|what did i change, line by line|which lines did i touch)",
        "(it worked|everything worked|the tests passed) (at the last commit|before my edits), (which lines did i change|show the diff)",
        "let me (see|read|proofread|review) (the diff|my diff|my edits|the changed lines)", "in (diff|patch) form: my (changes|edits|work)",
        "old and new lines side by side, my (changes|edits) since the last commit", "what would a (reviewer|colleague) see as my changes, show the diff",
        "not which files, but which lines (did i change|are different)", "a (diff|patch) (against|to|relative to) (HEAD|the last commit|what is committed)",
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
        "ask: (what|which) lines (of|in) {p} (did i edit|have i touched|were changed|are not as committed)", "ask: (what|which) (uncommitted|new) (lines|edits|changes) (does {p} have|are in {p}|are there in {p})",
        "ask: (have i edited|did i change|did i touch|have i modified) {p} since the (last commit|commit), (what exactly|show the lines)",
        "ask: how does (my version of|the current) {p} (differ|deviate) from the (committed one|last commit)", "ask: what does git diff (say|show|give) for {p}", "do: (run|do|execute|call) git diff (on|for) {p}",
        "do: (tell|show) me (exactly|line by line) what (i changed|was edited|is different) in {p}", "do: (compare|check|match) {p} (with|against) (HEAD|the last commit|what is committed|the version in git)",
        "do: (print|show|make) (a|the) patch (of|for) {p}", "let me (review|check|see) my (edits|changes) (in|to) {p}",
        "get: (the plus and minus lines of {p}|the uncommitted lines of {p}|the diff of {p} against HEAD|what changed in {p} since the commit)",
        "know: (what is different in {p} from the committed version|what i did to {p} since the commit|which edits {p} has|what the diff of {p} says|if {p} differs from the last commit)",
        "{p} (diff please|vs HEAD|against HEAD|changes since the commit|edits line by line)", "diff (only|just) (for|of) {p}", "(only|just) the (changes|diff|edits) (of|in|to) {p}",
        "(additions and deletions|added and removed lines|edited lines) (in|of) {p}", "what did i (do|add|rewrite|mess with) in {p} since the last commit",
        "i (want|need|would like) to (see|check|review) (my edits to|what i changed in|the diff of|the changed lines in) {p}",
        "{p} (worked|was fine) at the last commit, (what did i change in it|which lines are different now)", "{p} is (modified|dirty), (show me the diff|what exactly changed|which lines)",
        "git says {p} is (modified|changed), (which lines|what exactly|show the changes)", "the (working copy|current state) of {p} against the (committed one|last commit)",
        "let me (see|review|look at) (the diff of|my edits in|the edited lines of) {p}", "was {p} edited since the last commit, and how",
        "for {p} (show|print|give me) the (diff|changes since the last commit|changed lines)",
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
        "ask: (what|which) lines (would|will) (be in the next commit|git commit record|be committed now)", "ask: what does (git diff --staged|git diff --cached|the staged diff) (say|show|print|look like)",
        "ask: how does the (index|staging area) differ from (HEAD|the last commit)", "ask: (what|which lines) (did i put into|have i added to|did i add to) the index, line by line",
        "do: (run|do|execute) git diff (--staged|--cached)", "do: (tell|show) me (exactly|line by line) what (is staged|i staged|is in the index|goes into the commit)",
        "do: (compare|check) the (index|staging area|staged version) (with|against) (HEAD|the last commit)", "do: (produce|make|give me) a (patch|diff) of (the staged changes|what i staged|the index)",
        "let me (look over|double check|go over) the staged (lines|diff|changes)", "do: diff the (index|staging area|staged files)",
        "get: (the added and removed lines in the index|the staged lines|everything staged as a diff|the cached diff|the patch of the next commit)",
        "know: (what the staged diff looks like|which lines i am about to commit|what is in the index, line by line|which staged lines are new)", "staged (diff|lines|edits) (please|only|for review)",
        "diff (--staged|--cached)", "(only|just) the staged (diff|lines|edits), line by line", "plus and minus lines of (the staging area|what is staged|the index)",
        "the diff of (everything|all) (i staged|that is staged|in the index)", "i (want|need|would like) to (see|review|proofread) the (staged lines|staged diff|lines i am about to commit)",
        "i (staged|git added) (some|a few) things, (show the staged diff|which lines exactly)", "let me (review|proofread|read) the staged (diff|changes|lines)", "in diff form: what is staged",
        "for the commit message i need the staged (diff|lines)", "(reviewing|checking) before the commit: the staged diff (please|)", "which lines has git add (picked up|taken|put in the index)", "index diff",
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
    frames, why, tool, arguments = w.pick(
        (
            (STATUS, "The state of the repository: use git_status.", "git_status", {}),
            (BRANCH, "The state of the repository: use git_status.", "git_status", {}),
            (LOG, "The commits are asked for: use git_log.", "git_log", {}),
            (LAST, "The last commit is asked for: use git_log with limit 1.", "git_log", {"limit": 1}),
            (DIFF, "The changed lines are asked for: use git_diff.", "git_diff", {}),
        )
    )
    yield Ask(w.say(frames))
    with unsupervised():
        observation = yield Call(why, tool, arguments)
    if observation.ok:
        raise Skip("a repository further up")
    yield _refused(observation.content)
