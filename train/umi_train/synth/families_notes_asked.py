"""Questions that a note answers: where the passport is, when the rent is due, what somebody owes."""

from __future__ import annotations

from umi_train.synth import families_notes as notes
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family

KEPT: tuple[tuple[str, str, str], ...] = (
    ("{own}: {place}", "where (is|are) (my|the) {own}|where did i (put|leave) the {own}|in which place (is|are) my {own}|where do i find my {own}|where (has|have) my {own} gone|what place did i choose for the {own}|where would my {own} be|where should i look for (my|the) {own}|where did the {own} end up|where (is|are) the {own} kept|in what spot (is|are) the {own}|whereabouts (is|are) my {own}", "{own}"),
    ("the {own} is in {place}", "where is (my|the) {own}|where did i (put|leave) (my|the) {own}|what did i do with the {own}|in what place is the {own}|where can i get the {own}|where has the {own} gone|where do i have my {own}|where did i store the {own}|where is it that the {own} is|in which spot did i leave the {own}", "{own}"),
    ("parked in {place}", "where did i park|where do i park|what is the place where i park|where did i leave the car when i parked|in which spot am i parked|where am i parked|where is my car parked|where was it i parked|at what place did i park", "park"),
    ("{who}'s birthday is {when}", "when is the birthday of {who}|when does {who} have a birthday|when is it {who}'s birthday|what day is {who}'s birthday|when was {who} born|when does {who} turn a year older|on what day do i congratulate {who}|when do i need a gift for {who}|when do we celebrate {who}", "{who}"),
    ("{who} owes me {n} euros", "how much does {who} owe me|what does {who} owe me|how many euros do i get from {who}|how much money does {who} owe me|what amount does {who} still owe me|how much does {who} have to pay me|how much do i get back from {who}|how deep is {who} in debt with me|what's {who}'s debt with me", "{who}"),
    ("i owe {who} {n} euros", "how much do i owe {who}|what do i owe {who}|how many euros does {who} get from me|how much money does {who} get from me|how much do i have to give {who}|what amount do i owe {who}|how much must i pay back to {who}|what is my debt with {who}|how much have i borrowed from {who}", "{who}"),
    ("{who} likes {idea}", "what does {who} like|what could {who} like|what was it that {who} likes|what would make {who} happy|what is {who} fond of|what is {who} into|what does {who} enjoy|what could i get {who}|which thing does {who} like|what are {who}'s likes", "{who}"),
    ("meet {who} {when}", "when do i meet {who}|when am i meeting {who}|at what time do i see {who}|when am i seeing {who}|when did i want to meet {who}|on what day do i see {who}|when did {who} and i want to meet|when is my date with {who}|when do {who} and i get together|when is the meeting with {who}", "{who}"),
    ("call {who} {when}", "when should i call {who}|when do i have to call {who}|when was i supposed to call {who}|when did i promise to call {who}|when is the call with {who}|when do i phone {who}|by when do i ring {who}|when does {who} expect my call|when did i want to ring {who}|what day do i call {who}", "{who}"),
    ("dentist {when}", "when is my dentist appointment|when do i have to go to the dentist|when is the dentist|when am i at the dentist|at what time is the dentist|what day is my dentist appointment|when does the dentist see me|when was the dentist again|what's the date for the dentist", "dentist"),
    ("haircut {when}", "when is my haircut|when do i have my haircut|when did i book the haircut|what day is my haircut|when is it time for my haircut|at what time is the haircut|when do i go for a haircut|when was the haircut again", "haircut"),
    ("vet appointment {when}", "when is the vet appointment|when do we go to the vet|at what time is the vet|when does the vet see us|what day is the vet|when must we be at the vet|when do i take the cat to the vet|what time did the vet give us", "vet"),
    ("car inspection {when}", "when is the car inspection|when is the inspection of the car|by when is the inspection|when does the car go to inspection|what day is the inspection|when is the car due for inspection|when must the car be at the inspection", "inspection"),
    ("rent is due {when}", "when is the rent due|when do i pay the rent|by when must the rent be paid|when does the rent have to be paid|until when do i pay the rent|what's the due date of the rent|what day is the rent due|when must i transfer the rent|when do they want the rent", "rent"),
    ("flight at {n}:{n2} {when}", "when is my flight|at what time is the flight|when does the flight go|when do we board the flight|what time does my flight leave|when does the flight take off|when is the flight leaving|at what hour is my flight|how early is the flight", "flight"),
    ("train leaves at {n}:{n2}", "when does my train leave|what time is the train|at what time does the train go|when does the train depart|when do i have to catch the train|how late does the train leave|when do i have to be at the train|at what hour is my train", "train"),
    ("locker number {n}{n2}", "what is my locker number|which locker is mine|what number does my locker have|what's on my locker|which number was the locker|what was the number of my locker|my locker has what number|in which locker are my things", "locker"),
    ("the code for {place} is {n}{n2}", "what is the code for {place}|which code opens {place}|what was the code of {place}|how do i open {place}, what code|what code do i type for {place}|which code do i need for {place}|with which code do i get into {place}|what's {place}'s code|the code to {place} is what", "code"),
    ("wifi at {who}'s is sunflower{n}", "what is the wifi at {who}'s|how do i get into the wifi of {who}|what was the wifi password at {who}'s|what do i type for the wifi at {who}'s|which wifi does {who} have|what is {who}'s wifi|what's the password of {who}'s wifi|how do i connect to the wifi at {who}'s", "wifi"),
    ("pay the {bill} bill {when}", "when do i have to pay the {bill} bill|when is the {bill} bill due|by when is the {bill} bill|when must the {bill} bill be paid|until when can i pay the {bill} bill|what's the due date of the {bill} bill|when do they want the money for {bill}|when should i pay {bill}|what day do i pay the {bill} bill", "{bill}"),
    ("{doc} deadline {when}", "when is the {doc} deadline|by when are the {doc} needed|what is the deadline for the {doc}|when do they want the {doc}|by when do i hand in the {doc}|until when do i have time for the {doc}|when must the {doc} be ready|how long do i have for the {doc}|what day was the {doc} due", "{doc}"),
    ("renew the {doc2} {when}", "when do i have to renew the {doc2}|by when must i renew my {doc2}|when does the {doc2} need renewing|when is it time to renew the {doc2}|until when is my {doc2} good|when should the {doc2} be renewed|when did i want to renew my {doc2}|what date do i renew the {doc2}", "{doc2}"),
    ("book a table for {n} {when}", "for how many is the table|when is the table for|how many people is the table for|what did i plan with the table|when should the table be booked|how big must the table be|what table do i have to book|for how many people do i book a table", "table"),
    ("return the {own} {when}", "when do i return the {own}|when does the {own} have to go back|by when must i bring back the {own}|until when may i keep the {own}|when should the {own} be returned|by when do i have to give back the {own}|when do they want the {own} back|what day do i bring back the {own}", "{own}"),
    ("lent the {own} to {who}", "who has my {own}|to whom did i lend the {own}|who did i give the {own} to|who borrowed my {own}|who's got my {own}|where did my {own} go, who has it|from whom do i get my {own} back|who took the {own}|who must give me back the {own}|with whom is the {own}", "{own}"),
    ("{thing} size {n}", "what size of {thing} do i need|which size was it for the {thing}|what size is right for the {thing}|what size are the {thing}|how big must the {thing} be|which size of {thing} fits|what {thing} do i buy, which size|in what size do i get the {thing}|the {thing} have which size", "{thing}"),
)  # fmt: skip
"""A note, questions that it answers, and what to look for."""

