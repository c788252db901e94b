"""Acts that count a file or look up what is known of it: lines, words, characters, size, date, permissions. See acts.py."""

from __future__ import annotations

from umi_train.synth.acts import Plan, _act, is_text
from umi_train.synth.core import World
from umi_train.synth.views import counts, info, plural

# Counting

LINES = [
    "do: count the [number of] (lines|rows) (in|of|from) {t}",
    "do: count (how many lines are in|the lines in|all lines of|lines in) {t}",
    "do: (give|tell|get) me the (line count|number of lines) (of|for|in) {t}",
    "ask: how many (lines|rows|lines of text) (does {t} have|are in {t}|are there in {t}|does {t} contain|has {t})",
    "ask: how many lines (in|of) {t}",
    "ask: what is the (line count|number of lines) (of|in|for) {t}",
    "ask: how long is {t} in lines",
    "ask: how long is {t}",
    "know: how many (lines|rows) (are in {t}|{t} has|{t} contains|there are in {t})",
    "know: how (long {t} is|long {t} is in lines)",
    "get: the (number of lines|line count|amount of lines|count of lines|lines count|total lines) (of|in|for) {t}",
    "(lines in|line count of|number of lines in|wc -l|line count|lines of|lines) {t}",
    "{t} (line count|lines|number of lines|how many lines|how long|length in lines)",
    "{t}[:|,] how many lines[ are there| does it have|]",
    "the number of lines {t} has",
    "do: find out how many lines {t} has",
    "do: run wc -l on {t}",
    "do: tell me how many lines there are in {t}",
    "ask: how many lines of (text|code) are in {t}",
    "do: check how long {t} is in lines",
    "i need the number of lines in {t}",
    "is {t} long? how many lines",
    "length of {t} in lines",
    "i (wrote|typed) {t}, how many lines is that",
]


@_act("lines", "count_text", "Count the lines with count_text.", "The count is known.", LINES, weight=3.2, fits=is_text,
      question="Which file should I count?")  # fmt: skip
def _lines(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} has {plural(counts(obs)[0], 'line')}.")


WORDS = [
    "do: count the [number of] words (in|of|from) {t}",
    "do: count (how many words are in|all words of|words in|every word in) {t}",
    "do: (give|tell|get) me the (word count|number of words) (of|for|in) {t}",
    "ask: how many words (does {t} have|are in {t}|are there in {t}|does {t} contain|has {t})",
    "ask: how many words (in|of) {t}",
    "ask: what is the (word count|number of words) (of|in|for) {t}",
    "ask: how long is {t} in words",
    "ask: how many words (did i write|have i written) in {t}",
    "know: how many words (are in {t}|{t} has|{t} contains|there are in {t})",
    "know: how long {t} is in words",
    "get: the (number of words|word count|amount of words|words count|total words) (of|in|for) {t}",
    "(words in|word count of|number of words in|wc -w|word count|words of) {t}",
    "{t} (word count|words|number of words|how many words|wordcount)",
    "{t}[:|,] how many words[ are there| does it have|]",
    "do: find out how many words {t} has",
    "do: run wc -w on {t}",
    "i need the word count of {t}",
    "length of {t} in words",
    "did i write enough in {t}? how many words",
    "ask: how many words long is {t}",
    "do: check the word count of {t}",
    "i (wrote|typed) {t}, how many words is that",
]


@_act("words", "count_text", "Count the words with count_text.", "The count is known.", WORDS, weight=3.0, fits=is_text,
      question="Which file should I count?")  # fmt: skip
def _words(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} has {plural(counts(obs)[1], 'word')}.")


CHARACTERS = [
    "do: count the [number of] (characters|chars|letters) (in|of) {t}",
    "do: (give|tell) me the (character count|number of characters|char count) (of|for|in) {t}",
    "ask: how many (characters|chars|letters) (does {t} have|are in {t}|are there in {t}|does {t} contain)",
    "ask: how many (characters|chars) (in|of) {t}",
    "ask: what is the (character count|number of characters|char count) (of|in|for) {t}",
    "ask: how long is {t} in (characters|chars)",
    "know: how many (characters|chars) (are in {t}|{t} has|there are in {t})",
    "get: the (number of characters|character count|char count|total characters) (of|in|for) {t}",
    "(characters in|character count of|chars in|wc -c|char count) {t}",
    "{t} (character count|characters|chars|how many characters)",
    "do: find out how many characters {t} has",
    "i need the character count of {t}",
    "length of {t} in characters",
    "ask: how many characters long is {t}",
    "is {t} too long? how many characters",
]


@_act("characters", "count_text", "Count the characters with count_text.", "The count is known.", CHARACTERS, weight=0.9,
      fits=is_text, question="Which file should I count?")  # fmt: skip
def _characters(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} has {plural(counts(obs)[2], 'character')}.")


# Facts about the file

