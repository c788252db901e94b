"""YAML as recipes read it: scalars of YAML 1.2, the line of everything, and a sentence for what is refused."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_train.recipes.errors import RecipeError
from umi_train.recipes.yaml_file import MAX_BYTES, Items, Scalar, Table, parse, read_table


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e-4", 1e-4),
        ("2E+3", 2000.0),
        (".5", 0.5),
        ("7.", 7.0),
        ("-12", -12),
        ("010", 10),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("~", None),
        ("null", None),
        ("", None),
        ("'1e-4'", "1e-4"),
        ('"true"', "true"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("12:30:00", "12:30:00"),
        ("2026-11-21", "2026-11-21"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("NaN", "NaN"),
        ("9" * 40, float("9" * 30) * 1e10),
    ],
)
def test_scalars_follow_yaml_1_2(text, value):
    found = parse(text, "x")
    assert isinstance(found, Scalar)
    if text == "9" * 40:  # too long for a number here
        assert found.value == text
    else:
        assert found.value == value and type(found.value) is type(value)


def test_every_key_knows_its_line():
    found = parse("a: 1\nb:\n  - x\n  - {c: 2}\n", "x")
    assert isinstance(found, Table) and found.lines == {"a": 1, "b": 2}
    items = found.entries["b"]
    assert isinstance(items, Items) and [entry.line for entry in items.entries] == [3, 4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "line 2: 'a' stands in line 1 already; keep one"),
        ("a:\n\tb: 1\n", "line 2: this is not YAML: a tab; YAML indents with spaces alone"),
        ("a: &x [1]\nb: *x\n", "line 1: a recipe takes no anchors"),
        ("a: *x\n", "line 1: a recipe takes no anchors"),
        ("a: !!python/object/apply:os.system [id]\n", "line 1: a recipe takes no tags"),
        ("a: !!str 1\n", "line 1: a recipe takes no tags"),
        ("a: 1\n---\nb: 2\n", "a second document begins"),
        ("? [a, b]\n: 1\n", "a key is a word"),
        ("a: [1\n", "this is not YAML"),
        ("a: 'open\n", "this is not YAML"),
        ("a: b: c\n", "line 1: this is not YAML"),
        ("a: " + "[" * 40 + "]" * 40, "nested more than 12 deep"),
        ("".join(f"k{n}: 1\n" for n in range(300)), "line 257: a table of more than 256 entries"),
        ("a: [" + "1, " * 300 + "]\n", "line 1: a list of more than 256 entries"),
        ("a: " + "x" * 3000, "a value of 3000 characters"),
        ("a: \x00\n", "a character that YAML does not allow: U+0000"),
        ("a: \x1b[31m\n", "a character that YAML does not allow: U+001B"),
        ("%YAML 3.0\n---\na: 1\n", "this is not YAML"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(tmp_path, text, said):
    path = tmp_path / "r.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecipeError, match=r"r\.yaml") as caught:
        read_table(path)
    assert said in str(caught.value)
    assert len(caught.value.problems) == 1 and "\x1b" not in str(caught.value)


def test_a_bomb_of_anchors_is_refused_at_once(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    path = tmp_path / "bomb.yaml"
    path.write_text("\n".join(lines))
    began = time.monotonic()
    with pytest.raises(RecipeError, match="line 1: a recipe takes no anchors"):
        read_table(path)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: 1\n" * (MAX_BYTES // 4), "larger than 128 KiB"),
        (b"a: \xff\n", "not UTF-8 text: byte 3"),
        (b"", "the file says nothing"),
        (b"# only a comment\n", "the file says nothing"),
        (b"- a\n- b\n", "a recipe is a table"),
        (b"just words\n", "a recipe is a table"),
    ],
)
def test_files_that_hold_no_recipe(tmp_path, data, said):
    path = tmp_path / "r.yaml"
    path.write_bytes(data)
    with pytest.raises(RecipeError, match=said):
        read_table(path)


def test_a_byte_order_mark_is_no_matter(tmp_path):
    path = tmp_path / "r.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert list(read_table(path).entries) == ["a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_and_a_folder_are_no_recipes(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", ".", "missing.yaml"):
        with pytest.raises(RecipeError, match="there is no recipe"):
            read_table(tmp_path / name)


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from(list("ab01: -[]{}#&*!|>'\"%@`,?~\n\t.\\e")), max_size=60))
def test_any_text_is_a_tree_or_a_sentence(text):
    try:
        assert isinstance(parse(text, "x"), Table | Items | Scalar)
    except RecipeError as error:
        assert len(error.problems) == 1
