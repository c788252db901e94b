"""Questions about a table that name no column, or that want rows: who is the oldest, which are from Oslo, what did Ada order."""

from __future__ import annotations

from typing import Any

from umi_train.synth import tabledata as data
from umi_train.synth.core import Answer, Ask, Skip, Steps, World, family
from umi_train.synth.families_tables import a_table, inquire, result, told
from umi_train.synth.told import part_of_name

ADJECTIVES = {
    "age": ("oldest|oldest|eldest", "youngest"), "height": ("tallest", "shortest|shortest|least tall"), "length": ("longest", "shortest"), "width": ("widest", "narrowest"), "depth": ("deepest", "shallowest"),
    "weight": ("heaviest|heaviest|weightiest", "lightest|lightest|least heavy"), "price": ("most expensive|dearest|priciest|costliest", "cheapest|cheapest|least expensive|most affordable|lowest priced"), "cost": ("most expensive|costliest|priciest|dearest", "cheapest|cheapest|least expensive|least costly"),
    "salary": ("best paid|best-paid|highest paid|top paid|best earning", "worst paid|worst-paid|lowest paid|least paid"), "speed": ("fastest|quickest|speediest", "slowest|slowest|least fast"), "distance": ("furthest|farthest|longest", "nearest|closest|shortest"),
    "duration": ("longest", "shortest"), "minutes": ("longest", "shortest"), "pages": ("longest|thickest", "shortest|thinnest|slimmest"), "size": ("largest|biggest", "smallest"),
    "temperature": ("warmest|hottest", "coldest|coolest|chilliest|iciest"), "rain": ("wettest|rainiest|most rainy", "driest|least rainy"), "wind": ("windiest|breeziest|stormiest", "calmest|least windy"), "population": ("biggest|largest|most populous|most populated", "smallest|smallest|least populous|least populated"),
    "area": ("largest|biggest", "smallest"), "elevation": ("highest", "lowest"), "score": ("best|best|top scoring|highest scoring", "worst|worst|lowest scoring|weakest"), "points": ("best|best|top scoring|highest scoring", "worst|worst|lowest scoring|weakest"), "rating": ("best|best rated|top rated|highest rated", "worst|worst rated|lowest rated"),
    "year": ("newest|latest|most recent", "oldest|earliest"), "volume": ("loudest|largest", "quietest|smallest"), "rent": ("most expensive|dearest|priciest|costliest", "cheapest|cheapest|least expensive|most affordable"), "fee": ("most expensive|dearest|priciest", "cheapest|cheapest|least expensive"),
    "capacity": ("largest|biggest", "smallest"), "power": ("strongest|most powerful", "weakest|weakest|least powerful"), "calories": ("richest|most fattening", "lightest|leanest"), "ms": ("slowest", "fastest|quickest|speediest"),
    "views": ("most viewed|most watched|most popular|most seen", "least viewed|least popular"), "visits": ("busiest|most visited|most frequented", "quietest|least visited|least busy"), "stock": ("best stocked", "worst stocked"),
    "spent": ("best|most generous", "stingiest"), "humidity": ("most humid", "driest"), "clicks": ("most clicked|most popular", "least clicked|least popular"), "votes": ("most popular|most voted", "least popular|least voted"),
}  # fmt: skip

