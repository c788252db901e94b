"""`umi_train.stages.train` on two CPU processes. accelerate divides parameters on accelerators alone, so its state is
told here that the CPU is one (research/training section 4). For tests: nothing of this is in the product."""

import os
import sys
import time
from importlib import import_module

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


def _for_deepspeed():
    """DeepSpeed knows the CPU as an accelerator (DS_ACCELERATOR=cpu); accelerate and transformers do not.

    Its reductions over shared memory would be compiled first, which takes minutes; gloo has its own.
    """
    import transformers.training_args
    import trl

    transformers.training_args.is_torch_bf16_gpu_available = lambda: True
    import_module("deepspeed.comm.torch").build_shm_op = lambda: None

    made = trl.SFTConfig.__init__

    def on_the_cpu(self, *args, use_cpu=True, **settings):
        made(self, *args, use_cpu=False, **settings)

    trl.SFTConfig.__init__ = on_the_cpu
    state.PartialState._prepare_backend = lambda *_, **__: ("gloo", DistributedType.MULTI_CPU)


def _slowly(seconds):
    """Wait after every step, so that Ctrl-C comes before the last one."""
    import umi_train.stages.train as train

    made = train._callback

    def slow(*arguments):
        watch = made(*arguments)
        ended = watch.on_step_end

        def on_step_end(*args, **kwargs):
            time.sleep(seconds)
            ended(*args, **kwargs)

        watch.on_step_end = on_step_end
        return watch

    train._callback = slow


state.AcceleratorState.__init__ = _divided
if os.environ.get("ACCELERATE_USE_DEEPSPEED") == "true":
    _for_deepspeed()
if "UMI_TEST_PAUSE" in os.environ:
    _slowly(float(os.environ["UMI_TEST_PAUSE"]))

if __name__ == "__main__":
    from umi_train.stages.train import main

    sys.exit(main())
