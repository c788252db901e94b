"""What happens to a request between the head and the keyboard: case, punctuation, contractions, slips of the finger."""

from __future__ import annotations

import re
from random import Random

from umi_local.spelling import NEIGHBOURS

LEAST_BLANKS = 3
"""Blanks of the shortest request with a slip of the finger: of one word with a slip nobody knows what it was."""

_DOUBLED = frozenset("get put run cut stop swap drop trim strip log tag jot grab wrap set scan nuke zip dig plan pin".split()) - {
    "nuke"
}
_VERBS = frozenset(
    "add append archive build calculate change check clear compare compute convert copy correct count create cut delete describe "
    "determine display drop dump duplicate edit erase examine explain fetch figure find fix get give grab insert inspect jot keep "
    "list locate look make measure move name note open pick place print put read record remove rename replace report rewrite run "
    "save scan search see set show store substitute swap tally tell throw total transfer trash turn type update view work write "
    "discard modify alter relocate shift trim summarize quote recite save list lookup".split()
)
_IRREGULAR = {"see": "seeing", "be": "being", "die": "dying", "lie": "lying", "tie": "tying"}


def gerund(verb: str) -> str:
    """Return the -ing form of a verb that is known, or an empty string."""
    if verb not in _VERBS:
        return ""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


_WORD = re.compile(r"[A-Za-z]{4,}")
_ARTICLE = re.compile(r"(?<!-)\b(?:the|a|an) ", re.IGNORECASE)
_SHORT = {"you": "u", "please": "pls", "are": "r", "and": "&", "for": "4", "to": "2", "people": "ppl", "what": "wat", "with": "w/"}
_SHORTABLE = re.compile(r"\b(you|please|and|with)\b")
_LONE_I = re.compile(r"(?<!-)\bi\b(?![.)])")
_OPENERS = (
    "i'm in a hurry. ", "my boss is asking. ", "next one: ", "also ", "hmm, ", "sorry to bother you, ", "good morning! ",
    "good evening, ", "ok so ", "thanks! ", "great. ", "perfect, ", "cool, ", "one last thing: ", "i'm cleaning up my files. ",
    "i lost track. ", "can't remember. ", "hey! ", "hello! ", "ok next: ", "fine. ", "nice, ", "well done. ", "alright then: ",
    "quick one: ", "hi there, ", "hey, ", "ok, ", "okay, ", "right, ", "so, ", "well, ", "um, ", "uh, ", "ah, ", "oh, ", "oh by the way, ", "by the way, ", "listen, ", "look, ", "sorry, ", "excuse me, ",
    "pardon me, ", "good afternoon. ", "good day! ", "hi again! ", "it's me again. ", "back again. ", "me again: ", "i have a problem. ", "i need your help. ", "i need a hand here. ", "maybe you can help. ",
    "small thing: ", "another thing: ", "next thing: ", "i'm new here. ", "i'm a bit lost. ", "i'm tired. ", "long day today. ", "busy day. ", "let's go. ", "let's get to work. ", "awesome, ", "super. ",
    "excellent. ", "very good, ", "got it. ", "i see. ", "ok thanks, ", "thank you! ", "my english is not so good. ", "sorry for my english. ", "i'm not good with computers. ", "my teacher asked. ",
    "a friend asked me. ", "we are almost done. ",
)  # fmt: skip
_CLOSERS = (
    " i need it for a report", " it's for my boss", " i'm in a hurry", " it's urgent", " i can't remember", " thanks in advance",
    " thank you so much", " i have a meeting soon", " no rush", " that's all", " much appreciated", " :)", " would be great",
    " 🙏", " 👍", " please hurry", " it's important", " i forgot again", " my colleague needs it", " for the meeting", " ok?",
    " cheers", " thanks a lot", " thanks so much", " thank you kindly", " many thanks", " bye", " that would help me", " that would help a lot", " i'd be grateful", " i appreciate it", " you're the best",
    " take your time", " when you have time", " as soon as you can", " the sooner the better", " i have to go soon", " i'm on the phone", " they are waiting", " my teacher wants it", " my wife is asking",
    " the customer is waiting", " it's for school", " it's for work", " it's for a friend", " i need it today", " i really need it", " i'm not good at this", " i can't do it myself", " i don't know how",
    " i'm too lazy", " sorry to bother you", " sorry for asking", " is that ok?", " is that possible?", " all right?", " haha", " lol", " :D", " ;)", " xx",
)  # fmt: skip


