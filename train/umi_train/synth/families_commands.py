"""Shell commands that the user spells out, scripts in the workspace, and jobs that only the shell can do.

Only commands that are safe and say the same thing on every machine are run.
"""

from __future__ import annotations

import shlex

from umi_train.synth import names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.lightly import unsupervised
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.views import excerpt

RUN = (
    "do: (run|execute) {line}", "do: (run|execute) the command {line}",
    "do: (run|execute|start|launch) {line} [in the shell|in the terminal|here|for me]", "{line}", "$ {body}", "run: {body}",
    "(execute|command|cmd|shell|exec|sh): {body}", "do: type {line} in the (terminal|shell)",
    "do: use the (shell|terminal) to run {line}", "ask: what does {line} (print|output|say|return|give) [here]",
    "ask: what (is|'s) the output of {line}", "get: the output of {line}", "know: what {line} (prints|gives|outputs|returns)",
    "do: (show|give|tell) me (what {line} prints|the output of {line})", "do: call {line} and (show|tell) me what it prints",
    "(try|do|fire off) {line}", "i want (to run|you to run|the output of) {line}", "please run {body}", "run {body}", "execute {body}",
    "do: run this: {body}", "(can you|could you) run {body}", "do: run {line} and tell me the result", "run {line} please",
    "do: issue {line}", "the command is {line}, run it", "what happens if (you|i|we) run {line}", "do: test {line}",
    "does {line} work", "let's run {line}",
    "do: put {line} through the shell", "ask: what comes out of {line}", "can you type {line} for me", "in bash: {body}", "terminal: {body}", "let me see the output of {line}",
    "i want to see what {line} says", "do: fire up the shell and run {line}", "could you please enter {line}", "do: enter {line} in the (console|terminal)", "> {body}", "result of {line} please",
    "would you run {line} and paste the output", "pls exec {line}", "execute this for me: {body}", "have the shell run {line}", "here is a command, run it: {body}",
        "my terminal is (closed|broken|busy), please run {line}", "{line} is all i need, (run it|execute it)", "don't explain it, just run {line}",
        "(curious|wondering) what {line} (says|prints), run it", "(first|for a start) run {line}", "go and run {line}", "{line} should be run (now|here|once)",
        "nothing else, (just|only) {line} in the shell",
    "do: run {line}, i want to see what happens", "my colleague told me to run {line}, do that",
        "do: (invoke|trigger|kick off|carry out|perform) {line} [in the shell|on the command line|]", "do: (pass|hand|feed|send) {line} to the (shell|terminal|command line|bash)",
        "ask: what (do i get|comes back|appears|happens|is printed) (if i type|when i enter|after) {line}", "ask: what would {line} (give|say|return|print|show) [here|]",
        "(bash|command line|console|prompt|term): {body}", "get: (the result of|what comes out of|the printout of|the output from) {line}",
        "know: (what comes out of|what i get from|what happens with|what the shell says to) {line}", "(use|open) the (shell|terminal|command line|console): {body}",
        "i (want|need|would like) (to see|) (the result|the output|what comes out) of {line}", "i (can't|cannot) open a terminal, (run|enter|execute) {line} for me",
        "the (manual|readme|tutorial|guide) says to run {line}, (please do|do it|go ahead)", "(give|show) me the (result|printout|answer) of {line}",
        "(would you|could you|can you) (kindly|please|quickly|) (enter|type in|execute|issue) {line}", "shell command: {body}", "next command: {body}", "now run this one: {body}",
        "{line} (in the terminal|in the shell|on the command line) please", "{line}, (run it|execute it|run that|what does it print|what's the output)",
        "(have|get) the (terminal|computer|command line|machine) (run|execute|do) {line}", "do: (execute|run) the following: {body}",
        "do: (run|execute) {line} (here|in this folder|in the workspace) and (show|give) me what (comes out|it says)", "(let me|i'd like to) (see|know) what {line} (does|gives|prints|says) [here|]",
        "ask: does {line} (give|print|return|output) anything", "see if {line} works",
        "do: (run|execute) {line} (once|for a test|as it is|exactly as written|word for word)", "do: (enter|type|punch) {line} (into|in) the (prompt|console|command line)",
        "do: (process|start|do) the command {line}", "do: (make|let) the (shell|terminal|computer) (do|run|execute) {line}", "do: (launch|spawn|start) a (shell|process) with {line}",
        "do: (take|use) the (shell|command line) and (enter|execute|run) {line}", "do: (check|find out|see) what {line} (prints|returns|says|gives) [on this machine|here]",
        "do: (let me know|report) what (the shell|the terminal|bash) (says|answers|prints) to {line}", "do: (run|execute) the (shell command|bash command|one-liner|unix command) {line}",
        "do: (execute|perform|do) the (one-liner|command line): {body}", "ask: (can|could) the (shell|terminal|computer) (run|execute|do) {line}",
        "ask: what (shows up|gets printed|is the answer|do we see) when {line} (runs|is run|is executed)", "ask: what (do you|does the shell|does bash) (get|answer|say|return) (for|to|with) {line}",
        "ask: will {line} (work|run|succeed|fail|print anything) [here|]", "ask: with {line}, what (comes out|do i get|happens|is printed)",
        "get: (the shell's answer to|the terminal output of|the printed result of|whatever is printed by) {line}", "know: (what the terminal says after|the output of|the result of|what is printed by) {line}",
        "know: (whether|if) {line} (works|runs|succeeds|fails) [here|]", "{line} (please|now|and show me|in bash|in sh|via the shell|as a shell command)",
        "{line} is (the command|a command|what to run), (run it|go ahead|execute it)", "{line}: (run that|run this command|execute that for me|what does the shell say)",
        "let (bash|the shell|the terminal) (run|execute|do) {line}", "(let me|lemme) have the (output|result) of {line}",
        "(i'd like|i would like|i want|i need) {line} (to be run|executed|run in the shell|to be executed)", "(i'd love|i want|i'd like) to (see|know) what {line} (gives|returns|outputs)",
        "if (i|you) (typed|entered|ran) {line}, what (would come out|would happen|would it print)",
        "(stack overflow|the docs|the internet|my teacher|the support) (says|told me) to (run|type|enter) {line}, (do it for me|so run it|please do)", "i'm (not at|away from) a terminal, (run|execute) {line}",
        "i don't dare, can you (run|execute|enter) {line}", "one command (please|for you): {body}", "(the following|this) command (please|should be run|has to run): {body}",
        "(paste|put|enter) this (into|in) the (terminal|shell|console): {body}", "(please|pls|now) (type|enter|do) (this|the following) in the (terminal|shell): {body}", "(output|result) of this command: {body}",
        "what does this (print|give|output|return): {body}", "run the (following|next) line: {body}", "(zsh|bash|posix shell) command: {body}", "run as is: {body}", "(to run|to execute|please execute): {body}",
        "the exit code and output of {line}", "before i put it in my script: what does {line} (print|return|give)", "(just|simply) {line}, (nothing more|that's all|no comments), run it",
        "(a quick|a little) {line} in the (shell|terminal) please", "(time for|how about) {line}, run it", "(me|i) want (terminal|shell) to (run|execute) {line}", "prove that {line} works, run it",
        "(hit|press) enter on {line} for me", "try {line} and (tell me|report|show) (what it says|the result|if it works)", "do: (run|execute) {line} (without changing anything in it|unchanged|literally)",
        "the output of {line}, (that's|this is) what i (need|want|am after)", "shell, {line}",
)  # fmt: skip
_WORDS = "hello world ok done test ready start stop green blue one two three umi build alpha beta ping pong yes no maybe finished again lunch over and out".split()


