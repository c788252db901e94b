"""Unit conversion in both directions: "5 km in miles", "how many feet in a mile". Units are copied as the user wrote them."""

from __future__ import annotations

from random import Random

from umi_train.synth import figures as fig
from umi_train.synth.core import Answer, Ask, Call, GiveUp, Steps, World, family

KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "length": (
        ("kilometers", "km", "kilometer", "kilometres", "kms"), ("miles", "mi", "mile"),
        ("meters", "m", "meter", "metres"),
        ("feet", "ft", "foot"), ("inches", "in", "inch"), ("centimeters", "cm", "centimeter", "centimetres"),
        ("yards", "yd", "yard"),
        ("millimeters", "mm", "millimeter"), ("nautical miles", "nautical mile"), ("light years", "light year"),
    ),
    "mass": (
        ("kilograms", "kg", "kilos", "kilogram", "kilo"), ("pounds", "lb", "lbs", "pound"), ("grams", "g", "gram"),
        ("ounces", "oz", "ounce"),
        ("stone",), ("tons", "ton"), ("milligrams", "mg", "milligram"), ("tonnes", "tonne", "metric tons"),
    ),
    "volume": (
        ("liters", "l", "liter", "litres", "litre", "L"), ("gallons", "gal", "gallon", "US gallons"),
        ("milliliters", "ml", "milliliter", "mL"), ("cups", "cup"),
        ("imperial gallons", "UK gallons", "imperial gallon"),
        ("pints", "pint", "UK pints"), ("tablespoons", "tbsp", "tablespoon"), ("teaspoons", "tsp", "teaspoon"),
        ("fluid ounces", "fl oz", "fluid ounce"),
        ("quarts", "quart"), ("cubic meters", "m3", "cubic meter"),
    ),
    "temperature": (
        ("celsius", "C", "°C", "degrees celsius", "c", "degrees C", "celcius", "centigrade"),
        ("fahrenheit", "F", "°F", "degrees fahrenheit", "f", "degrees F", "farenheit"), ("kelvin", "K"),
    ),
    "speed": (
        ("km/h", "kph", "kilometers per hour", "kmh"), ("mph", "miles per hour"), ("m/s", "meters per second"),
        ("knots", "knot"),
        ("feet per second", "ft/s"),
    ),
    "data": (
        ("gigabytes", "GB", "gigabyte", "gb"), ("megabytes", "MB", "megabyte", "mb"), ("terabytes", "TB", "terabyte"),
        ("kilobytes", "kB", "kilobyte", "KB"),
        ("bytes", "byte"), ("bits", "bit"), ("gigabits", "gigabit"), ("megabits", "megabit"), ("gibibytes", "GiB"),
        ("mebibytes", "MiB"),
    ),
    "time": (
        ("hours", "h", "hour", "hrs"), ("minutes", "min", "minute", "mins"), ("seconds", "s", "second", "secs"),
        ("days", "day"), ("weeks", "week"), ("years", "year"),
        ("months", "month"), ("milliseconds", "ms"),
    ),
    "area": (
        ("square meters", "m2", "square meter", "sqm"), ("square feet", "sq ft", "square foot", "sqft"),
        ("acres", "acre"), ("hectares", "ha", "hectare"), ("square kilometers", "km2"),
        ("square miles", "square mile"),
    ),
    "energy": (("kilojoules", "kJ"), ("kilocalories", "kcal"), ("kilowatt hours", "kWh"), ("joules", "J"), ("calories",
    "calorie")),
    "pressure": (("bar", "bars"), ("psi",), ("pascals", "Pa"), ("atmospheres", "atm")),
    "power": (("horsepower", "hp"), ("kilowatts", "kW"), ("watts", "W")),
    "angle": (("degrees", "degree"), ("radians", "rad")),
}  # fmt: skip
"""Kinds of unit; of each unit the full plural first, then other spellings."""

KELVIN = KINDS["temperature"][2]
_COMMON = (
    ("length",) * 5
    + ("mass",) * 4
    + ("volume",) * 4
    + ("temperature",) * 4
    + ("data",) * 3
    + ("time",) * 3
    + ("speed",) * 2
    + ("area",) * 2
)
_KINDS = (*_COMMON, "energy", "pressure", "power", "angle")

