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
    "honey", "cheese", "yogurt", "potatoes", "sugar", "flour", "noodles", "shampoo", "a notebook", "envelopes", "candles", "tape", "nails", "a hammer", "sun cream", "socks", "a raincoat", "plasters", "napkins",
    "lemons", "garlic", "spinach", "bananas", "juice", "a phone case", "wrapping paper", "sponges", "a toothbrush", "sandals", "wine",
)  # fmt: skip
_WHEN = (
    "tomorrow", "on monday", "on friday", "at 5pm", "at 10:30", "next week", "on march 3", "tonight", "before noon",
    "on the 14th", "this weekend", "in june", "at 9 on tuesday", "by thursday", "at lunch", "in two weeks",
    "on sunday evening", "at 18:00", "every wednesday",
    "the day after tomorrow", "in the morning", "after work", "next month", "at noon", "by friday evening", "first thing tomorrow", "on saturday morning", "before the holidays", "at 7:15", "in autumn",
    "on january 12", "at half past three", "every morning", "later today", "on the 2nd", "by the end of the month", "at 20:30 on sunday",
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
    "the basement", "the hall closet", "the glove box", "the bottom shelf", "mom's house", "the bathroom cabinet", "the desk drawer", "the guest room", "the green suitcase", "level 3", "the laundry room", "box 7",
)  # fmt: skip
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
    "wallet", "headphones", "sunglasses", "tent", "toolbox", "laptop", "flashlight", "sewing kit", "winter coat", "guitar", "photo album", "first aid kit",
)  # fmt: skip
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
    "text {who} {when}", "email {who} the {doc}", "{who} prefers {idea}", "tell {who} that the {doc} is ready", "thank {who} for the {own}", "lend {who} the {own}", "get the {own} back from {who}",
    "visit {who} {when}", "invite {who} for dinner {when}", "bring {thing} for {who}", "{thing} for {who}", "we need more {thing}", "out of {thing}", "{thing} is cheaper at the market", "pick up {thing} {when}",
    "{thing} and {thing2} for the party", "{own} is at {who}'s", "left the {own} in {place}", "look for the {own} in {place}", "tidy up {place} {when}", "new lock for {place}", "measure {place} {when}",
    "{bill} contract ends {when}", "the {bill} man comes {when}", "meter reading {bill}: {n}{n2}", "proofread the {doc}", "{who} wants the {doc} {when}", "hand in the {doc} {when}", "sign the {doc}",
    "scan the {doc2}", "{doc2} number {n2}{n}{n2}", "yoga {when}", "band practice {when}", "parents evening {when}", "swimming with the kids {when}", "exam {when}, room {n}", "interview {when} with {who}",
    "lunch with {who} {when}", "babysitter {when}", "bus {n} goes at {n}:{n2}", "seat {n}, row {n2}", "alarm code {n2}{n2}", "size {n2} shoes for {who}", "{who} is allergic to nuts", "{who} moved to number {n}",
    "coffee with {who} was {n} euros", "gave {who} {n} euros", "tried {idea}, loved it", "look up {idea}", "gift idea for {who}: {idea}", "the password hint is {idea}", "water the {idea} tray",
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
    "pumpkin pie", "a bird house", "old maps", "night trains", "watercolours", "a herb garden", "mushroom soup", "card games", "the harbour museum", "ginger tea", "paper lanterns", "folk songs",
)  # fmt: skip


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
    "do: make a mental note: {note}", "do: scribble (down|this down): {note}", "do: scribble {note} (into|in) my notes", "do: log {note} in my notes", "do: hold on to this for me: {note}",
    "do: hang on to this (thought|info): {note}", "do: store (the following|this thought|this info) in my notes: {note}", "do: stash this [away|] [in my notes|]: {note}",
    "do: park this (thought|idea) for me: {note}", "do: keep track of this: {note}", "do: record (this|the following) (in my notes|as a note|for me): {note}", "do: record that {note}",
    "do: set down in my notes: {note}", "do: enter (this|the following) (in|into) my notes: {note}", "do: enter {note} (in|into) my notes", "do: get this (down|down for me|into my notes): {note}",
    "do: bear in mind that {note}", "do: bear in mind: {note}", "do: drop (this|a line) (in|into) my notes: {note}", "do: tack {note} onto my notes", "do: (memorize|memorise) (this|the following): {note}",
    "(please|) don't lose this (thought|info|one): {note}", "do: pencil in {note}", "do: make a memo: {note}", "do: make a (quick|short|little|brief) note: {note}",
    "do: make a note for (me|later|tomorrow|myself): {note}", "do: type this into my notes: {note}", "do: open a new note and (write|put) {note}", "do: start a (new|fresh) note: {note}",
    "do: create a (note|memo|reminder) (with this text|that goes|reading): {note}", "do: put a (reminder|memo|line) in my notes: {note}", "do: put this (down|on record|in writing|in the notes): {note}",
    "do: add (a new|another|one) note, {note}", "do: leave (me|myself) a note: {note}", "do: write me a note: {note}", "do: help me remember: {note}", "do: help me remember (to|that) {note}",
    "do: see to it that i don't forget: {note}", "do: give me a note (saying|that says) {note}", "(mental|quick|short|small|little|brief) note: {note}", "memo to (me|myself|self): {note}",
    "(nts|n2s|note 2 self): {note}", "jot: {note}", "(to remember|not to forget|to keep in mind): {note}", "do not let me forget: {note}",
    "i'm going to forget (this|it), (so note it|so write it down|note it): {note}", "my memory is (bad|awful|like a sieve), (so|) note this: {note}",
    "i just (remembered|thought of|had an idea about) something, (note it|write it down|jot it down): {note}", "(i have|i've got|got) a note for you: {note}", "here (is|comes) a note: {note}",
    "here's something (to note|to write down|for the notes): {note}", "this (should be|must be|needs to be|has to be) (noted|written down|in my notes): {note}", "(should be|to be|must be) noted: {note}",
    "in my notes[,] (write|put|please put): {note}", "(notes, new entry|new entry in my notes|new entry for the notes): {note}", "another thing i (should|must) not forget: {note}",
    "i keep forgetting this, (write it down|note it down|please keep it): {note}", "take this down: {note}", "ready to take a note? {note}", "got (a pen|a second to write something down)? {note}",
    "you have to remember this for me: {note}", "what i (must|should|need to) remember: {note}", "i was told to remember: {note}", "i'd better (write|note|get) this down: {note}",
    "(can|may) i leave a note (here|with you): {note}", "(while i think of it|while i remember|lest i forget|so i don't forget|so that i won't forget), (note this|a note): {note}", "brain dump: {note}",
    "thought to keep: {note}", "{note}. (please note it|note it down|write it down|put it in my notes|keep that in my notes|make a note of it)", "{note} - (for my notes|as a note|note it|note that down)",
    "{note} (goes|belongs) in my notes", "{note}, (keep it in mind|keep that in mind for me|jot that down)", "i want {note} in my notes", "i'd like {note} (noted|noted down|written down)",
    "my notes should (have|say|include): {note}", "something new for my notes: {note}", "there's (one|a) thing to note: {note}", "(gotta|let me|i should) jot (this|something) down: {note}",
    "i need (a note|this noted|this written down): {note}", "(a|one) note please: {note}", "the note should (say|read|be): {note}", "(text of the note|note text): {note}", "note add {note}",
    "(hey|hi|ok) umi, (new note|note this|take this down): {note}", "it would be (bad|a shame) to forget this: {note}", "if i forget this i'm in trouble, note it: {note}",
    "could you hold this in memory for me: {note}", "important, (please keep|write this down|note): {note}", "nobody else will remember, so you do: {note}", "forgetting is easy, so please note {note}",
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
    "do: scribble {t} in my notes", "do: log {t} as a (note|memo)", "do: record {t} in my notes", "do: enter {t} (as a note|into my notes)", "do: create a (note|memo) (with|reading|that reads) {t}",
    "do: make a memo that says {t}", "do: drop {t} into my notes", "do: store {t} (in|among) my notes", "do: hold on to {t} for me", "do: get {t} into my notes", "do: leave (me|myself) a note that says {t}",
    "do: stick {t} in the notes", "do: take down {t}", "do: memorize {t} for me", "{t} (is|should be) (a note|my next note|a new note)", "{t} belongs in my notes",
    "{t}, (note that|write that down|keep it as a note|remember it)", "(a|one|new) note please: {t}", "my notes should (say|contain|include) {t}", "i'd like {t} (noted|noted down|written down in my notes)",
    "let {t} be a note", "note: {t}", "memo: {t}", "what i want noted is {t}", "the note is {t}, (keep it|please keep it|save it)", "don't let me forget {t}", "please have {t} in my notes",
    "could my notes get a line {t}", "i keep forgetting {t}, note it", "for my notes, word for word: {t}",
)  # fmt: skip