TOP = (
    "ask: (who|which {l}|which {one}|which one) is the {adj} (in|according to) {path}", "ask: which (of the {rows}|{one}|{l}) in {path} is the {adj}", "get: the {adj} {one} in {path}",
    "do: (find|show me|name) the {adj} {one} in {path}", "{adj} {one} in {path}", "know: (who|which {l}|which {one}) is the {adj} in {path}", "in {path}, (who|which {l}) is the {adj}",
    "the {adj} {one} (from|in|of) {path}", "{path}: {adj} {one}", "(look in|check) {path}: which {one} is the {adj}", "what is the name of the {adj} {one} in {path}", "according to {path}, which {l} is the {adj}",
    "ask: (who|which {one}|what) is {adj}, see {path}", "do: tell me which {one} in {path} is the {adj}", "the {one} in {path} that is the {adj}", "is there a list in {path}? then who is the {adj}",
    "{path} has some {rows}, which is the {adj}", "of all {rows} in {path}, which is the {adj}", "i want the {adj} {one} from {path}", "who or what is the {adj} in {path}",
    "the {adj} of the {rows} in {path}", "do: pick the {adj} {one} out of {path}", "going through {path}, which {one} is {adj}", "do: show me the {adj} one in {path}", "name of the {adj} {one}, {path}",
    "which {one} is the {adj}? (it's in|see|look in|check) {path}", "i'm looking for the {adj} {one}, {path} has them all",
    "ask: who or what comes out as the {adj} in {path}", "ask: which {one} (counts as|qualifies as|turns out to be) the {adj} in {path}", "ask: what's the {adj} {one} (we have|) in {path}",
    "ask: which of those in {path} would be the {adj}", "ask: what is the {adj} {one} called in {path}", "ask: what's the {l} of the {adj} {one} in {path}",
    "do: get me the {adj} {one} (from|out of) {path}", "do: look for the {adj} {one} in {path}", "do: search {path} for the {adj} {one} and name it",
    "do: find out which {one} is the {adj} in {path}", "do: work out who or what is the {adj} in {path}", "do: identify the {adj} {one} in {path}", "do: single out the {adj} {one} in {path}",
    "get: the {l} of the {adj} {one} in {path}", "get: the single {adj} {one} (in|from) {path}", "know: which one of the {rows} in {path} is the {adj}", "know: what the {adj} {one} in {path} is",
    "(someone|my boss|a friend) asked for the {adj} {one} in {path}", "{path}, the {adj} {one}", "{path}: who or what is the {adj}", "{path}, which {one} is the {adj}", "{adj} {one}, {path}",
    "(i have|i've got|here is|there is) {path}. (which {one}|who or what|which one) is the {adj}", "(open|load|take) {path} and (find|name|pick|show me) the {adj} {one}",
    "my boss wants to know the {adj} {one}, it's in {path}", "{path} lists {rows}, so which of them is the {adj}", "don't list them all, just the {adj} {one} of {path}",
    "compare the {rows} in {path}, which one is the {adj}",
    "{adj} of all {rows} in {path}", "the {adj} one among the {rows} in {path}", "the {rows} are in {path}, i need the {adj} one", "out of all the {rows} in {path}, the {adj}",
    "i bet you can tell me the {adj} {one} in {path}", "can't spot the {adj} {one} in {path}, can you", "we want the {adj} {one}, data is in {path}",
    "one {one} in {path} must be the {adj}, which one",
    "ask: which {one} would you call the {adj} in {path}", "ask: which {one} do i take from {path} if i want the {adj}", "ask: who or what holds the title of {adj} {one} in {path}",
    "ask: what would be the {adj} {one} in {path}", "ask: which {l} belongs to the {adj} {one} in {path}", "ask: do you see which {one} is the {adj} in {path}", "ask: what do we have as the {adj} {one} in {path}",
    "ask: which of the {rows} listed in {path} is {adj}", "do: point out the {adj} {one} in {path}", "do: spot the {adj} {one} in {path}", "do: determine the {adj} {one} in {path}",
    "do: choose the {adj} {one} (out of|from) {path}", "do: give me the name of the {adj} {one} in {path}", "do: figure out which {one} in {path} is the {adj}", "do: track down the {adj} {one} in {path}",
    "do: scan {path} for the {adj} {one}", "do: report the {adj} of the {rows} in {path}", "do: pull up the {adj} {one} in {path}", "do: look through {path} and tell me the {adj} {one}",
    "do: see which of the {rows} in {path} comes out {adj}", "get: the {adj} of all the {rows} in {path}", "get: the {one} that's {adj} according to {path}", "get: whichever {one} is the {adj} in {path}",
    "get: the {l} belonging to the {adj} {one} in {path}", "know: the {adj} {one} in {path}", "know: which {one} {path} has as the {adj}", "know: which of the {rows} listed in {path} is {adj}", "{path} {adj} {one}",
    "{adj}: which {one} in {path}", "{rows} in {path}, the {adj} one", "{path}, {rows}, {adj} one?", "which {one} is it, the {adj} one in {path}", "i was asked which {one} is the {adj}, (see|check) {path}",
    "i can only take one {one} from {path}, which is the {adj}", "we need just one, the {adj} {one} in {path}", "i'd love to know which {one} in {path} is the {adj}", "for a quiz: the {adj} {one} in {path}",
    "so many {rows} in {path}, which one's the {adj}", "when it comes to {rows} in {path}, which one is {adj}", "show me only one {one} from {path}, the {adj}",
    "if you had to name the {adj} {one} in {path}, which would it be", "by the numbers in {path}, which {one} is the {adj}", "there are plenty of {rows} in {path}, find me the {adj}",
    "{path} should tell which {one} is the {adj}",
)  # fmt: skip
MOST = (
    "ask: (in|on|for) which {l} (was|is) [the] {c} the (highest|largest|biggest) in {path}", "ask: which {l} (had|has) the (most|highest|biggest) {c} ({p})", "(in|for) which {l} did (we|i) have the (most|highest) {c}, see {path}",
    "know: (in|on|for) which {l} the {c} was (highest|largest) in {path}", "when was {c} the highest in {path}", "{path}: which {l} had the most {c}", "which {l} has the highest {c}? (it is|look) in {path}",
    "in {path}, the {l} with the (most|highest) {c}", "do: find the {l} where {c} (is|was) the (highest|largest) in {path}", "get: the {l} with the (most|biggest) {c} in {path}", "the record {c} in {path}, which {l} was that",
    "who or what has the most {c} in {path}",
    "(where|in which {l}) was the (most|highest) {c}, {path}", "the {l} with the highest {c}, see {path}", "who has the most {c}? (see|it's in|look in) {path}",
    "ask: which {l} brought the most {c} in {path}", "do: tell me the {l} that has the most {c} in {path}", "which one of the {rows} has the most {c}, look in {path}",
    "do: look in {path} for the {l} with the (most|highest) {c}", "from {path}, the {l} that has the highest {c}",
    "ask: which {l} comes with the (most|highest) {c} in {path}", "ask: which {l} shows the highest {c} in {path}", "ask: which {one} has the most {c} of all in {path}",
    "ask: what {l} goes with the highest {c} in {path}", "do: get me the {l} with the highest {c} (from|out of) {path}", "do: go through {path} and name the {l} with the most {c}",
    "do: check {path} for the {l} that has the highest {c}", "do: sort {path} so that the highest {c} is first and name that {l}", "do: identify the {l} having the most {c} in {path}",
    "get: the one {l} with the most {c} (in|from) {path}", "know: which {l} got the most {c} in {path}", "know: who or what has the highest {c} in {path}", "{path}: {l} with the most {c}",
    "{path}, the most {c}, which {l}", "the highest {c} of all, whose is it, {path}", "which {l} do i pick in {path} if i want the most {c}", "the {l} having the highest {c} in {path}",
    "i need the {l} with the most {c}, {path} has it", "if i want the one with the highest {c} in {path}, which {l} is it", "the {rows} are in {path}, which {l} has the highest {c}",
    "(i have|i've got|here is|there is) {path}. which {l} has the highest {c}", "(open|load|take) {path} and name the {l} with the most {c}",
    "don't list them all, just the {l} with the highest {c} in {path}", "my boss asks which {l} has the most {c}, it's in {path}",
    "ask: whose is the highest {c} in {path}", "ask: to which {l} does the highest {c} in {path} belong", "ask: at which {l} is {c} the highest in {path}",
    "ask: which of the {rows} in {path} has got the (most|highest) {c}", "ask: which {one} ends up with the most {c} in {path}", "ask: what's the {l} with the (most|highest) {c} in {path}",
    "ask: under which {l} does {path} show the highest {c}", "ask: what {one} has the highest {c} of them all in {path}", "ask: where in {path} do we see the highest {c}, i mean which {l}",
    "do: pick the {l} with the (most|highest) {c} (from|out of) {path}", "do: find out which {l} has the (most|highest) {c} in {path}", "do: look up which {one} has the highest {c} in {path}",
    "do: search {path} for the {one} with the most {c}", "do: point me to the {l} with the highest {c} in {path}", "do: show me who or what has the most {c} in {path}",
    "do: scan {path} and give me the {l} where {c} is the highest", "do: work out which {l} got the most {c} in {path}", "do: give me the {l} that goes with the highest {c} in {path}",
    "do: figure out the {l} with the (most|highest) {c} in {path}", "do: determine who or what has the most {c} in {path}", "get: whichever {l} has the most {c} in {path}",
    "get: the {one} with the highest {c} of all in {path}", "get: the {l} to which the highest {c} in {path} belongs", "know: to which {l} the highest {c} in {path} belongs",
    "know: the {l} with the most {c} in {path}", "know: which {one} has got the highest {c} in {path}", "{path}: the most {c}, who or what is it", "{path}: the highest {c} and its {l}",
    "the highest {c} in {path} and the {l} it belongs to", "the most {c} of all {rows} in {path}, which {l}", "{l} that has the most {c}, {path}", "i'd love to know which {l} has the highest {c} in {path}",
    "one {l} in {path} has the highest {c}, which one is it", "looking at {c} in {path}, which {l} has the most", "as for {c} in {path}, which {one} has the highest",
    "of all the {rows} in {path}, the one with the highest {c}", "among the {rows} in {path}, which {l} has the most {c}", "i can't tell from {path} which {l} has the most {c}, can you",
    "for the report: which {l} has the highest {c} in {path}", "just one answer, the {l} with the most {c} in {path}", "going by {path}, the {l} with the (most|highest) {c}",
    "a bet: which {l} has the most {c} in {path}",
)  # fmt: skip
LEAST = tuple(t.replace("highest|largest|biggest", "lowest|smallest").replace("most|highest|biggest", "least|lowest|fewest").replace("most|highest", "least|lowest")
              .replace("highest|largest", "lowest|smallest").replace("most|biggest", "least|smallest").replace("the highest", "the lowest").replace("the most", "the least")
              for t in MOST if "record" not in t)  # fmt: skip