def _file(w: World, ext: str | tuple[str, ...] = "") -> str:
    return shlex.quote(w.pick_text_file(ext=ext, max_chars=700))


def _echo(w: World) -> str:
    text = " ".join(w.rng.sample(_WORDS, w.rng.randint(1, 4)))
    return w.pick(
        (
            f"echo {text}",
            f"echo {text}",
            f'echo "{text}"',
            f"printf '{text}\\n'",
            f"echo {text} | tr a-z A-Z",
            f"echo {text} | wc -w",
            f"echo {text} | rev",
            f"echo '{text}' | cut -d' ' -f1",
        )
    )


def _on_file(w: World) -> str:
    f = _file(w)
    n = w.rng.randint(1, 5)
    return w.pick(
        (
            f"wc -l {f}", f"wc {f}", f"wc -w {f}", f"head -n {n} {f}", f"tail -n {n} {f}", f"head -{n} {f}",
            f"sort {f} | head -n {n}", f"sort -u {f} | wc -l", f"cat {f} | wc -l", f"grep -c a {f}", f"ls {f}",
            f"test -f {f} && echo yes",
            f"cut -c1-10 {f} | head -n {n}", f"sed -n {n}p {f}", f"awk 'NR=={n}' {f}", f"grep -n the {f} | head -n {n}",
            f"tr a-z A-Z < {f} | head -n 2", f"cat {f} | sort | uniq | wc -l", f"wc -c {f}", f"grep -i error {f}",
            f"md5sum {f}", f"sort -r {f} | head -n 2",
        )
    )  # fmt: skip


def _plain(w: World) -> str:
    n, m = w.rng.randint(2, 9), w.rng.randint(2, 40)
    folder = shlex.quote(w.pick(w.folders)) if w.folders else "."
    return w.pick(
        (
            "ls", "ls", "ls -1", f"ls {folder}", f"ls -1 {folder}", "ls | wc -l", "ls *.txt", "ls *.md", f"seq {n}",
            f"seq 1 {m} | tail -n 2", f"expr {m} + {n}", f"echo $(({m} * {n}))", "true", "false",
            f"basename {folder}/x.txt", "dirname a/b/c.txt", f"test -d {folder} && echo there",
            "ls -d */", "find . -name '*.txt' | sort", f"exit {n}", "date -u +%Z", "find . -type d | wc -l",
            "cat *.txt | wc -l", f"python3 -c 'print({m} * {n})'", f"python3 -c 'print(sum(range({m})))'",
        )
    )  # fmt: skip


def _failing(w: World) -> str:
    name = w.name(".txt")
    return w.pick(
        (
            f"cat {name}",
            f"ls {name}",
            "frobnicate",
            f"{w.pick(_WORDS)}ctl start",
            f"wc -l {name}",
            f"head {name}",
            f"cd {w.pick(_WORDS)}_dir",
            f"sh {name[:-4]}.sh",
            f"rmdir {name[:-4]}",
            f"grep x {name}",
            "nonexistent --version",
            f"./{name[:-4]}",
        )
    )


def outcome(content: str, ok: bool) -> Answer:
    """Return how a run command is reported."""
    status, _, output = content.partition("\n")
    if not ok:
        said = "" if output == "(no output)" else f": {output}"
        return Answer("The command failed.", f"The command failed with {status}{said}")
    if output == "(no output)":
        return Answer("The command ran.", "It ran with exit code 0 and printed nothing.")
    return Answer("The command ran.", output)


@family("run_command", weight=3.5)
def run_command(w: World) -> Steps:
    """An explicit command, copied."""
    make = w.rng.choices((_echo, _on_file, _plain, _failing), (3, 4, 3, 1.2))[0]
    command = make(w)
    q = w.pick(
        (
            command,
            f"`{command}`",
            f"`{command}`",
            f'"{command}"' if '"' not in command else command,
            f"'{command}'" if "'" not in command else command,
        )
    )
    yield Ask(w.say(RUN, line=q, body=command))
    if w.chance(0.06):
        why = w.pick(("", "", "not now", "too risky", "I changed my mind", "wrong command"))
        yield Call("A command to run: use run_command.", "run_command", {"command": command}, refused=why)
        yield Answer("The user refused the command.", f"All right, I did not run {command}.")
        return
    with unsupervised():
        observation = yield Call("A command to run: use run_command.", "run_command", {"command": command})
    yield outcome(observation.content, observation.ok)


INSTALLED = (
    "ask: is {x} installed", "ask: is {x} installed here", "ask: do i have {x} [installed]", "ask: do we have {x} on this (computer|machine|laptop)", "ask: is there {x} on this (computer|machine|system)", "ask: can i use {x} here", "ask: is {x} available", "{x} installed?", "is {x} there?",
    "do: check (if|whether) {x} is installed", "do: see (if|whether) {x} is (available|there|installed)", "do: find out whether {x} is installed", "know: (if|whether) {x} is installed", "know: whether i have {x}", "which {x}", "command -v {x}", "where is {x} installed",
    "ask: where is the program {x}", "have i got {x}", "does this (computer|machine) have {x}", "i need {x}, is it installed", "before i start, is {x} installed",
)  # fmt: skip
_PROGRAMS = ("sed", "awk", "grep", "tar", "bash", "sort", "cat", "ls", "find", "head", "cut", "date", "sh", "gzip", "cp")


@family("is_installed", weight=0.7)
def is_installed(w: World) -> Steps:
    """Whether a program is there: the shell knows."""
    name = w.pick(_PROGRAMS) if w.chance(0.6) else names.pseudo(w.rng, 2)
    yield Ask(w.say(INSTALLED, x=name))
    with unsupervised():
        observation = yield Call("A program to look for: use run_command.", "run_command", {"command": f"command -v {name}"})
    if observation.ok:
        yield Answer("The command ran.", f"{name} is installed: {observation.content.splitlines()[-1]}")
    else:
        yield Answer("The command failed.", f"{name} is not installed.")