@family("note_add", weight=7)
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
    "and (write down|jot down|save|keep) {note}", "oh, (also|and) {note}", "as well as {note}", "(another|one more|a second) (note|thing): {note}", "next: {note}", "next one: {note}", "while we're at it: {note}",
    "while you're at it, note {note}", "(also|and) don't let me forget {note}", "and (the same|same) for {note}", "and a second note, {note}", "(wait|hold on|oh), (one more|there is more): {note}",
    "i forgot one: {note}", "and what's more: {note}", "(and|) on top of that {note}", "note this too: {note}", "(and|also) make a note of {note}", "and keep in mind {note}", "another for the notes: {note}",
    "and i also have to remember {note}", "and (in|) another note {note}", "(not done yet|there's more|more): {note}", "ps: {note}", "{note}, that one too", "and put {note} in there too",
)  # fmt: skip
LISTS = ("shopping", "grocery", "packing", "to-do", "todo", "wish", "gift", "birthday", "reading", "party", "cleaning",
    "guest", "movie", "bucket", "chore", "travel", "supplies", "christmas", "holiday",
)  # fmt: skip
SHOPPING = (
    "do: (add|put) {x} (to|on) (my|the) {l} list", "{x} (on|to|for) (my|the) {l} list",
    "do: (write|note) {x} (on|onto|for) the {l} list", "{l} list: {x}", "we need {x}, put it on the {l} list",
    "do: (include|append) {x} (on|to) my {l} list", "i need to add {x} to my {l} list", "{l} list add {x}",
    "do: note {x} for the {l} list", "can {x} go on my {l} list", "my {l} list needs {x}", "new on the {l} list: {x}",
    "we're out of {x}, put it on the {l} list", "{x} goes on the {l} list", "don't forget {x} on the {l} list", "could you put {x} on the {l} list", "{l} list: also {x}",
    "one more for the {l} list: {x}", "for my {l} list: {x}", "{x} should be on the {l} list", "remember {x} for the {l} list", "the {l} list is missing {x}", "{l} list += {x}",
    "do: (put|pop|stick|throw|chuck) {x} on (my|the|our) {l} list", "do: (jot|scribble) {x} (down on|onto) the {l} list", "do: enter {x} (on|into) (my|the) {l} list", "do: add {x} to what's on the {l} list",
    "do: extend my {l} list (by|with) {x}", "do: make sure {x} (is|gets) on the {l} list", "do: get {x} onto the {l} list", "do: make room on the {l} list for {x}", "{l} list (plus|+) {x}", "add {x} {l} list",
    "{x} -> {l} list", "{x}, (that's|it's) for the {l} list", "{x} (belongs|has to go|must go|should go) on (my|the|our) {l} list", "{x} isn't on the {l} list yet, add it",
    "we (ran|have run) out of {x}, {l} list please", "we've no more {x}, so onto the {l} list with it", "i (forgot|left out) {x} on the {l} list, put it there", "i also (need|want) {x} on my {l} list",
    "ask: can you (add|put) {x} (to|on) my {l} list", "ask: would you (write|put) {x} on our {l} list", "(mum|mom|dad|my wife|my husband|the kids) (wants|asked for) {x}, put it on the {l} list",
    "(another|one more) thing for the {l} list, {x}", "the {l} list (should|must) (have|include|say) {x}", "the {l} list still (lacks|needs) {x}", "what the {l} list lacks is {x}, add it",
    "on (my|the) {l} list (goes|please put|put|write|note) {x}", "on the {l} list: {x}", "to the {l} list: {x}", "regarding the {l} list: add {x}", "{l} list: don't forget {x}", "{l} list, new item: {x}",
    "new {l} list item: {x}", "item for the {l} list: {x}", "let's have {x} on the {l} list", "there should be {x} on the {l} list",
)  # fmt: skip


