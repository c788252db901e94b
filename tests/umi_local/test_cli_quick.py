"""The quick reading of `umi run` says what the real parser says, or leaves it to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from umi_local.cli import app, run
from umi_local.cli.quick import OPTIONS, RunRequest, read_run
from umi_local.config import AppOptions


def parsed(arguments: list[str]) -> RunRequest | None:
    """What the real parser makes of the arguments, None when it refuses them."""
    seen = []

    def note(options: AppOptions, prompt: str, *, as_json: bool) -> int:
        seen.append(RunRequest(options, prompt, as_json))
        return 0

    real, run.run_once = run.run_once, note
    try:
        app.run_app(["run", *arguments])
    finally:
        run.run_once = real
    return seen[0] if seen else None


@pytest.mark.parametrize(
    "arguments",
    [
        ["what is this"],
        ["hi", "--json"],
        ["--approve", "edits", "-C", "/tmp", "hi", "--max-steps=3", "--seed", "7"],
        ["--pack=tiny", "--session", "last", "say --json"],
        ["hi", "--workspace", "a b", "--workspace=c"],
    ],
)
def test_plain_use_is_read_quickly_and_alike(arguments):
    assert read_run(arguments) == parsed(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [[], [""], ["a", "b"], ["hi", "--nope"], ["hi", "--help"], ["hi", "--approve", "maybe"], ["hi", "--max-steps", "0"],
     ["hi", "--seed"], ["--", "hi"], ["hi", "--json=yes"], ["hi", "-C/tmp"], ["hi", "--seed", "-1"]],
)  # fmt: skip
def test_anything_else_goes_to_the_real_parser(arguments):
    assert read_run(arguments) is None


words = st.sampled_from(
    [
        *OPTIONS,
        "hi",
        "3",
        "0",
        "101",
        "edits",
        "--approve=all",
        "--pack=x",
        "--seed=5",
        "--max-steps=x",
        "--json=",
        "-Cx",
        "--",
    ]
)


@given(st.lists(words, max_size=5))
def test_the_quick_reading_never_says_anything_else(arguments):
    quick = read_run(arguments)
    if quick is not None:
        assert quick == parsed(arguments)


def test_every_option_of_run_is_known_to_both():
    command = get_command(app.app).commands["run"]  # type: ignore[attr-defined]
    names = {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
    assert names - {"--help", "-h"} == set(OPTIONS)
    assert AppOptions(Path()) == read_run(["hi"]).options