GIVEN = (
    "do: convert {q} (to|into|in) {to}", "do: convert {q} (to|into) {to}", "{q} (in|to|into|as) {to}", "{q} {to}",
    "{q} -> {to}", "{q} = ? {to}",
    "ask: how (many|much) {to} (is|are|make[s]|would be) {q}", "ask: (what is|what's|whats) {q} in {to}",
    "ask: how (many|much) {to} (is|are) (in|there in) {q}",
    "know: (how much|what) {q} (is|are) in {to}", "know: how many {to} {q} (is|are|make)", "get: {q} (in|as) {to}",
    "do: (express|give|show|write|put) {q} in {to}",
    "do: (turn|change|switch|translate) {q} (into|to) {to}",
    "i (have|got|need) {q}, (how many {to} is that|what is that in {to}|how much is it in {to})",
    "{q} equals how (many|much) {to}", "{q} is how (many|much) {to}", "{q} (makes|is|gives) what in {to}",
    "ask: do you know how many {to} are {q}",
    "conversion: {q} to {to}", "convert: {q} to {to}", "ask: how (long|far|big|much|heavy|large) is {q} in {to}",
    "from {q} to {to}", "do: make {q} (into|to) {to}",
    "(the recipe|the sign|the label|the manual|it) says {q}, what is that in {to}",
    "do: (calculate|work out|figure out|compute) {q} in {to}", "in {to}, (how much is|what is) {q}",
    "{q} from {frm} to {to}", "ask: what do you get if you convert {q} to {to}",
    "ask: what (is|are) {q} (expressed|measured|written) in {to}",
    "i only know {to}, what is {q}", "{to} for {q}", "{to} in {q}", "i'd (like|want) {q} (shown|given) in {to}",
    "how many {to} would that be: {q}", "{q} please in {to}", "my (scale|ruler|phone|watch) says {q}, what is that in {to}", "they gave it as {q}, i need {to}", "{q}? i think in {to}",
    "ask: what would {q} be in {to}", "in {to}: {q}", "{q} for someone who uses {to}", "the map says {q}, how many {to}", "ask: how do you write {q} in {to}", "could i have {q} in {to}",
    "i need {q} as {to}", "{q}, so how many {to}", "ask: how many {to} do i get out of {q}", "an american site says {q}, what's that in {to}", "ask: what's {q} converted to {to}",
    "we use {to} here, so what is {q}", "{q} / {to}",
    "{q} expressed in {to}", "{q} (measured|given|written|stated) in {to}", "{q} converted (to|into) {to}", "{q} translated (to|into) {to}", "{q} >> {to}", "{q} => {to}",
    "{q} as (an amount|a number|a figure) in {to}", "{q}, (what's that in|in|to|make it|how many) {to}", "{q}. in {to}?", "do: swap {q} (over|) to {to}", "do: get {q} into {to}",
    "do: tell me {q} in {to}", "do: bring {q} to {to}", "do: recalculate {q} in {to}", "do: find out how many {to} {q} (is|are|would be)", "do: rewrite {q} (in|as) {to}",
    "do: switch {q} from {frm} to {to}", "do: give me the {to} for {q}", "do: run the conversion from {q} to {to}", "ask: what's the {to} (equivalent|value) of {q}",
    "ask: {q} is (about|) how (many|much) {to}", "ask: {q} comes to how many {to}", "ask: how (many|much) {to} does {q} (come to|amount to|equal|correspond to|work out to|make)",
    "ask: what does {q} (come to|amount to|correspond to|work out to|look like|mean) in {to}", "ask: what would {q} (look like|read) in {to}", "ask: what number of {to} is {q}",
    "ask: can {q} be given in {to}", "ask: how many {to} would {q} (be|make|come to)", "get: the {to} equivalent of {q}", "get: the number of {to} in {q}", "get: {q} converted to {to}",
    "know: what {q} comes to in {to}", "know: the value of {q} in {to}", "know: how many {to} that makes, {q}",
    "my (grandma|dad|doctor|boss|teacher|colleague) (says|said|uses) {q}, i (need|want|only know) {to}",
    "the (box|package|bottle|datasheet|website|spec|invoice|brochure) (gives|states|lists|has) {q}, (what's that|how much is that) in {to}",
    "i don't (get|understand|use) {frm}, (what is|give me) {q} in {to}", "(never|i never) understood {frm}, what's {q} in {to}", "what on earth is {q} in {to}",
    "i can't (picture|imagine) {q}, what is it in {to}", "(if something is|say i have|suppose i have) {q}, (how many|what is that in) {to}", "{frm} to {to}: {q}", "{frm} to {to} please, {q}",
    "{to}? i have {q}", "{to} please: {q}", "{to} wanted, {q} given", "in {to} please, {q}", "in {to} {q} would be", "i was told {q}, but i think in {to}", "i've got {q} here and want {to}",
    "i need (the|) {to} for {q}", "unit conversion {q} {to}", "(need|needed|wanted): {q} in {to}", "to {to}: {q}", "could do with {q} in {to}", "{q} sounds like a lot, how many {to} is it",
    "it says {q}. (how many {to} is that|what's that in {to}|in {to}?)", "i measured {q}. how much is that in {to}", "someone told me {q}. please (put|say|give) that in {to}",
    "(ok|so) i have {q} and i need it in {to}", "we ordered {q}, they only sell it in {to}, how many {to}", "the form asks for {to} and i have {q}", "i must enter it in {to}, it's {q}",
    "what do i type for {q} if the field wants {to}", "i'm used to {to}, what's {q}", "{q}, or in other words how many {to}", "(is|are) {q} a lot in {to}? how many",
    "they say {q} over there, we say how many {to}", "translate {q} to {to} for a friend", "could you (do|make|turn) {q} (into|to) {to} for me", "not {frm} but {to} please: {q}",
    "{q} doesn't tell me anything, say it in {to}", "don't give me {q} in {frm}, i want {to}", "how would (an american|a european|a brit|a scientist) say {q}, in {to}",
    "ask: how would {q} read in {to}", "ask: how does {q} translate to {to}", "ask: how do {frm} and {to} compare for {q}", "ask: what does {q} boil down to in {to}", "ask: what's {q} if you think in {to}",
    "ask: what figure in {to} matches {q}", "ask: what's the same as {q} but in {to}", "ask: what do you call {q} in {to}", "ask: how many {to} go into {q}", "ask: how many {to} fit in {q}",
    "ask: how many {to} add up to {q}", "ask: how many {to} can i make out of {q}", "ask: how many {to} am i looking at with {q}", "ask: roughly how many {to} are {q}", "ask: if i have {q}, how many {to} do i have",
    "ask: {q} corresponds to how many {to}", "ask: {q} converts to how many {to}", "ask: {q} would be how many {to}", "ask: are {q} more than i think in {to}, how many exactly", "do: restate {q} in {to}",
    "do: transform {q} (into|to) {to}", "do: flip {q} (into|to) {to}", "do: render {q} in {to}", "do: determine how many {to} {q} (is|are|make)", "do: reckon {q} in {to}", "do: recast {q} as {to}",
    "do: report {q} in {to}", "do: spell {q} out in {to}", "do: list {q} as {to}", "do: get me {q} in {to}", "do: do the conversion of {q} to {to}", "do: say how many {to} {q} (is|are)",
    "do: take {q} and (convert|turn|change) it (to|into) {to}", "do: convert the value {q} (to|into) {to}", "do: convert from {frm} to {to}: {q}", "know: what {q} would be in {to}",
    "know: how {q} (reads|looks) in {to}", "know: how many {to} go into {q}", "know: how many {to} {q} comes to", "know: what {q} translates to in {to}", "get: the figure for {q} in {to}",
    "get: the same amount as {q} in {to}", "get: the conversion of {q} (to|into) {to}", "get: {q} translated into {to}", "get: the {to} that {q} makes", "{q}, make that {to}", "{q}, conversion to {to}",
    "{q}, {to}?", "{q} - {to}?", "{q} ... {to}", "{q} .. how many {to}", "{q}: {to}?", "{q}; in {to}", "{q} turned into {to}", "{q} changed to {to}", "{q} worked out in {to}", "{q} equals x {to}, what is x",
    "{q} or how many {to}", "{q} when you use {to}", "{frm} -> {to}: {q}", "{frm} into {to}, the value is {q}", "i've {q}. {to}?", "unit converter: {q} to {to}", "units: {q} to {to}", "conv {q} to {to}",
    "cvt {q} {to}", "convert units {q} to {to}", "input {q}, output {to}", "{to} equivalent of {q}", "{to} from {q}", "{to} instead of {frm} for {q}", "how many {to} {q}", "value in {to}: {q}",
    "would love to have {q} in {to}", "i'd rather see {q} in {to}", "i'm more of a {to} person, what's {q}", "my brain only does {to}, so {q} is what", "we learned {to} at school, what would {q} be",
    "nobody here (uses|knows|speaks) {frm}, so {q} in {to} please", "(homework|exam|quiz|exercise): {q} in {to}", "(exercise 3|the worksheet|question 4|the test) asks for {q} in {to}",
    "for (homework|physics|chemistry|my essay|the report|customs) i need {q} in {to}", "before i (order|write it down|print the label|send it off): {q} in {to}",
    "(the label printer|the app|the website|the customs form|the machine) only takes {to}, and it's {q}", "(my gauge|the meter|the display|the dial|the counter|the app) reads {q}, how many {to}",
    "(the european|the british|the american|the imported|the old) version says {q}, what is it in {to}", "(an old book|a podcast|the museum guide|wikipedia|the tv) mentioned {q}, what's that in {to}",
    "(the shop|the supplier|the hardware store|the factory) lists it in {to}, i want {q}", "it's rated at {q}, how many {to}", "it comes in {q}, i'd need that in {to}", "i typed {q} but it should be in {to}",
    "i wrote {q}, my teacher wants {to}", "(does anybody know|anyone know) what {q} is in {to}", "what's {q}, only in {to}", "what's {q} for people who count in {to}", "remind me, {q} is how many {to}",
    "quick conversion, {q} to {to}", "conversion help: {q} into {to}", "{q}, i can't do it in my head, in {to}?", "not good at maths: {q} in {to}",
)  # fmt: skip

