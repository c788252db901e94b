"""A result that is used: written to a file, added to one, noted, or calculated with; two results in one request."""

from __future__ import annotations

from collections.abc import Generator

from umi_local.trajectory import ObservationTurn
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.results import Result, draw

WRITE = (
    "do: (write|save|put|store) {noun} (to|in|into) {y}", "do: (write|save|put|store|record) {noun} (to|in|into) (a file called|a new file|the file) {y}",
    "do: {what} and (write|save|put|store) (it|the result|the answer|that) (to|in|into) {y}", "do: {what}, then (write|save|put) (it|the result|the answer) (to|into|in) {y}",
    "do: (create|make) [a file] {y} (with|containing) {noun}", "{y} should (contain|hold|say) {noun}", "i (want|need) {noun} (in|saved in|written to|saved to) {y}",
    "{ask}? (write|save|put) (it|that|the answer|the result) (to|in|into) {y}", "{ask}? (write|save) the (answer|result) (to|in) {y} please",
    "first {what}, then (write|save|store) the (result|answer) (to|in|into) {y}", "{what} & (write|save) it to {y}", "do: {what}. (write|save) the (result|answer) (to|in) {y}",
    "(write|save) to {y}: {noun}", "{noun} (should go|goes|belongs) (in|into) {y}", "into {y} (write|put) {noun}", "do: {what} and make {y} with (the result|the answer)",
    "{ask}? i want (it|the answer|that) in {y}", "do: make a file {y} that says {noun}", "do: find out {noun} and (put|save) (it|that) (in|to) {y}", "{noun} -> {y}",
    "{noun} in a file called {y} please", "do: {what} and keep the (result|answer) in {y}", "a file {y} with {noun} in it [please]", "i'd like a new file {y} that has {noun}",
    "do: {what}, answer into {y}", "do: {what}, i want the answer in {y}", "{what} > {y}", "the answer to this goes in {y}: {ask}", "in {y} i want to read {noun}",
)  # fmt: skip
ADD = (
    "do: (append|add) {noun} to {y}", "do: {what} and (add|append) (it|the result|the answer|that) to {y}", "do: (add|put|write) {noun} (at|to) the (end|bottom) of {y}",
    "{ask}? (add|append) (it|that|the answer|the result) to {y}", "do: {what}, then (append|add) (it|the result) to {y}", "{ask}? put (it|the answer) at the end of {y}",
    "i (want|need) {noun} (added|appended) to {y}", "first {what}, then (add|append) the (result|answer) to {y}", "{y} (also needs|should end with) {noun}",
    "{noun} (should be added|must be added|goes) to (the end of|) {y}", "do: {what}. (append|add) the (result|answer) to {y}", "append to {y}: {noun}",
    "{what} & (append|add) it to {y}", "do: write {noun} on a new line (in|of) {y}",
    "{y} should get {noun} as its last line", "do: put {noun} under the rest in {y}", "{noun} >> {y}", "{what} >> {y}", "do: {what} and put (it|the result) at the bottom of {y}",
    "at the end of {y} i want {noun}", "{ask}? (it|the answer) should be the last line of {y}", "do: find out {noun} and append it to {y}", "do: {what}, the answer goes below what is in {y}",
    "do: extend {y} with {noun}",
)  # fmt: skip
NOTE = (
    "do: {what} and (note it|note it down|make a note of it|save it as a note|remember it)", "{ask}? (note it|make a note of it|save it as a note|write it in my notes)",
    "do: (note|note down|make a note of|remember|put in my notes) {noun}", "do: (save|keep) {noun} as a note", "i want {noun} in my notes",
    "do: {what}, then (add|save) (it|the result|the answer) (to|in) my notes", "first {what}, then note the (result|answer)", "do: add a note with {noun}",
    "{what} & note it", "do: {what}. (note|remember) the (result|answer)",
    "{ask}? keep it in my notes", "do: {what} and put the (answer|result) in my notes", "{ask}? remember the answer for me", "i need a note with {noun}",
    "do: {what} and remember (it|the result) for me", "{noun} into my notes please", "do: find out {noun} and make a note", "{what}, and note the answer",
)  # fmt: skip
THEN = (
    "do: {what} and (then |){op}", "do: {what}, then {op}", "{ask}? (then|and) {op}", "first {what}, then {op}", "{ask}, and then {op}", "do: {what}. then {op}",
    "{ask}? and what is (it|that) (|when you ){op2}", "do: take {noun} and {op}", "{what}; {op}", "do: {op} after you {what}", "{ask}? now {op}", "do: take {noun}, then {op}",
    "do: {what}, and after that {op}", "{ask}? take that and {op}", "do: {what} first and then {op}", "once you {what}, {op}", "do: start with {noun} and {op}", "do: {what}. now {op}",
    "when you have {noun}, {op}", "do: find {noun} and {op}",
)  # fmt: skip
BOTH = (
    "{ask} and {second}", "{ask} and {second}?", "{ask}? and {second}?", "{ask}, and {second}?", "do: {what} and {other}", "do: {what} and also {other}", "do: {what}, then {other}",
    "do: tell me {noun} and {noun2}", "do: give me {noun} and {noun2}", "i need {noun} and {noun2}", "i want to know {noun} and {noun2}", "two questions: {ask}? {second}?", "{ask}? also, {second}?",
    "first {what}, then {other}", "{what}; {other}", "do: {what}. then {other}", "{noun} and {noun2} please", "tell me two things: {noun} and {noun2}",
    "i have two questions. {ask}? and {second}?", "{ask}? oh and {second}?", "do: {what}. also {other}", "i need two things: {noun} and {noun2}", "do: {what}, and {other} too", "1. {ask} 2. {second}",
    "both {noun} and {noun2} please", "{ask}? then {second}?", "first {noun}, second {noun2}", "{ask} / {second}", "do: {what}, and while you are at it {other}",
)  # fmt: skip


