"""Which files and folders of the workspace a request names, and where.

Whether "index" in "put it into index" is a folder, a file or a new name shows in the folder and nowhere in the words.
So who takes a request looks there once and keeps what he found with it (`UserTurn.present`):

```
request + paths of the workspace --present()--> ("plans/our menu.txt", "plans/") --names()--> spans with signs (`spans`)
```

A name of several words is one then, no role guesses which of two names is there already, and "our menu.txt" in a
request that says the folder elsewhere stands for its whole path too. A name may also be said loosely: "the price list"
is price_list.txt where no other name is said so, and "our oldest member" speaks of members.csv. Or in part: "the rota"
is "cleaning rota.txt" and "the paint receipt" is old/receipt-paint.txt, where no other path has these words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_NAMES = 16
"""Paths that one request keeps."""
REQUEST_CHARS = 4000
"""Characters of a request in which names are looked for."""
ITS_CHARS = 60
"""Characters before a word in which those stand that make it a name."""
LEAST_CHARS, LEAST_LOOSE = 2, 3
"""Characters of the shortest name, and of one that is said loosely."""

_TABLES = (".csv", ".tsv", ".json", ".jsonl")
_BLANKS = str.maketrans("_-", "  ")
_ITS = re.compile(r"(?<!\w)(?:the|my|our|your|that|this|its|his|her|their) \Z")
_WHICH = re.compile(
    r"(?<!\w)(?:the|my|our|your|that|this|its|his|her|their|which|what|many|all|every|each|any|no|of)"
    r"(?: (?!(?:a|an|of|in|to|from|and|or|is|are|for|with|on|at|as|by) )[\w-]{1,20}){0,2} \Z"
)
"""What stands before the name of a thing, with up to two words that say which one: "our oldest member"."""
_MEASURED = frozenset(
    "line lines word words character characters letter letters file files folder folders note notes row rows column "
    "columns text texts name names time times date dates day days week weeks month months year years hour hours list "
    "lists size sizes number numbers total totals byte bytes copy copies change changes commit commits".split()
)
"""Words that requests speak of whatever files there are: "how many words" is no words.txt, and "the words" may be."""
_INTO = re.compile(r"(?<!\w)(?:to|into|in|from|on) \Z")
_AT_END = re.compile(r"(?:,? (?:please|pls|thanks|thx))?\W*\Z")
_CHANGES = re.compile(
    r"(?:(?:please|pls|can you|could you|now|then|and) )*"
    r"(?:add|append|put|write|insert|delete|remove|cross|tick|strike)\b"
)
_THING = re.compile(r" (?:file|list|document|folder|directory|table|sheet|spreadsheet|notes?|text)(?!\w)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OURS = re.compile(r"(?<!\w)(?:the|my|our|your|his|her|their) (?=((?:[\w-]{2,30} ){0,3}[\w-]{2,30})(?![\w/]|\.\w))")
"""What may be a name that is said in part."""
_PATH_WORD, _WHOLE_WORD = re.compile(r"[^\W_]+"), re.compile(r"\S+")
_GOES_ON = re.compile(r" [\w-]+[./]\w")
_IS_FOLDER = re.compile(r" (?:folder|directory)(?!\w)")

Place = tuple[int, int]
Found = list[tuple[Place, str]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a request that a file or a folder has. `path` is where that is; "" where several have the name.

    `loose`: it is said in another case, without its extension or with blanks for other signs. A single word is such a
    name where the words around it say so: "the cat", "cat file", and not "cat a.txt".
    """

    place: Place
    folder: bool
    loose: bool
    path: str