WHERE = (
    "ask: (which|what) {rows} in {path} (have|are|are in|are from|are at|belong to) {k}", "ask: which {rows} (are|have) {g} {k} in {path}", "do: (list|show|give me|find) [all] (the|) {rows} (with|where) {g} [is] {k} (in|from) {path}",
    "do: (list|show|give me|find) [all] {rows} (from|in|of|with|for) {k} (in|using|from) {path}", "all {rows} (with|of) {g} {k} in {path}", "who (is|are) (from|in|at) {k} according to {path}", "get: the {rows} (with|of) {g} {k} in {path}",
    "know: which {rows} in {path} (have|are|belong to) {k}", "{path}: {rows} with {g} {k}", "{rows} where {g} is {k}, {path}", "in {path}, which {rows} are {k}", "names of the {rows} with {g} {k} in {path}",
    "(who|which {rows}) (belongs|belong) to {k} in {path}", "which ones in {path} have {k} as {g}", "do: filter {path} by {g} {k}", "only the {k} {rows} from {path}", "do: tell me (who|which {rows}) (is|are) {k} in {path}",
    "ask: who in {path} is {k}", "{k} {rows} in {path}", "everyone with {k} in {path}", "i only need the {rows} that are {k}, from {path}", "do: give me a list of {k} {rows} from {path}",
    "the {rows} in {path} whose {g} is {k}", "do: pick out the {rows} with {k} in {path}", "do: show who has {k} as {g} in {path}", "{path}, all {k} please", "can you list who is {k} in {path}",
    "ask: which {rows} (count as|come under|fall under|are marked|are listed under|go under) {k} in {path}", "ask: which {rows} does {path} list for {k}",
    "ask: which of the {rows} in {path} are {k}", "ask: what {rows} do we have with {g} {k} in {path}", "ask: who or what in {path} has {g} {k}", "do: get me the {k} {rows} (from|out of) {path}",
    "do: pull all {rows} with {g} {k} (from|out of) {path}", "do: name (all|the) {rows} with {g} {k} in {path}", "do: narrow {path} down to {g} {k} and list the {rows}",
    "do: go through {path} and list the {rows} that are {k}", "do: print the {rows} where {g} equals {k} in {path}", "do: enumerate the {rows} in {path} that have {k} as {g}",
    "do: single out the {rows} in {path} with {g} {k}", "get: a list of the {rows} with {g} {k} in {path}", "get: every {one} with {g} {k} (in|from) {path}",
    "know: which {rows} have {k} as {g} in {path}", "know: the {rows} in {path} with {g} {k}", "{path}: which {rows} are {k}", "{path}: list {g} = {k}", "{path}, {g} {k}, which {rows}",
    "{g} = {k} in {path}, list them", "{g} {k}: which {rows} in {path}", "(just|only) the {rows} with {g} {k}, {path}", "anything that is {k} in {path}, list it",
    "(i have|i've got|here is|there is) {path}. which {rows} (are|have) {g} {k}", "(open|load|take) {path} and (list|show|name) the {rows} with {g} {k}",
    "my boss wants a list of the {rows} with {g} {k}, it's in {path}", "{path} has {rows} with {g} {k}, which ones are they", "not how many but which {rows} in {path} have {g} {k}",
    "everything in {path} where {g} says {k}", "leave out all but {g} {k} in {path} and name the {rows}", "i want to see which {rows} are {k}, the file is {path}",
    "i need names, all {rows} with {g} {k} in {path}", "each {one} in {path} that has {g} {k}", "we're looking for {rows} with {g} {k}, see {path}",
    "ask: which of them are {k} in {path}",
    "ask: which {rows} does {path} have under {g} {k}", "ask: which {rows} fit {g} {k} in {path}", "ask: which {rows} share the {g} {k} in {path}", "ask: what {rows} are there for {g} {k} in {path}",
    "ask: who or what is in {path} with {k} as {g}", "ask: which {rows} match {g} = {k} in {path}", "ask: which {rows} do we keep under {k} in {path}", "ask: can i see the {rows} that have {g} {k} in {path}",
    "ask: what are the {rows} in {path} whose {g} is {k}", "ask: which {rows} show up when i filter {path} by {g} {k}", "do: select the {rows} with {g} {k} from {path}",
    "do: fetch (all|the) {rows} whose {g} is {k} from {path}", "do: collect the names of (all|the) {rows} with {g} {k} in {path}", "do: look through {path} and tell me the {rows} with {g} {k}",
    "do: read out the {rows} that have {k} for {g} in {path}", "do: pull up the {k} {rows} in {path}", "do: keep to {g} {k} and list those {rows} of {path}", "do: display the {rows} of {g} {k} in {path}",
    "do: check which {rows} in {path} have {g} {k}", "do: find out which {rows} are {k} in {path}", "do: see which of the {rows} in {path} go with {g} {k}", "do: report all {rows} marked {k} for {g} in {path}",
    "get: all {rows} whose {g} is {k} (from|in) {path}", "get: the names of the {k} {rows} in {path}", "get: a listing of the {rows} in {path} whose {g} is {k}", "get: each of the {rows} with {g} {k} in {path}",
    "know: which of the {rows} in {path} have {g} {k}", "know: what {rows} we have for {g} {k} in {path}", "know: who or what is listed with {g} {k} in {path}", "{path}: who or what has {g} {k}",
    "{path}: filter {g} {k}, names only", "{path}, {rows}, {g} {k}, list", "list of {k} {rows}, {path}", "{k} {rows} list from {path}", "{rows} filtered by {g} {k}, {path}", "which are the {k} ones in {path}",
    "which {rows} were {k} again? (see|check) {path}", "i'm only interested in {g} {k}, which {rows} are those in {path}", "i'd love a list of the {rows} in {path} that are {k}",
    "i need to know which {rows} are {k}, {path} has them", "there may be several: which {rows} in {path} have {g} {k}", "one by one, the {rows} with {g} {k} in {path}",
    "hide everything except {g} {k} in {path}, which {rows} remain", "show nothing but the {rows} with {g} {k} from {path}", "what {rows} are left if i filter {path} to {g} {k}",
    "for {g} {k}, which {rows} are there in {path}", "as {g} i want {k}, which {rows} in {path} have that", "somebody asked which {rows} have {g} {k}, {path} should tell",
    "where it says {k} under {g} in {path}, which {rows} are those", "in the {g} column of {path} some have {k}, list those {rows}", "{k}: which {rows} in {path}", "all those with {g} {k}, by name, {path}",
)  # fmt: skip
OVER = (
    "ask: which {rows} in {path} have (a|an|) {c} (over|above|of more than|greater than) {v}", "do: (list|show|find) [all] {rows} with (a|an|) {c} (over|above|greater than|>) {v} in {path}", "{rows} with {c} (over|above|>) {v} in {path}",
    "know: which {rows} in {path} have more than {v} {c}", "get: the {rows} (with|having) more than {v} {c} in {path}", "{path}: which {rows} have {c} > {v}", "who has more than {v} {c} in {path}", "in {path}, which {rows} are over {v} in {c}",
    "which {rows} (exceed|are above|go over) {v} {c} in {path}", "names of all {rows} in {path} whose {c} is (over|above|higher than) {v}",
    "which {rows} have more than {v} {c}? see {path}", "everything with {c} (over|above|>) {v} in {path}", "i need the {rows} whose {c} is (over|above|higher than) {v}, from {path}",
    "all {rows} in {path} having {c} > {v}", "who is (over|above|>) {v} {c} in {path}", "do: filter {path} for {c} > {v}", "{rows} that have more than {v} {c}, {path}",
    "ask: which {rows} come with more than {v} {c} in {path}", "ask: for which {rows} is {c} (over|above|higher than) {v} in {path}", "ask: who or what in {path} has more than {v} {c}",
    "ask: what are the {rows} in {path} with {c} (over|above|>) {v}", "do: get me the {rows} whose {c} is (over|above|higher than) {v} in {path}",
    "do: pull the {rows} with more than {v} {c} out of {path}", "do: name the {rows} that have more than {v} {c} in {path}", "do: go through {path} and list {rows} with {c} (over|above|>) {v}",
    "do: print the {rows} in {path} where {c} > {v}", "get: a list of the {rows} with {c} (over|above|>) {v} in {path}", "get: every {one} with more than {v} {c} (in|from) {path}",
    "know: for which {rows} the {c} is (over|above|higher than) {v} in {path}", "know: who has more than {v} {c} in {path}", "{path}: list {c} > {v}", "{path}, more than {v} {c}, which {rows}",
    "{c} (over|above|>) {v} in {path}, list them", "only the {rows} with more than {v} {c}, {path}", "each {one} in {path} whose {c} is (over|above|higher than) {v}",
    "(i have|i've got|here is|there is) {path}. which {rows} have more than {v} {c}", "(open|load|take) {path} and list the {rows} with {c} (over|above|>) {v}",
    "my boss wants a list of the {rows} with more than {v} {c}, it's in {path}", "not how many but which {rows} in {path} have more than {v} {c}",
    "i need the names of {rows} with more than {v} {c}, look in {path}", "where {c} is (over|above|higher than) {v} in {path}, list the {rows}",
    "ask: which {rows} get more than {v} {c} in {path}", "ask: which {rows} in {path} show a {c} (over|above|higher than) {v}", "ask: which of the {rows} have {c} (over|above|>) {v} in {path}",
    "ask: what are the {rows} with more than {v} {c} in {path}", "ask: which {rows} remain if {c} has to be (over|above|higher than) {v} in {path}", "do: fetch the {rows} with {c} (over|above|>) {v} from {path}",
    "do: select the {rows} whose {c} is (over|above|higher than) {v} from {path}", "do: read out the {rows} with more than {v} {c} in {path}", "do: display every {one} in {path} with more than {v} {c}",
    "do: pick out the {rows} that have more than {v} {c} in {path}", "do: check which {rows} have more than {v} {c} in {path}", "do: find out which {rows} in {path} are over {v} in {c}",
    "do: keep to {c} (over|above|>) {v} and list those {rows} of {path}", "do: collect the names of the {rows} with more than {v} {c} in {path}",
    "do: look through {path} and tell me the {rows} with {c} (over|above|>) {v}", "do: report which {rows} in {path} have {c} (over|above|higher than) {v}",
    "get: all {rows} whose {c} is (over|above|higher than) {v} (from|in) {path}", "get: the names of the {rows} with more than {v} {c} in {path}", "get: a listing of {rows} with {c} > {v} from {path}",
    "know: which of the {rows} in {path} have {c} (over|above|higher than) {v}", "know: what {rows} we have with more than {v} {c} in {path}", "know: which {rows} in {path} are over {v} {c}",
    "{path}: {rows} with {c} > {v}", "{path}, {c} > {v}, names", "{rows} having more than {v} {c}, {path}", "list of {rows} with {c} (over|above|>) {v}, {path}", "{c} > {v}: which {rows} in {path}",
    "more than {v} {c}, who or what is that in {path}", "i'm only interested in {c} (over|above|>) {v}, which {rows} are those in {path}", "i'd love a list of the {rows} with more than {v} {c} in {path}",
    "what {rows} are left if i filter {path} to {c} > {v}", "show nothing but the {rows} with more than {v} {c} from {path}", "some {rows} in {path} have more than {v} {c}, name them",
    "the limit for {c} is {v}, which {rows} in {path} are over it", "somebody asked which {rows} have more than {v} {c}, {path} should tell", "in the {c} column of {path} some are over {v}, list those {rows}",
    "whatever {rows} have {c} (over|above|>) {v}, list them, {path}", "one by one, the {rows} in {path} with more than {v} {c}",
)  # fmt: skip
UNDER = tuple(t.replace("over|above|of more than|greater than", "under|below|less than").replace("over|above|greater than|>", "under|below|less than|<").replace("over|above|>", "under|below|<").replace("more than", "less than")
              .replace("exceed|are above|go over", "are below|stay under").replace("over|above|higher than", "under|below|lower than").replace("> {v}", "< {v}").replace("are over", "are under") for t in OVER)  # fmt: skip
