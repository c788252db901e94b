"""Every kind of data there is, in one table: `umi data sources` and `open_source` read it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from umi_train.data import bfcl, calls, chat, choice, maths, own, shell, tldr, toolalpaca, toolbench
from umi_train.data.errors import DataError
from umi_train.data.hub import OPTIONS as HUB_OPTIONS
from umi_train.data.source import HUB, Source, SourceType

_OFFER = {"offer": "which of the project's own tools are on offer: all, or the one that is called"}
EVERY = {"evaluation": "yes reads files of evaluation sets too, to check training data against them"}
"""Options of every kind."""
_CHOICE = {"offered": "how many tools are on offer", "absent": "share of rows without the right tool"}
_PARALLEL = {"parallel": "rows with several calls: skip them, or sequence (empty observations between the calls)"}

_TYPES = (
    SourceType(
        "umi",
        "trajectories of this project, one JSON object per line (umi sessions export, the synthesizer)",
        "the user's own",
        "umi_local/trajectory.py",
        "whatever the trajectory holds",
        own.prepare_umi,
        files=("*.jsonl",),
        keeps_meta=True,
    ),
    SourceType(
        "sessions",
        "the user's own sessions with approvals, edited calls and refusals; LOCATION is the data folder or sessions.db",
        "the user's own",
        "umi_local/store",
        "planner, caller, summarizer",
        own.prepare_sessions,
        files=("sessions.db",),
        options={
            "since": "only sessions used after this date or second",
            "judged": "yes: only requests in which the user decided about a call are learned",
        },
        rows=own.session_rows,
        local=True,
    ),
    SourceType(
        "toolbench",
        "ToolBench answers: raw (a folder with answer/G1_answer and so on), or raw_data_stage_1.json, _2.json",
        "Apache-2.0 for ToolBench, research use; α-UMi's files have no licence: do not pass them on",
        "github.com/OpenBMB/ToolBench, github.com/X-PLUG/Multi-LLM-Agent",
        "planner, caller, summarizer, give-ups",
        toolbench.prepare,
        files=(
            "answer/*_answer/*.json",
            "*_answer/*.json",
            "raw_data_stage_2.json",
            "raw_data/raw_data_stage_2.json",
            "raw_data_stage_1.json",
        ),
        evaluation=("out_of_domain", "in_domain"),
        rows=toolbench.rows,
    ),
    SourceType(
        "toolalpaca",
        "ToolAlpaca train_data.json: 3.9k simulated conversations about 400 APIs",
        "Apache-2.0, text written by language models",
        "github.com/tangqiaoyu/ToolAlpaca",
        "planner, caller, summarizer",
        toolalpaca.prepare,
        files=("train_data.json", "data/train_data.json"),
        evaluation=("eval_real", "eval_simulated"),
    ),
    SourceType(
        "gsm8k",
        "word problems whose calculator annotations become calls of calculate",
        "MIT",
        "github.com/openai/grade-school-math",
        "planner, caller, summarizer",
        maths.prepare_gsm8k,
        files=("train.jsonl",),
        hub="openai/gsm8k",
        evaluation=("test.jsonl",),
        options=_OFFER,
    ),
    SourceType(
        "tora",
        "programs and their output in the style of ToRA",
        "MIT",
        "github.com/microsoft/ToRA",
        "planner, caller (a tool named python), summarizer",
        maths.prepare_tora,
        files=("*.jsonl",),
    ),
    SourceType(
        "agentbench_os",
        "AgentBench-OS training tasks: requests with a reference command",
        "Apache-2.0, text written by a language model",
        "github.com/THUDM/AgentBench",
        "planner, caller",
        shell.prepare_agentbench,
        files=("training.json", "train/training.json"),
        evaluation=("dev.json", "test.json"),
        options=_OFFER,
    ),
    SourceType(
        "nl2bash",
        "requests and shell commands of experts, all.nl with all.cm",
        "MIT for data/bash",
        "github.com/TellinaTool/nl2bash",
        "planner, caller",
        shell.prepare_nl2bash,
        files=("all.nl",),
        options={**_OFFER, "find": f"share of find commands among those kept, {shell.FIND_SHARE} unless said"},
        rows=shell.nl2bash_rows,
    ),
    SourceType(
        "tldr",
        "examples of tldr-pages as requests, examples.jsonl with platform, command, about, nl, template",
        "CC BY 4.0: attribution to the tldr-pages contributors",
        "github.com/tldr-pages/tldr",
        "planner, caller",
        tldr.prepare,
        files=("examples.jsonl",),
        options={**_OFFER, "platforms": f"which pages, {tldr.PLATFORMS} unless said"},
    ),
    SourceType(
        "nlu_home",
        "spoken requests to a home assistant with intent and slots",
        "CC BY 4.0: attribution to Liu, Eshghi, Swietojanski, Rieser (arXiv 1903.05566)",
        "github.com/xliuhw/NLU-Evaluation-Data",
        "planner (also: no tool needed, no tool fits), caller",
        choice.prepare_nlu,
        files=("nlu_home_union.jsonl",),
        options=_CHOICE,
    ),
    SourceType(
        "metatool",
        "requests and the plug-in that fits, all_clean_data.csv with plugin_des.json",
        "MIT, text written by a language model",
        "github.com/HowieHwong/MetaTool",
        "planner (the choice alone; also: no tool fits)",
        choice.prepare_metatool,
        files=("all_clean_data.csv",),
        options={**_CHOICE, "descriptions": "the path of plugin_des.json"},
    ),
    SourceType(
        "api_bank",
        "API-Bank training steps: a search for tools, calls, responses",
        "Apache-2.0, partly written by a language model",
        "github.com/AlibabaResearch/DAMO-ConvAI, api-bank",
        "planner, caller, summarizer",
        calls.prepare_api_bank,
        files=("*-train.json", "training-data/*-train.json"),
        evaluation=("level-1", "level-2", "level-3"),
    ),
    SourceType(
        "seal_tools",
        "Seal-Tools queries with one or several calls, dev.jsonl with tool.jsonl",
        "Apache-2.0, text written by a language model",
        "github.com/fairyshine/Seal-Tools",
        "planner, caller (also chained calls)",
        calls.prepare_seal,
        files=("dev.jsonl", "train.jsonl"),
        evaluation=("test_in_domain", "test_out_domain"),
        options={"tools": "the path of tool.jsonl", "offered": "how many tools are on offer"},
    ),
    SourceType(
        "bfcl",
        "function calls in the shape of the Berkeley leaderboard",
        "Apache-2.0 for BFCL itself; else that of the data",
        "github.com/ShishirPatil/gorilla",
        "planner (also: no tool fits), caller",
        bfcl.prepare,
        files=("*.jsonl", "*.json"),
        evaluation=("BFCL_v",),
        options={**_PARALLEL, "answers": "the path of the file with the ground truth"},
        rows=bfcl.rows,
    ),
    SourceType(
        "xlam",
        "query, tools, answers as in xlam-function-calling-60k",
        "CC BY 4.0 for Salesforce's set, which asks for a sign-in",
        "huggingface.co/datasets/Salesforce/xlam-function-calling-60k",
        "planner (also: no tool fits), caller",
        bfcl.prepare_xlam,
        files=("*.jsonl", "*.json"),
        hub="Salesforce/xlam-function-calling-60k",
        options=_PARALLEL,
    ),
    SourceType(
        "openai",
        "chats with tool calls in OpenAI's shape: messages and tools",
        "that of the data",
        "platform.openai.com, fine-tuning with tools",
        "planner, caller, summarizer",
        chat.prepare_openai,
        files=("*.jsonl", "*.json"),
    ),
    SourceType(
        "sharegpt",
        "conversations with tool calls in ShareGPT's shape, LLaMA-Factory's and Hermes's dialects",
        "that of the data",
        "github.com/hiyouga/LLaMA-Factory, huggingface.co/NousResearch",
        "planner, caller, summarizer",
        chat.prepare_sharegpt,
        files=("*.jsonl", "*.json"),
    ),
)

SOURCES: Mapping[str, SourceType] = {t.kind: t for t in _TYPES}
"""Every kind of data by its name."""


def open_source(kind: str, location: Path | str, options: Mapping[str, str] | None = None) -> Source:
    """Return the data of `kind` at a path, or on the hub behind `hub:`; `hub` alone is the kind's own place there.

    Nothing is read yet. Raises DataError for an unknown kind or option, a path that is not there, and a file of an
    evaluation set unless the option `evaluation` says yes.
    """
    found = SOURCES.get(kind)
    if found is None:
        raise DataError(f"there is no kind of data called {kind!r}; there are {', '.join(SOURCES)}")
    chosen = dict(options or {})
    text = str(location)
    on_hub = text == "hub" or text.startswith(HUB)
    known = {**found.options, **EVERY, **(HUB_OPTIONS if on_hub else {})}
    if unknown := sorted(set(chosen) - set(known)):
        raise DataError(f"{kind} has no option {unknown[0]!r}; there are {', '.join(known)}")
    if on_hub:
        return Source(found, _hub_name(found, text), chosen)
    path = Path(location).expanduser()
    if not path.exists():
        hint = f" If it is a name on the hub, write {HUB}{text}" if text.count("/") == 1 and not path.suffix else ""
        raise DataError(f"there is no file or folder {text}.{hint}")
    source = Source(found, path, chosen)
    if path.is_file() and source.is_evaluation(path) and not source.flag("evaluation"):
        raise DataError(
            f"{path.name} is an evaluation set by its name: it is not trained on, or its scores mean nothing. "
            "To read it for a contamination check, set the option evaluation=yes"
        )
    return source


def _hub_name(found: SourceType, text: str) -> str:
    if found.local:
        raise DataError(f"{found.kind} is read from files alone, not from the hub")
    name = text.removeprefix(HUB) if text != "hub" else found.hub
    if not name:
        raise DataError(f"no place on the hub is known for {found.kind}: name one, as in {HUB}owner/name")
    return name
