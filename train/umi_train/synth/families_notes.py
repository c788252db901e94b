"""Notes: keep, find, list. The text of a note is copied as the user gave it."""

from __future__ import annotations

from random import Random

from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.views import excerpt

_WHO = "Anna Ben Clara David Emma Felix Grace Hugo mom dad grandma Jonas Kim Lena Marco Nina Omar Paula Rosa Sam Tara Victor Zoe Priya Noah Olga".split()
_THING = (
    "milk", "eggs", "bread", "coffee", "batteries", "a gift", "flowers", "stamps", "cat food", "tickets",
    "a new charger", "printer paper", "olive oil", "tomatoes", "light bulbs", "paint", "a birthday card", "rice",
    "soap", "apples",
    "toothpaste", "a screwdriver", "onions", "tea", "dog food", "butter", "chocolate", "a lamp", "oat milk",
    "detergent",
)  # fmt: skip
_WHEN = (
    "tomorrow", "on monday", "on friday", "at 5pm", "at 10:30", "next week", "on march 3", "tonight", "before noon",
    "on the 14th", "this weekend", "in june", "at 9 on tuesday", "by thursday", "at lunch", "in two weeks",
    "on sunday evening", "at 18:00", "every wednesday",
)  # fmt: skip
_PLACE = (
    "the garage",
    "the top drawer",
    "the office",
    "the car",
    "the blue box",
    "the cellar",
    "locker 12",
    "the second shelf",
    "my backpack",
    "the kitchen",
    "room 204",
    "the red folder",
    "the shed",
    "the attic",
)
_OWN = (
    "keys",
    "passport",
    "charger",
    "umbrella",
    "tax papers",
    "bike pump",
    "old phone",
    "camera",
    "spare key",
    "receipts",
    "contract",
    "glasses",
    "ladder",
    "drill",
)
_DO = (
    "call {who} {when}", "buy {thing}", "buy {thing} and {thing2}", "meet {who} {when}", "dentist {when}",
    "pay the {bill} bill {when}", "send {who} the {doc}", "water the plants {when}", "pick up {who} {when}",
    "{who}'s birthday is {when}",
    "return the {own} {when}", "renew the {doc2} {when}", "ask {who} about the {doc}",
    "{own}: {place}", "parked in {place}", "book a table for {n} {when}",
    "finish the {doc} {when}", "clean {place}", "wifi at {who}'s is sunflower{n}",
    "gym {when}", "feed the cat {when}", "flight at {n}:{n2} {when}", "idea: {idea}", "{who} likes {idea}",
    "locker number {n}{n2}", "the meeting moved to {when}", "{who} owes me {n} euros", "read {idea}", "reply to {who}",
    "order {thing} {when}", "fix the {own}",
    "{doc} deadline {when}", "train leaves at {n}:{n2}", "{thing}, {thing2}, {thing3}", "back up the {own} photos",
    "cancel the {bill} contract", "project call with {who} {when}", "check the {bill} meter", "haircut {when}",
    "vet appointment {when}", "{who}: {n} {n2}{n} {n2}",
    "the code for {place} is {n}{n2}", "take out the trash {when}", "try the {idea} recipe", "car inspection {when}",
    "rent is due {when}", "print the {doc}", "ship the {own} to {who}",
)  # fmt: skip
_BILL = ("electricity", "phone", "water", "gas", "internet", "insurance", "heating")
_DOC = ("report", "slides", "invoice", "draft", "contract", "budget", "photos", "proposal", "summary", "agenda")
_DOC2 = ("passport", "library card", "insurance", "license", "gym membership", "domain")
_IDEA = (
    "lentil soup",
    "the river book",
    "a podcast about bees",
    "green walls",
    "jazz on vinyl",
    "solar panels",
    "a garden shed",
    "the old bridge walk",
    "sourdough",
    "chess openings",
    "black tea",
    "hiking in autumn",
)


def note_text(rng: Random, entity: bool) -> str:
    """Return what someone notes down; the held-out split gets texts of its own."""
    for _ in range(40):
        n, n2 = rng.randint(2, 22), rng.randint(10, 59)
        things = rng.sample(_THING, 3)
        text = rng.choice(_DO).format(
            who=rng.choice(_WHO), when=rng.choice(_WHEN), thing=things[0], thing2=things[1], thing3=things[2],
                place=rng.choice(_PLACE), own=rng.choice(_OWN),
            bill=rng.choice(_BILL), doc=rng.choice(_DOC), doc2=rng.choice(_DOC2), idea=rng.choice(_IDEA), n=n, n2=n2,
        )  # fmt: skip
        if heldout_entity(text) == entity:
            return text
    return text


