"""Names of files and folders in a request: found in the workspace, kept with the turn, shown to the roles by signs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from umi_local import marks, named, spans
from umi_local.agent import around
from umi_local.engine.nodes import MARK
from umi_local.formats import get_format
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision, Role
from umi_local.safety.workspace import Workspace
from umi_local.trajectory import (
    CallerTurn,
    PlannerTurn,
    Trajectory,
    TrajectoryError,
    UserTurn,
    turn_from_dict,
    turn_to_dict,
)

PATHS = ["docs/", "docs/our menu.txt", "docs/old/", "docs/old/menu.txt", "menu.txt", "README", "a", "b c/", "b c/menu.txt"]


def read(turn: UserTurn) -> str:
    """The request as a role reads it: marks as §, signs of files as +, of folders as /."""
    (said,) = spans.annotated([turn])
    assert isinstance(said, UserTurn)
    return said.text.replace(MARK, "§").replace(marks.FILE, "+").replace(marks.FOLDER, "/")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("open our menu.txt", ["docs/our menu.txt", "menu.txt", "b c/menu.txt", "docs/old/menu.txt"]),
        ("open docs/our menu.txt, please", ["docs/our menu.txt", "menu.txt", "b c/menu.txt", "docs/old/menu.txt", "docs/"]),
        ("what is in 'b c'?", ["b c/"]),
        ("the README.", ["README"]),
        ("read README.md", []),
        ("docs-old, predocs, docs_, ~docs and docs.txt", []),
        ("a", []),
        ("", []),
    ],
)
def test_a_name_is_found_where_it_stands_on_its_own(text: str, wanted: list[str]) -> None:
    assert list(named.present(text, PATHS)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("open our menu.txt", "open our menu.txt§A+§B"),
        ("copy menu.txt to draft.txt", "copy menu.txt§A+ to draft.txt§B"),
        ("move README to docs", "move README§A+ to docs§B/"),
        ("save it as docs/new.txt", "save it as docs§B//new.txt§A"),
        ("rename docs/our menu.txt to menu2.txt", "rename docs§B/our menu.txt§A+ to menu2.txt§C"),
        ("put README in a new folder named Stuff", "put README§B+ in a new folder named Stuff§C§A"),
        ("say 'README' in 'docs are good'", "say 'README§A+' in 'docs are good§B'"),
    ],
)
def test_a_name_that_is_there_has_a_sign_and_stands_for_its_path(text: str, wanted: str) -> None:
    assert read(UserTurn(text, present=named.present(text, PATHS))) == wanted


def test_of_several_paths_the_one_whose_folder_is_said_is_meant() -> None:
    paths = ["one/", "one/a.txt", "two/", "two/a.txt"]
    said = "show a.txt in two"
    offered = spans.offered([UserTurn(said, present=named.present(said, paths))])
    assert list(offered.values()) == ["a.txt", "two", "two/a.txt"]
    assert list(spans.offered([UserTurn("show a.txt", present=("one/a.txt", "two/a.txt"))]).values()) == ["a.txt"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("cat letters/a.txt", []),
        ("CAT letters/a.txt", []),
        ("open the cat picture", ["photos/cat.png"]),
        ("what is in cat file?", ["photos/cat.png"]),
        ("put the price list away", ["price_list.txt"]),
        ("Price-List", ["price_list.txt"]),
        ("my-price list", []),
        ("price list/a.txt", []),
        ("show bigCredits", ["bigCredits.md"]),
        ("show big credits, the big credits", ["bigCredits.md"]),
        ("read readme", []),
        ("read the readme", ["README"]),
        ("the 2024 one", []),
        ("who is our oldest member", ["members.csv"]),
        ("which cities are there, and a member", ["cities.tsv"]),
        ("the number of a city", []),
        ("which class is bigger", []),
        ("how many words are in it", []),
        ("how many are in the words", ["words.txt"]),
        ("add buy milk to readme, please", ["README"]),
        ("delete line 3 from cat", []),
        ("please remove hi from cities", ["cities.tsv"]),
        ("copy a.txt to readme", []),
        ("what is it in readme", []),
    ],
)
def test_a_name_may_be_said_loosely(text: str, wanted: list[str]) -> None:
    paths = ["photos/cat.png", "price_list.txt", "bigCredits.md", "README", "2024.txt", "members.csv", "cities.tsv", "clas.md"]
    paths += ["words.txt"]
    assert list(named.present(text, paths)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("add kim to the rota", {"rota": "cleaning rota.txt"}),
        ("throw the paint receipt away", {"paint receipt": "old/receipt-paint.txt"}),
        (
            "compare the paint receipt with our ikea receipt",
            {"paint receipt": "old/receipt-paint.txt", "ikea receipt": "old/receipt-ikea.txt"},
        ),
        ("throw the receipt away", {}),
        ("move the paint receipt into the tax folder", {"paint receipt": "old/receipt-paint.txt", "tax": "tax 2026"}),
        ("put the tax papers away", {}),
        ("add kim to rota", {}),
        ("the old one", {}),
        ("the cleaning rota.md", {}),
        ("what is in the letter", {"letter": "letters"}),
        ("the deposit in the letter", {"deposit": "letters/deposit.txt"}),
        ("delete the letter please", {}),
        ("delete the letter folder", {"letter": "letters"}),
    ],
)
def test_a_name_may_be_said_in_part_where_no_other_has_these_words(text: str, wanted: dict[str, str]) -> None:
    paths = ["cleaning rota.txt", "old/", "old/receipt-ikea.txt", "old/receipt-paint.txt", "tax 2026/", "rent.csv"]
    paths += ["letters/", "letters/deposit.txt"]
    present = named.present(text, paths)
    found = {text[slice(*name.place)]: name.path for name in named.names(text, present) if name.loose}
    assert found == wanted


def test_a_loose_name_has_a_sign_of_its_own_and_stands_for_its_path() -> None:
    text = "put the price list away"
    request = UserTurn(text, present=named.present(text, ["price_list.txt", "docs/"]))
    assert read(request) == f"put the price list§A{marks.LOOSE}§B away"
    assert spans.offered([request])[f"{MARK}B"] == "price_list.txt"
    table = "which members are free"
    assert read(UserTurn(table, present=named.present(table, ["members.csv"]))).startswith(f"which members§A{marks.TABLE}§B")


def test_signs_of_somebody_else_are_none() -> None:
    assert marks.FILE not in read(UserTurn(f"x{marks.FILE} b.txt{marks.FOLDER}"))


def test_no_more_names_than_a_request_can_keep() -> None:
    paths = [f"f{n}.txt" for n in range(100)]
    kept = named.present(" ".join(paths), paths)
    assert len(kept) == named.MOST_NAMES
    assert all(len(path) == len("f10.txt") for path in kept)


def test_the_nearest_files_are_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "deep").mkdir(parents=True)
    for name in ("a/deep/one.txt", "a/two.txt", "three.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "four.txt").write_text("x")
    text = "one.txt two.txt three.txt four.txt in a"
    workspace = Workspace(tmp_path)
    assert around.present(workspace, text) == ("three.txt", "a/two.txt", "a/deep/one.txt")
    monkeypatch.setattr(around, "MOST_ENTRIES", 5)  # the first level, with .git, and two of the next
    assert around.present(workspace, text) == ("three.txt", "a/two.txt")
    assert around.present(workspace, "") == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_nobody_may_read_has_no_names(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("x")
    assert around.present(Workspace(tmp_path), "open.txt in shut") == ("open.txt", "shut/")


def test_a_turn_keeps_its_names_on_disk_and_old_ones_have_none() -> None:
    turn = UserTurn("open a.txt", present=("a.txt",))
    assert turn_from_dict(turn_to_dict(turn)) == turn
    assert "present" not in turn_to_dict(UserTurn("open a.txt"))
    with pytest.raises(TrajectoryError, match="list of names"):
        turn_from_dict({"kind": "user", "text": "x", "present": "a.txt"})


@pytest.mark.parametrize("name", ["shared", "shared-marks", "shared-spans"])
def test_a_format_without_signs_shows_none_of_this(name: str) -> None:
    shared = get_format(name)
    text = "put our menu.txt into docs"
    with_names, without = (
        Trajectory((), (UserTurn(text, present=present), PlannerTurn("Move it.", Decision.CALLER)))
        for present in (named.present(text, PATHS), ())
    )
    assert shared.prompt(with_names, Role.CALLER) == shared.prompt(without, Role.CALLER)
    assert shared.liked(with_names, Role.CALLER) == shared.liked(without, Role.CALLER)


def test_a_call_may_point_to_the_path() -> None:
    shared = SharedFormat.named("shared-names")
    assert shared.name == "shared-names"
    text = "delete our menu.txt"
    request = UserTurn(text, present=named.present(text, PATHS))
    call = CallerTurn("delete_file", {"path": "docs/our menu.txt"})
    (_, written) = shared.read((request, call))
    assert written.arguments == {"path": f"{MARK}B"}
