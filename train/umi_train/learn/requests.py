"""A request in words and the call that answers it, made from nothing but a tool's schema.

Values come from where the schema points: its enum, bounds, defaults, and the examples in its descriptions ("such as
miles or celsius"); paths are files of the throwaway workspace. Every value is said in the request as it stands in the
call, because copying it is what the caller has to learn. Phrasings used for measuring are never trained on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from umi_local.trajectory import ToolSpec
from umi_train.synth.world import World

OPTIONAL = 0.5
"""Odds that an optional argument is given."""
_PATHS = ("path", "file", "filename", "source", "document")
_FOLDERS = ("folder", "directory", "dir")
_NEW = ("destination", "target", "output", "new_name")
_TEXTS = ("text", "content", "message", "body", "question", "comment", "note", "title")
_WORDS = (
    "garden", "invoice", "winter", "harbour", "violet", "budget", "Anna", "lantern", "orchard", "copper", "meeting",
    "Tuesday", "river", "backup", "marble", "ticket", "Jonas", "summer", "letter", "engine", "paper", "silver",
)  # fmt: skip

_ASK = (
    "{verb}: {args}",
    "please {verb}, {args}",
    "{verb} with {args}",
    "can you {verb}? {args}",
    "I want to {verb}. {args}",
    "use {words} with {args}",
    "{words}, {args}",
    "{words}: {args}",
    "{args}, {verb}",
    "hi, {verb} for me, {args}",
    "could you {verb} now, {args}",
    "{verb} please ({args})",
)
_ASK_HELD_OUT = (
    "let us {verb}, {args}",
    "I need {words} here: {args}",
    "go and {verb}; {args}",
    "now {words} on {args}",
)
_BARE = ("{verb}", "please {verb}", "can you {verb}?", "{words} please", "run {words}", "{verb} for me", "use {words}")
_BARE_HELD_OUT = ("let us {verb}", "I need {words}", "go and {verb} now", "time to {verb}")
_SAY = ("{label} {value}", "{value} as {label}", "{label}: {value}", "{label} is {value}", "the {label} {value}")
_RATIONALES = ("{What}. Use {tool}.", "This is for {tool}.", "{What} with {tool}.", "Use {tool}: {what}.")
_ARTICLE = re.compile(r"^(?:the|an?|its|which|what(?: to)?)\s+", re.IGNORECASE)
_EXAMPLES = re.compile(r"(?:such as|for example|e\.g\.,?|like)\s+([^.;:()]+)", re.IGNORECASE)


class NoValue(ValueError):
    """A schema asks for something that cannot be made up; the message names the argument."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user could write, what the planner thinks of it, and the arguments of the call."""

    text: str
    rationale: str
    arguments: Mapping[str, Any]


def wish(spec: ToolSpec, world: World, rng: Random, *, held_out: bool = False) -> Wish:
    """Return a request for a tool. Raises NoValue when its schema asks for something that cannot be made up."""
    properties = spec.parameters.get("properties", {})
    required = set(spec.parameters.get("required", ()))
    arguments: dict[str, Any] = {}
    for name, schema in properties.items():
        if name not in required and rng.random() >= OPTIONAL:
            continue
        found = _value(name, _plain(schema), spec, world, rng)
        if found is None:
            if name in required:
                raise NoValue(f"umi cannot make up a value for its argument {name}")
            continue
        arguments[name] = found[0]
    said = [_said(name, _plain(properties[name]), value, rng) for name, value in arguments.items()]
    rng.shuffle(said)
    what = _what(spec)
    templates = (_ASK_HELD_OUT if held_out else _ASK) if said else (_BARE_HELD_OUT if held_out else _BARE)
    words = spec.name.replace("_", " ") if rng.random() < 0.7 else spec.name
    text = rng.choice(templates).format(verb=what, words=words, args=_joined(said, rng))
    if rng.random() < 0.5:
        text = text[:1].upper() + text[1:]
    rationale = rng.choice(_RATIONALES).format(What=what[:1].upper() + what[1:], what=what, tool=spec.name)
    return Wish(text, rationale, arguments)


def _what(spec: ToolSpec) -> str:
    """Return what a tool does as a clause: the first sentence of its description."""
    first = re.split(r"[.:;](?:\s|$)", spec.description.strip(), maxsplit=1)[0].strip()
    if not first:
        return spec.name.replace("_", " ")
    return first if first[:2].isupper() else first[:1].lower() + first[1:]