ASKED = (
    "{q}? i noted it", "{q}? (it's|it is|should be) in my notes", "{q}? (check|see|look in|look at) my notes", "(according to|from|going by) my notes, {q}?", "(look|check) in my notes: {q}?", "do: (check|look in|look through|search) my notes: {q}",
    "i noted (it|that) (somewhere|once|some time ago): {q}?", "{q}? i told you to remember (it|that)", "my notes should say {q}", "what did i note: {q}?", "{q}? there should be a note", "{q}? i made a note (of it|about it|)", "notes: {q}?",
    "(do|don't) my notes say {q}", "i asked you to note it. {q}?", "can't remember, {q}? (i think|) i noted it", "{q}, did i note that", "do you remember {q}? it's a note of mine", "do: find out from my notes {q}", "i wrote a note about it: {q}?",
    "{q}? you have it in my notes", "remind me from my notes, {q}", "in my notes, {q}?", "one of my notes says {q}, which is it",
    "{q}? (the answer is|that's|that is|it stands|it must be|it has to be) in my notes", "{q}? (ask|consult|read|open|browse|scan|search) my notes",
    "{q}? (one of my notes|my notes|a note of mine|some note) (has|knows|says|tells) it", "{q}? (i wrote|i put|i jotted|i saved) (it|that) (down|in a note|in my notes)",
    "{q}? (i'm|i am) sure i (noted|wrote down|jotted down) that", "{q}? i (had|have) you note (it|that)", "{q}? i (believe|think) there's a note (on|about) (it|that)", "{q}? i left (you|myself) a note",
    "{q}? as (noted|i noted|written in my notes)", "{q} - (see|check) my notes", "{q} (my notes)", "{q} (in|from) my notes?", "my notes: {q}?", "my notes (know|have it|should know): {q}?",
    "(with|by|using) my notes, {q}?", "(see|consult|open) my notes, {q}?", "(please|pls) (look|check|see) in my notes. {q}?", "(go|look) through my notes and tell me {q}",
    "do: (read|scan|browse|consult) my notes: {q}?", "do: (check|search|use) my notes and tell me {q}", "do: tell me from my notes {q}", "do: dig in my notes, {q}?", "do: look (it|that) up in my notes: {q}?",
    "(did i|have i) (write|note|jot|put) down {q}?", "(is it|is that) in my notes, {q}?", "i (forgot|no longer know|don't remember) {q}, (check my notes|look in my notes|but i noted it|it's in my notes)",
    "(it slipped my mind|my mind is blank|i'm drawing a blank|memory fails me): {q}? (i noted it|it's in my notes|see my notes)", "i (must|should) have noted {q}", "there (should|must) be a note that says {q}",
    "(there's|there is) a note on this: {q}?", "you (were told|were asked|were supposed) to note it: {q}?", "you noted (it|this) for me, {q}?", "the note (said|says|tells) what: {q}?", "which note tells me {q}",
    "what's in my notes, {q}?", "somebody asks {q}, my notes have it",
)  # fmt: skip


