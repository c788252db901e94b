"""Our NF4 round trip against bitsandbytes on the CPU."""

import numpy as np
import pytest

from umi_gguf import nf4
from umi_gguf.floats import narrow_bf16, widen_bf16

torch = pytest.importorskip("torch")
F = pytest.importorskip("bitsandbytes.functional")


def weights(shape, std, seed):
    values = np.random.default_rng(seed).normal(0, std, shape).astype(np.float32)
    values[0, :64] = 0
    return widen_bf16(narrow_bf16(values))


@pytest.mark.parametrize(("shape", "std"), [((256, 64), 0.02), ((1000, 640), 0.02), ((33, 128), 1.0), ((4, 64), 0.1)])
def test_codes_scales_and_values_are_those_of_bitsandbytes(shape, std):
    values = weights(shape, std, 1)
    packed, state = F.quantize_4bit(torch.from_numpy(values), quant_type="nf4", compress_statistics=True)
    codes = nf4.encode(values).reshape(-1)
    assert np.array_equal(packed.numpy().ravel(), (codes[::2] << 4 | codes[1::2]).astype(np.uint8))
    stored = nf4.store(nf4.block_scales(values))
    assert np.isclose(stored.offset, state.offset.item(), rtol=3e-7)
    assert np.allclose(stored.factors, state.state2.absmax.numpy(), rtol=1e-6)
    theirs = nf4.StoredScales(state.absmax.numpy(), np.float32(state.offset.item()), state.state2.absmax.numpy())
    assert np.array_equal(nf4.round_trip(values, theirs.restored()), F.dequantize_4bit(packed, state).numpy())
    different = stored.codes != theirs.codes
    assert different.sum() <= 1 + 0.005 * different.size
    if different.any():
        table = nf4.dynamic_codes()
        factors = np.repeat(stored.factors, nf4.SCALE_BLOCK)[: different.size][different]
        normed = (nf4.block_scales(values)[different] - stored.offset) / factors
        middle = (table[stored.codes[different]] + table[theirs.codes[different]]) / 2
        assert np.abs(normed - middle).max() < 2**-15


def test_the_8_bit_codes_are_those_of_bitsandbytes():
    assert np.abs(nf4.dynamic_codes() - F.create_dynamic_map().numpy()).max() < 1e-7
    assert np.array_equal(nf4.CODES, F.get_4bit_type("nf4", device="cpu").numpy())


def test_what_training_computes_with_is_what_the_round_trip_gives():
    """The weight that a Linear4bit of bitsandbytes dequantizes to in bfloat16."""
    from bitsandbytes.nn import Params4bit

    values = weights((128, 192), 0.05, 2)
    weight = Params4bit(torch.from_numpy(values).to(torch.bfloat16), quant_type="nf4", requires_grad=False).to("cpu")
    seen = F.dequantize_4bit(weight.data, weight.quant_state).float().numpy()
    ours = widen_bf16(narrow_bf16(nf4.round_trip(values, nf4.store(nf4.block_scales(values)).restored())))
    assert (seen != ours).mean() < 0.01
    assert np.abs(seen - ours).max() < 0.01 * np.abs(values).max()
    assert np.abs(ours - values).max() > 0.05 * np.abs(values).max()
