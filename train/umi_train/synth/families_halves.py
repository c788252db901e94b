"""A request that says one half of what its tool needs: the file and not the new name, the number and not the unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from umi_train.synth import contents
from umi_train.synth.acts_edit import new_word, word_in
from umi_train.synth.asking import ANSWERED, asked_back, with_it
from umi_train.synth.core import Answer, Ask, Done, Skip, Steps, World, family
from umi_train.synth.families_dialog import Given


@dataclass(frozen=True)
class Half:
    """Frames with the half that is said ({t} a file, {n} a number), what is lacking, the question and the rest."""

    frames: tuple[str, ...]
    lacks: str
    question: str
    tool: str
    rest: Callable[[World, str], Given]


def _named(w: World, path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    new = w.name("." + extension if dot and stem else None)
    if w.exists(f"{folder}{slash}{new}"):
        raise Skip("in the way")
    return f"{folder}{slash}{new}"


def _copied(w: World, path: str) -> Given:
    new = _named(w, path)
    return new.rpartition("/")[2], {"source": path, "destination": new}


def _placed(w: World, path: str) -> Given:
    folders = [f for f in w.folders if not path.startswith(f"{f}/") and not w.exists(f"{f}/{path.rpartition('/')[2]}")]
    if not folders:
        raise Skip("no folder")
    folder = w.pick(folders)
    return w.word("(into|to|in|) {d}", d=w.path(folder)).strip(), {"source": path, "destination": folder}


def _added(w: World, path: str) -> Given:
    text = contents.phrase(w.rng)
    return w.quoted(text) if w.chance(0.4) else text, {"path": path, "content": text}


def _changed(w: World, path: str) -> Given:
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = w.quoted(old), w.quoted(new)
    return w.word("[change |replace ]{a} (to|with|into|by|->) {b}", a=a, b=b), {"path": path, "old_text": old, "new_text": new}


def _removed(w: World, path: str) -> Given:
    old = word_in(w, w.files[path])
    return w.word("[the word |]{a}", a=w.quoted(old)), {"path": path, "old_text": old, "new_text": ""}


def _sought(w: World, path: str) -> Given:
    word = word_in(w, w.files[path], once=False)
    return w.quoted(word), {"query": word, "path": path}


def _converted(w: World, number: str) -> Given:
    a, b = w.pick((("km", "miles"), ("miles", "km"), ("kg", "pounds"), ("feet", "meters"), ("inches", "cm"), ("liters", "gallons"),
                   ("celsius", "fahrenheit"), ("grams", "ounces"), ("hours", "minutes"), ("cups", "ml")))  # fmt: skip
    return w.word("[from ]{a} (to|in|into) {b}", a=a, b=b), {"value": int(number), "from_unit": a, "to_unit": b}


def _shared(w: World, number: str) -> Given:
    whole = w.rng.randint(2, 4000)
    return w.word("[of |]{n}", n=whole), {"expression": f"{number}% of {whole}"}


HALVES = (
    Half((
        "do: copy {t}", "do: (duplicate|clone) {t}", "i (want|need|would like) a (copy|duplicate) of {t}", "cp {t}", "{t} copy please", "do: make a (copy|duplicate) of {t}",
        "(copy|duplicate) {t}[,] (please|will you|thanks)", "{t}[:|,] (copy it|make a copy|i need a copy)", "i have to copy {t}", "there should be a (second|another) {t}", "one more copy of {t}",
        "{t} (should|must|has to|needs to) be (copied|duplicated)", "do: (create|produce) a (copy|duplicate|second version) of {t}", "can {t} be copied",
        "i'd rather work on a copy of {t}", "ask: can i have {t} twice", "do: replicate {t}", "get: a (copy|duplicate) of {t}", "a copy of {t} would be (good|useful|nice)",
        "do: (copy|duplicate|clone) (a file for me|one file|a file)[:|,] {t}", "do: (xerox|photocopy|double|reproduce) {t}",
        "do: (get|give) me (a second|another|a duplicate) (file just like|file identical to|version identical to) {t}", "do: copy {t} under (another|a different|a new|a second) name",
        "do: (create|make) a (twin|second exemplar|double|clone) of {t}", "do: have {t} (copied|duplicated|cloned)", "i('d like| would like|'d love| want| need) {t} (copied|duplicated|cloned)",
        "i('d like| would like|'m trying| need) to (duplicate|clone|replicate) {t}", "i (want|need) (two|a pair) of {t}, so (copy it|duplicate it|make a copy)",
        "i need {t} (twice|a second time|under another name too)", "we need (another|a second|an identical) file like {t}, a (copy|duplicate) of it", "{t} (duplicate|clone|copying|copy it|copy job) (please|pls|thanks)",
        "{t} should exist (twice|two times|under two names)", "{t} is to be (copied|duplicated|cloned)", "(file to copy|copy this file|please copy this|to be copied)[:|] {t}",
        "(may|could|can) i (have|get) a (copy|duplicate|clone|second version) of {t}", "(what|how) about a (copy|duplicate|clone) of {t}", "without changing {t}, make (me |)(a copy|a duplicate) of it",
    ), "The name of the copy is not given", "What should the copy be called?", "copy_file", _copied),
    Half((
        "do: rename {t}", "{t} needs (another|a better|a new) name", "i (want|need|would like) to rename {t}", "do: give {t} (a new|another|a better|a different) name", "mv {t}", "rename {t}[,] (please|will you|thanks)",
        "{t} (should|must|has to) be renamed", "do: change the name of {t}", "{t} has (the wrong|a silly|a bad|a stupid) name", "i don't like the name {t}", "{t}[:|,] (rename it|new name please|other name)",
        "the name of {t} (is wrong|is bad|must change|has to change)", "do: call {t} something else", "{t} should be called something else", "can {t} be called differently", "do: retitle {t}", "do: relabel {t}",
        "i named {t} wrongly", "who called this {t}, it needs another name", "i want another name for {t}", "ren {t}", "a new name for {t} please",
        "do: (rename|retitle) (a file for me|one file|a file)[:|,] {t}", "do: (swap|replace|alter|adjust|modify|edit) the (name|file name|filename) of {t}",
        "do: (find|think of|pick) (another|a nicer|a proper) name for {t} and (rename it|change it)", "do: (let|have) {t} (be called|go by|be known as) (something else|something different|another name)",
        "do: (rechristen|rebaptize|relabel|redub) {t}", "do: not call {t} that any more", "do: (get|have) {t} renamed", "do: (fix|correct|improve) the (name|file name|filename) of {t}",
        "{t} (wants|requires|deserves|must get|has to get|should get) (another|a new|a different|a nicer) (name|filename)", "{t} is (a bad|a silly|an awful|a boring|a stupid|the wrong|not a good) (name|filename)",
        "{t} (is|was) (badly named|wrongly named|misnamed|named wrong)", "{t} (rename|new name|name change|renaming) (please|pls|thanks)", "{t} can't (keep|stay under) (that|its) name",
        "{t}, that (name|filename) (won't do|must go|is no good|has to change)", "i('d like| would like|'d love|'m going) to (give {t} another name|change the name of {t}|change what {t} is called|retitle {t})",
        "i('d like| would like| want| need|'d prefer) {t} (renamed|to be renamed|to have another name|under a different name)", "i (misspelled|botched|mistyped|messed up) the name of {t}",
        "i (hate|can't stand|dislike|regret) the (name|filename) {t}", "(file to rename|rename this file|please rename this|to be renamed)[:|] {t}",
        "(may|could|can) {t} (have|get|be given) (another|a new|a different) name", "(what|how) about (another|a different|a better) name for {t}",
        "the (file name|filename) of {t} (needs to|should|ought to) (change|be changed|be different)", "we (have|need|ought) to (rename|retitle) {t}",
    ), "The new name is not given", "What should it be called?", "move_file", _copied),
    Half((
        "do: move {t}", "{t} is in the wrong (place|folder|spot)", "i (want|need|would like) to move {t}", "do: put {t} (somewhere else|in another folder|in a folder|elsewhere)", "{t} (should|must|has to) be moved",
        "move {t}[,] (please|will you|thanks)", "{t}[:|,] (move it|wrong folder)", "do: relocate {t}", "{t} does not belong here", "do: tidy {t} away", "do: take {t} to (another folder|a different place)",
        "i want {t} (somewhere else|in another folder|out of this folder)", "{t} belongs (somewhere else|in another folder)", "{t} has to go into (a folder|another folder)", "can {t} be moved", "{t} lies in the wrong folder",
        "do: shift {t} elsewhere", "do: find {t} a better place", "{t} should not be here but in another folder",
        "do: (move|relocate|shift|transfer) (a file for me|one file|a file)[:|,] {t}", "do: (transfer|shift|relocate) {t} to (another|a different|a better) (folder|directory|place)",
        "do: (get|move|take) {t} out of (here|this folder|this directory) (into another one|to somewhere else|and into a folder)", "do: (file|sort|stow|put) {t} away (in a folder|somewhere else|in some other folder)",
        "do: change the (folder|location|place) of {t}", "do: (have|get) {t} (moved|relocated|transferred|shifted)", "do: bring {t} (somewhere else|elsewhere|to another folder|where it belongs)",
        "do: (drag|carry|send) {t} (to another place|over to another folder|elsewhere)", "{t} (wants|requires|needs) (a new|another|a better) (place|home|folder|location)",
        "{t} (should|must|has to|ought to) (be|live|sit|lie) (somewhere else|in another folder|in a different folder)",
        "{t} (should|must|has to|ought to) (move|go to another folder|be relocated|be transferred|change folders)",
        "{t} is (misplaced|misfiled|not where it should be|in the wrong directory|lying around in the wrong place)[, move it|, please move it|]", "{t} (move|moving|relocation) (please|pls|thanks)",
        "{t} can't stay (here|where it is|in this folder), it must be moved", "i('d like| would like|'d love|'m trying) to (move|relocate|transfer|shift) {t}",
        "i('d like| would like|'d prefer| need) {t} (moved|relocated|in another folder|somewhere else|transferred)", "i (saved|put|stored|left) {t} in the wrong (folder|place|directory)",
        "(file to move|move this file|please move this|to be moved)[:|] {t}", "(what|how) about moving {t} (somewhere else|to another folder|elsewhere)",
        "(may|could|can) {t} (go|live|be put) (somewhere else|in another folder|elsewhere)", "we (have|need|ought) to (move|relocate) {t}", "mv {t} to (another folder|some other place|a better place)",
    ), "The place is not given", "Where should it go?", "move_file", _placed),
    Half((
        "do: (add|append) (something|a line|some text|a few words) to {t}", "i (want|need|would like) to (add|append) (something|a line|some text|a note) to {t}", "{t} needs (another|one more) line", "do: extend {t}",
        "i forgot (something|a line) in {t}", "something is missing in {t}", "do: write (something|a line) (at the end of|at the bottom of) {t}", "{t}[:|,] (add something|add a line|one more line)",
        "add to {t}", "append to {t}", "i have something (to add to|for) {t}", "there's (something|one more thing) to add to {t}", "one more (thing|line|entry|item) for {t}", "a new (line|entry|item) for {t}",
        "do: put (something|another line|one more item) (on|in|into) {t}", "{t} is not complete, something has to be added", "can i add something to {t}", "echo >> {t}", "do: make an entry in {t}", "do: add an item to {t}",
        "i want to write something into {t}",
        "do: (add|append|attach) (one more thing|another line|one more line|a sentence|an entry|a remark|a bit of text) (to|at the end of) {t}",
        "do: (continue|supplement|lengthen|augment) {t} (with a line|with some text|by a line)", "do: (jot|note|write) (something|a line|one more thing) down (in|at the end of|at the bottom of) {t}",
        "do: (stick|tack|pop) (something|a line|another line) (on|onto) the end of {t}", "do: (have|get) (something|a line|one more line|some text) (added|appended) to {t}",
        "do: (enter|log|record) (something|one more thing|a new entry) in {t}", "do: put (some more text|one more thing|a few more words) (at the end of|at the bottom of) {t}",
        "{t} (needs|requires|should get|wants|is missing) (an addition|a last line|an extra line|a new entry|one more entry)", "{t} (isn't|is not) (complete|finished) yet, (a line|something|an entry) is missing",
        "{t} (append|addition|add a line|new entry|one more line) (please|pls|thanks)", "{t} should (get|be) (longer by a line|one line longer|extended by a line)",
        "i('d like| would like|'d love|'m going) to (add|append|put) (something|one more thing|another line|an entry) (to|at the end of) {t}", "i('d like| would like| have| need) something (added|appended) to {t}",
        "i (have|got|wrote|found) (another|a new|one more) (line|entry|item) for {t}", "i left (something|a line|one thing) out (of|in) {t}[, it has to be added|, add it|]",
        "i (just|) (remembered|thought of) something (that goes at the end of|to add to|for the end of) {t}", "(line|text|something|entry) to (add|append) to {t}",
        "(an addition|an update|one more entry|a postscript) (to|for) {t}", "(may|could|can) (i|we|you) (add|append) (a line|something|an entry|some text) to {t}",
        "(what|how) about (adding|appending) (something|a line) to {t}", "something (has to|must|should|still has to) be (added|appended) to {t}", "the end of {t} (needs|should get) (another|one more) line",
        "we (forgot|left out) (something|a line|an entry) in {t}[, it must be added|, so add it|]",
    ), "The text is not given", "What should I add?", "append_file", _added),
    Half((
        "do: (edit|change|correct|alter|modify) {t}", "do: (edit|change|fix|correct) something in {t}", "i (want|need|would like|have) to (edit|change|correct|alter) (something in|a word in|) {t}", "there is a (mistake|typo) in {t}",
        "do: (replace|exchange|swap) a word in {t}", "{t} (has|contains) a (mistake|typo|wrong word)", "{t} needs (an edit|a change|a correction|to be changed)", "something in {t} is wrong", "i misspelled something in {t}",
        "{t}[:|,] (edit it|there's a typo|change a word|fix the typo)", "one word in {t} (is wrong|must be replaced|has to change)", "a word in {t} should be another one", "sed {t}", "do: make a change in {t}",
        "do: find and replace in {t}", "{t} is (not right|outdated in one place), change it", "fix {t}", "the text of {t} has to be changed", "do: put another word into {t}",
        "do: (amend|revise|tweak|adjust|adapt|rewrite) (something|a word|a detail|one thing|a bit) in {t}",
        "do: (swap|switch|substitute|exchange) (something|a word|some text|one word) in {t} (for another one|for something else|)",
        "do: (make|do) (a|one) (correction|small change|little edit|quick fix|replacement|text change) in {t}", "do: (correct|fix|repair) (a|the|one) (mistake|error|slip|misspelling|wrong word) in {t}",
        "do: turn one word in {t} into another", "do: (have|get) (something|a word|a mistake) in {t} (changed|corrected|fixed|replaced)", "do: (update|modernize|refresh) (a word|a detail|one entry|one thing) in {t}",
        "do: (open|go into) {t} and (change|correct|replace) (something|a word|one thing)", "{t} (should|must|has to|ought to) be (edited|corrected|changed|altered|modified|amended)",
        "{t} (says|has) (something|one thing) wrong[, correct it|, fix it|]", "{t} (has|contains) (an error|a misspelling|a slip|a wrong value|something outdated)[, correct it|, please fix it|]",
        "{t} (edit|correction|text change|replacement|typo fix) (please|pls|thanks|needed)", "{t} isn't (correct|quite right|up to date) (in one place|in one word|any more in one spot)",
        "{t} (requires|wants|is waiting for) (an edit|a correction|one change|a fix)", "i('d like| would like|'d love|'m going) to (change|correct|replace|edit|fix) (a word|something|one thing|some text) in {t}",
        "i('d like| would like| need| want) (something|a word|one word|one thing) in {t} (changed|replaced|corrected|edited)", "i (found|see|spotted|noticed) a (typo|mistake|wrong word|slip|misspelling) in {t}",
        "i (made|have made) a (mistake|typo|slip|spelling mistake) in {t}", "i (typed|wrote|spelled) (something|a word|one word) wrong in {t}",
        "(file to edit|edit this file|please edit this|please correct this file|to be corrected)[:|] {t}", "(may|could|can) {t} be (edited|corrected|changed)",
        "(what|how) about (correcting|changing|replacing) (a word|something) in {t}", "one (detail|entry|value|name) in {t} (is wrong|has changed|is outdated|needs changing)",
        "(some|a bit of|a piece of) text in {t} (must be|has to be|should be|needs to be) (replaced|changed|corrected)",
    ), "The change is not given", "What should I change, and to what?", "edit_file", _changed),
    Half((
        "do: (remove|delete|take out|cut) (something|a word|some text|a part) (from|in) {t}", "i (want|need|would like) to (remove|delete|cut) (something|a word|some text) (from|in) {t}", "a word (has to|must|should) go from {t}",
        "something in {t} (has to|must|should) go", "{t}[:|,] (remove a word|take something out|delete a word)", "there is (a word|something) in {t} that should not be there", "{t} has a word too many",
        "do: strike a word from {t}", "do: shorten {t} by a word", "one word in {t} is too much", "can you take a word out of {t}", "some text in {t} can go", "do: clean a word out of {t}", "one of the words in {t} must disappear",
        "do: (erase|drop|strike|snip|trim|scratch|cross out) (something|a word|some words|a phrase|a bit of text) (from|in) {t}",
        "do: (get rid of|throw out|do away with) (something|a word|a phrase|some words) (in|from) {t}", "do: (have|get) (something|a word|a phrase|some words) (removed|deleted|taken out|cut) (from|out of) {t}",
        "do: (go into|open) {t} and (take out|delete|remove|cut) (something|a word|some words)", "do: (make|let) a word (disappear|vanish|go away) from {t}", "{t} (should|must|has to) lose a (word|phrase|few words)",
        "{t} (contains|has) (something|a word|a phrase) that (has to go|must go|must be removed|should be deleted|does not belong there)", "{t} (word removal|deletion of a word|one word out) (please|pls|thanks)",
        "i('d like| would like|'d love|'m going) to (take|delete|remove|cut|strike) (something|a word|a phrase) (out of|from) {t}",
        "i('d like| would like| need| want) (something|a word|a phrase|some words) (deleted|removed|gone|taken out|cut) from {t}", "i (wrote|put|typed) a word (too many|too much) (in|into) {t}",
        "i (wrote|put|typed) something (in|into) {t} that (must go|should not be there|has to be removed|has to come out)", "(may|could|can) (something|a word|a phrase) be (removed|deleted|cut|taken out) from {t}",
        "(what|how) about (removing|deleting|cutting) (a word|something|a phrase) (from|in) {t}", "(some|a few) words in {t} (must go|have to go|can go|are superfluous|should be deleted)",
        "(something|a word|a phrase) (doesn't|does not) belong in {t}[, take it out|, remove it|]",
    ), "The text is not given", "What should I remove?", "edit_file", _removed),
    Half((
        "do: search {t}", "do: search (in|through|inside) {t}", "i (want|need|would like|have) to (search|look something up) in {t}", "do: (look|find) something (in|up in) {t}", "grep {t}", "{t}[:|,] (search|i'm looking for something)",
        "i'm (looking|searching) for (something|a word|a line) in {t}", "do: find a (word|line|phrase) in {t}", "something must be in {t}, find it", "can you search {t} for me", "there's a word in {t} i need",
        "do: scan {t} for something", "find in {t}", "do: look for a (word|term|name) in {t}", "where in {t} does it say that", "i lost a line in {t}",
        "do: (comb|look|go|browse|sift|rummage) through {t} for (something|a word|a phrase|a name)", "do: (check|inspect|examine) {t} for (something|a certain word|a word|a name)",
        "do: (run|do|make|start) a (search|text search|quick search) (in|on|through|of) {t}", "do: (locate|spot|track down|seek) (something|a word|a line|a phrase|a certain word) in {t}",
        "do: (use|start) the search (in|on) {t}", "do: (see|check|find out) (if|whether) a (certain|particular) (word|name|thing) is in {t}", "do: help me (find|locate|look up) something in {t}",
        "{t} (search|text search|lookup|grep|ctrl f) (please|pls|thanks)", "{t} (should|must|has to) be searched",
        "{t} (must|should) (mention|contain|say) (something|it|that) somewhere, (find it|search for it|look for it)",
        "i('d like| would like|'d love|'m trying) to (find|look up|locate|search for) (something|a word|a line|a name) in {t}", "i (can't|cannot|could not) find (something|a word|a line|a name|what i want) in {t}",
        "i (have|need|want) to (look for|find|check for|locate) (something|a word|a certain line) in {t}", "(file to search|search this file|please search this|search in)[:|] {t}",
        "(may|could|can) (i|we) (search|look something up in) {t}", "(what|how) about (a search in|searching) {t}", "(is a certain word in|does a certain name appear in|does some term occur in) {t}",
        "(ripgrep|rg|ctrl-f in|egrep|findstr) {t}",
    ), "The words are not given", "What should I look for?", "search_text", _sought),
    Half((
        "do: convert {n}", "convert {n} (for me|please|to another unit|into another unit)", "i (want|need|have) to convert {n}", "{n}[,] (convert it|convert that|in another unit)", "ask: can you convert {n} [for me|]",
        "do: change {n} to another unit", "{n} in other units", "ask: how much is {n} in the other unit", "unit conversion of {n}", "do: express {n} in another unit", "{n} has to be converted", "a conversion: {n}", "i have {n} and need it in another unit",
        "what is {n} converted",
        "do: (translate|transform|turn|recalculate|switch) {n} (to|into) (another|a different) unit", "do: (do|make) a (conversion|unit conversion) (of|for) {n}",
        "do: (write|give|show) {n} in (another|a different|some other) unit", "do: have {n} converted", "i('d like| would like|'d love| need| want) {n} (converted|in another unit|in a different unit)",
        "i('d like| would like|'m trying) to convert {n}", "{n} (convert|conversion|unit conversion|units) (please|pls|thanks)",
        "{n} (should|must|has to|needs to) be (converted|in another unit|expressed in another unit)", "{n} in (a different|some other|the other) unit[, please|]", "(number|value|amount|figure) to convert[:|] {n}",
        "(convert|conversion)[:|] {n}", "(may|could|can) {n} be (converted|put in another unit|expressed in another unit)", "(what|how) about {n} in (another|a different) unit",
        "i (measured|read|got) {n}[,] (convert it|convert that|i need it in another unit)", "we (have|need) to convert {n} [to another unit|into another unit]",
    ), "The units are not given", "From which unit to which?", "convert_units", _converted),
    Half((
        "ask: (what is|what's|how much is) {n} (percent|per cent)", "{n} percent[,] (please|how much is that)", "{n}%", "do: (calculate|compute|work out|figure out) {n} (percent|per cent)", "i (need|want) (to know|) {n} (percent|per cent)",
        "get: {n} (percent|per cent)", "{n} percent of it", "do: take {n} percent", "{n} percent of that amount, please", "ask: what do {n} percent (come to|make)", "what would {n} percent be", "how much are {n} percent",
        "do: (give|tell|show) me {n} (percent|per cent)", "do: (get|find|determine) {n} (percent|per cent) (of it|of that|of something)",
        "do: (calculate|compute|work out) (the|a) {n} percent (share|portion|part|cut|rate)", "i('d like| would like|'d love) [to know|] {n} (percent|per cent)",
        "i (have|need|am supposed) to (calculate|work out|compute) {n} (percent|per cent)", "{n} (percent|per cent) (please|pls|thanks|of something)",
        "{n} (percent|per cent)[,] (what is that|what does that make|in numbers|how many is it)", "{n}% (please|of that|of it|of something|of the amount|of the total)",
        "(percentage|percentage to compute|percent)[:|] {n}", "(what|how) about {n} (percent|per cent) of (it|that|the amount)", "(could|can) you (calculate|work out|figure out) {n}%",
        "a (share|cut|portion) of {n} (percent|per cent)[, how much is that|, what does that come to|, calculate it]", "how (high|big|large) (is|are) {n} (percent|per cent)",
        "we need {n} (percent|per cent) [of an amount|of a sum|]",
    ), "The amount is not given", "Of what amount?", "calculate", _shared),
)  # fmt: skip


_ANSWERS = {
    "calculate": ("The result is known.", "{}"),
    "convert_units": ("The result is known.", "{}."),
    "search_text": ("The lines were found.", "{}"),
}
"""How the planner and the answer go on where they do not tell what was done."""


@family("half_said", weight=7)
def half_said(w: World) -> Steps:
    """Ask for the other half; one in four times nobody answers."""
    half = w.pick(HALVES)
    if not w.has(half.tool):
        raise Skip(half.tool)
    number = half.tool in ("convert_units", "calculate")
    said = str(w.rng.randint(2, 95) if half.tool == "calculate" else w.rng.randint(2, 900)) if number else w.pick_text_file(max_chars=600)
    reply, arguments = half.rest(w, said)
    yield Ask(w.say(half.frames, n=said) if number else w.say(half.frames, t=w.path(said)))
    if not (yield from asked_back(w, half.lacks, half.question, reply)):
        return
    observation = yield with_it(half.tool, arguments)
    if not observation.ok:
        raise Skip(observation.content)
    if half.tool in _ANSWERS:
        rationale, answer = _ANSWERS[half.tool]
        yield Answer(rationale, answer.format(observation.content))
    else:
        yield Done(ANSWERED)
