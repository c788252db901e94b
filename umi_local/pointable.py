"""Where in a text the names and texts stand that a call or an answer may point to (see `spans`).

Of a request they are names of files and folders that are there (see `named`), what stands in quotation marks, with and
without a name that is set to it, what follows a colon or the first line, texts that are dictated (see `dictated`), the
items of either where it is a list, dates and spans of time in words, sums (see `sums`), units (see `unit_words`), every
word with a sign or a figure in it, as paths, patterns and versions have, the folders of paths, every other number, and
the first names and uncommon words (see `uncommon`). A list is a span once more with its items one under the other, and
a request that answers a question is one as a whole. Of text that came with a request they are its lines and numbers. Of
a file that was read they are the first lines and the last one, and the numbers in the lines of a short one. Of what was
computed it is the result, and of what the user answered the whole and its parts. Of any other observation only the
beginning counts: the columns of a table, the texts of notes, the names in lists, the names and lines of matches, and
the names that an error suggests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from umi_local import dictated, named, quotation, spelling, sums, uncommon, unit_words

MOST_AT_ONCE = 10
"""Spans of one request or one observation."""
MOST_WORDS = 5
"""Of these the words of a request that nothing but being uncommon makes one."""
MOST_NUMBERS, SHORT_LINES = 5, 7
"""Numbers within lines that a text offers besides, and the lines of the longest text that offers any."""
HEAD_CHARS = 250
"""Characters of an observation in which spans are looked for."""
REQUEST_CHARS = 4000
"""The same for a request, and for the columns of a table."""
MOST_IN_ITEM = 6
"""Words of the longest item of a list."""
PLACED_CHARS = 40
"""Characters before a name in which those stand that make it the place of a text."""
MOST_LABELLED = 4
"""Lines of a request of which what stands behind a label, "old: x = 1", is a span as well."""
LEAST_CHARS = 2
"""Characters of the shortest span; a number may have one."""
MOST_VALUES = 4
"""Values of a table that are spans because the request says them."""
MOST_CHARS = 300

READS, ASKS, SEARCHES = "read_file", "ask_user", "search_text"
"""The tools that say what somebody wrote: a text in lines, a reply, and lines that hold a text."""
COMPUTES = frozenset(("calculate", "convert_units", "query_table"))
"""The tools whose output may be a number that nobody said before."""
LEAST_RESULT = 3
"""Figures of the shortest of these numbers: 42 is as easily said as pointed to."""

Places = tuple[tuple[int, int], ...]
"""Start and end of each span, in the order of their starts."""

_ASSIGNED = re.compile(r"""(?<![\w.])[\w.-]+ ?=+ ?(?:"[^"\n]*"|'[^'\n]*')""")
_COLON = re.compile(r"(?<=[^\s\d])\s?:\s+(?=\S)")
_PLACED = re.compile(
    r"[,;]?\s(?:in|into|to|onto|on|at|under|for) (?:(?:the|my|our|your|this|that) )?"
    r"(?:file |list |end of (?:the |my )?)?[\"'`]?\Z"
)
_PATH = re.compile(r"([^\s/:\\\"'`\u201c\u2018][^\s:\\]*)/[^/\n]*\.[^/\n]*")
_BLOCK = re.compile(r"\n\s*(\S.*\S|\S)\s*\Z", re.DOTALL)
_LABELLED = re.compile(r"^[ \t]*[^\W\d_][\w ]{0,20}: (\S(?:.*\S)?)\s*$", re.MULTILINE)
_NEXT_LINE = re.compile(r"\n")
_BETWEEN_QUOTED = re.compile(r"\S\s*(?:[,;]|[,;]?\s*(?:and|&))\s*\S")
_AS_LINES = re.compile(r"\b(?:lines|items|entries|rows|each|below the other|separate(?:ly)?|one per)\b", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-+*<>] +)?")
_COMMA = re.compile(r"[,;](?!\d)")
_COMMA_OR_AND = re.compile(r"\s*[,;](?!\d)\s*(?:(?:and|&|or)\s+)?|\s+(?:and|&)\s+")
_ON_LINES = re.compile(r",?\s+(?:(?:(?:each|all|both)\s+)?(?:on|in|as|to)|one|each|line)\b[^,;\n]*\blines?\W*\Z")
_WORDS = re.compile(r"\w+")
_WORD = re.compile(r"[^\s\"'`\u201c\u201d\u2018\u2019]+")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}}\b)?"
    rf"|\b{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"
    r"|\b(?:next|last|this|coming) (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_TIME = r"(?:business |working |work )?(?:day|night|week|fortnight|month|year|hour|minute|second)s?\b"
