"""A result that is used: written to a file, added to one, noted, or calculated with; two results in one request."""

from __future__ import annotations

from collections.abc import Generator

from umi_local.trajectory import ObservationTurn
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.parts import ALL_DONE, numbered
from umi_train.synth.results import Result, draw

WRITE = (
    "do: (write|save|put|store) {noun} (to|in|into) {y}", "do: (write|save|put|store|record) {noun} (to|in|into) (a file called|a new file|the file) {y}",
    "do: {what} and (write|save|put|store) (it|the result|the answer|that) (to|in|into) {y}", "do: {what}, then (write|save|put) (it|the result|the answer) (to|into|in) {y}",
    "do: (create|make) [a file] {y} (with|containing) {noun}", "{y} should (contain|hold|say) {noun}", "i (want|need) {noun} (in|saved in|written to|saved to) {y}",
    "{ask}? (write|save|put) (it|that|the answer|the result) (to|in|into) {y}", "{ask}? (write|save) the (answer|result) (to|in) {y} please",
    "first {what}, then (write|save|store) the (result|answer) (to|in|into) {y}", "{what} & (write|save) it to {y}", "do: {what}. (write|save) the (result|answer) (to|in) {y}",
    "(write|save) to {y}: {noun}", "{noun} (should go|goes|belongs) (in|into) {y}", "into {y} (write|put) {noun}", "do: {what} and make {y} with (the result|the answer)",
    "{ask}? i want (it|the answer|that) in {y}", "do: make a file {y} that says {noun}", "do: find out {noun} and (put|save) (it|that) (in|to) {y}", "{noun} -> {y}",
    "{noun} in a file called {y} please", "do: {what} and keep the (result|answer) in {y}", "a file {y} with {noun} in it [please]", "i'd like a new file {y} that has {noun}",
    "do: {what}, answer into {y}", "do: {what}, i want the answer in {y}", "{what} > {y}", "the answer to this goes in {y}: {ask}", "in {y} i want to read {noun}",
    "do: jot {noun} down in a new file {y}", "do: dump {noun} into {y}", "do: drop {noun} in a new file called {y}", "do: park {noun} in {y}", "do: file {noun} under the name {y}",
    "do: work out {noun} and save it as {y}", "do: figure out {noun}, then store it in {y}", "do: produce a file {y} holding {noun}", "do: start a file {y} with {noun} in it",
    "do: create {y} and write {noun} into it", "do: make me a file {y} where {noun} is written down",
    "do: get {noun} and store it in a file named {y}", "do: {what} and drop the (answer|result) in a new file {y}", "do: {what} and create {y} with the (answer|result) in it",
    "do: {what}; save the (answer|result) as {y}", "do: {what}, saving the (answer|result) to {y}", "do: {what} and record the (answer|result) in {y}",
    "do: {what}, then create {y} and put the (answer|result) there", "do: {what} and let the (answer|result) go (to|into) {y}", "do: {what} and don't just tell me, write it to {y}",
    "do: {what} and leave (it|the answer|the result) in a file called {y}", "after you {what}, save (it|the result) (to|as|in) {y}",
    "once you {what}, (write|save|put) (it|the result|the answer) (to|in|into) {y}", "{ask}? (create|make) {y} with the (answer|result)",
    "{ask}? (store|record|keep) (it|the answer|the result) in a new file {y}", "{ask}? drop (it|the answer) in {y} please", "{ask}? the (answer|result) should be saved (as|in|to) {y}",
    "{ask}? don't tell me, (write|save) it to {y}", "{ask}? (please|pls) write the answer down in {y}", "{ask}? new file {y} with the answer",
    "(save|write|put|store) the (answer|result) (in|to) {y}: {ask}?", "(save|write|put|store) (in|to) {y}: {ask}?",
    "{y} must (contain|hold|have) {noun}", "{y} is to be created with {noun} in it", "i'd like {noun} to end up in {y}", "i'd like a file named {y} with {noun}",
    "i need a {y} that (holds|contains|has) {noun}", "we need {noun} (written down|saved|stored) in {y}", "let {y} be a new file with {noun}", "{noun}, (save|write) that (to|in|into) {y}",
    "{noun} - into {y} please", "{noun}, new file, call it {y}", "get {noun}, file it as {y}", "{noun} has to be (written to|saved in|stored in) {y}", "my boss wants {noun} in a file called {y}",
    "i need a new file. call it {y} and put {noun} in it", "please {what}. i want the (answer|result) saved in {y}", "could you {what} and write the (answer|result) to {y}?",
    "would you {what} and save the (answer|result) in {y}?", "i have a question for {y}: {ask}? save the answer there", "so that i have it in a file, save {noun} to {y}",
    "it would help to have {noun} in {y}",
        "do: {what} and (output|send|print|export) the (answer|result) to a (new|fresh) file {y}", "do: {what} and (type|enter|set) the (answer|result) (into|in) a (new|fresh|blank) file {y}",
        "do: {what} and let me have the (answer|result) (as a file|in a file) called {y}", "do: {what} and make the (answer|result) the (content|only content|text) of {y}",
        "do: {what} and produce {y} with (just|only|nothing but) the (answer|result)", "do: {what} and hand me the (answer|result) in a file named {y}",
        "do: {what} and open a new file {y} for the (answer|result)", "do: {what}, and the (outcome|answer|result) (is to be saved|gets saved|belongs) in {y}", "do: {what}, store under {y}",
        "do: {what}, (new file|file name|output file|save as): {y}", "do: {what}, result to file {y}", "do: {what}. the file for the (answer|result) is (called|named) {y}",
        "do: {what}. then create {y} with (it|that|the result) in it", "do: {what}. (put|store|keep) the (outcome|result|answer) in a new file named {y}", "do: use {y} as the new file for {noun}",
        "do: export {noun} (to|into) a (new|fresh) file {y}", "do: print {noun} into a file named {y}", "do: note {noun} in a (new|fresh) file called {y}", "do: capture {noun} in a new file {y}",
        "do: preserve {noun} in (a file called|the new file) {y}", "do: document {noun} in a new file {y}", "do: generate (a file|the file|a text file) {y} with {noun}",
        "do: set up a file {y} (containing|showing|with) {noun}", "do: prepare a file {y} that (states|gives|shows|contains) {noun}", "do: look up {noun} and (write|save|store) it (to|in) {y}",
        "do: determine {noun} and (write|save|store) it (to|in|as) {y}", "do: find {noun} and save it in a new file {y}", "do: check {noun} and write what you find (to|into) {y}",
        "do: supply me with a file {y} (holding|containing) {noun}", "do: store (the answer|the result) in {y}: {what}", "do: (write|save) a file {y} (with|containing) {noun}",
        "(create|make) {y}, content: {noun}", "(create|make) {y} and (fill it|fill in) with {noun}", "new file {y}: {noun}", "new file {y} please, with {noun}", "file {y}, to be created, with {noun}",
        "{y}: a new file with {noun}", "{y}, a new file, (gets|shall contain|is meant for) {noun}", "{y} is where i want {noun}", "{y} should be (made|created) and hold {noun}",
        "{y} (has to|ought to|shall) (contain|state|show) {noun}", "{y} doesn't exist yet, create it with {noun}", "there is no {y} yet, make one with {noun}", "there should be a file {y} with {noun} in it",
        "{noun} saved as {y} please", "{noun}, saved to {y}", "{noun}, written to {y}, please", "{noun}: save (as|in|to) {y}", "{noun}, as a file called {y}", "{noun} shall be (written|saved|stored) (to|in) {y}",
        "{noun} is what i want (written|saved) (in|to) {y}", "{noun} is to be kept in a new file {y}", "{noun} => {y}", "{ask}? (output|result|answer) to {y}", "{ask}? (save|write) what you find (to|in) {y}",
        "{ask}? please create a file {y} with the (answer|result)", "{ask}? (put|store|write) the (outcome|solution|answer) (in|into) a new file {y}",
        "{ask}? i need the (answer|result) as a file, name it {y}", "{ask}? i'd like the (answer|result) (saved|stored|written) (in|to) {y}", "{ask}? could you (save|write|store) the (answer|result) (in|to) {y}?",
        "{ask}? the (answer|result) goes (in|into) {y}", "{ask}? let the answer be the content of {y}", "{ask}? make a (file|new file) {y} (out of it|of the answer|for the answer)",
        "{ask}? file the (answer|result) (as|under) {y}", "{ask}? -> {y}", "find the answer to this and save it in {y}: {ask}?", "please answer in a new file {y}: {ask}?",
        "your answer should be saved as {y}: {ask}?", "for the file {y}: {ask}?", "i want a new file {y} that answers this: {ask}?", "i'm (collecting|gathering) (facts|figures), so save {noun} in {y}",
        "my (teacher|colleague|wife|customer) needs {noun} as a file, call it {y}", "for the record, save {noun} (in|to|as) {y}", "before i forget it, save {noun} in a new file {y}",
        "to have it at hand later, write {noun} (to|into) {y}", "let's (save|store|write) {noun} (in|to) {y}", "let's have {noun} in a new file {y}", "it'd be (nice|handy|good) to have a file {y} with {noun}",
        "i (would love|would like|wish) to have {noun} saved in {y}", "all i need is a file {y} with {noun}", "on completion the file {y} should hold {noun}",
        "two steps: {what}, (save|write) the (answer|result) to {y}", "step 1: {what}. step 2: (save|write) the (answer|result) to {y}", "when you're done, {y} should contain {noun}",
        "when you (know|have) {noun}, (save|write) it (to|in) {y}", "as soon as you (know|have) {noun}, store it in {y}",
)  # fmt: skip
ADD = (
    "do: (append|add) {noun} to {y}", "do: {what} and (add|append) (it|the result|the answer|that) to {y}", "do: (add|put|write) {noun} (at|to) the (end|bottom) of {y}",
    "{ask}? (add|append) (it|that|the answer|the result) to {y}", "do: {what}, then (append|add) (it|the result) to {y}", "{ask}? put (it|the answer) at the end of {y}",
    "i (want|need) {noun} (added|appended) to {y}", "first {what}, then (add|append) the (result|answer) to {y}", "{y} (also needs|should end with) {noun}",
    "{noun} (should be added|must be added|goes) to (the end of|) {y}", "do: {what}. (append|add) the (result|answer) to {y}", "append to {y}: {noun}",
    "{what} & (append|add) it to {y}", "do: write {noun} on a new line (in|of) {y}",
    "{y} should get {noun} as its last line", "do: put {noun} under the rest in {y}", "{noun} >> {y}", "{what} >> {y}", "do: {what} and put (it|the result) at the bottom of {y}",
    "at the end of {y} i want {noun}", "{ask}? (it|the answer) should be the last line of {y}", "do: find out {noun} and append it to {y}", "do: {what}, the answer goes below what is in {y}",
    "do: extend {y} with {noun}",
    "do: tack {noun} onto the end of {y}", "do: stick {noun} at the (end|bottom) of {y}", "do: tag {noun} onto {y}", "do: attach {noun} to the end of {y}",
    "do: put {noun} below everything else in {y}", "do: append a line to {y} with {noun}", "do: add a line with {noun} to {y}",
    "do: work out {noun} and append it to {y}", "do: figure out {noun}, then add it to {y}", "do: let {y} end with {noun}", "do: {what} and tack the (answer|result) onto the end of {y}",
    "do: {what} and add a line with the (answer|result) to {y}", "do: {what}; append the (answer|result) to {y}", "do: {what}, appending the (answer|result) to {y}",
    "do: {what} and write the (answer|result) under the last line of {y}", "do: {what} and stick (it|the answer|the result) at the (end|bottom) of {y}",
    "do: {what}, then put the (answer|result) on a new line at the end of {y}", "after you {what}, (append|add) (it|the result) to {y}",
    "once you {what}, (append|add) (it|the result|the answer) to {y}", "{ask}? tack (it|the answer) onto {y}", "{ask}? stick the (answer|result) at the (end|bottom) of {y}",
    "{ask}? the (answer|result) should be (added|appended) to {y}", "{ask}? (please|pls) (add|append) the answer to the end of {y}", "{ask}? {y} needs a new line with the answer",
    "{ask}? one more line in {y} with the answer", "(append|add) the (answer|result) to {y}: {ask}?",
    "{y} still lacks {noun}, (add|append) it", "{y} is missing {noun} at the end, add it", "{y} should also have {noun}, at the end", "{noun}, (append|add) that to {y}", "{noun} - append to {y}",
    "{noun} has to be appended to {y}", "i'd like {noun} at the (bottom|end) of {y}", "i'd like {noun} to come last in {y}", "we need {noun} added to the end of {y}",
    "please {what}. i want the (answer|result) added to {y}", "could you {what} and append the (answer|result) to {y}?", "would you {what} and add the (answer|result) to the end of {y}?",
    "i keep a list in {y}, add {noun} to it", "{y} is my log, append {noun}",
    "keep what is in {y} and add {noun} at the end", "without changing the rest, add {noun} to the end of {y}",
        "do: {what} and (put|write|set) the (answer|result) (after|behind|below|under) the last line of {y}", "do: {what} and let {y} grow by a line with the (answer|result)",
        "do: {what} and (enter|type) the (answer|result) at the (end|bottom|very end) of {y}", "do: {what} and (extend|continue|complete) {y} with the (answer|result)",
        "do: {what} and leave the (answer|result) as the last line of {y}", "do: {what} and make the (answer|result) the (last|final|closing) line of {y}",
        "do: {what} and (attach|join) the (answer|result) to the (end|bottom) of {y}", "do: {what}, and the (outcome|answer|result) gets (added|appended) to {y}", "do: {what}, append to {y}",
        "do: {what}. the (answer|result) (belongs|goes) at the (end|bottom) of {y}", "do: {what}. then (add|append) (a line|one line) with (it|the result|the answer) to {y}",
        "do: {what}. put the (answer|result) (below|under|beneath) the rest of {y}", "do: supplement {y} with {noun} at the end", "do: continue {y} with {noun}",
        "do: enter {noun} (as the last line|at the end|at the bottom) of {y}", "do: (type|print|place|set) {noun} (below|under|after) the last line of {y}",
        "do: add {noun} (underneath|beneath|below) what is (already|) in {y}", "do: add {noun} as a (new|final|closing|last) line to {y}",
        "do: (top off|finish off|close off|round off) {y} with a line that (says|gives|states) {noun}", "do: look up {noun} and (add|append) it to {y}",
        "do: determine {noun} and (add|append) it to (the end of|) {y}", "do: check {noun} and (add|append) what you find to {y}", "do: keep {y} as it is but add {noun} (below|at the end|at the bottom)",
        "do: make {noun} the last line of {y}", "do: (update|complete) {y} by adding {noun} at the end", "do: append the (answer|result) to {y}: {what}",
        "{y} (is missing|lacks|has no line with) {noun}, append that", "{y} (could use|wants|gets) one more line with {noun}", "{y} (has to|ought to|shall) end with {noun}", "{y}, at the (end|bottom): add {noun}",
        "{y} needs a new last line, {noun}", "to {y} add {noun}", "to the end of {y} (add|append|put) {noun}", "(below|under|after) the last line of {y} (add|put|write) {noun}",
        "one more line for {y}, with {noun}", "a new last line for {y}: {noun}", "another line in {y}: {noun}", "{noun} should be (tacked|stuck|put) (onto|at) the end of {y}",
        "{noun} should come after the last line of {y}", "{noun} shall be (added|appended) to {y}", "{noun} is to be added at the (end|bottom) of {y}", "{noun}: append to {y}",
        "{noun}, added to the (end|bottom) of {y} please", "{noun}, as the last line of {y}", "{ask}? (append|add) what you find to {y}", "{ask}? (attach|join|glue) the answer to the end of {y}",
        "{ask}? continue {y} with the answer", "{ask}? the (answer|result) goes (under|below|after) the last line of {y}", "{ask}? (write|put) the (answer|result) (below|under|beneath) everything in {y}",
        "{ask}? could you (add|append) the (answer|result) to {y}?", "{ask}? i'd like the (answer|result) (added|appended) to (the end of|) {y}", "{ask}? let {y} end with the answer",
        "{ask}? new last line in {y} with the answer", "{ask}? keep {y} and add the answer at the end", "find the answer to this and append it to {y}: {ask}?", "for the end of {y}: {ask}?",
        "this goes at the end of {y}: {ask}?", "i'm (collecting|keeping) (facts|figures) in {y}, append {noun}", "my (teacher|colleague|wife|boss) wants {noun} added to {y}",
        "for the record, (add|append) {noun} to {y}", "let's (add|append) {noun} to {y}", "i forgot to put {noun} in {y}, add it at the end", "i (would love|would like|wish) to have {noun} at the end of {y}",
        "two steps: {what}, (add|append) the (answer|result) to {y}", "step 1: {what}. step 2: (add|append) the (answer|result) to {y}", "when you (know|have) {noun}, (add|append) it to {y}",
        "as soon as you (know|have) {noun}, (add|append) it to {y}", "don't overwrite {y}, just (add|append) {noun}",
)  # fmt: skip
NOTE = (
    "do: {what} and (note it|note it down|make a note of it|save it as a note|remember it)", "{ask}? (note it|make a note of it|save it as a note|write it in my notes)",
    "do: (note|note down|make a note of|remember|put in my notes) {noun}", "do: (save|keep) {noun} as a note", "i want {noun} in my notes",
    "do: {what}, then (add|save) (it|the result|the answer) (to|in) my notes", "first {what}, then note the (result|answer)", "do: add a note with {noun}",
    "{what} & note it", "do: {what}. (note|remember) the (result|answer)",
    "{ask}? keep it in my notes", "do: {what} and put the (answer|result) in my notes", "{ask}? remember the answer for me", "i need a note with {noun}",
    "do: {what} and remember (it|the result) for me", "{noun} into my notes please", "do: find out {noun} and make a note", "{what}, and note the answer",
    "do: jot down {noun} in my notes", "do: make me a note of {noun}", "do: take a note of {noun}", "do: write a note with {noun}", "do: record {noun} in my notes", "do: add {noun} to my notes",
    "do: store {noun} as a note", "do: work out {noun} and note it", "do: figure out {noun} and save it as a note", "do: {what} and jot (it|the answer|the result) down in my notes",
    "do: {what} and take a note (of it|of the result|of the answer)", "do: {what} and make the (answer|result) a note", "do: {what} and store the (answer|result) with my notes",
    "do: {what}; note the (answer|result)", "do: {what}, then make a note of the (answer|result)", "do: {what}. make a note of (it|that) please",
    "once you {what}, (note it|note it down|save it as a note)", "after you {what}, make a note of the (answer|result)",
    "{ask}? (jot it down|jot that down|take a note of it|note the answer|note that down) (please|)", "{ask}? i want (it|that|the answer) in my notes", "{ask}? add the answer to my notes",
    "{ask}? make that a note", "{ask}? put (it|that|the answer) on my notes", "{ask}? don't let me forget it, make a note",
    "{noun}, make a note of (it|that)", "{noun}, note it down", "{noun} should go into my notes", "{noun} has to be in my notes", "a note with {noun} please", "i'd like a note of {noun}",
    "i'd like {noun} kept in my notes", "i want to have {noun} noted down", "my notes should have {noun}", "my notes are missing {noun}, add it", "so i don't forget, note down {noun}",
        "do: {what} and (drop|stick|throw) the (answer|result) (in|into) my notes", "do: {what} and (enter|type|write) the (answer|result) (in|into) my notes",
        "do: {what} and (memorize|memorise|remember) the (answer|result) for (me|later)", "do: {what} and turn the (answer|result) into a note",
        "do: {what} and leave (me|myself) a note (about it|with the result|with the answer)", "do: {what} and add a note (about it|with the result|with the answer)",
        "do: {what} and don't let me forget the (answer|result), note it", "do: {what}. i want the (answer|result) (in my notes|noted|as a note)", "do: {what}. then (note it|jot it down in my notes|make a note)",
        "do: {what}, noting the (answer|result)", "do: {what}, (answer|result) to my notes", "do: {what}, (answer|result) as a note please", "do: (stick|drop|throw) {noun} into my notes",
        "do: (write|enter|type|log) {noun} (in|into) my notes", "do: (make|create|leave) a (quick|short|little|new) note of {noun}", "do: (memorize|memorise|keep in mind) {noun} for me",
        "do: (look up|determine|check) {noun} and (note it|make a note of it|save it as a note)", "do: make sure {noun} is in my notes", "do: keep a note of {noun}",
        "{noun}: note that", "{noun}: make a note [of it]", "{noun} in my notes please", "{noun}, as a note", "{noun}, i want (that|it) noted", "{noun} is worth a note",
        "{noun} should be (noted|noted down|kept as a note)", "{noun} is to be noted", "new note with this: {noun}", "as a note for later: {noun}",
        "i (want|need|would like) to remember {noun}, (make a note|note it|put it in my notes)", "i (keep forgetting|always forget) {noun}, note it for me",
        "i'll need {noun} again, so (note it|make a note of it|keep it in my notes)", "could you {what} and (note it|make a note of it|put it in my notes)?",
        "would you {what} and (note the answer|save it as a note)?", "let's (note|have a note of|put in my notes) {noun}", "{ask}? (answer|result) to my notes",
        "{ask}? save the (answer|result) (as a note|to my notes|in my notes)", "{ask}? the (answer|result) (goes|belongs) in my notes", "{ask}? i want to remember (it|that), make a note",
        "{ask}? (stick|drop|write|enter) the (answer|result) (in|into) my notes", "{ask}? (keep|store) the (answer|result) as a note for me", "{ask}? could you (note|make a note of) the answer?",
        "{ask}? (turn|make) the answer into a note", "{ask}? new note with the answer please", "find the answer to this and note it: {ask}?", "for my notes: {ask}?", "please note the answer to this: {ask}?",
        "i want the answer to this in my notes: {ask}?", "when you (know|have) {noun}, (note it|make a note of it|put it in my notes)", "step 1: {what}. step 2: (note|make a note of) the (answer|result)",
)  # fmt: skip
THEN = (
    "do: {what} and (then |){op}", "do: {what}, then {op}", "{ask}? (then|and) {op}", "first {what}, then {op}", "{ask}, and then {op}", "do: {what}. then {op}",
    "{ask}? and what is (it|that) (|when you ){op2}", "do: take {noun} and {op}", "{what}; {op}", "do: {op} after you {what}", "{ask}? now {op}", "do: take {noun}, then {op}",
    "do: {what}, and after that {op}", "{ask}? take that and {op}", "do: {what} first and then {op}", "once you {what}, {op}", "do: start with {noun} and {op}", "do: {what}. now {op}",
    "when you have {noun}, {op}", "do: find {noun} and {op}",
    "do: {what}, and with the result {op}", "do: {what}. after that {op}", "do: {what}. next {op}", "do: {what}. afterwards {op}", "do: {what}, afterwards {op}", "do: {what} & {op}",
    "do: {what}. and then please {op}", "do: {what}, next {op}", "do: {what} to begin with, then {op}", "do: {what} and when you have it {op}", "do: {what} and as a second step {op}",
    "do: get {noun}, then {op}", "do: figure out {noun} and {op}", "do: find out {noun}, and then {op}", "{ask}? after that, {op}", "{ask}? afterwards {op}", "{ask}? next, {op}",
    "{ask}? {op} please", "{ask}? please {op} too", "{ask}? and if you {op}?", "{ask}? and {op2}?", "{ask}? and what do i get {op2}", "{ask}? when you have it, {op}", "{ask}, then {op}",
    "{ask}; then {op}", "{ask}? i also want it {op2}", "{ask}? i need it {op2}", "after you {what}, {op}", "when you {what}, please {op} as well", "step 1: {what}. step 2: {op}",
    "step one, {what}, step two, {op}", "1. {what} 2. {op}", "i need {noun}, then {op}", "i want {noun} first, then {op}", "take {noun} as a start, then {op}", "starting from {noun}, {op}",
    "given {noun}, {op}", "you have to {what} first, and then {op}", "could you {what} and {op}?", "would you {what} and then {op}?",
        "do: {what}. with (that number|that|what you get), {op}", "do: {what}, from there {op}", "do: {what} and afterwards {op}", "do: {what} and subsequently {op}", "do: {what} and, once that is done, {op}",
        "do: {what} and continue: {op}", "do: {what}, {op}", "do: {what}. once you have (it|that), {op}", "do: {what}. the next step: {op}", "do: {what}. finally {op}", "do: {what}. when done, {op}",
        "do: {what}, (what is|how much is|what's) (it|that) {op2}", "do: {what} and tell me (what it is|what that makes|how much that is) {op2}", "do: {what}, i (need|want) it {op2}",
        "do: {what}. i (need|want) the (result|answer) {op2}", "do: {what} and also give it to me {op2}", "please {what}. and {op2}?", "do: look up {noun} and then {op}", "do: determine {noun}, after that {op}",
        "do: begin with {noun}, then {op}", "do: use {noun} and {op}", "do: grab {noun}; {op}", "do: work with {noun}: {op}", "{ask}? with that, {op}", "{ask}? from there, {op}", "{ask}? in a second step, {op}",
        "{ask}? second step: {op}", "{ask}? once you know, {op}", "{ask}? and afterwards {op}", "{ask}? and once you have it, {op}", "{ask}? then please {op}", "{ask}? could you also {op}?",
        "{ask}? would you {op} too?", "{ask}? and how much is (it|that) {op2}?", "{ask}? and what would (it|that) be {op2}?", "{ask}? and what does that make {op2}?",
        "{ask}? i'd also like to know what it is {op2}", "{ask}? also (tell me|give me|show me) (it|that|the result) {op2}", "{ask}, and what is that {op2}", "{ask}, and how much is it {op2}", "{noun}, then {op}",
        "{noun}, and then {op}", "{noun}; next {op}", "{noun}, and (the same|that) {op2}", "{noun} first, after that {op}", "{noun}? and then {op}", "a: {what}. b: {op}", "first {noun}, then {op}",
        "first step {what}, second step {op}", "two steps: {what}, then {op}", "two things in a row: {what}; {op}", "first of all {what}, and afterwards {op}", "as soon as you have {noun}, {op}",
        "based on {noun}, {op}", "with {noun} as the starting point, {op}", "i need {noun}, and i also need it {op2}", "i want to know {noun}, and what it is {op2}", "i'd like {noun} and then the same {op2}",
        "when that's known, {op}: {ask}?", "could you {what}, and then {op} please?", "can you {what} first and {op} after that?", "let's {what} and then {op}",
)  # fmt: skip
BOTH = (
    "{ask} and {second}", "{ask} and {second}?", "{ask}? and {second}?", "{ask}, and {second}?", "do: {what} and {other}", "do: {what} and also {other}", "do: {what}, then {other}",
    "do: tell me {noun} and {noun2}", "do: give me {noun} and {noun2}", "i need {noun} and {noun2}", "i want to know {noun} and {noun2}", "two questions: {ask}? {second}?", "{ask}? also, {second}?",
    "first {what}, then {other}", "{what}; {other}", "do: {what}. then {other}", "{noun} and {noun2} please", "tell me two things: {noun} and {noun2}",
    "i have two questions. {ask}? and {second}?", "{ask}? oh and {second}?", "do: {what}. also {other}", "i need two things: {noun} and {noun2}", "do: {what}, and {other} too", "1. {ask} 2. {second}",
    "both {noun} and {noun2} please", "{ask}? then {second}?", "first {noun}, second {noun2}", "{ask} / {second}", "do: {what}, and while you are at it {other}",
    "{ask}, also {second}", "{ask}, plus {second}?", "{ask}? plus: {second}?", "{ask}? next: {second}?", "{ask}? another thing, {second}?", "{ask}? and another one: {second}?",
    "{ask}? one more: {second}?", "{ask}? and while we're at it, {second}?", "{ask}? and by the way, {second}?", "{ask}? second question: {second}?", "{ask}? besides that, {second}?",
    "{ask}? i'd also like to know: {second}?", "{ask}? and can you also {other}?", "{ask}? also please {other}", "{ask}; {second}", "{ask} + {second}", "a. {ask} b. {second}",
    "first question: {ask}? second question: {second}?", "question one: {ask}? question two: {second}?", "tell me: {ask}? and: {second}?", "two things please, {ask}, and {second}",
    "do: {what} as well as {other}", "do: {what} plus {other}", "do: {what}; also {other}", "do: {what} & {other}", "do: {what}. after that {other}", "do: {what}. oh, and {other}",
    "do: {what}. then please {other}", "do: {what}, {other}", "do: {what}, also {other}", "do: {what}, next {other}", "do: find out {noun} and {noun2}",
    "do: find out two things: {noun} and {noun2}", "do: tell me {noun}, and also {noun2}", "do: tell me both {noun} and {noun2}", "do: report {noun} and {noun2}",
    "do: let me know {noun} as well as {noun2}", "{noun}, and {noun2}", "{noun} plus {noun2}", "{noun}; {noun2}", "{noun} as well as {noun2}, please", "{noun} and after that {noun2}",
    "not only {noun} but also {noun2} please", "i'd like to know {noun}, and then {noun2}", "i need to know {noun} and {noun2}", "i'm wondering about {noun} and {noun2}",
    "for my report i need {noun} and {noun2}", "two jobs: {what}, {other}", "two tasks for you: {what} and {other}", "step 1: {what}. step 2: {other}", "after you {what}, {other}",
    "once you {what}, please {other}", "could you {what} and {other}?", "would you {what} and also {other}?", "i want you to {what} and {other}",
        "{ask}, and besides {second}?", "{ask}? in addition, {second}?", "{ask}? additionally: {second}?", "{ask}? furthermore, {second}?",
        "{ask}? (and on another subject|on a different note|something else), {second}?", "{ask}? and (now|finally|lastly), {second}?", "{ask}? once you have that: {second}?",
        "{ask}? (i also wonder|i'm also wondering): {second}?", "{ask}? and for the second one: {second}?", "{ask}? question two, {second}?", "{ask}? while you're looking: {second}?",
        "{ask}? and (tell me|i want to know) too: {second}?", "{ask}? and (the other thing|my other question): {second}?", "{ask}? (when you're done with that|after that), {second}?",
        "{ask}? and what about this: {second}?", "{ask}? then (please|) {other}", "{ask}? after that, {other}", "{ask}? and would you {other} too?", "{ask}? on top of that, {other}", "{ask}? i also need {noun2}",
        "{ask}? i'd like {noun2} too", "{ask}? and (give|show|tell) me {noun2} (as well|too|also)", "{ask}, and (give|tell|show) me {noun2}", "{ask} // {second}", "{ask} & {second}",
        "q1: {ask}? q2: {second}?", "a: {ask}? b: {second}?", "i. {ask}? ii. {second}?", "one: {ask}? two: {second}?", "{ask}? that's one. {second}? that's two.",
        "here are two questions: {ask}? {second}?", "i'd like to ask two things: {ask}? {second}?", "can i ask two things at once? {ask}? and {second}?", "do: {what}. in addition, {other}",
        "do: {what}. on top of that, {other}", "do: {what}. finally, {other}", "do: {what}. when that is done, {other}", "do: {what}. second job: {other}", "do: {what}. i also need {noun2}",
        "{what}. and {second}?", "do: {what}, plus {other}", "do: {what}, afterwards {other}", "do: {what}, and then tell me {noun2}", "do: {what}, and i also want {noun2}", "do: {what} and, separately, {other}",
        "do: {what} and, once you have that, {other}", "do: {what} and give me {noun2} too", "do: {what} and tell me {noun2} as well", "do: {what} // {other}",
        "do: (look up|get|collect|gather|check) {noun} and {noun2}", "do: (look up|get|collect|check) both {noun} and {noun2}", "let me (have|see) {noun} and also {noun2}",
        "do: answer two things: {noun}, and {noun2}", "do: start with {noun} and go on with {noun2}", "{noun} & {noun2} please", "{noun}, {noun2}, both please",
        "{noun}, also {noun2}", "{noun} along with {noun2}", "{noun}, and in addition {noun2}", "{noun}, and separately {noun2}", "{noun}, then {noun2}",
        "one, {noun}, two, {noun2}", "i'm after two things, {noun} and {noun2}", "i'm missing two facts: {noun} and {noun2}", "i (want|need|would like) both {noun} and {noun2}",
        "i need to fill in two fields: {noun} and {noun2}", "they (asked me for|want from me) {noun} and {noun2}", "my boss (asks for|wants|needs) {noun} and {noun2}", "two facts please: {noun}, {noun2}",
        "the first thing i need is {noun}, the second is {noun2}", "first {noun}, and then {noun2} please", "what i need: {noun}, and {noun2}", "to do: {what}; {other}", "first job: {what}. second job: {other}",
        "please {what}, and after that {other}", "please {what} and, while you're at it, tell me {noun2}", "can you {what} and {other} for me?", "let's {what} and also {other}",
)  # fmt: skip