def present(text: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return which paths `text` says, whole or by their last part. Folders have a slash at their end, in and out.

    No more than MOST_NAMES: those said in most letters, and of these the ones nearest to the top.
    """
    said = _Said(text)
    exact, loose, others = said.sorted(paths)
    found = [*exact, *loose, *said.partly(others, exact, loose)]
    # The deposit in the letter: one of a folder's files is said, and the folder by the word for one of them.
    files = [path for _, path in found if not path.endswith("/")]
    found = [
        (place, path)
        for place, path in found
        if not path.endswith("/") or said.exactly(path) or not any(file.startswith(path) for file in files)
    ]
    found.sort(key=lambda each: (each[0][0] - each[0][1], each[1].count("/"), each[1]))
    return tuple(path for _, path in found[:MOST_NAMES])


def names(text: str, present: Sequence[str]) -> list[Name]:
    """Return the first place of each name of these paths that stands in no longer name, in order."""
    said = _Said(text)
    exact, loose, others = said.sorted(present)
    loose += said.partly(others, exact, loose)
    found: list[Name] = []
    taken: list[Place] = []
    for each, is_loose in ((exact, False), (loose, True)):
        paths: dict[str, list[str]] = {}
        for place, path in each:
            paths.setdefault(text[slice(*place)], []).append(path)
        for name in sorted(paths, key=len, reverse=True):
            standing = said.standing(name, taken)
            if standing is not None:
                taken.append(standing)
                folder = all(path.endswith("/") for path in paths[name])
                bare = [path.removesuffix("/") for path in paths[name]]
                found.append(Name(standing, folder, is_loose, said.meant(name, bare)))
    return sorted(found, key=lambda name: name.place)


_GOES = re.compile(r"\b(?:delet|remov|eras|trash|throw|bin|discard|get rid)")
_KIND = r"(?= (?:folder|directory|dir|file|table|sheet|list|csv)s?\b)"
"""Requests in which something goes, and what stands behind the singular of a name that is all of it all the same."""


def _one_of(stem: str) -> str:
    """Return the word for one of the things that a file is called by: member of members.csv, else the stem."""
    one = stem[:-3] + "y" if stem.endswith("ies") else stem.removesuffix("s")
    return one if stem.isalpha() and len(one) > LEAST_LOOSE and not stem.endswith("ss") else stem


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > LEAST_LOOSE + 1 and not word.endswith("ss") else word


def _words_of(path: str) -> tuple[set[str], set[str]]:
    """Return the words of the last part of a path, without its extension, and those of the whole path."""
    name = path.removesuffix("/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    last, whole = (
        {_singular(word.lower()) for word in _PATH_WORD.findall(_CAMEL.sub(" ", part))} for part in (stem, path)
    )
    return {word for word in last if len(word) >= LEAST_LOOSE and not word.isdigit()} - _MEASURED, whole


class _Said:
    """A request in which names are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text[:REQUEST_CHARS]
        plain = self._text.lower().translate(_BLANKS)
        self._plain = plain if len(plain) == len(self._text) else ""

    def sorted(self, paths: Iterable[str]) -> tuple[Found, Found, list[str]]:
        """Return the paths that stand in the text to the letter, those that stand there loosely, and the others."""
        exact: Found = []
        loose: Found = []
        others: list[str] = []
        for path in paths:
            if place := self.exactly(path):
                exact.append((place, path))
            elif place := self.loosely(path):
                loose.append((place, path))
            else:
                others.append(path)
        return exact, loose, others

    def exactly(self, path: str) -> Place | None:
        """Return where a path, or its last part, stands to the letter."""
        whole = path.removesuffix("/")
        for name in (whole, whole.rpartition("/")[2]):
            if len(name) >= LEAST_CHARS and (place := self.standing(name)):
                return place
        return None

    def loosely(self, path: str) -> Place | None:
        """Return where the last part of a path stands in another case, without its extension, in words."""
        name = path.removesuffix("/").rpartition("/")[2]
        stem = name.rpartition(".")[0] or name
        # An appointment of appointments.txt is a line of it and not the file; which customers there are a table knows.
        # Who wants the invoice gone does not mean the folder invoices, and the invoice folder is that.
        one = (_one_of(stem),) if path.endswith(("/", *_TABLES)) else ()
        strict = _GOES.search(self._plain) is not None
        for form in dict.fromkeys((name, stem, _CAMEL.sub(" ", stem), *one)):
            form = form.lower().translate(_BLANKS).strip()
            if len(form) < LEAST_LOOSE or form not in self._plain or form.isdigit():
                continue
            kind = _KIND if strict and form in one and form != stem.lower() else ""
            for each in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w|\.\w){kind}", self._plain):
                before, behind = self._text[: each.start()][-1:], self._text[each.end() :][:1]
                apart = before not in {*"_-./~@"} and behind not in {*"_-/"}
                if apart and (not form.isalpha() or self._as_name(each.span())):
                    return each.span()
        return None

    def partly(self, paths: Sequence[str], exact: Found, loose: Found) -> Found:
        """Return the paths that alone have the words which the request says of a thing, "the paint receipt", and where.

        One word at least is of the last part of the path, and none is of an exact name. One word that is a loose name
        is nothing else; "the phone bill" may be bills/phone.txt though there is a folder called bills.
        """
        ours = _OURS.finditer(self._plain) if paths else ()
        said = [each.span(1) for each in ours if self._text[each.end() - 1] == " "]
        words = {_singular(word) for place in said for word in self._plain[slice(*place)].split()}
        known = [(path, last, whole) for path in paths if words for last, whole in [_words_of(path)] if last & words]
        found: dict[str, Place] = {}
        for phrase in said if known else ():
            (start, end), fitting = self._in_part(phrase, known)
            taken = exact if " " in self._plain[start:end] else [*exact, *loose]
            if len(fitting) == 1 and not any(a < end and start < b for (a, b), _ in taken):
                found.setdefault(fitting[0], (start, end))
        return [(place, path) for path, place in found.items()]

    def _in_part(self, phrase: Place, known: Sequence[tuple[str, set[str], set[str]]]) -> tuple[Place, list[str]]:
        """Return the longest run of words, from the first or the second of a phrase on, that paths have, and these."""
        starts, ends = zip(*(part.span() for part in _WHOLE_WORD.finditer(self._plain, *phrase)), strict=True)
        runs = [(start, end) for start in starts[:2] for end in ends if start < end]
        for place in sorted(runs, key=lambda run: run[0] - run[1]):
            if _GOES_ON.match(self._plain, place[1]):  # another name
                continue
            run = {_singular(word) for word in self._plain[slice(*place)].split()}
            folder = _IS_FOLDER.match(self._plain, place[1]) is not None
            fitting = [p for p, last, whole in known if run <= whole and run & last and p.endswith("/") == folder]
            if fitting:
                return place, fitting
        return phrase, []

    def _as_name(self, place: Place) -> bool:
        """Say whether a single word is a name: by its letters, "bigCredits", or the words around it, "the cat"."""
        start, end = place
        rest = self._text[start + 1 : end]
        if not rest.islower() and not rest.isupper():
            return True
        before = _ITS if self._plain[start:end] in _MEASURED else _WHICH
        if _AT_END.match(self._plain, end) and self._plain[start:end] not in _MEASURED and end - start > LEAST_LOOSE:
            last = _INTO.search(self._plain, max(0, start - ITS_CHARS), start)
            if last and _CHANGES.match(self._plain):  # add buy glue to homework
                return True
        return bool(before.search(self._plain, max(0, start - ITS_CHARS), start) or _THING.match(self._plain, end))

    def standing(self, name: str, taken: Iterable[Place] = ()) -> Place | None:
        """Return where a name stands on its own and outside of `taken`: before or behind it goes no word or path on."""
        if name not in self._text:
            return None
        for each in re.finditer(rf"(?<![\w/~@-])(?<!\w\.){re.escape(name)}(?![\w-]|\.\w)", self._text):
            if not any(start < each.end() and each.start() < end for start, end in taken):
                return each.span()
        return None

    def meant(self, name: str, paths: Sequence[str]) -> str:
        """Return which of the paths is meant: one at the top, the only one, the only one whose folder is said."""
        if name in paths or len(paths) == 1:
            return name if name in paths else paths[0]
        above = [path for path in paths if (folder := path.rpartition("/")[0]) and self.exactly(folder)]
        return above[0] if len(above) == 1 else ""