COUNT = (
    "ask: how many {rows} (in {path} |)(are|are from|are in|are at) {k} in {path}".replace("(in {path} |)", ""), "ask: how many {k} {rows} (are|are there) in {path}", "do: count the {k} {rows} in {path}", "do: count the {rows} (from|in|of|for) {k} in {path}",
    "get: the number of {k} {rows} in {path}", "get: the number of {rows} (from|in|of|for) {k} in {path}", "{path}: how many {rows} (from|for|in) {k}", "number of {rows} (from|of|in) {k}, {path}", "know: how many {rows} (are|come from|belong to) {k} in {path}",
    "how many times (is|does) {k} (listed|appear|come up) in {path}", "how many of the {rows} in {path} (are|belong to) {k}", "in {path}, how many are {k}",
    "how many {rows} do we have (from|for|in) {k}? {path}", "{k} {rows}, how many are there in {path}", "ask: how often do we have {k} in {path}", "do: tell me how many in {path} are {k}",
    "how many are {k}? look in {path}", "the count of {k} in {path}", "do: check {path} for how many {rows} are {k}", "are there many {k} in {path}? how many", "{path}: number of {k}",
    "ask: what's the number of {k} {rows} in {path}", "ask: how many {rows} count as {k} in {path}", "ask: how many {rows} are marked {k} in {path}", "ask: how many entries in {path} are {k}",
    "ask: how many times do we have {k} in {path}", "do: work out how many {rows} are {k} in {path}", "do: check how many {k} there are in {path}",
    "do: count (everything|all) that is {k} in {path}", "do: count {k} in {path}", "do: go through {path} and count the {k} {rows}", "get: a count of {k} {rows} in {path}",
    "get: the number of {k} in {path}", "know: how many {k} {rows} there are in {path}", "know: how many of the {rows} in {path} are {k}", "{path}: how many {k}", "{path}, {k}, how many",
    "{k}: how many {rows} in {path}", "{k} count, {path}", "of all {rows} in {path}, how many are {k}", "just the number please, how many {rows} are {k} in {path}",
    "(i have|i've got|here is|there is) {path}. how many {rows} are {k}", "(open|load|take) {path} and count the {k} {rows}", "my boss asks how many {rows} are {k}, it's in {path}",
    "not which but how many {rows} are {k} in {path}",
    "i don't need the list, only how many are {k} in {path}", "we want to know how many {k} we have, the data is in {path}", "if i only keep {k} in {path}, how many {rows} is that",
    "ask: how many {k} do we have in {path}",
    "ask: what number of {rows} are {k} in {path}", "ask: how many {rows} did we have (for|with|from) {k} in {path}", "ask: how many {rows} fall (under|into) {k} in {path}",
    "ask: how many of them are {k} in {path}", "ask: in how many rows of {path} do we find {k}", "ask: how many {rows} say {k} in {path}", "ask: how many {rows} go under {k} in {path}",
    "ask: how many {k} {rows} can you count in {path}", "ask: how many rows does {path} have for {k}", "do: tally the {k} {rows} in {path}", "do: figure out how many {rows} in {path} are {k}",
    "do: find out how many {rows} are {k} in {path}", "do: get me the number of {k} {rows} from {path}", "do: count how many {rows} belong to {k} in {path}", "do: count only the {rows} that are {k} in {path}",
    "do: see how many {k} {rows} there are in {path}", "do: say how many {rows} in {path} are {k}", "do: determine the number of {k} {rows} in {path}", "get: the number of {rows} that are {k} in {path}",
    "get: the total count of {k} in {path}", "get: a tally of the {k} {rows} in {path}", "get: the row count for {k} in {path}", "know: the number of {k} {rows} in {path}",
    "know: how many {rows} go under {k} in {path}", "know: how many in {path} are {k}", "{path}: {k} {rows}, number of", "{path}: count {k}", "no. of {rows} with {k}, {path}",
    "{rows} that are {k}: how many in {path}", "{k} {rows} in {path}, what's their number", "i'd love to know how many {rows} are {k} in {path}", "how many {rows} would be left if i take only {k} from {path}",
    "i lost count, how many {k} {rows} are in {path}", "how many {k} have we got in {path}", "the {k} {rows} in {path}, how many is that", "no names, just the number of {k} {rows} in {path}",
    "for the statistics: how many {rows} are {k} in {path}", "some {rows} in {path} are {k}, how many exactly", "{path} lists {rows}, how many of those are {k}", "counting {k} alone, how many {rows} in {path}",
    "i only care about {k}, how many {rows} is that in {path}",
    "# of {k} {rows} in {path}",
)  # fmt: skip
TOTAL = (
    "ask: how many {c} did {k} (get|have|make|do|use|need|sell|bring|run|order|take|work|log) (in|according to) {path}", "ask: how many {c} were (sold|used|needed|made|bought|spent|ordered|logged|done) (of|for|by|in|with) {k} (in|according to) {path}",
    "how many {c} of {k} (were sold|did we sell|did we need|did i buy|came in)? (see|it's in|look in|check) {path}", "how many {c} did i (do|run|use|make|log|work) (in|with|for|on|at) {k}, (see|look in|check) {path}", "how many {c} (for|with|in|on|by) {k}, {path}",
    "i'd like to know how many {c} (i did|i ran|we used|we had|there were) (in|with|for|on) {k}, (it's in|the data is in|see) {path}", "know: how many {c} (went to|came from|belong to|there are for) {k} in {path}", "how many {c} has {k} got (all together|altogether|in all) in {path}",
    "{path}: how many {c} (of|for|with|in) {k}", "ask: how many {c} is that for {k} in {path}", "how many {c} in {path} (are for|are from|are by|went to) {k}",
    "ask: how (much|many) {c} of {k} (do we have|are there|were there|have we got|came in) (in|going by) {path}",
    "ask: how (much|many) {c} (does|did) {k} (have|make|get|bring) [in total|] in {path}", "ask: how (much|many) {c} (is|are|was|were) there for {k} (in|according to) {path}", "get: the total {c} (of|for|from) {k} in {path}", "{path}: {c} (of|for) {k} in total",
    "do: add up the {c} (of|for|from) {k} in {path}", "know: how much {c} {k} has in {path}", "total {c} of {k} in {path}", "all {c} of {k} together, {path}", "sum of {c} for {k} in {path}", "in {path}, how (much|many) {c} (for|of) {k} altogether",
    "(according to|going by) {path}, how many {c} (of|for) {k}", "how many {c} in total for {k}? see {path}",
    "what does {k} come to in {c}, {path}", "everything {k} has in {c}, added up, {path}", "how much {c} did {k} bring in altogether? see {path}", "{k}: {c} in sum, {path}",
    "do: sum up {c}, but only {k}, in {path}", "for {k} alone, the total {c} in {path}", "ask: what's {k}'s total {c} in {path}", "do: total the {c} of {k} (in|from) {path}",
    "i need all {c} of {k} from {path} in one number", "{k} has how much {c} in total? {path}",
    "ask: how (much|many) {c} does {k} come to (in total|altogether) in {path}", "ask: what's the total {c} for {k} in {path}", "ask: what do the {c} of {k} add up to in {path}",
    "ask: what's the grand total of {c} for {k} in {path}", "do: tot up {k}'s {c} in {path}", "do: work out how (much|many) {c} {k} has altogether in {path}",
    "do: find {k} in {path} and add up the {c}", "do: take all {k} rows of {path} and sum {c}", "do: sum {c} over everything that is {k} in {path}", "get: {k}'s total {c} (in|from) {path}",
    "get: the sum of {c} for {k} in {path}", "know: what {k} comes to in {c} altogether in {path}", "know: the total {c} for {k} in {path}", "{path}: {k}, total {c}",
    "{path}: sum of {c} (for|of) {k}", "{path}, {k}, {c} altogether", "{k}, all {c} summed, {path}", "{k}'s {c} all together, see {path}", "put all {c} of {k} in {path} together, how much is it",
    "(i have|i've got|here is|there is) {path}. what's {k}'s total {c}", "(open|load|take) {path} and add up the {c} (of|for) {k}", "my boss asks for the total {c} of {k}, it's in {path}",
    "look at {path}, how (much|many) {c} does {k} have altogether",
    "with {k}, how (much|many) {c} in total in {path}", "not the whole table, just {k}: total {c} in {path}", "over all rows for {k} in {path}, the sum of {c}",
    "i'd like {k}'s {c} as one sum, it's in {path}",
    "ask: how (much|many) {c} do all {k} rows of {path} have together", "ask: what's {k}'s overall {c} in {path}", "ask: how (much|many) {c} has {k} (racked up|collected|gathered|accumulated) in {path}",
    "ask: what's the sum of all {c} for {k} in {path}", "ask: what does everything for {k} in {path} add up to in {c}", "ask: how (much|many) {c} belong to {k} altogether in {path}",
    "ask: how high is the total {c} of {k} in {path}", "ask: what sum of {c} does {k} reach in {path}", "do: tally up {k}'s {c} in {path}", "do: calculate the total {c} for {k} in {path}",
    "do: get the sum of {k}'s {c} from {path}", "do: put together all the {c} of {k} in {path} and give me the sum", "do: compute {k}'s overall {c} from {path}", "do: figure out {k}'s {c} in total from {path}",
    "do: sum the {c} of {k} in {path}", "do: work out the sum of {c} for {k} in {path}", "do: find out what {k} has in {c} all in all in {path}", "get: the {c} of {k} all added up from {path}",
    "get: {k}'s overall {c} in {path}", "get: the grand total of {c} for {k} in {path}", "get: one total of {c} for {k} from {path}", "know: {k}'s total {c} in {path}",
    "know: how (much|many) {c} {k} has altogether in {path}", "know: what all {c} of {k} in {path} add up to", "{path}: {k} {c} total", "{path} {k} sum {c}", "{k} {c} total, {path}",
    "{path}: everything for {k}, sum of {c}", "overall {c} of {k}, {path}", "{c} summed up for {k}, {path}", "i'd love to see what {k}'s {c} make in total according to {path}",
    "i keep adding up {k}'s {c} wrong, what's the total in {path}", "for the (books|accounts): the total {c} of {k} in {path}", "if i add up all of {k}'s {c} in {path}, what do i get",
    "what do i get when i sum {c} for {k} in {path}", "only {k}, all {c} added up, {path}", "{k} is in {path} more than once, what's the total {c}", "adding it all up, how (much|many) {c} for {k} in {path}",
    "when all is added up, what {c} does {k} reach in {path}", "leave the others aside, {k}'s total {c} in {path}", "what does it all come to for {k}, {c} in {path}", "one sum please, {k}'s {c} in {path}",
)  # fmt: skip
MEAN = (
    "ask: (what is|what's) the (average|mean) {c} (of|for|in) {k} in {path}", "(average|mean) {c} (of|for) {k} in {path}", "get: the (average|mean) {c} (of|for) {k} in {path}", "do: (calculate|work out) the (average|mean) of {c} for {k} in {path}",
    "know: what the average {c} for {k} is in {path}", "{path}: mean {c} of {k}", "how much {c} has {k} on average, {path}", "on average, what is the {c} of {k} in {path}", "the mean of {c} in {path} for {k}", "{k} {c} average from {path}",
    "ask: what's {k}'s average {c} in {path}", "how much {c} on average for {k}? see {path}", "for {k} alone, the average {c} in {path}", "what {c} does {k} usually have in {path}, on average",
    "do: average the {c} of {k} in {path}", "{path}: average {c}, only {k}", "how high is {c} on average with {k} in {path}", "avg {c} of {k} in {path}",
    "ask: what {c} does {k} average in {path}", "ask: what does {k} average in {c} in {path}", "ask: what's the mean {c} for {k} in {path}",
    "ask: how much {c} does {k} have on average in {path}", "ask: what's the {c} of {k} on average in {path}", "do: take the average of {c} over all {k} in {path}",
    "do: find {k} in {path} and average the {c}", "do: take all {k} rows of {path} and average {c}", "do: work out {k}'s average {c} from {path}",
    "do: calculate the mean {c} over everything that is {k} in {path}", "get: {k}'s (average|mean) {c} (in|from) {path}", "get: the average of {c} over the {k} rows in {path}",
    "know: how much {c} {k} has on average in {path}", "know: what {k} averages in {c} in {path}", "{path}: {k}, average {c}", "{path}, {k}, mean {c}", "{k}: {c} on average, {path}",
    "(i have|i've got|here is|there is) {path}. what's {k}'s average {c}", "(open|load|take) {path} and average the {c} (of|for) {k}", "my boss asks for the average {c} of {k}, it's in {path}",
    "look at {path}, how much {c} does {k} have on average",
    "{k}'s {c}, averaged, {path}", "{k}'s mean {c}, it's in {path}", "with {k}, the average {c} in {path}", "not the whole table, just {k}: average {c} in {path}",
    "over all rows for {k} in {path}, the mean {c}", "i'd like {k}'s average {c}, it's in {path}",
    "ask: how high is {k}'s {c} on average in {path}", "ask: what's the typical {c} of {k} in {path}, the mean", "ask: how (much|many) {c} does {k} get on average in {path}",
    "ask: what does the {c} of {k} average out at in {path}", "ask: where does {k}'s average {c} lie in {path}", "ask: what's the average over all {c} of {k} in {path}",
    "ask: what mean {c} does {k} come to in {path}", "ask: how does {k} do in {c} on average in {path}", "do: average out {k}'s {c} in {path}", "do: compute the mean {c} for {k} in {path}",
    "do: figure out {k}'s mean {c} from {path}", "do: get me the average {c} of {k} from {path}", "do: determine what {c} {k} has on average in {path}", "do: average {c} for {k} only in {path}",
    "do: give me {k}'s {c} as an average from {path}", "do: find the mean of {k}'s {c} in {path}", "do: check how much {c} {k} has on average in {path}", "get: the arithmetic mean of {k}'s {c} in {path}",
    "get: an average {c} for {k} from {path}", "get: the mean value of {c} for {k} in {path}", "know: {k}'s average {c} in {path}", "know: how high the {c} of {k} is on average in {path}",
    "know: the mean {c} of {k} in {path}", "{path}: {k} avg {c}", "{path} {k} {c} mean", "{k} avg {c}, {path}", "{k}: mean {c}, {path}", "{k}'s {c} on average, {path}", "average over {k}'s {c} in {path}",
    "on average {k} has how much {c} in {path}", "i'd love to know {k}'s average {c}, {path} has the numbers", "is {k}'s {c} high? i need the average from {path}",
    "{k} is in {path} more than once, what's the average {c}", "not the sum, just the average {c} of {k} in {path}", "if i take all of {k}'s {c} in {path}, what's the average",
    "one number for {k}'s {c} in {path}, the mean", "leave the others aside, {k}'s mean {c} in {path}", "per row, how much {c} does {k} have on average in {path}", "for {k} only, average the {c} in {path}",
    "when you average {k}'s {c} in {path}, what comes out", "for comparison i need {k}'s average {c} in {path}",
)  # fmt: skip
OF = (
    "ask: what did {k} (have|use|get) as {d} in {path}", "ask: what is {k}'s {d}? (see|it's in) {path}",
    "ask: (what|which) {d} (does|did|do) {k} (have|use|get|buy|take) in {path}", "what {d} is [there] for {k} in {path}", "do: (look up|find|show|list) the {d} (of|for) {k} in {path}", "get: the {d} (of|for) {k} in {path}", "{d} of {k} in {path}",
    "{k}: {d}? see {path}", "{path}: {d} for {k}", "{k}'s {d} in {path}", "know: (what|which) {d} {k} has, according to {path}", "what did {k} have as {d}? look in {path}", "(which|what) {d} goes with {k} in {path}", "what is the {d} of {k}? it is in {path}",
    "i need the {d} of {k} from {path}", "{k}'s {d}, it's in {path}",
    "i forgot {k}'s {d}, {path} has it", "do: check {k}'s {d} in {path}", "{k} - {d}? it's in {path}", "{d} for {k}, please, from {path}", "ask: which {d} is listed for {k} in {path}",
    "look at {k} in {path}, what's the {d}", "do: tell me {k}'s {d} according to {path}", "can you find {k} in {path} and tell me the {d}", "for {k}, {path} gives what {d}",
    "ask: what's {k}'s {d} in {path}", "ask: what does {path} have as {d} for {k}", "ask: which {d} belongs to {k} in {path}", "ask: what {d} is written next to {k} in {path}",
    "ask: what is entered as {d} for {k} in {path}", "do: get me {k}'s {d} (from|out of) {path}", "do: pull the {d} of {k} (from|out of) {path}", "do: dig up the {d} for {k} in {path}",
    "do: read me {k}'s {d} from {path}", "do: remind me of {k}'s {d}, it's in {path}", "do: go to {k} in {path} and tell me the {d}", "get: {k}'s {d} (from|in) {path}",
    "get: whatever {d} {k} has in {path}", "know: what {d} is listed for {k} in {path}", "know: {k}'s {d}, {path} should have it", "{k}, {d}, {path}", "{k}'s {d}? ({path})", "{path}: {k}, {d}",
    "{path}, {k}'s {d}", "{d}? of {k}, from {path}", "with {k}, what's the {d} in {path}", "the {d} that goes with {k} in {path}", "i can't find {k}'s {d}, it must be in {path}",
    "(i have|i've got|here is|there is) {path}. what's {k}'s {d}", "(open|load|take) {path} and (give|tell) me the {d} of {k}", "{k} is somewhere in {path}, (what {d} is there|with what {d})",
    "my boss asks for {k}'s {d}, it's in {path}",
    "somebody wants {k}'s {d}, {path} has it", "what was the {d} of {k} again? look in {path}",
    "{k} is in {path}, i need the {d}",
    "ask: which {d} can i find for {k} in {path}", "ask: under which {d} is {k} listed in {path}", "ask: what did (we|i|they) (put|enter|note) as {d} for {k} in {path}", "ask: does {path} say which {d} {k} has",
    "ask: what's the {d} on {k}'s row in {path}", "ask: what {d} does it say for {k} in {path}", "ask: which {d} (is|was) given for {k} in {path}", "ask: what {d} do we have down for {k} in {path}",
    "do: fetch {k}'s {d} from {path}", "do: look in {path} for {k}'s {d}", "do: find the row for {k} in {path} and give me its {d}", "do: see what {d} {k} has in {path}", "do: show me {k}'s {d} as it is in {path}",
    "do: find out the {d} of {k} from {path}", "do: retrieve the {d} (of|for) {k} from {path}", "do: give me the {d} that {k} has in {path}", "do: tell me the {d} next to {k} in {path}",
    "do: grab {k}'s {d} from {path}", "get: the {d} listed for {k} in {path}", "get: the {d} that belongs to {k} in {path}", "get: {k}'s {d} as given in {path}", "know: which {d} belongs to {k} in {path}",
    "know: what {d} {path} lists for {k}", "know: what the {d} of {k} is in {path}", "{k} {d}, {path}", "{d} ({k}), {path}", "{k} in {path}: {d}", "{k} in {path}, what {d}?", "{d} of {k}? i think it's in {path}",
    "lookup {d}, {k}, {path}", "i'm missing {k}'s {d}, get it from {path}", "i wrote down {k}'s {d} in {path}, what was it", "we have {k} in {path}, what's the {d} there",
    "where it says {k} in {path}, what's the {d}", "the {d} for {k} must be in {path}, what is it", "before i call back: {k}'s {d} from {path}", "for the form i need the {d} of {k}, it's in {path}",
    "it's about {k}: the {d} in {path}", "i'd love to have {k}'s {d}, {path} must have it", "{k} has a {d} in {path}, which one", "check the row of {k} in {path}, what's the {d}",
    "going by {path}, what's {k}'s {d}", "{path} has a row for {k}, read me the {d}",
)  # fmt: skip

