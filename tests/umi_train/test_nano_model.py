"""The nano backbone: the type that its matrices are multiplied in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from umi_train.nano import model


@pytest.fixture
def anew() -> Iterator[None]:
    model.product_type.cache_clear()
    yield
    model.product_type.cache_clear()


@pytest.mark.parametrize("faster", [torch.float32, torch.bfloat16])
def test_products_are_of_the_type_that_is_faster_here(
    monkeypatch: pytest.MonkeyPatch, anew: None, faster: torch.dtype
) -> None:
    monkeypatch.setattr(model, "_seconds_of_product", lambda dtype: 1.0 if dtype == faster else 2.0)
    known = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    assert model.product_type() == (faster if known else torch.float32)


def test_a_product_takes_time() -> None:
    assert model._seconds_of_product(torch.float32) > 0