@family("note_asked", weight=2.6)
def note_asked(w: World) -> Steps:
    """A question that one note answers: search the notes for the word that matters."""
    rng = w.rng
    slots = {
        "own": rng.choice(notes._OWN), "place": rng.choice(notes._PLACE), "who": rng.choice(notes._WHO), "when": rng.choice(notes._WHEN), "idea": rng.choice(notes._IDEA), "bill": rng.choice(notes._BILL),
        "doc": rng.choice(notes._DOC), "doc2": rng.choice(notes._DOC2), "thing": rng.choice(("batteries", "light bulbs", "printer paper", "shoes", "screws", "filters", "gloves")), "n": str(rng.randint(2, 22)), "n2": str(rng.randint(10, 59)),
    }  # fmt: skip
    note, questions, query = (part.format(**slots) for part in w.pick(KEPT))
    question = w.word(f"({questions})")
    notes._fill(w, rng.randint(0, 5))
    if any(query.lower() in row[2].lower() for row in w.notes.rows) or query.lower() not in question.lower():
        raise Skip("other notes")
    w.notes.add(note)
    yield Ask(w.say(ASKED, q=question))
    observation = yield Call("A note has the answer: look for it with search_notes.", "search_notes", {"query": query})
    found = notes.notes_said(observation.content)
    if not found or "\n" in found:
        raise Skip("not one")
    yield Answer("The note is found.", f"You noted: {found}.")