ADD = (
    "do: (note|write down|jot down|take down|note down): {note}", "do: (note|write|jot) down (that|) {note}",
    "do: (remember|note|keep in mind) (that|:) {note}", "do: (add|make|take|save|create|write|keep) a note: {note}",
    "do: (add|save|keep) (this|the following) (as a|to my|in my) (note|notes): {note}",
    "note: {note}", "note to self: {note}", "remember: {note}", "(new note|add note|note|memo|todo|reminder) {note}",
    "(new note|memo|todo|reminder): {note}", "do: remind me (to|:) {note}",
    "do: (put|add) {note} (in|to|into|on) my notes",
    "do: (put|add) {note} on my list", "don't (let me forget|forget) [to|that|:] {note}",
    "i (need|have|want) to remember [to|that|:] {note}", "do: make a note (of|saying|that says|that|about) {note}",
    "(i'd like|i want) to (save|keep|make) a note: {note}", "do: add to my notes: {note}",
    "keep this for later: {note}",
    "do: store this: {note}", "do: (write|save) this down: {note}", "for my notes: {note}",
    "{note}, (note that|please note|remember that|save that|write that down)", "let me note (that|:) {note}",
    "do: save a (reminder|memo) (that|:|to) {note}", "(my notes|notes) += {note}", "something to remember: {note}",
    "do: log (this|): {note}", "do: note {note}",
    "before i forget: {note}", "(gotta|must|have to) remember: {note}", "pin this: {note}", "i'll forget otherwise: {note}", "can you keep this in mind: {note}", "for later: {note}", "umi note {note}",
    "post-it: {note}", "do: keep a record: {note}", "do: make sure i remember: {note}", "file this under notes: {note}", "do: note this for me: {note}", "sticky note: {note}",
    "one for the notes: {note}", "can you remember that {note}", "i must not forget: {note}", "nb: {note}", "put down: {note}", "something for my notes: {note}", "this goes in my notes: {note}",
)  # fmt: skip
QUOTED = (
    "do: add a note [that says|saying|with the text|:] {t}",
    "do: (save|keep|store) {t} as a note",
    "do: note down {t}",
    "do: remember {t}",
    "note {t}",
    "do: put {t} in my notes",
    "do: make a note {t}",
    "do: write {t} (into|in) my notes",
    "new note {t}",
    "do: jot down {t}",
    "do: take a note: {t}",
    "add {t} to notes",
    "write a note, it should say {t}",
    "my note is {t}",
    "note with the text {t}",
    "do: remember for me {t}",
    "note to add: {t}",
    "do: keep in mind {t}",
    "i want a note that reads {t}",
    "the words {t} go in my notes",
    "can you note {t} for me",
    "{t} - put that in my notes",
)


@family("note_add", weight=7, tools=("add_note",))
def note_add(w: World) -> Steps:
    """Keep a note; the text is copied."""
    text = note_text(w.rng, w.split == "heldout_entity")
    if w.chance(0.2):
        yield Ask(w.say(QUOTED, t=w.quoted(text, always=True)))
    else:
        yield Ask(w.say(ADD, note=text))
    yield Call("Something to remember: use add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")
    if w.chance(0.12):
        more = note_text(w.rng, w.split == "heldout_entity")
        yield Ask(w.say(ALSO, note=more))
        yield Call("One more to remember: use add_note.", "add_note", {"text": more})
        yield Done("The note is kept.")


ALSO = (
    "and {note}",
    "also {note}",
    "and [also] note {note}",
    "(and|) another [note|one]: {note}",
    "also [note|remember|add] {note}",
    "one more: {note}",
    "plus {note}",
    "oh and {note}",
    "and remember {note} too",
    "then {note} as well",
    "add {note} too",
    "and one [more|] note: {note}",
    "next note: {note}",
    "and don't forget {note}",
    "and this: {note}",
    "one more thing to note: {note}",
    "and put down {note}",
    "and then there is {note}",
)
LISTS = ("shopping", "grocery", "packing", "to-do", "todo", "wish", "gift", "birthday", "reading", "party", "cleaning")
SHOPPING = (
    "do: (add|put) {x} (to|on) (my|the) {l} list", "{x} (on|to|for) (my|the) {l} list",
    "do: (write|note) {x} (on|onto|for) the {l} list", "{l} list: {x}", "we need {x}, put it on the {l} list",
    "do: (include|append) {x} (on|to) my {l} list", "i need to add {x} to my {l} list", "{l} list add {x}",
    "do: note {x} for the {l} list", "can {x} go on my {l} list", "my {l} list needs {x}", "new on the {l} list: {x}",
    "we're out of {x}, put it on the {l} list", "{x} goes on the {l} list", "don't forget {x} on the {l} list", "could you put {x} on the {l} list", "{l} list: also {x}",
    "one more for the {l} list: {x}", "for my {l} list: {x}", "{x} should be on the {l} list", "remember {x} for the {l} list", "the {l} list is missing {x}", "{l} list += {x}",
)  # fmt: skip