TEMPERATURE = (
    "do: convert {q} to {to}", "{q} (in|to|into) {to}", "ask: (what is|what's|whats) {q} in {to}",
    "ask: how (hot|cold|warm|much) is {q} in {to}",
    "it is {q} (outside|here|today|in the room), (what is that in|how much is that in) {to}", "{q} as {to}",
    "the oven is at {q}, what is that in {to}",
    "bake at {q}, in {to}?", "know: what {q} is in {to}", "know: how (hot|warm|cold) {q} is in {to}",
    "get: {q} in {to}", "do: (change|turn) {q} (to|into) {to}", "{q} {to}",
    "ask: what (temperature|temp) is {q} in {to}", "{q} is how (much|many) {to}", "a fever of {q}, in {to}?",
    "do: (express|give|show) {q} in {to}", "temperature {q} to {to}",
    "temp {q} (to|in) {to}", "{q} equals what in {to}", "ask: how many {to} is {q}",
    "the thermometer says {q}, what is that in {to}", "the forecast says {q}, what's that in {to}", "water at {q}, in {to}?", "my friend says it's {q} there, what's that in {to}",
    "the freezer is at {q}, what's that in {to}", "it got down to {q}, how much is that in {to}", "in {to}: {q}", "ask: what would {q} be in {to}", "{q}? i only know {to}",
    "ask: how do you say {q} in {to}", "cook it at {q}, what's that in {to}",
    "{q} converted (to|into) {to}", "{q} expressed in {to}", "{q}, (what's that in|in|to|how much in) {to}", "{q} => {to}", "{q} -> {to}", "do: translate {q} (to|into) {to}",
    "do: tell me {q} in {to}", "do: recalculate {q} in {to}", "do: switch {q} to {to}", "do: work out {q} in {to}", "ask: what does {q} (come to|correspond to|mean|look like) in {to}",
    "ask: how (hot|cold|warm) would {q} be in {to}", "ask: what's the {to} (equivalent|value|reading) (of|for) {q}", "ask: what is {q} on the {to} scale", "ask: {q} is what in {to}",
    "get: the {to} (value|equivalent) of {q}", "know: what {q} (means|would be|comes to) in {to}", "preheat the oven to {q}, (in {to}|what's that in {to}|but mine shows {to})",
    "my oven (only has|shows|is in) {to}, the recipe says {q}", "(the weather app|the radio|the news|my cousin) (says|said) {q}, in {to} please",
    "it's {q} in (new york|london|rome|my room|the garage|the fridge|the sauna), in {to} that's?", "(today's high|tonight's low|the pool|the lake|the bath) is {q}, what's that in {to}",
    "my (thermostat|heating|aircon|fridge) is set to {q}, what's that in {to}", "we had {q} yesterday, how much in {to}", "water boils at {q}, in {to}?", "the patient has {q}, in {to}?",
    "it says {q}. (what's that in {to}|in {to}?)", "the baby has {q}. what is that in {to}", "i'm used to {to}, what's {q}", "we're flying somewhere with {q}, what's that in {to}",
    "the candy has to reach {q}, my thermometer shows {to}", "so {q} is what in {to}", "how would they say {q} where people use {to}", "what do i set on a {to} dial for {q}",
    "(is|would) {q} (be|) (hot|cold|warm)? give it to me in {to}", "i never understood the other scale, what's {q} in {to}", "{to} please: {q}", "{to} for {q}",
    "temperature conversion: {q} to {to}", "{q} doesn't tell me anything, say it in {to}", "melts at {q}, what's that in {to}",
    "ask: how does {q} feel in {to}", "ask: how do i read {q} in {to}", "ask: how high is {q} in {to}", "ask: how many {to} would {q} be", "ask: what does {q} translate to in {to}",
    "ask: what's {q} for somebody who thinks in {to}", "ask: what would a {to} thermometer show at {q}", "ask: what's {q} if i switch the thermometer to {to}", "ask: what should my {to} thermostat say for {q}",
    "ask: {q} corresponds to what in {to}", "do: give me the temperature {q} in {to}", "do: put {q} (in|into) {to}", "do: restate {q} in {to}", "do: write {q} as {to}", "do: calculate {q} in {to}",
    "do: figure out {q} in {to}", "do: convert the temperature {q} (to|into) {to}", "do: transform {q} (to|into) {to}", "do: say how much {q} is in {to}", "do: find the {to} value for {q}",
    "know: how {q} reads in {to}", "know: what a thermometer in {to} says at {q}", "know: the {to} equivalent of {q}", "get: the temperature {q} in {to}", "get: {q} converted to {to}",
    "get: the {to} reading for {q}", "{q} = ? {to}", "{q} = {to}?", "{q} on the {to} scale", "{q}, {to} please", "{q}. in {to}?", "{q} >> {to}", "{q} weather, in {to}?", "{q} by a {to} thermometer",
    "temp conversion {q} {to}", "convert temp: {q} to {to}", "degrees: {q} to {to}", "what's {q} weather in {to}", "in {to} {q} would be",
    "the (steak|roast|chicken|bread|turkey) must reach {q} inside, what's that in {to}", "the (soup|tea|coffee|wine|beer) should be served at {q}, in {to}?",
    "the (wash label|washing machine|iron|dryer) says {q}, how much is that in {to}", "the (cpu|engine|gpu|radiator|server room) runs at {q}, what's that in {to}",
    "the (glue|wax|chocolate|solder) melts at {q}, give me {to}", "the (greenhouse|aquarium|terrarium|incubator|wine cellar) has to stay at {q}, in {to}?",
    "(our guests|my american friend|my european friend|grandma|my pen pal) only knows {to}, so what's {q}", "(alaska|dubai|siberia|the desert|the mountain top) had {q} today, in {to} please",
    "i'm packing for {q}, what's that in {to}", "my (kid|wife|husband|toddler) is running a temperature of {q}, in {to}?", "a sauna at {q} is how hot in {to}",
    "(bread|pizza|biscuits|a cake) at {q}, my oven dial is in {to}", "homework: {q} to {to}", "for physics class, {q} in {to}", "which number on a {to} scale goes with {q}",
    "store below {q}, the label says, what's that in {to}", "should i take a coat, it's {q}, what's that in {to}",
)  # fmt: skip