def _worked_out(w: World, result: Result, part: int = 0) -> Generator[Call, ObservationTurn, str]:
    """Take the calls of a result, which is part `part` of the request, and return what it is. Raises Skip."""
    obs = None
    for at, (why, tool, arguments) in enumerate(result.steps):
        obs = yield Call(why if at else numbered(part, why), tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
    assert obs is not None
    found = result.read(obs)
    if not found or len(found) > 60 or "\n" in found:
        raise Skip("no result")
    return found


def _words(result: Result) -> dict[str, str]:
    return {"noun": result.noun, "what": result.do, "ask": result.ask}


@family("result_to_file", weight=3.6)
def result_to_file(w: World) -> Steps:
    """Work something out and write it to a new file."""
    result = draw(w)
    new = w.name(w.pick([".txt", ".txt", ".txt", ".md", ".log", None]))
    if w.folders and w.chance(0.15):
        new = f"{w.pick(w.folders)}/{new}"
    if w.exists(new):
        raise Skip("there")
    yield Ask(w.say(WRITE, y=w.bare(new), **_words(result)))
    found = yield from _worked_out(w, result)
    yield Call("The result is known: write it with write_file.", "write_file", {"path": new, "content": found})
    yield Done("The result is written.", f"{result.told(found)}; ")


@family("result_added", weight=3.4)
def result_added(w: World) -> Steps:
    """Work something out and add it to a file that is there."""
    result = draw(w)
    path = w.pick_text_file(ext=(".txt", ".md", ".log", ".csv"))
    if any(arguments.get("path") == path for _, _, arguments in result.steps):
        raise Skip("the same file")
    yield Ask(w.say(ADD, y=w.path(path), **_words(result)))
    found = yield from _worked_out(w, result)
    yield Call("The result is known: add it with append_file.", "append_file", {"path": path, "content": found})
    yield Done("The result was added.", f"{result.told(found)}; ")


@family("result_noted", weight=1.8)
def result_noted(w: World) -> Steps:
    """Work something out and note it."""
    result = draw(w)
    yield Ask(w.say(NOTE, **_words(result)))
    found = yield from _worked_out(w, result)
    text = result.told(found)
    yield Call("The result is known: note it with add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")


@family("result_used", weight=3)
def result_used(w: World) -> Steps:
    """Work a number out and calculate with it."""
    result = draw(w, number=True)
    k = w.rng.choice((2, 3, 4, 5, 10, 12, w.rng.randint(2, 60)))
    verb, gone, sign = w.pick(
        (
            (f"multiply (it|that|the result) (by|with) {k}", f"multiplied by {k}", f"* {k}"),
            (f"multiply (it|the result|that) by {k}", f"times {k}", f"* {k}"),
            (f"divide (it|that|the result) by {k}", f"divided by {k}", f"/ {k}"),
            (f"add {k} to (it|that|the result)", f"plus {k}", f"+ {k}"),
            (f"add {k}", f"plus {k}", f"+ {k}"),
            (f"(subtract|take) {k} from (it|that|the result)", f"minus {k}", f"- {k}"),
            ("double (it|that|the result)", "doubled", "* 2"),
            ("(halve it|take half of it|take half of that)", "halved", "/ 2"),
        )
    )
    yield Ask(w.say(THEN, op=w.word(verb), op2=gone, **_words(result)))
    found = yield from _worked_out(w, result)
    obs = yield Call("The result is known: go on with calculate.", "calculate", {"expression": f"{found} {sign}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(ALL_DONE, f"{result.told(found)}.\n{obs.content.partition(' (')[0]}.")


@family("two_results", weight=4.2)
def two_results(w: World) -> Steps:
    """Two results in one request."""
    first, second = draw(w), draw(w)
    if first.steps == second.steps:
        raise Skip("the same twice")
    yield Ask(w.say(BOTH, second=second.ask, other=second.do, noun2=second.noun, **_words(first)))
    one = yield from _worked_out(w, first)
    two = yield from _worked_out(w, second, 1)
    yield Answer(ALL_DONE, f"{first.told(one)}.\n{second.told(two)}.")