@family("note_list_item", weight=1.1, tools=("add_note",))
def note_list_item(w: World) -> Steps:
    """Something for a list is kept as a note that names the list."""
    item, kind = (
        w.pick(_THING),
        w.pick(LISTS),
    )
    yield Ask(w.say(SHOPPING, x=item, l=kind))
    yield Call("Something for a list: keep it with add_note.", "add_note", {"text": f"{kind} list: {item}"})
    yield Done("The note is kept.")


ON_LIST = (
    "ask: (what is|what's|what do i have) on (my|the) {l} list", "do: (show|read|open|give) me (my|the) {l} list",
    "(my|the) {l} list", "{l} list", "get: (my|the) {l} list",
    "know: what is on my {l} list", "what's left on the {l} list",
    "do: (list|show|print|read out) (everything on|the items on|what is on) my {l} list", "{l} list?",
    "ask: is there anything on my {l} list", "do: check my {l} list", "everything on the {l} list",
    "ask: what did i put on my {l} list", "items on my {l} list", "tell me my {l} list",
    "ask: what was on my {l} list again", "ask: what do i still need from the {l} list", "do: read me the {l} list", "i'm out right now, what's on the {l} list", "let me see the {l} list",
    "ask: is the {l} list empty", "ask: what have i got on the {l} list", "i need my {l} list", "do: remind me what's on the {l} list", "ask: which things are on the {l} list",
)  # fmt: skip


@family("note_list_show", weight=3.0, tools=("search_notes",))
def note_list_show(w: World) -> Steps:
    """What stands on a list that is kept in notes, or in a file that is called so."""
    kind = w.pick(LISTS)
    _fill(w, w.rng.randint(0, 3))
    items = w.rng.sample(_THING, w.rng.randint(0, 5))
    path = None
    if w.chance(0.5):
        name = kind + w.pick(("", "", "_list", "-list", " list")) + w.pick((".txt", ".txt", ".txt", ".md", ""))
        items = items or [w.pick(_THING)]
        path = w.write(f"{w.pick(w.folders)}/{name}" if w.folders and w.chance(0.3) else name, "\n".join(items) + "\n")
    else:
        for item in items:
            w.notes.add(f"{kind} list: {item}")
    yield Ask(w.say(ON_LIST, l=kind))
    observation = yield Call(
        "A list is kept in the notes: use search_notes.", "search_notes", {"query": f"{kind} list"}
    )
    if not observation.content.startswith("no notes"):
        yield Answer("The list is found.", notes_said(observation.content))
    elif path is None or "called so" not in observation.content:
        yield Answer("Nothing was found.", f"There is nothing on your {kind} list.")
    elif "1 file" not in observation.content:
        raise Skip("several files")
    else:
        found = yield Call("A file is called so: read it with read_file.", "read_file", {"path": path})
        if not found.ok:
            raise Skip(found.content)
        yield Answer("The file was read.", excerpt(path, found.content))


SEARCH = (
    "do: (search|look through|check|go through) my notes for {q}",
    "ask: (what|which notes) (did i note|do i have|did i write|have i noted) [down] about {q}",
    "do: find (my|the|) (note|notes) (about|on|with|that mention) {q}",
    "ask: do i have (a|any) (note|notes) (about|on|for) {q}", "notes (about|on|with|for) {q}", "my {q} note[s]",
    "ask: what do my notes say about {q}", "do: look up {q} in my notes",
    "ask: (what|which notes) (mention|contain|have) {q}", "{q} in my notes",
    "know: what i noted about {q}", "ask: did i (note|write down|save) (anything|something) about {q}",
    "search notes {q}", "find note {q}", "get: my notes (about|on) {q}",
    "do: show me (the|my) notes (about|on|with) {q}", "ask: what was (that|the) note about {q}",
    "i noted something about {q}, what was it", "ask: what did i (tell you|ask you to remember) about {q}",
    "(any|some) notes on {q}", "is {q} in my notes", "ask: where did i note {q}",
    "do: remind me what i noted about {q}", "recall {q}",
    "there was a note with {q}, find it", "didn't i note something with {q}", "ask: which note has {q} in it", "do: pull up the note on {q}", "do: look for {q} in the notes",
    "ask: what's in my notes about {q}", "i made a note about {q}, show it [to me]", "any note that says {q}", "grep my notes for {q}", "ask: what had i written about {q} in my notes",
    "the note that mentions {q}, please", "ask: have i a note on {q}", "{q}: what did i note", "i can't find my note about {q}", "what do you have in my notes on {q}",
)  # fmt: skip


