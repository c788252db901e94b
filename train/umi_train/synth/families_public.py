"""Requests that people really made, from public data read at generation time; without the data these families are absent.

NLU Evaluation Data (Liu et al. 2019, CC BY 4.0): spoken wishes to a home assistant. Those that a tool can fulfil become
calls, the others end with what is missing. MetaTool (Huang et al. 2023, MIT): requests for other people's plug-ins.
GSM8K (Cobbe et al. 2021, MIT): word problems with calculator annotations.

The folder is the environment variable UMI_DATA, else `../shared/data` beside the project; nothing of it is copied.
"""

from __future__ import annotations

import csv
import json
import os
import re
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from umi_train.synth.core import Answer, Ask, Call, GiveUp, Skip, Steps, World, family
from umi_train.synth.families_chat import TALKS
from umi_train.synth.families_clock import CITIES, LANDS, read_clock
from umi_train.synth.families_math import value


def data_folder() -> Path | None:
    """Return where the public data is, or None."""
    named = os.environ.get("UMI_DATA")
    folder = Path(named) if named else Path(__file__).parents[4] / "shared" / "data"
    return folder if folder.is_dir() else None


def missing() -> list[str]:
    """Return the names of the data sets that were not found; their families are left out."""
    folder = data_folder()
    files = ("nlu_home/nlu_home_union.jsonl", "metatool/all_clean_data.csv", "gsm8k/train.jsonl")
    return [name.partition("/")[0] for name in files if folder is None or not (folder / name).is_file()]


def _mine(w: World, text: str) -> bool:
    """One request in sixteen is kept for the held-out splits; only there it is used."""
    return (crc32(text.encode()) % 16 == 0) == (w.split != "train")


_PREFIX = (
    ("iot_", "I have no tool that can switch lights or devices."),
    ("music_", "I have no tool that can play music or sound."), ("play_game", "I cannot play games."),
    ("play_", "I have no tool that can play music or sound."),
    ("audio_", "I have no tool that can play music or sound."), ("email_querycontact", "I have no tool for contacts."),
    ("email_addcontact", "I have no tool for contacts."),
    ("email_", "I have no tool that can send or read mail and messages."),
    ("social_", "I have no tool that can send or read mail and messages."),
    ("calendar_", "I have no tool for calendars."),
    ("alarm_", "I have no tool that can set alarms or timers."),
    ("news_", "I have no tool for the news: I work offline."), ("weather_", "I have no tool for the weather."),
    ("takeaway_", "I have no tool that can order or buy things."),
    ("transport_ticket", "I have no tool that can order or buy things."),
    ("transport_taxi", "I have no tool that can order or buy things."),
    ("transport_", "I have no tool for maps and places."),
    ("recommendation_movies", "I cannot give advice on what to buy, watch or do."),
    ("recommendation_", "I have no tool for maps and places."),
    ("qa_stock", "I have no tool for stock prices."),
    ("qa_currency", "I have no exchange rates: they change daily and I work offline."),
    ("qa_factoid", "I have no tool that can look up facts."),
    ("qa_definition", "I have no tool that can look up facts."),
    ("cooking_recipe", "I have no recipes."),
)  # fmt: skip
_OURS = re.compile(
    r"\b(note|notes|list|file|files|folder|remind|remember|calculate|time|date|day|days|minutes|hours|convert|how many|percent|"
    r"document|count|number|disk|memory|computer|save|record|write down|reminder|alarm me|clock)\b"
)
"""Words that another of our tools could answer to: requests with them are not used as impossible ones."""


@lru_cache(maxsize=1)
def _nlu() -> dict[str, list[str]]:
    folder = data_folder()
    path = folder / "nlu_home/nlu_home_union.jsonl" if folder else None
    found: dict[str, list[str]] = {}
    if path and path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if 2 <= len(row["text"]) <= 110 and row["text"].isascii():
                found.setdefault(row["intent"], []).append(row["text"])
    return found


@lru_cache(maxsize=1)
def _impossible() -> list[tuple[str, str]]:
    found = []
    for intent, texts in _nlu().items():
        reason = next((why for prefix, why in _PREFIX if intent.startswith(prefix)), "")
        if not reason or intent in ("cooking_query",):
            continue
        for text in texts:
            clash = _OURS.search(text.lower())
            if len(text.split()) > 1 and (
                not clash
                or (
                    clash.group(0) in ("time", "day", "minutes", "hours")
                    and intent.startswith(("weather", "transport", "news"))
                )
            ):
                found.append((text, reason))
    return found


def _cased(w: World, text: str) -> str:
    roll = w.rng.random()
    text = text.rstrip(".") if roll < 0.5 else text
    return text[:1].upper() + text[1:] if 0.35 < roll < 0.6 else text


def nlu_impossible(w: World) -> Steps:
    """A wish to a home assistant that no tool can fulfil."""
    text, reason = w.pick(_impossible())
    if not _mine(w, text):
        raise Skip("other split")
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(_cased(w, text))
    yield GiveUp(reason)


