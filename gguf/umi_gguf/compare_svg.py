"""Size against divergence as an SVG, written by hand: no plotting library, and a file that any browser opens."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path

from umi_gguf.compare import Compared, floor_of, labels
from umi_gguf.writing import whole_path
from umi_local.text import inert

_WIDTH, _HEIGHT = 720, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 130, 48, 56
_TICKS = 5
_FONT = 'font-family="sans-serif" font-size="13" fill="#333"'


def svg(rows: Sequence[Compared], title: str) -> str:
    """Return size in MB (linear) against mean KL divergence in nats (logarithmic), one dot per candidate."""
    sizes = [row.bytes / 1e6 for row in rows]
    logs = [math.log10(floor_of(row.figures.kl_mean)) for row in rows]
    least, most = _spread(min(sizes), max(sizes))
    low, high = math.floor(min(logs)), math.ceil(max(logs))
    high = max(high, low + 1)

    def across(size: float) -> float:
        return _LEFT + (size - least) / (most - least) * (_WIDTH - _LEFT - _RIGHT)

    def down(log: float) -> float:
        return _TOP + (high - log) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{_plain(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="26" {_FONT} font-weight="bold">{_plain(title)}</text>',
    ]
    step = max(1, math.ceil((high - low) / _TICKS))
    for power in range(low, high + 1, step):
        y = down(power)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" {_FONT}>1e{power}</text>')
    for number in range(_TICKS):
        size = least + number * (most - least) / (_TICKS - 1)
        parts.append(
            f'<text x="{across(size):.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle" {_FONT}>{size:.4g}</text>'
        )
    parts.append(
        f'<path d="M{_LEFT} {_TOP}V{_HEIGHT - _BOTTOM}H{_WIDTH - _RIGHT}" fill="none" stroke="#333"/>'
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2:.0f}" y="{_HEIGHT - 14}" text-anchor="middle" {_FONT}>size, MB</text>'
        f'<text x="18" y="{_HEIGHT / 2:.0f}" text-anchor="middle" {_FONT} '
        f'transform="rotate(-90 18 {_HEIGHT / 2:.0f})">mean KL divergence, nats</text>'
    )
    for name, size, log in zip(labels(rows), sizes, logs, strict=True):
        x, y = across(size), down(log)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#2b6cb0"/>')
        parts.append(f'<text x="{x + 9:.1f}" y="{y - 6:.1f}" {_FONT}>{_plain(name)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def write_svg(rows: Sequence[Compared], title: str, path: Path) -> None:
    """Write the picture; it appears whole or not at all. Raises ExportError."""
    with whole_path(path) as temporary:
        temporary.write_text(svg(rows, title), encoding="utf-8")


def _spread(least: float, most: float) -> tuple[float, float]:
    """Return the ends of the axis, with room beside a single size."""
    return (least, most) if most > least else (least * 0.9, least * 1.1 + 1e-6)


def _plain(text: str) -> str:
    return escape(inert(text).replace("\n", " "))
