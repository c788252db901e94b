"""Markdown as styled text: one piece of Content per block, wrapped to a width.

A widget per paragraph, list item and table cell, as Textual's own Markdown makes, costs 4 widgets a list item and
a stall of half a second for a long table (research/tui 5.3). Here a block is one widget, nothing in it can be
clicked, and the address of a link is written out. The text must have been through `umi_local.text.inert`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from textual.content import Content, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BACKTICKS = re.compile("`+")
_LANGUAGES = frozenset(
    [
        "bash",
        "c",
        "c++",
        "cpp",
        "css",
        "csv",
        "diff",
        "go",
        "html",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "python",
        "py",
        "python3",
        "rust",
        "sh",
        "shell",
        "sql",
        "toml",
        "ts",
        "typescript",
        "xml",
        "yaml",
        "yml",
    ]
)
"""Fences with another language stay plain: a lexer is code that runs on what a model chose."""

_TOKEN_STYLES = (
    ("Comment", "$umi-dim"),
    ("Keyword", "$umi-planner"),
    ("Operator.Word", "$umi-planner"),
    ("Literal.String", "$umi-good"),
    ("Literal.Number", "$umi-warn"),
    ("Name.Function", "$umi-caller"),
    ("Name.Class", "$umi-caller"),
    ("Name.Tag", "$umi-caller"),
    ("Name.Decorator", "$umi-tool"),
    ("Name.Builtin", "$umi-tool"),
    ("Generic.Inserted", "$umi-good"),
    ("Generic.Deleted", "$umi-bad"),
)


@cache
def parser() -> MarkdownIt:
    """Return the parser: CommonMark with tables and strikethrough, no raw HTML meaning, no automatic links."""
    from markdown_it import MarkdownIt  # here, because the first frame needs none of it

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def literal(text: str, *, fresh: bool) -> str:
    """Return Markdown that shows `text` as it is, lines as a block of code. `fresh`: a line begins here."""
    if "\n" not in text:
        return _PUNCTUATION.sub(r"\\\g<0>", text)
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    return f"{'' if fresh else chr(10)}{fence}\n{text}\n{fence}\n"


def render(source: str, width: int, *, highlight: bool = True) -> Content:
    """Return `source` as lines that fit `width` cells. `highlight` false skips the colours of code."""
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(parser().parse(source))
    lines = list(_blocks(root.children, max(width, 4), highlight))
    return Content("\n").join(lines)


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int, highlight: bool, tight: bool = False) -> Iterator[Content]:
    for number, node in enumerate(nodes):
        if number and not tight:
            yield Content("")
        yield from _block(node, width, highlight)


def _block(node: SyntaxTreeNode, width: int, highlight: bool) -> Iterator[Content]:
    match node.type:
        case "paragraph":
            yield from _inline(node).wrap(width)
        case "heading":
            style = "bold underline $umi-caller" if node.tag in ("h1", "h2") else "bold $umi-caller"
            yield from _inline(node).stylize(style).wrap(width)
        case "bullet_list" | "ordered_list":
            yield from _list(node, width, highlight)
        case "blockquote":
            yield from _prefixed("▌ ", "▌ ", _blocks(node.children, max(width - 2, 4), highlight))
        case "fence" | "code_block":
            code = node.content.removesuffix("\n")
            content = code_content(code, node.info.split(" ")[0] if highlight else "")
            yield from _prefixed("  ", "  ", content.wrap(max(width - 2, 4)))
        case "table":
            yield from _table(node, width)
        case "hr":
            yield Content("─" * min(width, 200)).stylize("$umi-dim")
        case "inline":
            yield from _inline_nodes(node.children).wrap(width)
        case _:
            yield from Content(node.content.rstrip("\n")).wrap(width)


def _prefixed(
    first: str, rest: str, lines: Iterator[Content] | Sequence[Content], style: str = "$umi-dim"
) -> Iterator[Content]:
    for number, line in enumerate(lines):
        yield Content.styled(rest if number else first, style) + line


def _list(node: SyntaxTreeNode, width: int, highlight: bool) -> Iterator[Content]:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    for number, item in enumerate(node.children):
        marker = "• " if start is None else f"{start + number}. "
        body = list(_blocks(item.children, max(width - len(marker), 4), highlight, tight=True))
        yield from _prefixed(marker, " " * len(marker), body or [Content("")], "$umi-caller")


def _inline(node: SyntaxTreeNode) -> Content:
    return _inline_nodes([leaf for inline in node.children for leaf in inline.children])


def _inline_nodes(nodes: Sequence[SyntaxTreeNode]) -> Content:
    return Content("").join([_leaf(node) for node in nodes])


def _leaf(node: SyntaxTreeNode) -> Content:
    match node.type:
        case "softbreak":
            return Content(" ")
        case "hardbreak":
            return Content("\n")
        case "code_inline":
            return Content.styled(node.content, "$umi-code")
        case "strong":
            return _inline_nodes(node.children).stylize("bold")
        case "em":
            return _inline_nodes(node.children).stylize("italic")
        case "s":
            return _inline_nodes(node.children).stylize("strike")
        case "link":
            text, target = _inline_nodes(node.children), str(node.attrs.get("href", ""))
            text = text.stylize("underline")
            return text if text.plain == target else text + Content.styled(f" ({target})", "$umi-dim")
        case "image":
            return Content.styled(f"[image: {node.content}] ({node.attrs.get('src', '')})", "$umi-dim")
        case _:
            return Content(node.content)


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    rows = [[_inline(cell) for cell in row.children] for part in node.children for row in part.children]
    yield from table_lines(rows, width)


def table_lines(rows: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    """Yield the lines of a table whose first row is its head; the widest columns give way when it does not fit."""
    columns = max(len(row) for row in rows)
    cells = [[*row, *[Content("")] * (columns - len(row))] for row in rows]
    widths = _column_widths([max(max(c.cell_length for c in column), 1) for column in zip(*cells, strict=True)], width)
    for number, row in enumerate(cells):
        wrapped = [cell.wrap(size) for cell, size in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in wrapped)):
            parts = [(cell[line] if line < len(cell) else Content("")) for cell in wrapped]
            padded = [p.pad_right(max(size - p.cell_length, 0)) for p, size in zip(parts, widths, strict=True)]
            joined = Content.styled(" │ ", "$umi-dim").join(padded)
            yield joined.stylize("bold") if number == 0 else joined
        if number == 0:
            yield Content.styled("─┼─".join("─" * size for size in widths), "$umi-dim")


def _column_widths(natural: list[int], width: int) -> list[int]:
    room = max(width - 3 * (len(natural) - 1), len(natural))
    widths = list(natural)
    while sum(widths) > room and max(widths) > 1:
        widest = widths.index(max(widths))
        others = max((w for i, w in enumerate(widths) if i != widest), default=0)
        over = sum(widths) - room
        widths[widest] -= max(min(over, widths[widest] - others), 1)
        widths[widest] = max(widths[widest], 1)
    return widths


def code_content(code: str, language: str = "") -> Content:
    """Return code with its colours where the language is one of the known few, else plain."""
    if language.lower() not in _LANGUAGES:
        return Content(code)
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False, tabsize=0)
    spans, at = [], 0
    for token, text in lexer.get_tokens(code):
        style = _token_style(token)
        if style:
            spans.append(Span(at, at + len(text), style))
        at += len(text)
    return Content(code, spans) if at == len(code) else Content(code)


def warm_up() -> None:
    """Import the parser and the lexers, which takes a quarter of a second the first time."""
    parser()
    code_content("x = 1", "python")


@cache
def _token_style(token: Any) -> str:
    name = str(token).removeprefix("Token.")
    return next((style for prefix, style in _TOKEN_STYLES if name.startswith(prefix)), "")
