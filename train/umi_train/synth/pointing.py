"""Ways to point at a file without its path: the largest log, the newest file, the one that mentions something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from umi_train.synth import contents, names
from umi_train.synth.core import Skip, World
from umi_train.synth.told import spoken_of

KINDS: dict[str, str] = {
    ".txt": "text file|txt file|txt|text document|.txt file|plain text file",
    ".log": "log|log file|.log file|logfile",
    ".md": "markdown file|md file|markdown document|.md file|markdown note|markdown text",
    ".csv": "csv|csv file|csv table|.csv file|comma separated file",
    ".json": "json file|json|.json file|json document",
    ".py": "python file|python script|py file|.py file|python program|python module|python source file|python code file",
    ".js": "javascript file|js file|.js file|javascript source file|javascript program",
    ".sh": "shell script|sh file|.sh file|bash script|bash file|shell file",
    ".html": "html file|html page|web page|.html file|html document|webpage",
    ".toml": "toml file|.toml file|toml document",
    ".yaml": "yaml file|.yaml file|yaml document|yaml",
    ".jpg": "jpg|jpg image|jpg file|jpg photo|.jpg file|jpg picture",
    ".png": "png|png image|png file|.png file|png picture|png graphic",
    ".pdf": "pdf|pdf file|pdf document|.pdf file|pdf doc",
    ".mp3": "mp3|mp3 file|.mp3 file|mp3 song|mp3 track|mp3 audio file",
    ".ini": "ini file|.ini file|ini config file",
    ".tsv": "tsv file|.tsv file",
    ".ts": "typescript file|ts file|typescript source file",
    ".c": "c file|c source file",
    ".rs": "rust file|rs file|rust source file",
    ".go": "go file|go source file|go program",
    ".sql": "sql file|sql script",
    ".css": "css file|stylesheet|css stylesheet|style sheet",
    ".tex": "tex file|latex file|latex document|tex document",
    ".docx": "docx file|word document|docx|word file",
    ".conf": "conf file|.conf file",
    ".bak": "bak file|.bak file|backup file",
    ".tmp": "tmp file|.tmp file|temporary file|temp file",
    ".old": ".old file",
    ".dat": "dat file|.dat file",
    ".out": "out file|.out file",
    ".srt": "srt file|.srt file|subtitle file|subtitles file",
    ".cfg": "cfg file|.cfg file",
    ".wav": "wav|wav file|.wav file|wav recording|wav sound",
    ".mp4": "mp4|mp4 file|mp4 video|.mp4 file|mp4 clip|mp4 movie",
}


def kind_word(w: World, ext: str, many: bool = False) -> str:
    """Return how people call files with this extension: "log", "python script", in the plural "log files"."""
    word = w.pick(KINDS[ext].split("|")) if ext in KINDS else f"{ext} file"
    return word + "s" if many else word


def extension(path: str) -> str:
    """Return the extension of a path with its dot, or nothing."""
    name = path.rpartition("/")[2]
    return "." + name.rpartition(".")[2] if "." in name[1:] else ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point at one file, the rationale and arguments of the find_files call, and which row it is."""

    words: str
    rationale: str
    arguments: Mapping[str, Any]
    row: int = 0


LARGEST = "largest|biggest|longest|heaviest|most sizable|greatest|bulkiest|fattest|hugest|chunkiest|weightiest|very biggest|very largest|most voluminous"
NEWEST = "newest|latest|most recent|most recently changed|most recently modified|last modified|last changed|last edited|freshest|youngest|most recently edited|most recently saved|most recently updated|last saved|last updated|last touched|very latest|very newest"
SMALLEST = "smallest|tiniest|shortest|lightest|littlest|teeniest|slimmest|most compact|very smallest"
OLDEST = "oldest|least recently changed|least recent|earliest|least recently edited|least recently modified|longest untouched|longest unchanged|stalest|most ancient|very oldest"