EXACTLY = (
    "ask: which {rows} have {v} {c}", "ask: which {rows} have (a|exactly) {v} (as|for|in) {c}", "do: (list|show|name) [all|] {rows} with {v} {c}", "get: [all|] (our|my|the) {rows} with {v} {c}", "know: which {rows} have {v} {c}", "{rows} with {v} {c}",
    "{rows} where {c} is {v}", "{rows} where {c} = {v}", "{rows}, {c} {v}", "every {one} with {v} {c}", "which {rows} are at {v} {c}", "which {rows} have a {c} of {v}", "(our|my|the) {rows} with a {c} of {v}", "do: find [all|] {rows} that have {v} {c}",
    "any {rows} with {v} {c}? which", "only {rows} with exactly {v} {c}", "of (our|my|the) {rows}, which have {v} {c}", "{rows} that have {c} {v}",
)  # fmt: skip
EXACTLY_IN = tuple(f"{asked} (in|according to) {{path}}" for asked in EXACTLY if not asked.endswith("which"))


def singular(rows: str) -> str:
    """Return the word for one of the rows of a table."""
    return {"entries": "entry", "cities": "city", "countries": "country", "rows": "one"}.get(rows, rows[:-1] if rows.endswith("s") else rows)


def _asked(w: World, table: data.Table, frames: tuple[str, ...], sql: str, **slots: str) -> Steps:
    part = part_of_name(w, table.path) if w.chance(0.12) else ""
    path = told(w, part) if part else w.path(table.path)
    slots = {"rows": table.domain.rows, "one": singular(table.domain.rows), "l": table.label.said, **slots}
    yield Ask(w.say(frames, path=path, p=path if part else table.path, **slots))
    obs = yield from inquire(table.path, sql, part)
    if not obs.ok or not obs.content.strip():
        raise Skip(obs.content)
    yield Answer("The query gave the result.", result(sql, obs))