@family("note_list_item", weight=1.1)
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
    "do: (display|pull up|bring up|open up|fetch) (my|the|our) {l} list", "do: tell me (what's|what is|everything that is) on (my|the) {l} list", "do: look at my {l} list", "do: go over the {l} list with me",
    "do: run through the {l} list", "do: recite my {l} list", "ask: what does (my|the) {l} list (say|contain|have|look like)", "ask: what (did i want|was i going to put|goes) on (my|the) {l} list",
    "ask: what have we put on the {l} list", "ask: what did we write on our {l} list", "ask: what else is on (my|the) {l} list", "ask: how does my {l} list look", "ask: is something on my {l} list",
    "ask: do i have anything (left|) on my {l} list", "ask: have i (put|got) anything on the {l} list", "ask: what things are on my {l} list", "know: what's (still|left) on the {l} list",
    "know: if there is anything on my {l} list", "know: what my {l} list says", "get: everything on (my|the) {l} list", "get: the (items|things|entries) on my {l} list", "get: the whole {l} list",
    "contents of the {l} list", "the full {l} list please", "what's the {l} list", "i (forgot|can't remember|don't remember) what's on (my|the) {l} list", "i can't find my {l} list, what was on it",
    "(i'm at the shop|i'm leaving now|i'm about to start), what's on the {l} list", "my {l} list please, (all of it|everything|item by item)", "remind me: what's on the {l} list", "{l} list, what's on it",
    "{l} list, show", "on my {l} list there is what", "read out: {l} list",
)  # fmt: skip


