"""Papers about one thing: a ticket, a bill, the minutes of a meeting, with a line for each thing that is known of it.

People seldom ask with the word that stands before the colon: "how much do i have to pay" is answered by "Amount due".
So each line has its own ways to be asked for, with that word and without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from umi_train.synth import names
from umi_train.synth.core import World

_FIRM = "Ltd|& Co|Energy|Group|GmbH|Services|Net|Bank|Health|Motors|Press|Homes".split("|")
_STREETS = "Mill Street|Harbour Road|Oak Lane|Station Road|Church Hill|River Walk|Park Avenue|Garden Row|Bridge Street|North Gate".split("|")
_MONTHS = "January February March April May June July August September October November December".split()
_BRING = "a salad|swimsuits|a sleeping bag|your passport|dry shoes|a towel|two chairs|the old X-rays|a warm jacket|cash|a photo|the form|board games|bread".split("|")
_FOODS = "dry food|fish|carrots|seeds|chicken and rice|hay|insects|puppy food|lettuce".split("|")
_DECIDED = "we paint in spring|no new hires this year|the old logo stays|we move to the second floor|tests run every night|two reviewers per change|the fair is cancelled|we switch suppliers".split("|")
_OPEN = "who pays for the printer|where the archive goes|how we invite guests|which bank we use|what to do with the van|who trains the new people".split("|")


def _date(w: World) -> str:
    return names.date(w.rng)


def _time(w: World) -> str:
    return f"{w.rng.randint(0, 23)}:{w.rng.randint(0, 11) * 5:02d}"


def _money(w: World) -> str:
    n = w.rng.randint(3, 4000)
    text = w.pick((str(n), f"{n:,}", f"{n}.{w.rng.randint(0, 99):02d}"))
    return w.pick((f"{text} EUR", f"{text} EUR", f"{text} USD", f"{text} euros", text, f"${text}"))


def _phone(w: World) -> str:
    return w.pick((f"0{w.rng.randint(10, 999)} {w.rng.randint(10000, 9999999)}", f"+{w.rng.randint(1, 99)} {w.rng.randint(100, 999)} {w.rng.randint(10000, 999999)}", f"{w.rng.randint(100, 999)}-{w.rng.randint(1000, 9999)}"))


def _firm(w: World) -> str:
    return f"{names.pseudo(w.rng).capitalize()} {w.pick(_FIRM)}"


def _span(w: World) -> str:
    a = w.rng.randint(0, 10)
    return f"{_MONTHS[a]} to {_MONTHS[w.rng.randint(a + 1, 11)]}"


def _room(w: World) -> str:
    return w.pick((f"{w.pick('ABCDEH')}{w.rng.randint(1, 480)}", f"room {w.rng.randint(1, 480)}", f"{w.pick(('Oslo', 'Lima', 'Blue', 'Garden', 'East', 'Attic'))} room", f"{w.pick(('first', 'second', 'third'))} floor"))


def _people(w: World) -> str:
    return ", ".join(dict.fromkeys(names.person(w.rng) for _ in range(w.rng.randint(2, 4))))


def _number(low: int, high: int, *units: str) -> Callable[[World], str]:
    return lambda w: f"{w.rng.randint(low, high)}{w.pick(units) if units else ''}"


def _of(*values: str) -> Callable[[World], str]:
    return lambda w: w.pick(values)


_VALUES: dict[str, Callable[[World], str]] = {
    "date": _date, "time": _time, "money": _money, "phone": _phone, "firm": _firm, "span": _span, "room": _room, "people": _people,
    "code": lambda w: names.code(w.rng), "person": lambda w: names.person(w.rng), "place": lambda w: w.pick(names.PLACES), "word": lambda w: names.pseudo(w.rng),
    "address": lambda w: f"{w.pick(_STREETS)} {w.rng.randint(1, 200)}", "mail": lambda w: f"{names.pseudo(w.rng)}@{names.pseudo(w.rng)}.{w.pick(('org', 'net', 'test'))}",
    "id": lambda w: str(w.rng.randint(10_000, 99_999_999)), "minutes": _number(5, 180, " minutes", " min"), "people_count": _number(2, 80, "", " people"),
    "seat": lambda w: w.pick((f"{w.rng.randint(1, 60)}{w.pick('ABCDF')}", f"row {w.rng.randint(1, 40)}, seat {w.rng.randint(1, 60)}", str(w.rng.randint(1, 120)))),
    "gate": lambda w: f"{w.pick(('', '', 'A', 'B', 'C'))}{w.rng.randint(1, 40)}", "degrees": _number(120, 240, " C", " degrees", " degrees celsius"),
    "hours": lambda w: f"{w.rng.randint(6, 10)}:{w.pick(('00', '30'))} to {w.rng.randint(11, 20)}:{w.pick(('00', '30'))}", "weeks": _number(2, 12, " weeks", " months"),
    "usage": _number(20, 900, " kWh", " m3", " GB", " minutes"), "bags": _of("1 bag", "2 bags", "one suitcase, 23 kg", "hand luggage only", "20 kg"), "status": _of("open", "paid", "overdue", "paid in cash"),
    "bring": lambda w: w.pick(_BRING), "fed": lambda w: w.pick(_FOODS), "decided": lambda w: w.pick(_DECIDED), "asked": lambda w: w.pick(_OPEN), "thing": lambda w: names.thing(w.rng),
    "kg": _number(1, 60, " kg"), "km": _number(1200, 260_000, " km", " miles"), "bar": lambda w: f"{w.rng.randint(17, 45) / 10} bar", "mbit": _number(10, 1000, " Mbit/s"),
    "ip": lambda w: f"192.168.{w.rng.randint(0, 9)}.{w.rng.randint(1, 254)}", "port": _number(1024, 65000), "digits": _number(1000, 9999), "days": _number(10, 40, " days", ""),
    "when": _of("every night", "on Sundays", "once a week", "at 3 in the morning", "every hour"), "language": _of("Go", "Rust", "Java", "Kotlin", "C", "Ruby", "Elixir"),
    "licence": _of("MIT", "Apache-2.0", "GPL-3.0", "BSD", "proprietary"), "store": _of("Postgres", "MySQL", "SQLite", "MongoDB", "Redis"), "dress": _of("casual", "black tie", "something blue", "costumes", "warm clothes"),
    "oil": _of("5W-30", "0W-20", "10W-40"), "fuel": _of("diesel", "petrol", "electric", "E10", "gas"), "park": _of("in the yard", "on the street", "no parking", "garage, 12 EUR a day", "behind the house"), "level": _of("easy", "medium", "hard"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """What one line says: the words before the colon, the kind of value, and the questions that it answers."""

    labels: tuple[str, ...]
    value: str
    questions: str

    def line(self, w: World) -> tuple[str, str, str]:
        """Return the line, its questions and no amount (see `facts.Sheet`)."""
        return f"{w.pick(self.labels)}{w.pick((': ', ': ', ': ', ' - ', ' = '))}{_VALUES[self.value](w)}", self.questions, ""


def _fields(*rows: tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(Field(tuple(labels.split("|")), value, questions) for labels, value, questions in rows)


_CALL = ("Phone|Hotline|Contact|Telephone", "phone", "(which|what) number do i call|the phone number|whom do i call|how do i reach them|what is their (number|phone number)")
_WHERE = ("Address|Place|Where|Location", "address", "where is it|what is the address|where do i have to go|the address|in which street is it")

RECORDS: tuple[tuple[tuple[str, ...], tuple[Field, ...]], ...] = (
    (("ticket", "train ticket", "boarding pass", "booking", "flight", "bus ticket", "ferry", "reservation", "concert ticket"), _fields(
        ("Booking code|Booking reference|Reservation number|Reference|Confirmation", "code", "(what is|what's) the (booking code|booking number|reservation number|reference)|(which|what) booking code do i have|i need the (booking code|reference)|what code do i show them|under which number is it booked|what was the booking code again|what do i tell them as reference|the (booking code|reservation code|booking reference)|what is our reference for it"),
        ("Seat|Seats|Place", "seat", "(which|what) seat do i have|where do i sit|what is my seat|which seat is mine|the seat number|where is my seat|where are we sitting|what seat was it|which place is mine|the seat"),
        ("Departure|Departs|Leaves", "time", "when does it leave|what time (is the departure|do we leave)|when do we set off|the departure time|at what time does it go|when is the departure|when does it depart|at what hour does it leave|when do i have to be there to leave|when are we off|how early does it leave"),
        ("Arrival|Arrives", "time", "when do we arrive|what time (does it|do we) get in|the arrival time|when are we there|when does it arrive|what time do we get there|at what hour are we there|how late do we arrive"),
        ("Platform|Gate|Track|Dock", "gate", "(which|what) (platform|gate|track) is it|from which (platform|gate|track) does it leave|where does it leave from|where do i get on|the (platform|gate|track)|to which (platform|gate|track) do i go|where does it go from"),
        ("Passenger|Name|Traveller", "person", "whose ticket is it|who is travelling|in whose name is it|on whose name is it booked|for whom is the ticket|who is the passenger|the name on the ticket|who is going"),
        ("Price|Fare|Paid", "money", "how much did it cost|what did i pay for it|the fare|how much was it|how expensive was it|what was the price|the price of the ticket|how much have i paid|how much money was it|what did it come to"),
        ("Date|Travel date|Day", "date", "on which day (do i travel|is it)|what date is it for|what day is it on|when is the trip|the travel date|what day do i travel|the day of travel|which date is it"),
        ("Luggage|Baggage|Bags", "bags", "how much luggage (can|may) i take|how many bags are allowed|what about luggage|how much may i carry|what can i take with me|the luggage allowance|am i allowed a suitcase, how much luggage|how many pieces of luggage may i have"))),
    (("bill", "invoice", "electricity", "water", "phone bill", "gas", "internet bill", "repair invoice", "heating", "plumber bill"), _fields(
        ("Amount due|Total due|To pay|Total|Amount", "money", "how much do i (have to pay|owe|need to pay)|what do i have to pay|how high is (it|the bill)|what does it come to|how much is it|how much do we owe|what is the amount|how much money do they want|the amount due|what's the total|what does the bill say, how much|how much will it cost me|what sum is it"),
        ("Due date|Pay by|Due|Payable until", "date", "when is it due|until when (do i have to|must i) pay|by when must it be paid|when do i have to pay|what is the last day to pay|by what date do i pay|the due date|what's the deadline to pay|how long do i have to pay it|when does the money have to be there"),
        ("Customer number|Account|Customer no|Client number", "id", "what is (my|our) customer number|my account number|(which|what) customer number do (i|we) have|the customer number|what are we there as customers, which number|under which number are we customers|the number they know us by"),
        ("Invoice|Invoice number|Bill no", "code", "what is the invoice number|(which|what) number does the (invoice|bill) have|the number of the (invoice|bill)|the (invoice|bill) number|which (invoice|bill) is it, what number|what do i write as the (invoice|bill) number"),
        ("Period|Billing period|For", "span", "(which|what) (period|time) is it for|for which months is it|which months does it cover|from when to when is it|which time does it cover|the billing period|what months are billed|over which time is it"),
        ("Usage|Consumption|Used", "usage", "how much did (i|we) use|what was our consumption|how much was used|the consumption|how much have we consumed|what did we use up|the usage|how much did it add up to, the usage|how high was the consumption"),
        ("Supplier|Company|From|Issued by", "firm", "who is it from|which company (sent it|is it from)|who sent (the bill|it)|whom do i pay|which firm is it from|who wants the money|who charges us|the company behind it|who is the supplier"),
        ("Status", "status", "(is|was) it paid|has it been paid|what is the status|did i pay it already|is it (settled|still open)|the payment status|have we paid|do i still have to pay it|did we pay it yet"), _CALL)),
    (("meeting notes", "minutes", "kickoff", "board meeting", "team meeting", "retro", "call notes", "weekly", "planning"), _fields(
        ("Present|Attendees|Participants", "people", "who was there|who took part|who came|who attended|who was in the meeting|who showed up|who was present|who sat in|which people were there|the people present|the list of attendees"),
        ("Next meeting|Next time|Next date", "date", "when is the next meeting|when do we meet (next|again)|the date of the next meeting|when is the next one|when do we get together again|on which date is the next one|when will we meet again|the next date"),
        ("Room|Place|Where", "room", "(which|what) room (is it in|are we in|do we have)|where do we meet|where is (it|the meeting)|in (which|what) room do we meet|where does it take place|which room was booked|the room|to which room do i go"),
        ("Budget|Budget limit|Limit", "money", "how much may we spend|what is the budget|how big is the budget|what can we spend|the budget|how much money do we have|how much can we use|what are we allowed to spend|how much money is there|the money we may spend|how high is the budget"),
        ("Launch|Launch date|Go-live|Release", "date", "when do we launch|when is the launch|when does it go live|the launch date|when do we go live|when is the release|on which day do we launch|when does it come out|when is it released|the date of the launch|when do we ship it"),
        ("Owner|Lead|Project lead|In charge", "person", "who leads it|who is in charge|who is responsible|who is the lead|who runs it|who is heading it|whose project is it|the person in charge|who heads the project"),
        ("Decision|Decided|Agreed", "decided", "what (was decided|did we decide|did we agree on)|the decision|what is the decision|what did they decide|what have we settled on|the outcome|what came out of it|which decision did we take|what was agreed"),
        ("Open question|Open point|Still open", "asked", "what is still open|which question is open|what do we still have to clarify|what was left open|what don't we know yet|the open question|what must still be decided|which point is unclear|what has not been decided"),
        ("Minutes by|Notes by|Written by", "person", "who wrote the minutes|who took (the|) notes|whose notes are these|who kept the minutes|the writer of the minutes|who was writing|who noted it all"),
        ("Deadline|Until|Finish by", "date", "what is the deadline|until when do we have time|by when must it be done|when do we have to be done|the deadline|how long do we have|by what date must we finish|when does it have to be ready"))),
    (("wifi", "router", "network", "internet access", "home network", "guest wifi"), _fields(
        ("Network|SSID|Network name", "word", "what is the (network|wifi) called|the name of the (wifi|network)|(which|what) network do i join|the (network|wifi) name|what's our wifi named|which wifi is ours|to which network do i connect"),
        ("Password|Key|Passphrase", "code", "(what is|what's) the (wifi password|password|key)|the wifi password|how do i get into the wifi|which password do i type|what do i type to get online|the password for the wifi|what's our password|what do guests type for the wifi|with which password do i connect"),
        ("Router|Admin page|Router address", "ip", "where do i log in to the router|what is the address of the router|the address of the router|how do i reach the router|under which address is the router|the router's address|which page is the router on"),
        ("Provider", "firm", "who is (our|the) provider|which company do we have for internet|whose internet is it|who do we get the internet from|the provider|with whom do we have internet|which provider is it"),
        ("Speed|Rate", "mbit", "how fast is (it|the connection|our internet)|the speed|what speed do we have|how quick is our internet|what rate do we get|the speed of the line|what speed do we pay for"),
        ("Contract until|Contract ends|Runs until", "date", "how long does the contract run|when does the contract end|until when is the contract|when does it expire|the end of the contract|how long are we bound|when is the contract over"), _CALL)),
    (("dentist", "doctor", "appointment", "checkup", "vaccination", "physio", "eye test", "hairdresser"), _fields(
        ("Date|Day|On", "date", "when is (it|the appointment|my appointment)|on which day is (it|the appointment)|what day do i go|what date is the appointment|when am i going|which day do i have to go|the date of the appointment|what's the date"),
        ("Time|At", "time", "at what time (is it|do i have to be there)|what time is (it|the appointment)|how early do i have to be there|when must i be there, what time|the time of the appointment|at what hour is it|how late is my appointment"),
        ("Doctor|With|Practice", "person", "(who|which doctor) do i see|who is the doctor|with whom is it|whose appointment is it|who treats me|to which doctor do i go|who am i seeing|the name of the doctor"),
        ("Bring|Take along|Please bring", "bring", "what do i (have to|need to|) bring|what should i take (with me|along)|do i need to bring anything, and what|what must i have with me|which things do i bring|what am i supposed to bring|what shall i not leave at home"),
        ("Reason|For", "thing", "what is it (for|about)|why do i go there|what is the reason|what am i going there for|the reason|what was it about|for what do i go there"), _WHERE, _CALL)),
    (("hotel", "cabin", "holiday flat", "guesthouse", "trip plan", "camping", "hostel"), _fields(
        ("Check-in|Check in|Arrival from", "time", "when can we check in|from when can we come|what time is check-in|when is check in|how early can we get in|from what time is the room ready|the check-in time|when may we arrive|at what time can i check in"),
        ("Check-out|Check out|Leave by", "time", "when do we have to leave|until when do we have to be out|what time is check-out|when is check out|how late can we leave|by what time do we go|the check-out time|when must we be gone|when do they want us out"),
        ("Door code|Key code|Lock", "digits", "what is the (door code|code)|how do we get in|which code opens the door|the code for the door|what do we type at the door|the door code|what opens the lock|with which code do i get in"),
        ("Host|Landlady|Owner", "person", "who is the host|whose place is it|who owns it|who lets us in|the host|who rents it to us|who is our landlord there|who do we meet there"),
        ("Breakfast", "hours", "when is breakfast|from when to when is breakfast|until when can we have breakfast|at what time is breakfast|how late can i get breakfast|the breakfast hours|how early is breakfast"),
        ("Parking|Car", "park", "where (can|do) we park|is there parking|what about the car|where does the car go|can we park there, where|where do we leave the car|the parking|what is said on parking"),
        ("Price per night|Rate|Per night", "money", "how much is a night|what does a night cost|how much do we pay per night|the price for one night|how expensive is one night|how much per night|what's the rate|the nightly rate|what do they charge a night"),
        ("Nights", "people_count", "how many nights (is it|do we stay)|how long do we stay|for how many nights is it booked|the number of nights|how many nights did we book"), _WHERE, _CALL)),
    (("car", "van", "motorbike", "scooter", "camper", "the old car"), _fields(
        ("Plate|Licence plate|Registration", "code", "what is (the|my|our) (licence plate|plate)|the licence plate|which plate does it have|what's on the plate|the number plate|what plates does it have|what is its registration"),
        ("Tyre pressure|Tires|Pressure", "bar", "how much air goes into the tyres|what is the tyre pressure|what pressure do the tyres need|how hard are the tyres|how much pressure for the tires|the (tyre|tire) pressure|to what do i pump up the tires|how many bar do the tyres get"),
        ("Next inspection|Inspection|Check due", "date", "when is the next inspection|when does it have to be inspected|when is the inspection due|when does it go to inspection|the date of the inspection|until when is the inspection good|when must it be checked"),
        ("Oil|Engine oil", "oil", "(which|what) oil (does it need|do i need|goes in)|what oil is right|the kind of oil|which engine oil is it|the engine oil|what oil should i buy|what oil do i fill in"),
        ("Mileage|Odometer|Driven", "km", "how far has it been driven|what is the mileage|how many (km|miles) are on it|the mileage|what does the odometer say|how much has it driven|how far did it run|the distance on it"),
        ("Insurance|Insurer|Insured with", "firm", "(who|which company) insures it|where is it insured|who is the insurer|with whom is it insured|the insurer|the insurance company|which insurance do we have"),
        ("Policy|Policy number", "id", "what is the policy number|the number of the policy|which policy number do i give them|the policy number|under which number is it insured|what's our policy number"),
        ("Fuel|Takes|Tank", "fuel", "(which|what) fuel (does it take|do i put in)|what do i fill in|what does it run on|what goes in the tank|the fuel|what fuel is right|which fuel should i buy"),
        ("Garage|Mechanic|Repairs", "person", "who repairs it|who is (our|the) mechanic|where do i take it for repairs|who fixes it|to whom do i bring it|the mechanic|who do we have for repairs"))),
    (("lasagne", "chicken soup", "apple pie", "pizza dough", "ramen", "stuffed peppers", "gingerbread", "chili", "dumplings"), _fields(
        ("Serves|Servings|For", "people_count", "for how many people is it|how many people (does it feed|can eat it)|how many does it serve|how many servings is it|how many portions are there|how many people get full|for how many is it|the number of servings"),
        ("Oven|Bake at|Temperature", "degrees", "how hot (must|should) the oven be|at what temperature (do i bake it|does it bake)|what heat does it need|the oven temperature|how hot do i set the oven|how many degrees does it need|at how many degrees is it baked|the heat for the oven|to what do i set the oven"),
        ("Time|Baking time|Cook for|Simmer", "minutes", "how long does it (cook|bake|take|simmer)|how long (must|should) it be (cooked|baked)|how many minutes does it need|how long do i (cook|bake) it|when is it done, how many minutes|how long must it stay on the heat|the cooking time|for how long is it cooked"),
        ("Rest|Chill|Let rise", "minutes", "how long (must|does) (it|the dough) rest|for how long do i let it (rest|rise)|how long does it stand|how long do i leave it alone|the resting time|how long must it wait|how long does it sit"),
        ("Source|From|Recipe by", "person", "whose recipe is it|who is it from|where do i have it from|who gave me the recipe|where does it come from|who came up with it|the source of the recipe|from whom did i get it"),
        ("Difficulty|Level", "level", "how hard is it|is it difficult|how difficult is it to make|is it easy|the difficulty|can a beginner make it, how hard is it|how tricky is it"))),
    (("party", "birthday", "wedding", "picnic", "concert", "reunion", "barbecue", "festival", "housewarming"), _fields(
        ("Date|When|Day", "date", "when is (it|the party)|on which day is it|what day is it on|which date is it|when do we celebrate|the date of it|when does it take place|what's the date"),
        ("Start|Starts|Begins|Doors", "time", "when does it (start|begin)|at what time does it (start|begin)|from what time on is it|how late does it start|what time do we have to be there|the starting time|when do things kick off|when can we come"),
        ("Guests|Coming|Invited", "people_count", "how many (people|guests) (come|are coming|are invited)|how many will we be|how many guests are there|how many are coming|the number of guests|how many did we invite|how big is it, how many people"),
        ("Bring|Please bring", "bring", "what (do i|should i|should we) bring|what are we supposed to bring|what should i take along|what can i contribute|what do they want us to bring|what must i not forget to bring|what do we bring along"),
        ("Dress code|Wear|Dress", "dress", "what (do i|should i) wear|what is the dress code|is there a dress code|how should i dress|what do people wear|the dress code|how do we dress"),
        ("Reply by|RSVP|Answer until", "date", "until when do i have to (reply|answer)|by when must i say if i come|when do i have to let them know|when do they want an answer|until when can i say yes|by when do we answer|how long do i have to reply"),
        ("Gift|Present|Wish", "thing", "what (do they|does she|does he) want as a present|what is a good gift|what shall i give|the gift|what do we give|what was wished for|what present do we get|the present"),
        ("Music|Band", "word", "who plays|which band (plays|is it)|who makes the music|what music is there|the band|who is playing|which music did they book|what's the band called"), _WHERE)),
    (("dog", "cat", "rabbit", "parrot", "hamster", "horse", "turtle"), _fields(
        ("Vet", "person", "who is the vet|which vet do we go to|the name of the vet|who treats (it|her|him)|the vet|to which vet do we go|what's our vet called"),
        ("Chip|Chip number|Tag", "id", "what is the chip number|which number is on the chip|the number of the chip|the chip number|what number has the chip|what does the chip say"),
        ("Weight|Weighs", "kg", "how heavy is (it|she|he)|how much does (it|she|he) weigh|the weight|what does (it|she|he) weigh|how many kilos does (it|she|he) have|what's the weight|how many kilos is (it|she|he)"),
        ("Food|Eats|Feed", "fed", "what does (it|she|he) eat|what do i feed (it|her|him)|which food does (it|she|he) get|the food|what is (it|she|he) fed|what goes in the bowl|what kind of food is it"),
        ("Born|Birthday|Date of birth", "date", "when was (it|she|he) born|how old is (it|she|he)|when is (its|her|his) birthday|the birthday|what day was (it|she|he) born|since when is (it|she|he) in the world"),
        ("Vaccinated|Vaccination|Next shot", "date", "when was the vaccination|when is the next shot|when does (it|she|he) have to be vaccinated|the date of the vaccination|when do we vaccinate|when was the shot"),
        ("Sitter|Looked after by|Holidays", "person", "who looks after (it|her|him)|who is the sitter|who takes care of (it|her|him) when we are away|where does (it|she|he) go in the holidays|the sitter|who feeds (it|her|him) when we travel|who has (it|her|him) when we're gone"))),
    (("job", "contract", "work contract", "offer", "internship", "new job", "position"), _fields(
        ("Salary|Pay|Wage", "money", "how much (do i|will i|does it) (earn|get|pay)|what is the salary|what do they pay|the pay|what would i make|how well is it paid|the salary|how much money do i make|what's the wage"),
        ("Start|First day|Begins", "date", "when do i start|when is my first day|from when do i work there|the first day|when does it start|on what day do i begin|the starting date|when do they expect me"),
        ("Notice|Notice period", "weeks", "how long is the notice period|what notice do i have to give|how long before must i give notice|how much notice is it|the notice period|how early must i quit|how long do i stay after giving notice"),
        ("Holiday|Vacation|Days off", "days", "how many days off do i (have|get)|how much (holiday|vacation) do i get|how many vacation days are there|how many days of holiday are there|how much leave do i get|the number of vacation days|how much time off do i get"),
        ("Boss|Manager|Supervisor", "person", "who is my boss|whom do i report to|who will be my manager|who is the supervisor|who manages me|the boss|under whom do i work|who do i answer to"),
        ("Hours|Working hours", "hours", "when do i work|what are the (working hours|hours)|from when to when do i work|at what times do i work|the working hours|when does work begin and end|how late do i work"),
        ("Probation|Trial period", "weeks", "how long is (probation|the trial period)|how long am i on probation|the trial period|how long do they test me|when am i through with probation"),
        ("Office|Workplace|Desk", "room", "where do i work|in which office will i be|where is my desk|where do i sit|the office i'm in|where is the job|to which office do i go"))),
    (("washing machine", "fridge", "printer", "heater", "coffee machine", "bike", "camera", "lawn mower", "vacuum"), _fields(
        ("Warranty|Guarantee until|Warranty until", "date", "how long is the (warranty|guarantee)|until when is there a (warranty|guarantee)|when does the warranty end|when does the guarantee run out|the warranty|is it still under warranty, until when|how long can i complain"),
        ("Bought|Purchased|Date of purchase", "date", "when did (i|we) buy it|how old is it|since when do we have it|the date of purchase|when was it bought|the purchase date|when did it come to us|on what date did we buy it"),
        ("Shop|Bought at|Seller", "firm", "where did (i|we) buy it|who sold it to us|which shop is it from|what shop is it from|where was it bought|the shop it is from|in which store did we get it|who did we buy it from"),
        ("Serial|Serial number|S/N", "code", "what is the serial number|the serial number|which serial number is on it|what serial does it have|what number is on the back|the serial|which number do i give the service"),
        ("Filter|Filter change|Cleaning", "when", "how often (must|does) the filter (be changed|get changed)|how often do i clean it|when is it cleaned|when do i change the filter|how frequently is the filter due|the cleaning|how often is the filter due"),
        ("Price|Cost|Paid", "money", "how much (was it|did it cost)|what did we pay for it|the price|how expensive was it|what was it, in money|how much have we spent on it|the cost"), _CALL)),
    (("readme", "server", "deployment", "service", "backend", "handover", "runbook", "project info"), _fields(
        ("Port|Listens on", "port", "(which|what) port (does it use|is it on|does it listen on)|the port|on which port does it run|what port do i connect to|under which port do i reach it|the port number|where does it listen, which port"),
        ("Host|Server|Machine", "ip", "(which|what) (host|server|machine) is it on|where does it run|the address of the server|what machine hosts it|the host|to which machine do i connect|on what box does it run"),
        ("Language|Written in", "language", "what is it written in|(which|what) language is it in|the programming language|what was used to write it|the language|what is it coded in|in what was it programmed"),
        ("Maintainer|Contact|Maintained by", "person", "who maintains it|whom do i ask about it|who is the maintainer|who takes care of it|who looks after it|the maintainer|who keeps it running|who is to ask about it"),
        ("Licence|License", "licence", "(which|what) (licence|license) does it have|under which licence is it|the licence|how is it licensed|the license|what's its license|may i use it, which license"),
        ("Database|Storage|Data", "store", "(which|what) database (does it use|is used|is behind it)|where does it keep its data|the database|what stores the data|what db is it|which db does it use|in what are the data kept"),
        ("Backup|Backups", "when", "how often is there a backup|when (is it backed up|are backups made)|when does the backup run|how frequent are the backups|the backup times|when do they back it up|how often do we back it up"),
        ("Admin|Login|User", "mail", "(which|what) login is it|who is the admin|with which user do i log in|how do i log in, which user|the admin login|whose login is it|which account do i log in with"))),
    (("order", "parcel", "delivery", "shipment", "online order", "sofa order", "books order"), _fields(
        ("Order number|Order|Order no", "code", "what is the order number|the order number|(which|what) number does the order have|under which number did i order|what number do i give the shop|the number of the order"),
        ("Tracking|Tracking number|Parcel no", "id", "what is the tracking number|how do i track it|the number of the parcel|which number do i need for tracking|the tracking number|under which number do i follow it|what do i enter to track it"),
        ("Delivery|Arrives|Delivery date", "date", "when (does it come|will it arrive|is it delivered)|on which day does it come|when do i get it|the delivery date|when is it due|how soon will it come|when should it be here|when do they bring it"),
        ("Carrier|Shipped with|Courier", "firm", "who (brings|delivers|ships) it|with whom was it sent|which (carrier|courier) is it|the carrier|who has the parcel|who carries it|what delivery firm is it"),
        ("Shop|Seller|From", "firm", "where did i order it|(which|what) shop is it from|who is the seller|whom did i buy it from|the seller|in which shop did i order|at what shop did i get it"),
        ("Return until|Returns|Send back by", "date", "until when can i (return it|send it back)|how long can i return it|when is the last day to send it back|by when must it go back|the last day to return it|how long do i have to send it back|when is it too late to return it"),
        ("Shipping|Postage", "money", "how much (was|is) (the shipping|shipping|postage)|what did shipping cost|what do i pay for shipping|how expensive is the shipping|the shipping costs|how much do they charge for shipping|the postage"),
        ("Content|Items|Contains", "thing", "what is in it|what did i order|what (is|was) ordered|what will come|the content of it|what's inside|what did i buy there"))),
    (("insurance", "bank", "gym", "library card", "membership", "account", "policy", "subscription"), _fields(
        ("Number|Member number|Contract number", "id", "what is (my|the) (number|member number|contract number)|(which|what) number do i have|under which number am i there|what number do they know me by|my number there|the number on the contract"),
        ("Fee|Monthly|Per month", "money", "how much (is it|do i pay) (a|per|each) month|what does it cost (a|per) month|the monthly fee|how expensive is it each month|what do they charge per month|how much a month|what leaves my account every month"),
        ("Cancel by|Notice until|Cancellation", "date", "until when can i cancel|by when do i have to cancel|when is the last day to cancel|how long can i still cancel|the last day to cancel|when must i give notice|when do i have to be out"),
        ("Since|Member since|Started", "date", "since when (am i a member|do i have it)|when did i join|how long have i had it|since what date am i in|the date i joined|when did it begin|when did i sign up"),
        ("Contact|Advisor|Agent", "person", "who is my (advisor|contact|agent)|whom do i ask there|who takes care of me there|who can i talk to there|the person to ask|who is in charge of me there|whom do i turn to"),
        ("Covers|Includes|For", "thing", "what does it cover|what is included|what is it good for|what does it pay for|the things included|what do i get out of it|what's covered"), _CALL)),
)  # fmt: skip


BILLS = RECORDS[1]


def line_of(fields: tuple[Field, ...]) -> Callable[[World], tuple[str, str, str]]:
    """Return what makes one line of such a paper (see `facts.Sheet`)."""
    return lambda w: w.pick(fields).line(w)
