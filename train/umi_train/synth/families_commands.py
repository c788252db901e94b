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


@family("run_script", weight=1.2)
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
        "do: (arrange|rank|organize) the lines of {p} (by name|by letter|alphabetically|from a to z) and (show|print) them",
        "ask: (can|could) you (show|print|give) me {p} (sorted|in alphabetical order|in abc order)",
        "get: (a sorted view of {p}|the sorted content of {p}|{p} in abc order|the alphabetical order of the lines in {p})",
        "i (need|want|would like) the lines of {p} (alphabetically|in abc order|sorted|from a to z)", "the lines of {p} are a mess, (show|print) them sorted",
        "{p} in (order|abc order|sorted order|ascending order) please", "(list|print|show|read) me {p} alphabetically", "a sorted {p}",
        "which line of {p} comes first in the alphabet, show them all in that order",
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
