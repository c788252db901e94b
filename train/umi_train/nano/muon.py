"""Muon for the hidden matrices: momentum, orthogonalised by Newton-Schulz (Jordan et al., 2024).

torch.optim.Muon runs the iteration in bfloat16 one matrix at a time; without bfloat16 units that costs more
than the backward pass. Here it runs batched over all matrices of one shape, in the type that the processor is fast in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch

_A, _B, _C = 3.4445, -4.7750, 2.0315


def orthogonalize(g: torch.Tensor, steps: int = 5, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Return about U V^T of each matrix in `g` (count, rows, columns): a quintic Newton-Schulz iteration in `dtype`."""
    x = g.transpose(1, 2) if g.shape[1] > g.shape[2] else g
    x = (x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)).to(dtype)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = _A * x + torch.baddbmm(_B * gram, gram, gram, beta=1.0, alpha=_C) @ x
    return (x.transpose(1, 2) if g.shape[1] > g.shape[2] else x).to(g.dtype)


class Muon(torch.optim.Optimizer):
    """Muon over 2-D parameters. `lr` is per unit of RMS 1 update, scaled by sqrt(max(1, rows/columns)).

    The parameters keep their own type; `dtype` is that of the orthogonalisation alone.
    """

    def __init__(
        self,
        params: Iterable[torch.Tensor],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        dtype: torch.dtype = torch.float32,
    ):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.dtype = dtype

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:
        """Update every parameter that has a gradient."""
        for group in self.param_groups:
            shapes: dict[torch.Size, list[torch.Tensor]] = defaultdict(list)
            for p in group["params"]:
                if p.grad is not None:
                    shapes[p.shape].append(p)
            for shape, params in shapes.items():
                updates = []
                for p in params:
                    buffer = self.state[p].setdefault("momentum", torch.zeros_like(p))
                    buffer.lerp_(p.grad, 1 - group["momentum"])
                    updates.append(p.grad.lerp(buffer, group["momentum"]))
                scale = max(1.0, shape[0] / shape[1]) ** 0.5
                for p, u in zip(params, orthogonalize(torch.stack(updates), dtype=self.dtype), strict=True):
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.add_(u, alpha=-group["lr"] * scale)
