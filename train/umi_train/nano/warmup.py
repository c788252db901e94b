"""The first lessons of a nano backbone: copy exactly what stands in the request into the call and the answer.

No tool runs here: observations are written in the shape of the real ones, so that millions of tokens cost nothing
to make. What a request means is taught by `umi_train.synth`, with real tools; copying comes first because every
later lesson needs it (research/training, last section).
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)

_SYLLABLES = "ba be bi bo bra ca ce co da de di do dra fa fi fo ga go gri ha he ka ki la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so sta ta te ti to tra va ve vi vo wa we za zi".split()
_WORDS = """report notes budget invoice draft plan photo summer garden recipe soup server error backup config main test index
letter song album trip train ticket meeting agenda team project alpha beta final old new copy data sales week month year
home office kitchen cat dog bird tree river city map list todo ideas book chapter page story poem code script build log
debug access user admin client order price tax bank loan health sport score game level world water fire metal paper""".split()
_EXTENSIONS = "txt md log csv json py js html css yaml toml ini sh cfg xml tsv jpg png pdf docx".split()

_SIMPLE: list[tuple[str, str, str, str]] = [
    ("read_file", "path", "Read the file with read_file.", "read|open|show me|print|what is in|cat|display"),
    ("delete_file", "path", "Remove it with delete_file.", "delete|remove|erase|get rid of|trash"),
    ("file_info", "path", "Look at the file with file_info.", "how big is|size of|info on|details of|when was it changed:"),
    ("count_text", "path", "Count with count_text.", "count the words in|how many lines has|how long is|line count of"),
    ("make_directory", "path", "Make the folder with make_directory.", "make a folder|create directory|mkdir|new folder"),
    ("list_directory", "path", "List the folder with list_directory.", "list|what is in the folder|show the contents of|ls"),
    ("search_text", "query", "Search the files with search_text.", "search for|which files mention|find the text|grep|where does it say"),
    ("find_files", "pattern", "Look for the file with find_files.", "find|locate|where is|look for the file|is there a file called"),
    ("add_note", "text", "Keep it with add_note.", "remember|note down|make a note:|add a note saying|jot down"),
    ("search_notes", "query", "Look in the notes with search_notes.", "what did i note about|search my notes for|find the note on"),
    ("calculate", "expression", "Work it out with calculate.", "what is|calculate|compute|how much is|work out"),
    ("run_command", "command", "Run the command with run_command.", "run|execute|run the command|launch"),
]
_PAIRS: list[tuple[str, tuple[str, str], str, tuple[str, ...]]] = [
    ("move_file", ("source", "destination"), "Move it with move_file.", ("move {a} to {b}", "rename {a} to {b}", "put {a} into {b}", "mv {a} {b}")),
    ("copy_file", ("source", "destination"), "Copy it with copy_file.", ("copy {a} to {b}", "duplicate {a} as {b}", "make a copy of {a} called {b}")),
    ("write_file", ("path", "content"), "Write the file with write_file.", ("write {b} to {a}", "create {a} with the text {b}", "make a file {a} that says {b}", "save {b} in {a}")),
    ("append_file", ("path", "content"), "Add it with append_file.", ("append {b} to {a}", "add {b} to {a}", "add the line {b} at the end of {a}")),
]


def _name(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.4:
        base = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))
    elif kind < 0.75:
        base = rng.choice(["_", "-", " ", ""]).join(rng.sample(_WORDS, rng.randint(1, 3)))
    elif kind < 0.9:
        base = f"{rng.choice(_WORDS)}{rng.choice(['-', '_', ''])}{rng.randint(0, 2030)}"
    else:
        base = "".join(rng.choices(string.ascii_lowercase + string.digits, k=rng.randint(3, 8)))
    if rng.random() < 0.15:
        base = base.title().replace(" ", "")
    return base


def _path(rng: random.Random) -> str:
    folder = f"{_name(rng)}/" if rng.random() < 0.25 else ""
    return f"{folder}{_name(rng)}.{rng.choice(_EXTENSIONS)}"


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) if rng.random() < 0.6 else "".join(rng.choices(_SYLLABLES, k=2)) for _ in range(rng.randint(1, 8))]
    text = " ".join(words)
    return text.capitalize() + "." if rng.random() < 0.3 else text


def _value(rng: random.Random, argument: str) -> str:
    if argument in ("path", "source", "destination", "pattern"):
        return _path(rng) if rng.random() < 0.8 else _name(rng)
    if argument == "expression":
        return f" {rng.choice('+-*/')} ".join(str(rng.randint(0, 10 ** rng.randint(1, 5))) for _ in range(rng.randint(2, 3)))
    return _sentence(rng)


def _dress(rng: random.Random, request: str) -> str:
    request = rng.choice(["", "", "", "please ", "can you ", "could you please ", "i want you to ", "hey, "]) + request
    request += rng.choice(["", "", "", "?", ".", " please", " thanks"])
    return request[:1].upper() + request[1:] if rng.random() < 0.3 else request


def _quoted(rng: random.Random, value: str) -> str:
    mark = rng.choice(["", "", "", "'", '"', "`"])
    return f"{mark}{value}{mark}"


def _task(rng: random.Random) -> list[Turn]:
    if rng.random() < 0.6:
        tool, argument, rationale, verbs = rng.choice(_SIMPLE)
        value = _value(rng, argument)
        arguments, request = {argument: value}, f"{rng.choice(verbs.split('|'))} {_quoted(rng, value)}"
    else:
        tool, names, rationale, frames = rng.choice(_PAIRS)
        first, second = _value(rng, names[0]), _value(rng, names[1])
        arguments = dict(zip(names, (first, second), strict=True))
        request = rng.choice(frames).format(a=_quoted(rng, first), b=_quoted(rng, second))
    subject = next(iter(arguments.values()))
    seen = rng.choice([subject, _sentence(rng), f"{subject}: {_sentence(rng)}", f"{subject} = {rng.randint(0, 99999)}"])
    return [
        UserTurn(_dress(rng, request)),
        PlannerTurn(rationale, Decision.CALLER),
        CallerTurn(tool, arguments),
        ObservationTurn(seen),
        PlannerTurn("The result is there.", Decision.CONCLUSION),
        SummarizerTurn(seen),
    ]


def generate(seed: int, n: int, tools: tuple[ToolSpec, ...]) -> Iterator[Trajectory]:
    """Yield trajectories that hold `n` copying tasks together, 1 to 4 in each, deterministic by seed."""
    rng = random.Random(seed)
    while n > 0:
        count = min(n, rng.randint(1, 4))
        order = list(tools)
        if rng.random() < 0.3:
            rng.shuffle(order)
        yield Trajectory(tuple(order), tuple(turn for _ in range(count) for turn in _task(rng)))
        n -= count