_FEEDBACK = {
    "general_affirm": "ok",
    "general_praise": "thanks",
    "general_negate": "wrong",
    "general_commandstop": "stop",
    "general_dontcare": "ok",
    "general_explain": "again",
    "general_repeat": "again",
    "general_confirm": "again",
    "general_joke": "joke",
}
_KEYS = {
    "thanks": "Thanks",
    "wrong": "The user is not",
    "stop": "The user wants",
    "ok": "Nothing to do",
    "again": "It is not clear",
    "joke": "A joke",
}


def nlu_feedback(w: World) -> Steps:
    """Praise, complaints, "stop", "say that again", jokes."""
    intent = w.pick(tuple(_FEEDBACK))
    text = w.pick(_nlu()[intent])
    if not _mine(w, text) or (intent == "general_negate" and "call" in text):
        raise Skip("other split")
    talk = next(t for t in TALKS if t.why.startswith(_KEYS[_FEEDBACK[intent]]))
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(_cased(w, text.replace("olly", "umi")))
    yield Answer(talk.why, w.pick(talk.answers))


_PLACES = {name.lower(): name for name in (*CITIES, *LANDS)}
_TIME = re.compile(r"\b(time|clock)\b")
_TODAY = re.compile(
    r"\b(today|todays|today's|current date|date today|the date|what date|day is it|day it is|display date|this day|month day)\b"
)


@lru_cache(maxsize=1)
def _clocks() -> list[tuple[str, str, str]]:
    """(text, "here" | "date" | place as written, place) of requests for the time that are plain enough."""
    found = []
    for text in _nlu().get("datetime_query", ()):
        low = text.lower()
        if re.search(
            r"zone|difference|another|other|alert|easter|christmas|next|tomorrow|th\b|third|second|first|holiday|birth|week|city$|days|cup|in a",
            low,
        ):
            continue
        place = next((p for p in _PLACES if re.search(rf"\b{p}\b", low)), "")
        if place and _TIME.search(low):
            start = low.index(place)
            found.append((text, "there", text[start : start + len(place)]))
        elif (
            " in " not in low
            and " at " not in low
            and " for " not in low
            and not re.search(r"york|boston|eastern|central|clock|coast", low)
        ):
            if _TIME.search(low) and "date" not in low:
                found.append((text, "time", ""))
            elif _TODAY.search(low):
                found.append((text, "date", ""))
    return found


def nlu_clock(w: World) -> Steps:
    """The time or date, as people ask a home assistant for it."""
    text, which, place = w.pick(_clocks())
    if not _mine(w, text):
        raise Skip("other split")
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(_cased(w, text))
    if which == "there":
        observation = yield Call(
            "The time in another place: use current_time with the place.", "current_time", {"timezone": place}
        )
        if not observation.ok:
            yield Answer("The place is not known.", f"I do not know the time zone of {place}.")
            return
        date, clock, _ = read_clock(observation.content)
        yield Answer("The time there is known.", f"It is {clock} in {place}, {date}.")
        return
    observation = yield Call(f"The {which} is asked for: use current_time.", "current_time", {})
    date, clock, _ = read_clock(observation.content)
    yield Answer(f"The {which} is known.", f"It is {clock} on {date}." if which == "time" else f"Today is {date}.")


_SPOKEN = re.compile(
    r"\b((?:square root of [a-z ]+?)|(?:[a-z ]+? (?:plus|minus|times|divided by|multiplied by|percent of|percent off) [a-z ]+?))"
    r"(?: equals?| equal| please| is| together| for me)?$"
)
_LEAD = re.compile(
    r"^.*?\b(?:what is|what's|whats|is|of|for|to|answer|calculate|calculation|calculate|equation|does|problem|how much is|me the|math|solve|tell me|the|you|do|please|add|find|what|how)\s+"
    r"(?=(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|square root)\b)"
)


@lru_cache(maxsize=1)
def _sums() -> list[tuple[str, str]]:
    from umi_local.tools.arithmetic import calculate
    from umi_local.tools.base import ToolError

    found = []
    for text in _nlu().get("qa_maths", ()):
        low = text.lower().rstrip(".?")
        core = _LEAD.sub("", low, count=1)
        match = _SPOKEN.match(core)
        if not match or match.end() != len(core) or match.group(1).startswith(("what ", "how ")):
            continue
        try:
            calculate.run(None, {"expression": match.group(1)})  # type: ignore[arg-type]
        except ToolError:
            continue
        found.append((text, match.group(1)))
    return found


def nlu_sum(w: World) -> Steps:
    """A sum spoken to a home assistant."""
    text, expression = w.pick(_sums())
    if not _mine(w, text):
        raise Skip("other split")
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(_cased(w, text))
    observation = yield Call("A sum in words. Use calculate.", "calculate", {"expression": expression})
    yield Answer("The result is known.", f"{expression} = {value(observation.content)}")


