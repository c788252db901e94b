"""Which file a request is about that names none: the one whose words it says.

"what's the guest wifi password?" names no file, and a small model that has seen none gives up. Its words stand
in wifi.txt and nowhere else, and that can be looked up:

```
request -> its words --+
                       +-> words in common, the rarer the better -> one file, or none where two are as good
paths and texts -------+
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from time import monotonic

from umi_local.agent import around
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolError
from umi_local.tools.files import decode, is_binary

MOST_FILES, MOST_BYTES, SECONDS = 500, 64 << 10, 0.5
"""Files that are read for one request, the first bytes of each, and how long all of it may take."""
LEAST_SHARE = 0.5
"""Share of the words of a request that a file must have to be what it is about."""
LEAST_CHARS, BEGINNING_CHARS = 3, 5
"""Characters of the shortest word that counts, and of the shortest that another word may begin with."""
REQUEST_CHARS = 2000

_WORD = re.compile(r"[^\W_]+")
_IDLE = frozenset(
    "the and but not yes then than for from with into about out off over under what whats which who whom whose "
    "when where why how are was were been does did done have has had having you she they him them her his its "
    "our your their this that these those there here will would can could should shall may might must much "
    "many most more less least few some any all each every one two first second got get set people work works "
    "give tell show say find please pls plz thanks need want like long old big far near last next time times "
    "day days number name use used using cost costs mean put make made let file files folder folders line "
    "lines word words everyone everybody anyone someone hasn haven isn aren wasn don doesn didn list best "
    "worst highest lowest total average".split()
)
"""Words of requests that say nothing about what stands in a file."""
_CALENDAR = {
    name[:3]: name
    for name in (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december"
    ).split()
}
_ENDINGS = ("ing", "er", "ed")
_STEM_CHARS = 4
"""Characters that are left of a word at least when its ending goes."""


def about(workspace: Workspace, request: str, said: str = "") -> str:
    """Return the path of the one file that has most of the words of a request; "" where none or several do.

    Nor is it any where `said`, what the request was answered with, has a word of it: then it was understood.
    """
    words = _WORD.findall(request[:REQUEST_CHARS].casefold())
    asked = {_stem(word) for word in words if _counts(word) and word not in _IDLE}
    if not asked or asked & _stems(said):
        return ""
    shared = {path: found for path, text in _texts(workspace) if (found := _shared(asked, _stems(f"{path} {text}")))}
    files = Counter(word for found in shared.values() for word in found)
    scores = {path: (len(found), sum(1 / files[word] for word in found)) for path, found in shared.items()}
    best = max(scores.values(), default=(0, 0.0))
    paths = [path for path, score in scores.items() if score == best]
    # Days and page numbers tell two files apart, but a number that is nowhere says nothing.
    counted = [word for word in asked if not word.isdigit() or any(word in found for found in shared.values())]
    return paths[0] if len(paths) == 1 and best[0] >= LEAST_SHARE * len(counted) else ""


def _texts(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield the paths of files that are not hidden, and how their texts begin: "" where there is none to be read."""
    left, end = MOST_FILES, monotonic() + SECONDS
    for path in around.paths(workspace):
        if left <= 0 or monotonic() > end:
            return
        if path.endswith("/") or any(part.startswith(".") for part in path.split("/")):
            continue
        left -= 1
        try:
            data = workspace.read_bytes(path, MOST_BYTES)
        except ToolError:
            data = b""
        yield path, "" if is_binary(data) else decode(data).text


def _shared(asked: set[str], known: set[str]) -> set[str]:
    """Return the words that a text has, or begins: deploy is in what asks for a deployment."""
    found = asked & known
    long = [word for word in asked - found if len(word) > BEGINNING_CHARS]
    return found | {word for word in long if any(word[:n] in known for n in range(BEGINNING_CHARS, len(word)))}


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text.casefold()) if _counts(word)}


def _counts(word: str) -> bool:
    return len(word) >= LEAST_CHARS or word.isdigit()


def _stem(word: str) -> str:
    """Return what a word has in common with its other forms: "tue" of Tuesday, "pay" of pays, "pric" of prices."""
    if len(word) > LEAST_CHARS and _CALENDAR.get(word[:3], "").startswith(word):
        return word[:3]
    if word.endswith(("ches", "shes", "xes", "sses")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > LEAST_CHARS:
        word = word[:-1]
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    if len(word) - len(ending) >= _STEM_CHARS:
        word = word.removesuffix(ending)
    return word.removesuffix("e") if len(word) > _STEM_CHARS else word
