"""Requests that name several things at once: the same act for two or three files, one text in two files, two edits in one."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import ACTS
from umi_train.synth.acts_edit import new_word, word_in
from umi_train.synth.core import Answer, Ask, Skip, Steps, World, family
from umi_train.synth.families_twice import clause
from umi_train.synth.parts import (
    ALL_DONE,
    all_of,
    appended,
    copied,
    deleted,
    folder_made,
    moved,
    one_by_one,
    part_of,
    renamed,
    replaced,
    written,
)
from umi_train.synth.pointing import extension

RENAMES = (
    "do: rename {x} to {a} and {y} to {b}", "do: rename {x} to {a}, and rename {y} to {b}", "rename {x} -> {a}, {y} -> {b}",
    "{x} should be called {a} and {y} [should be called|] {b}", "do: call {x} {a} and {y} {b}", "mv {x} {a}; mv {y} {b}",
    "mv {x} {a} && mv {y} {b}", "two (renames|new names): {x} to {a}, {y} to {b}", "do: give {x} the name {a} and {y} the name {b}",
    "the new names are {a} for {x} and {b} for {y}", "{a} is the new name of {x}, {b} is the new name of {y}", "{x} (becomes|is now) {a} and {y} (becomes|is now) {b}[, rename them|, please rename them]",
    "do: change the names of {x} and {y} to {a} and {b}", "i want {x} renamed to {a} and {y} to {b}", "do: rename two files: {x} to {a} and {y} to {b}",
    "{x} and {y} should be {a} and {b}, (rename them|in that order)", "rename:\n{x} to {a}\n{y} to {b}", "do: retitle {x} as {a} and {y} as {b}",
    "do: (retitle|relabel|rechristen) {x} to {a} and {y} to {b}", "do: (name|label|title|dub) {x} {a} and {y} {b} [from now on|instead|]",
    "do: (change|switch) the name of {x} to {a} and (the name of|that of) {y} to {b}", "do: let {x} be (called|named) {a} and {y} {b}", "do: make {a} the name of {x} and {b} the name of {y}",
    "do: rename both files, {x} to {a} and {y} to {b}", "do: rename {x} [to|as] {a} then {y} [to|as] {b}", "ask: (can|could) {x} be (called|renamed to|named) {a} and {y} {b}",
    "{x} (has to|needs to|must|ought to) be (called|named|renamed to) {a} and {y} {b}", "{x} (gets|should get|shall have|should have) the name {a} and {y} the name {b}",
    "{x} is (badly named|wrongly named|named wrong)[,] (it should be|call it|make it) {a}, and {y} should be {b}", "{x} is a bad name, make it {a}; {y} should be {b}",
    "i (would like|want|need|'d like) {x} (to be called|to be named|renamed to) {a} and {y} (to be called|to be named|renamed to) {b}", "i'd (rather|prefer to) call {x} {a} and {y} {b}",
    "instead of {x} it should be (called|named) {a}, and instead of {y} {b}", "new names: {a} for {x}, {b} for {y}", "(new names|renames|to rename)[:|] {x} => {a}, {y} => {b}",
    "(ren|rename) {x} {a} && (ren|rename) {y} {b}", "git mv {x} {a} && git mv {y} {b}", "{x} to {a}, {y} to {b}[:|,] (rename them|rename both|please rename)",
    "the (names|file names) are wrong, {x} should be {a} and {y} should be {b}", "first {x}, rename it to {a}, then {y}, rename it to {b}", "rename {x}, it should be {a}. {y} should be {b}",
    "{a} is a better name for {x}, and {b} for {y}", "{x} -> {a}\n{y} -> {b}\nrename (please|these|them)", "please rename\n- {x} to {a}\n- {y} to {b}",
    "do: (assign|attach) the name {a} to {x} and the name {b} to {y}", "do: (update|fix|correct) two (file names|filenames|names): {x} becomes {a} and {y} becomes {b}",
    "do: (swap|exchange) the name of {x} for {a} and that of {y} for {b}", "do: (redo|rework) the names, {x} as {a} and {y} as {b}", "do: turn the (file name|name) of {x} into {a} and that of {y} into {b}",
    "do: have {x} renamed {a} and {y} renamed {b}", "do: (rebrand|rebaptize|restyle) {x} as {a} and {y} as {b}", "do: give both files a new name, {x} the name {a}, {y} the name {b}",
    "do: rename {x}, new name {a}, and {y}, new name {b}", "don't leave {x} and {y} with these names, rename them to {a} and {b}", "ask: (can|could) you give {x} the name {a} and {y} the name {b}",
    "ask: (can|could) we have {x} renamed to {a} and {y} to {b}", "ask: (can|could) {a} be the new name for {x} and {b} the new name for {y}",
    "i'd (like|love|prefer) {a} as the (name|file name|filename) of {x} and {b} as that of {y}", "i (chose|picked|gave) the wrong names, rename {x} to {a} and {y} to {b}",
    "i (need|want) (new|better|other) names for two files: {x} becomes {a}, {y} becomes {b}", "(two files|both files) (want|need|get) a new name: {x} is to be {a}, {y} is to be {b}",
    "{x} is (from now on|henceforth) (called|named|known as) {a} and {y} (is called|is named|is known as) {b}[,] (rename them|rename both)", "{x} is to (carry|bear|have) the name {a}, {y} the name {b}",
    "{x} has an old name, the new one is {a}; {y} becomes {b}, rename both", "the (name|file name) of {x} should be {a} and (the name|that) of {y} should be {b}",
    "{a} is what {x} should be called, and {b} is what {y} should be called", "a new name for {x}: {a}, and a new name for {y}: {b}", "(renaming|name changes|new file names)[:|,] {x} = {a}; {y} = {b}",
    "(from {x} to {a}, from {y} to {b}|old {x} new {a}, old {y} new {b}), rename", "rename (both|the pair|2 files): {x} > {a}, {y} > {b}", "rename {x} to {a} + {y} to {b}", "1. rename {x} to {a} 2. rename {y} to {b}",
    "1. rename {x} to {a}\n2. rename {y} to {b}", "one rename: {x} to {a}. (another|and another|second one): {y} to {b}", "{x}, that's a silly name, rename it to {a}. same for {y}, rename it to {b}",
)  # fmt: skip
MOVES = (
    "do: move {x} to {a} and {y} to {b}", "do: put {x} (in|into) {a} and {y} (in|into) {b}", "{x} (goes|belongs|should go) (into|in) {a} and {y} (into|in) {b}",
    "into {a} with {x}, into {b} with {y}", "mv {x} {a}; mv {y} {b}", "mv {x} {a} && mv {y} {b}", "do: sort {x} into {a} and {y} into {b}",
    "(sort|move) these: {x} into {a}, {y} into {b}", "i want {x} in {a} and {y} in {b}", "{x} should be in {a}, {y} in {b}, (move them|please move them)",
    "do: move {x} over to {a}, and {y} over to {b}", "{a} is for {x} and {b} is for {y}, (move them there|sort them in)", "do: file {x} under {a} and {y} under {b}",
    "do: tidy up: {x} to {a}, {y} to {b}", "move:\n{x} to {a}\n{y} to {b}",
    "do: (shift|transfer|relocate|carry|bring|send|shove) {x} (to|into) {a} and {y} (to|into) {b}", "do: (stick|drop|place|store|stash|park|tuck) {x} in {a} and {y} in {b}",
    "do: take {x} (over|) to {a} and {y} (over|) to {b}", "do: move {x} into {a}, then {y} into {b}", "do: (move|relocate) both files, {x} to {a} and {y} to {b}",
    "do: get {x} into {a} and {y} into {b}", "ask: (can|could) {x} go (to|into) {a} and {y} (to|into) {b}", "{x} (has to|needs to|must|ought to) (go|be moved) (to|into) {a} and {y} (to|into) {b}",
    "{x} is in the wrong (place|folder), it (belongs|should be) in {a}, and {y} (belongs|should be) in {b}", "{x} and {y} are in the wrong (place|folder)[,] move them to {a} and {b} respectively",
    "i (would like|want|need|'d like) {x} (moved|to go) to {a} and {y} (moved|to go) to {b}", "i'd rather (keep|have) {x} in {a} and {y} in {b}[, move them|]",
    "in {a} (belongs|goes) {x}, in {b} (belongs|goes) {y}[, move them|]", "{a} is (the place|the home|the folder) for {x} and {b} for {y}[,] (move them|put them there)",
    "(to move|moves)[:|] {x} => {a}, {y} => {b}", "{x} to {a}, {y} to {b}[:|,] (move them|move both|please move)", "first move {x} to {a}, then {y} to {b}", "please move\n- {x} to {a}\n- {y} to {b}",
    "git mv {x} {a} && git mv {y} {b}", "{x} does not belong here, move it to {a}, and {y} to {b}", "out of here: {x} into {a}, {y} into {b}",
    "do: (drag|haul|ship|slide|push) {x} (into|over to) {a} and {y} (into|over to) {b}", "do: (rehome|rehouse|displace) {x} to {a} and {y} to {b}", "do: (cut|cut out) {x} here and paste it into {a}, and {y} into {b}",
    "do: (distribute|split up) two files: {x} into {a}, {y} into {b}, moving them", "do: let {x} live in {a} and {y} in {b} from now on, move them", "do: have {x} moved to {a} and {y} moved to {b}",
    "do: (clear|clean) {x} away into {a} and {y} into {b}", "do: give {x} a new home in {a} and {y} one in {b}", "do: (change|switch) the (location|folder) of {x} to {a} and that of {y} to {b}",
    "ask: (can|could) you (stick|drop|file|place) {x} in {a} and {y} in {b}", "ask: (can|could) {x} be moved to {a} and {y} to {b}", "ask: (can|could) we have {x} in {a} and {y} in {b}",
    "i'd (like|love|prefer) {x} to (be|live|sit) in {a} and {y} in {b}[, so move them|, please move them]", "i (saved|put|dropped) {x} and {y} in the wrong place, move {x} to {a} and {y} to {b}",
    "(two files|both) are (misplaced|in the wrong spot): {x} belongs in {a}, {y} belongs in {b}", "{x} is (misplaced|misfiled), move it to {a}; same with {y}, move it to {b}",
    "{x} has its (place|home) in {a} and {y} has its (place|home) in {b}[,] (move them|put them there)", "{x} moves to {a}, {y} moves to {b}", "{x} is to be moved to {a}, {y} to {b}",
    "from here {x} goes to {a} and {y} goes to {b}, (as a move|move them|no copies)", "(new place|new location|new folder) for {x}: {a}, for {y}: {b}", "(relocations|moving)[:|,] {x} > {a}; {y} > {b}",
    "move (both|the pair|2 files): {x} -> {a}, {y} -> {b}", "move {x} {a}, move {y} {b}", "1. move {x} to {a} 2. move {y} to {b}", "1. move {x} to {a}\n2. move {y} to {b}", "{x}: move to {a}. {y}: move to {b}",
)  # fmt: skip
COPIES = (
    "do: copy {x} to {a} and {y} to {b}", "cp {x} {a}; cp {y} {b}", "cp {x} {a} && cp {y} {b}", "do: make copies: {x} as {a}, {y} as {b}",
    "do: back up {x} as {a} and {y} as {b}", "copies of {x} and {y}, called {a} and {b}[,] please", "i need {x} copied to {a} and {y} to {b}",
    "do: duplicate {x} as {a} and {y} as {b}", "do: save a copy of {x} as {a} and one of {y} as {b}", "{a} should be a copy of {x} and {b} a copy of {y}",
    "do: copy two files: {x} to {a} and {y} to {b}", "from {x} make {a} and from {y} make {b}", "copy:\n{x} to {a}\n{y} to {b}",
    "do: (clone|replicate|reproduce) {x} as {a} and {y} as {b}", "do: (make|create) a copy of {x} (called|named) {a} and (one|a copy) of {y} (called|named) {b}",
    "do: copy both files, {x} to {a} and {y} to {b}", "do: copy {x} (as|to) {a}, then copy {y} (as|to) {b}", "do: (save|store) {x} also as {a} and {y} also as {b}",
    "ask: (can|could) {x} be (copied|duplicated) to {a} and {y} to {b}", "ask: (can|could) i have a copy of {x} called {a} and one of {y} called {b}",
    "{x} (has to|needs to|must|should) be (copied|duplicated|cloned) to {a} and {y} to {b}", "{x} needs a copy (called|named) {a} and {y} one (called|named) {b}",
    "i (would like|want|'d like) (a copy|a duplicate) of {x} (called|named) {a} and (one|another) of {y} (called|named) {b}", "i need {x} again as {a} and {y} again as {b}",
    "(to copy|copies)[:|] {x} => {a}, {y} => {b}", "{x} to {a}, {y} to {b}[:|,] (copy them|copy both|please copy, don't move)", "just in case[,] copy {x} to {a} and {y} to {b}",
    "keep {x} and {y} but copy them to {a} and {b}", "please copy\n- {x} to {a}\n- {y} to {b}", "{a} is to be a (copy|duplicate) of {x}, and {b} of {y}", "first copy {x} to {a}, then {y} to {b}",
    "backups please: {x} as {a}, {y} as {b}",
    "do: (produce|get) me a (second|further|spare) copy of {x}, (called|named) {a}, and one of {y}, (called|named) {b}", "do: (photocopy|xerox|mirror) {x} as {a} and {y} as {b}",
    "do: make {a} from a copy of {x} and {b} from a copy of {y}", "do: put a (duplicate|copy) of {x} under the name {a} and one of {y} under the name {b}", "do: have {x} copied to {a} and {y} copied to {b}",
    "do: keep a (spare|safety|backup) copy of {x} as {a} and one of {y} as {b}", "do: (clone|duplicate) two files, {x} to {a} and {y} to {b}", "do: create {a} as a copy of {x} and {b} as a copy of {y}",
    "do: copy what is in {x} to a new {a} and what is in {y} to a new {b}", "ask: (can|could) you (clone|duplicate) {x} as {a} and {y} as {b}", "ask: (can|could) {a} be made a copy of {x} and {b} a copy of {y}",
    "ask: (can|could) there be a copy of {x} named {a} and a copy of {y} named {b}", "i'd (like|love) (to have|) {x} (duplicated|copied) as {a} and {y} as {b}",
    "i want to keep {x} and {y} as they are but have copies (called|named) {a} and {b}", "before i change (anything|them)[,] copy {x} to {a} and {y} to {b}", "so nothing gets lost[,] copy {x} to {a} and {y} to {b}",
    "the copy of {x} should be (called|named) {a}, the copy of {y} should be (called|named) {b}[,] (make them|make both)", "{a} (should|must) have the same content as {x} and {b} the same as {y}, (just copy|copy them)",
    "{a} = copy of {x}, {b} = copy of {y}", "two (copies|duplicates|backups|clones): {x} as {a}, {y} as {b}", "a (duplicate|clone|spare copy) of {x} (called|named) {a} and one of {y} (called|named) {b}[, please|]",
    "copy (both|the pair|2 files): {x} -> {a}, {y} -> {b}", "1. copy {x} to {a} 2. copy {y} to {b}", "1. copy {x} to {a}\n2. copy {y} to {b}", "{x}: copy to {a}. {y}: copy to {b}",
)  # fmt: skip
ADDS = (
    "do: add {a} to {x} and {b} to {y}", "do: put {a} at the end of {x} and {b} at the end of {y}", "echo {a} >> {x}; echo {b} >> {y}", "to {x} add {a}, to {y} [add|] {b}",
    "{x} needs {a} and {y} needs {b}", "{a} goes on {x} and {b} on {y}", "do: append {a} to {x}, then {b} to {y}", "do: add to {x} {a} and to {y} {b}",
    "do: append two lines: {a} to {x}, {b} to {y}", "{x} should also say {a}, {y} should also say {b}", "echo {a} >> {x} && echo {b} >> {y}",
    "{a} is missing in {x} and {b} in {y}[,] add them", "at the end of {x} (put|write) {a}, at the end of {y} {b}", "do: extend {x} with {a} and {y} with {b}",
    "do: (tack|stick|attach) {a} onto the end of {x} and {b} onto the end of {y}", "do: write {a} at the (end|bottom) of {x} and {b} at the (end|bottom) of {y}",
    "do: (append|attach) {a} to {x} and {b} to {y}", "do: add the line {a} to {x} and the line {b} to {y}", "do: let {x} end with {a} and {y} with {b}", "do: add to both files: {a} to {x}, {b} to {y}",
    "ask: (can|could) {a} be added to {x} and {b} to {y}", "ask: (can|could) {x} end with {a} and {y} with {b}", "{a} (has to|needs to|must|should) be (added|appended) to {x} and {b} to {y}",
    "{a} (belongs|should go|must go|comes) at the (end|bottom) of {x}, {b} at the (end|bottom) of {y}", "{x} (should|must) (end|close|finish) with {a} and {y} with {b}",
    "{x} (lacks|is missing) {a} and {y} (lacks|is missing) {b}[,] (add them|append them)",
    "i (want|need|would like|'d like) {a} (added|appended|at the end) (to|of) {x} and {b} (added|appended|at the end) (to|of) {y}",
    "i forgot {a} in {x} and {b} in {y}[,] (add them|append them|so add them)", "(additions|to add|to append)[:|] {a} to {x}, {b} to {y}", "to the end of {x} goes {a}, to the end of {y} goes {b}",
    "one more line for {x}: {a}, and one for {y}: {b}", "{x}: add {a}. {y}: add {b}", "{x} += {a}, {y} += {b}", "for {x} another line {a} and for {y} another line {b}[, please|]",
    "first add {a} to {x}, then {b} to {y}", "please append\n- {a} to {x}\n- {b} to {y}", "append:\n{a} to {x}\n{b} to {y}",
    "do: (hang|glue|pin|tag) {a} (onto|on) the end of {x} and {b} (onto|on) the end of {y}", "do: (enter|insert|place) {a} as the last line of {x} and {b} as the last line of {y}",
    "do: (supplement|complete|continue) {x} with {a} and {y} with {b}", "do: give {x} the extra line {a} and {y} the extra line {b}", "do: (lengthen|expand|grow) {x} by the line {a} and {y} by the line {b}",
    "do: (finish|conclude|close) {x} with {a} and {y} with {b}", "do: have {a} appended to {x} and {b} appended to {y}", "do: make two additions: {a} at the end of {x}, {b} at the end of {y}",
    "do: go to the end of {x} and (write|type) {a}, go to the end of {y} and (write|type) {b}", "do: write one more line in {x}, {a}, and one more in {y}, {b}",
    "do: (append|add) {a} (in|at the bottom of) {x} and, (likewise|similarly), {b} (in|at the bottom of) {y}", "ask: (can|could) you (append|add) {a} to {x} and {b} to {y}",
    "ask: (can|could) {x} get another line {a} and {y} another line {b}", "ask: (can|could) you (end|close) {x} with {a} and {y} with {b}",
    "i'd (like|love) {a} at the (end|bottom) of {x} and {b} at the (end|bottom) of {y}", "i have something to add to two files: {a} to {x} and {b} to {y}", "(two|2) (additions|new lines): {a} to {x} and {b} to {y}",
    "{x} (gets|should get) {a} and {y} (gets|should get) {b} as a new last line", "{x} should be (extended|continued) by {a}, {y} by {b}", "{x} isn't complete without {a} and {y} isn't complete without {b}, append them",
    "the last line of {x} should be {a}, the last line of {y} should be {b}, (add them|append them)", "under the last line of {x} goes {a}, under the last line of {y} goes {b}",
    "below everything in {x} (add|write) {a}, below everything in {y} (add|write) {b}", "to be (added|appended): {a} in {x}, {b} in {y}", "new last line for {x}: {a}, new last line for {y}: {b}",
    "{x} + {a} and {y} + {b}, append both", "append {a} {x}, append {b} {y}", "1. add {a} to {x} 2. add {b} to {y}", "1. append {a} to {x}\n2. append {b} to {y}",
)  # fmt: skip
_PAIRS = {
    "rename": (RENAMES, renamed),
    "move": (MOVES, moved),
    "copy": (COPIES, copied),
    "add": (ADDS, appended),
}


def _named(w: World, path: str) -> str:
    """Return how a file is mentioned; more often bare than elsewhere, as two of them share a line."""
    return w.bare(path) if w.chance(0.5) else w.path(path)


def _ends(w: World, kind: str, x: str, y: str) -> tuple[str, str]:
    """Return what happens to `x` and to `y`: two new names, folders or texts. Raises Skip."""
    if kind == "add":
        if not (w.files[x] and w.files[y]):
            raise Skip("no text")
        return contents.phrase(w.rng), contents.phrase(w.rng)
    if kind == "move":
        places = [f for f in w.folders if not x.startswith(f"{f}/") and not y.startswith(f"{f}/")]
        if len(places) < 2:
            raise Skip("too few folders")
        a, b = w.rng.sample(places, 2)
        if w.exists(f"{a}/{x.rpartition('/')[2]}") or w.exists(f"{b}/{y.rpartition('/')[2]}"):
            raise Skip("in the way")
        return a, b
    return tuple(p.rpartition("/")[0] * (kind == "rename") + "/" * ("/" in p and kind == "rename") + w.name(extension(p) or None) for p in (x, y))  # type: ignore[return-value]


@family("two_of_a_kind", weight=3.2)
def two_of_a_kind(w: World) -> Steps:
    """The same act on two files, each with its own end: "rename a to b and c to d"."""
    kind = w.pick(("rename", "rename", "move", "copy", "add", "add"))
    templates, part = _PAIRS[kind]
    if len(w.files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(list(w.files), 2)
    a, b = _ends(w, kind, x, y)
    if a == b or w.exists(a) != (kind == "move") or len(a) + len(b) > 110:
        raise Skip("no new ends")
    if kind == "add":
        shown = [w.quoted(t, always=True) for t in (a, b)]
    elif kind == "move":
        shown = [w.path(a), w.path(b)]
    else:
        shown = [w.bare(p.rpartition("/")[2]) for p in (a, b)]
    yield Ask(w.say(templates, x=_named(w, x), y=_named(w, y), a=shown[0], b=shown[1]))
    yield from all_of(part(x, a), part(y, b))


SAME_NEW = (
    "do: write {q} (to|into) both {f} and {g}", "do: (create|make) {f} and {g}, both (with|saying|containing) {q}", "do: put {q} in {f} and also in {g}",
    "{f} and {g} should both (say|contain) {q}", "two files, {f} and {g}, same (text|content): {text}", "do: make two files {f} and {g} that both say {q}",
    "tee {f} {g} <<< {q}", "new files {f} and {g}, each (with|containing) {q}", "do: save {q} twice, as {f} and as {g}", "do: write the same (thing|text) to {f} and {g}: {text}",
    "{q} (goes|should go) into two new files, {f} and {g}", "(create|make) {f} and {g} with the same (text|content): {text}", "i need {q} in {f} and in {g} as well",
    "do: (write|save|store) {q} in two new files, {f} and {g}", "do: (create|make|start) two files, {f} and {g}, (with|containing|saying) {q} each",
    "do: (create|make|prepare|set up) two new files called {f} and {g}, both with {q} in them", "do: (create|make) {f} with {q}, and {g} with the same", "do: fill two new files, {f} and {g}, with {q}",
    "ask: (can|could) i have two new files, {f} and {g}, both (saying|with) {q}", "i (want|need|would like|'d like) two [new] files, {f} and {g}, (with|each saying|both saying) {q}",
    "i (want|need) {q} in two new files, {f} and {g}", "there should be two new files, {f} and {g}, both (saying|with) {q}",
    "{f} and {g} (don't exist yet|are to be made|are missing)[,] (create|make) them with {q}", "new: {f} and {g}, both with {q}", "twice {q}, once in a new file {f} and once in a new file {g}",
    "{q} in a new file {f}, and again in a new file {g}", "(new files|files to create)[:|] {f}, {g}. (content|text) (of both|for both|)[:|] {text}", "both new files, {f} and {g}, should say {q}",
    "write into two new files {f} and {g}: {text}", "echo {q} > {f}; echo {q} > {g}", "echo {q} > {f} && echo {q} > {g}",
    "do: (generate|produce|type up|set up) {f} and {g}, (two|as two) new files, (each|both) (with the text|saying|reading) {q}", "do: (place|drop|type) {q} into each of two new files, {f} and {g}",
    "do: (make|create) a new file {f} that says {q} and another one, {g}, with (the same|identical) text", "do: (make|create) {f} and {g} with (identical|equal|one and the same) text[:|,] {q}",
    "do: have two new files, {f} and {g}, (say|read|contain) {q}", "do: (store|keep|save) {q} in two places, the new files {f} and {g}", "do: let the new files {f} and {g} both (say|contain|read) {q}",
    "do: (start|open) two files, {f} and {g}, and (write|type|put) {q} in each [of them|]", "do: use {q} as the text of two new files, {f} and {g}",
    "ask: (can|could) {q} be (saved|stored|written) both as {f} and as {g}", "ask: (can|could) you (make|create) {f} and {g}, each (saying|with|containing) {q}",
    "ask: (can|could) there be two new files, {f} and {g}, that say {q}", "i'd (like|love) {f} and {g} as new files[,] (each|both) (with|saying|containing) {q}",
    "two (identical|equal|twin) new files, {f} and {g}, (saying|with the text|containing) {q}", "(twins|a pair of files): {f} and {g}, text of both {q}",
    "to be on the safe side[,] save {q} twice, in a new file {f} and a new file {g}", "{q} should be (kept|saved|stored) (both in|in both) {f} and {g}, (two new files|create both)",
    "{f} and {g} are two new files and (each|both) should (say|read|contain) {q}", "what i need is {f} and {g}, both new, both (saying|with) {q}", "same text, two new files, {f} and {g}: {text}",
    "for both new files, {f} and {g}: {text}", "create 2 files {f}, {g}[,] text {q}",
)  # fmt: skip
SAME_MORE = (
    "do: (add|append) {q} to {x} and {y}", "do: (add|append) {q} to both {x} and {y}", "{q} (goes|should go|has to go) at the end of {x} and of {y}",
    "both {x} and {y} (need|should get|should end with) [the line|] {q}", "do: put {q} at the end of {x} and also of {y}", "{x} and {y} need another line each: {text}",
    "append to {x} and {y}: {text}", "tee -a {x} {y} <<< {q}", "do: add the same line to {x} and {y}: {text}", "add to {x} and also to {y}: {text}",
    "{q} is missing in {x} and in {y}[,] (add it|append it)", "do: append {q} to {x}, and the same to {y}",
    "do: (tack|stick|attach) {q} onto the end of {x} and of {y}", "do: write {q} at the (end|bottom) of {x} and of {y}", "do: (append|attach) {q} to {x} as well as to {y}",
    "do: let (both|) {x} and {y} end with {q}", "do: add {q} to two files, {x} and {y}", "do: add {q} to {x}, and [also|] to {y}", "do: (extend|lengthen) both {x} and {y} with {q}",
    "ask: (can|could) {q} be (added|appended) to {x} and {y}", "ask: (can|could) {x} and {y} both end with {q}", "{q} (has to|needs to|must|should) be (added|appended) to (both|) {x} and {y}",
    "{x} and {y} (lack|are both missing|both lack|both need) [the line|] {q}[,] (add it|append it)", "{x} and {y} (should|must) both (end|close|finish) with {q}",
    "{x} as well as {y} (should|must) end with {q}", "i (want|need|would like|'d like) {q} (added|appended) to (both|) {x} and {y}", "i forgot {q} in {x} and in {y}[,] (add it|append it)",
    "one more line for {x} and for {y}: {text}", "another line for both {x} and {y}: {text}", "at the (end|bottom) of {x} and {y} (add|write|put): {text}", "the same line for {x} and {y}: {text}",
    "to {x} and to {y} add {q}", "echo {q} >> {x}; echo {q} >> {y}", "echo {q} >> {x} && echo {q} >> {y}", "twice {q}, once at the end of {x}, once at the end of {y}",
    "do: (hang|glue|pin|put) {q} (on|onto) the end of {x} and [of|] {y}", "do: (complete|continue|supplement|finish) {x} and {y} with {q}", "do: (enter|insert|place) {q} as the last line of {x} and of {y}",
    "do: give {x} and {y} the same (last|extra|new) line at the end, {q}", "do: have {q} appended to both {x} and {y}", "do: (lengthen|expand) {x} and {y} by one line each, {q}",
    "do: make both {x} and {y} end (with|in) {q}", "do: (append|add) {q} not only to {x} but also to {y}", "do: (append|add) {q} to {x}, then do the same with {y}",
    "do: (append|add) {q} at the bottom of two files, namely {x} and {y}", "do: go to the end of {x} and of {y} and (write|type) {q}", "ask: (can|could) you (append|add) {q} to {x} as well as {y}",
    "ask: (can|could) both {x} and {y} get the extra line {q}", "ask: (can|could) {q} go at the (end|bottom) of {x} and of {y}", "i'd (like|love) {q} at the (end|bottom) of both {x} and {y}",
    "i need {q} as the last line of {x} and of {y}", "{x} and {y} are (incomplete|not complete|unfinished) without {q}[,] (append|add) it to both", "{x} and {y} both get {q} (at the end|as a new last line|appended)",
    "neither {x} nor {y} has {q} yet, (append|add) it (to both|at the end of both)", "{q} (goes|belongs) at the (bottom|end) of both {x} and {y}", "{q} twice, appended to {x} and appended to {y}",
    "(to be|must be) appended to both {x} and {y}: {text}", "new last line for {x} and {y}: {text}", "for both {x} and {y}, one more line at the end: {text}",
    "below the last line of {x} and of {y} (write|put|add): {text}", "append to both, {x} and {y}: {text}",
)  # fmt: skip


@family("same_text_twice", weight=1)
def same_text_twice(w: World) -> Steps:
    """One text for two files, new ones or old ones."""
    text = contents.phrase(w.rng)
    q, bare = w.quoted(text, always=True), w.quoted(text, always=w.chance(0.4))
    if w.chance(0.5):
        ext = w.pick((".txt", ".txt", ".md", ".log"))
        f, g = w.name(ext), w.name(ext)
        if f == g:
            raise Skip("the same")
        yield Ask(w.say(SAME_NEW, f=w.bare(f), g=w.bare(g), q=q, text=bare))
        yield from all_of(written(f, text), written(g, text))
        return
    files = w.text_files()
    if len(files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(files, 2)
    yield Ask(w.say(SAME_MORE, x=_named(w, x), y=_named(w, y), q=q, text=bare))
    yield from all_of(appended(x, text), appended(y, text))


TWO_COPIES = (
    "do: make two copies of {t}[,|:] (called|named|) {a} and {b}", "do: copy {t} twice, as {a} and as {b}", "cp {t} {a} && cp {t} {b}", "cp {t} {a}; cp {t} {b}",
    "two copies of {t}: {a} and {b}", "{a} and {b} should be copies of {t}", "do: duplicate {t} as {a} and as {b}", "do: copy {t} to {a} and also to {b}",
    "i need {t} twice more, as {a} and {b}", "do: save {t} also as {a} and as {b}", "do: copy {t} to {a} and {b}",
    "do: (clone|replicate|reproduce) {t} twice[,|:] as {a} and as {b}", "do: (make|create) two (duplicates|clones|backups|identical copies) of {t}[,|:] {a} and {b}",
    "do: (save|store|keep) {t} under two more names, {a} and {b}", "do: copy {t} (to|as) {a} and then (to|as) {b}", "do: copy {t} two times, once as {a} and once as {b}",
    "do: (make|create) a copy of {t} (called|named) {a} and another [one|] (called|named) {b}", "ask: (can|could) {t} be copied to {a} and to {b}",
    "ask: (can|could) i have {t} twice more, as {a} and as {b}", "{t} (has to|needs to|must|should) be (copied|duplicated) (twice|two times), as {a} and as {b}", "{t} needs two copies, {a} and {b}",
    "{t}: (two copies|copy it twice|duplicate it twice), {a} and {b}", "i (want|would like|need|'d like) two copies of {t}[,|:] (called|named|) {a} and {b}",
    "from {t} make {a} and {b}, (just copies|both copies|as copies)", "{a} and {b}: both (copies|duplicates) of {t}",
    "(both|) {a} and {b} (are to be|shall be|must be) (copies|duplicates|clones) of {t}", "just in case[,] copy {t} to {a} and to {b}", "keep {t} and copy it to {a} and {b}",
    "one copy of {t} as {a}, one as {b}",
    "do: (produce|get) me {t} two more times, as {a} and as {b}", "do: (photocopy|xerox) {t} twice, as {a} and as {b}", "do: make {a} and {b} out of {t}, both as copies",
    "do: (create|set up) {a} and {b} as (copies|duplicates|clones) of {t}", "do: have {t} copied twice, to {a} and to {b}", "do: keep two (spare|safety|backup) copies of {t}, {a} and {b}",
    "do: back {t} up twice, as {a} and as {b}", "do: copy {t} under two (new|different) names, {a} and {b}", "do: copy {t}, call one copy {a} and the other {b}",
    "ask: (can|could) you (duplicate|clone) {t} twice, as {a} and {b}", "ask: (can|could) there be two copies of {t}, one (called|named) {a}, one (called|named) {b}",
    "ask: (can|could) i get two copies of {t}, {a} and {b}", "i'd (like|love) to have {t} two more times, as {a} and {b}", "before i change it[,] copy {t} to {a} and to {b}",
    "better safe than sorry[,|:] two copies of {t}, {a} and {b}", "(two|a pair of) (backups|duplicates|clones|spare copies) of {t}: {a} and {b}", "{a} is to be a copy of {t}, and so is {b}",
    "{a} = copy of {t}, {b} = copy of {t}", "{t} -> {a}, {t} -> {b}, copy", "{t} copied to {a}, and once more to {b}, please", "copy {t} x2: {a}, {b}", "1. copy {t} to {a} 2. copy {t} to {b}",
)  # fmt: skip
TO_FOLDERS = (
    "do: copy {t} to {a} and [to|] {b}", "do: put a copy of {t} in {a} and [one|another|] in {b}", "cp {t} {a} && cp {t} {b}", "{a} and {b} should both get a copy of {t}",
    "i (want|need) a copy of {t} in {a} and in {b}", "do: copy {t} into both {a} and {b}", "copies of {t} (into|to|in) {a} and {b}[,] please", "do: back up {t} in {a} and in {b}",
    "{t} should also be in {a} and in {b}", "do: copy {t} twice, once to {a} and once to {b}",
    "do: (place|drop|store|save|stash|leave) a copy of {t} in {a} and [one|another|] in {b}", "do: (place|drop|store|leave|put) copies of {t} in (both|) {a} and {b}",
    "do: copy {t} over to {a} and [over|] to {b}", "do: copy {t} into two folders, {a} and {b}", "do: copy {t} to {a}, then to {b}", "do: (send|bring) a copy of {t} to {a} and [another|one] to {b}",
    "ask: (can|could) {t} be copied to {a} and to {b}", "ask: (can|could) i have a copy of {t} in {a} and one in {b}", "{t} (has to|needs to|must|should) be copied (to|into) (both|) {a} and {b}",
    "{t} (goes|should go) as a copy into {a} and into {b}", "{t}: a copy to {a} and one to {b}", "{a} needs a copy of {t} and so does {b}",
    "{a} and {b} (need|want|lack|must get|should have) a copy of {t} [each|]", "i (would like|'d like|need|want) {t} copied (to|into) {a} and {b}",
    "i need {t} in {a} and in {b} too, (so copy it|copy it there)", "don't move {t}, copy it to {a} and to {b}", "just in case[,] copy {t} to {a} and to {b}",
    "in {a} and in {b} there should be a copy of {t}", "one copy of {t} into {a}, one into {b}", "cp {t} {a}; cp {t} {b}",
    "do: (duplicate|replicate|clone) {t} into {a} and into {b}", "do: (distribute|spread|hand out) copies of {t} to {a} and {b}", "do: (supply|provide|furnish) both {a} and {b} with a copy of {t}",
    "do: have {t} copied into both {a} and {b}", "do: leave {t} where it is and put a copy in {a} and one in {b}", "do: copy {t} to two places, {a} and {b}",
    "do: keep a (duplicate|spare copy|backup copy) of {t} in {a} and another in {b}", "do: paste {t} into {a} and into {b}, as a copy", "do: give {a} a copy of {t} and {b} one too",
    "ask: (can|could) you put copies of {t} in {a} and in {b}", "ask: (can|could) {a} and {b} each get a copy of {t}", "ask: (can|could) a copy of {t} go into {a} and another into {b}",
    "i'd (like|love) to have a copy of {t} in both {a} and {b}", "{t} is needed in {a} and in {b}, (copy it to both|so make copies|copy it there)",
    "{t} should (exist|be found|be) in {a} and {b} too, (as a copy|copy it)", "both folders, {a} and {b}, (should have|need|want) a copy of {t}",
    "neither {a} nor {b} has a copy of {t} yet, (make one in each|put one in each|copy it to both)", "two copies of {t}, one for {a} and one for {b}", "a copy of {t} for {a} and (one|another) for {b}",
    "{t} -> {a}, {t} -> {b}, as copies", "(everybody|people) looking in {a} or in {b} should find a copy of {t} there[,] (make them|copy it)", "1. copy {t} into {a} 2. copy {t} into {b}",
)  # fmt: skip


@family("copied_twice", weight=1.2)
def copied_twice(w: World) -> Steps:
    """Two copies of one file: under two names, or in two folders."""
    path = w.pick(list(w.files))
    places = [f for f in w.folders if not path.startswith(f"{f}/") and not w.exists(f"{f}/{path.rpartition('/')[2]}")]
    into = len(places) > 1 and w.chance(0.5)
    a, b = w.rng.sample(places, 2) if into else (w.name(extension(path) or None), w.name(extension(path) or None))
    if a == b:
        raise Skip("the same")
    shown = [w.path(p) if into else w.bare(p) for p in (a, b)]
    yield Ask(w.say(TO_FOLDERS if into else TWO_COPIES, t=_named(w, path), a=shown[0], b=shown[1]))
    yield from all_of(copied(path, a), copied(path, b))


DELETE_LIST = (
    "do: (delete|remove|erase|trash) {list}", "rm {spaced}", "rm -f {spaced}", "do: get rid of {list}", "{list} can all go", "we no longer need {list}[,] delete them",
    "do: delete these files: {list}", "(delete|remove) the following: {list}", "{list} are (old|junk|not needed any more)[,] (delete|remove) them",
    "these can go: {list}", "all of these should be deleted: {list}", "{list}: (delete|remove) them all", "do: throw away {list}", "away with {list}",
    "delete:\n{rows}", "these files should be deleted:\n{rows}", "i'm done with {list}[,] (delete them|remove them|they can go)",
    "do: (eliminate|discard|destroy|wipe|zap|nuke|ditch|scrap|chuck|toss|bin|dump) {list}", "do: (delete|remove|erase) all of these: {list}", "do: (delete|remove|erase) each of {list}",
    "do: (delete|remove) the files {list}", "do: throw {list} (away|out|in the trash|in the bin|into the trash)", "do: clean up by deleting {list}", "do: make {list} (disappear|vanish|go away)",
    "ask: (can|could) {list} be (deleted|removed|erased)", "{list} (must go|have to go|should go|are to be deleted|need to be deleted|must be deleted|ought to be removed|should not exist any more)",
    "{list} (are useless|are garbage|are clutter|have served their purpose|have outlived their use|are no longer needed|are of no use|only take up space|are in the way|were only tests)[,] (delete them|remove them|erase them|get rid of them)",
    "{list}, (delete all of them|delete them|remove them please|erase them|get rid of them|away with them|all of them can go)",
    "why are {list} still here[?|,] (delete them|remove them|get rid of them)", "who needs {list}[?|,] (delete them|remove them)", "don't keep {list}[,] (delete them|remove them|erase them)",
    "i (don't need|no longer need|have no use for|never use|can do without|won't need) {list} [any more|][,] (delete them|remove them|erase them)",
    "i (want|would like|need|'d like) {list} (deleted|removed|gone|erased)", "i want to be rid of {list}", "nobody needs {list} [any more|][,] (delete them|remove them)",
    "(to delete|files to delete|for deletion|for the trash|for the bin)[:|] {list}", "(del|rm -v|rm -rf|unlink|erase|trash) {spaced}", "(goodbye|bye|farewell|no more) {list}[,] delete them",
    "(remove|erase|get rid of|throw away|trash):\n{rows}", "i don't need these any more, delete them:\n{rows}", "{rows}\n(delete these|delete all of these|all of these can go|remove them)",
    "out with {list}", "the files {list} are (old|outdated|obsolete)[,] (delete|remove) them",
    "do: (take out|clear away|sweep away|wipe out|do away with|dispose of|finish off) {list}", "do: (purge|obliterate|annihilate|shred|axe|expunge) {list}",
    "do: (send|consign) {list} to the (recycle bin|trash can|trash|bin)", "do: take {list} off (the disk|my disk|the drive|my computer)", "do: free up [some] (space|room) by (deleting|removing) {list}",
    "do: delete {list} (for good|permanently|forever)", "do: have {list} (deleted|removed|erased)", "do: let {list} (disappear|vanish)", "do: delete several files: {list}",
    "do: delete not just one file but all of these: {list}", "ask: (can|could) you (get rid of|dispose of|throw out) {list}", "ask: (can|could) all of these be deleted: {list}",
    "i'd (like|love) to (see|have) {list} (gone|deleted|removed)", "i (created|made|saved|downloaded) {list} by (mistake|accident)[,] (delete them|remove them|they can go)",
    "i('ve got| have) no (need of|use for|further use for) {list}[,] (delete|remove|erase) them", "i am (finished|through|done) with these, delete them: {list}",
    "{list} (must not stay|should not stay|can't stay|cannot stay)[,] (delete|remove) them", "{list} are (duplicates|leftovers|temporary|rubbish|obsolete|superfluous|just clutter)[,] (delete|remove|erase) them",
    "{list} (can be deleted|can be removed|may be deleted|may go|can be thrown away)", "{list} - (all of them to the bin|in the trash|into the bin|delete)", "(deletion|removal) of {list}[,] please",
    "no one (uses|needs|wants|opens) {list} any more[,] (delete|remove) them", "(time|high time) to (delete|remove|say goodbye to) {list}", "before i (back up|zip|upload|hand over) the folder[,] (delete|remove) {list}",
    "to make (room|space)[,] (delete|remove|erase) {list}", "delete {list}. all of them", "the following (can|should|must) (go|be deleted|be removed): {list}",
    "the following files (can go|should go|must go|are no longer needed):\n{rows}", "(please delete|kindly remove|to be deleted|junk, delete it|trash these|kill these)[:]\n{rows}",
    "{rows}\n(to the trash|away with them|i don't need these any more, delete them|get rid of these files)", "the whole lot should be deleted: {list}",
)  # fmt: skip
MOVE_LIST = (
    "do: move {list} (to|into) {d}", "mv {spaced} {d}", "{list} (belong|should go|go) (in|into) {d}", "do: put {list} (in|into) {d}", "into {d} (move|put) {list}",
    "these (belong|should go) in {d}: {list}", "do: sort {list} into {d}", "i want {list} in {d}", "{d} is the (place|folder) for {list}[,] (move|put) them there",
    "do: move these files to {d}: {list}", "move to {d}:\n{rows}", "{d} should get {list}", "do: bring {list} over to {d}", "{list} to {d}[,] please",
    "do: (shift|transfer|relocate|carry|send|shove|bring|take) {list} (to|into) {d}", "do: (stick|drop|place|store|stash|park|tuck|file) {list} in {d}", "do: (gather|collect) {list} in {d}",
    "do: get {list} (out of here and|) into {d}", "do: tidy {list} away into {d}", "do: (move|transfer) all of these to {d}: {list}", "do: move the files {list} (to|into) {d}",
    "ask: (can|could) {list} (go|be moved) (to|into) {d}", "{list} (have to|need to|must|ought to) (go|be moved|end up) (in|into) {d}",
    "{list} (are in the wrong place|are in the wrong folder|don't belong here|are lying around|should not lie around here)[,] (move them to|put them in|they belong in) {d}",
    "{list} should (live|be|be kept|end up) in {d}[, move them|, move them there|]", "{list}, (move them|move them all|put them|all) (to|into) {d}",
    "i (would like|need|want|'d like) {list} (moved|to go) (to|into) {d}", "i'd rather (keep|have) {list} in {d}[, so move them|, move them]", "in {d} (belong|go|i want) {list}",
    "{d} is where {list} (belong|should be|should go)", "{d} <- {list}, move them", "don't copy {list}, move them (to|into) {d}", "(to move|files to move) (to|into) {d}: {list}",
    "(mv -v|mv -t|move|git mv) {spaced} {d}", "these go (to|into) {d}:\n{rows}", "{rows}\n(move these to|put these in|these belong in|all of these into) {d}",
    "do: (drag|haul|ship|slide|push|pull) {list} (into|over to) {d}", "do: (cut|cut out) {list} here and paste them in {d}", "do: (rehome|rehouse) {list} in {d}", "do: (clear|clean) {list} away into {d}",
    "do: have {list} moved (to|into) {d}", "do: (fill|populate) {d} by moving {list} there", "do: let {d} be the new (home|place) of {list}", "do: (change|switch) the (location|folder) of {list} to {d}",
    "do: (unite|assemble|bring together) {list} in {d} by moving them there", "do: move several files to {d}: {list}", "do: (move|shift) all of these into {d}: {list}",
    "do: (file away|put away|stow away|tidy up) {list} in {d}", "ask: (can|could) you (stick|drop|file|put) {list} in {d}", "ask: (can|could) {list} be (kept|filed|put) in {d} from now on",
    "ask: (can|could) we have {list} moved (over|) to {d}", "i'd (like|love|prefer) {list} to (be|live|sit) in {d}[, so move them|, move them there]",
    "i (saved|put|dropped|left) {list} in the wrong (place|folder)[,] (move them to|they belong in|put them in) {d}", "{list} are (misplaced|misfiled|not where they should be)[,] (move them to|they belong in) {d}",
    "{list} have their (place|home) in {d}[,] (move|put) them there", "{list} are to be moved (to|into) {d}", "{list} - (off to|over to|move to|all into) {d}",
    "the (new|right) (place|folder|location) for {list} is {d}[,] move them", "(new place|new folder|new location) for {list}: {d}", "(off|away) with {list} into {d}", "{d} is missing {list}, move them (there|in|over)",
    "to get some order in here[,] move {list} (to|into) {d}", "all of this goes (to|into) {d}[,|:] {list}, move them", "the following (move|go|belong) (to|into) {d}: {list}",
    "destination {d}, files to move: {list}", "the following should be moved to {d}:\n{rows}", "(please move to|kindly move to|tidy these away into|off to|relocate to) {d}:\n{rows}",
    "{rows}\n(should all be in|have to be moved to|off with them to|please move them to) {d}",
)  # fmt: skip
COPY_LIST = (
    "do: copy {list} (to|into) {d}", "cp {spaced} {d}", "{list} should be copied to {d}", "do: put copies of {list} (in|into) {d}", "into {d} copy {list}", "do: back up {list} (to|in) {d}",
    "{d} (needs|should get) copies of {list}", "i want copies of {list} in {d}", "do: copy these files to {d}: {list}", "copy to {d}:\n{rows}", "copies of {list} to {d}[,] please",
    "do: save {list} in {d} as well",
    "do: (clone|replicate|duplicate) {list} (to|into) {d}", "do: (place|drop|store|leave) (copies|a copy each) of {list} in {d}", "do: (send|bring) copies of {list} to {d}",
    "do: copy all of these (to|into) {d}: {list}", "do: copy the files {list} (to|into) {d}", "do: copy each of {list} (to|into) {d}", "ask: (can|could) {list} be copied (to|into) {d}",
    "ask: (can|could) i have copies of {list} in {d}", "{list} (have to|need to|must|ought to) be (copied|duplicated) (to|into) {d}",
    "{list} should (also|additionally) be in {d}[, copy them there|, copy them|]", "{list}, (copy them|copy them all|copies of them) (to|into) {d}",
    "i (would like|need|want|'d like) {list} copied (to|into) {d}", "i need {list} in {d} too[,] (so copy them|copy them there)", "in {d} i (want|need) copies of {list}",
    "don't move {list}, copy them (to|into) {d}", "just in case[,] copy {list} (to|into) {d}", "(cp -v|cp -a|copy|cp -p) {spaced} {d}", "copies of these go (to|into) {d}:\n{rows}",
    "{rows}\n(copy these to|copy all of these into|put copies of these in) {d}", "keep {list} where they are and copy them to {d}",
    "do: (reproduce|mirror|photocopy) {list} in {d}", "do: (distribute|hand) copies of {list} to {d}", "do: (supply|provide|furnish|equip) {d} with copies of {list}", "do: leave {list} in place and copy them to {d}",
    "do: have {list} copied (over|) to {d}", "do: keep (spare|safety|backup) copies of {list} in {d}", "do: (put|leave|store) a (duplicate|copy) of each of {list} in {d}", "do: copy several files to {d}: {list}",
    "do: paste copies of {list} into {d}", "do: duplicate all of these (to|into) {d}: {list}", "ask: (can|could) you (duplicate|clone) {list} (to|into) {d}", "ask: (can|could) {d} get copies of {list}",
    "ask: (can|could) there be copies of {list} in {d}", "i'd (like|love) to have copies of {list} in {d}", "{list} are needed in {d} (too|as well)[,] (copy them there|so copy them)",
    "{list} should (exist|be found) in {d} too[,] (copy them|as copies)", "{list} stay where they are, but {d} (needs|should get|gets) copies", "{d} has no copies of {list} yet[,] (make them|copy them there)",
    "{d} should (have|hold|contain) a copy of each of these: {list}", "before i change (anything|them)[,] copy {list} (to|into) {d}", "to be on the safe side[,] copy {list} (to|into) {d}",
    "better safe than sorry[,|:] copies of {list} (to|into) {d}", "a copy each of {list} for {d}[,] please", "(to copy|files to copy) (to|into) {d}: {list}", "destination {d}, files to copy: {list}",
    "the following should be copied to {d}:\n{rows}", "(please copy to|back up to|copies for|duplicate into) {d}:\n{rows}", "{rows}\n(should all be copied to|please copy these to|i want copies of these in) {d}",
)  # fmt: skip
_LISTS = {
    "delete": (DELETE_LIST, lambda path, folder: deleted(path)),
    "move": (MOVE_LIST, moved),
    "copy": (COPY_LIST, copied),
}


@family("listed_files", weight=1.8)
def listed_files(w: World) -> Steps:
    """Two to four files by their names: delete them, or move or copy them into a folder."""
    kind = w.pick(("delete", "delete", "move", "move", "copy"))
    templates, part = _LISTS[kind]
    n = w.pick((2, 3, 3, 3, 4))
    folder = w.pick(w.folders) if w.folders and kind != "delete" else ""
    files = [p for p in w.files if not folder or not p.startswith(f"{folder}/")]
    if len(files) < n or (kind != "delete" and not folder):
        raise Skip("too few")
    paths = w.rng.sample(files, n)
    last = [p.rpartition("/")[2] for p in paths]
    if len(set(last)) < n or (folder and any(w.exists(f"{folder}/{name}") for name in last)):
        raise Skip("in the way")
    shown = [w.bare(p) for p in paths]
    listed = ", ".join(shown[:-1]) + w.pick((" and ", " and ", ", and ", " & ")) + shown[-1]
    spaced = " ".join(f'"{p}"' if " " in p else p for p in paths)
    yield Ask(w.say(templates, list=listed, spaced=spaced, rows="\n".join(paths), d=w.path(folder) if folder else ""))
    yield from all_of(*(part(path, folder) for path in paths))


TWO_EDITS = (
    "do: in {t}[,] (change|turn) {a} (to|into) {b} and {x} (to|into) {y}", "do: replace {a} (with|by) {b} and {x} (with|by) {y} in {t}", "{t}: {a} -> {b}, {x} -> {y}",
    "in {t} {a} should be {b} and {x} should be {y}", "do: (edit|update|fix) {t}: {a} becomes {b}, {x} becomes {y}", "two (changes|fixes|edits) in {t}: {a} to {b}, {x} to {y}",
    "there are two mistakes in {t}: {a} should be {b} and {x} should be {y}", "do: change {a} to {b} in {t}, and also {x} to {y}", "{t} says {a} and {x}[,] it should say {b} and {y}",
    "do: put {b} instead of {a} and {y} instead of {x} in {t}", "{b} instead of {a} and {y} instead of {x} in {t}[,] please", "do: replace {a} with {b} in {t}. then replace {x} with {y}",
    "{a} is now {b} and {x} is now {y}[,] (update|correct|change) {t}", "in {t}:\n{a} -> {b}\n{x} -> {y}", "do: open {t}, change {a} to {b} and {x} to {y}",
    "do: (correct|amend|fix|revise|modify|edit) {t}: {a} should be {b}, {x} should be {y}", "do: make {a} {b} and {x} {y} in {t}", "do: (turn|convert) {a} into {b} and {x} into {y} in {t}",
    "do: (find|look for) {a} in {t} and replace it with {b}, and {x} with {y}", "do: (make|apply|do) two (changes|edits|replacements|fixes) in {t}: {a} to {b} and {x} to {y}",
    "do: in {t}[,] replace {a} with {b}, then {x} with {y}", "do: let {t} say {b} instead of {a} and {y} instead of {x}", "do: write {b} where {t} says {a} and {y} where it says {x}",
    "ask: (can|could) you make {a} {b} and {x} {y} in {t}", "ask: (can|could) {a} be changed to {b} and {x} to {y} in {t}",
    "{t} (has|contains) two (errors|mistakes|typos|slips): {a} should be {b}, {x} should be {y}", "{t} is wrong (in two places|twice): (it should say|it has to be) {b} not {a}, and {y} not {x}",
    "{t} needs two (changes|edits|fixes|corrections): {a} to {b}, {x} to {y}", "in {t} it should be {b} instead of {a} and {y} instead of {x}",
    "in {t} it says {a} but it should (say|be) {b}, and {x} should be {y}", "i (want|need|would like|'d like) {a} changed to {b} and {x} to {y} in {t}",
    "i (misspelled|mixed up|got wrong) two things in {t}: {a} is {b} and {x} is {y}", "{a} (must|has to|needs to) become {b} and {x} must become {y} in {t}",
    "not {a} but {b}, and not {x} but {y}, please fix {t}", "{a} => {b} and {x} => {y} in {t}", "(replacements|edits|corrections) (in|for) {t}[:|] {a} => {b}, {x} => {y}",
    "wherever {t} says {a} put {b}, and for {x} put {y}", "first change {a} to {b} in {t}, then {x} to {y}", "{t}:\n- {a} to {b}\n- {x} to {y}", "please edit {t}:\n{a} => {b}\n{x} => {y}",
    "{a} is out, {b} is in, and {x} is now {y}[:|,] (update|edit|change) {t}",
    "do: (swap|exchange) {a} for {b} and {x} for {y} in {t}", "do: (substitute|use) {b} for {a} and {y} for {x} in {t}", "do: (patch|touch up|rework|brush up) {t}[:|,] {a} becomes {b} and {x} becomes {y}",
    "do: (bring|get) {t} up to date[:|,] {a} is now {b} and {x} is now {y}", "do: have {t} say {b} in place of {a} and {y} in place of {x}", "do: (overwrite|override) {a} with {b} and {x} with {y} in {t}",
    "do: (rewrite|reword|alter) {a} to {b} and {x} to {y} in {t}", "do: (strike|cross out|take out) {a} in {t} and write {b}, (strike|cross out|take out) {x} and write {y}",
    "do: use {b} rather than {a} and {y} rather than {x} in {t}", "do: carry out two (replacements|changes|substitutions) in {t}[:|,] {a} by {b}, {x} by {y}",
    "do: (go into|go to|open up) {t} and (turn|change) {a} to {b}, (as well as|plus) {x} to {y}", "do: rename {a} to {b} and {x} to {y} inside {t}",
    "ask: (can|could) you (swap|exchange) {a} for {b} and {x} for {y} in {t}", "ask: (can|could) you fix two things in {t}, {a} should be {b} and {x} should be {y}",
    "ask: (can|could) {t} say {b} instead of {a} and {y} instead of {x}", "ask: (can|could) {a} become {b} and {x} become {y} in {t}",
    "i'd (like|prefer|love) {b} over {a} and {y} over {x} in {t}, (change both|change them|replace them)", "i'd (like|love) {a} to be {b} and {x} to be {y} in {t}",
    "i made two (mistakes|typos|errors|slips) in {t}[:|,] {a} should be {b}, {x} should be {y}", "i (wrote|typed) {a} and {x} in {t} but (meant|it should be) {b} and {y}",
    "both {a} and {x} in {t} are (wrong|outdated|out of date), (it's|make it|they should be) {b} and {y}", "where {t} (says|has) {a} it should say {b}, and where it (says|has) {x} it should say {y}",
    "{t} still (says|has|shows) {a} and {x}, (make that|change them to|turn them into) {b} and {y}", "{t} is (out of date|not up to date)[:|,] {a} is {b} now, and {x} is {y}",
    "{t}: {a} (should read|becomes|must be) {b}; {x} (should read|becomes|must be) {y}", "{t}: {b} for {a}, {y} for {x}", "{a} (gives way|makes room) to {b} and {x} to {y} in {t}",
    "{a} and {x} in {t} become {b} and {y}", "out with {a}, in with {b}; out with {x}, in with {y}; all in {t}", "old {a} new {b}, old {x} new {y}, file {t}", "find {a} replace {b}, find {x} replace {y}, in {t}",
    "(two|2) (corrections|amendments|updates) (in|for|to) {t}: {b} instead of {a}, {y} instead of {x}", "1. in {t} change {a} to {b} 2. also change {x} to {y}", "changes for {t}:\n1. {a} to {b}\n2. {x} to {y}",
)  # fmt: skip


@family("two_changes", weight=2.2)
def two_changes(w: World) -> Steps:
    """Two replacements in one file."""
    path = w.pick_text_file()
    text = w.files[path]
    a, x = word_in(w, text), word_in(w, text)
    b, y = new_word(w, a), new_word(w, x)
    quote = w.pick(('"', '"', "'", "`", ""))
    if len({a, x, b, y}) < 4 or a in x or x in a or x in b or len(a + x + b + y) > 90 or text.replace(a, b).count(x) != 1:
        raise Skip("in each other's way")
    if (quote and quote in a + x + b + y) or (not quote and any(" " in t or "," in t for t in (a, x, b, y))):
        raise Skip("cannot be quoted so")
    shown = {k: f"{quote}{v}{quote}" for k, v in {"a": a, "b": b, "x": x, "y": y}.items()}
    yield Ask(w.say(TWO_EDITS, t=w.path(path), **shown))
    yield from one_by_one((replaced(path, a, b), replaced(path, x, y)))
    yield Answer(ALL_DONE, f"I replaced \"{a}\" with \"{b}\" and \"{x}\" with \"{y}\" in {path}.")


FOLDER_WITH = (
    "do: (create|make) a [new] (folder|directory) (called|named|) {d} and in it a file (called|named|) {f} (with|saying|containing) {q}",
    "do: (create|make) a (folder|directory) {d} with a file {f} in it that says {q}", "mkdir {d} && echo {q} > {both}", "mkdir {d}; echo {q} > {both}",
    "do: (create|make) the (folder|directory) {d} and put a file {f} with {q} (in it|inside|there)", "new folder {d}, in it {f}: {text}",
    "i (want|need) a [new] folder {d} with {f} in it[,] (saying|containing) {q}", "first (make|create) the (folder|directory) {d}, then in it the file {f} with {q}",
    "there should be a new folder {d} and in it {f} with {q}", "do: set up a (folder|directory) {d} with one file, {f}, that (says|contains) {q}",
    "{q} should go into {f} in a new (folder|directory) {d}", "do: write {q} to {f} in a new (folder|directory) (called|named) {d}", "new (folder|directory): {d}, with a file {f} (saying|containing): {text}",
    "do: (prepare|open|start|set up|build) a [new] (folder|directory) (called|named|) {d} and (put|place|save) {f} in it with [the text|] {q}",
    "do: (create|make) {d} as a new (folder|directory) with {f} in it, (saying|containing|which says) {q}", "do: (create|make) a file {f} with {q} inside a new (folder|directory) (called|named) {d}",
    "do: (put|save|write|store) {q} in a file {f} in a new (folder|directory) (called|named) {d}", "ask: (can|could) i have a new (folder|directory) {d} with a file {f} that says {q}",
    "i'd like a [new] (folder|directory) (called|named) {d}, and in it {f} (with|saying) {q}", "a new (folder|directory) {d} is needed, with {f} in it (saying|containing) {q}",
    "(folder|directory) {d} with file {f} (saying|containing) {q}[, please create both|, please make them|]",
    "{d} (does not exist yet|is not there yet)[,] (make|create) the folder and put {f} with {q} in it", "{f} with {q} in it should go into a new (folder|directory) {d}",
    "step one: a folder {d}. step two: a file {f} in it with {q}", "new folder {d} containing {f} with the text: {text}", "make folder {d}. in it, make {f}. it should say: {text}",
    "mkdir {d} && echo {q} >> {both}", "mkdir -p {d} && echo {q} > {both}", "mkdir -p {d}; printf {q} > {both}",
    "do: (create|make) a new home for {f}, the (folder|directory) {d}, and let {f} say {q}",
    "do: (create|make) a [new] (folder|directory) (called|named) {d} and then (write|type|put) {q} (into|in) its first file, {f}",
    "do: make {d}, a new (folder|directory), and in there {f}, a (file|new file) (saying|with the text|that says) {q}",
    "do: (add|establish|produce) a (folder|directory) {d} and drop in a file {f} (that says|with the text|saying) {q}",
    "do: (create|make) both a (folder|directory) {d} and, inside it, a file {f} (that says|with the text|saying) {q}",
    "do: (create|make) {f} (saying|with the text) {q} in {d}, a (folder|directory) that is still to be made", "do: start a (folder|directory) {d} and as its first file make {f} (with|saying|containing) {q}",
    "do: have a new (folder|directory) {d} hold a file {f} (that says|with the text|saying) {q}", "ask: (can|could) you (make|set up|create) a (folder|directory) {d} and put a file {f} (with|saying) {q} (in it|inside)",
    "ask: (can|could) there be a new (folder|directory) {d} with {f} in it[,] (saying|that says) {q}", "ask: (can|could) {q} be saved as {f} in a new (folder|directory) (called|named) {d}",
    "i'd (like|love) a new (folder|directory) {d} holding one file, {f}, (that says|with the text|saying) {q}", "i want to start a (folder|directory) {d} with a first file {f} (that says|saying|with) {q} in it",
    "(could use|need) a fresh (folder|directory) {d} and inside a file {f} (that says|saying|with) {q}", "{d} is to be a new (folder|directory), and {f} in it should say {q}",
    "{d} is a new (folder|directory), {f} a new file in it, and {q} is its text", "{q}, to be saved as {f} in a new (folder|directory) {d}",
    "(besides|apart from) the new (folder|directory) {d} i (need|want) in it a file {f} (with|that says) {q}", "(folder|directory): {d}. file in it: {f}. text: {text}",
    "a fresh (folder|directory) {d}, a file {f} inside, and in it the words {q}", "1. make a (folder|directory) {d} 2. in it make {f} (saying|with) {q}", "new dir {d} + file {f} in it, (text|content): {text}",
)  # fmt: skip
FOLDER_EMPTY = (
    "do: (create|make) a [new] (folder|directory) (called|named|) {d} with an empty file {f} in it", "mkdir {d} && touch {both}", "mkdir {d}; touch {both}",
    "i (want|need) a folder {d} with an empty {f} (in it|inside)", "new folder {d}, in it an empty file {f}", "do: (create|make) the (folder|directory) {d} and an empty file {f} (in it|inside|there)",
    "do: set up a (folder|directory) {d} and put an empty {f} in it", "there should be a new folder {d} and in it an empty file {f}",
    "do: (prepare|open|start|set up|build) a [new] (folder|directory) (called|named|) {d} and (put|place|create) an empty (file|) {f} in it",
    "do: (create|make) {d} as a new (folder|directory) with a blank {f} in it", "do: (create|make) an empty file {f} inside a new (folder|directory) (called|named) {d}",
    "do: (create|make) a (folder|directory) {d}, and in it a (blank|empty) file (called|named|) {f}", "ask: (can|could) i have a new (folder|directory) {d} with an empty {f} in it",
    "i'd like a [new] (folder|directory) (called|named) {d} with an empty file {f} (in it|inside)", "(folder|directory) {d} with a blank file {f} in it[, please create both|, please make them|]",
    "{d} (does not exist yet|is not there yet)[,] (make|create) the folder and put an empty {f} in it", "an empty {f} in a new (folder|directory) {d}[, please|]",
    "a new (folder|directory) {d} is needed, with an empty {f} in it", "step one: a folder {d}. step two: an empty file {f} in it", "mkdir -p {d} && touch {both}", "mkdir -p {d}; touch {both}",
    "do: (add|establish|produce) a (folder|directory) {d} and drop an empty file {f} (in it|inside)", "do: make {d}, a new (folder|directory), and in there {f}, an empty file",
    "do: (create|make) both a (folder|directory) {d} and, inside it, an empty file {f}", "do: start a (folder|directory) {d} and as its first file make an empty {f}",
    "do: have a new (folder|directory) {d} hold (an empty|a blank) file {f}", "do: (create|make) a (folder|directory) {d} with nothing but an empty {f} in it",
    "do: (create|make) a [new] (folder|directory) {d}, go into it and make an empty file {f}", "ask: (can|could) you (make|set up|create) a (folder|directory) {d} and put (an empty|a blank) {f} (in it|inside)",
    "ask: (can|could) there be a new (folder|directory) {d} with (an empty|a blank) {f} in it", "i'd (like|love) a new (folder|directory) {d} holding (an empty|a blank) file {f}",
    "i want to start a (folder|directory) {d} with an empty first file {f} in it", "(could use|need) a fresh (folder|directory) {d} and inside it a blank {f}",
    "{d} is to be a new (folder|directory), with an empty {f} in it", "{d} is a new (folder|directory) and {f} a new empty file in it", "{f}, still empty, in a new (folder|directory) {d}",
    "1. make a (folder|directory) {d} 2. in it make an empty {f}", "new dir {d} + empty file {f} in it", "(folder|directory): {d}. file in it: {f}. content: (none|nothing)",
)  # fmt: skip


@family("folder_with_file", weight=1.8)
def folder_with_file(w: World) -> Steps:
    """A new folder with a new file in it."""
    folder, name = w.folder_name(), w.name(w.pick((".txt", ".txt", ".md", ".py", ".csv", None)))
    text = "" if w.chance(0.3) else contents.phrase(w.rng)
    both = f"{folder}/{name}"
    slots = {"d": w.bare(folder), "f": w.bare(name), "both": f'"{both}"' if " " in both else both}
    if text:
        yield Ask(w.say(FOLDER_WITH, q=w.quoted(text, always=True), text=w.quoted(text, always=w.chance(0.5)), **slots))
    else:
        yield Ask(w.say(FOLDER_EMPTY, **slots))
    yield from all_of(folder_made(folder), written(both, text))


NEW_AND_MORE = (
    "do: (create|make|write) {f} (with|saying) {q} and then (add|append) {r} to it", "do: (create|make) {f} with {q}, then add {r} (to it|at the end|below)", "echo {q} > {f}; echo {r} >> {f}",
    "echo {q} > {f} && echo {r} >> {f}", "do: write {q} to {f} and then append {r}", "first write {q} to {f}, then add {r} (to it|at the end)", "do: put {q} in a new file {f}. (then|after that) add {r} to it",
    "do: start a file {f} with {q} and then add {r}", "new file {f} with {q}, after that (append|add) {r}", "do: save {q} as {f}, then append {r} to it",
    "do: (create|make|start|open) a [new] file (called|named|) {f} (with|saying|containing) {q}, and (after that|afterwards|then|next) (append|add) {r} to it",
    "do: (save|store|write|put) {q} in a new file {f}, and (after that|afterwards|then) (append|add|attach) {r} [to it|]", "do: (write|save) {q} to {f}, and once it is there, add {r} to it",
    "do: make {f} say {q} first and then append {r}", "do: begin a new file {f} with {q} and then append {r}", "step one: a new file {f} with {q}. step two: append {r}",
    "step 1: write {q} to {f}, step 2: append {r} to it", "1. (create|make|write) {f} with {q}\n2. (append|add) {r} to it",
    "i (want|need|would like|'d like) a new file {f} with {q}, and then {r} (appended|added) (to it|)", "new file {f}: first {q}, then append {r}",
    "first a new file {f} with {q}, then {r} appended to it", "(create|make) {f}, it should say {q}. after that append {r} to it", "once {f} is written with {q}, add {r} to it",
    "printf {q} > {f} && echo {r} >> {f}", "(write|put) {q} in a new file called {f} and when that is done (append|add) {r}",
    "do: (type up|set up|produce|prepare) a new file {f} (with|saying) {q}, and (as a second line|as a further line) append {r}", "do: (create|make) {f} with the line {q}, then (tack|stick|tag) {r} onto the end",
    "do: (store|save|put) {q} in a new file {f} and right after that (append|add) {r}", "do: (create|make) a file {f} that says {q}, and then (continue|extend) it with {r}",
    "do: (create|make) {f} (saying|with) {q}. (as a next step|when it is there|having done that)[,] (append|add) {r} (to it|at its end)", "do: have a new file {f} say {q}, then append {r} to it",
    "do: (begin|open|launch) {f} with {q} and afterwards (append|attach|add) {r}", "do: make a new {f}, first write {q} in it, then append {r}", "do: (create|write) {f} with {q} before (appending|adding) {r} to it",
    "ask: (can|could) you (make|create) {f} (with|saying) {q} and then append {r} to it", "ask: (can|could) {q} go into a new file {f} and {r} be appended to it after that",
    "i'd (like|love) a new file {f} (with|saying) {q}, and then {r} added at the end", "i want to start a file {f} with {q} and afterwards (append|add) {r}",
    "{q} goes into a new file {f}, and then {r} is appended to it", "{f} is new, it (starts|begins) with {q}, and then you append {r}", "{f} should first be created with {q} and then be (extended|continued) with {r}",
    "two steps: create {f} with {q}, then append {r} to it", "create {f} {q}, append {r}", "1. create {f} with {q} 2. append {r}", "new file {f}: {q}. append to it: {r}",
)  # fmt: skip


@family("new_and_more", weight=1.0)
def new_and_more(w: World) -> Steps:
    """A new file, and something added to it at once."""
    path, first, then = w.name(w.pick((".txt", ".txt", ".md", ".log"))), contents.phrase(w.rng), contents.phrase(w.rng)
    if first == then or len(first) + len(then) > 110:
        raise Skip("long")
    yield Ask(w.say(NEW_AND_MORE, f=w.bare(path), q=w.quoted(first, always=True), r=w.quoted(then, always=True)))
    yield from all_of(written(path, first), appended(path, then))


THREE = (
    "{a}, {b} and {c}", "{a}, {b}, and then {c}", "first {a}, then {b} and finally {c}", "first {a}, second {b}, third {c}", "1. {a} 2. {b} 3. {c}", "{a}\n{b}\n{c}", "- {a}\n- {b}\n- {c}", "1. {a}\n2. {b}\n3. {c}",
    "{a}; {b}; {c}", "{a}. {b}. {c}.", "three things: {a}, {b} and {c}", "(please|can you) {a}, {b} and {c}", "{a}, then {b}, then {c}", "{a}. then {b}. (finally|last|and) {c}.", "{a} and {b} and {c}",
    "i (need|want) you to {a}, {b} and {c}", "{a}, {b}. (oh and|also) {c}", "step 1: {a}, step 2: {b}, step 3: {c}", "before you {c}, {a} and {b}",
    "(first off|to start|to begin with), {a}, (after that|afterwards|next) {b}, and (in the end|at last|finally) {c}", "{a}; then {b}; then {c}",
    "{a}. (next|after that), {b}. (at last|in the end|finally), {c}", "* {a}\n* {b}\n* {c}", "first {a}\nthen {b}\nlast {c}", "{a} && {b} && {c}", "{a}, after that {b}, after that {c}",
    "(could|would|can) you (please|) {a}, {b} and then {c}?", "(my list|to do|todo|tasks|task list|the plan|agenda) (for you|)[:|] {a}, {b}, {c}",
    "here is what (i need|to do|you should do|i want): {a}, {b}, and {c}", "i'd like you to {a}, to {b} and to {c}", "start by this: {a}. then {b}, and then {c}",
    "{a}, and then {b}, and at the end {c}", "please {a}. also {b}. and {c}.", "{a} + {b} + {c}", "{a} then {b} then {c}", "{a} / {b} / {c}", "{a}, {b}, {c}, (thanks|please|all three|in this order)",
    "(do|do these) three things (for me|): {a}, {b}, {c}", "there are three things to do: {a}, {b}, {c}", "when you have time, {a}, {b} and {c}", "task one: {a}. task two: {b}. task three: {c}",
    "i have three (wishes|requests|jobs|orders|tasks): {a}, {b} and {c}", "{a}. once that is done, {b}. after that, {c}", "after you {a} and {b}, {c}",
    "{a}, {b}, {c}. (that's all|that is it|in that order|nothing else)", "{a}, (next|afterwards|subsequently) {b}, (and lastly|and finally|and at last) {c}",
    "{a}. (besides|moreover|in addition), {b}. (and finally|last of all|lastly), {c}", "{a}. (when that's done|after this|when done), {b}. (at the very end|to finish|to wrap up), {c}", "{a}. and {b}. oh, and {c}",
    "{a} as well as {b} and {c}, in that order", "(a few|some|several|a couple of) things (to do|for you)[:|,] {a}, {b} and {c}", "(do|please do) the following[:|,] {a}, {b} and {c}",
    "(do|please do) the following:\n1. {a}\n2. {b}\n3. {c}", "(to do|todo|tasks|steps|plan):\n- {a}\n- {b}\n- {c}", "(to do|todo|tasks|steps|plan):\n{a}\n{b}\n{c}", "one: {a}, two: {b}, three: {c}",
    "one, {a}. two, {b}. three, {c}", "{a}, that's the first thing. then {b}. then {c}", "first of all {a}, then {b}, (and to finish|and last but not least|and in closing) {c}",
    "would you mind helping me: {a}, {b} and {c}", "i'm leaving soon, so {a}, {b} and {c}", "i need three things done[:|,] {a}, {b}, {c}", "my boss wants you to {a}, {b} and {c}",
    "it's your job to {a}, to {b} and to {c}", "let's {a}, then {b}, then {c}", "let's {a}, {b} and {c}", "you (need|have|ought) to {a}, {b} and {c}", "after you {a}, {b}, and after that {c}", "{a} -> {b} -> {c}",
    "{a} > then {b} > then {c}", "step 1\n{a}\nstep 2\n{b}\nstep 3\n{c}", "{a}\nafter that {b}\nfinally {c}",
)  # fmt: skip


@family("three_things", weight=1.8)
def three_things(w: World) -> Steps:
    """Three acts on three files."""
    acts = [ACTS[n] for n in w.rng.sample(("delete", "rename", "move", "copy", "append", "backup", "copy_into", "lines", "words", "size"), 3)]
    if len(w.files) < 3:
        raise Skip("too few")
    paths = w.rng.sample(list(w.files), 3)
    if not all(a.fits(w, p) for a, p in zip(acts, paths, strict=True)):
        raise Skip("does not fit")
    plans = [a.plan(w, p) for a, p in zip(acts, paths, strict=True)]
    a, b, c = (clause(w, act, w.bare(p) if w.chance(0.6) else w.path(p), plan) for act, p, plan in zip(acts, paths, plans, strict=True))
    if len(a + b + c) > 260:
        raise Skip("long")
    yield Ask(w.say(THREE, a=a, b=b, c=c))
    yield from all_of(*(part_of(act, plan) for act, plan in zip(acts, plans, strict=True)))