_FEW = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_LASTING = re.compile(rf"\b{_FEW} {_TIME}(?:,? (?:and )?{_FEW} {_TIME})*", re.IGNORECASE)
_NUMBER = re.compile(r"[-+$\u20ac\u00a3]?(\d[\d,]*(?:\.\d+)?)[%$\u20ac\u00a3]?|\W+")
_NAMED = re.compile(r"[./_*~@\\]|\d.*[^\W\d]|[^\W\d].*\d|\d[-:]\d")
_TABLE = re.compile(r"(\S.*?): \d+ rows?, \d+ columns?\n")
_OK = re.compile(
    r"(?:ok(?:ay)?|oh|ah|aha|hm+|um+|uh|well|right|sure|yes|yeah|yep|sorry|so|please|then|let'?s say|i'?d say|i mean"
    r"|let me see|my mistake|here it is|here you go|make it)(?:[,:.!]\s*|\s+)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"[, ]+(?:please|pls|thanks|thank you|then|sorry|i forgot(?: to say)?)\Z", re.IGNORECASE)
"""What stands around the answer to a question."""
_LONGEST_THANKS, _CLOSING = 20, " \t\n.!?,;:"
_ROW = re.compile(r"(\S.*?)  +\S")
_MOVED = re.compile(r"(?:moved|copied) (?:the folder )?(\S.*?) to (\S.*?)\s*\Z")
_MATCH = re.compile(r"(?P<path>\S.*?):\d+: *(?P<line>\S.*\S|\S|)|note \d+ \([^()]*\): (?P<note>\S.*)")
_FOUND = re.compile(r"(\d+) matches in \d+ files?(?=\n)")
_CUT = re.compile(r"\A\.\.\..{240}|.{240}\.\.\.\Z")
"""A line that a search shows a part of."""
_MEANT = re.compile(r"; did you mean (.+)\?\s*\Z")
_OR = re.compile(r", | or ")
_NOTE = re.compile(r"\n\[(?:there is no .*?: this is (?P<meant>.+)|(?:only the first|stopped after) .*)\]\Z")
_COLUMN = re.compile(r"^(\S.*?) \((?:text|integer|number)\)(?:: (.*))?$", re.MULTILINE)


def of_request(text: str, present: tuple[str, ...] = ()) -> Places:
    """Return the places of the spans of a request; `present` are names in it that are there (`UserTurn.present`)."""
    return _request(text[:REQUEST_CHARS], present)[0]


def other_of_request(text: str, present: tuple[str, ...] = ()) -> Mapping[tuple[int, int], str]:
    """Return what spans of a request stand for besides: lists their items one under the other, names their paths."""
    return _request(text[:REQUEST_CHARS], present)[1]


@lru_cache(maxsize=256)
def _request(text: str, present: tuple[str, ...]) -> tuple[Places, Mapping[tuple[int, int], str]]:
    quoted = quotation.places(text)
    names = named.names(text, present) if present else []
    there = [name.place for name in names if _apart(name.place, quoted)]
    ended = [place for place in there if text[place[1] : place[1] + 1] != "/"]  # "docs/new.txt" goes on behind "docs"
    behind = [place for place in _behind(text) if not any(a <= place[0] - 1 < b for a, b in quoted)]
    read = spelling.meant(text)
    said = {(read.typed(a), read.typed(b)): sure for (a, b), sure in dictated.places(read.text).items()}
    said = {place: sure for place, sure in said.items() if _apart(place, quoted)}
    said |= {place: sure for place, sure in _before_names(text, said, names) if place not in said}
    files = {name.place[0] for name in names if not name.folder}
    said = {place: sure and place[0] not in files for place, sure in said.items()}  # "put a.txt in x" orders no text
    told = [*behind, *said]
    assigned = (each.span() for each in _ASSIGNED.finditer(text))
    for places in (uncommon.titles(text), uncommon.called(text)):
        ended += [place for place in places if _apart(place, [*quoted, *ended])]
    kept = _kept(text, [*quoted, *there, *assigned, *ended, *_names_and_numbers(text, [*quoted, *ended]), *told])
    guessed = {start for start, _ in behind} | {place[0] for place, sure in said.items() if not sure}
    taken = [place for place in kept if place[0] not in guessed]
    kept = _kept(text, [*kept, *_folders(text, kept)][:MOST_AT_ONCE])
    lists = _lists(text, [place for place in told if place in kept]) | _quoted_lists(text, quoted)
    items = [
        item
        for (start, end), each in lists.items()
        for item in each
        if _apart(item, quoted) or ("\n" in text[start:end] and _holds(item, quoted))
    ]
    kept = _kept(text, [*kept, *items[: MOST_AT_ONCE - len(kept)]])
    # "split Ada Brook and soap": what a list in one line begins with may be a request yet.
    first = {each[0] for (start, end), each in lists.items() if "\n" not in text[start:end]}
    certain = [item for item in items if item not in first]
    words = (place for place in uncommon.places(text) if _apart(place, [*taken, *certain]) and place not in items)
    kept = _kept(text, [*kept, *islice(words, min(MOST_WORDS, MOST_AT_ONCE - len(kept)))])
    joined = ((place, "\n".join(text[a:b] for a, b in each)) for place, each in lists.items())
    other = {place: lines for place, lines in joined if lines != text[slice(*place)]}
    kept = tuple(sorted((*kept, *_again(text, kept)), key=lambda place: (place[0], -place[1])))
    paths = ((name.place, name.path) for name in names if name.path != text[slice(*name.place)])
    return kept, {**other, **{place: path for place, path in paths if path and place in kept}}


def _before_names(
    text: str, said: Mapping[tuple[int, int], bool], names: Iterable[named.Name]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the texts of `said` without the name of a place that they go on to: "buy tea" of "buy tea in my list"."""
    for name in names:
        if placed := _PLACED.search(text, max(0, name.place[0] - PLACED_CHARS), name.place[0]):
            for (start, end), sure in said.items():
                if start < placed.start() and name.place[1] <= end and placed.start() - start >= LEAST_CHARS:
                    yield (start, dictated.closed(text, start, placed.start())), sure


def _again(text: str, kept: Places) -> Iterator[tuple[int, int]]:
    """Yield further places of names where a longer span ends: its mark there would seem to stand for the name."""
    names = {text[start:end] for start, end in kept if _NAMED.search(text, start, end) and " " not in text[start:end]}
    for start, end in kept:
        name = re.split(r"[\s\"'`]", text[start:end])[-1]
        if len(name) < end - start and name in names and (end - len(name), end) not in kept:
            yield end - len(name), end


def _names_and_numbers(text: str, quoted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of dates, sums and spans of time, and of words that look like names and numbers besides."""
    whole = [*quoted, *(each.span() for each in _DATE.finditer(text))]
    whole += [place for place in sums.places(text) if _apart(place, whole)]
    whole += [place for place in unit_words.places(text) if _apart(place, whole)]
    yield from whole
    yield from (each.span() for each in _LASTING.finditer(text) if _apart(each.span(), whole))
    yield from (each for each in _words(text, numbers=True) if not any(a - 1 <= each[0] <= b for a, b in whole))


def _behind(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what stands behind the first line, and the first and the last colon of it, to the end."""
    colons = [colon.end() for colon in _COLON.finditer(text)]
    for start in dict.fromkeys((*colons[:1], *(colon for colon in colons[-1:] if "\n" not in text[:colon]))):
        said = text[start:].rstrip().removesuffix("?").rstrip()  # "can you note: the key is here?"
        if said:
            yield start, dictated.closed(text, start, start + len(said))
    if block := _BLOCK.search(text):
        yield block.span(1)
        yield from islice((each.span(1) for each in _LABELLED.finditer(text, block.start(1))), MOST_LABELLED)


def _folders(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the folders of the paths of files in `places`: what is renamed stays where it is."""
    for start, end in places:
        path = _PATH.fullmatch(text, start, end)
        if path and not is_number(path[1]):
            yield path.span(1)


def _lists(text: str, told: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return those of the texts that are lists, with the places of their items."""
    outer = (place for place in told if not any(place[0] < a < b == place[1] for a, b in told))
    return {place: items for place in outer if len(items := _items(text, place)) > 1}


def _items(text: str, place: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the places of the items of a list that stands in `place`, "nuts, oil and lamp"; none if it is no list."""
    start, end = place
    if tail := _ON_LINES.search(text, start, end):
        end = tail.start()
    lines = "\n" in text[start:end].strip()
    if not lines and not _COMMA.search(text, start, end) and not _AS_LINES.search(text):
        return []
    between = _NEXT_LINE if lines else _COMMA_OR_AND
    items = []
    while start < end:
        found = between.search(text, start, end)
        stop = found.start() if found else end
        said = text[start:stop].rstrip(" \t" if lines else " .!?")
        item = _BULLET.sub("", said, count=1)
        if not lines and item.count(" ") >= MOST_IN_ITEM:
            return []
        if item:
            items.append(quotation.without(text, start + len(said) - len(item), start + len(said)))
        start = found.end() if found else end
    return items


def _quoted_lists(text: str, quoted: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the lists of texts in quotation marks with nothing but commas or an "and" between them."""
    lists: list[list[tuple[int, int]]] = []
    for place in quoted:
        if lists and _BETWEEN_QUOTED.fullmatch(text, lists[-1][-1][1], place[0]):
            lists[-1].append(place)
        else:
            lists.append([place])
    return {(items[0][0], items[-1][1]): items for items in lists if len(items) > 1}


def _apart(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Say whether a place has nothing in common with the others."""
    return not any(start < place[1] and place[0] < end for start, end in others)


def _holds(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Say whether each of the others that has something in common with a place stands within it, and has less."""
    shared = [other for other in others if not _apart(other, [place])]
    return all(place[0] <= start and end <= place[1] and (start, end) != place for start, end in shared)


def of_observation(tool: str, content: str) -> Places:
    """Return the places of the spans of what `tool` said; an error is of none, ""."""
    if tool == READS:
        return _of_text(content)
    if tool in COMPUTES and "\n" not in content.strip() and (results := _results(content)):
        return results
    return of_reply(content) if tool == ASKS else _of_output(content)


def _results(text: str) -> Places:
    """Return the places of the numbers in a result of one line, "2 * 617 = 1234", and of what looks like a name."""
    end = min(len(text), REQUEST_CHARS)
    numbers = _numbers(text, text.rfind(" = ", 0, end) + 1, end)
    long = [place for place in numbers if sum(map(str.isdigit, text[slice(*place)])) >= LEAST_RESULT]
    return _kept(text, [*long, *_of_output(text)]) if long else ()


@lru_cache(maxsize=64)
def _of_text(text: str) -> Places:
    """Return the places of the first lines and of the last one, without what lists and JSON put around them."""
    note = _NOTE.search(text, max(0, text.rfind("\n")))
    end = note.start() if note else len(text)
    meant = [note.span("meant")] if note and note["meant"] else []
    first = [*islice(_lines(text, end), MOST_AT_ONCE - 1 - len(meant))]
    last = text.rfind("\n", 0, len(text[:end].rstrip()))
    lines = [*first, *_lines(text, end, last + 1)]
    numbers = _within(text, lines) if len(lines) <= SHORT_LINES else ()
    return _kept(text, [*lines, *meant, *numbers], MOST_AT_ONCE + MOST_NUMBERS)


def _within(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first numbers that stand in lines beside something else."""
    short = ((start, end) for start, end in lines if end - start <= MOST_CHARS)
    return islice((number for start, end in short for number in _numbers(text, start, end)), MOST_NUMBERS)


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the numbers between `start` and `end`."""
    found = ((start + a, start + b) for a, b in _words(text[start:end], numbers=True))
    return (place for place in found if is_number(text[slice(*place)]))


def _lines(text: str, end: int, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines from `start` to `end` that are not empty."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        shown = text[start:stop].rstrip(" \t\r,")
        bare = shown.lstrip(" \t").removeprefix("- ").removeprefix("* ").lstrip(" \t")
        if bare:
            yield start + len(shown) - len(bare), start + len(shown)
        start = stop + 1


@lru_cache(maxsize=256)
def of_reply(text: str, present: tuple[str, ...] = ()) -> Places:
    """Return the places of what answers a question, without "ok," and "please", and of what a request would offer."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip(_CLOSING))
    while lead := _OK.match(text, start):
        start = lead.end()
    while thanks := _THANKS.search(text, max(start, end - _LONGEST_THANKS), end):
        end = thanks.start()
    return _kept(text, [(start, end), *of_request(text, present)])


def of_context(text: str) -> Places:
    """Return the places of the first lines of a text that came with a request, of the last one, and of its numbers."""
    lines = _of_text(text)
    numbers = islice(_numbers(text, 0, REQUEST_CHARS), MOST_AT_ONCE)
    return _kept(text, [*lines, *numbers], MOST_AT_ONCE + MOST_NUMBERS)


@lru_cache(maxsize=256)
def _of_output(text: str) -> Places:
    """Return the places of the columns of a table, or of the names in the first lines."""
    if table := _TABLE.match(text[:REQUEST_CHARS]):
        return _kept(text, [table.span(1), *(each.span(1) for each in _columns(text))])
    if len(text) > HEAD_CHARS:  # whole lines: half a name is none
        text = text[:HEAD_CHARS].rpartition("\n")[0] or text[:HEAD_CHARS]
    meant = _meant(text)
    places, at = [], 0
    for line in text.splitlines(keepends=True):
        row = _MATCH.match(line) or _ROW.match(line) or _MOVED.match(line)
        words = [row.span(group) for group, said in enumerate(row.groups(), 1) if said] if row else _words(line)
        places += [(at + start, at + end) for start, end in words]
        at += len(line)
    return _kept(text, [*meant, *(place for place in places if not any(a <= place[0] < b for a, b in meant))])


def lines_found(tool: str, text: str) -> Mapping[tuple[int, int], str]:
    """Return the place of what a search says of how much it found, and all lines that it found one under the other.

    None where it found one line, which is a span itself, or where a line or a part of one was left out.
    """
    head = _FOUND.match(text) if tool == SEARCHES else None
    if head is None:
        return {}
    lines = [row["line"] for row in map(_MATCH.match, text[head.end() :].split("\n")) if row and row["line"]]
    if len(lines) != int(head[1]) or any(_CUT.search(line) for line in lines):
        return {}
    return {head.span(): "\n".join(lines)}


def values_said(text: str, request: str) -> list[tuple[int, int]]:
    """Return the places of values in the description of a table that a request says too, in any case and number."""
    described = [*_columns(text)]
    if not described:
        return []
    said, found = f" {' '.join(_WORDS.findall(request[:REQUEST_CHARS].casefold()))} ", []
    for column in described:
        start = column.start(2)
        for value in (column[2] or "").removesuffix(" ...").split(", "):
            words = " ".join(_WORDS.findall(value.casefold()))
            forms = (words, f"{words}s", f"{words}es", f"{words[:-1]}ies")
            if len(words) >= LEAST_CHARS and not is_number(value) and any(f" {form} " in said for form in forms):
                found.append((start, start + len(value)))
            start += len(value) + 2
    return found[:MOST_VALUES]


def values(text: str) -> dict[str, str]:
    """Return the columns of a table that a tool described with the values that it named for each."""
    return {each[1]: each[2] or "" for each in _columns(text)}


def _columns(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines about the columns of a table that a tool described, as many as can be read at once."""
    is_table = _TABLE.match(text[:REQUEST_CHARS])
    return _COLUMN.finditer(text, text.find("\n") + 1, REQUEST_CHARS) if is_table else iter(())


def _meant(text: str) -> list[tuple[int, int]]:
    """Return the places of the names that an error of a tool suggests; they may have blanks in them."""
    if (meant := _MEANT.search(text)) is None:
        return []
    start, places = meant.start(1), []
    for between in _OR.finditer(text, start, meant.end(1)):
        places.append((start, between.start()))
        start = between.end()
    return [*places, (start, meant.end(1))]


def _kept(text: str, found: Iterable[tuple[int, int]], most: int = MOST_AT_ONCE) -> Places:
    """Return the first `most` places in order, the first one of each text, those of a bearable length."""
    first: dict[str, tuple[int, int]] = {}
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if LEAST_CHARS <= end - start <= MOST_CHARS or text[start:end].isdecimal():
            first.setdefault(text[start:end], (start, end))
    return tuple(islice(first.values(), most))


def _words(text: str, *, numbers: bool = False) -> list[tuple[int, int]]:
    """Return the places of the words that look like names, and of numbers where these count."""
    found = []
    for each in _WORD.finditer(text):
        word = each.group().rstrip(")]}>,;:!?.")
        left = len(word) - len(word.lstrip("([{<>,;:!?"))
        if len(word) - left > MOST_CHARS:  # which also bounds what the patterns below may cost
            continue
        start = each.start()
        if number := _NUMBER.fullmatch(word[left:]):
            if numbers and number[1]:
                found.append((start + left + number.start(1), start + left + number.end(1)))
        elif _NAMED.search(word[left:]):
            bare = word.rstrip("/")  # "the docs/ folder" is called docs
            found.append((start + left, start + (len(bare) if len(bare) > left else len(word))))
    return found


def is_number(text: str) -> bool:
    """Say whether a span is a number, with its sign or unit of money."""
    number = _NUMBER.fullmatch(text)
    return number is not None and bool(number[1])
