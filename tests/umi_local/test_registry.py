"""The built-in tools: a fixed list in a fixed order, which the roles are trained on, and quick to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tool_bench import REGISTRY, Bench

from umi_local.engine.schema import compile_call
from umi_local.tools.base import ToolError

SIGNATURES = {
    "read_file": ("path", "start_line?", "end_line?"),
    "write_file": ("path", "content"),
    "append_file": ("path", "content"),
    "edit_file": ("path", "old_text", "new_text", "replace_all?"),
    "move_file": ("source", "destination"),
    "copy_file": ("source", "destination"),
    "delete_file": ("path",),
    "make_directory": ("path",),
    "list_directory": ("path?",),
    "find_files": ("pattern?", "path?", "contains?", "sort_by?", "limit?", "larger_than?", "changed_since?"),
    "file_info": ("path",),
    "search_text": ("query", "path?", "regex?"),
    "count_text": ("path?", "text?"),
    "run_command": ("command", "timeout?"),
    "calculate": ("expression",),
    "convert_units": ("value", "from_unit", "to_unit"),
    "current_time": ("timezone?",),
    "date_math": ("operation", "date", "end_date?", "offset?"),
    "git_status": (),
    "git_log": ("limit?", "path?"),
    "git_diff": ("path?", "staged?"),
    "system_info": ("topic?",),
    "query_table": ("path", "sql?"),
    "add_note": ("text",),
    "search_notes": ("query",),
    "list_notes": ("limit?",),
    "ask_user": ("question",),
}
WRITES = {"write_file", "append_file", "edit_file", "move_file", "copy_file", "delete_file", "make_directory"}


def test_names_order_and_arguments_are_those_the_roles_are_trained_on() -> None:
    found = {}
    for spec in REGISTRY.specs():
        required = spec.parameters.get("required", ())
        found[spec.name] = tuple(n if n in required else f"{n}?" for n in spec.parameters["properties"])
    assert found == SIGNATURES
    assert list(found) == list(SIGNATURES)


def test_effects_say_what_a_tool_can_do() -> None:
    effects = {spec.name: spec.effect for spec in REGISTRY.specs()}
    assert {name for name, effect in effects.items() if effect == "write"} == WRITES
    assert {name for name, effect in effects.items() if effect == "execute"} == {"run_command"}
    assert not {name for name, effect in effects.items() if effect == "network"}


def test_every_tool_and_argument_is_described_and_can_be_called_under_a_constraint() -> None:
    for spec in REGISTRY.specs():
        assert spec.description.endswith("."), spec.name
        for name, schema in spec.parameters["properties"].items():
            assert schema.get("description"), f"{spec.name}.{name}"
    compile_call([(spec.name, spec.parameters) for spec in REGISTRY.specs()])


def test_an_unknown_or_missing_argument_is_named(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    assert "expression" in bench.fails("calculate")
    assert "speed" in bench.fails("calculate", expression="1", speed="fast")
    with pytest.raises(ToolError, match="there is no tool 'fly'"):
        REGISTRY.get("fly")


def test_importing_the_tools_loads_no_heavy_library() -> None:
    script = (
        "import sys; from umi_local.tools import builtin_registry; builtin_registry()\n"
        "print([m for m in ('pint', 'dateutil', 'numpy', 'llama_cpp', 'torch', 'textual') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_user_can_be_asked_and_nobody_there_is_said(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    assert bench.fails("ask_user", question="Which one?") == (
        "nobody can answer now: end the turn with the question as the answer"
    )
    asked: list[str] = []
    bench.context.ask = lambda question: asked.append(question) or " the red one "  # type: ignore[func-returns-value]
    assert bench.call("ask_user", question=" Which one? ") == "the red one"
    assert asked == ["Which one?"]
    assert "empty" in bench.fails("ask_user", question=" ")
