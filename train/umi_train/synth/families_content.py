"""Questions about what the files say: when is the meeting, how much was paid, who has the key."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.views import matches

_FACTS: tuple[tuple[str, str, str], ...] = (
    ("The meeting with {p} is on {d}.", "when is (the|my|our) meeting with {p}|what day is the meeting with {p}|what is the date of the meeting with {p}|on which day is the meeting with {p}|when do we have the meeting with {p}|for when is the meeting with {p} set|what was the day of the meeting with {p}", "meeting with {p}"),
    ("{p} will send the numbers by {w}.", "who will send the numbers|by when does {p} send the numbers|when will {p} send the numbers|who is going to send the numbers|when is {p} supposed to send the numbers|until when will {p} send the numbers|whose job is it to send the numbers", "send the numbers"),
    ("The code for the {x} is {k}.", "what is the code for the {x}|what's the {x} code|which code opens the {x}|do you know the code for the {x}|what was the code for the {x} again|which is the code for the {x}|how does the code for the {x} go|what number do i enter as the code for the {x}", "code for the {x}"),
    ("{p} paid {m} for the {t}.", "who paid for the {t}|how much did {p} pay for the {t}|what did the {t} cost|how much was the {t}|what was paid for the {t}|who spent money for the {t}|what price did {p} pay for the {t}|how much went out for the {t}|how expensive was the {t}", "for the {t}"),
    ("The train to {c} leaves at {h}.", "when does the train to {c} leave|what time is the train to {c}|at what time does my train to {c} go|when do i leave for {c}|what is the departure time of the train to {c}|when do i have to catch the train to {c}|when should i be on the train to {c}|when is my train to {c}", "train to {c}"),
    ("{p} has the spare key.", "who has the spare key|who has got the key|where is the spare key|whom do i ask for the spare key|who keeps the spare key|who did we give the spare key to|in whose hands is the spare key|with whom is the spare key", "spare key"),
    ("The wifi password is {k}.", "what is the wifi password|what's the password of the wifi|how do i get into the wifi|what was the wifi password|which password does the wifi have|what do i type in for the wifi|what's the wifi key|how do guests get onto the wifi", "wifi"),
    ("The deadline for the {x} project is {d}.", "when is the deadline for the {x} project|when is the {x} project due|what is the deadline of the {x} project|by when must the {x} project be done|until when do we have for the {x} project|how long do we have for the {x} project|when do we have to hand in the {x} project|what's the due date of the {x} project", "{x} project"),
    ("{p} lives in {c} now.", "where does {p} live|which city does {p} live in|where is {p} living|in which city does {p} live|where has {p} moved to|what town does {p} live in|where is {p} based|where is the home of {p}", "{p}"),
    ("Call {p} at {f}.", "what is {p}'s number|what is the phone number of {p}|how can i reach {p}|what's {p}'s phone number|which number do i dial for {p}|what number does {p} have|under which number can i call {p}|how do i get hold of {p}|what's the phone of {p}", "{p}"),
    ("The heating costs {m} per month.", "what does the heating cost|how much is the heating|how much do i pay for heating|what are the heating costs|how expensive is the heating|what do we spend on heating|what is the monthly heating bill|what does heating come to each month", "heating"),
    ("{p} is allergic to {t}.", "what is {p} allergic to|who is allergic to {t}|does {p} have an allergy|which food is {p} allergic to|who must not eat {t} because they are allergic|what allergy does {p} have|what makes {p} allergic", "allergic"),
    ("The flight to {c} is {k} at {h}.", "what is my flight number|when is the flight to {c}|which flight goes to {c}|what is the number of the flight to {c}|what time is my flight to {c}|when does the flight to {c} take off|what's the code of the flight to {c}|when do i fly, i mean the flight to {c}", "flight"),
    ("I parked on level {n}.", "where did i park|where is my car|on which level did i park|what level is the car on|on what floor is the car parked|on what level have i parked|where did i leave the car, i mean where have i parked|which floor is it where i parked", "parked"),
    ("The rent is {m}.", "how much is the rent|what is the rent|what do i pay for rent|how high is the rent|how expensive is the rent|what does the rent come to|what is the amount of the rent|how much do we pay in rent", "rent"),
    ("The server {x} runs on port {n}.", "which port does {x} use|on what port does {x} run|what is the port of {x}|what port is {x} on|under which port do i reach {x}|what port number has {x}|on which port is {x} listening", "{x}"),
    ("{p} and {q} get married on {d}.", "when do {p} and {q} get married|when is the wedding of {p} and {q}|who gets married|on what day do {p} and {q} get married|when will {p} and {q} be married|what is the day on which {p} and {q} get married", "married"),
    ("The doctor's appointment is on {d} at {h}.", "when is (my|the) doctor's appointment|what time do i see the doctor|when do i have to go to the doctor|on which day do i see the doctor|when am i seeing the doctor|what day is it with the doctor|when does the doctor expect me", "doctor"),
    ("{p}'s birthday is on {mo} {n2}.", "when is {p}'s birthday|what day is {p}'s birthday|when was {p} born|on which day is {p}'s birthday|what is the date of {p}'s birthday|when do we celebrate {p}'s birthday|when should i congratulate for {p}'s birthday", "{p}'s birthday"),
    ("The invoice {k} is {m}.", "how much is invoice {k}|what is the amount of invoice {k}|what does invoice {k} come to|what is the total of invoice {k}|how high is invoice {k}|what do i have to pay for invoice {k}|what sum is on invoice {k}", "{k}"),
    ("We meet at {h} in {c}.", "when do we meet|where do we meet|what time do we meet in {c}|at what time do we meet|what's the place and time where we meet|in which city do we meet|at which hour will we meet", "meet at"),
    ("The recipe needs {n} grams of {t}.", "how much {t} does the recipe need|how many grams of {t} are in the recipe|how much {t} do i need|what quantity of {t} goes into the recipe|how many grams of {t} should i take for the recipe|what amount of {t} is in the recipe", "{t}"),
    ("The shop opens at {h} and closes at {h2}.", "when does the shop open|when does the shop close|what are the opening hours of the shop|at what time does the shop open|until when is the shop open|from when to when is the shop open|what hours does the shop have", "shop"),
    ("Order {k} was sent on {d}.", "when was order {k} sent|where is order {k}|what is the status of order {k}|when did order {k} go out|on which day was order {k} shipped|has order {k} been sent, and when|since when is order {k} on its way", "{k}"),
    ("{p} weighs {n} kilos.", "how heavy is {p}|how much does {p} weigh|what is {p}'s weight|what does {p} weigh|how many kilos is {p}|how many kilos does {p} weigh|what do the scales say for {p}", "{p}"),
    ("The capital of the {x} fund is {m}.", "what is the capital of the {x} fund|how much is in the {x} fund|how big is the {x} fund|what sum is in the {x} fund|how much money does the {x} fund have|how much capital has the {x} fund", "{x} fund"),
    ("My size for {t} is {n}.", "what is my size for {t}|which size do i have for {t}|what size do i take, i mean my size for {t}|what was my size for {t} again|do you know my size for {t}", "size for {t}"),
    ("The next bus to {c} goes at {h}.", "when does the next bus to {c} go|when can i take the bus to {c}|what time is the bus to {c}|at what time does the bus to {c} leave|when do i have to be at the stop for the bus to {c}|when is the next bus to {c}|how late does the bus to {c} go", "bus to {c}"),
    ("{p} is our contact at the {x} office.", "who is our contact at the {x} office|whom do i ask at the {x} office|what is the name of our contact at the {x} office|who do we talk to at the {x} office|whom should i call at the {x} office|which person is our contact in the {x} office|who is responsible for us at the {x} office", "{x} office"),
    ("The dog gets {n} grams of food a day.", "how much food does the dog get|how many grams does the dog eat|what do i feed the dog|what ration does the dog get|how many grams of food go to the dog|how much should i give the dog|what is the daily amount of food for the dog", "dog"),
    ("We ordered {n} chairs from {p}.", "how many chairs did we order|from whom did we order the chairs|who sells us the chairs|who delivers our chairs|what number of chairs did we order|who did we buy the chairs from|how many chairs are coming", "chairs"),
    ("The password of the {x} account is {k}.", "what is the password of the {x} account|what's the login for the {x} account|how do i get into the {x} account|which password has the {x} account|what do i type to log in to the {x} account|what was the password for the {x} account|with which password do i open the {x} account", "{x} account"),
    ("The garage door opens with {k}.", "how do i open the garage door|what opens the garage door|what is the code of the garage door|which code opens the garage door|what do i type in at the garage door|with what does the garage door open|how does one get the garage door open", "garage door"),
    ("The insurance number is {k}.", "what is my insurance number|what's the number of my insurance|which number does the insurance have|what was the number of the insurance|under which number is my insurance|what number do i tell the insurance|do you have my insurance number", "insurance"),
    ("The warranty of the {t} ends on {d}.", "when does the warranty of the {t} end|until when is the warranty of the {t} good|how long does the warranty of the {t} run|until what date do we have warranty of the {t}|when is the warranty of the {t} over|when does the warranty of the {t} run out|when does the warranty of the {t} expire", "warranty of the {t}"),
    ("{p} owes me {m}.", "how much does {p} owe me|what does {p} owe me|how much do i get back from {p}|what sum does {p} owe me|what do i still get from {p}|how big is the debt of {p}|how much money does {p} have to give me", "{p}"),
    ("The hotel in {c} is booked until {d}.", "until when is the hotel in {c} booked|how long do i have the hotel in {c}|when do i leave the hotel in {c}|until what day do i have the hotel in {c}|when do we check out of the hotel in {c}|how long can i stay in the hotel in {c}", "hotel in {c}"),
    ("Room {n} is the quiet one.", "which room is the quiet one|which is the quiet room|what number has the quiet room|what is the number of the quiet room|in which room is it quiet|which room should i take for a quiet night|what room is quiet", "quiet"),
    ("{p} and {q} share the {x} car.", "who shares the {x} car|with whom does {p} share the {x} car|who drives the {x} car|which people share the {x} car|who are the two with the {x} car|who uses the {x} car", "{x} car"),
    ("The backup runs every night at {h}.", "when does the backup run|at what time is the backup|how often does the backup run|what time does the backup start|when is the backup made|at which hour does the backup run|when at night is the backup", "backup"),
    ("The gym costs {m} a month.", "how much is the gym|what do i pay for the gym|what does the gym cost|how expensive is the gym|what does the gym take per month|what is the monthly fee of the gym|how much money goes to the gym", "gym"),
    ("{p} won the {x} prize.", "who won the {x} prize|who got the {x} prize|whom did they give the {x} prize|who is the winner of the {x} prize|who took home the {x} prize|to whom went the {x} prize|which person won the {x} prize", "{x} prize"),
    ("The package from {c} arrives on {d}.", "when does the package from {c} arrive|when is the package from {c} coming|on which day do i get the package from {c}|what day will the package from {c} be here|when can i expect the package from {c}|when will the package from {c} arrive|how long do i wait for the package from {c}", "package from {c}"),
    ("The tank holds {n} liters.", "how much does the tank hold|how big is the tank|how many liters fit in the tank|what is the volume of the tank|how many liters does the tank take|what does the tank hold|what is the capacity of the tank", "tank"),
    ("The lease ends on {d}.", "when does the lease end|until when is the lease|how long does the lease run|when is the lease over|on which day does the lease end|when does the lease run out|when does the lease expire", "lease"),
    ("Dinner with {p} is at {h}.", "when is dinner with {p}|what time is the dinner with {p}|at what time is my dinner with {p}|when do we have dinner with {p}|when am i having dinner with {p}|how late is the dinner with {p}|for what time is dinner with {p}", "dinner with {p}"),
    ("The {x} team has {n} people.", "how many people are in the {x} team|how big is the {x} team|how many are we in the {x} team|what is the headcount of the {x} team|how many members does the {x} team have|how many work in the {x} team|what size is the {x} team", "{x} team"),
    ("{p} teaches {x} on {w}.", "who teaches {x}|when is {x} taught|on which day does {p} teach {x}|which person teaches {x}|whose class is {x}|what day is {x} on|who gives the lessons in {x}", "{x}"),
    ("The fuse for the kitchen is number {n2}.", "which fuse is for the kitchen|what number is the kitchen fuse|which one is the fuse of the kitchen|which fuse belongs to the kitchen|what's the number of the fuse for the kitchen|which fuse do i switch for the kitchen", "fuse"),
    ("{p} speaks {n2} languages.", "how many languages does {p} speak|who speaks several languages|what number of languages does {p} speak|in how many languages can {p} talk|how many languages does {p} know", "languages"),
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
    "{q}? (find it in|find out from|look it up in|get it from|have a look in|search) {t}",
    "{q}? (i noted it in|i put it in|i have it in|i kept it in|it stands in|that's in|you will find it in|it's written in) {t}",
    "{q}? (ask|consult|browse|take) {t}",
    "{q}? (the info is in|the details are in|everything about it is in|you'll see it in|all i know is in) {t}",
    "{q}? {t} (should know|should say|will tell you|knows|has the answer|tells)",
    "{q}? [i think] {t} (mentions it|says so|has it somewhere|covers that)",
    "{q}, {t} (should know|should say it|has it)",
    "{q} (going by|judging by|based on|as per) {t}?",
    "{q}, (according to|going by|as per|based on) {t}?",
    "(as per|going by|judging by|based on) {t}[,] {q}?",
    "(consult|search|skim|scan|peruse|study) {t} and (tell me|let me know|say|answer)[,|:] {q}?",
    "(have|take) a (look|peek|glance) (at|in|into) {t}[,|:|.] {q}?",
    "(use|take) {t} to (answer|find out|tell me)[:|,] {q}?",
    "with the help of {t}[,|:] {q}?",
    "(reading|looking at|going by|with) {t}[,|:] {q}?",
    "the answer (is|stands|must be|should be) (somewhere in|in) {t}[.|:|,] {q}?",
    "(everything|all|the answer) is in {t}[.|,] {q}?",
    "i (noted|saved|put|typed|kept|recorded) (it|this|that) (somewhere in|in) {t}[.|:|,] {q}?",
    "i (forgot|can't recall|don't remember)[,|:|.] {q}? (it's in|check|see|look in) {t}",
    "i (know|think|believe) it's in {t}[,|.|:] {q}?",
    "i (need|want) to know from {t}[,|:] {q}?",
    "{t} (should|must|will) (have|say|know) it[.|,|:] {q}?",
    "{t} (has the answer|has the details|has it all|tells it)[.|,|:] {q}?",
    "{t} please[:|,] {q}?",
    "don't read me {t}[,] just (answer|tell me)[:|,] {q}?",
    "(without showing me all of|no need to show me all of) {t}[,|:|.] {q}?",
    "what do we learn from {t}[:|,] {q}?",
    "what does it say in {t}[:|,] {q}?",
    "can {t} (tell us|tell me|help)[:|,] {q}?",
    "someone asked me[:|,] {q}? (look in|check|see|it's in) {t}",
]


@family("content_named", weight=5.0)
def content_named(w: World) -> Steps:
    """A question whose answer is in a file that is named: read it, answer with the sentence."""
    sentence, questions, _ = invent(w)
    path = _placed(w, sentence)
    question = w.word(w.pick(questions))
    yield Ask(w.say(ACCORDING, q=question if w.chance(0.5) else question[0].upper() + question[1:], t=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", sentence)


@family("content_search", weight=5)
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
                     "somewhere in my files it says {q}", "i can't find the file any more, {q}?",
                     "(comb|look|go|dig|search) through (my|all my|the|all the) files[:|,] {q}?", "{q}? (it must be|it should be|it is|i have it) (somewhere in|in one of|among) my files", "{q}? (search|check|look in|look through|go through) (all|all the|all my|my) files",
                     "{q}? (i noted it|i saved it|i typed it up|i put it down) (somewhere|in some file|in one of my files)", "{q}? (no idea|i forgot|i don't remember) (in which file|which file|where i wrote it)", "(some|one|any) file (of mine|here) (must|should) (say|know)[:|,] {q}?",
                     "(i can't remember|i forgot|it slipped my mind)[,|:|.] {q}? (search my files|it's in my files|look in my files)", "according to my files[,] {q}?", "(going by|based on|from) my files[,|:] {q}?", "(is it|do we have it) written (anywhere|somewhere)[,|:|?] {q}?",
                     "what do my files say[:|,] {q}?", "(have|take) a look (in|at|through) my files[:|,|.] {q}?", "{q}? i (wrote|noted) (that|it) down (once|some time ago|at some point)", "the answer is (in one of|somewhere in) my files[:|,|.] {q}?",
                     "(grep|search|scan) all (my|the) files[:|,] {q}?", "i (need|want) to know from my files[:|,] {q}?"], q=question, hint=hint))  # fmt: skip
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": query})
    rows = matches(obs)
    if len(rows) != 1:
        raise Skip("not one")
    yield Answer("The answer was found.", f"{rows[0][2].strip()} (from {path})")
