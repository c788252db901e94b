"""Questions that a note answers: where the passport is, when the rent is due, what somebody owes."""

from __future__ import annotations

from umi_train.synth import families_notes as notes
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family

KEPT: tuple[tuple[str, str, str], ...] = (
    ("{own}: {place}", "where (is|are) (my|the) {own}|where did i (put|leave) the {own}|in which place (is|are) my {own}|where do i find my {own}", "{own}"),
    ("the {own} is in {place}", "where is (my|the) {own}|where did i (put|leave) (my|the) {own}|what did i do with the {own}", "{own}"),
    ("parked in {place}", "where did i park|where do i park|what is the place where i park", "park"),
    ("{who}'s birthday is {when}", "when is the birthday of {who}|when does {who} have a birthday|when is it {who}'s birthday", "{who}"),
    ("{who} owes me {n} euros", "how much does {who} owe me|what does {who} owe me|how many euros do i get from {who}", "{who}"),
    ("i owe {who} {n} euros", "how much do i owe {who}|what do i owe {who}|how many euros does {who} get from me", "{who}"),
    ("{who} likes {idea}", "what does {who} like|what could {who} like|what was it that {who} likes", "{who}"),
    ("meet {who} {when}", "when do i meet {who}|when am i meeting {who}|at what time do i see {who}", "{who}"),
    ("call {who} {when}", "when should i call {who}|when do i have to call {who}|when was i supposed to call {who}", "{who}"),
    ("dentist {when}", "when is my dentist appointment|when do i have to go to the dentist|when is the dentist", "dentist"),
    ("haircut {when}", "when is my haircut|when do i have my haircut|when did i book the haircut", "haircut"),
    ("vet appointment {when}", "when is the vet appointment|when do we go to the vet|at what time is the vet", "vet"),
    ("car inspection {when}", "when is the car inspection|when is the inspection of the car|by when is the inspection", "inspection"),
    ("rent is due {when}", "when is the rent due|when do i pay the rent|by when must the rent be paid", "rent"),
    ("flight at {n}:{n2} {when}", "when is my flight|at what time is the flight|when does the flight go", "flight"),
    ("train leaves at {n}:{n2}", "when does my train leave|what time is the train|at what time does the train go", "train"),
    ("locker number {n}{n2}", "what is my locker number|which locker is mine|what number does my locker have", "locker"),
    ("the code for {place} is {n}{n2}", "what is the code for {place}|which code opens {place}|what was the code of {place}", "code"),
    ("wifi at {who}'s is sunflower{n}", "what is the wifi at {who}'s|how do i get into the wifi of {who}|what was the wifi password at {who}'s", "wifi"),
    ("pay the {bill} bill {when}", "when do i have to pay the {bill} bill|when is the {bill} bill due|by when is the {bill} bill", "{bill}"),
    ("{doc} deadline {when}", "when is the {doc} deadline|by when are the {doc} needed|what is the deadline for the {doc}", "{doc}"),
    ("renew the {doc2} {when}", "when do i have to renew the {doc2}|by when must i renew my {doc2}|when does the {doc2} need renewing", "{doc2}"),
    ("book a table for {n} {when}", "for how many is the table|when is the table for|how many people is the table for", "table"),
    ("return the {own} {when}", "when do i return the {own}|when does the {own} have to go back|by when must i bring back the {own}", "{own}"),
    ("lent the {own} to {who}", "who has my {own}|to whom did i lend the {own}|who did i give the {own} to", "{own}"),
    ("{thing} size {n}", "what size of {thing} do i need|which size was it for the {thing}|what size is right for the {thing}", "{thing}"),
)  # fmt: skip
"""A note, questions that it answers, and what to look for."""

ASKED = (
    "{q}? i noted it", "{q}? (it's|it is|should be) in my notes", "{q}? (check|see|look in|look at) my notes", "(according to|from|going by) my notes, {q}?", "(look|check) in my notes: {q}?", "do: (check|look in|look through|search) my notes: {q}",
    "i noted (it|that) (somewhere|once|some time ago): {q}?", "{q}? i told you to remember (it|that)", "my notes should say {q}", "what did i note: {q}?", "{q}? there should be a note", "{q}? i made a note (of it|about it|)", "notes: {q}?",
    "(do|don't) my notes say {q}", "i asked you to note it. {q}?", "can't remember, {q}? (i think|) i noted it", "{q}, did i note that", "do you remember {q}? it's a note of mine", "do: find out from my notes {q}", "i wrote a note about it: {q}?",
    "{q}? you have it in my notes", "remind me from my notes, {q}", "in my notes, {q}?", "one of my notes says {q}, which is it",
)  # fmt: skip


@family("note_asked", weight=2.6, tools=("search_notes",))
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