_CLASH = re.compile(
    r"\b(note|notes|file|files|folder|remind|remember|calculat\w*|time|date|convert|percent\w*|text|count|number|words?|document|code|"
    r"csv|table|data|sql|git|repo\w*|command|server|system|uptime|disk|memory|process\w*|automat\w*|folders?|backup\w*|script|directory|database|search|find out how many|you do|help me|hello|hi there)\b",
    re.IGNORECASE,
)
_NOT_OURS = {
    "WeatherTool": "I have no tool for the weather.", "NewsTool": "I have no tool for the news: I work offline.",
    "MusicTool": "I have no tool that can play music or sound.", "FinanceTool": "I have no tool for stock prices.",
    "ExchangeTool": "I have no exchange rates: they change daily and I work offline.",
    "TripTool": "I have no tool that can order or buy things.",
    "RestaurantBookingTool": "I have no tool that can order or buy things.", "recipe_retrieval": "I have no recipes.",
    "MapTool": "I have no tool for maps and places.",
    "EmailByNylas": "I have no tool that can send or read mail and messages.",
    "GifApi": "I have no tool that can make or look at pictures.",
    "MemeTool": "I have no tool that can make or look at pictures.",
    "photorealistic": "I have no tool that can make or look at pictures.",
    "internetSearch": "I have no tool that can search the web.",
    "MixerBox_WebSearchG_web_search": "I have no tool that can search the web.", "Chess": "I cannot play games.",
    "Sudoku": "I cannot play games.",
    "TicTacToe": "I cannot play games.", "Checkers": "I cannot play games.",
    "storybird_stories": "I am too small to write stories or poems.",
    "create_qr_code": "I have no tool that can make or look at pictures.",
    "speak": "I have no tool that can translate.",
    "LawTool": "I cannot give advice on health, law or money.",
    "GiftTool": "I cannot give advice on what to buy, watch or do.",
    "airqualityforeast": "I have no tool for the weather.", "local": "I have no tool for maps and places.",
}  # fmt: skip
_SKIP = {
    "calculator",
    "timemachine",
    "word_counter",
    "reflect_notes",
    "NotesTool",
    "DataRetrievalTool",
    "MemoryTool",
    "AI2sql",
    "SSH",
    "universal",
    "RepoTool",
    "ai_council",
    "rephrase",
    "aiAgents",
    "PDF&URLTool",
    "chat_with_workspace",
    "exportchat",
    "Tax_Calculator",
    "CreditYelp",
    "decision_journal",
    "noteable",
}


@lru_cache(maxsize=1)
def _plugins() -> list[tuple[str, str]]:
    folder = data_folder()
    path = folder / "metatool/all_clean_data.csv" if folder else None
    found = []
    if path and path.is_file():
        with path.open(encoding="utf-8", errors="replace", newline="") as lines:
            for row in csv.DictReader(lines):
                text = (row["Query"] or "").strip().strip('"')
                if 12 < len(text) <= 110 and text.isascii() and row["Tool"] not in _SKIP and not _CLASH.search(text):
                    found.append((text, _NOT_OURS.get(row["Tool"], "No tool here can do that.")))
    return found


def plugin_request(w: World) -> Steps:
    """A request for somebody else's plug-in."""
    text, reason = w.pick(_plugins())
    if not _mine(w, text):
        raise Skip("other split")
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(text)
    yield GiveUp(reason)


_STEP = re.compile(r"<<([^=<>]+)=([^<>]+)>>")


@lru_cache(maxsize=1)
def _problems() -> list[tuple[str, tuple[str, ...], str]]:
    folder = data_folder()
    path = folder / "gsm8k/train.jsonl" if folder else None
    found = []
    if path and path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            steps = _STEP.findall(row["answer"])
            final = row["answer"].rpartition("#### ")[2].replace(",", "").strip()
            question = " ".join(row["question"].split())
            if not 1 <= len(steps) <= 2 or len(question) > 260 or not question.isascii():
                continue
            expressions = tuple(e.strip().removeprefix("=") for e, _ in steps)
            if (
                all(re.fullmatch(r"[\d.+\-*/() ]*\d *[-+*/][\d.+\-*/() ]+", e) for e in expressions)
                and steps[-1][1].replace(",", "").strip() == final
            ):
                found.append((question, expressions, final))
    return found


def word_problem(w: World) -> Steps:
    """A word problem in one or two sums: of three the nano pack learns nothing."""
    question, expressions, _ = w.pick(_problems())
    if not _mine(w, question):
        raise Skip("other split")
    w.used_heldout |= w.split == "heldout_template"
    yield Ask(question)
    last = ""
    for number, expression in enumerate(expressions):
        why = "A word problem: the first sum." if number == 0 else "The next sum of the word problem."
        observation = yield Call(f"{why} Use calculate.", "calculate", {"expression": expression})
        if not observation.ok:
            raise Skip("not for the calculator")
        last = value(observation.content)
    yield Answer("The problem is solved.", f"The answer is {last}.")


if "nlu_home" not in missing():
    family("nlu_impossible", weight=3.0)(nlu_impossible)
    family("nlu_feedback", weight=0.8)(nlu_feedback)
    family("nlu_clock", weight=0.8)(nlu_clock)
    family("nlu_sum", weight=0.4)(nlu_sum)
if "metatool" not in missing():
    family("plugin_request", weight=2.0)(plugin_request)
if "gsm8k" not in missing():
    family("word_problem", weight=0.6)(word_problem)
