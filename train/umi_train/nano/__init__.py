"""The nano pack, trained from scratch."""

from umi_local.formats.shared import SharedFormat

FORMAT = SharedFormat(marks=True, starts=True, names=True)
"""How its roles read."""