@family("note_list_show", weight=3.0)
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
    "do: (dig up|dig out|fetch|get me|bring up) (the|my|that) note[s] (on|about) {q}", "do: scan my notes for (the word|) {q}", "do: hunt (through|in) my notes for {q}", "do: browse my notes for {q}",
    "do: sift through my notes for {q}", "do: comb my notes for {q}", "do: check (if|whether) (i noted|i have noted|my notes have) (anything|something) (on|about) {q}",
    "do: see (if|whether) (there is|i have|there's) a note (on|about|with) {q}", "do: filter my notes by {q}", "do: show (me|) what i (noted|wrote down|jotted down) (on|about|regarding) {q}",
    "do: read me the note[s] (on|about) {q}", "do: retrieve (my|the) notes (on|about|concerning) {q}", "do: locate the note (with|about|that says) {q}", "do: tell me what my notes (have|say) (on|about) {q}",
    "ask: what have i (got|written down|jotted down) (on|about) {q} in my notes", "ask: did i (jot|write|put) down (anything|something) (on|about|regarding|concerning) {q}",
    "ask: did i (leave|make|write|keep) (myself|) a note (on|about) {q}", "ask: is there (a|any) note (on|about|with|mentioning) {q}", "ask: are there (any|) notes (on|about|with) {q}",
    "ask: does (any|one) of my notes (mention|say|contain) {q}", "ask: what was it i noted about {q}", "ask: have i noted (anything|something) (on|regarding|concerning) {q}", "ask: where in my notes is {q}",
    "ask: what did my note about {q} say", "ask: which of my notes is about {q}", "ask: have you got (anything|a note) on {q} in my notes", "know: (if|whether) i have a note (on|about) {q}",
    "know: what my notes say about {q}", "know: which note mentions {q}", "get: everything i noted (on|about) {q}", "get: the note (that mentions|with|about|on) {q}", "get: anything in my notes (on|about) {q}",
    "notes containing {q}", "notes, search: {q}", "search in notes: {q}", "{q} note?", "{q} - any notes?", "{q}, is there a note (on|about) that", "about {q}: what's in my notes",
    "i (think|believe|am sure) i noted something (on|about) {q}, (find it|where is it|can you check)", "i (wrote|put|jotted) something about {q} in my notes, (what was it|find it|show it)",
    "i'm (looking for|after) a note (with|about|on) {q}", "(somewhere|there) in my notes (is|there's|must be) something about {q}, (find it|show me)",
    "there must be a note (on|about) {q}, (find it|can you find it|please look)", "(what|tell me what) do i know about {q} from my notes", "all notes with {q}", "all (my|the) notes (on|about) {q} please",
    "just the notes (with|about) {q}", "my notes, but only those about {q}", "you should have a note of mine on {q}, show it", "(can't|cannot) recall what i noted about {q}",
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