def typo(rng: Random, word: str) -> str:
    """Return a word with one slip of the finger: swapped, lost, doubled or neighbouring letter."""
    i = rng.randrange(1, len(word) - 1)
    roll = rng.random()
    if roll < 0.35:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if roll < 0.65:
        return word[:i] + word[i + 1 :]
    if roll < 0.82:
        return word[:i] + word[i] + word[i:]
    near = NEIGHBOURS.get(word[i].lower(), word[i])
    return word[:i] + near[int(rng.random() * len(near))] + word[i + 1 :]


def roughen(rng: Random, pieces: list[tuple[str, bool]], *, question: bool = False, closed: bool = False) -> str:
    """Return the pieces as one line of text, roughened where they are not slots.

    Case, end mark, contractions, articles, chat spelling, small talk around it, typos. Slots are never touched. `closed`: nothing may follow the last piece.
    """
    pieces = [p for p in pieces if p[0]]
    random = rng.random
    if random() < 0.025:
        pieces.insert(0, (_OPENERS[int(random() * len(_OPENERS))], False))
    last, last_slot = pieces[-1]
    marked = not last_slot and last.endswith(("?", ".", "!", ":"))
    closer = ""
    if not closed and random() < 0.015:
        closer = _CLOSERS[int(random() * len(_CLOSERS))]
    style = random()  # below 0.42 sloppy (all lower case), below 0.95 with a capital, else odd
    sloppy = style < 0.42
    articles = random() < 0.05
    chatty = sloppy and random() < 0.12
    loose = random() < 0.3  # apostrophes and commas go
    out: list[str] = []
    slip = random()
    short = sum(text.count(" ") for text, _ in pieces) < LEAST_BLANKS  # "dte" and "hlat" could mean anything
    slips = 0 if slip > 0.045 or short else 1 if slip > 0.01 else 2
    shout = style > 0.988
    spaced = random() if random() < 0.015 else 0.0
    for index, (text, slot) in enumerate(pieces):
        if slot:
            out.append(text)
            continue
        if articles:
            text = _ARTICLE.sub("", text)
        if loose:
            coded = text.startswith("'s") and out and not out[-1][-1:].isalpha()  # nobody types INV-4013s
            text = text.replace("'", "") if ("'s " not in text or sloppy) and not coded else text
            if sloppy:
                text = text.replace(", ", " ")
        if chatty:
            text = _SHORTABLE.sub(lambda m: _SHORT[m.group(1)], text)
        if not sloppy:
            text = _LONE_I.sub("I", text)
        if index == 0 and not sloppy and not shout:
            text = text[:1].upper() + text[1:]
        if slips and (found := _WORD.findall(text)):
            word = found[int(random() * len(found))]
            text = text.replace(word, typo(rng, word), 1)
            slips -= 1
        if spaced and " " in text[1:-1]:
            text = text.replace(" ", "  ", 1) if spaced > 0.5 else text.replace(", ", ",", 1)
        out.append(text.upper() if shout else text)
    whole = "".join(out)
    roll = random()
    if closed:
        return whole
    if marked:
        if roll < 0.2 and whole.endswith("?"):
            whole = whole[:-1]
        elif roll > 0.99:
            whole = whole[:-1] + ("??" if whole.endswith("?") else "!")
        elif roll > 0.98:
            whole = whole[:-1] + " " + whole[-1]
    elif question:
        whole += "?" if roll < 0.12 else ""
    elif roll < (0.1 if sloppy else 0.42) and "\n" not in whole[-40:]:
        whole += "."
    elif roll > 0.985:
        whole += "!"
    elif roll > 0.975:
        whole += "..."
    if closer:
        whole += ("" if whole.endswith(("?", ".", "!")) else ",") + closer
    return whole
