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
    "the {own} has to be {n2} by {n} cm", "the frame for {place} must be {n2} x {n} cm", "{place} is {n} m long and {n} m wide", "the shelf in {place} is {n2} cm deep", "we need {n} m of cable for {place}", "{n} kg of {thing} for the weekend",
    "the {own} costs {n2}.50 at the shop on the corner", "the {own} cost {n2} euros, {who} paid", "{who} paid {n2} euros for the {thing}", "{who} paid for {thing}, i owe half", "split the {bill} bill with {who}", "the key for {place} is with {who}",
    "the spare key is under the {own}", "{who} has the key for {place}, phone {n2}{n} {n2}{n2}", "{who}'s new number is 0{n2}{n} {n2}{n2}", "{who}'s flat is on floor {n}, ring twice", "{who} is away until {when}", "{who} comes home {when}",
    "{who} and {who2} are coming {when}", "{who}'s train comes in at {n}:{n2}", "the plumber comes {when} at {n}", "the {bill} man rings {when} between {n} and {n2}", "the {own} is broken, {who} can fix it", "the {own} needs new {thing}",
    "the {own} belongs to {who}", "the washing machine makes a noise at {n2} degrees", "oven at 1{n2} degrees for {n2} minutes", "two spoons of {thing} and a cup of {thing2} for the dough", "the cat gets {n} grams of food twice a day",
    "the dog's pills are in {place}", "bins go out {when}", "the shop in the old town sells {thing}", "{idea} was too sweet, take less sugar next time", "next time we go to the lake in june, not july", "tyres need {n}.{n} bar", "car is at {n2}{n2}00 km",
    "oil change at {n2}000 km", "printer takes the {n2} cartridge", "my shoe size is {n2} and {who}'s is {n2}", "{who} wears size {n2}", "row {n}, grave {n2}", "the teacher's name is mrs {who}", "the new neighbour is called {who}", "{who}'s dog is called {who2}",
    "{who} does not eat {thing}", "{who} can't stand {idea}", "{who}'s favourite colour is {col}", "paint for {place}: {col}, {n} litres", "the {col} box in {place} has the {doc}", "the {doc} is in the {col} folder", "the {doc} goes to {who} first, then {who2}",
    "{who} signs the {doc} before {who2} does", "version {n}.{n2} has the bug, {n}.{n} is fine", "server room code changed to {n2}{n2}", "port {n2}{n2} is for tests", "restart the worker after every deploy", "never deploy on a friday",
    "merge {who}'s branch before the release", "the customer wants the {doc} as pdf", "invoice {n2}{n} is still open", "ask for a discount of {n} percent", "the {bill} price goes up by {n} percent {when}", "cancel the {bill} contract before {when}",
    "the doctor said no {thing} for {n} weeks", "blood pressure was 1{n2} over {n2}", "next check-up {when}", "take the {col} pills after lunch", "physio exercises every morning", "school starts at {n}:{n2} {when}", "the kids need {thing} for the trip {when}",
    "the trip to {place} costs {n2} per child", "swimming badge: {who} still has to dive", "we meet {when} at {n}, not at {n2}", "bring the {own} and {thing} {when}", "where we left off: page {n2}{n}", "chapter {n} is boring, skip it",
    "the recipe needs {n2} g of {thing}", "do not water the cactus before {when}", "roses were cut back in march", "the tomatoes went out {when}", "the film with the {col} car is the one {who} liked",
)  # fmt: skip
_COLOUR = "red blue green yellow black white grey brown orange".split()
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
            bill=rng.choice(_BILL), doc=rng.choice(_DOC), doc2=rng.choice(_DOC2), idea=rng.choice(_IDEA), n=n, n2=n2, who2=rng.choice(_WHO), col=rng.choice(_COLOUR),
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
    "do: commit this to memory: {note}", "do: (pop|chuck|throw|stick|slip) this (in|into) my notes: {note}", "do: make an entry in my notes: {note}", "do: keep hold of this (detail|fact|bit of info) for me: {note}",
    "do: tuck this away in my notes: {note}", "do: (register|capture|preserve) (this|the following) (in my notes|as a note): {note}", "do: keep me from forgetting (this|): {note}",
    "do: write up a (quick|small|new) note for me: {note}", "do: type up a (quick|small|) note: {note}", "do: add (a|the following) reminder: {note}", "do: set a reminder: {note}",
    "do: mark this down [in my notes|for me]: {note}", "do: mark down [that|:] {note}", "do: note (the following|this info|this detail|as follows): {note}", "do: note for (later|the future|my future self) that {note}",
    "do: turn this into a note: {note}", "do: (keep|save|file) {note} (in|among|under) my notes", "do: keep {note} as a note", "do: squeeze {note} into my notes", "do: remember for (next time|later|me): {note}",
    "do: remember on my behalf that {note}", "do: be my memory for a second: {note}", "do: be my notepad: {note}", "do: put a pin in this: {note}", "do: add one line to my notes: {note}",
    "do: keep (a|this) little reminder for me: {note}", "do: grab a note: {note}", "do: take this as a note: {note}", "do: take dictation, it's a note: {note}", "do: keep this fact on hand in my notes: {note}",
    "do: make my notes say {note}", "do: let the notes know (that|) {note}", "do: have this noted: {note}", "do: make sure my notes (contain|include|have|say) {note}", "do: write on a sticky note: {note}",
    "do: (plan for me to remember|see that i remember) that {note}", "(reminder|memo|message|note) (for|to) (myself|future me|my future self): {note}", "addition to my notes: {note}",
    "for (future reference|my records|my own memory), {note}", "in case (i forget|it slips my mind|my memory lets me down): {note}", "(fyi|just) for my notes: {note}", "(note|memo|notes) -> {note}", "notes << {note}",
    "notes add: {note}", "add_note {note}", "note2self {note}", "make note {note}", "umi, remember this: {note}",
    "(to note|to be remembered|worth noting|worth remembering|good to remember|important to remember): {note}", "(i'm noting|noting|noting down|jotting down): {note}",
    "(thought|info|tip|fact|detail) for my notes: {note}", "this one is for (the|my) notes: {note}", "the following (goes in|goes into|belongs in|is for) my notes: {note}",
    "the next thing (to note|to remember|for my notes) is this: {note}", "new line in my notes: {note}", "a little something for my notes: {note}", "my notes (don't have|are missing|lack) this[ so far| yet|]: {note}",
    "not in my notes yet: {note}", "let's get this (noted|written down|in writing|into the notes): {note}", "let's (note|write down|jot down) that {note}", "time for a (new|quick|little|) note: {note}",
    "i (would|'d) hate to forget this: {note}", "i (can't afford to|can't|mustn't|better not|shouldn't|really don't want to) forget this: {note}",
    "it would be (silly|dumb|embarrassing|terrible) to forget, so note: {note}", "i won't remember it (tomorrow|later|by the evening), so (note it|write it down) for me: {note}",
    "(my head is full|my brain is mush|i'm getting old|too much going on), (note this down|keep this) for me: {note}",
    "(i've got no pen|i have no paper|no pen around|no paper at hand), so (write this down|note this|take a note): {note}", "what i just (heard|learned|found out|was told), for my notes: {note}",
    "(my boss|the doctor|my wife|mum|a friend|the teacher) just told me something, note it: {note}", "(just in case|for good measure|to be on the safe side), note down: {note}",
    "can this (go in|go into|be put in|be added to) my notes: {note}", "could this be (noted|noted down|written in my notes): {note}", "is there room in my notes for this: {note}",
    "i want to (leave myself|have|make) a (reminder|note): {note}", "i (wish to|want to|would like to) (jot|note|get|write) (something|this) down: {note}", "i'd love to have it noted that {note}",
    "i'd like a reminder (saying|that says|which says) {note}", "i'd like you to hold on to this: {note}", "i need a reminder: {note}", "i have (something|a thing) for you to (remember|note|keep in mind): {note}",
    "i have to write (something|this) down somewhere, so into my notes: {note}", "your job is to remember that {note}", "never let me forget: {note}", "it needs noting [down]: {note}", "it should be noted that {note}",
    "it has to go in my notes: {note}", "hold (this|that) thought: {note}", "from my head into my notes: {note}", "while it's (fresh|still fresh|on my mind), a note: {note}",
    "(quick|fast), a note before it's gone: {note}", "pen and paper please: {note}", "you never forget, so keep this (for me|in mind): {note}", "next note: {note}",
    "one thing i want (noted|to remember|to keep in mind): {note}", "here's one for you to remember: {note}", "something came up, (note it|note that down|write it down): {note}", "the thing to remember is: {note}",
    "please know this for later: {note}", "one day i'll need this, so note it: {note}", "(tomorrow|later|next week) i will have forgotten it, so please note: {note}", "a note for the family: {note}",
    "{note}, (add that to my notes|save it as a note|make that a note|could you note that|can you keep that in my notes|would you remember that for me)",
    "{note}. (remember this|don't let me forget it|i must remember that|add that to my notes|i don't want to forget that|let that be a note|that's for my notes)",
    "{note} - (remember that|don't let me forget|add it to my notes|a note please|note to self|for the notes)", "{note}, (just so i don't forget|make sure i don't forget|don't let me forget|for my notes|as a reminder)",
    "{note} (has|needs) to be in my notes", "i just want {note} (written|kept|saved) in my notes", "(please|) have a note ready that says {note}",
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
    "do: save a note {t}", "do: create the note {t}", "do: write (a note|me a note): {t}", "do: file {t} under notes", "do: tack {t} onto my notes", "do: (pop|slip|chuck) {t} (in|into) my notes",
    "do: add {t} as a (new|fresh|further) note", "do: make {t} a note", "do: turn {t} into a note", "do: commit {t} to memory", "do: keep a note (of|reading|that reads) {t}", "do: put {t} down (as a note|in my notes)",
    "do: register {t} as a note", "do: note (the words|the sentence|exactly|literally) {t}", "do: pin {t} to my notes", "do: type {t} into my notes", "do: set a reminder {t}",
    "do: (keep|save|include) {t} (in|among) my notes", "do: store a memo, text {t}", "do: capture {t} as a note", "do: have a note say {t}", "(notes|reminder|note to self|note this|remember this|add note): {t}",
    "note add {t}", "{t} -> (notes|my notes)", "{t} into my notes", "{t} as a (note|memo|reminder) please", "{t} (needs to|has to|must) be noted", "{t} should be (kept|saved|noted|written) in my notes",
    "{t}: that's what my notes should say", "my notes (lack|are missing|don't have) {t}, (add it|put it in)", "text of the [new] note: {t}", "(the|a|my) new note (reads|says): {t}",
    "i need {t} (noted|in my notes|kept as a note)", "i want to (note|note down|write in my notes) {t}", "i want to (remember|keep in mind) {t}", "the sentence {t} should be in my notes", "here is (my|a|the) note: {t}",
    "in my notes, (write|put) {t}", "there has to be a note that says {t}", "before it slips my mind: {t}", "exactly these words (for|into|in) my notes: {t}", "could {t} be (added to|put in|kept in) my notes",
    "what should the note say? {t}", "one more note for me, {t}",
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
    "and for the notes: {note}", "another (reminder|memo): {note}", "add this one (as well|too): {note}", "(last one|and the last one|one last note): {note}", "{note} too", "{note} as well",
    "{note}, (also|that as well|the same way)", "oh wait, {note} too", "(second one|number two|the second one): {note}", "(in addition|besides|furthermore|additionally): {note}",
    "(the other thing|one other thing|something else): {note}", "here's another [one]: {note}", "(i've got|got|i have) (one more|another one): {note}", "a further note: {note}", "note number two: {note}",
    "make that two notes, the other is {note}", "(save|keep|note|store) this too: {note}", "let me add: {note}", "yet another (one|note): {note}", "don't forget {note} either", "then (note|jot down|remember) {note}",
    "also jot down {note}", "and record {note} as well", "i also need a note: {note}", "there's another thing to remember: {note}", "and after this one, note {note}", "that's not all: {note}",
    "what else, ah yes: {note}", "now this one: {note}", "(once more|again) for the notes: {note}", "and another line for the notes: {note}", "now remember {note}", "put {note} down too",
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
    "do: (tack|squeeze|slap|bung) {x} (onto|on) (my|the|our) {l} list", "do: (update|complete|expand|top up) (my|the|our) {l} list with {x}", "do: (place|record|list|save) {x} on (my|the) {l} list",
    "do: mark {x} down for (my|the) {l} list", "do: insert {x} into (my|the) {l} list", "do: note that {x} (goes|belongs) on the {l} list", "do: make {x} part of (my|the) {l} list",
    "do: have {x} on (my|the|our) {l} list", "do: see that {x} (ends up|lands) on the {l} list", "do: remember to put {x} on the {l} list", "ask: could {x} (be added to|be put on|go onto) (my|the|our) {l} list",
    "ask: could you make a note of {x} for the {l} list", "ask: will you add {x} to our {l} list", "ask: would you mind putting {x} on the {l} list", "ask: may i have {x} on the {l} list", "{l} list gets {x}",
    "{l} list: (need|get|buy) {x}", "{l} list <- {x}", "{l} list entry: {x}", "{l} list (addition|update|extra): {x}", "{x} >> {l} list", "{x} 2 {l} list", "{x} for the {l} list[,] (thanks|please|cheers)",
    "{x} as a new (item|entry|point) on the {l} list", "{x} is (still|) missing (on|from) (my|the|our) {l} list, add it", "{x} hasn't made it onto the {l} list yet, put it there",
    "{x} (needs|wants) to be on (my|the) {l} list", "{x} must not be missing from the {l} list, so add it", "{x}! that's one for the {l} list", "i could do with {x}, put it on the {l} list",
    "i want {x} added to (my|the|our) {l} list", "i'd like {x} (to be|to go|to appear) on (my|the) {l} list", "i just (thought of|remembered) {x}, (put it on|add it to|onto) the {l} list",
    "i noticed {x} isn't on the {l} list, please add it", "(my roommate|our neighbour|grandma|my sister|the babysitter) needs {x}, so (put it on|add it to) the {l} list", "(next|last) thing on the {l} list: {x}",
    "extra item for the {l} list, {x}", "what about {x}? put it on the {l} list", "our {l} list is not complete without {x}, add it", "without {x} the {l} list isn't finished, so add that",
    "from now on {x} is on the {l} list", "let {x} be on the {l} list", "seems we need {x}, add that to the {l} list", "when you have my {l} list open, add {x}", "there's one more thing for my {l} list and that is {x}",
    "before i forget {x}, onto the {l} list with it",
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
    "do: (present|repeat) (my|the) {l} list", "do: walk me through (my|the|our) {l} list", "do: let me (hear|see|have a look at|take a look at|peek at) my {l} list", "do: put my {l} list on (the|my) screen",
    "do: say what's on (my|the|our) {l} list", "do: read my {l} list (aloud|out loud|back to me)", "do: look up (what's|what is) on my {l} list", "do: give me (a rundown|an overview) of the {l} list",
    "do: go through the {l} list (point by point|for me|item by item)", "do: view (my|the) {l} list", "ask: what (stands|remains|stays|is still) on (my|the) {l} list",
    "ask: what is (noted|listed|written) on (my|the|our) {l} list", "ask: which (points|items|entries) are on (my|the|our) {l} list", "ask: what do you have (on|for) my {l} list", "ask: what all is on (my|the) {l} list",
    "ask: (can|may|could) i see my {l} list", "ask: did i put (anything|something) on (my|the) {l} list", "ask: has (anything|anyone put anything) (gone|) on the {l} list", "ask: what's (in|inside) my {l} list",
    "ask: what was it that i put on my {l} list", "ask: do we have (something|anything) on the {l} list", "ask: what are the things on my {l} list", "ask: what has to be done from the {l} list",
    "know: what we (have|put|wrote) on our {l} list", "know: which things are on (my|the) {l} list", "know: what the {l} list contains", "know: what else is on my {l} list",
    "get: (my|the) (current|entire|complete) {l} list", "get: the (contents|content) of (my|the) {l} list", "get: a (look|quick look|peek) at my {l} list",
    "get: all (items|points|things|entries) (of|from) (my|the) {l} list", "{l} list contents", "{l} list (please|pls), i'm (at the store|in the shop|already there|about to leave)",
    "{l} list: (show it|read it|what does it say|what's there)", "my {l} list, what does it say", "on the {l} list, what have we got", "i lost my {l} list, what was on it",
    "i'd like to (see|hear|check|go over) (my|the) {l} list", "i need to (see|know|check) what's on my {l} list", "i want to (check|look at|go through|see) (my|our|the) {l} list",
    "not sure what's on (my|the) {l} list, show me", "time to (look at|go over|tackle) the {l} list, what's on it", "let's (see|go over|have|look at) (my|the|our) {l} list",
    "before i (go|leave|start): what's on the {l} list", "(my wife|my husband|mum|my flatmate) asks what's on the {l} list", "whatever is on my {l} list, (tell|show|read) me", "all that's on my {l} list, please",
    "the {l} list as it is now", "the {l} list (so far|to date)", "where is my {l} list, show it to me", "did i forget something? show me the {l} list", "what was that again on my {l} list",
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
    "ask: what did i (say|write|tell you|mention|want) about {q}", "ask: what have i (said|told you|written) about {q}", "ask: did i (say|mention|tell you) (anything|something) about {q}", "what was (that|it) about {q} again", "what was the thing with {q}",
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
    "do: (rummage|leaf|thumb|flip|dig) through my notes for {q}", "do: (trawl|sweep|skim) my notes for (anything on|the word|) {q}", "do: (track down|unearth|hunt down|spot) the note (with|about|on|that mentions) {q}",
    "do: (single out|pick out) the notes (with|about|that mention) {q}", "do: run a search (in|through|over) my notes for {q}", "do: query my notes for {q}", "do: match {q} against my notes",
    "do: take a look in my notes for {q}", "do: have a look (through|in) my notes for (anything about|) {q}", "do: (quote|repeat) what i noted (on|about|concerning) {q}", "do: refresh my memory on {q} from my notes",
    "do: jog my memory, what did i note about {q}", "do: bring back the note (on|about) {q}", "do: open the note (on|about|that mentions) {q}", "do: give me back what i noted about {q}", "do: ask my notes about {q}",
    "do: consult my notes (on|about) {q}", "do: show only (those|the) notes (with|that have|about) {q}", "do: list (every|each|any) note (with|about|mentioning) {q}", "do: print the notes that (contain|mention|say) {q}",
    "ask: do my notes (mention|contain|cover|have|include) {q}", "ask: have my notes got (anything|something) (on|about) {q}", "ask: what have i noted (down|) [on|about|concerning|regarding] {q}",
    "ask: what's (noted|written down) (on|about|under) {q} in my notes", "ask: which note (talks about|refers to|is about|deals with|contains) {q}", "ask: is (anything|something) noted (on|about|regarding) {q}",
    "ask: did i (ever|already|once) (note|write a note|make a note) about {q}", "ask: was there (a|any) note (on|about|with) {q}", "ask: was there something in my notes (on|about) {q}",
    "ask: can you find {q} (in|among|anywhere in) my notes", "ask: do you see {q} (in|anywhere in|among) my notes", "ask: what did that note (on|about|with) {q} say", "ask: what do i have noted (under|for|on|about) {q}",
    "ask: how many of my notes mention {q}, and which", "ask: in (which|what) note (is|did i write|did i mention) {q}", "ask: where among my notes is the one (on|about|with) {q}",
    "ask: does {q} (appear|come up|occur|show up|turn up) in (any of my|my) notes", "ask: do i (mention|speak of|talk about) {q} in (any|one) of my notes", "know: (if|whether) my notes (mention|have|contain) {q}",
    "know: (if|whether) i (noted|wrote down) (anything|something) (on|about) {q} in my notes", "know: where in my notes {q} (is|comes up|appears)", "know: what that note about {q} (said|was)",
    "get: (any|every|each) note (on|about|with|mentioning) {q}", "get: what i noted (on|about|regarding) {q}", "get: the notes (in which|where) {q} (is mentioned|comes up|appears)",
    "get: notes (of mine|) (that mention|on the subject of) {q}", "get: whatever my notes (have|say) (on|about) {q}", "note search {q}", "notes grep {q}", "grep {q} notes", "notes / {q}", "notes w/ {q}",
    "{q}, what do my notes say", "{q}, did i make a note (about it|of it|on that)", "{q}? check my notes", "{q}? i have a note on that, show it", "{q} is (in|somewhere in) my notes, (find it|where|show me)",
    "{q} should be in (one of|) my notes, (find it|show me)", "in my notes, (anything|something|what is there) (on|about) {q}", "in my notes: {q}", "of all my notes, (only|just) the ones (with|about|on) {q}",
    "i (remember|recall) (noting|jotting down) something (on|about) {q}, (show me|what was it|find that note)", "i (know|am positive|am certain|swear) there's a note (on|about|with) {q}, (find it|show it)",
    "i need (that|the|my) note (on|about|with) {q}", "i'd like to (see|read|have) (my|the) note[s] (on|about|with) {q}", "i want to (see|read|check) what i noted (on|about) {q}",
    "i told you something about {q} to note, what was it", "i asked you to note something about {q}, show me that", "what was the thing i noted about {q}", "let's see (my|the) notes (on|about|with) {q}",
    "if (there's|there is|i have) a note (on|about|with) {q}, show it", "someone asks about {q}, (what do my notes say|do i have a note on it)", "anything noted (on|about|under|regarding) {q}",
    "my notes, filtered by {q}", "that note with {q} in it, (what did it say|show me)", "the one note (with|about|on) {q}", "did we note down {q} or anything about it",
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
    "do: (lay out|set out|unfold|reel off|rattle off|roll out) (my|all my|all the) notes", "do: walk me through my notes", "do: let me (hear|read|have|check|browse) my notes",
    "do: (view|load|output|throw up) [all|] my notes", "do: play back my notes", "do: read (back|aloud) [all|] my notes", "do: repeat (everything|all) i (asked you to note|had you note)",
    "do: tell me what (you noted|you've noted|you keep|you hold in memory) for me", "do: enumerate my notes", "do: name all the things i noted", "do: give me everything from my notes",
    "do: give me the whole lot of my notes", "do: show (each|every) [one|] of my notes", "do: show me (everything|all) (i've|i have|i had) noted [so far|down|]", "do: flip through my notes for me",
    "do: take a look at my notes and read them to me", "do: bring the notes up on (screen|the screen)", "do: have my notes listed", "do: make me a list of my notes", "do: refresh my memory with my notes",
    "ask: what stands in my notes", "ask: what is it that i noted", "ask: what (all|things) (have|did) i (noted|note) down", "ask: what's (been noted|been written down) so far in my notes",
    "ask: what (did|do) my notes have for me", "ask: what did i want to (keep in mind|be reminded of|remember)", "ask: what was i not to forget", "ask: what are the things in my notes",
    "ask: what is (kept|stored|saved) in my notes", "ask: what (do|have) you (keep|kept) in mind for me", "ask: what reminders (are there|have i set|did i leave)", "ask: what memos (do i have|are there|did i leave)",
    "ask: which (memos|reminders) have i got", "ask: which notes (of mine|) (do you have|have you stored|exist)", "ask: can i (see|read|have a look at|look at) my notes", "ask: may i see (all|) my notes",
    "ask: have i noted (anything|something) (so far|at all|lately)", "ask: did i (note|write) anything (down|) in my notes", "ask: is there anything in my notes", "ask: is my notes list empty",
    "ask: got any notes of mine", "ask: what's there in the way of notes", "ask: what would i find in my notes", "know: what (you noted|i had you note|i asked you to remember)", "know: what all is in my notes",
    "know: (if|whether) (i have|there are) any notes", "know: what reminders i have", "get: (the|my) (entire|complete|full) (notes|note list|list of notes)", "get: an overview of what i noted",
    "get: everything that's (in my notes|noted)", "get: the content of (all|) my notes", "get: my (reminders|memos)", "get: each of my notes", "notes list all", "(view|open|read|print|dump|list) notes", "show all notes",
    "notes, (all of them|the lot|show|list|every one)", "cat my notes", "my notes, (all of them|one by one|every single one|the whole lot|in full)", "my memos", "my reminders, please", "reminders?", "all memos",
    "(what|which) notes?", "what you got in my notes", "everything in my notes", "whatever (i noted|is in my notes|you noted for me), show me", "here we go, my notes please",
    "i'd (love|like|want) to (look over|go through|hear|check) (all|) my notes", "i (need|want) (all|the full list of) my notes", "i (want|need) to (check|look at|look through|refresh) my notes",
    "i lost track of what i noted", "i'm curious what (i noted|is in my notes)", "i wrote a few notes, let me see them", "i made (some|a few|several) notes, (show them|which are they|list them)",
    "i don't remember (any of|) my notes, list them", "let's (go through|look at|have a look at|open|read) my notes", "before i (go|leave|start the day), (show|read|list) my notes",
    "good time to check the notes, all of them", "nothing specific, just all my notes", "no search, (just|simply) list all notes", "so what did i note",
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
    "do: (read|recite|tell) me (my|the) {n} (last|latest|newest|most recent) notes", "do: (cut|trim|narrow) the list of notes (down|) to the (last|newest|latest) {n}", "do: go back {n} notes and show them",
    "do: bring me the {n} notes that came last", "do: show the tail of my notes, {n} of them", "do: (pick|take) the {n} (newest|latest|most recent) notes and show me", "do: view the (last|latest) {n} notes",
    "do: (list|show) my notes, (at most|no more than|maximum) {n}, newest ones", "do: stop after the {n} newest notes", "ask: what did i (write|put) in my last {n} notes",
    "ask: what do my (last|latest|newest|most recent) {n} notes (say|contain)", "ask: what are my {n} (freshest|most recent|newest|latest) notes",
    "ask: which are the {n} notes i (added|made|wrote|took) (last|most recently)", "ask: what have i noted lately, the last {n}", "ask: what's in the (last|latest) {n} of my notes",
    "ask: may i see my {n} (latest|newest) notes", "know: what i put in my last {n} notes", "know: what the {n} (latest|most recent|newest) notes (are|say)", "know: the {n} things i noted (last|most recently)",
    "get: {n} notes, (starting with the newest|the newest first|the latest ones)", "get: a list of (my|the) (last|latest|most recent) {n} notes", "get: the (last|latest|newest) {n} things (from|in) my notes",
    "get: the {n} notes (added|written|made|taken) (last|most recently)", "get: (only|just) {n} of my notes, the (newest|latest)", "last {n} notes", "latest {n} memos", "notes limit {n}", "notes tail {n}",
    "tail -{n} notes", "(latest|recent|newest) notes, max {n}", "my notes, (only|just) the {n} (newest|latest|last)", "my {n} (newest|latest|most recent) (notes|reminders|memos)",
    "i'd like (to see|to hear|to read) (my|the) (last|latest) {n} notes", "i wrote several notes, (show|read) me the last {n}", "{n} is enough, the newest notes please",
    "don't list everything, the {n} newest notes will do", "of my notes i (need|want) the last {n}", "my notes from the end, {n} of them",
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
