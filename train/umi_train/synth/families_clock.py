"""The clock and the calendar page: time and date here, the time in other places."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Steps, World, family
from umi_train.synth.parts import numbered

CITIES = (
    "Tokyo", "New York", "London", "Paris", "Berlin", "Sydney", "Los Angeles", "Chicago", "Singapore", "Hong Kong",
    "Dubai", "Moscow", "Istanbul", "Madrid", "Rome", "Vienna",
    "Toronto", "Vancouver", "Mexico City", "Sao Paulo", "Buenos Aires", "Cairo", "Lagos", "Nairobi", "Johannesburg",
    "Kolkata", "Bangkok", "Jakarta", "Manila", "Seoul", "Shanghai",
    "Melbourne", "Auckland", "Honolulu", "Denver", "Phoenix", "Anchorage", "Lisbon", "Dublin", "Amsterdam", "Brussels",
    "Zurich", "Stockholm", "Oslo", "Helsinki", "Copenhagen",
    "Beijing", "Mumbai", "Delhi", "Bangalore", "Hyderabad", "San Francisco", "Boston", "Miami", "Dallas", "Las Vegas",
    "Seattle", "Houston", "Atlanta", "Munich", "Milan", "Barcelona", "Geneva", "Osaka", "Hamburg",
    "Warsaw", "Prague", "Budapest", "Athens", "Bogota", "Lima", "Santiago", "Karachi", "Dhaka", "Tehran", "Riyadh",
    "Casablanca", "Halifax", "Reykjavik",
)  # fmt: skip
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tokyo",
    "Europe/London",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Asia/Kolkata",
    "America/Chicago",
    "GMT",
    "Asia/Shanghai",
)

TIME_HERE = (
    "ask: what time is it [now|right now|here|at the moment]",
    "ask: (what is|what's|whats) the [current] time [now|right now|please|]",
    "get: the [current|exact|local|right] time", "know: what time it is [now|here]",
    "[the] time [please|now|pls]", "[current] time", "time?", "[the|] clock",
    "ask: (do|would) you (know|have) [what] the time [it is|]", "what (hour|time) is it", "how late is it",
    "ask: what does the clock (say|show)", "do: (show|tell|give) me the time",
    "is it late [already]", "do: check the (clock|time)", "i need (to know|) the [exact|current|] time",
    "ask: have you got the time", "what time do we have", "what's the (hour|local time|time on the clock)", "time now",
    "do: (say|display|print|report) the [current] time",
    "got the time", "(hey|hello|hi) what time is it",
    "ask: is it (already|) (noon|evening|midnight|past noon|morning|afternoon) [yet|already]",
    "tell me the time of day", "my watch stopped, what time is it", "i have no watch (on|with me), what's the time", "ask: what's the exact time right now", "do: read the clock",
    "it must be late, what time is it", "date +%H:%M", "can you see what time it is", "(i|i've) lost track of time, how late is it", "ask: what does your clock say",
    "ask: is it lunchtime (yet|already)", "ask: how late is it already", "time check", "i have to leave soon, what time is it", "how many hours is the day old, what's the time",
    "do i need to hurry? what time is it",
    "ask: what's the time (by your clock|on your clock|over here|at this moment)", "ask: (could|can) you tell the time", "ask: do you happen to (know|have) the time",
    "ask: how late (have we got|do we have it|has it become)", "ask: how (early|late) is it [here]", "ask: which hour is it", "ask: what time have you got", "ask: what time is showing",
    "ask: is it (past|after|before) (noon|midnight|six|eight|ten) (yet|already|still)", "ask: is it (bedtime|dinner time|teatime|breakfast time|time for lunch) (yet|already)",
    "ask: is the day nearly over, what time is it", "ask: how far along is the day", "do: look at the clock [for me]", "do: give me the (hour|exact time|current time|time on the clock)",
    "do: read me the (time|clock)", "do: print the (clock|current time|time of day)", "do: tell the time", "do: let me know the time", "get: the time (here|of day|at the moment|right now)",
    "get: the (precise|actual|present|system|clock) time", "get: the hour and minute", "know: the (time|exact time|hour|current time)", "know: how late it is", "know: what the clock (says|shows)",
    "the time, (please|if you will|quickly)", "(clock|time) please", "current local time", "hh:mm please", "wall clock time", "local time here", "what time now", "time is what", "what time u got", "wat time is it",
    "now is what time", "my (phone|clock|watch) is (dead|broken|off), what time is it", "(no clock|no watch) in (this room|here|sight), (what's the time|what time is it)",
    "the battery of my watch is empty, (what's the time|how late is it)", "i (overslept|dozed off|fell asleep|was so busy), what time is it",
    "(my bus leaves soon|the shop closes soon|i have a call soon|guests are coming), what time is it now", "(am i late|is it late|did i miss lunch)? (what's the time|what time is it)", "before i go, what time is it",
    "i'd like to set my watch, what time is it", "to set my clock i need the exact time", "it's getting dark, what time is it", "what is the time, (my friend|dear|mister)",
    "ask: what time are we at [now]", "ask: what time would it be [right now|now]", "ask: what's the time of day", "ask: what's the time looking like", "ask: what are the clock hands showing",
    "ask: what time does the computer (have|say|show)", "ask: what time does your system clock show", "ask: what's on the clock", "ask: how many minutes past the hour is it", "ask: what hour of the day is it",
    "ask: which hour and minute is it", "ask: got the time on you", "ask: has it gone (five|six|eight|nine|ten|noon|midnight) yet", "ask: is it gone (five|six|nine|noon) yet", "ask: is it am or pm [right now]",
    "ask: is it still (morning|afternoon|early|office hours)", "ask: is it time (to go home|for bed|for a coffee|for my nap) yet, what's the clock say",
    "ask: is it (close to|nearly|almost) (noon|midnight|five|six) [already]", "ask: am i still on time, what time is it", "ask: do you have a clock there, what does it say", "do: say what time it is",
    "do: tell me the (current hour|exact hour and minute|time to the minute)", "do: see what time it is", "do: fetch the current time", "do: get me the (time|exact time|current time)", "do: announce the time",
    "do: show the (clock|current time|system time)", "do: find out what time it is", "do: report the local time", "do: check how late it is", "do: glance at the clock", "know: the time of day",
    "know: the time right this minute", "know: what hour it is", "know: whether it's (past noon|after six|already evening|still morning)", "know: what time my computer thinks it is",
    "get: the current hour and minutes", "get: the time to the (minute|second)", "get: the time on this (computer|machine|laptop)", "get: the present hour", "hour and minute, please", "clock time now",
    "current hour", "exact time now", "system clock?", "time on this machine", "timestamp of right now, the clock part", "what o'clock is it", "what's the time mr wolf", "the time is?", "it's what time now",
    "just the time please, nothing else", "time? i'm late", "oh no, how late is it", "the sun is (up|down|gone) already, what time is it", "my (kids|guests|students|colleagues) are hungry, what time is it",
    "i (just woke up|have been coding all night|can't see a clock|lost my glasses), what's the time", "i take my (pills|medicine) at eight, what time is it now",
    "(my train|the match|the film|the news|the lesson) starts soon, what's the time now", "would love to know the time", "somebody asked me for the time, what is it", "when is it now, i mean the clock",
)  # fmt: skip
DATE_HERE = (
    "ask: (what is|what's|whats) (today's date|the date [today|]|the current date|todays date|the date of today)",
    "get: (today's date|the current date|the date of today|the date)", "[today's|todays] date",
    "date [today|now|please|]", "ask: what (date|day) is it [today]",
    "ask: what day is (today|it)", "ask: what day of the week is (it|today)", "know: what (day|date) it is [today|]",
    "know: today's date", "ask: (which|what) (day|weekday) (is|do we have) today", "what's today",
    "ask: what (year|month) is it", "ask: (which|what) (year|month) (are we in|do we have)",
    "today is (which|what) (date|day)", "do: (show|display|print|tell me|give me) (the date|today's date)",
    "ask: what is the (month|year|day|date and month|month day and year)",
    "is it (monday|tuesday|wednesday|thursday|friday|saturday|sunday) today", "date and time",
    "ask: what is the date and time",
    "get: the (date and time|current date and time)", "current date", "weekday today", "today?",
    "ask: what (is|'s) today's day", "i forgot (what day it is|the date)", "the date please",
    "ask: is today (monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "do: remind me what day it is",
    "ask: what's the day today", "i need the date for (a form|a letter|the invoice|an email)", "ask: which day of the month (is it|is today|do we have)",
    "ask: what date should i write (today|on this letter)", "ask: is it the (1st|2nd|15th|20th|30th) today", "date +%F", "do we have (monday or tuesday|friday or saturday) today",
    "ask: is it (already|still) (january|march|june|december)", "ask: which year do we have", "full date please, with the weekday", "day and date", "what's the (full date|date and weekday)",
    "ask: is it the weekend (yet|already)", "i've been on holiday too long, what day is it", "how many are we today, the date i mean",
    "ask: what date do we (have|write) today", "ask: what is (today|the date today|today's calendar date)", "ask: which (date|day of the month) is today", "ask: which day is (it|today)",
    "ask: what day are we (on|at) [today]", "ask: what's the (current|actual|present) (date|day)", "ask: what day of the month is (it|today)", "ask: what (day|date) does the calendar (show|say)",
    "ask: (could|can) you tell me (today's date|the date|what day it is)", "ask: do you (know|have) (today's date|the date|what day it is)", "ask: do you happen to know (today's date|what day it is)",
    "ask: what month are we in", "ask: which month of the year is it", "ask: is it (monday|tuesday|wednesday|thursday|friday|saturday|sunday) (already|yet|still)",
    "ask: is today (a weekday|a workday|the weekend|the first of the month)", "ask: is this (january|february|april|may|july|august|september|october|november) (already|still)", "ask: is it still the same month",
    "do: check (the calendar|today's date|the date|what day it is)", "do: look at the calendar, what day is it", "do: give me the (full date|day and the date|weekday and date|day, month and year)",
    "do: read (me|out) today's date", "do: say what day it is", "do: let me know (the date|today's date|what day it is)", "do: print today's (full date|date|weekday)", "get: the date (please|right now|as of today)",
    "get: the (full|exact|complete) date [of today]", "get: the day of the week [today]", "get: the (day|weekday) and [the] date", "know: (which|what) (weekday|day of the week|month|year) (it is|we have)",
    "know: the (date|exact date|current date|day)", "today's (day|weekday)", "(today's date|the date|date), please", "today is?", "today = ?", "what day today", "which day today", "date of today",
    "dd.mm.yyyy of today", "calendar date today", "day, month, year please", "(i lost track|i've lost track|i lose track) of the days, what (day|date) is it", "all days look the same, which one is it today",
    "(my calendar is gone|i have no calendar here|my calendar is old), what's the date", "i (have|need) to (date|sign) (a letter|a form|this|a check), what's today's date",
    "i'm filling in a form, (what's the date|which date is it) today", "(was it|is it) (monday or tuesday|thursday or friday|saturday or sunday) today",
    "i think today is (monday|wednesday|friday|sunday), (is that right|right|am i right)", "tell me what day it is, (i'm confused|i forgot|i don't know any more)", "what is today, please", "remind me what today is",
    "ask: what would today's date be", "ask: what's the date (we are on|for today|at the moment|right now)", "ask: what's the day and the month [today]", "ask: which date (is it|are we at|have we got) [today]",
    "ask: what have we got for a date today", "ask: today's what date", "ask: today's the what", "ask: what number of the month is it [today]", "ask: what weekday have we got", "ask: which weekday are we on",
    "ask: what day of the week have we reached", "ask: how far into the month are we", "ask: has (january|march|june|october|december) started yet",
    "ask: are we (still in|already in) (january|april|july|august|november)", "ask: is it friday yet", "ask: is it a (weekday|weekend day|sunday|monday) today", "ask: is it the last day of the month today",
    "ask: is it (2025|2026|2027) (already|yet|still)", "ask: what date does this computer (have|think it is|show)", "ask: did i miss monday, what day is it",
    "do: tell me what (day|date|weekday) (today is|we have today)", "do: state today's date", "do: fetch today's date", "do: get me (today's date|the current date|the date)", "do: spell out today's date",
    "do: tell me which (month|year) we're in", "do: report the current date", "do: name today's (weekday|date)", "do: show me which day it is", "do: find out today's date", "know: which day today is",
    "know: what month and year it is", "know: if it's (monday|thursday|friday|the weekend) already", "know: what today's date is", "know: what day of the month it is",
    "get: today's (weekday|full date|calendar date|date with the weekday)", "get: the present (date|day)", "get: the date for today's (diary entry|letter|homework|minutes)", "get: the current (month|year|weekday)",
    "get: the month and the day", "current (day|weekday|month|year)", "current month and year", "present day and date", "date right now", "date, full", "today, full date", "today in yyyy-mm-dd", "today as iso date",
    "the day today", "the date today is?", "what's the day", "what's the date, mate", "weekday and date now", "day of month today", "it's what day today", "so today is what day",
    "i've been (ill|in bed|abroad|at sea|off grid) for a while, what day is it", "i just came back from (vacation|a long trip|hospital), what's the date",
    "the newspaper is (old|from last week), what's today's date", "i need to (write|put|stamp|note) the date on (a cheque|the homework|the parcel|the blackboard), what is it",
    "(my grandma|the doctor|my little one|a patient) asks what day it is", "every day feels like (sunday|monday), what day is it really", "the bin men come on thursdays, is today thursday",
    "did the new (month|year|week) begin yet, what's the date", "would love to know what day it is", "for the top of my letter i need today's date",
)  # fmt: skip
WEEK_HERE = (
    "ask: what week [of the year] is it",
    "ask: (which|what) (week|calendar week|week number) (is it|is this|are we in|do we have)", "[current] week number",
    "[calendar|] week [number] (now|today|please)", "get: the [current] (week number|calendar week|number of the week)",
    "know: what (week|calendar week|week number) (it is|we are in|this is)", "the week of the year",
    "ask: what's the (week number|calendar week)", "kw?", "week no.", "do: tell me the (calendar week|week number)",
    "ask: what number is this week", "(week|calendar week) today",
    "cw?", "ask: which cw (is it|do we have|is this)", "ask: what is the number of this week", "our planning goes by weeks, which week is it", "iso week [number]", "date +%V",
    "i need the calendar week for my timesheet", "ask: in which week of the year are we [now]", "ask: how many weeks into the year are we", "number of the current week",
    "is it an odd or an even week, which number",
    "ask: (which|what) (week|calendar week) of the year (are we in|do we have|is this|is it) [now|right now]", "ask: what's the (current|present) (week|calendar week|week number)",
    "ask: what (is|would be) this week's number", "ask: which week number does this week have", "ask: what week number are we (at|on|in)", "ask: do you know the (week number|calendar week)",
    "ask: is this an (even|odd) week", "ask: which number has the current week", "do: give me (this week's number|the week number|the number of this week)",
    "do: look up (the calendar week|the week number|which week it is)", "do: check which (week|calendar week) (it is|we have)", "do: count the weeks of the year up to now", "get: this week's number",
    "get: the week (we are in|of the year|count of this year)", "know: which (week|week number|calendar week) (this is|it is|we are in)", "know: the number of the (week|current week)", "this week's number",
    "which week now", "what week", "week number?", "week?", "the calendar week please", "cal week", "wk no.", "this week is number what", "we are in week what", "we are in which week of the year",
    "the bins go out in odd weeks, which week is it", "(i have to|i must) write the (week|calendar week) (here|on the form|in the report), which one is it",
    "(my boss|school|the plan) counts in weeks, which one are we in",
    "ask: which week of the year have we reached", "ask: what's the number of the week we're in", "ask: what's this week called by number", "ask: which week do we write",
    "ask: how far into the year are we in weeks", "ask: are we in an (odd|even) calendar week", "ask: what iso week is (this|it|today)", "ask: what week does today (belong to|fall in|fall into)",
    "ask: today is in which (week|calendar week)", "ask: what do i put for the week number", "ask: is it week (10|20|23|30|42) (already|yet|now)", "ask: which of the 52 weeks is this",
    "do: tell me which week of the year (this is|we are in|it is)", "do: state the current week number", "do: show the (week number|calendar week|current week)",
    "do: find out (the week number|what calendar week it is)", "do: get me the (week number|calendar week)", "do: report the number of the current week", "know: what number this week has",
    "know: if it's an (odd|even) week", "know: which of the 52 weeks we are in", "know: the (iso week|week number|calendar week)", "get: the iso week [number] [of today]", "get: the number of this calendar week",
    "get: the week number of the current date", "current (cw|calendar week|iso week)", "week of year?", "week of year now", "weeknum", "weeknum today", "week nr", "today's week number", "today's calendar week",
    "calendar week of today", "number of this week", "we're in calendar week what", "what's our week number now", "the (shift plan|sprint board|canteen menu|meal plan|rota) goes by week number, which is it now",
    "my (timesheet|hour sheet|report|roster) asks for the week number", "(recycling|cleaning duty|paper collection) is every even week, so which week is this",
    "for the (report header|roster|school plan) i need the week number",
)  # fmt: skip
ZONE_HERE = (
    "ask: what timezone (am i in|is this|is set|do i have|is this computer in)",
    "ask: (what is|what's) (my|the|the local) (timezone|time zone|utc offset)",
    "get: (my|the local) (timezone|time zone|utc offset)", "[my|local|current] (timezone|time zone)",
    "know: (which|what) time zone i am in",
    "ask: which time zone (are we|am i) in", "utc offset", "do: (show|tell me) the time zone",
    "ask: what time zone does this (machine|computer|pc) use", "timezone here?", "the offset from utc",
    "would like to see the time zone",
    "ask: which timezone is my clock (on|set to)", "ask: is this machine on utc", "ask: how far are we from utc", "gmt plus what are we", "my utc offset please", "date +%Z",
    "ask: what zone is the clock in", "tz?", "local tz", "do: find out my time zone",
    "ask: (which|what) (time zone|timezone) (do we have|do we use|are we using|is it here|is configured)", "ask: what's the (time zone|timezone|utc offset) (here|of this machine|on this computer|of this computer)",
    "ask: in which (time zone|timezone) (am i|are we|is this computer|is my clock)", "ask: how many hours (am i|are we) (from|off|ahead of) utc", "ask: what is the difference to utc here",
    "ask: which zone does the clock (follow|use|run on)", "ask: what zone am i in", "ask: do we have summer time, which zone is it", "ask: is the clock (here|of this machine) in utc",
    "do: print the (time zone|timezone|utc offset)", "do: check (the|my) (time zone|timezone|utc offset)", "do: give me (my|the local) (time zone|timezone)",
    "do: tell me which (time zone|timezone) (i'm in|this is|is set)", "get: the (time zone|timezone) of this (computer|machine|laptop|system)", "get: the (configured|current|system|local) (timezone|time zone)",
    "get: the offset to utc", "know: (which|what) (timezone|time zone) (is set|this is|this computer uses|we are in)", "know: how far we are from utc", "system time zone", "timezone of this machine", "time zone?",
    "zone of my clock", "utc plus what", "utc +?", "(i moved|i travelled|i'm abroad), which time zone is set [now]", "for the invite i need my (time zone|timezone)",
    "my (colleagues|friends|team) ask for my time zone, what is it",
    "ask: what time zone have i got (set|configured)", "ask: which zone is this (pc|laptop|server|machine) (in|on|set to)", "ask: what's the system (timezone|time zone) [set to]",
    "ask: what offset do we have (to|from) (utc|gmt)", "ask: how many hours off (gmt|utc) are we here", "ask: how far (ahead of|behind) (utc|gmt|greenwich) am i", "ask: is my clock set to (cet|gmt|utc|est)",
    "ask: are we on (daylight saving|summer time|winter time) or which zone is it", "ask: under which time zone does this computer run", "ask: which time zone is in effect (here|on this machine)",
    "ask: what time zone are your times in", "do: tell me my (timezone|time zone|utc offset)", "do: look up which time zone (is set|i'm in|this computer is in)", "do: report the (system|local|configured) time zone",
    "do: get me the (timezone|time zone) of this computer", "do: see which time zone is configured", "do: state the time zone this machine uses", "know: my (timezone|time zone|utc offset)",
    "know: what zone the clock is set to", "know: how many hours we are from gmt", "know: the (time zone|timezone) that is set here", "get: the name of my time zone",
    "get: the time zone setting of this (machine|computer|pc)", "get: the hours we are off utc", "get: the zone my clock runs on", "which tz", "tz of this box", "timezone setting", "timezone name", "current tz",
    "what tz is this", "local zone?", "gmt offset here", "utc or local, which zone is this", "offset to gmt?", "zone abbreviation here", "i crossed a border, what time zone is my computer on",
    "for the (webinar|meeting request|flight app|cron job) i must know my time zone", "(the form|the calendar|the app) asks for my (timezone|time zone), which do i have",
)  # fmt: skip
TIME_THERE = (
    "ask: what time is it in {c} [now|right now|at the moment]",
    "ask: (what is|what's|whats) the [current|local] time in {c}", "get: the [current|local] time in {c}",
    "know: what time it is in {c} [now]", "[current] time in {c} [now|please|]", "{c} time [now|please|]", "time {c}",
    "time in {c}?",
    "ask: how late is it in {c}", "do: (show|tell|give) me the time in {c}", "do: check the (clock|time) (in|for) {c}",
    "ask: what (hour|time of day) is it in {c}", "ask: what does the clock say in {c}", "in {c}, what time is it",
    "i (want|need) (to know|) the time in {c}", "ask: is it (morning|night|evening|daytime|late|early) in {c}",
    "(my friend|my sister|my boss|the office|a customer|my team) is in {c}, what time is it there",
    "i want to call {c}, (what time is it there|is it late there)", "{c} clock", "ask: what's the {c} time",
    "local time {c}", "do: (show|display) {c}'s [current] time", "right now in {c} it is what time", "and in {c}?",
    "the time over in {c}",
    "ask: can i call someone in {c} now", "ask: what day is it in {c}", "(hello|hey|hi) what time is it in {c}",
    "people in {c} have what time now", "for someone in {c}, what time is it", "ask: is it (already|still) (tomorrow|today|yesterday) in {c}",
    "ask: are they (awake|asleep|at work|having lunch) in {c} [now]", "ask: what's the hour over in {c}", "if i ring {c} now, what time is it for them", "need the time for {c}",
    "do: look up the time in {c}", "in {c} it is now?", "current time: {c}", "ask: has the day started in {c}", "good time to call {c}? what's their clock", "{c} local time",
    "ask: is {c} (ahead of us|behind us), what time is it there", "i'm flying to {c}, what's the time there", "what's on the clock in {c}", "do: give me {c} time",
    "ask: what's the time (over|out|down|up) (there|) in {c}", "ask: what time (do they have|have they got|is it now|would it be now) in {c}", "ask: what time do people (have|see) in {c} [now]",
    "ask: how (early|late) is it [right now|now] in {c}", "ask: which hour is it in {c}", "ask: do you (know|have) the time in {c}", "ask: (can|could) you tell me (the time|what time it is) in {c}",
    "ask: what does a clock in {c} (say|show) [now]", "ask: what do the clocks (say|show) in {c}",
    "ask: is it (day or night|dark|light|past midnight|office hours|bedtime|after noon|lunchtime) in {c} [now|right now|]", "ask: are people in {c} (still up|up yet|already at work|sleeping)",
    "ask: would i wake someone (up|) in {c} now", "ask: when it is now here, what time is it in {c}", "ask: what's the date and time in {c}", "ask: what day and time is it in {c}",
    "do: find out (the time|what time it is|how late it is) in {c}", "do: tell me (how late it is|what time they have|the hour) in {c}", "do: let me know the time in {c}",
    "do: get me the (current|local|) time (for|in) {c}", "do: print the (current|local|) time (for|in|of) {c}", "do: see what time it is in {c}",
    "get: the (hour|exact time|time of day|clock time|time right now) in {c}", "get: {c}'s (local|current|) time", "get: the time they have in {c}", "know: how late it is in {c}",
    "know: the (local|current|exact|) time in {c}", "know: what the clock says in {c}", "know: if it's (late|early|night) in {c}", "time in {c}, please", "{c}: (what time|local time|time now|time|how late) [is it|]",
    "{c} right now, what time", "{c} now?", "{c}'s time", "{c}'s clock", "at {c} what time now", "what time {c}", "what time in {c}", "now in {c}: time?", "local clock in {c}",
    "(we have|i have|there's) a (call|meeting|video call) with {c}, what time is it there [now]",
    "(my brother|my daughter|my aunt|my cousin|a colleague|a client|my husband) (lives|works|is staying) in {c}, (what time is it there|what's the time there|is it late there)",
    "i (don't|do not) want to wake (anyone|them) up in {c}, what time is it there", "someone from {c} (just wrote|called me), how late is it there", "should i ring {c} (now|later), what's the time there",
    "before i (call|ring|phone) {c}: what time is it there", "(i've landed|i just arrived|i'm now) in {c}, what's the local time", "we're (travelling|moving|going) to {c}, what time do they have",
    "if i were in {c} now, what would my watch say", "it's (late|early|dark) here, what about {c}, what time is it there", "my clock is for here, i need the one for {c}",
    "ask: what time have they got in {c} [now]", "ask: what's the time like in {c}", "ask: what would the time be in {c} [now|right now]", "ask: what time is it at the moment for people in {c}",
    "ask: what time of the day is it in {c}", "ask: how late do they have it in {c}", "ask: what hour are they at in {c}", "ask: what do watches in {c} show [now]", "ask: what's {c}'s current time",
    "ask: what is it o'clock in {c}", "ask: is it am or pm in {c}", "ask: is it (teatime|dinner time|breakfast time|rush hour|closing time) in {c} [now]", "ask: is the sun up in {c} [now]",
    "ask: is {c} still asleep", "ask: is the office in {c} (open|closed) at this hour, what time is it there", "ask: is it too (late|early) to (call|ring|phone) {c}", "ask: did the new day (begin|start) in {c} yet",
    "ask: has {c} gone to bed already", "ask: have they had (lunch|breakfast|dinner) in {c} yet, what time is it there", "ask: would a call to {c} wake them up now",
    "ask: how many hours off is {c}, what's their time", "ask: {c} has what time now", "ask: over in {c}, how late is it", "do: say what time it is in {c}", "do: tell me {c}'s time",
    "do: check what the clock says in {c}", "do: fetch the current time in {c}", "do: report the local time in {c}", "do: show a clock for {c}", "do: name the hour in {c}", "do: see how late it is in {c}",
    "do: find me the local time over in {c}", "know: what hour it is in {c}", "know: {c}'s time right now", "know: whether people in {c} are (awake|asleep|at work) now", "know: what time they have in {c}",
    "know: what time of day it is over in {c}", "get: the clock in {c}", "get: the present time in {c}", "get: the time at this moment in {c}", "get: the local hour in {c}", "{c} hour now",
    "{c} what time is it now", "{c} current hour", "{c}, current time", "{c}, local time please", "{c} time of day", "world clock {c}", "world clock: {c}", "worldclock {c}", "current time of {c}", "clock for {c}",
    "hour in {c}", "it's now what time in {c}", "over there in {c} it's what time", "local time over in {c}", "time zone time: {c} now", "now {c} time?",
    "(the game|the concert|the launch|the conference) is in {c}, what time is it there right now", "(my daughter|my grandson|my fiance|my best friend|the kids) moved to {c}, what time is it for them",
    "(support|the bank|head office|our supplier|the embassy) sits in {c}, what time is it there", "(my parcel|my mail|my message) just went to {c}, how late is it there",
    "my (flight|plane|train) lands in {c}, what's their local time now", "i miss someone in {c}, what time do they have right now", "i'd love to phone {c}, is this a decent hour there",
    "do i reach anybody in {c} at this hour, what time is it there", "set my watch to {c}, so what time is it there", "the stock exchange in {c}, what time is it there",
    "they live in {c} and never pick up, what time is it there",
)  # fmt: skip
TIMES_TWO = (
    "ask: what time is it in {c} and [in] {d}", "time in {c} and {d}", "do: (compare|show) the time in {c} and {d}",
    "ask: what is the time difference between {c} and {d}", "time difference between {c} and {d}", "{c} and {d} time",
    "get: the time in {c} and {d}", "know: what time it is in {c} and in {d}",
    "ask: how many hours (are|lie) between {c} and {d}", "ask: how much later is it in {c} than in {d}",
    "what's the time in {c}, and in {d}", "{c} vs {d} time", "both times: {c} and {d}",
    "ask: how far apart are {c} and {d} in time",
    "do: give me two clocks, {c} and {d}", "{c} or {d}, where is it later", "ask: how many hours is {c} ahead of {d}", "ask: is it later in {c} or in {d}",
    "a call between {c} and {d}: what time is it in both", "ask: what's the time in both {c} and {d}", "do: tell me the time for {c} and for {d}",
    "i have people in {c} and {d}, what time is it for them", "clock in {c}, clock in {d}", "what is the time in {c}, and what in {d}",
    "ask: what is the (current|local|) time in {c} and [what is it] in {d}", "ask: how late is it in {c} and in {d}", "ask: what time do they have in {c} and in {d}",
    "ask: how (big|large|much) is the time difference (between|from) {c} and {d}", "ask: how many hours apart are {c} and {d}", "ask: how do the clocks (of|in) {c} and {d} (compare|differ)",
    "ask: by how many hours do {c} and {d} differ", "ask: what's the hour gap between {c} and {d}", "ask: is {c} ahead of {d}", "ask: is {c} (earlier|later) than {d}", "ask: who gets up first, {c} or {d}",
    "do: (give|tell|show) me the time in {c} and [also] in {d}", "do: (check|look up|find out) the time in {c} and in {d}", "do: (print|list|display) the (local|current) times of {c} and {d}",
    "do: put the time of {c} next to the time of {d}", "do: find the time difference between {c} and {d}", "get: the (current|local) times (of|in|for) {c} and {d}",
    "get: the (hour|time) difference between {c} and {d}", "get: the time for both {c} and {d}", "know: (how late it is|the time) in {c} and {d}", "know: the time difference between {c} and {d}",
    "know: how many hours lie between {c} and {d}", "times in {c} and {d} [please|now|]", "times: {c}, {d}", "clocks of {c} and {d}", "{c}, {d}: what time [is it|]", "time {c} / {d}", "time {c} {d}",
    "{c} time and {d} time", "{c} time vs {d} time", "{c} compared to {d}, what time", "what time in {c} and what time in {d}",
    "i'm in {c}, (my sister|my friend|the customer|the office) is in {d}, what time is it for each [of us]", "(one|somebody) is in {c}, the other [one] in {d}, what time do they have",
    "we plan a call from {c} to {d}, what time is it there and there", "my flight goes from {c} to {d}, what are the local times now", "what's the time now in {c}? and in {d}?",
    "ask: what's the clock in {c} and what's it in {d}", "ask: what time is it now, in {c} as well as in {d}", "ask: what are the local times in {c} and {d}", "ask: what hour is it in {c} and what hour in {d}",
    "ask: what time have they got in {c} and {d}", "ask: how many hours does {c} differ from {d}", "ask: how many hours behind {d} is {c}", "ask: what's the offset between {c} and {d}",
    "ask: when it's now in {c}, what time is it there and in {d}", "ask: where is it earlier, {c} or {d}", "ask: which is ahead, {c} or {d}, and what time is it in each", "ask: are {c} and {d} on the same time",
    "ask: do {c} and {d} have the same time", "ask: who has breakfast first, {c} or {d}", "do: say what time it is in {c} and in {d}", "do: fetch the times for {c} and {d}",
    "do: get me the local time of {c} and of {d}", "do: report both clocks, {c} and {d}", "do: work out how many hours {c} and {d} are apart", "do: show {c} time alongside {d} time",
    "do: see what time it is in both {c} and {d}", "do: compare the clocks in {c} and {d}", "know: what time it is in {c} as well as {d}", "know: how far {c} and {d} are apart in hours",
    "know: whether {c} is ahead of {d}", "know: the local times in {c} and {d}", "get: the hours between {c} and {d}", "get: both local times, {c} and {d}", "get: the clock for {c} and the clock for {d}",
    "get: the times over in {c} and {d}", "world clock {c}, {d}", "world clock: {c} and {d}", "{c} + {d} time now", "{c} and {d}: local times", "{c} and also {d}, what time", "{c} ... {d} ... what time in each",
    "{c} against {d}, hours apart", "hour difference {c} {d}", "local time {c}, local time {d}", "clocks: {c} / {d}", "one clock for {c}, one for {d}",
    "my (mum|son|boss) is in {c} and my (dad|daughter|client) in {d}, what time do they each have", "half the team sits in {c}, half in {d}, what's the time in both places",
    "i fly from {c} to {d}, how many hours do i have to turn my watch", "(the match|the webinar|the call) is watched in {c} and {d}, what time is it in each",
)  # fmt: skip


LANDS = (
    "India",
    "Japan",
    "China",
    "California",
    "Texas",
    "Germany",
    "France",
    "England",
    "Brazil",
    "Spain",
    "Italy",
    "Hawaii",
    "Alaska",
)
"""Places of one main zone that people name instead of a city."""


def read_clock(content: str) -> tuple[str, str, str]:
    """Return (date with weekday, hours and minutes, zone) of what current_time says."""
    parts = content.split(", ")
    clock, _, zone = parts[2].partition(" ")
    return f"{parts[0]}, {parts[1]}", clock[:5], zone


@family("time_here", weight=4.2)
def time_here(w: World) -> Steps:
    """The clock, the date, the week and the zone here."""
    frames, which = w.rng.choices(
        ((TIME_HERE, "time"), (DATE_HERE, "date"), (WEEK_HERE, "week"), (ZONE_HERE, "zone")), (4, 4, 1, 1)
    )[0]
    yield Ask(w.say(frames))
    observation = yield Call(f"The {which} is asked for: use current_time.", "current_time", {})
    date, clock, zone = read_clock(observation.content)
    answers = {
        "time": f"It is {clock} on {date}.",
        "date": f"Today is {date}.",
        "week": f"It is {observation.content.rpartition(', ')[2]} of the year.",
        "zone": f"The time zone is {zone.strip('()') if zone.startswith('(') else zone}.",
    }
    yield Answer(f"The {which} is known.", answers[which])
    if w.chance(0.25):
        city = w.pick(CITIES)
        yield Ask(w.say(AND_THERE, c=city))
        yield from _there(city)


AND_THERE = (
    "and in {c}", "and in {c}?", "what about {c}", "how about [in] {c}", "(and|) {c}?", "(the same|same) for {c}",
    "in {c}?", "and over in {c}", "now [for] {c}", "and the time in {c}", "what time is that in {c}",
    "(and|also) {c} please",
    "also for {c}", "same question for {c}", "and what about {c}", "then {c}", "how late is it in {c} then", "and people in {c}?", "do {c} too", "what is it in {c}", "for {c} too please",
    "and (at|over in|out in|for|there in) {c}", "and the clock in {c}", "and the same for {c}", "and for someone in {c}", "and (how late|what time) is it in {c}", "and now in {c}", "okay, and {c}", "ok and in {c}?",
    "right, what about {c}", "thanks, and {c}", "great, now {c}", "what of {c}", "how's it in {c}", "so in {c} it is?", "that in {c} time", "that makes what in {c}", "then how late is it in {c}", "compared to {c}?",
    "(but|) what about {c}", "{c} as well", "{c} next", "i meant {c} too", "i also (need|want) {c}", "what would that be in {c}", "let's do {c} next", "do: (check|tell me|give me) {c} (too|as well|also)",
    "while you're at it, {c}", "my sister is in {c}, and there?",
    "and there in {c}, what time", "and what does the clock say in {c}", "and what time do they have in {c}", "and if i were in {c}", "how about the clock in {c}", "and what hour is it in {c}",
    "now the same for {c}", "now what about {c}", "next {c}", "plus {c}", "and one for {c}", "and one more, {c}", "one more: {c}", "{c} also", "{c} too please", "{c} now", "and {c}, how late", "and {c}, please",
    "and {c} time", "and {c} local time", "in {c} on the other hand", "so what about people in {c}", "and my friend in {c}", "my brother lives in {c}, what about there", "and would it be the same in {c}",
    "is it the same in {c}", "is it later in {c}", "translate that to {c} time", "i need {c} as well", "let me have {c} too", "ok, {c}?", "and back in {c}", "hm and {c}", "do: look at {c} (too|as well)",
    "do: repeat that for {c}", "ask: and what is it over in {c}", "ask: and would it be (late|early|dark) in {c}",
)  # fmt: skip


def _there(city: str) -> Steps:
    observation = yield Call(
        "The time in another place: use current_time with the place.", "current_time", {"timezone": city}
    )
    if not observation.ok:
        yield Answer("The place is not known.", f"I do not know the time zone of {city}.")
        return
    date, clock, _ = read_clock(observation.content)
    yield Answer("The time there is known.", f"It is {clock} in {city}, {date}.")


def place(w: World) -> str:
    """Return a city or zone as a user writes it."""
    name = w.pick(ZONES) if w.chance(0.12) else w.pick(LANDS) if w.chance(0.15) else w.pick(CITIES)
    return name.lower() if w.chance(0.3) and "/" not in name else name


@family("time_there", weight=2.8)
def time_there(w: World) -> Steps:
    """The clock somewhere else."""
    city = place(w)
    yield Ask(w.say(TIME_THERE, c=city))
    yield from _there(city)
    if w.chance(0.2):
        other = place(w)
        yield Ask(w.say(AND_THERE, c=other))
        yield from _there(other)


@family("time_two_places", weight=0.7)
def time_two_places(w: World) -> Steps:
    """Two clocks, two calls."""
    c, d = w.rng.sample(CITIES, 2)
    yield Ask(w.say(TIMES_TWO, c=c, d=d))
    first = yield Call(numbered(0, "The time in another place: use current_time with the place."), "current_time", {"timezone": c})
    second = yield Call(numbered(1, "The time in another place: use current_time with the place."), "current_time", {"timezone": d})
    if not (first.ok and second.ok):
        yield Answer("A place is not known.", "I do not know the time zone of one of them.")
        return
    (day, clock, _), (there, late, _) = read_clock(first.content), read_clock(second.content)
    yield Answer("Both times are known.", f"It is {clock} in {c} ({day}) and {late} in {d} ({there}).")


SPOKEN_TIME = tuple(
    f"{a} {b}".strip()
    for a in ("tell me", "show me", "i want to know", "", "give me", "can you tell me", "please tell me", "i need", "what is", "let me know", "could i have", "i'd like", "check", "report", "say", "print", "show", "get me", "please give me",
    "could you tell me", "could you show me", "do you know", "i'd love to know", "remind me of", "for my timesheet i need", "umi,")
    for b in ("today's date and the week number", "the date and the week", "the date and the calendar week", "the week number and the date", "today's date plus the week of the year",
    "today's date together with the calendar week", "the current date and the current week number", "both the date and the week number", "the date of today and the number of the week",
    "the calendar week and today's date", "the date, and also the week of the year")
)


@family("date_and_week", weight=0.2)
def date_and_week(w: World) -> Steps:
    """Date and week in one answer."""
    yield Ask(w.say(SPOKEN_TIME))
    observation = yield Call("Date and week: use current_time.", "current_time", {})
    date, _, _ = read_clock(observation.content)
    yield Answer("Both are known.", f"Today is {date}, {observation.content.rpartition(', ')[2]}.")