SCRIPT = (
    "do: (run|execute|start|launch) [the script] {p}", "do: (run|execute) the (script|program|file) {p} [for me|]",
    "{p} (run|ausführen|start)".replace("|ausführen", ""), "run {p}", "start {p}",
    "ask: what does {p} (print|output|do|say) when (it runs|i run it|you run it)",
    "ask: what happens (if|when) (i|you|we) run {p}", "get: the output of {p}", "know: what {p} prints",
    "do: run {p} and show [me] the (output|result)", "do: try [out|] {p}", "(test|try) the script {p}",
    "does {p} (work|run)", "do: call {p}", "the script {p} should be run", "i want to run {p}",
    "do: check (if|whether|that) {p} (runs|works)", "execute {p}",
    "do: kick off {p}", "let {p} run", "do: fire up {p}", "can you run {p} (for me|and tell me what it says)", "i wrote {p}, (does it run|run it|can you run it)",
    "ask: how does {p} behave when it runs", "ask: what comes out when you run {p}", "do: give {p} a (run|try|go)", "{p} please, run it", "run my script {p}", "is {p} broken? run it", "time to run {p}",
        "don't open {p}, run it", "{p} is what i want (run|executed|started)", "i don't want to read {p}, i want to run it", "{p} hasn't run today, start it", "go ahead with {p}, run it",
        "the job in {p} (should|must|can) (run|start) now",
    "do: see what {p} does, run it", "{p} is a script, run it (please|)",
        "do: (trigger|invoke|perform|carry out|set off) {p}", "do: get {p} (going|running)", "do: (run|execute|start) the (shell script|code|job|routine) {p}",
        "ask: what (comes back|do i get|is printed|will happen) (if|when) (i|you|we) (start|launch|execute) {p}",
        "ask: (does|will) {p} (still|) (run through|finish|run without errors|succeed) [if you start it|]",
        "know: (what happens when {p} runs|if {p} runs through|what {p} does when started|what comes out of {p})", "get: (the result of running {p}|what {p} prints|the output from the script {p})",
        "it is time for {p}, (run it|start it|go)", "(please|pls) (have|make) {p} (run|do its work|do its thing)",
        "i (made|changed|fixed|just finished) {p}, (run it|start it|try it|does it run now)", "{p} (needs to|has to|must|should) (be started|run|be executed) [now|]",
        "do: (put {p} to the test|take {p} for a spin)", "the (script|job|program) {p}, (start|run|launch|execute) it (please|)", "i want to (see|know) what {p} (prints|does|says), run it",
        "(could|can|would) you (launch|start|execute) {p} and (show|tell) me what comes out", "nobody ran {p} yet, do it", "sh {p}", "give me what {p} puts out",
        "do: (run|execute|start) {p} and (report|tell me|let me know) (how it went|what came out|if it worked|the outcome)", "do: (put|get) {p} (into action|to work|in motion)",
        "do: (boot up|crank up|spin up|play) the script {p}", "do: (make|have) the (computer|machine|shell) (run|execute) {p}",
        "do: (check|find out|see) (how|if|whether) {p} (performs|still runs|runs without errors|works as a script)", "do: (launch|run|execute|start) my (script|program|job) {p}",
        "do: (run|execute) {p} (once|now|from start to end|as a test|in the shell)", "ask: (could|can) {p} be (run|started|executed) now",
        "ask: what (output|result) does {p} (give|produce|deliver) [when run|when it is run|if you run it]", "ask: what (is printed|shows up|appears) (when|once) {p} (is run|runs|is started)",
        "ask: (did i break|is there an error in) {p}, run it [and see|]", "get: (the output when {p} is run|the terminal output of {p}|what comes out of running {p}|the printout of the script {p})",
        "know: (how {p} ends when it runs|what the script {p} prints|if {p} can be run|whether {p} still runs|what happens if i run {p})",
        "{p} (go|now|please run|needs a run|is ready to run, start it|should be launched)", "{p}: (run it|start it|execute|launch it|what does it print when run)",
        "(script|program|job) {p}: (run|start|execute|launch) [it|]", "let's (run|start|launch|fire up) {p}", "let's see (what {p} prints|how {p} runs|if {p} runs), (run it|start it)",
        "(running|starting|executing|launching) {p} is (all i need|what i want|the next step)", "i (need|want|would like) (the script|the program|the job) {p} (to run|started|executed|run once)",
        "i (need|want|would like) (the output of {p}|to see {p} run|to start {p})", "i (can't|cannot|don't know how to) (start|run|launch) {p}, do it for me",
        "i (edited|rewrote|repaired) {p} (yesterday|today|just now), (run it|give it a run)", "(the script|the program) {p} was (fixed|changed|written by a colleague), (run it|please run it|see if it runs)",
        "(my colleague|my boss|the manual|the readme) says (i should|to) (run|start|execute) {p}, (do it|please do|go ahead)", "without (opening|reading|showing) it, (run|start|execute) {p}",
        "would you (kick off|trigger|set off) {p}", "is {p} (working|running fine|ok), (start it and see|run it|try it)", "it's {p} (that should run|i want you to run|that has to be started)",
        "(time|now it's time) (to start|to launch|for a run of) {p}", "please (let|have) {p} (run|be run|start)", "the (next|first) thing to run is {p}", "get the script {p} to run",
        "whatever {p} (prints|says|puts out), (i want to see it, run it|show it, so run it)",
)  # fmt: skip
TOLD = (
    "ask: what does {p} do", "ask: what does {p} do", "ask: what does the script {p} do", "ask: what is {p} for", "ask: what is in the script {p}", "ask: what happens in {p}", "ask: what would {p} do", "ask: what would happen if i ran {p}", "ask: is {p} safe to run, show it", "do: show me what {p} does",
    "do: tell me what {p} does", "do: explain {p}", "do: show the script {p}", "know: what {p} does", "know: what the script {p} would do", "what {p} does", "{p}, what does it do", "before i run {p}, what does it do", "i found {p}, what does it do", "don't run {p}, just show it",
    "do: show {p} without running it", "{p}: what is it good for", "what commands are in {p}", "which commands does {p} run", "i want to read {p} before i run it", "someone sent me {p}, what does it do",
)  # fmt: skip
_SHELL = (
    "echo {a} {b}\n", "echo start\necho {a}\n", "n={n}\necho $((n * {m}))\n", "for i in 1 2 3; do echo {a} $i; done\n",
    "echo {a} > {a}.log\ncat {a}.log\n", "ls *.txt | wc -l\n", "echo checking {a}\nexit {code}\n",
    "echo {a} >&2\nexit {code}\n", "exit 0\n", "set -e\necho {a}\nfalse\necho {b}\n", "printf '{a}: %s\\n' {n}\n",
    "test {n} -gt {m} && echo bigger || echo smaller\n",
)  # fmt: skip
_PYTHON = (
    "print('{a} {b}')\n",
    "print({n} * {m})\n",
    "print(sum(range({n})))\n",
    "import sys\nprint('{a}')\nsys.exit({code})\n",
    "for i in range(3):\n    print('{a}', i)\n",
    "raise SystemExit('{a} failed')\n",
)
_STEMS = "build deploy test hello backup setup check clean report start update greet count run_all nightly sync prepare demo main task job convert export stats".split()


def _script(w: World) -> tuple[str, str]:
    """Write a script; return its path and what runs it."""
    ext, interpreter, bodies = (".sh", "sh", _SHELL) if w.chance(0.93) else (".py", "python3", _PYTHON)
    a, b = w.rng.sample(_WORDS, 2)
    body = w.pick(bodies).format(a=a, b=b, n=w.rng.randint(2, 90), m=w.rng.randint(2, 90), code=w.rng.randint(1, 3))
    stems = [s for s in _STEMS if heldout_entity(s + ext) == (w.split == "heldout_entity")] or list(_STEMS)
    folder = w.pick(("", "", "scripts/", "bin/"))
    return w.write(f"{folder}{w.pick(stems)}{ext}", body), interpreter