ONE = (
    "ask: how many {to} (are|are there|is|go|make) in (a|one|1) {one}",
    "ask: how many {to} (make|does it take for|equal) (a|one) {one}", "{to} in (a|one|1) {one}", "{to} per {one}",
    "(a|one|1) {one} in {to}", "ask: (what is|what's) (a|one|1) {one} in {to}",
    "know: how many {to} (are in|make) (a|one) {one}", "ask: how (big|long|much|large) is (a|one) {one} in {to}",
    "(a|one) {one} (is|has|equals|holds) how many {to}", "number of {to} in (a|one) {one}",
    "get: the number of {to} in (a|one) {one}", "do: convert (a|one|1) {one} to {to}",
    "ask: how many {to} does (a|one) {one} have", "do: tell me how many {to} (a|one) {one} (is|has)",
    "1 {one} = ? {to}", "one {one} to {to}", "(what|how much) does (a|one) {one} make in {to}",
    "if i have one {one}, how many {to} is that", "a {one} equals how many {to}", "ask: how much is (a|one) {one} in {to}", "ask: what's the number of {to} per {one}", "{to} for one {one}",
    "ask: how many {to} to the {one}", "(a|one) {one} = how many {to}", "i keep forgetting how many {to} (a|one) {one} has", "one {one}, in {to}?", "ask: how many {to} go into (a|one) {one}",
    "ask: how many {to} (fit|fit in|fit into) (a|one) {one}", "ask: how many {to} (do you|do i|will i) (get|need) (for|to make) (a|one) {one}",
    "ask: what does (a|one|1) {one} (come to|equal|amount to|correspond to) in {to}", "ask: what's the {to} equivalent of (a|one|1) {one}", "ask: (a|one) {one} comes to how many {to}",
    "ask: (a|one) {one} is made up of how many {to}", "ask: how many {to} are the same as (a|one|1) {one}", "ask: how many {to} is a single {one}", "ask: what is (a|one) {one} worth in {to}",
    "do: express (a|one|1) {one} in {to}", "do: turn (a|one|1) {one} into {to}", "do: remind me how many {to} (are in|make) (a|one) {one}", "do: work out how many {to} (a|one) {one} (is|has)",
    "know: what (a|one|1) {one} is in {to}", "know: how many {to} (you get from|are equal to) (a|one) {one}", "get: (a|one|1) {one} (in|expressed in) {to}", "get: the {to} in (a|one) {one}",
    "(a|one|1) {one}, (how many|in) {to}", "(a|one|1) {one} -> {to}", "a single {one} is how many {to}", "what was it again, how many {to} in (a|one) {one}",
    "i forgot how many {to} make up (a|one) {one}", "my (kid|son|daughter|teacher) asks how many {to} (a|one) {one} has", "{to} in a single {one}", "exactly one {one}, how many {to}",
    "say i have (a|one) {one}, that's how many {to}", "it takes how many {to} to make (a|one) {one}",
    "ask: how many {to} are packed in (a|one) {one}", "ask: how many {to} does it take to make up (a|one) {one}", "ask: how many {to} are equal to (a|one|1) {one}",
    "ask: how many {to} does (a|one|1) {one} correspond to", "ask: how many {to} does (a|one|1) {one} consist of", "ask: how many {to} can you get out of (a|one) {one}", "ask: how many {to} would (a|one) {one} be",
    "ask: how much is 1 {one} expressed in {to}", "ask: what does (a|one|1) {one} convert to in {to}", "ask: what's (a|one|1) {one} when you count in {to}", "ask: for (a|one) {one}, how many {to} do you count",
    "ask: into how many {to} can (a|one) {one} be divided", "ask: (a|one) {one} contains how many {to}", "ask: (a|one|1) {one} would be how many {to}", "do: convert a single {one} (to|into) {to}",
    "do: give me (a|one|1) {one} in {to}", "do: say how many {to} make (a|one) {one}", "do: write (a|one|1) {one} as {to}", "do: calculate the number of {to} in (a|one) {one}",
    "do: show how many {to} (a|one) {one} holds", "know: how many {to} to the {one}", "know: how many {to} (a|one|1) {one} corresponds to", "know: how many {to} fit in (a|one) {one}", "get: the {to} per {one}",
    "get: the amount of {to} in (a|one) {one}", "1 {one} is x {to}, what's x", "1 {one} makes how many {to}", "1 {one} = how many {to}", "1 {one} => {to}", "one {one} equals ? {to}", "one {one} converted to {to}",
    "(a|one|1) {one} as {to}", "a whole {one} in {to}", "a full {one}, so how many {to}", "{to} that make up (a|one) {one}", "{to} to the {one}", "{to} in each {one}", "how many {to} was (a|one) {one} again",
    "school never taught me how many {to} are in (a|one) {one}", "quiz question: how many {to} in (a|one) {one}", "pub quiz: (a|one) {one} in {to}", "i always mix up how many {to} (a|one) {one} has",
    "they charge per {one}, so for how many {to} is that",
)  # fmt: skip


