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
        ("Booking code|Booking reference|Reservation number|Reference|Confirmation", "code", "(what is|what's) the (booking code|booking number|reservation number|reference)|(which|what) booking code do i have|i need the (booking code|reference)|what code do i show them|under which number is it booked"),
        ("Seat|Seats|Place", "seat", "(which|what) seat do i have|where do i sit|what is my seat|which seat is mine|the seat number"),
        ("Departure|Departs|Leaves", "time", "when does it leave|what time (is the departure|do we leave)|when do we set off|the departure time|at what time does it go"),
        ("Arrival|Arrives", "time", "when do we arrive|what time (does it|do we) get in|the arrival time|when are we there"),
        ("Platform|Gate|Track|Dock", "gate", "(which|what) (platform|gate|track) is it|from which (platform|gate|track) does it leave|where does it leave from"),
        ("Passenger|Name|Traveller", "person", "whose ticket is it|who is travelling|in whose name is it|on whose name is it booked"),
        ("Price|Fare|Paid", "money", "how much did it cost|what did i pay for it|the fare|how much was it|how expensive was it"),
        ("Date|Travel date|Day", "date", "on which day (do i travel|is it)|what date is it for|what day is it on"),
        ("Luggage|Baggage|Bags", "bags", "how much luggage (can|may) i take|how many bags are allowed|what about luggage|how much may i carry"))),
    (("bill", "invoice", "electricity", "water", "phone bill", "gas", "internet bill", "repair invoice", "heating", "plumber bill"), _fields(
        ("Amount due|Total due|To pay|Total|Amount", "money", "how much do i (have to pay|owe|need to pay)|what do i have to pay|how high is (it|the bill)|what does it come to|how much is it|how much do we owe"),
        ("Due date|Pay by|Due|Payable until", "date", "when is it due|until when (do i have to|must i) pay|by when must it be paid|when do i have to pay|what is the last day to pay"),
        ("Customer number|Account|Customer no|Client number", "id", "what is (my|our) customer number|my account number|(which|what) customer number do (i|we) have"),
        ("Invoice|Invoice number|Bill no", "code", "what is the invoice number|(which|what) number does the (invoice|bill) have|the number of the (invoice|bill)"),
        ("Period|Billing period|For", "span", "(which|what) (period|time) is it for|for which months is it|which months does it cover"),
        ("Usage|Consumption|Used", "usage", "how much did (i|we) use|what was our consumption|how much was used|the consumption"),
        ("Supplier|Company|From|Issued by", "firm", "who is it from|which company (sent it|is it from)|who sent (the bill|it)|whom do i pay"),
        ("Status", "status", "(is|was) it paid|has it been paid|what is the status|did i pay it already"), _CALL)),
    (("meeting notes", "minutes", "kickoff", "board meeting", "team meeting", "retro", "call notes", "weekly", "planning"), _fields(
        ("Present|Attendees|Participants", "people", "who was there|who took part|who came|who attended|who was in the meeting"),
        ("Next meeting|Next time|Next date", "date", "when is the next meeting|when do we meet (next|again)|the date of the next meeting|when is the next one"),
        ("Room|Place|Where", "room", "(which|what) room (is it in|are we in|do we have)|where do we meet|where is (it|the meeting)|in (which|what) room do we meet"),
        ("Budget|Budget limit|Limit", "money", "how much may we spend|what is the budget|how big is the budget|what can we spend|the budget|how much money do we have"),
        ("Launch|Launch date|Go-live|Release", "date", "when do we launch|when is the launch|when does it go live|the launch date|when do we go live|when is the release"),
        ("Owner|Lead|Project lead|In charge", "person", "who leads it|who is in charge|who is responsible|who is the lead"),
        ("Decision|Decided|Agreed", "decided", "what (was decided|did we decide|did we agree on)|the decision|what is the decision"),
        ("Open question|Open point|Still open", "asked", "what is still open|which question is open|what do we still have to clarify|what was left open"),
        ("Minutes by|Notes by|Written by", "person", "who wrote the minutes|who took (the|) notes|whose notes are these"),
        ("Deadline|Until|Finish by", "date", "what is the deadline|until when do we have time|by when must it be done|when do we have to be done"))),
    (("wifi", "router", "network", "internet access", "home network", "guest wifi"), _fields(
        ("Network|SSID|Network name", "word", "what is the (network|wifi) called|the name of the (wifi|network)|(which|what) network do i join"),
        ("Password|Key|Passphrase", "code", "(what is|what's) the (wifi password|password|key)|the wifi password|how do i get into the wifi|which password do i type"),
        ("Router|Admin page|Router address", "ip", "where do i log in to the router|what is the address of the router|the address of the router"),
        ("Provider", "firm", "who is (our|the) provider|which company do we have for internet|whose internet is it"),
        ("Speed|Rate", "mbit", "how fast is (it|the connection|our internet)|the speed|what speed do we have"),
        ("Contract until|Contract ends|Runs until", "date", "how long does the contract run|when does the contract end|until when is the contract"), _CALL)),
    (("dentist", "doctor", "appointment", "checkup", "vaccination", "physio", "eye test", "hairdresser"), _fields(
        ("Date|Day|On", "date", "when is (it|the appointment|my appointment)|on which day is (it|the appointment)|what day do i go"),
        ("Time|At", "time", "at what time (is it|do i have to be there)|what time is (it|the appointment)|how early do i have to be there"),
        ("Doctor|With|Practice", "person", "(who|which doctor) do i see|who is the doctor|with whom is it|whose appointment is it"),
        ("Bring|Take along|Please bring", "bring", "what do i (have to|need to|) bring|what should i take (with me|along)|do i need to bring anything, and what"),
        ("Reason|For", "thing", "what is it (for|about)|why do i go there|what is the reason"), _WHERE, _CALL)),
    (("hotel", "cabin", "holiday flat", "guesthouse", "trip plan", "camping", "hostel"), _fields(
        ("Check-in|Check in|Arrival from", "time", "when can we check in|from when can we come|what time is check-in|when is check in"),
        ("Check-out|Check out|Leave by", "time", "when do we have to leave|until when do we have to be out|what time is check-out|when is check out"),
        ("Door code|Key code|Lock", "digits", "what is the (door code|code)|how do we get in|which code opens the door|the code for the door"),
        ("Host|Landlady|Owner", "person", "who is the host|whose place is it|who owns it|who lets us in"),
        ("Breakfast", "hours", "when is breakfast|from when to when is breakfast|until when can we have breakfast"),
        ("Parking|Car", "park", "where (can|do) we park|is there parking|what about the car|where does the car go"),
        ("Price per night|Rate|Per night", "money", "how much is a night|what does a night cost|how much do we pay per night|the price for one night"),
        ("Nights", "people_count", "how many nights (is it|do we stay)|how long do we stay"), _WHERE, _CALL)),
    (("car", "van", "motorbike", "scooter", "camper", "the old car"), _fields(
        ("Plate|Licence plate|Registration", "code", "what is (the|my|our) (licence plate|plate)|the licence plate|which plate does it have"),
        ("Tyre pressure|Tires|Pressure", "bar", "how much air goes into the tyres|what is the tyre pressure|what pressure do the tyres need|how hard are the tyres"),
        ("Next inspection|Inspection|Check due", "date", "when is the next inspection|when does it have to be inspected|when is the inspection due"),
        ("Oil|Engine oil", "oil", "(which|what) oil (does it need|do i need|goes in)|what oil is right|the kind of oil"),
        ("Mileage|Odometer|Driven", "km", "how far has it been driven|what is the mileage|how many (km|miles) are on it|the mileage"),
        ("Insurance|Insurer|Insured with", "firm", "(who|which company) insures it|where is it insured|who is the insurer"),
        ("Policy|Policy number", "id", "what is the policy number|the number of the policy|which policy number do i give them"),
        ("Fuel|Takes|Tank", "fuel", "(which|what) fuel (does it take|do i put in)|what do i fill in|what does it run on"),
        ("Garage|Mechanic|Repairs", "person", "who repairs it|who is (our|the) mechanic|where do i take it for repairs"))),
    (("lasagne", "chicken soup", "apple pie", "pizza dough", "ramen", "stuffed peppers", "gingerbread", "chili", "dumplings"), _fields(
        ("Serves|Servings|For", "people_count", "for how many people is it|how many people (does it feed|can eat it)|how many does it serve|how many servings is it"),
        ("Oven|Bake at|Temperature", "degrees", "how hot (must|should) the oven be|at what temperature (do i bake it|does it bake)|what heat does it need|the oven temperature"),
        ("Time|Baking time|Cook for|Simmer", "minutes", "how long does it (cook|bake|take|simmer)|how long (must|should) it be (cooked|baked)|how many minutes does it need|how long do i (cook|bake) it"),
        ("Rest|Chill|Let rise", "minutes", "how long (must|does) (it|the dough) rest|for how long do i let it (rest|rise)|how long does it stand"),
        ("Source|From|Recipe by", "person", "whose recipe is it|who is it from|where do i have it from|who gave me the recipe"),
        ("Difficulty|Level", "level", "how hard is it|is it difficult|how difficult is it to make"))),
    (("party", "birthday", "wedding", "picnic", "concert", "reunion", "barbecue", "festival", "housewarming"), _fields(
        ("Date|When|Day", "date", "when is (it|the party)|on which day is it|what day is it on|which date is it"),
        ("Start|Starts|Begins|Doors", "time", "when does it (start|begin)|at what time does it (start|begin)|from what time on is it|how late does it start"),
        ("Guests|Coming|Invited", "people_count", "how many (people|guests) (come|are coming|are invited)|how many will we be|how many guests are there"),
        ("Bring|Please bring", "bring", "what (do i|should i|should we) bring|what are we supposed to bring|what should i take along"),
        ("Dress code|Wear|Dress", "dress", "what (do i|should i) wear|what is the dress code|is there a dress code"),
        ("Reply by|RSVP|Answer until", "date", "until when do i have to (reply|answer)|by when must i say if i come|when do i have to let them know"),
        ("Gift|Present|Wish", "thing", "what (do they|does she|does he) want as a present|what is a good gift|what shall i give|the gift"),
        ("Music|Band", "word", "who plays|which band (plays|is it)|who makes the music|what music is there"), _WHERE)),
    (("dog", "cat", "rabbit", "parrot", "hamster", "horse", "turtle"), _fields(
        ("Vet", "person", "who is the vet|which vet do we go to|the name of the vet"),
        ("Chip|Chip number|Tag", "id", "what is the chip number|which number is on the chip|the number of the chip"),
        ("Weight|Weighs", "kg", "how heavy is (it|she|he)|how much does (it|she|he) weigh|the weight"),
        ("Food|Eats|Feed", "fed", "what does (it|she|he) eat|what do i feed (it|her|him)|which food does (it|she|he) get"),
        ("Born|Birthday|Date of birth", "date", "when was (it|she|he) born|how old is (it|she|he)|when is (its|her|his) birthday"),
        ("Vaccinated|Vaccination|Next shot", "date", "when was the vaccination|when is the next shot|when does (it|she|he) have to be vaccinated"),
        ("Sitter|Looked after by|Holidays", "person", "who looks after (it|her|him)|who is the sitter|who takes care of (it|her|him) when we are away"))),
    (("job", "contract", "work contract", "offer", "internship", "new job", "position"), _fields(
        ("Salary|Pay|Wage", "money", "how much (do i|will i|does it) (earn|get|pay)|what is the salary|what do they pay|the pay"),
        ("Start|First day|Begins", "date", "when do i start|when is my first day|from when do i work there|the first day"),
        ("Notice|Notice period", "weeks", "how long is the notice period|what notice do i have to give|how long before must i give notice"),
        ("Holiday|Vacation|Days off", "days", "how many days off do i (have|get)|how much (holiday|vacation) do i get|how many vacation days are there"),
        ("Boss|Manager|Supervisor", "person", "who is my boss|whom do i report to|who will be my manager|who is the supervisor"),
        ("Hours|Working hours", "hours", "when do i work|what are the (working hours|hours)|from when to when do i work"),
        ("Probation|Trial period", "weeks", "how long is (probation|the trial period)|how long am i on probation"),
        ("Office|Workplace|Desk", "room", "where do i work|in which office will i be|where is my desk"))),
    (("washing machine", "fridge", "printer", "heater", "coffee machine", "bike", "camera", "lawn mower", "vacuum"), _fields(
        ("Warranty|Guarantee until|Warranty until", "date", "how long is the (warranty|guarantee)|until when is there a (warranty|guarantee)|when does the warranty end"),
        ("Bought|Purchased|Date of purchase", "date", "when did (i|we) buy it|how old is it|since when do we have it|the date of purchase"),
        ("Shop|Bought at|Seller", "firm", "where did (i|we) buy it|who sold it to us|which shop is it from|what shop is it from"),
        ("Serial|Serial number|S/N", "code", "what is the serial number|the serial number|which serial number is on it"),
        ("Filter|Filter change|Cleaning", "when", "how often (must|does) the filter (be changed|get changed)|how often do i clean it|when is it cleaned"),
        ("Price|Cost|Paid", "money", "how much (was it|did it cost)|what did we pay for it|the price"), _CALL)),
    (("readme", "server", "deployment", "service", "backend", "handover", "runbook", "project info"), _fields(
        ("Port|Listens on", "port", "(which|what) port (does it use|is it on|does it listen on)|the port|on which port does it run"),
        ("Host|Server|Machine", "ip", "(which|what) (host|server|machine) is it on|where does it run|the address of the server"),
        ("Language|Written in", "language", "what is it written in|(which|what) language is it in|the programming language"),
        ("Maintainer|Contact|Maintained by", "person", "who maintains it|whom do i ask about it|who is the maintainer|who takes care of it"),
        ("Licence|License", "licence", "(which|what) (licence|license) does it have|under which licence is it|the licence"),
        ("Database|Storage|Data", "store", "(which|what) database (does it use|is used|is behind it)|where does it keep its data|the database"),
        ("Backup|Backups", "when", "how often is there a backup|when (is it backed up|are backups made)|when does the backup run"),
        ("Admin|Login|User", "mail", "(which|what) login is it|who is the admin|with which user do i log in"))),
    (("order", "parcel", "delivery", "shipment", "online order", "sofa order", "books order"), _fields(
        ("Order number|Order|Order no", "code", "what is the order number|the order number|(which|what) number does the order have"),
        ("Tracking|Tracking number|Parcel no", "id", "what is the tracking number|how do i track it|the number of the parcel|which number do i need for tracking"),
        ("Delivery|Arrives|Delivery date", "date", "when (does it come|will it arrive|is it delivered)|on which day does it come|when do i get it|the delivery date"),
        ("Carrier|Shipped with|Courier", "firm", "who (brings|delivers|ships) it|with whom was it sent|which (carrier|courier) is it"),
        ("Shop|Seller|From", "firm", "where did i order it|(which|what) shop is it from|who is the seller"),
        ("Return until|Returns|Send back by", "date", "until when can i (return it|send it back)|how long can i return it|when is the last day to send it back"),
        ("Shipping|Postage", "money", "how much (was|is) (the shipping|shipping|postage)|what did shipping cost|what do i pay for shipping"),
        ("Content|Items|Contains", "thing", "what is in it|what did i order|what (is|was) ordered"))),
    (("insurance", "bank", "gym", "library card", "membership", "account", "policy", "subscription"), _fields(
        ("Number|Member number|Contract number", "id", "what is (my|the) (number|member number|contract number)|(which|what) number do i have|under which number am i there"),
        ("Fee|Monthly|Per month", "money", "how much (is it|do i pay) (a|per|each) month|what does it cost (a|per) month|the monthly fee"),
        ("Cancel by|Notice until|Cancellation", "date", "until when can i cancel|by when do i have to cancel|when is the last day to cancel"),
        ("Since|Member since|Started", "date", "since when (am i a member|do i have it)|when did i join|how long have i had it"),
        ("Contact|Advisor|Agent", "person", "who is my (advisor|contact|agent)|whom do i ask there|who takes care of me there"),
        ("Covers|Includes|For", "thing", "what does it cover|what is included|what is it good for"), _CALL)),
)  # fmt: skip


BILLS = RECORDS[1]


def line_of(fields: tuple[Field, ...]) -> Callable[[World], tuple[str, str, str]]:
    """Return what makes one line of such a paper (see `facts.Sheet`)."""
    return lambda w: w.pick(fields).line(w)
