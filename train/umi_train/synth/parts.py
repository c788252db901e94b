"""A request with several parts: a call for each, one after the other, and an answer with a line for each.

However the parts are joined, the plan reads "First: " and "Next: " and then what it reads for the part alone, so that what
was learned of one holds for two, three and four.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from umi_local.trajectory import ObservationTurn
from umi_train.synth.acts import Act, Plan
from umi_train.synth.core import Answer, Call, Skip, Steps

ALL_DONE = "All of it is done."
"""The planner's last rationale when every part is done."""


def in_its_words(obs: ObservationTurn) -> str:
    """Return what was done in the words of the tool that did it."""
    return f"I {obs.content}."


@dataclass(frozen=True, slots=True)
class Part:
    """One call as it is made for this part alone, and the sentence that its observation becomes."""

    rationale: str
    tool: str
    arguments: Mapping[str, Any]
    said: Callable[[ObservationTurn], str] = in_its_words


def part_of(act: Act, plan: Plan) -> Part:
    """Return an act that was worked out as a part."""
    return Part(act.rationale, act.tool, plan.arguments, plan.answer)


def deleted(path: str) -> Part:
    """Return the part that deletes a file."""
    return Part("Delete it with delete_file.", "delete_file", {"path": path}, lambda obs: f"I deleted {path}.")


def renamed(path: str, new: str, destination: str = "") -> Part:
    """Return the part that gives a file the path `new`, which the tool may be told as a pattern."""
    arguments = {"source": path, "destination": destination or new}
    return Part("Rename it with move_file.", "move_file", arguments, lambda obs: f"I renamed {path} to {new}.")


def moved(path: str, folder: str) -> Part:
    """Return the part that moves a file into a folder."""
    return Part("Move it with move_file.", "move_file", {"source": path, "destination": folder})


def copied(path: str, to: str) -> Part:
    """Return the part that copies a file to a path or into a folder."""
    return Part("Copy it with copy_file.", "copy_file", {"source": path, "destination": to})


def written(path: str, text: str) -> Part:
    """Return the part that writes a new file."""
    why = "Write the file with write_file." if text else "Write an empty file with write_file."
    return Part(why, "write_file", {"path": path, "content": text})


def appended(path: str, text: str) -> Part:
    """Return the part that adds text to a file."""
    return Part("Add the text with append_file.", "append_file", {"path": path, "content": text})


def replaced(path: str, old: str, new: str) -> Part:
    """Return the part that puts one text in the place of another."""
    return Part("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})


def shown(path: str) -> Part:
    """Return the part that reads a file."""
    return Part("Read the file with read_file.", "read_file", {"path": path}, lambda obs: obs.content)


def folder_made(path: str) -> Part:
    """Return the part that makes a folder."""
    return Part("Make the folder with make_directory.", "make_directory", {"path": path})


def numbered(at: int, rationale: str) -> str:
    """Return the rationale of part `at`, counted from 0."""
    return f"{'Next' if at else 'First'}: {rationale}"


def one_by_one(parts: Iterable[Part], *, at: int = 0) -> Generator[Call, ObservationTurn, list[str]]:
    """Make the calls of `parts`, the first of which is part `at`; return a sentence for each. Raises Skip when one fails."""
    said = []
    for number, part in enumerate(parts, at):
        obs = yield Call(numbered(number, part.rationale), part.tool, part.arguments)
        if not obs.ok:
            raise Skip(obs.content)
        said.append(part.said(obs))
    return said


def all_of(*parts: Part) -> Steps:
    """Make the calls of all parts and answer with a line for each. Raises Skip."""
    said = yield from one_by_one(parts)
    yield Answer(ALL_DONE, "\n".join(said))
