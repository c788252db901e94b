"""Markdown in the app: what is rendered, that streaming gives the same, and that the open block stays small."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from umi_local.text import inert
from umi_tui import markdown
from umi_tui.widgets.markdown import MAX_CHARS, MarkdownBlock, StreamingMarkdown

PIECES = [
    "Some words and `code` here.\n",
    "\n",
    "# Title\n",
    "- item\n",
    "  - nested *item*\n",
    "1. one\n2. two\n",
    "> quoted\n",
    "```python\nx = 1\n\n# not a title\n```\n",
    "```\nopen fence\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "| 3 | 4 |\n",
    "---\n",
    "**bold** and [link](http://example.org)\n",
    "    indented code\n",
    "Setext\n===\n",
    "last words without an end",
]
DOCUMENTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
WORDS = str.maketrans("", "", " \n")


class Feeder(StreamingMarkdown):
    """The streaming logic without an app: closed blocks are collected."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: list[MarkdownBlock] = []
        self.largest = 0

    def feed(self, text: str, final: bool = False) -> None:
        self.write(text)
        self._take()
        self.closed += self._close(final)
        self.largest = max(self.largest, len(self._open))

    def plain(self, width: int) -> str:
        return "".join(block.content_at(width).plain for block in self.closed)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a **b** *c* `d` ~~e~~", "a b c d e"),
        ("# T\n\ntext", "T\n\ntext"),
        ("- a\n- b\n  1. c", "• a\n• b\n  1. c"),
        ("7. a\n8. b", "7. a\n8. b"),
        ("> a\n> b", "▌ a b"),
        ("[t](http://x.y) <http://z.w>", "t (http://x.y) http://z.w"),
        ("![alt](http://x/i.png)", "[image: alt] (http://x/i.png)"),
        ("<b>x</b>", "<b>x</b>"),
        ("[bold]x[/bold] [@click=app.quit]y[/]", "[bold]x[/bold] [@click=app.quit]y[/]"),
        ("```python\na = 1\n```", "  a = 1"),
        ("| a | bb |\n|---|---|\n| 1 | **2** |", "a │ bb\n──┼───\n1 │ 2 "),
        ("a\\\nb", "a\nb"),
    ],
)
def test_markdown_is_shown_as_text(source, shown):
    assert markdown.render(source, 60).plain == shown


def test_long_lines_wrap_with_their_indent():
    text = markdown.render("- one two three four five six", 12).plain
    assert text.split("\n") == ["• one two ", "  three ", "  four five ", "  six"] or all(
        line.startswith("  ") for line in text.split("\n")[1:]
    )


@settings(max_examples=60)
@given(DOCUMENTS, st.integers(1, 90))
def test_every_line_fits_the_width(source, width):
    content = markdown.render(inert(source), width)
    assert all(line.cell_length <= max(width, 8) for line in content.split("\n", allow_blank=True))


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_no_text_can_break_the_renderer(source):
    markdown.render(inert(source), 40)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, st.lists(st.integers(1, 25), min_size=1, max_size=40))
def test_streaming_in_any_chunks_shows_what_one_render_shows(source, sizes):
    feeder, at, turn = Feeder(), 0, 0
    while at < len(source):
        size = sizes[turn % len(sizes)]
        feeder.feed(source[at : at + size])
        at, turn = at + size, turn + 1
    feeder.feed("", final=True)
    whole = markdown.render(inert(source), 60).plain if source.strip() else ""
    assert feeder.plain(60).translate(WORDS) == whole.translate(WORDS)


@pytest.mark.parametrize(
    "lines",
    [
        ["- item with words\n"] * 300,
        [f"{n}. item\n" for n in range(1, 300)],
        ["```python\n", *["print('x')  # a line of code\n"] * 600, "```\n"],
        ["| a | b |\n", "|---|---|\n", *["| cell | another cell |\n"] * 400],
        ["word "] * 8_000,
        ["> quoted words\n"] * 1_000,
        ["x" * 50] * 500,
    ],
    ids=["list", "ordered", "fence", "table", "paragraph", "quote", "no spaces"],
)
def test_the_open_block_stays_small_whatever_is_written(lines):
    feeder = Feeder()
    for line in lines:
        feeder.feed(line)
    assert feeder.largest <= 2 * MAX_CHARS + 200
    feeder.feed("", final=True)
    assert len(feeder.closed) >= 3


def test_a_long_fence_stays_code_over_its_cuts():
    feeder = Feeder()
    for number in range(200):
        feeder.feed(f"{'```python' if not number else f'# line {number}'}\n")
    feeder.feed("```\n\n# Title\n", final=True)
    text = feeder.plain(60)
    assert all(f"  # line {number}" in text for number in range(1, 200))
    assert text.endswith("Title")
    assert "```" not in text


def test_numbers_go_on_over_the_cuts_of_a_list():
    feeder = Feeder()
    for number in range(1, 60):
        feeder.feed(f"{number}. item\n")
    feeder.feed("", final=True)
    assert all(f"{number}. item" in feeder.plain(60) for number in range(1, 60))


def test_a_carriage_return_split_from_its_line_feed_is_one_line_end():
    feeder = Feeder()
    feeder.feed("a\r")
    feeder.feed("\nb", final=True)
    assert feeder.plain(20) == "a b"


def test_only_known_languages_reach_a_lexer():
    assert markdown.code_content("x = 1", "python").spans
    assert not markdown.code_content("x = 1", "../../etc").spans
    assert markdown.code_content("a\tb\n", "python").plain == "a\tb\n"


async def test_blocks_are_mounted_once_and_the_tail_is_emptied():
    class Host(App[None]):
        def compose(self) -> ComposeResult:
            yield StreamingMarkdown()

    async with Host().run_test(size=(60, 20)) as pilot:
        stream = pilot.app.query_one(StreamingMarkdown)
        for chunk in ("# Ti", "tle\n\nte", "xt **bo", "ld**\n\n- a\n", "- b\n"):
            stream.write(chunk)
            stream.flush()
            await pilot.pause()
        stream.flush(final=True)
        await pilot.pause()
        blocks = list(stream.query(MarkdownBlock))
        assert "".join(b.source for b in blocks).strip() == stream.source.strip()
        assert blocks[-1].source == ""
        assert blocks[-1].size.height == 0