@family("script_told", weight=0.9)
def script_told(w: World) -> Steps:
    """What a script does is read in it, and not tried out."""
    path, _ = _script(w)
    yield Ask(w.say(TOLD, p=w.path(path)))
    observation = yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The file was read.", excerpt(path, observation.content))


@family("run_script", weight=1.2)
def run_script(w: World) -> Steps:
    """A script of the workspace."""
    path, interpreter = _script(w)
    yield Ask(w.say(SCRIPT, p=w.path(path)))
    with unsupervised():
        observation = yield Call(
            f"A script to run: use run_command with {interpreter}.", "run_command", {"command": f"{interpreter} {path}"}
        )
    yield outcome(observation.content, observation.ok)


JOBS: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("do: sort the lines (of|in) {p}", "ask: what (is|are the lines of) {p} sorted", "{p} sorted [alphabetically]",
    "do: (show|print) {p} in alphabetical order", "sort {p}", "do: order the lines of {p} alphabetically",
    "get: the lines of {p} in alphabetical order", "alphabetical {p}",
    "do: put the lines of {p} in order and show them", "do: show me the sorted lines of {p}", "sorted lines from {p}",
    "do: list the lines of {p} from a to z",
        "do: bring the lines of {p} in alphabetical order and show (me|them)", "ask: what would {p} look like sorted", "do: alphabetize {p} and print it", "{p} from a to z", "do: show {p} a-z",
        "i want to see {p} sorted by line", "{p}, but in alphabetical order",
        "do: (arrange|rank|organize) the lines of {p} (by name|by letter|alphabetically|from a to z) and (show|print) them",
        "ask: (can|could) you (show|print|give) me {p} (sorted|in alphabetical order|in abc order)",
        "get: (a sorted view of {p}|the sorted content of {p}|{p} in abc order|the alphabetical order of the lines in {p})",
        "i (need|want|would like) the lines of {p} (alphabetically|in abc order|sorted|from a to z)", "the lines of {p} are a mess, (show|print) them sorted",
        "{p} in (order|abc order|sorted order|ascending order) please", "(list|print|show|read) me {p} alphabetically", "a sorted {p}",
        "which line of {p} comes first in the alphabet, show them all in that order",
        "do: (print|show|output) the (content|lines|text) of {p} in (sorted|alphabetic|dictionary) order", "do: sort {p} (by letter|from a to z|line by line|ascending) and (show|print) (it|the result|the lines)",
        "ask: (what|which) order would the lines of {p} have (alphabetically|if sorted|from a to z)", "ask: how does {p} look (when|if|once) (sorted|the lines are sorted|it is in alphabetical order)",
        "get: (the lines of {p}, a first and z last|a sorted listing of {p}|{p} line by line in alphabetical order|an alphabetical listing of {p})",
        "know: (what {p} looks like sorted|the alphabetical order of the lines of {p})", "{p}: (sorted please|sort the lines|lines in abc order|a to z please)",
        "(alphabetized|sorted|ordered) version of {p} on the screen", "line order of {p} should be alphabetical when you show it",
        "for (looking up|finding) things i want {p} (shown alphabetically|shown from a to z|shown sorted)", "like in a (dictionary|phone book): the lines of {p} from a to z",
        "a comes first, z last: (show|print) {p} that way", "sort and (print|display|show) {p}", "i (can't|cannot) find anything in {p}, (show|print) it (sorted|in alphabetical order)",
        "lines of {p}, (sorted|alphabetical|alphabetically ordered)", "the words in {p} stand in no order, show the lines alphabetically", "do: read me {p} (in alphabetical order|sorted by line)",
        "(what's in|the lines in) {p}, but (sorted|from a to z) please",
    ), "Sorting lines needs the shell", "sort {q}", ""),
    (("do: (show|list|print) the (unique|distinct|different) lines (of|in) {p}", "(unique|distinct) lines (of|in) {p}",
    "{p} without (duplicates|repeats|repeated lines)", "do: remove duplicate lines from {p} and show the result",
    "get: the (unique|distinct) lines of {p}", "ask: which different lines are in {p}",
    "do: print {p} with every line only once", "do: dedupe {p} and show it", "do: show each line of {p} once",
    "know: which lines of {p} are unique", "deduplicated {p}", "uniq {p}",
        "do: list {p} with no line twice", "ask: what is in {p} if you leave out duplicates", "each line of {p} just once please", "do: print {p} but skip the repeats", "show {p} without double lines",
        "some lines of {p} are there twice, show each one once",
        "do: (filter|drop|leave|strip) out the (duplicates|repeats|doubles|double lines) (of|in|from) {p} and show (the rest|what's left)",
        "ask: which lines (does {p} have|are in {p}) (if you ignore repeats|once the doubles are gone|not counting duplicates)",
        "get: {p} (without duplicates|with every line only once|minus the doubles)", "i (want|need) (every|each) line of {p} only once", "(no|without) (duplicates|doubles|repeats): {p}",
        "the distinct lines from {p} please", "{p} has (duplicates|doubles|repeated lines), print it without them",
        "do: show {p} (free of duplicates|cleaned of duplicates|with the doubles left out)", "sort -u {p}",
        "do: (print|output|display) {p} (minus|without) (repeated|duplicate|double) lines",
        "do: (collapse|merge|weed out|eliminate) the (repeats|duplicates|duplicate lines) of {p} and (print|show) (it|the result)",
        "do: (show|list|print) (only|just) the (distinct|different|non-repeated) lines (of|in|from) {p}",
        "ask: what (remains|is left|stays) of {p} (without the repeats|if every line counts only once|after dropping the duplicates)",
        "ask: what does {p} look like (without repeats|without duplicates|deduplicated|with each line once)",
        "get: (a list of the distinct lines of {p}|a duplicate-free view of {p}|all different lines of {p}, each once|{p} with the repeats taken out)",
        "know: (what {p} looks like without duplicates|which distinct lines {p} has|the different lines in {p})", "{p}: (unique lines|no duplicates please|each line once|dedupe and show)",
        "no line twice: (show|print) {p}", "one of each line (of|from) {p} [please]", "i (hate|don't want|don't need) (duplicates|repeats|double lines), show {p} without them",
        "the same lines (appear|come up|occur) (again and again|several times|twice) in {p}, (list|show|print) each (just|only) once",
        "(somebody|i) pasted (things|lines) twice into {p}, show it (without the doubles|with each line once)", "distinct entries of {p}, one per line",
        "lines of {p} with (duplicates|repeats|doubles) (removed|left out|dropped), (print|show) them", "(unique|distinct|deduplicated) view of {p}",
    ), "Unique lines need the shell",
    "sort -u {q}", ""),
    (("do: (show|print) {p} (backwards|in reverse|in reverse order|upside down|from bottom to top)",
    "do: reverse the lines (of|in) {p}", "{p} (reversed|backwards|in reverse)", "reverse {p}",
    "get: the lines of {p} in reverse order",
    "do: read {p} from the (end|bottom|last line) to the (start|top|first line)", "last line first: {p}",
    "ask: what is {p} in reverse", "tac {p}", "do: list the lines of {p} last to first", "do: flip the lines of {p}",
    "the reversed lines of {p}",
        "do: print {p} starting with the last line", "show {p} from the end", "do: turn {p} around, last line first", "cat {p} but backwards", "i want the lines of {p} the other way round",
        "do: (invert|swap around|mirror) the (order|line order) of {p} and (show|print) it", "ask: (can|could) you (show|print|read) me {p} (backwards|from the bottom up|in reverse)",
        "the newest lines of {p} are at the end, show them first", "get: (the lines of {p} from last to first|{p} upside down|a reversed view of {p})",
        "(bottom to top|end to start|from the end to the start): {p}", "i (want|need|would like) to (read|see) {p} (from the bottom up|bottom first|last line first|in reverse)",
        "{p} (bottom up|from the last line to the first|tail first|end first)", "do: start at the (end|bottom) of {p} and (print|show) it up to the (start|top)",
        "the last line of {p} should come first, show it that way",
        "do: (print|output|display) the lines of {p} (bottom to top|from the bottom up|in the opposite order|the other way around)",
        "do: (show|read|give) me {p} (the wrong way round|the other way round|from bottom to top|with the last line on top)", "do: (turn|flip) the line order of {p} (around|over|upside down) and (show|print) it",
        "ask: what does {p} look like (backwards|bottom up|in reverse order|with the lines reversed)", "ask: how does {p} read from (the bottom up|the last line to the first|bottom to top)",
        "get: ({p} from the bottom up|{p} with the lines in opposite order|a listing of {p}, last line first|the reversed content of {p})",
        "know: (what {p} looks like in reverse order|how {p} reads backwards, line by line)", "{p}: (backwards|reverse the lines|last line on top|bottom first|from the end)",
        "the (end|last line|bottom) of {p} on top, the (start|first line) at the bottom, show it so", "(newest|latest) (entries|lines) first: (show|print) {p} from the bottom up",
        "start from the last line: (print|show) {p}", "(upside down|bottom up|backwards) please: {p}", "i (prefer|like) to read {p} (from the end|from the bottom|backwards), (show|print) it so",
        "the lines of {p} in (opposite|reversed|backward|inverted) order", "it's a log, so print {p} with the last line first", "(reverse|inverse|opposite) order of lines, {p}",
        "end of {p} first, then up to the (top|beginning), line by line",
    ), "Reversing lines needs the shell", "tac {q}", ""),
    (("(checksum|hash|sha256|sha256sum|sha-256) (of|for) {p}",
    "do: (calculate|compute|show|give me) the (sha256|checksum|hash|sha256 sum) (of|for) {p}",
    "ask: (what is|what's) the (checksum|hash|sha256) of {p}", "get: the (checksum|sha256|hash) of {p}",
    "know: the (sha256|checksum) of {p}", "{p} (checksum|sha256|hash)", "do: hash {p}",
    "i need the (checksum|sha256 sum) of {p}", "sha256sum {p}", "do: verify the checksum of {p}", "fingerprint of {p}",
    "do: make a (checksum|hash) of {p}",
        "i want to check a download, sha256 of {p}", "do: compute a sha-256 for {p}", "ask: what's the sha256 sum of {p}", "sha of {p}", "sha256: {p}",
        "do: (work out|generate|print|get me) the (sha256|sha-256|checksum|hash sum) (of|for) {p}", "ask: (which|what) (sha256|checksum|hash) does {p} have",
        "i (want|have|need) to (compare|verify) {p}, what's (its|the) (sha256|checksum|hash)", "{p}, (sha256|checksum|hash) please", "the (digest|sha256 digest|hash value|check sum) of {p}",
        "know: what {p} hashes to", "get: the (sha256 digest|hash value|check sum) (of|for) {p}", "shasum -a 256 {p}",
        "do: (determine|figure out|find|create|take) the (sha256|hash|checksum|sha-256 sum) (of|for) {p}", "do: run (a sha256|sha256sum|a checksum) (over|on) {p}", "do: (fingerprint|checksum) {p} with sha256",
        "ask: (can|could) you (hash|checksum) {p} with sha256", "ask: what does (sha256sum|sha256|the sha256) (say|give) for {p}", "ask: what sha256 (comes out|do you get) for {p}",
        "get: (the sha-256 hash|the sha256 fingerprint|the sha256 checksum|the sha-256 checksum) (of|for) {p}", "know: (which sha256 {p} has|what the sha256 sum of {p} is|what the checksum of {p} is)",
        "{p}: (sha256|checksum please|hash please|what's the sha256)", "hash value for {p} [please|]", "the (website|vendor|mirror|download page) (lists|shows|gives) a sha256 for {p}, what (do i have|is mine)",
        "was {p} (damaged|tampered with|altered) (on the way|in the download), (give me|show) the sha256", "to (be sure|make sure|prove) nobody (changed|touched) {p}: the (checksum|sha256)",
        "i (must|have to|want to) (publish|post|enclose|attach) a (checksum|sha256 sum) for {p}, (what is it|make one)", "control sum of {p}, sha256", "(sha256|sha-256) over {p}",
        "crypto hash of {p}, sha256 please",
    ), "A checksum needs the shell", "sha256sum {q}", ""),
    (("(md5|md5sum|md5 sum|md5 hash) (of|for) {p}",
    "do: (calculate|compute|show|give me) the (md5|md5 sum|md5 hash) (of|for) {p}",
    "ask: (what is|what's) the (md5|md5 sum) of {p}", "get: the (md5|md5 hash) of {p}", "know: the md5 of {p}",
    "{p} (md5|md5sum)", "i need the md5 [sum] of {p}", "md5sum {p}", "md5 checksum for {p}", "do: make an md5 of {p}",
    "do: md5 {p}", "the md5 fingerprint of {p}",
        "do: give me an md5 sum of {p}", "ask: what md5 does {p} have", "md5 hash for {p} please", "md5: {p}", "to compare a download: md5 of {p}",
        "do: (work out|generate|print|get me) the (md5|md5 sum|md5 checksum) (of|for) {p}", "i (want|have|need) to (compare|verify) {p}, what's (its|the) md5", "{p}, md5 [sum] please",
        "get: the (md5 checksum|md5 digest|md5 value) (of|for) {p}", "know: (which md5 {p} has|what the md5 sum of {p} is)", "the md5 (digest|value|hash|sum) for {p}",
        "ask: (can|could) you (compute|calculate|get) the md5 of {p}", "the server wants an md5 for {p}",
        "do: (determine|figure out|find|create|take) the (md5|md5 hash|md5 checksum) (of|for) {p}", "do: run (an md5|md5sum) (over|on) {p}", "do: (hash|fingerprint|checksum) {p} with md5",
        "ask: (can|could) you (hash|checksum) {p} with md5", "ask: what does md5sum (say|give|print) for {p}", "ask: what md5 (comes out|do you get|results) for {p}",
        "get: (an md5|the md5 fingerprint|an md5 checksum|the md5 hash value) (of|for) {p}", "know: (what md5 {p} has|what md5sum says about {p}|the md5 sum of {p})",
        "{p}: (md5|md5 sum|what's the md5|md5 please)", "md5 value for {p} [please|]", "the (website|vendor|mirror|download page) (lists|shows|gives) an md5 for {p}, what is mine",
        "is my copy of {p} intact, (give me|show) the md5", "i (must|have to|want to) (publish|post|enclose|attach) an md5 for {p}, (what is it|make one)", "md5 over {p}", "an md5 is enough for {p}, what is it",
        "old school checksum of {p}, md5 please",
    ), "A checksum needs the shell", "md5sum {q}", ""),
    (("do: make {p} executable", "do: set the (executable bit|x flag|execute permission) (on|for) {p}", "chmod +x {p}",
    "{p} (should be|must be|has to be) executable", "do: give {p} execute permission[s]",
    "do: allow (running|executing) {p}", "i (want|need) {p} to be executable", "add execute rights to {p}",
    "do: turn {p} into an executable", "do: mark {p} as executable", "executable: {p}",
    "make it possible to run {p} directly",
        "i can't run {p}, make it executable", "{p} won't start, it's not executable, fix that", "do: flag {p} as executable", "{p} needs the x bit", "+x for {p}",
        "do: (grant|add) (execute|execution|run) (rights|permission|permissions) (for|to|on) {p}", "ask: (can|could) you (make|mark|set) {p} (executable|as executable)",
        "{p} says permission denied when i start it, make it executable", "{p} (isn't|is not) executable [yet], (change that|fix that|make it so|please fix)",
        "i (want|need) to (start|run) {p} (directly|by itself|with ./), (so make it executable|give it the x bit)", "{p} (ought to|shall|needs to) be (executable|runnable)",
        "(set|put|turn on) the (x bit|exec bit|executable flag) (of|on|for) {p}", "{p}: (executable please|make executable|chmod +x|set the x bit)",
        "do: make {p} (runnable|a runnable file|something i can execute)",
        "do: (switch|turn) on the (x bit|executable bit|execute flag) (for|of|on) {p}", "do: (change|adjust|fix) the (permissions|rights|mode) of {p} so (that it can be run|it is executable|i can execute it)",
        "do: let {p} be (executed|executable|run as a program)", "do: (assign|give) (execute rights|run permission|the x permission) to {p}", "do: (convert|declare) {p} (to|as) an executable [file]",
        "ask: (can|could) {p} get (the x bit|execute permission|execute rights|the executable bit)", "ask: how about (making {p} executable|giving {p} the execute bit)",
        "{p} (lacks|is missing|has no) (the x bit|execute permission|execute rights|the executable bit), (add it|set it|fix it)",
        "{p} can't be (executed|started directly|launched) because (it isn't executable|the x bit is missing), (change that|fix it)",
        "(bash|the shell|the terminal|my computer) (refuses to start|won't run|does not let me run) {p}, make it executable", "i (forgot|need) to chmod {p}, make it executable",
        "(u+x|a+x|x bit|execute bit|exec permission) for {p} [please|]", "(execution|execute|run) (permission|rights) for {p} please", "make an executable (out of|from) {p}",
        "so that i can (start|call|run) it (with ./|directly): make {p} executable", "set {p} (executable|to executable)", "permission to execute {p}, (add it|grant it|set it) please",
    ), "Permissions need the shell", "chmod +x {q}", "{p} is executable now."),
    (("do: number the lines (of|in) {p}", "do: (show|print|list) {p} with line numbers", "{p} with line numbers",
    "get: {p} with numbered lines", "numbered lines of {p}", "nl {p}", "do: print the lines of {p} with their numbers",
    "ask: can you number the lines of {p}", "line numbers for {p}", "cat -n {p}",
    "do: put numbers before the lines of {p} and show them", "know: {p} with its line numbers",
        "do: show {p}, each line with its number", "i'd like to see {p} with numbers in front", "print {p} (numbered|with a number on each line)", "do: list {p} with a number before every line",
        "which line has which number in {p}, show it all",
        "do: (print|list|show) {p} and (number the lines|put the line number before each line)", "ask: (can|could) you (show|print) {p} with (line numbers|numbered lines|a number before each line)",
        "get: (a numbered listing of {p}|{p} with line numbers|the numbered text of {p})", "i (need|want|would like) (line numbers|numbers) (next to|in front of|before) the lines of {p}, show it",
        "{p} (numbered|line by line with numbers|plus line numbers) [please]", "(display|open) {p} with line numbers [on|]", "the text of {p} with (1, 2, 3|numbers) in front of the lines",
        "do: show {p} the way an editor does, with line numbers",
        "do: (display|output|print) {p} (with a number per line|with lines numbered|numbered from 1)", "do: (prefix|label) (each|every) line of {p} with its number and (show|print) it",
        "do: (show|print|give) me {p} (as a numbered list|with the line number in front|with 1, 2, 3 in front of the lines)", "do: number the lines of {p} while you print them",
        "ask: what does {p} look like with (line numbers|numbered lines)", "ask: (which|what) numbers do the lines of {p} have, show them all",
        "get: ({p} as a numbered list of lines|{p} with a number at each line|the lines of {p} and their numbers|{p} printed with line numbers)", "know: what {p} looks like with line numbers",
        "{p}: (line numbers please|numbered|with numbers|show with line numbers)", "(line numbered|numbered) (listing|output|view|printout) of {p}",
        "i (need|want) to (refer to|quote|talk about) lines of {p}, show it (with line numbers|numbered)", "(for the code review|for my lecture|for the meeting): {p} with line numbers",
        "(turn on|switch on|add) line numbers and show {p}", "all lines of {p}, each with its (line|) number", "{p} but (with line numbers|numbered|with numbered lines)",
        "number every line (of|in) {p} and (show|print) me (it|the result|the lot)", "cat {p} with line numbers",
    ),
    "Line numbers need the shell", "cat -n {q}", ""),
    (("do: (show|print) {p} in (upper case|uppercase|capitals|capital letters|all caps)",
    "{p} in (uppercase|capitals|upper case)",
    "do: (convert|turn|change) {p} (to|into) (uppercase|capitals) and (show|print) it", "uppercase {p}",
    "do: capitalize all of {p} and show it", "get: {p} in upper case", "{p} all caps",
    "what does {p} look like in capitals", "do: write out {p} in capital letters", "upper case version of {p}",
    "do: print {p} with big letters", "do: shout {p} at me in capitals",
        "do: print {p} in block letters", "show me {p} all in caps", "{p} but in capitals", "ask: what would {p} be in upper case", "{p} in big letters please",
        "do: (output|display|spell out) {p} in (capitals|all caps|upper case|block capitals)", "ask: (can|could) you (show|print|give) me {p} in (capitals|upper case|all caps)",
        "get: ({p} in capitals|an all caps version of {p}|the text of {p} in upper case)", "i (need|want|would like) (to see|) {p} in (capitals|all caps|capital letters|upper case)",
        "(caps lock|all capitals|upper case): {p}", "only capital letters: print {p}", "{p} with every letter (a capital|capitalized|in upper case), (show|print) it",
        "i (can't|cannot) read small letters, show {p} in capitals",
        "do: (output|show|print) the (content|text|lines) of {p} (capitalized|in capitals|in all caps|in upper case letters)",
        "do: (raise|lift|put) all letters of {p} (to|in) (upper case|capitals) and (show|print) (it|the result)", "do: (show|print|give) me {p} with (only|nothing but) (capital|upper case|big) letters",
        "do: (read|hand) me {p} (in|as) (all caps|upper case)", "ask: what does {p} look like in (all caps|upper case|capital letters)",
        "ask: how would {p} look (all in capitals|in upper case|with capital letters only)",
        "get: (the all caps version of {p}|{p} with capital letters only|{p} in big letters|{p} converted to upper case on the screen)", "know: what {p} looks like in (upper case|all caps|capitals)",
        "{p}: (all caps|in capitals|upper case please|big letters)", "(uppercased|capitalized|all caps) (text|output|view) of {p}", "like with caps lock on: (show|print) {p}", "no small letters: (show|print) {p}",
        "i (need|want) {p} (for a poster|for a sign|for a banner), (show|print) it in capitals", "from small to (capital|big) letters, {p}, just show it", "every letter of {p} as a capital, (show|print) it",
        "{p} in (majuscules|block letters|upper case letters) please", "make it loud: {p} in all caps",
    ), "Upper case needs the shell",
    "tr a-z A-Z < {q}", ""),
    (("do: (compress|gzip) {p}", "do: (zip|pack) {p} (with|using) gzip", "gzip {p}",
    "do: make a (compressed|gzipped) (copy|version) of {p}", "{p} compressed", "do: shrink {p} with gzip",
    "{p} to {p}.gz", "compressed version of {p}", "i need {p} (compressed|gzipped|as .gz)", "do: create {p}.gz",
    "gz {p}", "do: compress {p} but keep the original",
        "do: make {p} smaller with gzip", "do: turn {p} into a .gz", "gzip a copy of {p}", "pack {p} as gz", "i want to send {p}, gzip it first",
        "do: (squeeze|squash|pack) {p} (with gzip|into a gz file|as gzip)", "ask: (can|could) you (gzip|compress) {p} [and keep the original|]", "{p} is too (big|large) to mail, (compress|gzip) it",
        "{p} (should|must|has to) be (compressed|gzipped) [with gzip|]", "(i want|i'd like|i need|can i have|could i get|give me) (a gzipped copy of {p}|a compressed version of {p})",
        "i (need|want|would like) a (smaller|compressed|gz) (copy|version) of {p}, use gzip", "{p}: (gzip it|compress it|make a gz)", "gzip -k {p}",
        "do: (make|produce|create) a (gz|gzip) (file|version|copy) (of|from) {p}", "do: (run gzip on|use gzip on|apply gzip to) {p}", "do: (reduce|shrink) {p} with (gzip|gz compression)",
        "do: (get|put) {p} (into gz form|into a gz)", "do: (store|save) {p} (compressed|in compressed form|gzipped) [next to the original|]", "ask: (can|could) {p} be (compressed|gzipped|made a .gz)",
        "ask: how about (a compressed copy of {p}|a gzip of {p})", "{p} (needs|wants|could use) (gzip|compressing|compression)", "{p} (takes|eats|uses) too much (space|room), (compress|gzip) it",
        "{p} (for the archive|for sending|for upload), (gzip it|compressed please)", "(the upload|my mail|the server) (only takes|wants|accepts only) .gz, (compress|gzip) {p}", "a gz of {p} [please]",
        "a (smaller|compressed|gzipped) {p}, (use gzip|with gzip)", "(keep|leave) {p} and make a (gzipped|compressed) copy of it", "space is tight, (compress|gzip) {p}", "(gzip|gz) for {p} please",
        "it should become {p}.gz", "i'd (like|love) {p} (gzipped|compressed with gzip)",
    ), "Compressing needs the shell", "gzip -kf {q}",
    "{p} is compressed to {p}.gz."),
    (("do: pack the folder {d} into {d}.tar.gz",
    "do: (make|create) (an archive|a tarball|a tar.gz|a tar archive) (of|from) [the folder] {d}", "tar {d}",
    "do: (archive|bundle|compress) the folder {d}", "(archive|tarball|tar.gz) of {d}",
    "{d} as [a] (tar.gz|tarball|archive)", "i need {d} as a tarball", "do: (put|pack) {d} (in|into) an archive",
    "tar up {d}", "do: make {d}.tar.gz from {d}", "do: compress {d} into an archive", "bundle {d} up",
        "do: wrap {d} up in a tar.gz", "do: make one archive out of the folder {d}", "i want to send the folder {d}, pack it as tar.gz", "tar czf {d}.tar.gz {d}", "{d} into a tarball please",
        "do: back up the folder {d} as a tar.gz",
        "ask: (can|could) you (tar|pack|archive|bundle) the folder {d} [as a tar.gz|into one file|]",
        "the folder {d} (should|must|has to) (become|be packed into|go into) (one archive|a tar.gz|a tarball)",
        "i (need|want|have) to (mail|send|upload) the whole folder {d}, make a (tarball|tar.gz) [of it|]",
        "do: (stuff|put|pack up|wrap) (everything in|all of|the whole folder) {d} into a (tar.gz|tarball)", "(i want|i'd like|i need|can i have|could i get|give me) (a tarball of {d}|the folder {d} as a tar.gz|one archive with the folder {d})",
        "one file with all of {d} in it, a tar.gz please", "{d}: (make a tarball|tar.gz it|archive it|pack it as tar.gz)",
        "a (tarball|tar.gz|compressed archive) of the (folder|directory) {d} (please|)", "tar and gzip {d}",
        "do: (roll|fold) (the folder|the directory) {d} into (a tarball|one tar.gz|a single archive)",
        "do: (produce|generate|prepare) a (tar.gz|tarball|compressed archive) (of|from|with) the (folder|directory) {d}", "do: (run tar on|use tar on) the folder {d}",
        "do: (turn|convert) the (folder|directory) {d} into (a tarball|a tar.gz|one archive file)", "do: (get|have) the folder {d} (packed|archived|tarred)",
        "do: (archive|tar|pack) the (whole|entire|complete) (folder|directory) {d} [with everything in it|]", "ask: (can|could) the folder {d} be (archived|packed|put) (as a tar.gz|into one file|in a tarball)",
        "ask: how about (a tarball of the folder {d}|an archive of the folder {d})", "the folder {d} (has|needs|ought) to be (archived|tarred|packed) (for mailing|for upload|before i send it)",
        "the folder {d} (as one file|in one file|as an archive|gzipped and tarred) [please]", "(the professor|my boss|the portal|my colleague) wants the folder {d} as (one archive|a tar.gz|one file)",
        "i (can't|cannot) (mail|upload|attach) a folder, so (pack|archive|tar) {d}", "(to|so i can) (mail|upload|hand in) the folder {d}: make a (tarball|tar.gz)",
        "everything (in|under|inside) the folder {d}, in one (tarball|tar.gz|archive)", "{d}.tar.gz (from|out of) the (folder|directory) {d} please", "all of the folder {d} (zipped up as|as) a tar.gz",
        "(archived|packed|tarred) (folder|directory) {d} please", "i'd (like|love) the folder {d} (tarred|as a tar.gz|packed into an archive)",
    ),
    "An archive needs the shell", "tar -czf {r}.tar.gz {r}", "The folder {d} is packed into {d}.tar.gz."),
)  # fmt: skip


