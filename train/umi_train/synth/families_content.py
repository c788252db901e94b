"""Questions about what the files say: when is the meeting, how much was paid, who has the key."""

from __future__ import annotations

from umi_local import named
from umi_local.content_words import content_words
from umi_train.synth import contents
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.views import matches

_FACTS: tuple[tuple[str, str, str], ...] = (
    ("The meeting with {p} is on {d}.", "when is (the|my|our) meeting with {p}|what day is the meeting with {p}|what is the date of the meeting with {p}|on which day is the meeting with {p}|when do we have the meeting with {p}|for when is the meeting with {p} set|what was the day of the meeting with {p}|when do we meet {p}, i mean the meeting with {p}|on what date is the meeting with {p}|when will the meeting with {p} take place|when's the meeting with {p}|what day did we fix for the meeting with {p}|when does the meeting with {p} happen", "meeting with {p}"),
    ("{p} will send the numbers by {w}.", "who will send the numbers|by when does {p} send the numbers|when will {p} send the numbers|who is going to send the numbers|when is {p} supposed to send the numbers|until when will {p} send the numbers|whose job is it to send the numbers|who wanted to send the numbers|who has to send the numbers|who promised to send the numbers|by what day will {p} send the numbers|on which day does {p} send the numbers|what's the last day for {p} to send the numbers", "send the numbers"),
    ("The code for the {x} is {k}.", "what is the code for the {x}|what's the {x} code|which code opens the {x}|do you know the code for the {x}|what was the code for the {x} again|which is the code for the {x}|how does the code for the {x} go|what number do i enter as the code for the {x}|what's the code for the {x}|what code do i need for the {x}, i mean the code for the {x}|what do i type as the code for the {x}|what is the secret code for the {x}|can you give me the code for the {x}|which digits make up the code for the {x}", "code for the {x}"),
    ("{p} paid {m} for the {t}.", "who paid for the {t}|how much did {p} pay for the {t}|what did the {t} cost|how much was the {t}|what was paid for the {t}|who spent money for the {t}|what price did {p} pay for the {t}|how much went out for the {t}|how expensive was the {t}|what did {p} pay for the {t}|who covered the bill for the {t}|how much money was paid for the {t}|what amount did {p} put down for the {t}|what was the price paid for the {t}|who picked up the check for the {t}|what sum was spent for the {t}", "for the {t}"),
    ("The train to {c} leaves at {h}.", "when does the train to {c} leave|what time is the train to {c}|at what time does my train to {c} go|when do i leave for {c}|what is the departure time of the train to {c}|when do i have to catch the train to {c}|when should i be on the train to {c}|when is my train to {c}|what's the departure time for the train to {c}|at what hour does the train to {c} leave|when does the train to {c} depart|when does the train to {c} go|what time do i have to be at the station for the train to {c}|when must i be on the train to {c}|what time does my train to {c} leave", "train to {c}"),
    ("{p} has the spare key.", "who has the spare key|who has got the key|where is the spare key|whom do i ask for the spare key|who keeps the spare key|who did we give the spare key to|in whose hands is the spare key|with whom is the spare key|who's got the spare key|who holds the spare key|who is in charge of the spare key|which person has our spare key|who can lend me the spare key|who do i call about the spare key|to whom did i give the spare key", "spare key"),
    ("The wifi password is {k}.", "what is the wifi password|what's the password of the wifi|how do i get into the wifi|what was the wifi password|which password does the wifi have|what do i type in for the wifi|what's the wifi key|how do guests get onto the wifi|what's the wifi password|which password do i enter for the wifi|can you give me the wifi password|how do i log on to the wifi|what do i tell guests who ask for the wifi|what's our wifi code|how do i connect my phone to the wifi", "wifi"),
    ("The deadline for the {x} project is {d}.", "when is the deadline for the {x} project|when is the {x} project due|what is the deadline of the {x} project|by when must the {x} project be done|until when do we have for the {x} project|how long do we have for the {x} project|when do we have to hand in the {x} project|what's the due date of the {x} project|when does the {x} project have to be finished|when must we deliver the {x} project|what's the deadline for the {x} project|what's the final date of the {x} project|what is the last day for the {x} project|by what date do they want the {x} project|when is the {x} project to be handed in", "{x} project"),
    ("{p} lives in {c} now.", "where does {p} live|which city does {p} live in|where is {p} living|in which city does {p} live|where has {p} moved to|what town does {p} live in|where is {p} based|where is the home of {p}|where does {p} live now|where did {p} move|where is {p} at home|what city is {p} in|which place did {p} move to|where can i visit {p}|in what town does {p} live these days|what's the home town of {p} now", "{p}"),
    ("Call {p} at {f}.", "what is {p}'s number|what is the phone number of {p}|how can i reach {p}|what's {p}'s phone number|which number do i dial for {p}|what number does {p} have|under which number can i call {p}|how do i get hold of {p}|what's the phone of {p}|what number can i reach {p} at|what's the number to call {p}|how do i phone {p}|which number should i call for {p}|at what number is {p}|where can i ring {p}|do you have the number of {p}|what digits do i dial to get {p}", "{p}"),
    ("The heating costs {m} per month.", "what does the heating cost|how much is the heating|how much do i pay for heating|what are the heating costs|how expensive is the heating|what do we spend on heating|what is the monthly heating bill|what does heating come to each month|how much does the heating cost|what's the price of the heating|what do we pay for the heating each month|how much money goes into heating per month|how much is the heating per month|what are our monthly heating costs|how much do they charge for heating", "heating"),
    ("{p} is allergic to {t}.", "what is {p} allergic to|who is allergic to {t}|does {p} have an allergy|which food is {p} allergic to|who must not eat {t} because they are allergic|what allergy does {p} have|what makes {p} allergic|what should {p} not eat because of being allergic|who of us is allergic|who has to stay away from {t} because of being allergic|which thing is {p} allergic to|is {p} allergic to anything, and to what|to what is {p} allergic", "allergic"),
    ("The flight to {c} is {k} at {h}.", "what is my flight number|when is the flight to {c}|which flight goes to {c}|what is the number of the flight to {c}|what time is my flight to {c}|when does the flight to {c} take off|what's the code of the flight to {c}|when do i fly, i mean the flight to {c}|what time does the flight to {c} leave|what flight do i take to get to {c}|at what time is the flight to {c}|what number does the flight to {c} have|when does my flight to {c} go|which flight number is it to {c}|what's the departure of the flight to {c}", "flight"),
    ("I parked on level {n}.", "where did i park|where is my car|on which level did i park|what level is the car on|on what floor is the car parked|on what level have i parked|where did i leave the car, i mean where have i parked|which floor is it where i parked|on which floor have i parked|which level did i park on|which parking level have i parked on|what level am i parked on|do you remember where i parked|in what level of the garage have i parked", "parked"),
    ("The rent is {m}.", "how much is the rent|what is the rent|what do i pay for rent|how high is the rent|how expensive is the rent|what does the rent come to|what is the amount of the rent|how much do we pay in rent|how much is my rent|what does the rent cost|how much rent do i pay|what rent do we pay|what's the rent|what do they ask for the rent", "rent"),
    ("The server {x} runs on port {n}.", "which port does {x} use|on what port does {x} run|what is the port of {x}|what port is {x} on|under which port do i reach {x}|what port number has {x}|on which port is {x} listening|what's {x}'s port|which port is {x} on|what port does {x} use|which port number does {x} listen on|on which port do i find {x}|what port do i connect to for {x}|which port belongs to {x}", "{x}"),
    ("{p} and {q} get married on {d}.", "when do {p} and {q} get married|when is the wedding of {p} and {q}|who gets married|on what day do {p} and {q} get married|when will {p} and {q} be married|what is the day on which {p} and {q} get married|when do they get married, {p} and {q}|on which date do {p} and {q} get married|when are {p} and {q} getting married|what's the date when {p} and {q} get married|which day will {p} and {q} be married on", "married"),
    ("The doctor's appointment is on {d} at {h}.", "when is (my|the) doctor's appointment|what time do i see the doctor|when do i have to go to the doctor|on which day do i see the doctor|when am i seeing the doctor|what day is it with the doctor|when does the doctor expect me|when's my appointment at the doctor|what's the date of the doctor's appointment|on what day and at what time is the doctor's appointment|at what time must i be at the doctor|when did the doctor give me an appointment|when do i need to be at the doctor's|when is it time to see the doctor", "doctor"),
    ("{p}'s birthday is on {mo} {n2}.", "when is {p}'s birthday|what day is {p}'s birthday|when was {p} born|on which day is {p}'s birthday|what is the date of {p}'s birthday|when do we celebrate {p}'s birthday|when should i congratulate for {p}'s birthday|what's the date of {p}'s birthday|when is it {p}'s birthday|on what day is {p}'s birthday|when do i need a present for {p}'s birthday|in which month is {p}'s birthday|when does {p}'s birthday come up|when do i bake a cake for {p}'s birthday", "{p}'s birthday"),
    ("The invoice {k} is {m}.", "how much is invoice {k}|what is the amount of invoice {k}|what does invoice {k} come to|what is the total of invoice {k}|how high is invoice {k}|what do i have to pay for invoice {k}|what sum is on invoice {k}|how much is on invoice {k}|what did invoice {k} amount to|how much do we owe for invoice {k}|what's the sum of invoice {k}|how big is invoice {k}|how much money does invoice {k} ask for|what do they charge on invoice {k}", "{k}"),
    ("We meet at {h} in {c}.", "when do we meet|where do we meet|what time do we meet in {c}|at what time do we meet|what's the place and time where we meet|in which city do we meet|at which hour will we meet|where and when do we meet at|at which time and where do we meet at all|which city do we meet at|which hour do we meet at", "meet at"),
    ("The recipe needs {n} grams of {t}.", "how much {t} does the recipe need|how many grams of {t} are in the recipe|how much {t} do i need|what quantity of {t} goes into the recipe|how many grams of {t} should i take for the recipe|what amount of {t} is in the recipe|what amount of {t} do i need|how much {t} goes into the recipe|how much {t} do i have to weigh out|how many grams of {t} do i need|how many grams of {t} does the recipe call for|how much {t} should i buy for the recipe|how much {t} do i put in", "{t}"),
    ("The shop opens at {h} and closes at {h2}.", "when does the shop open|when does the shop close|what are the opening hours of the shop|at what time does the shop open|until when is the shop open|from when to when is the shop open|what hours does the shop have|how long is the shop open|at what time does the shop close|when can i go to the shop|when is the shop open|how late is the shop open|how early does the shop open|what time does the shop shut|from what time is the shop open", "shop"),
    ("Order {k} was sent on {d}.", "when was order {k} sent|where is order {k}|what is the status of order {k}|when did order {k} go out|on which day was order {k} shipped|has order {k} been sent, and when|since when is order {k} on its way|when was {k} shipped|on what date did order {k} go out|when did they send order {k}|what happened to order {k}|is order {k} on its way, since when|when did {k} leave the warehouse|what's the shipping date of order {k}", "{k}"),
    ("{p} weighs {n} kilos.", "how heavy is {p}|how much does {p} weigh|what is {p}'s weight|what does {p} weigh|how many kilos is {p}|how many kilos does {p} weigh|what do the scales say for {p}|what's the weight of {p}|how many kilos is it for {p}|what did {p} weigh|how heavy was {p}|what do we know about the weight of {p}|what weight does {p} have", "{p}"),
    ("The capital of the {x} fund is {m}.", "what is the capital of the {x} fund|how much is in the {x} fund|how big is the {x} fund|what sum is in the {x} fund|how much money does the {x} fund have|how much capital has the {x} fund|how much capital is in the {x} fund|how rich is the {x} fund|what's the size of the {x} fund|how much money is in the {x} fund|what amount does the {x} fund have|how much is the {x} fund worth|what's the {x} fund's capital", "{x} fund"),
    ("My size for {t} is {n}.", "what is my size for {t}|which size do i have for {t}|what size do i take, i mean my size for {t}|what was my size for {t} again|do you know my size for {t}|what's my size for {t}|which one is my size for {t}|which size do i buy, i mean my size for {t}|what number is my size for {t}|what do i tell the shop about my size for {t}", "size for {t}"),
    ("The next bus to {c} goes at {h}.", "when does the next bus to {c} go|when can i take the bus to {c}|what time is the bus to {c}|at what time does the bus to {c} leave|when do i have to be at the stop for the bus to {c}|when is the next bus to {c}|how late does the bus to {c} go|when's the next bus to {c}|what time does the bus to {c} leave|when does the bus to {c} leave|at what hour goes the bus to {c}|when can i catch the bus to {c}|what's the departure time of the bus to {c}|how soon does the next bus to {c} go", "bus to {c}"),
    ("{p} is our contact at the {x} office.", "who is our contact at the {x} office|whom do i ask at the {x} office|what is the name of our contact at the {x} office|who do we talk to at the {x} office|whom should i call at the {x} office|which person is our contact in the {x} office|who is responsible for us at the {x} office|who do we know at the {x} office|who's our man or woman at the {x} office|who can help us at the {x} office|who's the person to talk to at the {x} office|which name do i ask for at the {x} office|who takes care of us at the {x} office|who should i write to at the {x} office", "{x} office"),
    ("The dog gets {n} grams of food a day.", "how much food does the dog get|how many grams does the dog eat|what do i feed the dog|what ration does the dog get|how many grams of food go to the dog|how much should i give the dog|what is the daily amount of food for the dog|how much does the dog get to eat|how many grams does the dog get|how much should the dog eat a day|what's the dog's daily ration|how much food does the dog need each day|how much do i put in the bowl for the dog|how many grams a day for the dog", "dog"),
    ("We ordered {n} chairs from {p}.", "how many chairs did we order|from whom did we order the chairs|who sells us the chairs|who delivers our chairs|what number of chairs did we order|who did we buy the chairs from|how many chairs are coming|how many chairs were ordered|what is the number of chairs we ordered|who did we order the chairs from|who is selling us the chairs|whose chairs did we order|from which person are the chairs|how many chairs will {p} bring", "chairs"),
    ("The password of the {x} account is {k}.", "what is the password of the {x} account|what's the login for the {x} account|how do i get into the {x} account|which password has the {x} account|what do i type to log in to the {x} account|what was the password for the {x} account|with which password do i open the {x} account|what's the {x} account password|how do i log in to the {x} account|what password do i use for the {x} account|which password goes with the {x} account|what's the password for the {x} account|what do i enter to open the {x} account|can you give me the password of the {x} account", "{x} account"),
    ("The garage door opens with {k}.", "how do i open the garage door|what opens the garage door|what is the code of the garage door|which code opens the garage door|what do i type in at the garage door|with what does the garage door open|how does one get the garage door open|what's the code for the garage door|what number opens the garage door|what do i enter to open the garage door|with which code can i open the garage door|what do i press for the garage door|how can i get the garage door to open|which combination opens the garage door", "garage door"),
    ("The insurance number is {k}.", "what is my insurance number|what's the number of my insurance|which number does the insurance have|what was the number of the insurance|under which number is my insurance|what number do i tell the insurance|do you have my insurance number|what's the insurance number|which number do i have at the insurance|what's my number with the insurance|what number do i write on the insurance form|what do i put down as the insurance number|can you give me the insurance number", "insurance"),
    ("The warranty of the {t} ends on {d}.", "when does the warranty of the {t} end|until when is the warranty of the {t} good|how long does the warranty of the {t} run|until what date do we have warranty of the {t}|when is the warranty of the {t} over|when does the warranty of the {t} run out|when does the warranty of the {t} expire|when is the end of the warranty of the {t}|what's the end date of the warranty of the {t}|till when do i have the warranty of the {t}|on which day does the warranty of the {t} end|when does the warranty of the {t} stop|how long is the warranty of the {t} valid", "warranty of the {t}"),
    ("{p} owes me {m}.", "how much does {p} owe me|what does {p} owe me|how much do i get back from {p}|what sum does {p} owe me|what do i still get from {p}|how big is the debt of {p}|how much money does {p} have to give me|how much money does {p} owe me|how much does {p} still have to pay me|what amount am i getting back from {p}|how much did i lend {p}|how deep is {p} in debt with me|what's {p}'s debt to me|what does {p} have to pay back", "{p}"),
    ("The hotel in {c} is booked until {d}.", "until when is the hotel in {c} booked|how long do i have the hotel in {c}|when do i leave the hotel in {c}|until what day do i have the hotel in {c}|when do we check out of the hotel in {c}|how long can i stay in the hotel in {c}|when does our stay at the hotel in {c} end|until what date did we book the hotel in {c}|when do we have to leave the hotel in {c}|when is check-out at the hotel in {c}|on which day do we leave the hotel in {c}|what's the last day at the hotel in {c}|for how long is the hotel in {c} booked", "hotel in {c}"),
    ("Room {n} is the quiet one.", "which room is the quiet one|which is the quiet room|what number has the quiet room|what is the number of the quiet room|in which room is it quiet|which room should i take for a quiet night|what room is quiet|which room is quiet|what's the quiet room|what's the number of the room that is quiet|which room number is the quiet one|where is it quiet, in which room|which room do i book if i want it quiet", "quiet"),
    ("{p} and {q} share the {x} car.", "who shares the {x} car|with whom does {p} share the {x} car|who drives the {x} car|which people share the {x} car|who are the two with the {x} car|who uses the {x} car|who are the people that share the {x} car|who has the {x} car|who gets to drive the {x} car|which two share the {x} car|who does the {x} car belong to|who are the drivers of the {x} car", "{x} car"),
    ("The backup runs every night at {h}.", "when does the backup run|at what time is the backup|how often does the backup run|what time does the backup start|when is the backup made|at which hour does the backup run|when at night is the backup|when is the nightly backup|what time is the backup|at what time does the backup start|what's the time of the backup|when does the backup kick in|when do we back up, i mean what time is the backup|how often and when is there a backup", "backup"),
    ("The gym costs {m} a month.", "how much is the gym|what do i pay for the gym|what does the gym cost|how expensive is the gym|what does the gym take per month|what is the monthly fee of the gym|how much money goes to the gym|how much do i pay for the gym|how much does the gym cost|what's the gym fee|how much is the gym each month|what does the gym charge|how much money do i spend on the gym|what's the price of the gym", "gym"),
    ("{p} won the {x} prize.", "who won the {x} prize|who got the {x} prize|whom did they give the {x} prize|who is the winner of the {x} prize|who took home the {x} prize|to whom went the {x} prize|which person won the {x} prize|who was given the {x} prize|who received the {x} prize|who has won the {x} prize|who went home with the {x} prize|what's the name of the winner of the {x} prize|who did the {x} prize go to|who earned the {x} prize", "{x} prize"),
    ("The package from {c} arrives on {d}.", "when does the package from {c} arrive|when is the package from {c} coming|on which day do i get the package from {c}|what day will the package from {c} be here|when can i expect the package from {c}|when will the package from {c} arrive|how long do i wait for the package from {c}|when will i get the package from {c}|when does the package from {c} come|on what date does the package from {c} arrive|when should i be at home for the package from {c}|what's the delivery date of the package from {c}|when is the package from {c} due|when will they deliver the package from {c}", "package from {c}"),
    ("The tank holds {n} liters.", "how much does the tank hold|how big is the tank|how many liters fit in the tank|what is the volume of the tank|how many liters does the tank take|what does the tank hold|what is the capacity of the tank|what's the volume of the tank|how many liters are in a full tank|how many liters go into the tank|how much fits in the tank|what's the size of the tank|how large is the tank|how much can i fill into the tank", "tank"),
    ("The lease ends on {d}.", "when does the lease end|until when is the lease|how long does the lease run|when is the lease over|on which day does the lease end|when does the lease run out|when does the lease expire|when's the end of the lease|what's the end date of the lease|on what day is the lease over|how much longer does the lease run, until when|when is our lease up|until what date is the lease valid", "lease"),
    ("Dinner with {p} is at {h}.", "when is dinner with {p}|what time is the dinner with {p}|at what time is my dinner with {p}|when do we have dinner with {p}|when am i having dinner with {p}|how late is the dinner with {p}|for what time is dinner with {p}|what time is dinner with {p}|at what hour is the dinner with {p}|when do i have to be at dinner with {p}|when does dinner with {p} start|when are we having dinner with {p}|at what time did we say dinner with {p}", "dinner with {p}"),
    ("The {x} team has {n} people.", "how many people are in the {x} team|how big is the {x} team|how many are we in the {x} team|what is the headcount of the {x} team|how many members does the {x} team have|how many work in the {x} team|what size is the {x} team|how many people does the {x} team have|what's the size of the {x} team|how large is the {x} team|how many heads does the {x} team count|how many people work in the {x} team|how many of us are in the {x} team|how many belong to the {x} team", "{x} team"),
    ("{p} teaches {x} on {w}.", "who teaches {x}|when is {x} taught|on which day does {p} teach {x}|which person teaches {x}|whose class is {x}|what day is {x} on|who gives the lessons in {x}|who's the teacher for {x}|on what day is {x} taught|who is teaching {x}|when do we have {x}|when does {p} teach {x}|which weekday is {x} on|what's the day for {x}", "{x}"),
    ("The fuse for the kitchen is number {n2}.", "which fuse is for the kitchen|what number is the kitchen fuse|which one is the fuse of the kitchen|which fuse belongs to the kitchen|what's the number of the fuse for the kitchen|which fuse do i switch for the kitchen|what's the number of the kitchen fuse|which fuse is the one for the kitchen|which fuse do i check if the kitchen goes dark|what fuse does the kitchen have|where is the fuse for the kitchen, which number|which fuse do i flip for the kitchen", "fuse"),
    ("{p} speaks {n2} languages.", "how many languages does {p} speak|who speaks several languages|what number of languages does {p} speak|in how many languages can {p} talk|how many languages does {p} know|how many languages can {p} speak|how many different languages does {p} speak|what's the number of languages {p} speaks|how many languages has {p} learned|how many languages are spoken by {p}", "languages"),
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
    "{q}? (it's all in|you'll find that in|the answer stands in|it's noted in|it's mentioned in|it's somewhere in) {t}",
    "{q}? (i typed it into|i recorded it in|i wrote it down in|i jotted it down in|somebody wrote it in) {t}", "{q}? (go by|rely on|refer to|turn to|take it from|read it off|pull it from|dig it out of) {t}",
    "{q}? (flip through|scan|study|go over|skim|peek into|glance at) {t} (please|for me|)", "{q}? {t} (is where it is|is where i wrote it|is the place to look|is the file to check|says it somewhere)",
    "{q}? {t} (must|might|ought to|could) (know|have it|say|tell)", "{q}? i (think|believe|guess|am sure|know) it's in {t}", "{q}? i (can't|don't want to) (read|go through) all of {t} [now|myself|]",
    "{q} - (see|check|it's in|look in|source|file) {t}", "{q}, (it's in|see|check|look in|look it up in|as written in|as noted in) {t}", "{q}, (what does {t} say|what do you read in {t}|what's in {t} about that)",
    "{q} (as stated in|as written in|as noted in|per|following|if you go by|if you believe) {t}?", "(per|following|referring to|with regard to|considering|relying on) {t}[,] {q}?",
    "(if you read|if you look at|if you open|when you read|going through) {t}[,] {q}?", "(after reading|having read) {t}, {q}?", "(flip|leaf|read|run|skim) through {t} and (tell me|answer me|say)[:|,] {q}?",
    "(take|pull|get|dig|fish) the answer (from|out of) {t}[:|,] {q}?", "(find|look up|dig up|get) the answer in {t}[:|,] {q}?", "(find out from|learn from|gather from|see from) {t}[,|:] {q}?",
    "(answer|reply) (from|with the help of|by reading|on the basis of|using) {t}[:|,] {q}?", "answer this from {t}: {q}?", "(ask|question for|a question to) {t}[:|,] {q}?",
    "(inside|somewhere in|written in) {t}[:|,] {q}?", "one fact from {t}[,|:] {q}?", "(just|only) one (thing|detail|fact) from {t}[:|,] {q}?", "a (detail|small detail|fact) in {t}[:|,] {q}?",
    "i (need|want|would like) (one thing|a fact|a detail|an answer) from {t}[:|,] {q}?", "i (didn't|haven't) read {t}[,|.] {q}?", "i (don't have|have no) time to read {t}[,|.] {q}?",
    "i (read|saw) it in {t} (once|before|the other day|) but forgot[,|:] {q}?", "i (can't find|don't see|am looking for) it in {t}[,|:] {q}?", "it (says|stands|is written|is mentioned) (somewhere in|in) {t}[,|:] {q}?",
    "the file {t} (knows|has it|will tell)[,|:] {q}?", "(is it|is that|does it stand) in {t}[,|:] {q}?", "(does|will|could) {t} (tell|say|mention|answer)[:|,] {q}?", "do you (see|find|read) (it|that) in {t}[:|,] {q}?",
    "how does {t} answer (this|the question): {q}?", "what (answer|information) does {t} give[:|,] {q}?", "what would {t} say (to this|about this|)[:|,] {q}?",
    "(my boss|a friend|my wife|somebody|the client) (asks|wants to know) {q}, (it's in|check|see|look in|the answer is in) {t}", "(forgot it|forgotten again|it slipped my mind|can't think of it), {q}? {t} has it",
    "(not sure|no idea|i don't know any more), {q}? (see|check|open|look in) {t}", "{t} (contains|holds|includes) the answer[:|,|.] {q}?", "here is my file {t}, {q}?",
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
    hint = w.word("(||||||||, it is in my files| (it is in one of the files)|, look in my files|, i wrote it down somewhere|, check my notes files|, it must be in some file|, my files have it|, it is in some file of mine|, search the files|, i saved it in a file|, i forgot which file has it|, go through the files)")
    hint = f" {hint}" if hint and hint[0] != "," else hint
    yield Ask(w.say(["ask: {q}{hint}", "{q}{hint}?", "ask: {q}", "{q}?", "ask: {q} again", "search my files: {q}?", "look it up in my files: {q}?", "i wrote it down somewhere: {q}?",
                     "{q}? it is in one of my files", "find out in my files: {q}?", "check the files: {q}?", "no idea in which file, but {q}?",
                     "it is written down somewhere: {q}?", "i must have saved it, {q}?", "search everything: {q}?", "one of my files knows: {q}?", "{q}? i don't know which file", "can you find out from my files {q}?", "do my files say {q}?",
                     "somewhere in my files it says {q}", "i can't find the file any more, {q}?",
                     "(comb|look|go|dig|search) through (my|all my|the|all the) files[:|,] {q}?", "{q}? (it must be|it should be|it is|i have it) (somewhere in|in one of|among) my files", "{q}? (search|check|look in|look through|go through) (all|all the|all my|my) files",
                     "{q}? (i noted it|i saved it|i typed it up|i put it down) (somewhere|in some file|in one of my files)", "{q}? (no idea|i forgot|i don't remember) (in which file|which file|where i wrote it)", "(some|one|any) file (of mine|here) (must|should) (say|know)[:|,] {q}?",
                     "(i can't remember|i forgot|it slipped my mind)[,|:|.] {q}? (search my files|it's in my files|look in my files)", "according to my files[,] {q}?", "(going by|based on|from) my files[,|:] {q}?", "(is it|do we have it) written (anywhere|somewhere)[,|:|?] {q}?",
                     "what do my files say[:|,] {q}?", "(have|take) a look (in|at|through) my files[:|,|.] {q}?", "{q}? i (wrote|noted) (that|it) down (once|some time ago|at some point)", "the answer is (in one of|somewhere in) my files[:|,|.] {q}?",
                     "(grep|search|scan) all (my|the) files[:|,] {q}?", "i (need|want) to know from my files[:|,] {q}?",
                     "{q}? (it's|it is|that's|that stands|it stands|the answer is) (somewhere|written somewhere|in some file|in one of the files)",
                     "{q}? (some|one) file (of mine|i have|here) (says|has|knows|tells|must have) it", "{q}? (one of my|my|the) files (should|must|will|ought to|have to) (know|say|have it|tell)",
                     "{q}? i (know|think|believe|am sure) i (saved|wrote|typed|noted) it (in some file|somewhere in my files|in one of the files)",
                     "{q}? (find it in|dig it out of|get it from|look it up in|ask|turn to|comb through|rummage in|scan) my files",
                     "{q}? (don't know|not sure|can't say) (where i put it|where it stands|in which file it is)", "{q}? (search|look) (everywhere|through everything|all over|in all files|in every file)",
                     "{q}, (it's in one of my files|my files know|as my files say|it's written down somewhere|it's in a file somewhere)", "{q}, (do my files tell|what do my files say|is it in my files)",
                     "{q}, (search|check|look in|look through) (all|all my|the|my) files", "{q} - (search my files|it's in my files|in some file|check all files|look in the files)",
                     "{q} (according to|going by|based on) (my|the) files?", "(dig|fish|get|find) the answer out of my files[:|,] {q}?",
                     "(find|look for|search for|hunt for) the answer (in|among|through) (my|all my|the|all the) files[:|,] {q}?", "(judging by|as per|relying on|with the help of) my files[,] {q}?",
                     "(somewhere|in some file|in one of my files) (i wrote|i noted|it is noted|it stands|it says)[:|,] {q}?", "(which|some|one) of my files (has|says|tells|knows)[:|,] {q}?",
                     "(search|check|scan|comb|go through) (every|each) file[:|,] {q}?", "(what|anything) in my files (on|about) this[:|,] {q}?", "a question (for|to) my files[:|,] {q}?",
                     "my files (should|must|will|might) (know|have it|say|tell)[:|,|.] {q}?", "i (wrote|typed|saved|put|noted) it in (a file|some file|one of my files)[,|.|:] {q}?",
                     "i (don't remember|can't recall|no longer know) (in which file i wrote it|where i wrote it|the file)[,|.|:] {q}?", "i (misplaced|lost) the file with (it|the answer), {q}?",
                     "(my boss|my wife|a friend|someone|the client) (asks|wants to know) {q}, (search my files|it's in my files|look in my files)",
                     "(the info|the answer|it) (is|must be|should be) (somewhere in|in one of|hidden in) (my|these|the) files[,|.|:] {q}?", "it's in a file but i don't know which[,|.|:] {q}?",
                     "do you find (it|the answer|this) in my files[:|,] {q}?"], q=question, hint=hint))  # fmt: skip
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": query})
    rows = matches(obs)
    if len(rows) != 1:
        raise Skip("not one")
    yield Answer("The answer was found.", f"{rows[0][2].strip()} (from {path})")


IN_FOLDER = (
    "{q}? (it must be|it should be|must be|should be|it's|it is|that's|that is) in one of the {f}", "{q}? (it must be|it should be|must be|it's|it is) in (the|my) {f}", "{q}? (look|check|see|search) in {f}", "(look|search|check) in {f}: {q}?",
    "(search|look through|go through|check) {f}[:|,] {q}?", "{q}, (it's in|see|look in|check|it must be in) {f}", "one of the files in {f} says {q}", "in {f} it says somewhere {q}", "according to {f}, {q}?", "{q}? one of the files in {f} (has|says|knows) it",
    "{q}? i think it was in {f}", "{q}? (somewhere in|in one of the files in) {f}", "(some|one) file in {f} (knows|says|tells) {q}", "{f}: {q}?", "{q} ({f})", "(my boss|someone|my wife) asks {q}, it's somewhere in {f}",
)  # fmt: skip


@family("content_folder", weight=1.6)
def content_folder(w: World) -> Steps:
    """A question whose answer is in one of the files of a folder that is named."""
    sentence, questions, query = invent(w)
    folder = w.pick(w.folders)
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 4))]
    rows.insert(w.rng.randint(0, len(rows)), sentence)
    path = w.write(f"{folder}/{w.name(w.pick(['.txt', '.txt', '.md']))}", "\n".join(rows) + "\n")
    inside = [text for other, text in w.files.items() if other.startswith(f"{folder}/")]
    if sum(query.lower() in line.lower() for text in inside for line in text.splitlines()) != 1:
        raise Skip("not the only place")
    question = w.word(w.pick(questions))
    if query.lower() not in question.lower():
        raise Skip("the words to search for are not in the question")
    yield Ask(w.say(IN_FOLDER, q=question, f=w.path(folder) if w.chance(0.6) else folder))
    obs = yield Call("Search in the folder with search_text.", "search_text", {"query": query, "path": folder})
    found = matches(obs)
    if len(found) != 1:
        raise Skip("not one")
    yield Answer("The answer was found.", f"{found[0][2].strip()} (from {path})")


