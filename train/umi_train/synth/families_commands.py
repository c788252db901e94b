"""Shell commands that the user spells out, scripts in the workspace, and jobs that only the shell can do.

Only commands that are safe and say the same thing on every machine are run.
"""

from __future__ import annotations

import shlex

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.lightly import unsupervised
from umi_train.synth.phrase import heldout_entity

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
    "do: run {line}, i want to see what happens", "my colleague told me to run {line}, do that",
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


@family("run_command", weight=3.5, tools=("run_command",))
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
    "do: see what {p} does, run it", "{p} is a script, run it (please|)",
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


@family("run_script", weight=1.2, tools=("run_command",))
def run_script(w: World) -> Steps:
    """A script of the workspace."""
    ext, interpreter, bodies = (".sh", "sh", _SHELL) if w.chance(0.93) else (".py", "python3", _PYTHON)
    a, b = w.rng.sample(_WORDS, 2)
    body = w.pick(bodies).format(a=a, b=b, n=w.rng.randint(2, 90), m=w.rng.randint(2, 90), code=w.rng.randint(1, 3))
    stems = [s for s in _STEMS if heldout_entity(s + ext) == (w.split == "heldout_entity")] or list(_STEMS)
    folder = w.pick(("", "", "scripts/", "bin/"))
    path = w.write(f"{folder}{w.pick(stems)}{ext}", body)
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
    ), "Sorting lines needs the shell", "sort {q}", ""),
    (("do: (show|list|print) the (unique|distinct|different) lines (of|in) {p}", "(unique|distinct) lines (of|in) {p}",
    "{p} without (duplicates|repeats|repeated lines)", "do: remove duplicate lines from {p} and show the result",
    "get: the (unique|distinct) lines of {p}", "ask: which different lines are in {p}",
    "do: print {p} with every line only once", "do: dedupe {p} and show it", "do: show each line of {p} once",
    "know: which lines of {p} are unique", "deduplicated {p}", "uniq {p}",
        "do: list {p} with no line twice", "ask: what is in {p} if you leave out duplicates", "each line of {p} just once please", "do: print {p} but skip the repeats", "show {p} without double lines",
        "some lines of {p} are there twice, show each one once",
    ), "Unique lines need the shell",
    "sort -u {q}", ""),
    (("do: (show|print) {p} (backwards|in reverse|in reverse order|upside down|from bottom to top)",
    "do: reverse the lines (of|in) {p}", "{p} (reversed|backwards|in reverse)", "reverse {p}",
    "get: the lines of {p} in reverse order",
    "do: read {p} from the (end|bottom|last line) to the (start|top|first line)", "last line first: {p}",
    "ask: what is {p} in reverse", "tac {p}", "do: list the lines of {p} last to first", "do: flip the lines of {p}",
    "the reversed lines of {p}",
        "do: print {p} starting with the last line", "show {p} from the end", "do: turn {p} around, last line first", "cat {p} but backwards", "i want the lines of {p} the other way round",
    ), "Reversing lines needs the shell", "tac {q}", ""),
    (("(checksum|hash|sha256|sha256sum|sha-256) (of|for) {p}",
    "do: (calculate|compute|show|give me) the (sha256|checksum|hash|sha256 sum) (of|for) {p}",
    "ask: (what is|what's) the (checksum|hash|sha256) of {p}", "get: the (checksum|sha256|hash) of {p}",
    "know: the (sha256|checksum) of {p}", "{p} (checksum|sha256|hash)", "do: hash {p}",
    "i need the (checksum|sha256 sum) of {p}", "sha256sum {p}", "do: verify the checksum of {p}", "fingerprint of {p}",
    "do: make a (checksum|hash) of {p}",
        "i want to check a download, sha256 of {p}", "do: compute a sha-256 for {p}", "ask: what's the sha256 sum of {p}", "sha of {p}", "sha256: {p}",
    ), "A checksum needs the shell", "sha256sum {q}", ""),
    (("(md5|md5sum|md5 sum|md5 hash) (of|for) {p}",
    "do: (calculate|compute|show|give me) the (md5|md5 sum|md5 hash) (of|for) {p}",
    "ask: (what is|what's) the (md5|md5 sum) of {p}", "get: the (md5|md5 hash) of {p}", "know: the md5 of {p}",
    "{p} (md5|md5sum)", "i need the md5 [sum] of {p}", "md5sum {p}", "md5 checksum for {p}", "do: make an md5 of {p}",
    "do: md5 {p}", "the md5 fingerprint of {p}",
        "do: give me an md5 sum of {p}", "ask: what md5 does {p} have", "md5 hash for {p} please", "md5: {p}", "to compare a download: md5 of {p}",
    ), "A checksum needs the shell", "md5sum {q}", ""),
    (("do: make {p} executable", "do: set the (executable bit|x flag|execute permission) (on|for) {p}", "chmod +x {p}",
    "{p} (should be|must be|has to be) executable", "do: give {p} execute permission[s]",
    "do: allow (running|executing) {p}", "i (want|need) {p} to be executable", "add execute rights to {p}",
    "do: turn {p} into an executable", "do: mark {p} as executable", "executable: {p}",
    "make it possible to run {p} directly",
        "i can't run {p}, make it executable", "{p} won't start, it's not executable, fix that", "do: flag {p} as executable", "{p} needs the x bit", "+x for {p}",
    ), "Permissions need the shell", "chmod +x {q}", "{p} is executable now."),
    (("do: number the lines (of|in) {p}", "do: (show|print|list) {p} with line numbers", "{p} with line numbers",
    "get: {p} with numbered lines", "numbered lines of {p}", "nl {p}", "do: print the lines of {p} with their numbers",
    "ask: can you number the lines of {p}", "line numbers for {p}", "cat -n {p}",
    "do: put numbers before the lines of {p} and show them", "know: {p} with its line numbers",
        "do: show {p}, each line with its number", "i'd like to see {p} with numbers in front", "print {p} (numbered|with a number on each line)", "do: list {p} with a number before every line",
        "which line has which number in {p}, show it all",
    ),
    "Line numbers need the shell", "cat -n {q}", ""),
    (("do: (show|print) {p} in (upper case|uppercase|capitals|capital letters|all caps)",
    "{p} in (uppercase|capitals|upper case)",
    "do: (convert|turn|change) {p} (to|into) (uppercase|capitals) and (show|print) it", "uppercase {p}",
    "do: capitalize all of {p} and show it", "get: {p} in upper case", "{p} all caps",
    "what does {p} look like in capitals", "do: write out {p} in capital letters", "upper case version of {p}",
    "do: print {p} with big letters", "do: shout {p} at me in capitals",
        "do: print {p} in block letters", "show me {p} all in caps", "{p} but in capitals", "ask: what would {p} be in upper case", "{p} in big letters please",
    ), "Upper case needs the shell",
    "tr a-z A-Z < {q}", ""),
    (("do: (compress|gzip) {p}", "do: (zip|pack) {p} (with|using) gzip", "gzip {p}",
    "do: make a (compressed|gzipped) (copy|version) of {p}", "{p} compressed", "do: shrink {p} with gzip",
    "{p} to {p}.gz", "compressed version of {p}", "i need {p} (compressed|gzipped|as .gz)", "do: create {p}.gz",
    "gz {p}", "do: compress {p} but keep the original",
        "do: make {p} smaller with gzip", "do: turn {p} into a .gz", "gzip a copy of {p}", "pack {p} as gz", "i want to send {p}, gzip it first",
    ), "Compressing needs the shell", "gzip -kf {q}",
    "{p} is compressed to {p}.gz."),
    (("do: pack the folder {d} into {d}.tar.gz",
    "do: (make|create) (an archive|a tarball|a tar.gz|a tar archive) (of|from) [the folder] {d}", "tar {d}",
    "do: (archive|bundle|compress) the folder {d}", "(archive|tarball|tar.gz) of {d}",
    "{d} as [a] (tar.gz|tarball|archive)", "i need {d} as a tarball", "do: (put|pack) {d} (in|into) an archive",
    "tar up {d}", "do: make {d}.tar.gz from {d}", "do: compress {d} into an archive", "bundle {d} up",
        "do: wrap {d} up in a tar.gz", "do: make one archive out of the folder {d}", "i want to send the folder {d}, pack it as tar.gz", "tar czf {d}.tar.gz {d}", "{d} into a tarball please",
        "do: back up the folder {d} as a tar.gz",
    ),
    "An archive needs the shell", "tar -czf {r}.tar.gz {r}", "The folder {d} is packed into {d}.tar.gz."),
)  # fmt: skip


@family("shell_job", weight=2.0, tools=("run_command",))
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
    "ask: how is {b} different from {a}", "cmp {a} {b}", "have {a} and {b} the same content", "i have {a} and {b}, what changed",
)  # fmt: skip


@family("compare_files", weight=1.0, tools=("run_command",))
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