def _plain(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema without the alternative null, which only says that an argument may be left out."""
    for key in ("anyOf", "oneOf"):
        options = [o for o in schema.get(key, ()) if o.get("type") != "null"]
        if options:
            return {**{k: v for k, v in schema.items() if k != key}, **options[0]}
    return schema


def _value(name: str, schema: Mapping[str, Any], spec: ToolSpec, world: World, rng: Random) -> tuple[Any] | None:
    """Return a value in a tuple; None when nothing is known about values of this kind."""
    if "const" in schema:
        return (schema["const"],)
    if schema.get("enum"):
        return (rng.choice(list(schema["enum"])),)
    match schema.get("type"):
        case "boolean":
            return (not schema.get("default", False) if rng.random() < 0.8 else bool(schema.get("default", False)),)
        case "integer":
            low, high = _bounds(schema, 1, 40)
            return (rng.randint(int(low), int(high)),)
        case "number":
            low, high = _bounds(schema, 1, 200)
            value = rng.uniform(low, high)
            return (round(value, rng.choice((0, 1, 2))) if rng.random() < 0.5 else int(value) if value >= 1 else value,)
        case "string":
            return _string(name, schema, spec, world, rng)
        case "array":
            item = _plain(schema.get("items", {"type": "string"}))
            count = rng.randint(max(1, int(schema.get("minItems", 1))), max(1, int(schema.get("maxItems", 3))))
            found = [_value(name, item, spec, world, rng) for _ in range(count)]
            return ([one[0] for one in found if one is not None],) if all(one is not None for one in found) else None
    return None


def _bounds(schema: Mapping[str, Any], low: float, high: float) -> tuple[float, float]:
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    if least is not None:
        low = least + (1 if "exclusiveMinimum" in schema else 0)
        high = max(high, low + 40)
    if most is not None:
        high = most - (1 if "exclusiveMaximum" in schema else 0)
        low = min(low, high)
    return low, high


def _string(name: str, schema: Mapping[str, Any], spec: ToolSpec, world: World, rng: Random) -> tuple[Any] | None:
    if "pattern" in schema or "format" in schema:
        examples = _examples(schema)
        return (rng.choice(examples),) if examples else None
    plain = name.casefold()
    last = plain.rpartition("_")[2]
    about = str(schema.get("description") or "").casefold()
    folder = last in _FOLDERS or (last in _PATHS and "folder" in about and "file" not in about)
    if folder and re.search(r"\bnew\b", about):
        return (world.folder_name(),)
    if last in _NEW or plain in _NEW:
        return (world.name(".txt"),)
    if folder and world.folders:
        return (rng.choice(sorted(world.folders)),)
    if (last in _PATHS or plain in _PATHS) and world.files:
        return (rng.choice(sorted(world.files)),)
    examples = _examples(schema)
    if not examples and rng.random() < 0.7:  # a sibling's examples are of the same kind more often than not
        examples = [e for other in spec.parameters.get("properties", {}).values() for e in _examples(_plain(other))]
    if examples:
        return (rng.choice(examples),)
    if last in _TEXTS or plain in _TEXTS:
        return (" ".join(rng.sample(_WORDS, rng.randint(2, 5))),)
    return (" ".join(rng.sample(_WORDS, rng.randint(1, 2))),)


def _examples(schema: Mapping[str, Any]) -> list[str]:
    """Return the texts that a schema names: its examples, its default, and those in its description."""
    found = [str(e) for e in schema.get("examples", ()) if isinstance(e, str)]
    default = schema.get("default")
    if isinstance(default, str) and default and found:
        found.append(default)
    for match in _EXAMPLES.finditer(str(schema.get("description", ""))):
        pieces = re.split(r",\s*|\s+or\s+|\s+and\s+", match.group(1))
        found += [piece.strip(" '\"`") for piece in pieces if piece.strip(" '\"`")]
    return found


def _said(name: str, schema: Mapping[str, Any], value: Any, rng: Random) -> str:
    label = name.replace("_", " ")
    about = _ARTICLE.sub("", str(schema.get("description") or "").split(".")[0].strip())
    if about and len(about) <= 24 and not set(about) & {",", ";", "("} and rng.random() < 0.4:
        label = about[:1].lower() + about[1:]
    if isinstance(value, bool):
        return rng.choice((f"{label} {'on' if value else 'off'}", f"{'with' if value else 'without'} {label}"))
    if isinstance(value, str):
        text = f'"{value}"' if " " in value and rng.random() < 0.5 else value
    elif isinstance(value, list):
        text = _joined([str(v) for v in value], rng)
    else:
        text = json.dumps(value)
    return rng.choice(_SAY).format(label=label, value=text)


def _joined(pieces: Sequence[str], rng: Random) -> str:
    if len(pieces) < 2:
        return "".join(pieces)
    return f"{', '.join(pieces[:-1])}{rng.choice((' and ', ', '))}{pieces[-1]}"
