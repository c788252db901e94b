"""Where in a request a text stands that is to be written, noted or exchanged, when no quotation marks say so.

"add buy milk to todo.txt", "remember that the locker is 118", "change port = 80 to port = 90 in a.ini": the text begins
behind a word that orders it and goes on to the place it belongs to, or to the end. In "buy milk should go into a.txt"
it stands first. A guess: what is found is offered to the caller as one more span (`pointable`), and never used without
being chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LEAST_CHARS = 2
MOST_CHARS = 160
LEAST_BLANKS = 1
"""Blanks of the shortest sentence: "Olivia?" is none."""
REQUEST_CHARS = 1000
"""Characters of the longest request that is looked at."""

_QUOTES = "\"'`\u201c\u2018"
_CLOSING = "\"'`\u201d\u2019"
_QUOTING = frozenset(_QUOTES) - {"'"}

_TARGET = (
    rf"(?:[{_QUOTES}]|[^\s{_QUOTES}]*\w[./_]\w|[^\s{_QUOTES}]*\w/(?=\s|$)|(?:it|there)\b|[^\W\d_]+ [\w-]+\.\w{{1,6}}\b"
    r"|(?:the|my|our|a|an) (?:new )?(?:[^\W\d]+ ){0,3}(?:notes?|list|file|todos?|memos?|document|diary|journal|log)\b)"
)
_LEADS = (
    r"(?:(?:the|my|a|an|our|this|that|new|file|called|named|end|bottom|foot|top|start|very|of|to|in|into|on) ){0,6}"
)
_WHERE = (
    r"(?:at the|as (?:the (?:very )?(?:first|last|next)|an?other|one more)|>>?|(?:in)?to|in|on|onto|under|from|as"
    r"|under the name|down (?:in|to|on|into))"
)
_PLACED = (
    rf"[,;]?\s+(?:(?:{_WHERE}|-) {_LEADS}{_TARGET}"
    r"|>>?|(?:on(?:to)? |to )?(?:at )?the (?:very )?(?:end|bottom|foot|top|start)|as (?:the|a|an) \w+ (?:line|entry)"
    r"|(?:all |each |both |one )?(?:on|as|in|per|to a|item per) (?:a |one |its own |their own )?"
    r"(?:separate |single |own |new )?lines?\b)"
)
"""Where a text belongs, and that each of its items is a line."""
_NEXT_FILE = (
    rf"(?:and |& |plus )?(?:a |the |another |second )*[{_QUOTES}]?[\w./-]{{1,40}}(?: [\w-]{{1,30}})?\.\w+[{_CLOSING}]?"
    r" (?:with|containing|saying|w/|holding|reading|(?:that|which) (?:says|reads|contains|holds))\s"
)
_END = (
    rf"(?={_PLACED}"
    r"|\s+(?:and|then|&&|;) (?:show|read|print|tell|see|cat|let)\b"
    rf"|[,;]?\s+{_NEXT_FILE}|[.;]\s+(?:and |& )?(?:then|also|next|after that)\b"
    r"|[.;]\s+(?:please )?(?:save|write|put|store|keep) (?:it|this|that|them)\b"
    r"|[,;]\s+(?:and )?(?:the |a )?(?:second|other|another|next) (?:file|one)\b"
    r"|,?\s+as (?:a |another )?note\W*\Z"
    r"|\s+(?:(?<!\bhi\s)(?<!\bhey\s)(?<!\bhello\s)there"
    r"|instead|in its place|down)(?: please| pls| thanks| for me)?\W*\Z"
    r"|[,;]? (?:please|pls|thanks|thx|if you (?:don'?t mind|can)|(?:for|to) me|will you|would you|ok)\W*\Z|\s*\Z)"
)
_TEXT = rf"\S(?:[^\n]{{0,{MOST_CHARS}}}?[^\s,;])?"
_FOR = r"\s+(?:to|with|by|into|for|->|=>)\s+"
_OLD = rf"\S(?:(?!{_FOR})[^\n]){{0,{MOST_CHARS}}}"

_ITS = (
    r"(?: the (?:text|words?|line|sentence|entry|item|task|number|phrase|content|following)"
    r"| one (?:line|item|entry) (?:per|for each) (?:line|item|entry|one)[,:]?"
    r"|(?: the(?:se)?)?(?: following)?(?: \w+)? (?:lines|items|entries|things|rows)[,:]?)?"
)
_NOTED = (
    r"(?:remember|note to (?:my)?self|note(?: down)?|notes? \+=|jot(?: down)?|memo|remind me|don'?t forget|write down"
    r"|noting(?: down)?|keep track of (?:this|that)[,:]?|(?:thing|one) for (?:the|my) notes?,?"
    r"|keep in mind|bear in mind|pencil in|memori[sz]e|record(?= that)|(?:keep|stash|save) this thought,?"
    r"|don'?t let me forget this,|forget it otherwise,|(?:to|in(?:to)?) my notes,?|notes? (?:should|must|to) say)"
    r"(?: down)?(?:,? (?:that|to))?(?: (?:with|says?|reads?|saying))?"
)
_WRITTEN = (
    r"(?:append|add|put|writ|insert|stor|sav|attach|throw|stick|echo|printf|tack|past|drop|squeez|typ|plac|tag|slip"
    rf"|enter|includ)(?:e|e?d|ten|t?ing)?(?: (?:in|on|into|onto) (?:it|that)[,:]?)?{_ITS}"
)
_SHOULD = r"(?:should|must|shall|ought to|has to|have to|needs? to|is to)(?: also| now| only| just| then)?"
_SAY = (
    rf"(?:{_SHOULD}|(?:will|to)(?: also| now| only| just| then)?|(?:let|have|make)(?: \S+){{1,6}}?)"
    r" (?:say|contain|read|hold|include|list|have|know|(?:end|begin|start) (?:with|in))"
)
_LINE = r"(?:another|one more|a new|a|the|a last|one last|the next) (?:last |new |next |first )?(?:line|entry|item|row)"
_HOLDING = (
    rf"(?:(?:(?:say|contain|read|hold|list|mention)(?:s|ing)|mentioned|with|w/)(?: just| only)?|{_SAY}|[,;]? contents?"
    r"|as a list of|[,;] (?:text|body)"
    rf"|(?:extend|lengthen|expand) (?:\S+ ){{1,6}}?by|lacks?|is missing|still needs(?: is)?|(?:gets?|needs?) {_LINE},?)"
    rf"{_ITS}"
)
_POINTING = (
    r"(?!(?-i:the|a|an|my|our|it|its|THE|A|AN|MY|OUR|IT|ITS)\b"
    r"|(?:them|this|that|these|those|all|every|each|some|something|another|new|me|up|files?|line"
    r"|what|how|about|in|into|to|on|off|at|of|for|is|no|contents?|lists?|please"
    r"|notes?|folders?)\b|-|\S+\.\w{1,6}\S? (?:with|saying|reading|containing|holding|that says)\b"
    r"|(?:\w+ )?(?:lines|items|things|entries|rows):)"
)
"""What does not begin a text: words that point to one, and options of commands. A text may begin with The or My."""
_ABOUT_ONE = r"(?!(?:about|of|from|for|that|this|what|in|into|on|with|to|please)\b|it\W*\Z|it (?:down|please)\b)"
"""What does not begin a note: "a note about the bins" says of one what it is about."""
_STATED = rf"{_POINTING}(?!(?:there|which|who|where|can|could|why|if|when|i|you|we)\b)"
"""What does not begin a text that no word orders."""
_EDITED = "chang|replac|swap|substitut|turn|updat|correct|switch|exchang|set|edit|fix"
_ORDERS = (
    rf"(?:{_EDITED}|copy|move|renam|delet|remov|eras|creat|make|start|open|read|show|find|search|look|tell|giv|count"
    r"|calculat|comput|run|execut|list)(?:e|p?ing)?"
)
_WISHED = rf"{_STATED}(?!{_WRITTEN}\s|{_NOTED}\s|{_ORDERS}\s)"
_BEGIN = (
    r"(?:\A|(?<=[.!?:] )|\n)(?:(?:please|pls|hi|hey|hello|ok|okay|so|oh|and|i (?:want|need|would like|forgot)|i'd like"
    r"|let|have|make|get|lets get|put|write|say|use),?\s+)*"
)
_NOTE_IT = (
    r"[.,;:!?]*\s+(?:please |(?:can|could|would|will) you )*(?:remember|note|keep|bear|jot|write|save) (?:that|this|it)"
    r"(?: down| in mind| in my notes| for (?:me|later)| please)*|[.,;]? please note"
)

_KEEP_IT = (
    r"[.,;:!?]*\s+(?:please |then |and )?(?:save|write|put|store|keep|append|add|send) (?:it|this|that|them)"
    r"(?: all)?(?: down)? (?:as|in|into|to|under|at|on)\b"
)

_CUES = rf"\b(?:{_NOTED}\s+{_ABOUT_ONE}|{_WRITTEN}\s+{_POINTING})({_TEXT}){_END}"
_HELD = rf"(?:\b|(?=[,;] )){_HOLDING}\s+{_POINTING}({_TEXT}){_END}"
_SWAPS = (
    rf"\b(?:{_EDITED}|bump)(?:e|p?ing)?"
    r"(?: (?:the|all|every|each))?(?: (?:occurrences? of|word|words|text|line|value|number|phrase))?"
    rf"(?:\s+\S+ from)?\s+(?!(?:it|this|that|them|what|how)\b)({_OLD}){_FOR}({_TEXT}){_END}"
)
_INSTEAD = (
    rf"(?:{_BEGIN}|\b(?:put|write|have|want|says?|saying|use|with|where)\s+){_POINTING}({_TEXT})\s+(?:instead of"
    rf"|where (?:it|there) (?:now )?(?:says|is|stands|reads)|in place of|rather than|over)\s+({_TEXT}){_END}"
)
_OUT = (
    rf"\b(?:take|strike|cross|wipe|scratch|edit)(?: out)?(?: the (?:part|bit|text|words?|line|phrase|entry))?"
    rf"\s+{_POINTING}({_TEXT})\s+(?:out of|out in|from|in|off) {_LEADS}[{_QUOTES}]?[\w./-]*\w[./_]\w"
)
"""A text that is taken out where another comes in: "strike June from a.txt and write July there"."""
_ONCE = (
    rf"\b(?:once|after|when|as soon as)\s+{_STATED}({_TEXT})\s+(?:has been|have been|is|was|got)"
    r" (?:added|appended|written|put|inserted|at the (?:end|bottom|top))\b"
)
"""A text that has to be there before something else is done: "show me a.txt once buy tea has been added"."""
_ARROW = rf"(?:{_BEGIN}|[,;] (?:and )?){_STATED}({_TEXT})\s+(?:->|=>)\s+[{_QUOTES}]?[\w./-]*\w\.\w"
_RATHER = rf"\brather (?:have|see|read)\s+{_POINTING}({_TEXT})\s+than\s+({_TEXT}){_END}"
_ASSIGNED = rf"\w\.\w{{1,6}}[{_CLOSING}]? (?:\+=|<-|<<|:=)\s+({_TEXT})\s*\Z"
_SECOND = rf"\.\w{{1,6}}[{_QUOTES}]?,? (?:and|&|plus)\s+{_WISHED}({_TEXT})(?={_PLACED})"
"""The second of two texts for two files: "buy milk in a.txt and sell eggs in b.txt"."""
_AHEAD = (
    rf"{_BEGIN}{_STATED}({_TEXT})(?:,?\s+(?:{_SHOULD} (?:go|be|stand|appear|come|sit|replace)\b"
    rf"|go(?:es)? (?:at|in|into|to|on|under)\b|belongs?\b|(?:is|that'?s) what\b"
    r"|(?:is|are) (?:still )?missing (?:in|from)\b"
    rf"|ha(?:s|ve) not (?:yet )?been added to\b|as (?:a |another )?note\W*\Z)|(?:{_NOTE_IT})\W*\Z|{_KEEP_IT})"
)
"""A text that the request begins with: "buy milk should go into todo.txt", "the door is 118. remember that"."""
_WANTED = (
    rf"\b(?:get|want|need|have|like|forgot)\s+{_WISHED}({_TEXT})"
    rf"(?:,? (?:to (?:be|go)|added|written|saved|noted|stored|kept|appended|put|add it))?(?={_PLACED})"
)
_COULD = (
    rf"\b(?:could|can|should|may|might)\s+{_WISHED}({_TEXT})"
    r" (?:also )?be (?:put|added|appended|written|saved|noted|stored|kept|inserted|entered)\b"
)
_BECOMES = (
    rf"(?:{_BEGIN}|\b(?:then|and)\s+)(?:the (?:part|bit|text|words?|line|phrase) )?{_POINTING}({_TEXT})"
    rf"(?: in {_LEADS}\S+\.\w+[{_CLOSING}]?)?\s+"
    rf"(?:becomes?|(?:should|must|has to|needs to) (?:be|become|read)|->|=>)\s+({_TEXT}){_END}"
)
_SENTENCE = (
    rf"(?:\w\.\w{{1,6}}[{_QUOTES}]?,?|\b(?:bottom|end|top|entry(?: for)?|line|text|words|as|down|need|put|out))"
    rf"\s+(?-i:(?=[A-Z]\S* \S+ \S)){_POINTING}(?!(?:and|then|thanks?|can|could|would|will|which|where|who|if|when"
    rf"|i (?:want|need)|{_ORDERS})\b)({_TEXT})(?:(?<=[.!?])(?=\s(?-i:[a-z]))|{_END})"
)
"""One that begins where its capital letter shows it: "at the end of a.txt The key is here"."""

_ORDERED = [re.compile(pattern, re.IGNORECASE) for pattern in (_CUES, _SECOND)]
_TOLD = [re.compile(pattern, re.IGNORECASE) for pattern in (_HELD, _SWAPS, _INSTEAD, _OUT, _RATHER, _ASSIGNED)]
_SAYING = _AHEAD, _WANTED, _COULD, _BECOMES, _SENTENCE, _ONCE, _ARROW
_SAID = [re.compile(pattern, re.IGNORECASE) for pattern in _SAYING]
_NO_TEXT = re.compile(r"\w\.[a-z]\w{0,5}\b|\w/\w|\? |\A\d+ \w+\Z", re.IGNORECASE)
"""What no text has in it that only a statement makes one: it is then what is said about a file, or a question."""
_NUMBERS = re.compile(r"[\d\s.,%$\u20ac\u00a3]+(?:(?:and|to) [\d\s.,%$\u20ac\u00a3]+)?")


def places(request: str) -> dict[tuple[int, int], bool]:
    """Return the places of the texts that a request dictates without quotation marks; numbers alone are none.

    True where a word orders it to be written or noted. "Lines with Noah" may as well say what is looked for.
    """
    if len(request) > REQUEST_CHARS:
        return {}
    said = [place for place in _of(_SAID, request) if not _NO_TEXT.search(request[slice(*place)])]
    found = dict.fromkeys((*_of(_TOLD, request), *said), False) | dict.fromkeys(_of(_ORDERED, request), True)
    return {place: sure for place, sure in found.items() if _is_text(request[slice(*place)])}


def _of(patterns: Iterable[re.Pattern[str]], request: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the groups of every match of some patterns."""
    return (place for pattern in patterns for place in _groups(pattern, request))


def _groups(pattern: re.Pattern[str], request: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the groups of every match."""
    for match in pattern.finditer(request):
        for group in range(1, pattern.groups + 1):
            start, end = match.span(group)
            yield start, closed(request, start, end)


def _is_text(text: str) -> bool:
    return len(text) >= LEAST_CHARS and not set(text) & _QUOTING and not _NUMBERS.fullmatch(text)


def closed(request: str, start: int, end: int) -> int:
    """Return the end of a text without the sign that ends the request's sentence; a text that is one keeps its own."""
    if request[end - 2 : end] in (".?", ".!"):
        end -= 1
    sentence = request[start].isupper() and request.count(" ", start, end) >= LEAST_BLANKS
    return end - 1 if request[end - 1] in ".?!" and not sentence else end