@family("note_search", weight=5.5)
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
    "do: (pull up|fetch|retrieve|get|recite|present) (my|all my|all the) notes", "do: take me through my notes", "do: run through my notes", "do: dump (all|) my notes",
    "do: give me (a list|an overview|a rundown) of my notes", "do: tell me (all|everything) (i noted|i wrote down|that's in my notes)", "do: put my notes on the screen", "do: let me look at my notes",
    "do: remind me of (everything|all the things) i noted", "do: read everything i noted back to me", "do: show me what's in (the|my) notes", "ask: what do my notes (say|contain|look like)",
    "ask: what did i (jot down|put in my notes|have you note)", "ask: what have you (noted|kept|saved|written down) for me", "ask: what have i got (noted|in my notes|written down)",
    "ask: what notes (have i made|did i make|did i take|did i leave)", "ask: which notes (are there|did i take|have you got|are saved)", "ask: how do my notes look", "ask: are there (any|some) notes [of mine|]",
    "ask: have i (made|got|left|taken) any notes", "ask: what am i supposed to remember", "ask: what was i supposed to (remember|not forget)", "ask: what is there in my notes", "ask: what's all in my notes",
    "ask: what do you remember for me", "know: what's in my notes", "know: (all that|everything) i noted", "know: which notes i (made|took|have)", "get: the list of [all|] my notes",
    "get: (a list|an overview|a summary list) of [all|] my notes", "get: every note i (made|took|have)", "get: all [of] my notes", "notes?", "my notes please", "(all notes|every note), please", "notes list",
    "ls notes", "show notes", "the notes", "(whole|complete|full) list of notes", "i (forgot|can't remember) what i noted", "i (want|need|would like) to (see|read|go over|review|look over) my notes",
    "i'd like to (see|read|review) (all|) my notes", "time to go over my notes", "what's noted?", "my memory fails me, what's in my notes", "(hit me with|out with|let's have|let's hear) my notes",
    "where are my notes, show them", "every note, one by one",
)  # fmt: skip
LIST_N = (
    "do: (show|list|read|give me) (my|the) (last|latest|newest|most recent) {n} notes",
    "(last|latest|newest) {n} notes", "get: (my|the) (last|latest|newest|most recent) {n} notes",
    "ask: what (are|were) (my|the) last {n} notes", "{n} (latest|newest|last) notes", "the {n} most recent notes",
    "my last {n} notes please", "do: print the {n} newest notes", "only the (last|latest) {n} notes",
    "know: what my last {n} notes are", "{n} notes, newest first", "do: display {n} recent notes",
    "the newest {n} of my notes", "just my last {n} notes", "show {n} notes, the latest ones", "i need the {n} most recent notes", "do: read out my last {n} notes", "the {n} notes i made last",
    "ask: what are the {n} newest things in my notes",
    "do: (fetch|pull up|bring up|get|present) (my|the) (last|latest|newest) {n} notes", "do: list the {n} notes (i made|i took|i added) (last|most recently)", "do: limit my notes to the last {n}",
    "do: show (only|just|no more than) (the|my) (last|latest|newest) {n} notes", "do: tell me the {n} things i noted last", "do: show me my notes, (but only|just|only) the last {n}",
    "ask: what were the {n} (latest|last|newest) things i noted", "ask: which {n} notes did i (make|write|take|add) last", "ask: what did i note (last|most recently), the last {n}",
    "ask: can i see the (last|newest|latest) {n} notes", "know: which {n} notes are the newest", "get: the {n} (freshest|latest|newest|most recent) of my notes", "get: (my|the) {n} last notes",
    "get: the {n} notes from the end", "top {n} newest notes", "notes, last {n}", "notes: (newest|latest|last) {n}", "notes -n {n}", "{n} notes, the most recent", "{n} recent notes please",
    "i only (need|want) the last {n} notes", "i want to see (just|) my newest {n} notes", "not all my notes, (just|only) the last {n}", "my notes but not all of them, the {n} newest", "the last {n} things i noted",
    "what i noted last, {n} of them", "(last|past) {n} notes, that's enough",
)  # fmt: skip


@family("note_list", weight=3.6)
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
