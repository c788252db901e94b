"""Muon for the hidden matrices: momentum, orthogonalised by Newton-Schulz (Jordan et al., 2024).

torch.optim.Muon runs the iteration in bfloat16 one matrix at a time; without bfloat16 units that costs more
than the backward pass. Here it runs in float32, batched over all matrices of one shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch

_A, _B, _C = 3.4445, -4.7750, 2.0315


def orthogonalize(g: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """Return about U V^T of each matrix in `g` (count, rows, columns), by a quintic Newton-Schulz iteration."""
    x = g.transpose(1, 2) if g.shape[1] > g.shape[2] else g
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = _A * x + torch.baddbmm(_B * gram, gram, gram, beta=1.0, alpha=_C) @ x
    return x.transpose(1, 2) if g.shape[1] > g.shape[2] else x


class Muon(torch.optim.Optimizer):
    """Muon over 2-D parameters. `lr` is per unit of RMS 1 update, scaled by sqrt(max(1, rows/columns))."""

    def __init__(self, params: Iterable[torch.Tensor], lr: float, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

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
                for p, u in zip(params, orthogonalize(torch.stack(updates)), strict=True):
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.add_(u, alpha=-group["lr"] * scale)