def _fill(w: World, count: int) -> None:
    from datetime import timedelta

    for i in range(count):
        w.notes.add(
            note_text(w.rng, w.split == "heldout_entity"), w.now - timedelta(hours=(count - i) * w.rng.randint(2, 90))
        )


def notes_said(content: str) -> str:
    """Return the notes of an observation."""
    return content.partition("\n")[2]


@family("note_search", weight=5.5, tools=("search_notes",))
def note_search(w: World) -> Steps:
    """Find notes by a word."""
    _fill(w, w.rng.randint(1, 6))
    stop = {"the", "and", "with", "about", "before", "every", "next", "this", "call", "meet", "send"}
    words = [x.strip(":,.'") for x in w.pick(w.notes.rows)[2].split()]
    words = [x for x in words if len(x) > 3 and x.lower() not in stop and x.isalpha()]
    query = (
        w.pick(words)
        if words and w.chance(0.85)
        else w.pick(
            ("garden", "passport", "budget", "holiday", "doctor", "recipe", "school", "password", "car", "taxes")
        )
    )
    yield Ask(w.say(SEARCH, q=query))
    observation = yield Call("A note is looked for: use search_notes.", "search_notes", {"query": query})
    if observation.content.startswith("no notes"):
        yield Answer("Nothing was found.", f"You have no notes about {query}.")
        return
    found = notes_said(observation.content)
    yield Answer("The notes are found.", f"You noted: {found}." if "\n" not in found else f"You noted:\n{found}")


LIST = (
    "do: (show|list|read|display|print|open) [me|] (my|all my|the|all) notes",
    "ask: (what are|what's in|what is in) my notes", "ask: (what|which) notes do i have", "my notes", "notes",
    "list notes", "all [my] notes", "get: (my|all my) notes", "know: what (notes i have|i noted)",
    "ask: what (did i|have i) (note|noted|write down|written down|save) [so far|]",
    "(show|what are) the (latest|last|newest|recent) notes", "ask: do i have any notes",
    "what did i (ask you|tell you) to remember", "ask: what's on my list",
    "do: go through my notes", "read (me|out) my notes", "ask: what should i remember", "do: bring up my notes",
    "everything i noted", "anything in my notes", "ask: what do i have (to do|noted)", "do: recap my notes",
    "let me see my notes",
    "let's see all the notes", "ask: what have i asked you to keep", "ask: is there anything noted", "do: show the notes i made", "ask: what notes are there", "do: list what i noted",
    "ask: which things did i want to remember", "all the things i noted", "ask: what did you write down for me", "overview of my notes", "notes please", "ask: what reminders do i have", "my reminders",
    "do: print out my notes", "what did i tell you not to forget",
)  # fmt: skip
LIST_N = (
    "do: (show|list|read|give me) (my|the) (last|latest|newest|most recent) {n} notes",
    "(last|latest|newest) {n} notes", "get: (my|the) (last|latest|newest|most recent) {n} notes",
    "ask: what (are|were) (my|the) last {n} notes", "{n} (latest|newest|last) notes", "the {n} most recent notes",
    "my last {n} notes please", "do: print the {n} newest notes", "only the (last|latest) {n} notes",
    "know: what my last {n} notes are", "{n} notes, newest first", "do: display {n} recent notes",
    "the newest {n} of my notes", "just my last {n} notes", "show {n} notes, the latest ones", "i need the {n} most recent notes", "do: read out my last {n} notes", "the {n} notes i made last",
    "ask: what are the {n} newest things in my notes",
)  # fmt: skip


@family("note_list", weight=3.6, tools=("list_notes",))
def note_list(w: World) -> Steps:
    """List notes, all or the last few."""
    if w.chance(0.9):
        _fill(w, w.rng.randint(1, 5))
    if w.chance(0.25):
        n = w.rng.randint(2, 8)
        yield Ask(w.say(LIST_N, n=n))
        observation = yield Call(
            "The last notes are asked for: use list_notes with a limit.", "list_notes", {"limit": n}
        )
    else:
        yield Ask(w.say(LIST))
        observation = yield Call("The notes are asked for: use list_notes.", "list_notes", {})
    if observation.content.startswith("there are no"):
        yield Answer("There are none.", "You have no notes yet.")
        return
    yield Answer("The notes are known.", f"Your notes:\n{notes_said(observation.content)}")