def _amount(rng: Random, kind: str) -> tuple[str, float | int]:
    """Return a value as written, and the number."""
    if kind == "temperature":
        n = rng.choice((rng.randint(-30, 45), rng.randint(50, 250), rng.randint(20, 110)))
        if rng.random() < 0.12:
            return f"{n + 0.5}", n + 0.5
        return (f"minus {-n}", n) if n < 0 and rng.random() < 0.4 else (str(n), n)
    if rng.random() < 0.1:
        n = rng.choice((*range(2, 21), 25, 30, 40, 50, 60, 75, 80, 90, 100, 200, 500))
        return fig.words(n), n
    if rng.random() < 0.25:
        shown = fig.decimal(rng, 0.1, 100)
        return shown, float(shown)
    shown = fig.whole(rng, 2, 10_000)
    return shown, int(fig.plain(shown))


def _units(rng: Random, kind: str) -> tuple[str, str]:
    first, second = rng.sample(KINDS[kind][: rng.choice((4, 4, 12))], 2)
    return rng.choice((first[0], *first)), rng.choice((second[0], second[0], *second))


def _glue(rng: Random, shown: str, unit: str) -> str:
    short = len(unit) <= 3 and shown[-1].isdigit()
    if unit.startswith("°"):
        return f"{shown}{rng.choice(('', ' '))}{unit}"
    return f"{shown}{unit}" if short and rng.random() < 0.5 else f"{shown} {unit}"