def _seen(w: World, table: data.Table, column: data.Column) -> Any:
    """Return a value of a column, mostly one of the first rows, which the first look shows."""
    rows = table.rows[:3] if w.chance(0.75) else table.rows
    return w.pick(rows)[column.name]


@family("table_extreme", weight=8.0)
def table_extreme(w: World) -> Steps:
    """Who is the oldest, which is the cheapest: the column is in the adjective."""
    table = a_table(w)
    named = [c for c in table.of("whole", "real") if c.name in ADJECTIVES]
    label = table.label
    if named and w.chance(0.75):
        column = w.pick(named)
        top = w.chance(0.6)
        frames: tuple[str, ...] = TOP
        slots = {"adj": w.word(f"({ADJECTIVES[column.name][0 if top else 1]})")}
    else:
        column = w.pick(table.of("whole", "real"))
        top = w.chance(0.65)
        frames, slots = (MOST if top else LEAST), {"c": column.said}
    values = sorted(row[column.name] for row in table.rows)
    if len(values) < 2 or (values[-1] == values[-2] if top else values[0] == values[1]):
        raise Skip("two of them")
    yield from _asked(w, table, frames, data.first_by(label, column, top), **slots)


@family("table_rows", weight=9)
def table_rows(w: World) -> Steps:
    """The rows of a group, or over or under a limit, by their labels."""
    table = a_table(w)
    label = table.label
    if w.chance(0.65):
        group = w.pick(table.of("group"))
        value = _seen(w, table, group)
        yield from _asked(w, table, WHERE, f"SELECT {label.name} FROM data WHERE {group.name} = {data.literal(value)}", g=group.said, k=str(value))
    else:
        column = w.pick(table.of("whole", "real"))
        limit = int(w.pick(table.rows)[column.name])
        limit -= limit % 10 if limit > 30 else 0
        over = w.chance(0.6)
        if w.chance(0.2):
            value = w.pick(table.rows)[column.name]
            sql = f"SELECT {label.name} FROM data WHERE {column.name} = {value}"
            yield from _asked(w, table, EXACTLY_IN, sql, c=column.said, v=str(value))
            return
        sql = f"SELECT {label.name}, {column.name} FROM data WHERE {column.name} {'>' if over else '<'} {limit}"
        yield from _asked(w, table, OVER if over else UNDER, sql, c=column.said, v=str(limit))


