"""`umi gguf compare`: a table, a plot in text and as an SVG, and nothing left behind."""

import json
from xml.etree import ElementTree

import pytest

from umi_gguf.base import write_base
from umi_gguf.cli import main
from umi_gguf.compare import Compared, labels, text_plot
from umi_gguf.compare_svg import svg
from umi_gguf.verify_measure import Figures


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    tiny.write_llama(folder / "hf")
    write_base(folder / "hf", folder / "base.gguf", name="tiny", kind="f16")
    (folder / "rows.jsonl").write_text(json.dumps(tiny.ids) + "\n")
    return folder


def row(kind, size, kl, file="m.gguf"):
    return Compared(file, kind, size, 8.0, Figures(10, kl, kl, kl, 0.5, 2.0, 2.1), 100.0, None)


def test_types_are_made_compared_and_removed(parts, tmp_path, capsys):
    before = sorted(parts.iterdir())
    plot = tmp_path / "plot.svg"
    options = ["--rows", str(parts / "rows.jsonl"), "--type", "q4_0", "--type", "Q8_0", "--plot", str(plot)]
    assert main(["compare", str(parts / "base.gguf"), *options, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["types"]
    assert [entry["type"] for entry in found] == ["Q4_0", "Q8_0"]  # the smaller first
    assert found[0]["bytes"] < found[1]["bytes"] and found[0]["kl_mean"] > found[1]["kl_mean"] > 0
    assert all(entry["tokens"] == 11 and entry["write_tokens_per_second"] > 0 for entry in found)
    texts = [node.text for node in ElementTree.parse(plot).iter() if node.tag.endswith("text")]
    assert {"Q4_0", "Q8_0", "size, MB", "mean KL divergence, nats"} <= set(texts)
    assert sorted(parts.iterdir()) == before


def test_people_get_a_table_and_a_plot_and_may_keep_the_files(parts, tmp_path, capsys):
    (tmp_path / "keep").mkdir()
    options = ["--rows", str(parts / "rows.jsonl"), "--type", "q8_0", "--keep", str(tmp_path / "keep")]
    assert main(["compare", str(parts / "base.gguf"), *options]) == 0
    out = capsys.readouterr().out
    assert "Q8_0" in out and "KL mean" in out and "a Q8_0" in out
    kept = tmp_path / "keep" / "base-Q8_0.gguf"
    made = kept.stat().st_mtime_ns
    assert main(["compare", str(parts / "base.gguf"), str(kept), *options]) == 0
    assert kept.stat().st_mtime_ns == made


def test_a_plot_shows_the_ends_and_two_files_of_one_type_by_name():
    rows = [row("Q4_0", 10**6, 1e-2, "/x/a.gguf"), row("Q4_0", 2 * 10**6, 1e-5, "/x/b.gguf"), row("F16", 3 * 10**6, 0)]
    assert labels(rows) == ["a", "b", "F16"]
    lines = text_plot(rows)
    marks = {
        mark: (n, line.index(mark, 10)) for n, line in enumerate(lines[:14]) for mark in "abc" if mark in line[10:]
    }
    assert marks["a"][0] < marks["b"][0] < marks["c"][0] and marks["a"][1] < marks["b"][1] < marks["c"][1]
    assert "1e-2" in lines[0] and "1e-8" in lines[13]
    same = text_plot([row("Q4_0", 10**6, 1e-3), row("Q8_0", 10**6, 1e-3)])
    assert sum("a" in line[10:] and "b" in line[10:] for line in same[:14]) == 1  # beside each other, none hidden


def test_names_in_a_picture_are_text_never_markup():
    evil = svg([row("Q4_0", 10**6, 1e-3, "a<script>.gguf"), row("Q4_0", 10**6, 1e-3, "b\x1b.gguf")], "<&>\x1b[2J")
    root = ElementTree.fromstring(evil)
    assert "script" not in {node.tag.rpartition("}")[2] for node in root.iter()} and "\x1b" not in evil


def test_what_cannot_be_compared_is_refused(parts, tmp_path, capsys):
    base, rows = str(parts / "base.gguf"), ["--rows", str(parts / "rows.jsonl")]
    (tmp_path / "there.svg").write_text("precious")
    for code, arguments, words in (
        (2, [base, *rows], "name quantized files"),
        (2, [base, "--type", "q8_0"], "what to compare on"),
        (2, [base, *rows, "--type", "q8_0", "--plot", "x.png"], "SVG"),
        (4, [base, *rows, "--type", "q9"], "not a type"),
        (4, [base, *rows, "--type", "q8_0", "--plot", str(tmp_path / "there.svg")], "exists already"),
        (4, [base, *rows, "--type", "q8_0", "--keep", str(tmp_path / "no")], "not a folder"),
        (4, [str(tmp_path / "none"), *rows, "--type", "q8_0"], "does not exist"),
        (4, [base, str(tmp_path / "none.gguf"), *rows], "does not exist"),
    ):
        assert main(["compare", *arguments]) == code, arguments
        assert words in " ".join(capsys.readouterr().err.split()), arguments
    assert (tmp_path / "there.svg").read_text() == "precious" and len(list(parts.iterdir())) == 3
