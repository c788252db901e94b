"""The dataclasses of a recipe. Each field's docstring says what it does; its type says what it takes.

A recipe file has the sections model, adapter, data, trainer, stages, launch and export, and the words name, about,
backend and extends. Model, Adapter and Trainer hold for every stage; a stage may change them for itself. A `Recipe` is
what comes out: every stage with all of its values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

Reader = Literal["backbone", "planner", "caller", "summarizer", "roles"]
StageName = Literal["backbone", "planner", "caller", "summarizer"]
STAGES: tuple[StageName, ...] = ("backbone", "planner", "caller", "summarizer")
"""In the order they are trained."""
ROLES: tuple[StageName, ...] = ("planner", "caller", "summarizer")
ALL_LINEAR: Final = "all-linear"


@dataclass(frozen=True, slots=True)
class Range:
    """The bounds of a number; an open bound is itself left out."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a number lies within the bounds."""
        above = value > self.low if self.open_low else value >= self.low
        return above and (value < self.high if self.open_high else value <= self.high)

    def __str__(self) -> str:
        low = f"above {self.low:g}" if self.open_low else f"from {self.low:g}"
        return f"{low} {'to below' if self.open_high else 'to'} {self.high:,.10g}"


Count = Annotated[int, Range(1, 1_000_000_000)]


@dataclass(frozen=True, slots=True)
class Model:
    """Section `model`: the checkpoint that everything starts from."""

    path: str
    """A folder, or a name on the hub."""
    revision: str | None = None
    """A branch, tag or commit on the hub."""
    dtype: Literal["bfloat16", "float32"] = "bfloat16"
    """The type that weights are loaded in. What is trained is kept in float32 (research: bfloat16 rounds small
    steps away)."""
    quantization: Literal["nf4", "none"] = "none"
    """nf4: the frozen weights in 4 bit with doubly quantized scales (QLoRA, arXiv 2305.14314)."""
    max_length: Annotated[int, Range(64, 1_048_576)] = 4096
    """Tokens of the longest row; longer ones lose their oldest steps."""
    attention: Literal["sdpa", "eager", "flash_attention_2", "flex_attention"] = "sdpa"
    """The attention implementation of transformers."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """Section `adapter`."""

    kind: Literal["lora", "alora", "none"] = "lora"
    """lora; alora: active from the role's header on, so that roles share a prefix; none: all parameters are trained."""
    r: Annotated[int, Range(1, 1024)] = 16
    """Rank."""
    alpha: Annotated[int, Range(1, 65536)] = 32
    """The adapter's product is scaled by alpha/r."""
    dropout: Annotated[float, Range(0, 1, open_high=True)] = 0.0
    """Dropout before the adapter."""
    targets: Literal["all-linear"] | tuple[str, ...] = ALL_LINEAR
    """Which linear layers get one: all but the head, or a list of names such as q_proj."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """One entry of `data.sources`."""

    kind: str
    """A kind that `umi data sources` lists."""
    location: str
    """A file, a folder or hub:owner/name. A relative path is looked up where the command runs."""
    weight: Annotated[float, Range(0, 100, open_low=True)] = 1.0
    """How often each trajectory is shown: 2 twice, 0.5 half of them once. Held-out ones are always shown once."""
    limit: Count | None = None
    """At most so many trajectories, the first ones."""
    split: Literal["auto", "train", "validation"] = "auto"
    """auto: a share of the requests is held out (data.validation); or everything on one side."""
    stages: tuple[StageName, ...] = STAGES
    """The stages that see it."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Options of this kind, as in `umi data show -o`."""


@dataclass(frozen=True, slots=True)
class Data:
    """Section `data`."""

    sources: tuple[DataSource, ...]
    """What is learned from."""
    format: Literal["shared", "shared-marks", "shared-spans", "shared-names", "toolbench"] = "shared"
    """How the roles are shown a trajectory: the project's own transcript, or the prompts of the α-UMi checkpoints."""
    validation: Annotated[float, Range(0, 0.5)] = 0.05
    """Share of the requests that is held out. A request is on one side with all of its answers."""
    reuse_requests: bool = True
    """Whether the roles see the requests of the backbone stage again (the paper's "w/ reuse")."""
    first_share: Annotated[float, Range(0, 1, open_low=True, open_high=True)] = 0.5
    """Without reuse: the share of the requests that the backbone sees; the roles see the rest."""