def _by_order(w: World, ext: str, word: str, folder: str, contains: str) -> Pointer:
    """Return a pointer such as "the largest log file in logs that mentions timeout"."""
    roll = w.rng.random()
    if roll < 0.42:
        adjectives, sort, row, order = LARGEST, "size", 0, "sorted by size"
    elif roll < 0.8:
        adjectives, sort, row, order = NEWEST, "modified", 0, "sorted by modified"
    elif roll < 0.92:
        adjectives, sort, row, order = SMALLEST, "size", -1, "sorted by size, and take the last"
    else:
        adjectives, sort, row, order = OLDEST, "modified", -1, "sorted by modified, and take the last"
    phrase = f"(the|the|the|the|my|my|||our|that|whichever is the) ({adjectives}) {word}"
    arguments: dict[str, Any] = {"pattern": f"*{ext}" if ext else "*"}
    if folder:
        phrase += " (in|inside|of|under) {folder}"
        arguments["path"] = folder
    elif w.chance(0.25):
        phrase += " (here|in this folder|in the folder|in this directory|in the workspace|there is|i have|we have|of all|of them all|of the lot|around here|in the current folder|in this place|that i have|that there is|you can find|of mine)"
    if contains:
        phrase += " (that|which) (mentions|contains|has|says|includes|refers to|talks about) {contains}"
        phrase = phrase if w.chance(0.8) else phrase.replace("(that|which) (mentions|contains|has|says|includes|refers to|talks about)", "(with|containing|mentioning|including|that has)")
        arguments["contains"] = contains
    arguments["sort_by"] = sort
    words = w.word(phrase, folder=w.path(folder) if folder else "", contains=w.quoted(contains) if contains else "")
    return Pointer(words, f"Find the files with find_files, {order}.", arguments, row)


def ordered(w: World) -> Pointer:
    """Return a pointer to the largest, newest, smallest or oldest file (of a kind, in a folder, with a text)."""
    files = [p for p in w.files if extension(p) in KINDS]
    if len(files) < 2:
        raise Skip("too few files")
    path = w.pick(files)
    ext = extension(path) if w.chance(0.72) else ""
    folder = path.rpartition("/")[0] if w.chance(0.3) else ""
    contains = ""
    if w.chance(0.2) and w.files[path]:
        contains = some_word(w, w.files[path])
    word = kind_word(w, ext) if ext else w.pick(["file", "file", "document", "thing", "one"])
    return _by_order(w, ext, word, folder, contains)


def some_word(w: World, text: str) -> str:
    """Return a plain word of a text. Raises Skip."""
    from umi_train.synth.acts_edit import STOPWORDS

    tokens = [t for t in (t.strip(".,:;()[]\"'-*#") for t in text.split()) if len(t) > 3 and t.isalpha()]
    tokens = [t for t in tokens if t.lower() not in STOPWORDS]
    if not tokens:
        raise Skip("no word")
    return w.pick(tokens)


def by_text(w: World) -> Pointer:
    """Return a pointer to the one file with a text in it."""
    files = [p for p, t in w.files.items() if t]
    if not files:
        raise Skip("no text")
    path = w.pick(files)
    word = some_word(w, w.files[path])
    low = word.lower()
    ext = extension(path) if w.chance(0.5) and extension(path) in KINDS else ""
    hits = [p for p, t in w.files.items() if low in t.lower() and p.endswith(ext)]
    if len(hits) != 1:
        raise Skip("not the only one")
    kind = kind_word(w, ext) if ext else w.pick(["file", "document", "file", "note"])
    phrase = f"the {kind} " + w.pick([
        "(that|which) (mentions|contains|talks about|has|says|includes) {x}", "(with|containing|mentioning|about) {x} in it", "(with|containing) {x}",
        "where it says {x}", "with the (word|text) {x}", "in which {x} is (mentioned|written)",
        "(that|which) (refers to|speaks of|names|brings up|lists|covers) {x}", "(where|in which) {x} (appears|occurs|stands|comes up|shows up|is noted|turns up)",
        "(that|which) has {x} (somewhere|in the text|written in it)", "(with|containing|mentioning|including) {x} (somewhere|inside|in the text)",
        "(in which|where) (i|we) (wrote|noted|mentioned|put) {x}", "(mentioning|including|listing|that has) {x}",
    ])  # fmt: skip
    return Pointer(
        w.word(phrase, x=w.quoted(word)),
        "Find the files by their text with find_files.",
        {"pattern": f"*{ext}" if ext else "*", "contains": word},
    )