@family("convert_units", weight=8)
def convert_units(w: World) -> Steps:
    """A quantity with a number."""
    kind = w.pick(_KINDS)
    source, target = _units(w.rng, kind)
    shown, n = _amount(w.rng, kind) if source not in KELVIN else (f := str(w.rng.randint(1, 600)), int(f))
    frames = TEMPERATURE if kind == "temperature" else GIVEN
    yield Ask(w.say(frames, q=_glue(w.rng, shown, source), frm=source, to=target))
    yield from _convert(n, source, target)
    if w.chance(0.25):
        _, other = _units(w.rng, kind)
        if not any(other in unit and (source in unit or target in unit) for unit in KINDS[kind]):
            yield Ask(w.say(BACK, to=other))
            yield from _convert(n, source, other)
        return
    if w.chance(0.15) and source not in KELVIN:
        shown, n = _amount(w.rng, kind)
        yield Ask(w.say(AGAIN, q=_glue(w.rng, shown, source)))
        yield from _convert(n, source, target)


BACK = (
    "(and|) in {to}", "(and|) in {to}?", "what about {to}", "(now|and) (to|in|into) {to}",
    "ask: how (many|much) {to} is (that|it)", "(same|the same) in {to}", "also in {to}",
    "{to}?", "ask: (what is|what's) that in {to}", "do: (convert|give|show) (it|that) (to|in) {to} [too|as well]",
    "and {to}", "in {to} instead", "make that {to}",
    "and that in {to}", "{to} please", "how about {to}", "or in {to}", "now in {to}", "what would it be in {to}", "can i have it in {to} too",
    "ask: how much would that be in {to}", "ask: and what does that make in {to}", "ask: and how many {to}", "(and|now|ok now) the same thing in {to}", "(once more|again) in {to}",
    "i meant {to}", "i'd rather have {to}", "can you also do {to}", "(sorry|wait|no), in {to}", "(same amount|same value|same thing) in {to}", "switch to {to}", "as {to} (too|please|)",
    "what's the same in {to}", "and expressed in {to}",
    "and how does that look in {to}", "and the {to} for that", "and what is that in {to}", "and {to}, please", "can you also say it in {to}", "could i get that in {to} as well", "ask: and how would that be in {to}",
    "ask: what does that make in {to}", "ask: what about the same in {to}", "do: switch (it|that) to {to}", "do: put (it|that) in {to} (too|as well|instead)", "do: change (it|that) to {to} (now|instead)",
    "do: say it in {to} (too|as well)", "give me {to} as well", "hm, {to} instead", "i'd need that in {to} too", "my friend needs it in {to}", "next, in {to}", "not that, {to}", "now as {to}", "oh, and in {to}",
    "ok, and in {to}", "or rather in {to}", "plus in {to}", "sorry, i wanted {to}", "that in {to}", "then in {to}", "thanks, and in {to}", "try {to}", "what's the {to} version",
)  # fmt: skip
AGAIN = (
    "(and|) {q}", "(and|) {q}?", "what about {q}", "(same|the same) for {q}", "now {q}", "and how much is {q}",
    "how about {q}", "ok and {q}", "also {q}", "{q} (too|as well)",
    "do the same with {q}", "and for {q}",
    "and what about {q}", "what if it was {q}", "next: {q}", "then {q}", "and {q} please", "now for {q}",
    "(same thing|same question) (with|for) {q}", "and if (it's|it is|it was) {q}", "now the same (with|for) {q}", "{q} as well please", "and with {q}", "let's try {q}", "next one, {q}",
    "and {q}, how much is that", "do {q} next", "what would {q} be", "and what do {q} make", "(now|then) take {q}",
    "and another one, {q}", "and also {q}", "and for a bigger one, {q}", "and, say, {q}", "but if it were {q}", "do: convert {q} (too|as well|the same way)", "do: try it with {q}", "do: repeat that (for|with) {q}",
    "give me {q} as well", "how much would {q} be", "hm, and {q}", "i also have {q}", "make it {q}", "more: {q}", "no wait, {q}", "now try {q}", "ok now {q}", "one more: {q}", "oh and {q}", "plus one for {q}",
    "redo it for {q}", "same thing, {q}", "sorry, i meant {q}", "thanks, and {q}", "the other one is {q}", "there's also {q}",
)  # fmt: skip