@family("content_own_name", weight=2.4)
def content_own_name(w: World) -> Steps:
    """A question whose thing is what a file is called: "what is the wifi password" where there is a wifi.txt."""
    sentence, questions, query = invent(w)
    words = [word for word in query.lower().split() if word.isalpha() and content_words(word)]
    if not words:
        raise Skip("no word for a name")
    stem = w.pick(("_", "-", " ")).join(words) if w.chance(0.6) else w.pick(words)
    folder = f"{w.pick(w.folders)}/" if w.folders and w.chance(0.3) else ""
    path = f"{folder}{stem}{w.pick(('.txt', '.txt', '.md'))}"
    if w.exists(path) or not w.suits(path.rpartition("/")[2]):
        raise Skip("not this name")
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 4))]
    rows.insert(w.rng.randint(0, len(rows)), sentence)
    w.write(path, "\n".join(rows) + "\n")
    question = w.word(w.pick(questions))
    if [name.path for name in named.names(question, named.present(question, [*w.files, *(f"{each}/" for each in w.folders)]))] != [path]:
        raise Skip("it is not said")
    yield Ask(w.say(("ask: {q}", "{q}?", "{q}", "tell me {q}", "i (forgot|don't remember) {q}", "can you tell me {q}?", "(quick question|umi|hey)[:|,] {q}?", "{q} again?", "i need to know {q}", "do you know {q}?"), q=question))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", sentence)
