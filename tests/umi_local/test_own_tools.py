"""Tools of the user: found in the folder of the settings and in packages, offered last, and never in umi's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from umi_local.cli import doctor
from umi_local.tools import BUILTIN
from umi_local.tools.own import registry

PETS = '''
from umi_local.tools.base import ToolContext, ToolError, tool

print("noise while it is imported")

@tool("read", aliases=("dog",))
def feeding_time(context: ToolContext, animal: str, times: int = 1) -> str:
    """Say when an animal is fed.

    Args:
        animal: Its name.
    """
    for line in context.workspace.read_bytes("feeding.txt", 1000).decode().splitlines():
        if line.startswith(animal):
            return line * times
    raise ToolError(f"feeding.txt names no {animal}")
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"UMI_{name}_DIR", str(tmp_path / name.lower()))
    tools = tmp_path / "config" / "tools"
    tools.mkdir(parents=True)
    return tools


def own() -> tuple[list[str], list[str]]:
    """The names of the user's tools, and what was said."""
    problems: list[str] = []
    return [tool.name for tool in registry(problems)][len(BUILTIN) :], problems


def umi(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "umi_local", *arguments], cwd=cwd, capture_output=True, text=True)


def test_a_file_in_the_folder_of_the_settings_brings_tools(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pets.py").write_text(PETS)
    assert own() == (["feeding_time"], [])
    assert capsys.readouterr() == ("", "")
    (tool,) = [tool for tool in registry([]) if tool.name == "feeding_time"]
    assert tool.spec.description == "Say when an animal is fed."
    assert tool.spec.parameters["properties"]["animal"] == {"description": "Its name.", "type": "string"}


def test_they_are_listed_called_and_examined(folder: Path, tmp_path: Path) -> None:
    (folder / "pets.py").write_text(PETS)
    (folder / "broken.py").write_text("x = 1\n\n1 / 0\n")
    (tmp_path / "feeding.txt").write_text("Rex: 18:00\n")
    listed = umi("tools", "list", cwd=tmp_path)
    assert listed.returncode == 0 and listed.stdout.splitlines()[-1].split()[:2] == ["feeding_time", "read"]
    assert listed.stderr == f"umi: {folder / 'broken.py'} is left out: ZeroDivisionError: division by zero (line 3)\n"
    called = umi("tools", "call", "feeding_time", "animal=Rex", "times=2", cwd=tmp_path)
    assert (called.returncode, called.stdout) == (0, "Rex: 18:00Rex: 18:00\n")
    assert "names no Ada" in umi("tools", "call", "feeding_time", "animal=Ada", cwd=tmp_path).stderr
    found = [(f.mark, f.detail) for f in doctor._tools()]
    assert found[0] == ("ok", f"{len(BUILTIN)} built in and 1 of your own: feeding_time")
    assert [mark for mark, _ in found[1:]] == ["note"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(:\n", "SyntaxError"),
        ("import no_such_package_of_mine\n", "ModuleNotFoundError: No module named 'no_such_package_of_mine' (line 1)"),
        ("raise SystemExit(3)\n", "SystemExit: 3 (line 1)"),
        ("from umi_local.tools.files import read_file\n", "holds no tool"),
        (PETS.replace("feeding_time", "read_file"), "the tool read_file of"),
        (PETS.replace("feeding_time", "fütterung"), "letters without accents"),
        (PETS.replace("animal: str", "animal"), "TypeError: feeding_time: the argument animal has no type"),
        (PETS.replace("context: ToolContext, animal: str, times: int = 1", ""), "first parameter must be the ToolContext"),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(folder: Path, text: str, said: str) -> None:
    (folder / "a.py").write_text(text)
    (folder / "pets.py").write_text(PETS)
    names, problems = own()
    assert names == ["feeding_time"]
    assert len(problems) == 1 and said in problems[0] and str(folder / "a.py") in problems[0]


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_what_others_may_change_is_not_executed(folder: Path, tmp_path: Path) -> None:
    (folder / "pets.py").write_text(PETS + f"\nopen({str(tmp_path / 'ran')!r}, 'w')\n")
    (folder / "pets.py").chmod(0o666)
    names, problems = own()
    assert names == [] and "other users may change" in problems[0] and not (tmp_path / "ran").exists()
    (folder / "pets.py").chmod(0o644)
    folder.chmod(0o777)
    assert own()[0] == []
    folder.chmod(0o755)
    assert own()[0] == ["feeding_time"] and (tmp_path / "ran").exists()


def test_a_tool_that_does_not_return_text_fails_with_a_sentence(folder: Path, tmp_path: Path) -> None:
    (folder / "pets.py").write_text(PETS.replace("return line * times", "return 7"))
    (tmp_path / "feeding.txt").write_text("Rex: 18:00\n")
    called = umi("tools", "call", "feeding_time", "animal=Rex", cwd=tmp_path)
    assert (called.returncode, called.stderr) == (
        4, "umi: feeding_time returned a value of type int in place of text\n"
    )  # fmt: skip


def test_a_package_brings_tools_by_an_entry_point(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    about = site / "pets-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: pets\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(
        "[umi.tools]\npets = own_pets\none = own_pets:feeding_time\nbad = own_pets:none\n"
    )
    (site / "own_pets.py").write_text(PETS + "\nnone = 3\n")
    monkeypatch.syspath_prepend(str(site))
    names, problems = own()
    assert names == ["feeding_time"]
    assert sorted(problem.split(" ")[1] for problem in problems) == ["tool", "tools"]
    assert all("the package pets" in problem for problem in problems)


def test_a_tool_may_not_write_into_the_folder_that_tools_are_read_from(folder: Path, tmp_path: Path) -> None:
    written = umi(
        "tools", "call", "write_file", "path=config/tools/x.py", "content=1", "--approve", "all", cwd=tmp_path
    )
    assert written.returncode == 4 and "read-only" in written.stderr and not [*folder.iterdir()]