@family("table_of", weight=9.0)
def table_of(w: World) -> Steps:
    """Counts, sums and values for a name whose column the user does not say."""
    table = a_table(w)
    group, label = w.pick(table.of("group")), table.label
    kind = w.rng.choices(("count", "sum", "mean", "value", "label"), (3, 2.5, 2, 2, 2))[0]
    if kind in ("sum", "mean"):
        column, value = w.pick(table.of("whole", "real")), _seen(w, table, group)
        frames, function = (TOTAL, "SUM") if kind == "sum" else (MEAN, "AVG")
        yield from _asked(w, table, frames, f"SELECT {function}({column.name}) FROM data WHERE {group.name} = {data.literal(value)}", c=column.said, k=str(value))
    elif kind == "count":
        value = _seen(w, table, group)
        if len(str(value)) < 2:
            raise Skip("too short")  # "a records"
        yield from _asked(w, table, COUNT, f"SELECT COUNT(*) FROM data WHERE {group.name} = {data.literal(value)}", k=str(value))
    else:
        by = group if kind == "value" else label
        others = [c for c in table.columns if c.name != by.name]
        if not others:
            raise Skip("one column")
        wanted, value = w.pick(others), _seen(w, table, by)
        if len(str(value)) < 2:
            raise Skip("too short")
        yield from _asked(w, table, OF, f"SELECT {wanted.name} FROM data WHERE {by.name} = {data.literal(value)}", d=wanted.said, k=str(value))
