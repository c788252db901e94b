"""Questions about what the files say: when is the meeting, how much was paid, who has the key."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.views import matches

_FACTS: tuple[tuple[str, str, str], ...] = (
    ("The meeting with {p} is on {d}.", "when is (the|my|our) meeting with {p}|what day is the meeting with {p}|what is the date of the meeting with {p}", "meeting with {p}"),
    ("{p} will send the numbers by {w}.", "who will send the numbers|by when does {p} send the numbers|when will {p} send the numbers", "send the numbers"),
    ("The code for the {x} is {k}.", "what is the code for the {x}|what's the {x} code|which code opens the {x}|do you know the code for the {x}", "code for the {x}"),
    ("{p} paid {m} for the {t}.", "who paid for the {t}|how much did {p} pay for the {t}|what did the {t} cost|how much was the {t}", "for the {t}"),
    ("The train to {c} leaves at {h}.", "when does the train to {c} leave|what time is the train to {c}|at what time does my train to {c} go|when do i leave for {c}", "train to {c}"),
    ("{p} has the spare key.", "who has the spare key|who has got the key|where is the spare key", "spare key"),
    ("The wifi password is {k}.", "what is the wifi password|what's the password of the wifi|how do i get into the wifi|what was the wifi password", "wifi"),
    ("The deadline for the {x} project is {d}.", "when is the deadline for the {x} project|when is the {x} project due|what is the deadline of the {x} project|by when must the {x} project be done", "{x} project"),
    ("{p} lives in {c} now.", "where does {p} live|which city does {p} live in|where is {p} living", "{p}"),
    ("Call {p} at {f}.", "what is {p}'s number|what is the phone number of {p}|how can i reach {p}|what's {p}'s phone number", "{p}"),
    ("The heating costs {m} per month.", "what does the heating cost|how much is the heating|how much do i pay for heating|what are the heating costs", "heating"),
    ("{p} is allergic to {t}.", "what is {p} allergic to|who is allergic to {t}|does {p} have an allergy", "allergic"),
    ("The flight to {c} is {k} at {h}.", "what is my flight number|when is the flight to {c}|which flight goes to {c}|what is the number of the flight to {c}", "flight"),
    ("I parked on level {n}.", "where did i park|where is my car|on which level did i park|what level is the car on", "parked"),
    ("The rent is {m}.", "how much is the rent|what is the rent|what do i pay for rent|how high is the rent", "rent"),
    ("The server {x} runs on port {n}.", "which port does {x} use|on what port does {x} run|what is the port of {x}", "{x}"),
    ("{p} and {q} get married on {d}.", "when do {p} and {q} get married|when is the wedding of {p} and {q}|who gets married", "married"),
    ("The doctor's appointment is on {d} at {h}.", "when is (my|the) doctor's appointment|what time do i see the doctor|when do i have to go to the doctor", "doctor"),
    ("{p}'s birthday is on {mo} {n2}.", "when is {p}'s birthday|what day is {p}'s birthday|when was {p} born", "{p}'s birthday"),
    ("The invoice {k} is {m}.", "how much is invoice {k}|what is the amount of invoice {k}|what does invoice {k} come to", "{k}"),
    ("We meet at {h} in {c}.", "when do we meet|where do we meet|what time do we meet in {c}", "meet at"),
    ("The recipe needs {n} grams of {t}.", "how much {t} does the recipe need|how many grams of {t} are in the recipe|how much {t} do i need", "{t}"),
    ("The shop opens at {h} and closes at {h2}.", "when does the shop open|when does the shop close|what are the opening hours of the shop", "shop"),
    ("Order {k} was sent on {d}.", "when was order {k} sent|where is order {k}|what is the status of order {k}", "{k}"),
    ("{p} weighs {n} kilos.", "how heavy is {p}|how much does {p} weigh|what is {p}'s weight", "{p}"),
    ("The capital of the {x} fund is {m}.", "what is the capital of the {x} fund|how much is in the {x} fund|how big is the {x} fund", "{x} fund"),
    ("My size for {t} is {n}.", "what is my size for {t}|which size do i have for {t}", "size for {t}"),
    ("The next bus to {c} goes at {h}.", "when does the next bus to {c} go|when can i take the bus to {c}|what time is the bus to {c}", "bus to {c}"),
    ("{p} is our contact at the {x} office.", "who is our contact at the {x} office|whom do i ask at the {x} office|what is the name of our contact at the {x} office", "{x} office"),
    ("The dog gets {n} grams of food a day.", "how much food does the dog get|how many grams does the dog eat|what do i feed the dog", "dog"),
    ("We ordered {n} chairs from {p}.", "how many chairs did we order|from whom did we order the chairs|who sells us the chairs", "chairs"),
    ("The password of the {x} account is {k}.", "what is the password of the {x} account|what's the login for the {x} account|how do i get into the {x} account", "{x} account"),
    ("The garage door opens with {k}.", "how do i open the garage door|what opens the garage door|what is the code of the garage door", "garage door"),
    ("The insurance number is {k}.", "what is my insurance number|what's the number of my insurance|which number does the insurance have", "insurance"),
    ("The warranty of the {t} ends on {d}.", "when does the warranty of the {t} end|until when is the warranty of the {t} good|how long does the warranty of the {t} run", "warranty of the {t}"),
    ("{p} owes me {m}.", "how much does {p} owe me|what does {p} owe me|how much do i get back from {p}", "{p}"),
    ("The hotel in {c} is booked until {d}.", "until when is the hotel in {c} booked|how long do i have the hotel in {c}|when do i leave the hotel in {c}", "hotel in {c}"),
    ("Room {n} is the quiet one.", "which room is the quiet one|which is the quiet room|what number has the quiet room", "quiet"),
    ("{p} and {q} share the {x} car.", "who shares the {x} car|with whom does {p} share the {x} car|who drives the {x} car", "{x} car"),
    ("The backup runs every night at {h}.", "when does the backup run|at what time is the backup|how often does the backup run", "backup"),
    ("The gym costs {m} a month.", "how much is the gym|what do i pay for the gym|what does the gym cost", "gym"),
    ("{p} won the {x} prize.", "who won the {x} prize|who got the {x} prize|whom did they give the {x} prize", "{x} prize"),
    ("The package from {c} arrives on {d}.", "when does the package from {c} arrive|when is the package from {c} coming|on which day do i get the package from {c}", "package from {c}"),
    ("The tank holds {n} liters.", "how much does the tank hold|how big is the tank|how many liters fit in the tank", "tank"),
    ("The lease ends on {d}.", "when does the lease end|until when is the lease|how long does the lease run", "lease"),
    ("Dinner with {p} is at {h}.", "when is dinner with {p}|what time is the dinner with {p}|at what time is my dinner with {p}", "dinner with {p}"),
    ("The {x} team has {n} people.", "how many people are in the {x} team|how big is the {x} team|how many are we in the {x} team", "{x} team"),
    ("{p} teaches {x} on {w}.", "who teaches {x}|when is {x} taught|on which day does {p} teach {x}", "{x}"),
    ("The fuse for the kitchen is number {n2}.", "which fuse is for the kitchen|what number is the kitchen fuse|which one is the fuse of the kitchen", "fuse"),
    ("{p} speaks {n2} languages.", "how many languages does {p} speak|who speaks several languages", "languages"),
)  # fmt: skip


def invent(w: World) -> tuple[str, list[str], str]:
    """Return a sentence, questions whose answer it is, and the words to search for."""
    sentence, questions, query = w.pick(_FACTS)
    values: dict[str, str] = {}
    for key in ("p", "q", "d", "w", "x", "k", "m", "t", "c", "h", "h2", "f", "n", "n2", "mo"):
        if "{" + key + "}" in sentence:
            values[key] = str(w.rng.randint(2, 28)) if key == "n2" else contents._value(w.rng, "h" if key == "h2" else key)
    for key, value in values.items():
        mark = "{" + key + "}"
        sentence, questions, query = sentence.replace(mark, value), questions.replace(mark, value), query.replace(mark, value)
    return sentence, split_bars(questions), query


def split_bars(questions: str) -> list[str]:
    """Split at bars outside brackets."""
    out, depth = [""], 0
    for char in questions:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and not depth:
            out.append("")
        else:
            out[-1] += char
    return out


def _placed(w: World, sentence: str) -> str:
    """Put the sentence into a new or an existing text file and return its path."""
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 4))]
    rows.insert(w.rng.randint(0, len(rows)), sentence)
    folder = f"{w.pick(w.folders)}/" if w.folders and w.chance(0.3) else ""
    return w.write(folder + w.name(w.pick([".txt", ".txt", ".md"])), "\n".join(rows) + "\n")


ACCORDING = [
    "{q} according to {t}?",
    "according to {t}, {q}?",
    "{q}? (it is in|it's in|look in|see|check|the answer is in|it should be in) {t}",
    "(look|check) in {t}: {q}?",
    "(look|check) (in|into) {t} and tell me {q}",
    "{t}: {q}?",
    "(does {t} say|can you see in {t}) {q}?",
    "{q}? (use|read) {t}",
    "(read|open) {t} and (tell me|answer): {q}?",
    "i wrote it in {t}: {q}?",
    "from {t}: {q}?",
    "in {t}, {q}?",
    "what does {t} say: {q}?",
    "please check {t}: {q}?",
    "{q}? i saved it in {t}",
    "{q}? should be (somewhere|) in {t}",
    "can't remember. {q}? {t} has it",
    "(look|go) through {t}: {q}?",
    "i have {t} here. {q}?",
    "{t} says it somewhere: {q}?",
    "{q}? my (notes|papers|details) are in {t}",
    "please see {t}. {q}?",
    "open {t}. {q}?",
    "question about {t}: {q}?",
    "help me out with {t}: {q}?",
    "{q}? source: {t}",
    "it must be written in {t}. {q}?",
    "{t} is what i wrote down back then. {q}?",
]


@family("content_named", weight=5.0, tools=("read_file",))
def content_named(w: World) -> Steps:
    """A question whose answer is in a file that is named: read it, answer with the sentence."""
    sentence, questions, _ = invent(w)
    path = _placed(w, sentence)
    question = w.word(w.pick(questions))
    yield Ask(w.say(ACCORDING, q=question if w.chance(0.5) else question[0].upper() + question[1:], t=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The answer is in the file.", sentence)


@family("content_search", weight=5, tools=("search_text",))
def content_search(w: World) -> Steps:
    """A question without a file: search for its words in all files."""
    sentence, questions, query = invent(w)
    path = _placed(w, sentence)
    if sum(query.lower() in line.lower() for text in w.files.values() for line in text.splitlines()) != 1:
        raise Skip("not the only place")
    question = w.word(w.pick(questions))
    if query.lower() not in question.lower():
        raise Skip("the words to search for are not in the question")
    hint = w.word("(||||, it is in my files| (it is in one of the files)|, look in my files|, i wrote it down somewhere|, check my notes files|, it must be in some file)")
    hint = f" {hint}" if hint and hint[0] != "," else hint
    yield Ask(w.say(["ask: {q}{hint}", "{q}{hint}?", "search my files: {q}?", "look it up in my files: {q}?", "i wrote it down somewhere: {q}?",
                     "{q}? it is in one of my files", "find out in my files: {q}?", "check the files: {q}?", "no idea in which file, but {q}?",
                     "it is written down somewhere: {q}?", "i must have saved it, {q}?", "search everything: {q}?", "one of my files knows: {q}?", "{q}? i don't know which file", "can you find out from my files {q}?", "do my files say {q}?",
                     "somewhere in my files it says {q}", "i can't find the file any more, {q}?"], q=question, hint=hint))  # fmt: skip
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": query})
    rows = matches(obs)
    if len(rows) != 1:
        raise Skip("not one")
    yield Answer("The answer was found.", f"{rows[0][2].strip()} (from {path})")
