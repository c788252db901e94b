"""The nano pack, trained from scratch."""

from umi_local.formats.shared import SharedFormat

FORMAT = SharedFormat(marks=True, starts=True)
"""How its roles read."""
