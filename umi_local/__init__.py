"""umi: an offline terminal assistant in which three small specialists share one model."""

__version__ = "0.1.0"
