"""Rows of a data set on the Hugging Face hub, streamed. The library and the network are asked for here alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from umi_train.data.errors import DataError
from umi_train.data.files import Rows
from umi_train.data.report import Place, Report

OPTIONS = {
    "split": "hub only: which split, train unless said",
    "config": "hub only: which configuration of the data set",
    "revision": "hub only: which commit or tag",
}


def hub_rows(name: str, options: Mapping[str, str], report: Report) -> Rows:
    """Yield the rows of a data set on the hub. Raises DataError when it cannot be reached or the library is missing."""
    split = options.get("split", "train")
    if "test" in split and options.get("evaluation") != "yes":
        raise DataError(f"the split {split} of {name} is for evaluation: it is not trained on")
    label = f"hub:{name}[{split}]"
    number = 0
    try:
        for number, row in enumerate(_stream(name, split, options), 1):
            yield Place(label, number), dict(row)
    except DataError:
        raise
    except Exception as error:  # whatever the library and the network raise, in many classes
        if number == 0:
            raise DataError(_unreachable(name, error)) from error
        report.problem(f"{label}: reading ended behind row {number}: {_short(error)}")


def _stream(name: str, split: str, options: Mapping[str, str]) -> Any:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        library = import_module("datasets")
    except ImportError as error:
        raise DataError(
            f"reading {name} from the hub needs the library datasets: install umi-local[train], or download the "
            "files and give their path"
        ) from error
    return library.load_dataset(
        name, options.get("config"), split=split, revision=options.get("revision"), streaming=True
    )


def _unreachable(name: str, error: Exception) -> str:
    return (
        f"{name} could not be read from the hub: {_short(error)}. Check the name, the network and HF_HUB_OFFLINE, or "
        "download the files and give their path"
    )


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())[:200] or "no reason given"
    return f"{type(error).__name__}: {text}"
