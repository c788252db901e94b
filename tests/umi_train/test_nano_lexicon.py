"""The words that requests are made of are those of the templates, and hasty people leave apostrophes out."""

from __future__ import annotations

from pathlib import Path

from umi_local import spelling
from umi_train.nano import lexicon


def test_the_words_that_may_be_meant_are_those_of_the_templates() -> None:
    ranks, known = spelling._words()
    meant, _ = lexicon.request_words(None)
    assert list(ranks) == meant, f"write it anew: {lexicon.__doc__}"
    assert {"dont", "file", "teh"} & set(meant) == {"dont", "file"}
    assert len(known) > len(ranks)


def test_public_data_tells_words_that_only_look_like_others(tmp_path: Path) -> None:
    (tmp_path / "nl2bash").mkdir()
    (tmp_path / "nl2bash" / "all.nl").write_text("fike's fike, fike\n" * 3 + "lixe qwx\n")
    _, like = lexicon.request_words(tmp_path)
    assert "fike" in like  # six times, one letter from "file"
    assert not {"lixe", "qwx"} & set(like)  # too seldom, and like no other word