@family("convert_one", weight=2.6)
def convert_one(w: World) -> Steps:
    """How many of these in one of those."""
    kind = w.pick([k for k in _KINDS if k != "temperature"])
    source, target = w.rng.sample(KINDS[kind][:8], 2)
    one = w.pick([s for s in source[1:] if len(s) > 3] or [source[0].removesuffix("s")])
    yield Ask(w.say(ONE, one=one, to=target[0]))
    yield from _convert(1, one, target[0])


def _convert(n: float | int, source: str, target: str) -> Steps:
    observation = yield Call(
        "A conversion: use convert_units.", "convert_units", {"value": n, "from_unit": source, "to_unit": target}
    )
    if observation.ok:
        yield Answer("The conversion is done.", f"{observation.content.rstrip('.')}.")
    else:
        yield Answer("convert_units could not do it.", f"I could not convert that: {observation.content}")


KITCHEN = (
    "the recipe (says|asks for|needs|wants) {q} of {food}, (what is|how much is) that in {to}",
    "{q} (of|) {food} in {to}", "do: convert {q} of {food} to {to}", "ask: how (many|much) {to} (is|are) {q} of {food}",
    "i only have a {one}, how many for {q} of {food}", "{q} {food} to {to}", "ask: what is {q} of {food} in {to}",
    "know: how many {to} {q} of {food} (is|are)", "{food}: {q} in {to}",
    "i need {q} of {food}, how many {to} do i (take|use|measure)", "do: (turn|change) {q} of {food} into {to}",
    "for {q} of {food}, how many {to}?", "measuring {q} of {food} with {to}, how many",
    "my recipe wants {q} of {food}, i measure in {to}, how many", "ask: how many {to} of {food} make {q}", "{q} of {food} is how many {to}", "grandma's recipe has {q} of {food}, what is that in {to}",
    "measure out {q} of {food} in {to}, how many is it", "i poured {q} of {food}, how many {to} was that", "{food}, {q}, to {to}", "what do i take in {to} for {q} of {food}",
    "{q} of {food}, in {to} please", "{q} of {food} expressed in {to}", "{q} of {food} (comes to|makes|equals|would be) how many {to}", "do: measure {q} of {food} in {to}",
    "do: express {q} of {food} in {to}", "do: give me {q} of {food} in {to}", "do: work out how many {to} {q} of {food} (is|are)", "ask: how much is {q} of {food} in {to}",
    "ask: what do {q} of {food} come to in {to}", "ask: how many {to} do i need for {q} of {food}", "ask: how many {to} should i use for {q} of {food}",
    "know: what {q} of {food} (is|makes) in {to}", "get: {q} of {food} in {to}", "the (cookbook|chef|package|video) (says|lists|calls for) {q} of {food}, in {to} please",
    "(mum|mom|my aunt|the blog) writes {q} of {food}, how many {to}", "my measuring jug only shows {to}, i need {q} of {food}", "no scale here, just {to}: {q} of {food} is how many",
    "if it says {q} of {food}, how many {to} do i pour", "add {q} of {food}, it says, how many {to} is that", "{to} of {food} for {q}", "cooking question: {q} of {food} in {to}",
    "the soup takes {q} of {food}, so how many {to}", "the cake needs {q} of {food} and i use {to}, how many",
    "ask: how many {to} go into {q} of {food}", "ask: how many {to} do {q} of {food} fill", "ask: how many {to} of {food} are in {q}", "ask: what's {q} of {food} if i measure in {to}",
    "ask: what's {q} of {food} worth in {to}", "ask: {q} of {food} fills how many {to}", "ask: how do i measure {q} of {food} in {to}", "do: tell me {q} of {food} in {to}", "do: switch {q} of {food} to {to}",
    "do: translate {q} of {food} into {to}", "do: figure out {q} of {food} in {to}", "do: calculate how many {to} {q} of {food} makes", "know: how many {to} of {food} make {q}",
    "know: how many {to} i (scoop|pour|take) for {q} of {food}", "get: the {to} for {q} of {food}", "get: {q} of {food} expressed in {to}", "{q} of {food} -> {to}", "{q} of {food} = ? {to}", "{q} {food} in {to}?",
    "{q} {food}, how many {to}", "{food} {q} to {to}", "{food}, {q}, how many {to} is that", "{to} needed for {q} of {food}", "in {to}: {q} of {food}", "kitchen conversion: {q} of {food} to {to}",
    "recipe help: {q} of {food} in {to}", "an american recipe with {q} of {food}, i need {to}", "i'm (cooking|baking|making soup|mixing cocktails) and need {q} of {food} in {to}",
    "my only measure is in {to}, how do i get {q} of {food}", "the (sauce|dough|marinade|dressing|batter) takes {q} of {food}, what's that in {to}",
    "the (bottle|carton|jar|can) holds {q} of {food}, how many {to} do i get", "pour in {q} of {food}, they say, how much in {to}", "i have {q} of {food} left, how many {to} is that",
    "(auntie|the tv cook|my neighbour|the baker) swears by {q} of {food}, in {to} that's?",
)  # fmt: skip


