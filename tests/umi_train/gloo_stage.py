"""`umi_train.stages.train` on two CPU processes. accelerate divides parameters on accelerators alone, so its state is
told here that the CPU is one (research/training section 4). For tests: nothing of this is in the product."""

import os
import sys

import accelerate.state as state
from accelerate.utils import DistributedType

_whole = state.AcceleratorState.__init__


def _divided(self, *args, fsdp_plugin=None, **settings):
    _whole(self, *args, fsdp_plugin=fsdp_plugin, **settings)
    wanted = os.environ.get("ACCELERATE_USE_FSDP") == "true" and fsdp_plugin is not None
    if self.distributed_type == DistributedType.MULTI_CPU and wanted:
        self.distributed_type = DistributedType.FSDP
        self.fsdp_plugin = fsdp_plugin
        state.PartialState._shared_state["distributed_type"] = DistributedType.FSDP


state.AcceleratorState.__init__ = _divided

if __name__ == "__main__":
    from umi_train.stages.train import main

    sys.exit(main())
