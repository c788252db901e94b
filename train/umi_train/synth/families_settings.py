"""Edits that need to know the file: tick off, read and change settings, texts that are not there or several times."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.pointing import extension

CHECK_OFF = [
    "do: (mark|check|tick) {x} (as done|off|as finished|as completed) in {t}",
    "do: mark {x} in {t} as (done|finished|complete|completed)",
    "do: (check off|tick off|complete|cross off) {x} (in|on|from) {t}",
    "i (did|finished|completed|have done) {x}[,] (mark it as done|tick it off|check it off) in {t}",
    "{x} (is done|is finished|is complete)[,] (update|mark it in|check it off in|tick it off in) {t}",
    "{x} in {t} is done",
    "do: set {x} to done in {t}",
    "{t}[:|,] {x} is done",
    "{x} (is done|is finished)[.|;|,] (please|) (mark it|tick it|check it) in {t}",
    "i've (done|finished|completed) {x}[,] (tick it|mark it|check it off) in {t}",
    "do: put (a tick|an x|a check mark) (at|next to|by|in front of) {x} in {t}",
    "in {t}[,] {x} (is done|is finished|can be ticked off|is completed)",
    "in {t} (check off|tick off|mark as done) {x}",
    "done with {x}[,] (update|tick it off in|mark it in) {t}",
    "[x] {x} in {t}",
    "{x} in {t} can be (ticked off|checked|marked as done)",
    "finally (did|finished) {x}[!|,|.] (tick it off|check it off|mark it as done) in {t}",
    "we (did|finished) {x} (today|yesterday|already)[,] (tick it off|mark it as done) in {t}",
    "do: (strike|strike off|tick|flag as done) {x} (on|in) {t}",
    "do: (put|set) {x} (on|to) (done|finished|completed) in {t}",
    "do: give {x} (a tick|an x|a check mark|its tick) in {t}",
    "do: (put|make) an x in the box (of|for|before|next to) {x} in {t}",
    "do: close the (task|item|point|todo) {x} in {t}",
    "ask: can you (tick|check|mark) {x} (off|as done) in {t}",
    "ask: could {x} in {t} be (ticked off|marked as done|checked off)",
    "{x} is (off my list|behind me|taken care of|sorted|settled|complete)[,] (tick it off|mark it as done|check it off) in {t}",
    "i (just|finally|already) (did|finished|completed) {x}[,] so (tick|check) it (off|) in {t}",
    "no need to do {x} any more[,] it is done[,] (tick it off|mark it) in {t}",
    "{x}: (done|finished|completed)[!|.|,] (tick it off|mark it|check it) in {t}",
    "{x} (done|finished)[,|.] the list is {t}",
    "(another|one more) task (done|finished)[,|:] {x}[,|.] (tick it off|mark it|check it off) in {t}",
    "one thing less to do[,|:] {x}[,|.] (tick it off|check it off|mark it as done) in {t}",
    "(success|done|hooray)[,|!] {x} is (done|finished)[,] (mark it|tick it off|check it) in {t}",
    "why is {x} still open in {t}? (it's done|i did it)[,] (tick it off|mark it as done)",
    "{t} still shows {x} as open[,] but (it is done|i did it|it's finished)[,] (tick it off|mark it)",
    "{x} can be (crossed off|struck off|checked) in {t}",
    "status of {x} in {t}: done",
    "my (wife|husband|brother|colleague|boss) did {x}[,] (tick it off|mark it as done) in {t}",
    "task {x} in {t} is (done|complete|finished)",
    "do: (register|flag|count) {x} as (done|finished|completed) in {t}",
    "do: (complete|close|resolve) the (item|task|entry|point) {x} (in|on) {t}",
    "do: (tick|check|mark) {x} on the list in {t}[,] (it is done|it's finished|i did it)",
    "do: (change|switch|flip) {x} from (open|to do|undone) to (done|finished|completed) in {t}",
    "do: (fill|cross|check) the (box|checkbox) (of|for|next to|before) {x} in {t}",
    "do: mark off {x} (in|on) {t}",
    "do: (show|list) {x} as (done|completed|finished) in {t} from now on",
    "do: (update|edit) {t}[,] (since|because) {x} is (done|finished|completed)",
    "do: let {t} (say|show) that {x} is (done|finished|completed)",
    "do: (find|look for) {x} in {t} and (tick it|check it off|mark it as done)",
    "do: turn the open box of {x} in {t} into a ticked one",
    "ask: can {x} be (ticked off|checked off|marked as done|crossed off) in {t}",
    "ask: could you (cross|tick|check) {x} off (in|on) {t}",
    "ask: would you (check|tick) the box (for|of|next to) {x} in {t}",
    "i (got around to|managed to finish|am through with|wrapped up) {x}[,] (tick it off|check it off|mark it as done) in {t}",
    "i'm (done|finished|through) with {x}[,] (tick it off|check it off|mark it) in {t}",
    "i'd like {x} (ticked off|checked off|marked as done|crossed off) in {t}",
    "(phew|yay|finally|at last)[,|:|!] {x} is (done|over|finished)[,|.] (tick it off|check it off) in {t}",
    "(that's it for|so much for|we can close|we're through with) {x}[,] (tick it off|mark it as done) in {t}",
    "{x} has been (done|finished|completed|taken care of|dealt with)[,] (tick it off|mark it|check it off) in {t}",
    "{x} got (done|finished)[,] (tick it off|check it off|mark that) in {t}",
    "{x} is no longer (open|to do|pending) in {t}[,] (tick it|mark it as done)",
    "{x} needs (a tick|an x|a check mark|ticking off|checking off) in {t}",
    "{x} needs to be (ticked off|checked off|marked as done) in {t}",
    "{x} should be (ticked|checked|marked as done|marked as finished) in {t}",
    "{t}[:|,] (tick off|check off|tick|mark as done) {x}",
    "{t}[,] {x}[,|:] (done|finished|tick it|check)",
    "(todo|item|task) (done|finished|completed) in {t}: {x}",
    "of the things in {t}[,] {x} is (done|finished|ticked off now)",
    "(one|a) tick for {x} in {t}",
    "in {t}[,] {x} (gets|deserves|has earned) (a tick|an x|a check mark)",
]


@family("check_off", weight=0.7)
def check_off(w: World) -> Steps:
    found = [(p, line) for p, t in w.files.items() for line in t.splitlines() if line.lstrip("- ").startswith("[ ] ")]
    if not found:
        path = w.write(w.pick(["todo", "tasks", "chores", "list", names.pseudo(w.rng)]) + w.pick([".txt", ".md"]), "")
        rows = [f"{w.pick(['[ ]', '[ ]', '[x]'])} {contents.task(w.rng)}" for _ in range(w.rng.randint(2, 6))]
        w.write(path, "\n".join(rows) + "\n")
        found = [(path, r) for r in rows if r.startswith("[ ]")]
        if not found:
            raise Skip("nothing open")
    path, line = w.pick(found)
    item = line.split("[ ] ", 1)[1]
    if w.files[path].count(f"[ ] {item}") != 1:
        raise Skip("twice")
    yield Ask(w.say(CHECK_OFF, x=w.quoted(item, always=w.chance(0.4)), t=w.path(path)))
    yield Call("Mark it with edit_file.", "edit_file", {"path": path, "old_text": f"[ ] {item}", "new_text": f"[x] {item}"})
    yield Answer("The text was replaced.", f"I marked \"{item}\" as done in {path}.")


SETTING = [
    "do: (raise|increase|bump|lower|reduce|decrease|turn up|turn down) [the|] {k} to {v} in {t}", "do: (raise|increase|bump|lower|reduce) [the|] {k} in {t} to {v}", "do: (bring|put|move|take) [the|] {k} (up|down) to {v} in {t}",
    "{k} to {v} in {t}", "{k} (has to|must|should) go (up|down) to {v} in {t}", "make it {v} for {k} in {t}", "do: give {k} the value {v} in {t}", "do: edit {t} so that {k} is {v}", "from now on {k} is {v}, change {t}", "{t}: {k} {v}",
    "do: (enable|switch|flip|toggle) {k} to {v} in {t}", "{t} needs {k} at {v}", "we need {k} at {v} in {t}",
    "do: (set|change|update) [the] {k} to {v} in {t}",
    "do: (set|change|update) the {k} in {t} to {v}",
    "do: in {t}[,] (set|change) [the] {k} to {v}",
    "{k} in {t} should be {v}",
    "the {k} in {t} (should be|must be|has to be) {v}",
    "{t}[:|,] (set|change) {k} to {v}",
    "do: make the {k} {v} in {t}",
    "do: use {k} {v} in {t}",
    "i want [the] {k} (to be|set to) {v} in {t}",
    "do: edit {t} so that [the] {k} is {v}",
    "in {t} the {k} (should be|must be|has to be|is to be) {v}",
    "{t}[,] {k} = {v}",
    "the {k} (should be|must be|has to be) {v}[,] (change|update|edit|adjust) {t}",
    "we (moved|switched|changed) to {k} {v}[,] (update|adjust|fix) {t}",
    "do: (open|edit) {t} and (set|change) the {k} to {v}",
    "do: (switch|turn) the {k} in {t} to {v}",
    "do: give the {k} in {t} the value {v}",
    "{v} should be the {k} in {t}",
    "the {k} in {t} is (wrong|outdated|not right)[,] (it should be|make it|change it to) {v}",
    "new {k} (in|for) {t}: {v}",
    "{k} -> {v} in {t}",
    "in {t} (use|put|write) {v} as [the] {k}",
    "do: put {v} as [the] {k} in {t}",
    "do: (adjust|alter|modify|reset|configure|reconfigure) [the] {k} (to|as) {v} in {t}",
    "do: (let|have) [the] {k} be {v} in {t}",
    "do: (overwrite|replace) the value of {k} (in|inside) {t} (with|by) {v}",
    "do: (open|go into|edit) {t} and (put|write|enter) {v} (for|as|under) {k}",
    "do: (assign|enter|write) {v} (to|for|as) [the] {k} in {t}",
    "do: change the (value|setting|option) {k} (in|of) {t} to {v}",
    "ask: can [the] {k} in {t} be (set to|changed to|made) {v}",
    "ask: could you (set|change|put) [the] {k} (in|of) {t} to {v}",
    "{t} should (have|use|get|say) {v} (for|as) [the] {k}",
    "{t} (has|uses) the wrong {k}[,] (it's|it should be|make it|change it to) {v}",
    "the {k} (changed|is different now|is new)[,] it's {v}[,] (update|change|fix|edit) {t}",
    "from now on the {k} is {v}[,] (update|change|edit|fix) {t}",
    "don't keep the old {k} in {t}[,] (use|put|set it to|make it) {v}",
    "for [the] {k} in {t} (use|take|put|write) {v}",
    "i need [the] {k} (in|of) {t} (to be|at|set to) {v}",
    "[the] {k} of {t} (should be|must be|to be|becomes|is now) {v}",
    "why is the {k} in {t} not {v}? (set|change|fix) it",
    "{k} {v} in {t} please",
    "{t} {k} {v}",
    "{t}: {k}: {v}",
    "(config|setting) {k} in {t}[,|:] (new value|value|set to) {v}",
    "whatever {k} is in {t}[,] (make it|set it to|it should be) {v}",
    "i'd like {t} to have [the] {k} {v}",
    "in the file {t}, {k} := {v}",
    "with {v} as [the] {k}[,] {t} would be right[,] (change|fix) it",
    "so the {k} in {t} has to be {v} (now|from now on|)",
    "what about setting [the] {k} in {t} to {v}",
    "we (need|want|use) {v} as [the] {k} now[,] (change|edit|update|fix) {t}",
    "nothing works until [the] {k} in {t} is {v}[,] (set|change|fix) it",
    "it would be (better|right|nice) if [the] {k} in {t} were {v}",
    "the right {k} (in|for) {t} is {v}",
    "do: (tweak|tune|redefine|readjust|correct) [the] {k} in {t} (to|so that it is) {v}",
    "do: (specify|define|configure|declare) {v} as [the] {k} in {t}",
    "do: (choose|pick|select) {v} (as|for) [the] {k} in {t}",
    "do: (change over|go over|switch) to {v} (as|for) [the] {k} in {t}",
    "do: (define|fix) [the] {k} (in|of) {t} as {v}",
    "do: (type|fill in|key in) {v} (for|as|at|next to) [the] {k} in {t}",
    "do: (find|look for) [the] {k} in {t} and (make it|set it to|change it to) {v}",
    "do: (exchange|swap) (the present|the current|the old) {k} in {t} (for|with) {v}",
    "do: (replace|overwrite) whatever [the] {k} is in {t} (with|by) {v}",
    "do: let {t} (use|have|run with|work with) {v} as [the] {k}",
    "do: have [the] {k} in {t} (set|changed|switched) to {v}",
    "do: (reconfigure|adapt|adjust|rework) {t} so [that] [the] {k} is {v}",
    "do: bring [the] {k} in {t} up to date[,] it (is|should be) {v}",
    "do: (modify|edit) the (line|entry|row) (for|with|of) {k} in {t} (to be|so it says|to say) {v}",
    "ask: could [the] {k} in {t} be {v} (from now on|instead|please|)",
    "ask: can {t} (use|have|take) {v} as [the] {k}",
    "ask: can you make [the] {k} {v} in {t}",
    "ask: could you switch [the] {k} over to {v} in {t}",
    "i'd (like|love|prefer|rather have) {v} as [the] {k} in {t}",
    "i'd (like|want) [the] {k} in {t} to (be|read|become) {v}",
    "there is a new {k}[,|:] {v}[,] (update|change|correct|fix) {t}",
    "i (chose|picked|was given|decided on) {v} as [the] {k}[,] (change|update|edit|adjust) {t}",
    "i (set|put|typed) the wrong {k} in {t}[,] (it should be|it has to be|make it) {v}",
    "(my boss|the admin|the team|the customer|support) wants [the] {k} in {t} to be {v}",
    "(the admin|support|my colleague|the manual) says [the] {k} in {t} (should|must|has to) be {v}",
    "[the] {k} is now {v}[,] (change|update|edit|adjust|fix) {t}",
    "[the] {k} (in|of) {t} (needs to be|needs changing to|needs setting to|is to become) {v}",
    "[the] {k} in {t} (isn't|is not) {v} yet[,] (make it so|set it|change it|fix that)",
    "[the] {k}[:|,] {v} (instead of|in place of|not) what {t} says now",
    "[the] {k} {v}[,] (to be entered|to be set|please set it) in {t}",
    "{t} needs (a new|another|a different|the right) {k}[,|:] {v}",
    "{t} (must|has to) (have|use|say|list) {v} (as|for|under) [the] {k}",
    "{t} should no longer have the old {k} but {v}",
    "{t}[,|:] (new|changed) {k}[,|:] {v}",
    "{t}[,|:] {k} (to|=>|now|becomes) {v}",
    "{t} > {k} > {v}",
    "(change|edit|adjust|update) {t}[:|,] {k} (to|is|becomes|now) {v}",
    "(option|parameter|key|field|property|variable) {k} in {t}[,|:] (set to|new value|value) {v}",
    "for {t}[,] (a new|another) {k}[,|:] {v}",
    "(as|for) [the] {k} (write|put|enter|use) {v} (in|into) {t}",
    "instead of the (old|present|current) {k}[,] {t} should (have|say|use) {v}",
    "what {t} has as [the] {k} (should|must|has to) be {v}",
    "(starting|beginning) today[,] [the] {k} in {t} (is|should be|has to be) {v}",
]
READ_SETTING = [
    "ask: (what is|what's) the {k} in {t}",
    "ask: what is [the] {k} set to in {t}",
    "ask: (which|what) {k} (is set|is used|is configured|do we use) in {t}",
    "ask: what {k} does {t} (have|use|say)",
    "know: (what|which) {k} is set in {t}",
    "know: what the {k} is in {t}",
    "know: what [the] {k} is set to in {t}",
    "get: the {k} (from|in|set in|given in) {t}",
    "get: the value of {k} (from|in) {t}",
    "do: look up [the] {k} in {t}",
    "do: check [the] {k} in {t}",
    "{k} in {t}",
    "{t}[:|,] (what is the|which) {k}",
    "value of {k} in {t}",
    "in {t}[,] what is [the] {k}",
    "i (forgot|don't know|need|can't remember) (the {k} that is set in|the {k} from|which {k} is set in) {t}",
    "do: (look into|check|open) {t} and tell me [the] {k}",
    "{t}[:|,] {k}?",
    "grep {k} {t}",
    "ask: has {t} a {k} (and which|, and which one)",
    "ask: what (value|setting) does {k} have in {t}",
    "do: (read|get|fetch) [me] the {k} (from|out of) {t}",
    "the {k} in {t} is (what|which)",
    "ask: to what is [the] {k} set in {t}",
    "know: which {k} (we use|i set|is configured) in {t}",
    "according to {t}[,] what is the {k}",
    "ask: what (stands|is written|is entered|is given) (for|as|under) {k} in {t}",
    "ask: what does {t} (say|give|list|state) (as|for|about) [the] {k}",
    "ask: what did (i|we) (set|put|enter|choose) (for|as) [the] {k} in {t}",
    "ask: how is [the] {k} (set|configured|defined) in {t}",
    "ask: (which|what) value (is given to|did i give|stands for|belongs to) {k} in {t}",
    "ask: what's the (value|setting|entry) (of|for) {k} in {t}",
    "know: what {t} (says|has|gives) (for|as) [the] {k}",
    "know: what (stands for|is given for) {k} in {t}",
    "know: how [the] {k} is (set|configured) in {t}",
    "get: the {k} (value|setting|entry) (of|from|in) {t}",
    "get: the current (value of|) {k} (from|in) {t}",
    "do: (see|find out|check|look up) what [the] {k} is in {t}",
    "do: (pull up|dig up|fetch|grab) [the] {k} from {t}",
    "do: read the (value|setting|entry) of {k} (in|from) {t}",
    "(current|present) {k} (in|of|from) {t}",
    "{k} from {t}",
    "{k}? (it's|it is|it must be|should be) in {t}",
    "{t} (has|holds|contains) a {k}[,] (what is it|which one|tell me)",
    "somewhere in {t} (is|stands) the {k}[,] (what is it|tell me|which is it)",
    "i need to (type in|enter|know|tell someone) the {k} [that is set] in {t}",
    "i can't remember the {k}[,] (see|check|look in|it's in) {t}",
    "someone asks for the {k} in {t}[,] (what is it|tell me)",
    "with which {k} does {t} (work|come|run)",
    "what's {k} in {t}",
    "before i change it[,] what is [the] {k} in {t} (now|at the moment|)",
    "so in {t} there is a {k} and i need to know (it|which one|what it is)",
    "who knows the {k} in {t}",
    "the {k} please, it stands in {t}",
    "{t} tells the {k}[,] (read|say|tell) it to me",
    "my colleague asks (for|about) the {k} in {t}",
    "how did i set [the] {k} in {t}",
    "if you look in {t}[,] what is [the] {k}",
    "can't find the {k} in {t}[,] (what is it|help)",
    "do: (retrieve|extract|get|obtain) [the] {k} from {t}",
    "do: (recite|quote|read out|spell out) [the] {k} (in|from) {t}",
    "do: (show|display|print) [me] [only|just|] the {k} (from|in|that is set in) {t}",
    "do: (remind me of|tell me|let me see|let me have) the {k} (in|from|set in) {t}",
    "do: (have a look|take a look|peek|look) (into|in) {t} (for|and find) [the] {k}",
    "do: (find|locate|look for) the (value|setting) of {k} in {t}",
    "do: (dig|hunt) [the] {k} out of {t}",
    "do: (go|look) through {t} and (find|tell me|give me) the {k}",
    "ask: which {k} (did i|did we|did they|has someone) (set|enter|put|choose) in {t}",
    "ask: (which|what) {k} (stands|is given|is entered|is listed|is defined|is stored) in {t}",
    "ask: (which|what) is the (present|current|configured) {k} in {t}",
    "ask: what (value|setting) (does {t} have|is there in {t}) for [the] {k}",
    "ask: what do we have (for|as|under) [the] {k} in {t}",
    "ask: what have i (set|put|entered|configured) (for|as) [the] {k} in {t}",
    "ask: what does it say (for|under|next to|at) {k} in {t}",
    "ask: what (comes|follows|stands) after {k} in {t}",
    "ask: what is {k} equal to in {t}",
    "ask: does {t} say what the {k} is",
    "ask: can you see what the {k} in {t} is",
    "ask: what value has been (given to|assigned to|chosen for) {k} in {t}",
    "know: (which|what) {k} is (given|entered|listed|defined|stored|used) in {t}",
    "know: what value {k} has in {t}",
    "know: what (i|we|they) (set|chose|put|entered) as [the] {k} in {t}",
    "know: what it says (for|under|next to) {k} in {t}",
    "know: what the (current|present|configured) {k} is (according to|as set in|as given in) {t}",
    "know: to what [the] {k} is set in {t}",
    "get: the {k} (as it stands|as configured|as defined|as it is) in {t}",
    "get: the (setting|value|entry) (called|named|under|for) {k} in {t}",
    "get: the {k} (that {t} uses|used in {t}|that is given in {t}|stored in {t})",
    "get: the (present|configured|current) {k} (in|of|from) {t}",
    "{k}, (see|file|look in|from) {t}",
    "{t} - {k}?",
    "{t} {k}?",
    "the {k} that {t} gives[,] what is it",
    "the {k} of {t} (please|is needed|would help)",
    "(setting|option|parameter|field|key) {k} (in|of) {t}[,|:] (value|current value|what is it)",
    "(quick check|quick look|just a look)[,|:] which {k} does {t} have",
    "i (lost|misplaced|don't have|am missing) the {k}[,] (it's|it is|it must be|it should be) in {t}",
    "i (set|wrote|put|entered) the {k} in {t} (once|long ago|last year|some time ago)[,] what (was|is) it",
    "i'd (like|love) to (see|have|hear) the {k} (given|set|listed|that stands) in {t}",
    "is the {k} in {t} right? what (does it say|is it set to|is it)",
    "for the (form|call|support guy|installation) i need the {k} (from|that is set in|in) {t}",
    "(support|the admin|my boss|the installer) (wants to know|wants|is asking for|needs) the {k} (in|from|set in) {t}",
    "look at {t}[,] (what is|which is|what's|and tell me) the {k}",
    "we need the {k}[,] (it's|it is) (somewhere|written) in {t}",
]


def _settings(w: World) -> list[tuple[str, str, str, str]]:
    """Return (path, line, key, value) of each key and value line of the configuration files."""
    out = []
    for path, text in w.files.items():
        for line in text.splitlines():
            for joint in (": ", " = ", "="):
                key, mark, value = line.strip().rstrip(",").partition(joint)
                if mark and key.strip('"').isalpha() and value and not value.startswith(("{", "[")):
                    if extension(path) in (".ini", ".toml", ".cfg", ".conf", ".yaml", ".json", "") and text.count(line) == 1 and text.count(key) == 1:
                        out.append((path, line, key, value))
                    break
    return out


def with_settings(w: World) -> tuple[str, str, str, str]:
    """Return one of `_settings`, making a file where there is none. Raises Skip."""
    rows = _settings(w)
    if not rows:
        w.add_file(w.pick([".ini", ".toml", ".yaml", ".conf", ".json"]))
        rows = _settings(w)
    if not rows:
        raise Skip("no settings")
    return w.pick(rows)


@family("read_setting", weight=2.2)
def read_setting(w: World) -> Steps:
    path, line, key, _ = with_settings(w)
    yield Ask(w.say(READ_SETTING, k=key.strip('"'), t=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the value is known.", f"{path}: {line.strip().rstrip(',')}")


@family("change_setting", weight=1.0)
def change_setting(w: World) -> Steps:
    """The old value is not in the request: read first, then edit."""
    path, line, key, value = with_settings(w)
    new = str(w.rng.randint(1, 9999)) if value.strip('"').isdigit() else w.pick(["true", "false"]) if value in ("true", "false") else (
        names.pseudo(w.rng) if w.chance(0.6) else w.pick(names.PLACES).lower()
    )  # fmt: skip
    shown = f'"{new}"' if value.startswith('"') else new
    if shown == value:
        raise Skip("the same")
    old = line.strip().rstrip(",")
    yield Ask(w.say(SETTING, k=key.strip('"'), t=w.path(path), v=w.bare(new) if w.chance(0.3) else new))
    yield Call("Read the file with read_file to see the present value.", "read_file", {"path": path})
    obs = yield Call("Replace the value with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": old[: len(old) - len(value)] + shown})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"The {key.strip(chr(34))} in {path} is now {new}; it was {value.strip(chr(34))}.")


NOT_THERE = [
    "do: (replace|exchange) {a} (with|by) {b} in {t}",
    "do: change {a} (to|into) {b} in {t}",
    "do: in {t} change {a} to {b}",
    "{a} in {t} should be {b}",
    "do: fix {a} to {b} in {t}",
    "{t}[:|,] replace {a} with {b}",
    "do: edit {t}: change {a} to {b}",
    "do: put {b} instead of {a} in {t}",
    "{t} says {a}[,] (make it|change it to|it should say) {b}",
    "do: (find|look for) {a} in {t} and (make it|change it to|replace it with) {b}",
    "{b} instead of {a} in {t}[,] please",
    "in {t}, {a} (becomes|should become|must be) {b}",
    "i wrote {a} in {t} but (meant|it should be) {b}",
    "{a} -> {b} in {t}",
    "do: swap {a} (for|with) {b} in {t}",
    "do: turn {a} into {b} in {t}",
    "{t} (has|contains) {a}[,] (change that to|make that|it should be) {b}",
    "do: (substitute|put|write|insert) {b} (for|in place of) {a} in {t}",
    "do: (rewrite|reword|convert|transform|alter|amend|correct) {a} (to|into|as) {b} in {t}",
    "do: (take out|cut out|strike|cross out) {a} in {t} and (put|write) {b} there",
    "do: make {b} (of|out of) {a} in {t}",
    "ask: can you (change|turn|replace) {a} (to|into|with|by) {b} in {t}",
    "ask: could {a} in {t} be (replaced by|changed to|turned into) {b}",
    "i'd rather (read|see|have) {b} than {a} in {t}",
    "{a} in {t} is (wrong|outdated|a typo|not right)[,] (make it|it should be|put) {b}",
    "where {t} says {a}[,] (write|put|let it say|make it) {b}",
    "why does {t} say {a}? (make it|change it to|it should be) {b}",
    "{t} (should|must) not say {a} but {b}",
    "{t} should (say|read|have) {b} where it (says|has|reads) {a}",
    "{a} out and {b} in[,] the file is {t}",
    "(find|search) {a} (replace|replace with) {b} (in|file) {t}",
    "old {a}, new {b}, file {t}",
    "instead of {a}[,] {t} should (say|read|have) {b}",
    "{t}[,|:] from {a} to {b}",
    "{t}[,|:] not {a} but {b}",
    "don't leave {a} in {t}[,] (put|make it|write) {b}",
    "we say {b} now and not {a}[,] (fix|update|change) {t}",
    "do: (swap out|switch|trade) {a} for {b} in {t}",
    "do: (overwrite|override) {a} with {b} in {t}",
    "do: use {b} (rather than|instead of|in place of) {a} in {t}",
    "do: (let|have) {t} say {b} (rather than|instead of|where it says) {a}",
    "do: (remove|delete|erase) {a} from {t} and (put|write|insert) {b} in its place",
    "do: (patch|touch up|correct|amend) {t}[:|,] {a} (becomes|should be|is now) {b}",
    "do: (go into|open) {t} and (change|turn) {a} (to|into) {b}",
    "do: (modify|revise|adapt) {t} so that {a} (becomes|reads|is) {b}",
    "do: type {b} over {a} in {t}",
    "do: (take|read) {t} and (swap|exchange) {a} for {b}",
    "ask: could {t} (say|have|read) {b} instead of {a}",
    "ask: can {a} in {t} (become|turn into) {b}",
    "ask: could you put {b} where it says {a} in {t}",
    "ask: any chance of changing {a} to {b} in {t}",
    "i'd (like|love|prefer) {a} in {t} to (be|become|read) {b}",
    "i (want|need) {a} (changed to|replaced by|turned into) {b} in {t}",
    "i (meant|wanted) {b} where {t} says {a}[,] (fix|change) (it|that)",
    "it (ought to|must|has to|should) (read|be|say) {b} and not {a} in {t}",
    "{a} has (become|been replaced by|been renamed to) {b}[,] (fix|update|change|edit) {t}",
    "{a} is (gone|old|history)[,] {b} is (new|right)[,] (fix|update|change) {t}",
    "{a} (has to|needs to|ought to|must) (be|become) {b} in {t}",
    "{b} is (right|correct|better|what i meant)[,] not {a}[,] (fix|correct|change) {t}",
    "{b} (should|must) (take the place of|replace|stand in for) {a} in {t}",
    "{t} (reads|says|has) {a}[,] (but should|it ought to|but it must) (read|say|have) {b}",
    "{t} (needs|wants) a (change|correction|fix|small edit)[,|:] {a} (to|->|becomes|should be) {b}",
    "{t}[,|:] {a} (to|=>|into|becomes) {b}",
    "edit[,|:] {t}[,|:] {a} to {b}",
    "(correction|edit|replacement|change) (for|in) {t}[,|:] {b} (for|instead of|in place of) {a}",
    "the {a} (in|inside) {t} (should|must) (be|become) {b}",
    "in place of {a}[,] (put|write|i want|there should be) {b} in {t}",
]


@family("replace_not_there", weight=0.8)
def replace_not_there(w: World) -> Steps:
    """The text is not in the file: say so; when it is there several times, do all of them."""
    path = w.pick_text_file()
    old, new = w.pick([names.pseudo(w.rng, 2), names.thing(w.rng), names.person(w.rng)]), names.pseudo(w.rng)
    if old in w.files[path]:
        raise Skip("it is there")
    yield Ask(w.say(NOT_THERE, a=f'"{old}"', b=f'"{new}"', t=w.path(path)))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if obs.ok:
        raise Skip("it was there")
    yield Answer("The text does not occur.", f"Nothing was changed: \"{old}\" does not occur in {path}.")


@family("replace_several", weight=0.7)
def replace_several(w: World) -> Steps:
    from umi_train.synth.acts_edit import new_word, word_in

    path = w.pick_text_file()
    old = word_in(w, w.files[path], once=False)
    if w.files[path].count(old) < 2:
        raise Skip("once")
    new = new_word(w, old)
    if '"' in old + new:
        raise Skip("quote")
    yield Ask(w.say(NOT_THERE, a=f'"{old}"', b=f'"{new}"', t=w.path(path)))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if obs.ok:
        raise Skip("worked")
    obs = yield Call(
        "It occurs several times; replace all of them with edit_file.",
        "edit_file",
        {"path": path, "old_text": old, "new_text": new, "replace_all": True},
    )
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"I {obs.content}.")
