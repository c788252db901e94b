"""What can go wrong, in words for the user."""

from __future__ import annotations


class ExportError(ValueError):
    """An input cannot be used or an output cannot be written.

    The message is one sentence: which file, what is wrong and, where it helps, what to do.
    """


class CheckpointError(ExportError):
    """A checkpoint or adapter folder cannot be used."""


class GgufError(ExportError):
    """A file is not a usable GGUF, or not the kind of GGUF that is needed."""


class MergeError(ExportError):
    """A base and an adapter do not go together, or the result cannot be held."""


class QuantizeError(ExportError):
    """llama.cpp could not quantize a file; the message ends with its last words."""