@family("shell_job", weight=2.0)
def shell_job(w: World) -> Steps:
    """A job that no other tool does."""
    frames, why, form, answer = w.pick(JOBS)
    path = w.pick_text_file(max_chars=400)
    folders = [f for f in w.folders if "/" not in f]
    if "{r}" in form and not folders:
        raise Skip("no folder")
    folder = w.pick(folders) if folders else ""
    said = w.path(path) if frames[0].count("{p}") == 1 and ".gz" not in "".join(frames) else path
    yield Ask(w.say(frames, p=said, d=folder))
    with unsupervised():
        observation = yield Call(
            f"{why}: use run_command.",
            "run_command",
            {"command": form.format(q=shlex.quote(path), r=shlex.quote(folder))},
        )
    if not observation.ok or not answer:
        yield outcome(observation.content, observation.ok)
    else:
        yield Answer("The command ran.", answer.format(p=path, d=folder))


DIFF = (
    "do: compare {a} (and|with|to) {b}", "do: diff {a} (and|with|against|) {b}",
    "ask: what is the difference between {a} and {b}", "(differences|difference|diff) (between|of) {a} and {b}",
    "ask: how (does|do) {a} (and|differ from) {b} [differ|]",
    "ask: are {a} and {b} (the same|identical|equal|different)", "know: (whether|if) {a} and {b} are the same",
    "get: the differences between {a} and {b}", "{a} vs {b}", "do: (show|tell) me what changed between {a} and {b}",
    "ask: is {a} the same as {b}", "do: check (if|whether) {a} equals {b}",
    "ask: which lines differ between {a} and {b}", "comparison of {a} and {b}", "diff {a} {b}",
    "ask: what did i change from {a} to {b}", "spot the difference: {a}, {b}", "do {a} and {b} say the same", "ask: where do {a} and {b} differ", "ask: is there any difference between {a} and {b}",
    "ask: is {b} just a copy of {a}", "do: put {a} and {b} side by side and show what differs", "{a} and {b}, identical?", "do: look at {a} and {b}, what is not the same",
    "ask: how is {b} different from {a}",
        "one of {a} and {b} (can go|is enough) if they are the same, are they", "before i throw one away, are {a} and {b} the same", "i lost track, what did i change between {a} and {b}",
        "{b} was made from {a}, what is different (now|in it)", "not sure if {a} and {b} differ, (check|do they|compare them)", "cmp {a} {b}", "have {a} and {b} the same content", "i have {a} and {b}, what changed",
        "ask: did (anything|something) change between {a} and {b}", "ask: in (what|which) (way|lines|places|points) do {a} and {b} (differ|disagree)",
        "ask: do {a} and {b} (match|have the same text|contain the same|agree)", "ask: what does {b} (have|say) that {a} does not",
        "get: (the lines that differ between {a} and {b}|a comparison of {a} and {b}|a diff of {a} and {b}|what is different in {a} and {b})",
        "know: (how {a} differs from {b}|what changed from {a} to {b}|whether {a} equals {b}|if {b} is a copy of {a}|where {a} and {b} differ)",
        "do: (contrast|match|check|hold) {a} (against|with) {b}", "do: (find|list|point out|show|mark) the (differences|changed lines|deviations) (between|in) {a} and {b}",
        "(same or different|identical or not|equal or not): {a}, {b}", "is there a point in keeping both {a} and {b}, or are they the same", "{a} and {b} look (alike|the same|identical), are they",
        "{a} or {b}, (what's the difference|is there a difference|do they differ)", "i can't tell {a} and {b} apart, what's different", "(can|could) you compare {a} with {b} for me",
        "{a} against {b}: what (is different|differs|changed)", "two versions, {a} and {b}, (what changed|what's different|show the difference)",
        "do: (work out|figure out|determine|establish) (how|where|in which lines) {a} (and|differs from) {b} differ",
        "do: (lay|hold) {a} and {b} next to each other and (tell me|show) (the differences|what differs)", "do: (examine|inspect) {a} and {b} for differences",
        "do: (run|do) a (diff|comparison) (of|on) {a} and {b}", "do: (match|compare) {b} (against|to) {a} [line by line]", "do: tell {a} and {b} apart, line by line",
        "ask: what (distinguishes|separates|sets apart) {a} from {b}", "ask: how (similar|alike|different) are {a} and {b}",
        "ask: are there (any|) (differences|changes|deviations) (between|in) {a} and {b}", "ask: does {a} (match|equal|agree with|differ from) {b}",
        "ask: have i (changed|edited) anything (between|from) {a} (and|to) {b}", "ask: what (was|has been|got) (changed|edited|altered) (between|from) {a} (and|to) {b}",
        "ask: what is (in|written in) {b} but not in {a}",
        "get: (the discrepancies between {a} and {b}|the differing lines of {a} and {b}|a line by line comparison of {a} and {b}|everything that differs in {a} and {b})",
        "know: (if {a} and {b} match|how similar {a} and {b} are|in which lines {a} and {b} differ|if there is a difference between {a} and {b}|whether {a} and {b} are identical)", "{a} compared (to|with) {b}",
        "{a} and {b}: (same or not|what differs|the differences please|any difference|compare them)", "{a} = {b}?", "(discrepancies|deviations|changes) (between|from) {a} (and|to) {b}",
        "are {a} and {b} (equal|identical|twins|one and the same)", "is {b} (still|really|exactly) (the same as|identical to|equal to) {a}", "which of the lines in {b} are not (the same|as) in {a}",
        "i (have|keep|found) both {a} and {b}, (do they differ|are they identical|what is the difference)", "i (saved|stored) it twice, as {a} and {b}, (do they differ|is there a difference)",
        "(somebody|a colleague) sent me {b}, how does it differ from {a}", "is it safe to say that {b} is (identical to|the same as) {a}", "do i need both {a} and {b}, or are they (equal|identical|the same)",
        "do {a} and {b} (differ|deviate|diverge) (at all|anywhere|from each other)", "i (want|need|would like) (to compare|a comparison of|the differences between) {a} and {b}",
        "(version check|comparison): {a} and {b}, what changed", "from {a} to {b}, what (changed|is new|is different)", "line by line, {a} against {b}", "the diff (from|between) {a} (to|and) {b}",
)  # fmt: skip


@family("compare_files", weight=1.0)
def compare_files(w: World) -> Steps:
    """Two files, the same or not; diff's exit code 1 only means that they differ."""
    a = w.pick_text_file(max_chars=500)
    text = w.read(a)
    lines = text.split("\n")
    same = w.chance(0.35)
    if not same:
        lines[w.rng.randrange(max(1, len(lines) - 1))] = " ".join(w.rng.sample(_WORDS, 3))
    stem, dot, ext = a.rpartition(".")
    b = f"{stem}_{w.pick(('old', 'new', 'copy', 'backup', '2', 'v2', 'final'))}.{ext}" if dot else f"{a}_2"
    if w.exists(b):
        raise Skip("taken")
    w.write(b, "\n".join(lines))
    yield Ask(w.say(DIFF, a=a, b=b))
    with unsupervised():
        observation = yield Call(
            "Two files to compare: use run_command with diff.",
            "run_command",
            {"command": f"diff {shlex.quote(a)} {shlex.quote(b)}"},
        )
    if observation.ok:
        yield Answer("There is no difference.", f"{a} and {b} are the same.")
    else:
        _, _, output = observation.content.partition("\n")
        yield Answer("They differ.", f"{a} and {b} differ:\n{output}")