def by_kind(w: World) -> Pointer:
    """Return a pointer to the only file of its kind."""
    kinds: dict[str, list[str]] = {}
    for path in w.files:
        kinds.setdefault(extension(path), []).append(path)
    single = [e for e, paths in kinds.items() if len(paths) == 1 and e in KINDS]
    if not single:
        raise Skip("no single kind")
    ext = w.pick(single)
    phrase = "(the|the|the only|my|the one|whatever|that|the single|our|the sole|the one and only) " + kind_word(w, ext) + "(|||| here| in this folder| there is| that is here| i have| we have| around here| that i have| you can find| lying around| in the current folder)"
    return Pointer(w.word(phrase), "Find the files by their kind with find_files.", {"pattern": f"*{ext}"})


def by_part(w: World) -> Pointer:
    """Return a pointer to a file by a part of its name: "the budget file", "my shopping list"."""
    options = []
    for path in w.files:
        name = path.rpartition("/")[2]
        stem = name.rpartition(".")[0] if "." in name[1:] else name
        for piece in {stem, *stem.replace("_", " ").replace("-", " ").split()}:
            if len(piece) > 2 and piece.isascii() and not piece.isdigit():
                hits = [p for p in w.files if piece.lower() in p.rpartition("/")[2].lower()]
                if len(hits) == 1 and not any(piece.lower() in f.rpartition("/")[2].lower() for f in w.folders):
                    options.append(piece)
    if not options:
        raise Skip("no part")
    piece = w.pick(sorted(options))
    if w.chance(0.4):
        piece = piece.lower()
    if w.chance(0.35):
        return Pointer(spoken_of(w, piece), "Find the file by its name with find_files.", {"pattern": piece})
    phrase = w.pick([
        "(the|my|our|that) {x}", "(the|my|our|that) {x} (file|document|one|thing)", "(the|my|our) {x} (file|notes|list|document)", "the file with {x} in (its|the) name",
        "(whatever|the) {x} file (there is|is there|is here|i have|i made)", "the file (called|named) {x} (something|or so|or something like that)",
        "(that|the) file about {x}", "(my|the) {x} (file|text)", "the file whose name (has|contains|starts with) {x}",
        "the (file|document|one) with {x} in its (file name|filename|title)", "(that|the|my) {x} (file|document|thing) [of mine|i have|i made|i wrote]", "the file that has {x} in (its|the) (name|filename)",
        "the (one|file|document) i (called|named) {x} (something|or so|or similar)", "the file (called|named) something (with|like) {x}", "(that|the) (file|document|thing) (on|for|about|regarding) {x}",
        "(whatever|whichever) file has {x} in (its|the) name", "(our|the|my) {x} (document|notes)",
    ])  # fmt: skip
    if "starts" in phrase and not any(p.rpartition("/")[2].lower().startswith(piece.lower()) for p in w.files):
        phrase = phrase.replace("|starts with", "")
    return Pointer(
        w.word(phrase, x=piece if w.chance(0.8) else w.quoted(piece)), "Find the file by its name with find_files.", {"pattern": piece}
    )


POINTERS = (ordered, ordered, ordered, by_text, by_kind, by_part, by_part)


def nothing(w: World) -> Pointer:
    """Return a pointer to a file that is not there."""
    roll = w.rng.random()
    if roll < 0.35:
        ext = w.pick([e for e in KINDS if not any(p.endswith(e) for p in w.files)])
        return Pointer(
            w.word(f"(the|the {w.pick([LARGEST, NEWEST]).split('|')[0]}|my) {kind_word(w, ext)}"),
            "Find the files by their kind with find_files.",
            {"pattern": f"*{ext}"},
        )
    word = names.pseudo(w.rng, 2) if w.chance(0.5) else w.pick(list(names.THEMES[w.theme]))
    if any(word in p.lower() for p in [*w.files, *w.folders]):
        raise Skip("it is there")
    if roll < 0.7:
        return Pointer(
            w.word("(the|my|our|that) {x} (file|list|document|notes|thing)", x=word), "Find the file by its name with find_files.", {"pattern": word}
        )
    if any(word in t.lower() for t in w.files.values()):
        raise Skip("it is there")
    return Pointer(
        w.word("the (file|document|note|text) ((that|which) (mentions|contains|has|says|names|refers to)|where it says|with|containing|mentioning) {x}", x=w.quoted(word)),
        "Find the files by their text with find_files.",
        {"pattern": "*", "contains": word},
    )


def phrase_of(w: World) -> str:
    """Return a short text that a file may hold."""
    return contents.phrase(w.rng)