SIZE = [
    "ask: how (big|large|heavy) is {t}",
    "ask: what is the (size|file size) of {t}",
    "ask: what's the (size|file size) of {t}",
    "ask: how (much space|many bytes|many kilobytes|much disk space|much room|much) does {t} (take|take up|use|need|have|occupy)",
    "know: how (big|large) {t} is",
    "know: how (much space|many bytes) {t} (takes|takes up|uses|has)",
    "get: the (size|file size|size in bytes|byte size) of {t}",
    "do: (check|look up|tell me|show me|get) the (size|file size) of {t}",
    "do: measure (the size of|how big is) {t}",
    "(size of|file size of|how big|size) {t}",
    "{t} (size|how big|how large|file size|bytes)",
    "{t}[:|,] (how big is it|size|how large is it)",
    "do: find out how big {t} is",
    "ask: how many (kb|kilobytes|bytes) is {t}",
    "is {t} too big to mail? what's the size",
    "ask: how much does {t} weigh",
    "i need to mail {t}, how big is it",
    "size in kb of {t}",
    "ask: does {t} take much space",
]


@_act("size", "file_info", "Look up the size with file_info.", "The size is known.", SIZE, weight=2.4,
      question="Which file do you mean?")  # fmt: skip
def _size(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} is {info(obs)['size']} in size.")


MODIFIED = [
    "ask: when was {t} (last modified|modified|changed|last changed|edited|last edited|updated|last updated|saved|written|last touched)",
    "ask: when did (i|we|someone|anybody) [last] (change|edit|modify|update|save|touch) {t}",
    "ask: what is the (modification date|date|last modified date|modification time|timestamp|change date) of {t}",
    "ask: how (old|recent) is {t}",
    "ask: what time was {t} (changed|modified|saved)",
    "ask: from when is {t}",
    "know: when {t} was (last modified|modified|changed|edited|last edited|updated|saved)",
    "know: when (i|we) [last] (changed|edited|modified|touched) {t}",
    "get: the (modification date|last modified date|modification time|date|timestamp|last change) of {t}",
    "get: the (date|time) {t} was (changed|modified|saved)",
    "do: (check|look up) when {t} was (changed|modified|last saved|last edited)",
    "{t} (last modified|modified when|date|last change|mtime|last edit)",
    "last (change|modification|edit) of {t}",
    "when {t} (changed|was changed)",
    "ask: when did i work on {t} last",
    "ask: when did {t} last change",
    "is {t} up to date, when was it changed",
    "ask: how long has {t} been untouched",
    "ask: since when is {t} unchanged",
    "do: find out when {t} was last changed",
    "date of the last change to {t}",
    "ask: when was the last time {t} was edited",
]


@_act("modified", "file_info", "Look up the date with file_info.", "The date is known.", MODIFIED, weight=2.2,
      question="Which file do you mean?")  # fmt: skip
def _modified(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} was last modified on {info(obs)['modified']}.")


PERMISSIONS = [
    "ask: what (permissions|rights|access rights|mode) (does {t} have|are set on {t}|are on {t})",
    "ask: what are the (permissions|file permissions|access rights|rights) (of|on|for) {t}",
    "ask: who (can|may) (read|write|access|open) {t}",
    "ask: is {t} (writable|readable|executable|read only|write protected)",
    "ask: can (i|others|everybody) (write to|read|change|execute) {t}",
    "know: (what permissions {t} has|who can read {t})",
    "get: the (permissions|file mode|mode|access rights) (of|on|for) {t}",
    "do: (check|show|show me|look up) the (permissions|mode|access rights) (of|on) {t}",
    "(permissions|mode|rights) [of] {t}",
    "{t} (permissions|mode|rights)",
    "ask: am i allowed to (write to|change|open) {t}",
    "ask: is {t} locked",
    "ask: is {t} read-only",
    "ask: can others see {t}",
    "do: show me who may read {t}",
    "ask: is {t} protected against writing",
    "ask: which rights do i have on {t}",
]


@_act("permissions", "file_info", "Look up the permissions with file_info.", "The permissions are known.", PERMISSIONS, weight=0.6,
      question="Which file do you mean?")  # fmt: skip
def _permissions(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"{path} has the permissions {info(obs)['permissions']}.")


DETAILS = [
    "do: (show|give|tell|get) me (details|information|info|metadata|the details|some facts) (about|on|for|of) {t}",
    "do: (describe|inspect|examine|stat) the file {t}",
    "ask: what (kind of file|type of file|sort of file) is {t}",
    "ask: what do (you|we) know about the file {t}",
    "ask: is {t} (a text file|text or binary|binary|a binary file)",
    "know: what (kind|type) of file {t} is",
    "get: (details|information|info|metadata|file info|the properties) (about|on|of|for) {t}",
    "(info|details|file info|stat|properties) [of|on] {t}",
    "{t} (info|details|properties|metadata)",
    "get: the (size and date|date and size|size and permissions|properties) of {t}",
    "do: show the metadata of {t}",
    "facts about the file {t}",
    "file info for {t}",
    "ask: what's known about the file {t}",
    "do: look up the details of {t}",
    "general info on {t}",
]


@_act("details", "file_info", "Look up the details with file_info.", "The details are known.", DETAILS, weight=0.6,
      question="Which file do you mean?")  # fmt: skip
def _details(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: obs.content + ".")