@dataclass(frozen=True, slots=True)
class Trainer:
    """Section `trainer`; each of its keys may stand in a stage too."""

    learning_rate: Annotated[float, Range(0, 1, open_low=True)]
    """The highest rate of the schedule."""
    schedule: Literal["cosine", "linear", "constant", "constant_with_warmup"] = "cosine"
    """How the rate falls."""
    warmup: Annotated[float, Range(0, 1_000_000)] = 0.0
    """Below 1 a share of the steps, from 1 on a number of steps."""
    weight_decay: Annotated[float, Range(0, 1)] = 0.0
    """AdamW's decoupled decay."""
    max_grad_norm: Annotated[float, Range(0, 1000, open_low=True)] = 1.0
    """Gradients are scaled down to this norm."""
    batch: Annotated[int, Range(1, 4096)] = 1
    """Rows per device and forward pass."""
    accumulation: Annotated[int, Range(1, 65536)] = 1
    """Forward passes per optimizer step."""
    epochs: Annotated[float, Range(0, 1000, open_low=True)] | None = 1.0
    """How often the rows are seen."""
    steps: Count | None = None
    """Optimizer steps, in place of epochs."""
    optimizer: Literal["adamw_torch", "adamw_torch_fused", "adamw_8bit", "paged_adamw_8bit", "paged_adamw_32bit"] = (
        "adamw_torch"
    )
    """AdamW: in float32, in 8 bit, and paged to main memory when the GPU is full."""
    packing: bool = False
    """Several rows in one of max_length, without seeing each other."""
    gradient_checkpointing: bool = True
    """Keep the inputs of the layers alone and compute the rest again: less memory, about a third more time."""
    seed: Annotated[int, Range(0, 4294967295)] = 7
    """Order of the rows, dropout, first adapter weights."""
    save_every: Count | Literal["epoch"] = 200
    """Steps between checkpoints: what a crash can cost."""
    keep: Annotated[int, Range(1, 1000)] = 2
    """Checkpoints that are kept, the newest ones."""
    evaluate_every: Count | Literal["epoch", "never"] = "epoch"
    """Steps between evaluations on what is held out."""
    log_every: Count = 5
    """Steps between lines of the log."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Section `launch`: how many processes, and what they share."""

    processes: Annotated[int, Range(1, 4096)] = 1
    """One per GPU."""
    strategy: Literal["ddp", "fsdp2", "zero3"] = "ddp"
    """ddp: everyone holds everything; fsdp2 and zero3: parameters, gradients and optimizer state are divided."""
    offload: bool = False
    """zero3: parameters and optimizer state in main memory."""


@dataclass(frozen=True, slots=True)
class Export:
    """Section `export`: what comes out at the end."""

    form: Literal["lora", "merged", "checkpoint", "none"] = "lora"
    """A LoRA file per role over the base; a merged model per role; the checkpoint as it is; nothing."""
    base: Literal["original", "nf4"] = "original"
    """What an adapter is merged into: the 16-bit weights as published, or as 4 bit showed them in training."""


@dataclass(frozen=True, slots=True)
class StageKeys:
    """What a stage may say besides the keys of `trainer` and a section `adapter` of its own."""

    init: str = "base"
    """Where it starts: base, backbone, or the folder of an adapter to go on from."""
    reader: Reader = "backbone"
    """Whose rows it learns; roles: those of all three together."""
    merge: bool = False
    """Add the trained adapter to the 16-bit weights; what starts from this stage starts from the sum."""
    quantization: Literal["nf4", "none"] = "none"
    """As in `model`, for this stage."""
    max_length: Annotated[int, Range(64, 1_048_576)] = 4096
    """As in `model`, for this stage."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with all of its values."""

    name: StageName
    init: str
    reader: Reader
    merge: bool
    quantization: Literal["nf4", "none"]
    max_length: int
    adapter: Adapter
    trainer: Trainer

    @property
    def readers(self) -> tuple[StageName, ...]:
        """Return whose rows this stage learns."""
        return ROLES if self.reader == "roles" else (self.reader,)

    @property
    def continues(self) -> bool:
        """Return whether it starts from another stage or from a folder, not from the base."""
        return self.init != "base"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe with every value filled in. `model.quantization` and `model.max_length` stand in the stages."""

    name: str
    about: str
    model: Model
    data: Data
    stages: tuple[Stage, ...]
    backend: Literal["trl", "unsloth"]
    launch: Launch
    export: Export

    def stage(self, name: str) -> Stage | None:
        """Return a stage by its name, None when the recipe has none."""
        return next((s for s in self.stages if s.name == name), None)