def _worked_out(w: World, result: Result, lead: str = "") -> Generator[Call, ObservationTurn, str]:
    """Take the calls of a result and return what it is. Raises Skip."""
    obs = None
    for at, (why, tool, arguments) in enumerate(result.steps):
        obs = yield Call(f"{lead}{why}" if at == 0 else why, tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
    assert obs is not None
    found = result.read(obs)
    if not found or len(found) > 60 or "\n" in found:
        raise Skip("no result")
    return found


def _words(result: Result) -> dict[str, str]:
    return {"noun": result.noun, "what": result.do, "ask": result.ask}


@family("result_to_file", weight=3.6, tools=("write_file",))
def result_to_file(w: World) -> Steps:
    """Work something out and write it to a new file."""
    result = draw(w)
    new = w.name(w.pick([".txt", ".txt", ".txt", ".md", ".log", None]))
    if w.folders and w.chance(0.15):
        new = f"{w.pick(w.folders)}/{new}"
    if w.exists(new):
        raise Skip("there")
    yield Ask(w.say(WRITE, y=w.bare(new), **_words(result)))
    found = yield from _worked_out(w, result, "First the result. ")
    yield Call("The result is known: write it with write_file.", "write_file", {"path": new, "content": found})
    yield Done("The result is written.", f"{result.told(found)}; ")


@family("result_added", weight=3.4, tools=("append_file",))
def result_added(w: World) -> Steps:
    """Work something out and add it to a file that is there."""
    result = draw(w)
    path = w.pick_text_file(ext=(".txt", ".md", ".log", ".csv"))
    if any(arguments.get("path") == path for _, _, arguments in result.steps):
        raise Skip("the same file")
    yield Ask(w.say(ADD, y=w.path(path), **_words(result)))
    found = yield from _worked_out(w, result, "First the result. ")
    yield Call("The result is known: add it with append_file.", "append_file", {"path": path, "content": found})
    yield Done("The result was added.", f"{result.told(found)}; ")


@family("result_noted", weight=1.8, tools=("add_note",))
def result_noted(w: World) -> Steps:
    """Work something out and note it."""
    result = draw(w)
    yield Ask(w.say(NOTE, **_words(result)))
    found = yield from _worked_out(w, result, "First the result. ")
    text = result.told(found)
    yield Call("The result is known: note it with add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")


@family("result_used", weight=3, tools=("calculate",))
def result_used(w: World) -> Steps:
    """Work a number out and calculate with it."""
    result = draw(w, number=True)
    k = w.rng.choice((2, 3, 4, 5, 10, 12, w.rng.randint(2, 60)))
    verb, gone, sign = w.pick(
        (
            (f"multiply (it|that|the result) (by|with) {k}", f"multiplied by {k}", f"* {k}"),
            (f"multiply (it|the result|that) by {k}", f"times {k}", f"* {k}"),
            (f"divide (it|that|the result) by {k}", f"divided by {k}", f"/ {k}"),
            (f"add {k} to (it|that|the result)", f"plus {k}", f"+ {k}"),
            (f"add {k}", f"plus {k}", f"+ {k}"),
            (f"(subtract|take) {k} from (it|that|the result)", f"minus {k}", f"- {k}"),
            ("double (it|that|the result)", "doubled", "* 2"),
            ("(halve it|take half of it|take half of that)", "halved", "/ 2"),
        )
    )
    yield Ask(w.say(THEN, op=w.word(verb), op2=gone, **_words(result)))
    found = yield from _worked_out(w, result, "First the result. ")
    obs = yield Call("The result is known: go on with calculate.", "calculate", {"expression": f"{found} {sign}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("Both are known.", f"{result.told(found)}. {obs.content.partition(' (')[0]}.")


@family("two_results", weight=4.2)
def two_results(w: World) -> Steps:
    """Two results in one request."""
    first, second = draw(w), draw(w)
    if first.steps == second.steps:
        raise Skip("the same twice")
    yield Ask(w.say(BOTH, second=second.ask, other=second.do, noun2=second.noun, **_words(first)))
    one = yield from _worked_out(w, first, "Two wishes. ")
    two = yield from _worked_out(w, second, "Now the second wish. ")
    yield Answer("Both are known.", f"{first.told(one)}.\n{second.told(two)}.")