@family("convert_kitchen", weight=1)
def convert_kitchen(w: World) -> Steps:
    """Cooking measures, with the food in the sentence."""
    food = w.pick(
        ("milk", "water", "oil", "cream", "stock", "juice", "honey", "vinegar", "wine", "soy sauce", "syrup", "broth")
    )
    (source, *_), target = w.rng.sample(KINDS["volume"][:8], 2)
    n = w.rng.randint(2, 12) if w.chance(0.7) else w.rng.choice((1.5, 2.5, 250, 500, 750))
    yield Ask(w.say(KITCHEN, q=f"{n} {source}", food=food, to=target[0], one=target[-1]))
    yield from _convert(n, source, target[0])


_MONEY = (
    "dollars",
    "euros",
    "pounds",
    "yen",
    "francs",
    "USD",
    "EUR",
    "GBP",
    "rupees",
    "pesos",
    "bitcoin",
    "crowns",
    "yuan",
    "us dollars",
    "swiss francs",
)
CURRENCY = (
    "do: convert {n} {a} (to|into) {b}", "{n} {a} in {b}", "ask: how (many|much) {b} (is|are) {n} {a}",
    "ask: (what is|what's) {n} {a} in {b}", "exchange rate (of|from|for) {a} to {b}",
    "ask: what is the [current] exchange rate (from|of|between) {a} (to|and) {b}",
    "ask: how much is (a|one|1) {a} in {b}", "{a} to {b}", "do: (change|turn) {n} {a} into {b}",
    "ask: how many {b} do i get for {n} {a}",
    "know: what {n} {a} is in {b}", "{a} {b} rate [today|now]", "do: look up the exchange rate between {a} and {b}",
    "ask: what are {n} {a} worth in {b}", "price of (one|1) {a} in {b}",
    "ask: what do i get in {b} for {n} {a}", "i have {n} {a} left from the trip, how much is it in {b}", "{n} {a} -> {b}", "is {n} {a} a lot in {b}", "my hotel costs {n} {a}, what's that in {b}",
    "ask: how many {b} for a {a} today", "ask: what's the {a} worth in {b} [now|today]", "today's rate {a} to {b}", "do: exchange {n} {a} for {b}", "ask: how strong is the {a} against the {b}",
    "do: swap {n} {a} (for|into) {b}", "do: work out {n} {a} in {b}", "do: tell me what {n} {a} are in {b}", "do: check the {a} to {b} rate", "ask: how much would {n} {a} be in {b}",
    "ask: what does {n} {a} come to in {b}", "ask: what's the going rate (for|from) {a} to {b}", "ask: is now a good time to change {a} into {b}", "ask: how many {b} do they give for {n} {a}",
    "ask: what's the {b} price of {n} {a}", "know: how many {b} {n} {a} (are|make)", "know: what the {a} is worth in {b}", "get: {n} {a} in {b}", "get: the exchange rate of {a} to {b}",
    "i (paid|spent|owe|earned|got) {n} {a}, what's that in {b}", "the (flight|dress|rent|menu|ticket) is {n} {a}, in {b}?", "(before my trip|for my holiday) i need {n} {a} in {b}",
    "{n} {a} converted to {b}", "{n} {a} please in {b}", "{a}/{b} rate", "{a} against {b} today", "if i change {n} {a}, how many {b} do i get",
    "ask: what would {n} {a} cost me in {b}", "ask: what will i get in {b} if i exchange {n} {a}", "ask: what's {n} {a} at today's rate in {b}", "ask: what's the {a} trading at in {b}",
    "ask: how many {b} is {n} {a} at the current rate", "ask: how many {b} would the bank give me for {n} {a}", "ask: how does the {a} stand against the {b} [today]", "ask: has the {a} gone up against the {b}",
    "ask: {n} {a} is how much in {b}", "do: show me the {a} to {b} exchange rate", "do: calculate {n} {a} in {b} at today's rate", "do: convert my {n} {a} to {b}", "do: translate {n} {a} into {b}",
    "do: find out how many {b} i'd get for {n} {a}", "do: express {n} {a} in {b}", "do: get me the latest {a} to {b} rate", "know: how the {a} stands against the {b} today", "know: how much {n} {a} would be in {b}",
    "know: the exchange rate between {a} and {b}", "get: the value of {n} {a} in {b}", "get: today's exchange rate for {a} and {b}", "get: the current rate, {a} to {b}", "{n} {a} = ? {b}", "{n} {a} into {b}",
    "{n} {a} how much {b}", "{a} -> {b} rate now", "{b} for {n} {a}", "currency converter: {n} {a} to {b}", "money exchange {n} {a} to {b}", "forex {a} {b}", "an online shop charges {n} {a}, what is that in {b}",
    "my (grandma|aunt|friend abroad) sent me {n} {a}, how many {b} is it", "the (hostel|train ticket|museum|taxi|souvenir) costs {n} {a}, how much in {b}", "they pay me {n} {a}, i need to know it in {b}",
    "i'm travelling next week, how many {b} are {n} {a}",
)  # fmt: skip


@family("convert_currency", weight=1)
def convert_currency(w: World) -> Steps:
    """Exchange rates need the network, which no tool has."""
    a, b = w.rng.sample(_MONEY, 2)
    yield Ask(w.say(CURRENCY, n=fig.money(w.rng), a=a, b=b))
    yield GiveUp("I have no exchange rates: they change daily and I work offline.")
