"""Files that a user tells by a part of their name, or by a word in them, so that they have to be found first."""

from __future__ import annotations

from umi_local.uncommon import everyday
from umi_train.synth.core import Call, Skip, Steps, World
from umi_train.synth.views import found

MENTIONED = "no files found, but 1 file mentions it\n"
"""How find_files begins where no name has the pattern and one text has."""
_COMMON = ("new", "old", "list")
"""Parts of names that tell no file."""


_DOCUMENTS = (
    "letter", "recipe", "bill", "invoice", "report", "list", "plan", "contract", "essay", "homework", "receipt", "sheet", "ticket", "form", "offer", "memo", "paper", "guide",
    "schedule", "story", "poem", "draft", "summary", "statement", "application", "certificate", "page", "article", "manual", "diary", "minutes", "log", "script", "notes", "file",
    "booking", "budget", "calendar", "checklist", "overview", "proposal", "agenda", "review", "speech", "lecture", "exercise", "song", "document", "instructions", "config", "settings",
)  # fmt: skip
_SPOKEN = (
    "(the|my|our|that) {x} {d}", "(the|my|our|that) {x} {d}", "(the|my|our) {d} (about|for|on|to|from|of|with) {x}", "(the|my|our|that) {d} (about|for|on|to|from|of) (the|my|our) {x}",
    "(the|that) {d} (called|named) {x}", "(a|some) {x} {d}",
)  # fmt: skip


def spoken_of(w: World, part: str) -> str:
    """Return how a user speaks of a document by a part of its name: "my letter to the landlord". Raises Skip.

    What kind of document it is stands in no name, so that only the part tells the file.
    """
    kind = w.pick(_DOCUMENTS)
    if any(kind in path.lower() for path in [*w.files, *w.folders]):
        raise Skip("a name says so")
    return w.word(w.pick(_SPOKEN), x=part, d=kind)


def part_of_name(w: World, path: str) -> str:
    """Return a part of a file's name that no other file and no folder has in its own. Raises Skip."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    pieces = [
        p
        for p in (stem, *stem.replace("_", " ").replace("-", " ").split())
        if len(p) > 2 and not p.isdigit() and p not in _COMMON
    ]
    piece = w.pick(pieces) if pieces else stem
    if sum(piece.lower() in p.rpartition("/")[2].lower() for p in w.files) != 1 or any(
        piece.lower() in f.lower() for f in w.folders
    ):
        raise Skip("others")
    return piece.replace("_", " ") if " " in stem else piece


def word_within(w: World, path: str) -> str:
    """Return a word of a file's text that says what it is about: in no other file or name. Raises Skip."""
    elsewhere = " ".join([*w.files, *w.folders, *(text for other, text in w.files.items() if other != path)]).lower()
    words = {word.strip(".,:;-()!?").lower() for word in w.files[path].split()}
    telling = (word for word in words - everyday() if len(word) > 3 and word.isalpha())
    only = sorted(word for word in telling if word not in elsewhere)
    if not only:
        raise Skip("no word of its own")
    return w.pick(only)


def find(part: str, path: str) -> Steps:
    """Find the file; one that only mentions the part is found as well. Raises Skip where it finds others too."""
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": part})
    if [row[0] for row in found(obs)] != [path] and not obs.content.startswith(f"{MENTIONED}{path}:"):
        raise Skip("others")
