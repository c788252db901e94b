"""`umi gguf verify`: figures against numpy, prompts as the roles read them, limits, and refusals in one sentence."""

import itertools
import json
import os
import shutil

import numpy as np
import pytest

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.child import lines_of
from umi_gguf.cli import main
from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.imatrix import read_imatrix
from umi_gguf.imatrix_measure import measure
from umi_gguf.pack import assemble
from umi_gguf.quantize import quantize
from umi_gguf.verify import Limits, Pair, report_lines, verify
from umi_gguf.verify_measure import Side, measure_pair
from umi_gguf.verify_rows import from_ids, from_text, from_trajectories, scored_row, spread
from umi_gguf.verify_tokens import TEXTS, Reader, check_tokens, texts_for
from umi_gguf.verify_worker import Found, Row, add, pieces
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
    write_jsonl,
)

TOOL = ToolSpec("wc", "Count.", {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]})


def trajectory(text):
    return Trajectory((TOOL,)).add(
        UserTurn(text),
        PlannerTurn("Count the lines.", Decision.CALLER),
        CallerTurn("wc", {"path": "a.txt"}),
        ObservationTurn("3"),
        PlannerTurn("Done.", Decision.CONCLUSION),
        SummarizerTurn("Three lines."),
    )


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    tiny.write_llama(folder / "hf")
    tiny.fill_vocabulary(folder / "hf")
    write_base(folder / "hf", folder / "base.gguf", name="tiny", kind="f16")
    quantize(folder / "base.gguf", folder / "q4.gguf", "Q4_0")
    tiny.write_peft(folder / "peft", tiny.all_linear(), alora_invocation_tokens=[90, 41], std=0.2)
    write_adapter(folder / "peft", folder / "planner.gguf", base_shape(folder / "hf"), name="p")
    write_jsonl(folder / "t.jsonl", [trajectory(f"the length of a{i}") for i in range(6)])
    return folder


def figures_by_hand(before, after, ids, scored):
    places = [i for i in range(len(ids) - 1) if scored[i + 1]]
    p, q = before[places], after[places]
    kl = (np.exp(p) * (p - q)).sum(-1)
    nll = -q[range(len(places)), [ids[i + 1] for i in places]]
    return kl.mean(), kl.max(), (p.argmax(-1) == q.argmax(-1)).mean(), np.exp(nll.mean())


def test_figures_are_those_of_numpy_over_full_logits(parts, tiny):
    scored = [i % 3 != 0 for i in range(len(tiny.ids))]
    adapter = {"planner": parts / "planner.gguf"}
    sides = [Side(parts / "base.gguf", adapter), Side(parts / "q4.gguf", adapter)]
    measured = measure_pair(*sides, [scored_row(tiny.ids, scored, "planner")])
    start = 6  # where the invocation [90, 41] occurs last
    before, after = tiny.logps(
        *({"model": s.model, "adapters": [(adapter["planner"], 1.0)], "from": start} for s in sides)
    )
    mean, most, top1, perplexity = figures_by_hand(before, after, tiny.ids, scored)
    found = measured.figures("planner")
    assert found.tokens == sum(scored[1:]) and measured.roles == ("planner",)
    assert np.allclose(
        (found.kl_mean, found.kl_max, found.top1), (mean, most, top1), rtol=6e-2, atol=1e-3
    )  # their cache is 32 bit, ours 16
    assert found.perplexity == pytest.approx(perplexity, rel=1e-2) and found.kl_mean > 1e-4
    assert all(rate > 0 for speed in measured.speed for rate in speed.values())


def test_divergence_is_from_the_reference():
    found, first, second = Found(), np.log([0.9, 0.1]), np.log([0.2, 0.8])
    add(found, "caller", 1, first, second)
    assert found.kl == [pytest.approx(0.9 * np.log(4.5) + 0.1 * np.log(1 / 8))]
    assert (found.same, found.role) == ([False], ["caller"])
    assert (found.before, found.after) == ([pytest.approx(-np.log(0.1))], [pytest.approx(-np.log(0.8))])


def test_long_rows_are_cut_where_an_adapter_begins_and_where_outputs_end():
    row = Row("", list(range(1200)), [False] * 900 + [True] * 300)
    cut = pieces(row, [10, 700])
    assert cut[0] == (0, 10) and (10, 522) in cut and cut[-1][1] == 1200
    assert all(b == c for (_, b), (c, _) in itertools.pairwise(cut))
    for at, end in cut:
        assert end - at <= 512 and sum(row.scored[i + 1] for i in range(at, min(end, 1199))) <= 128


def test_prompts_are_what_the_roles_read_and_only_their_words_are_scored(parts):
    prompts = from_trajectories(parts / "t.jsonl", per_role=2)
    assert [row["role"] for row in prompts.rows] == ["planner"] * 2 + ["caller"] * 2 + ["summarizer"] * 2
    scored = ["".join(t for t, _, s in row["pieces"] if s) for row in prompts.rows]
    assert scored[0] == "Count the lines.\nNext: caller<|im_end|>"
    assert scored[2] == 'wc {"path": "a.txt"}<|im_end|>' and scored[4] == "Three lines.<|im_end|>"
    assert prompts.rows[4]["pieces"][0] == ("<|im_start|>system\n", True, False)
    assert spread(list(range(10)), 3) == [0, 3, 6] and spread([1], 3) == [1]


def test_the_same_file_loses_nothing_and_a_small_type_breaks_limits(parts):
    prompts = from_trajectories(parts / "t.jsonl", per_role=1)
    same = verify([Pair(Side(parts / "base.gguf"), Side(parts / "base.gguf"))], prompts, tokenizer=parts / "hf")
    assert same.failures == () and same.total.kl_max < 1e-9 and same.total.top1 == 1.0
    assert same.tokenizer.strings == len(TEXTS) and not same.tokenizer.differing
    limits = Limits(kl_mean=1e-6, kl_p99=1e-6, top1=1.0, perplexity_ratio=1.0)
    lossy = verify([Pair(Side(parts / "base.gguf"), Side(parts / "q4.gguf"))], prompts, limits=limits)
    assert len(lossy.failures) >= 2 and "mean KL divergence" in lossy.failures[0]
    assert any(line.startswith("refused: ") for line in report_lines(lossy))
    assert lossy.to_dict()["passed"] is False and set(lossy.to_dict()["roles"]) == {"planner", "caller", "summarizer"}


def test_what_a_4_bit_type_may_lose_is_too_much_for_wider_ones():
    allowed = [Limits().with_bits(bits).kl_mean for bits in (32, 16, 8.5, 6.6, 5.7, 5.3, 4.5, 2.6)]
    assert allowed == [0.002, 0.002, 0.005, 0.03, 0.05, 0.1, 0.1, 0.1]
    assert Limits().with_bits(8.5).kl_p99 == pytest.approx(0.1)
    named = Limits(kl_mean=0.5, kl_p99=3.0).with_bits(16)
    assert (named.kl_mean, named.kl_p99) == (0.5, 3.0)


def test_a_tokenizer_that_reads_otherwise_is_seen(parts, tiny, tmp_path):
    reader = Reader(parts / "hf")
    right = [reader.ids(text, special) for text, special in texts_for(reader)]
    assert check_tokens(reader, right).differing == ()
    wrong = [ids[:-1] if i == 4 else ids for i, ids in enumerate(right)]
    (found,) = check_tokens(reader, wrong).differing
    assert found["text"] == TEXTS[4][0] and found["first_difference"] == len(right[4]) - 1
    tiny.write_tokenizer(tmp_path, normalizer={"type": "NFC"})
    assert check_tokens(Reader(tmp_path), [reader.ids(t, s) for t, s in texts_for(Reader(tmp_path))]).normalized > 0
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ExportError, match="not a tokenizer"):
        Reader(tmp_path)
    with pytest.raises(ExportError, match=r"neither a tokenizer\.json"):
        Reader(tmp_path / "none")


def test_a_pack_gets_its_report_only_within_the_limits(parts, tmp_path, capsys):
    pack = tmp_path / "pack"
    assemble(pack, parts / "q4.gguf", {"planner": parts / "planner.gguf"}, name="t", version="1")
    command = ["verify", str(pack), "-r", str(parts / "base.gguf"), "--trajectories", str(parts / "t.jsonl")]
    options = ["--per-role", "1", "--max-kl", "0.0000001", "--metrics", "0"]
    assert main([*command, *options]) == 4
    said = capsys.readouterr()
    assert "is refused: mean KL divergence" in said.err and "--force" in said.err and said.err.count("\n") == 1
    assert not (pack / "verify.json").exists()
    assert main([*command, *options, "--force", "--json"]) == 0
    report = json.loads((pack / "verify.json").read_text())
    assert report == json.loads(capsys.readouterr().out)
    assert report["forced"] and not report["passed"] and report["prompts"]["rows"] == 3
    assert set(report["export"]["files"]) == {"base.gguf", "planner.gguf"} and report["role_metrics"] is None
    (pack / "base.gguf").write_bytes(b"x" + (pack / "base.gguf").read_bytes()[1:])
    assert main([*command, *options, "--force"]) == 4 and "damaged" in capsys.readouterr().err


def test_the_roles_of_a_pack_are_scored_before_and_after(parts, tmp_path, capsys):
    pack = tmp_path / "pack"
    assemble(pack, parts / "q4.gguf", {"planner": parts / "planner.gguf"}, name="t", version="1")
    write_jsonl(tmp_path / "one.jsonl", [trajectory("how long")])
    command = ["verify", str(pack), "-r", str(parts / "base.gguf"), "--trajectories", str(tmp_path / "one.jsonl")]
    assert main([*command, "--per-role", "1", "--metrics", "1", "--force", "--json"]) == 0
    metrics = json.loads(capsys.readouterr().out)["role_metrics"]
    assert metrics["before"]["steps"] == metrics["after"]["steps"] == 2
    assert {"plan_accuracy", "action_exact_match", "argument_f1"} <= set(metrics["after"])


def test_what_cannot_be_compared_is_one_sentence(parts, tiny, tmp_path):
    base, prompts = parts / "base.gguf", from_trajectories(parts / "t.jsonl", per_role=1)
    tiny.write_llama(tmp_path / "hf", vocab_size=352)
    weights = np.random.default_rng(0).normal(0, 0.1, (352, 64)).astype(np.float32)
    loaded = tiny.write_llama(tmp_path / "hf", vocab_size=352)
    tiny.write_safetensors(tmp_path / "hf" / "model.safetensors", {**loaded, "model.embed_tokens.weight": weights})
    write_base(tmp_path / "hf", tmp_path / "wide.gguf", name="x")
    torn = tmp_path / "torn.gguf"
    torn.write_bytes(base.read_bytes()[:-5000])
    for candidate, adapters, rows, words in (
        (tmp_path / "wide.gguf", {}, prompts.rows, "vocabularies differ"),
        (torn, {}, prompts.rows, "torn.gguf"),
        (tmp_path / "none.gguf", {}, prompts.rows, "does not exist"),
        (parts / "planner.gguf", {}, prompts.rows, "not a model"),
        (base, {"planner": base}, prompts.rows, "not a LoRA"),
        (base, {}, [scored_row([1, 9999])], "does not have"),
        (base, {}, [scored_row([1])], "too short"),
    ):
        with pytest.raises(ExportError, match=words) as caught:
            measure_pair(Side(base), Side(candidate, adapters), rows)
        assert "\n" not in str(caught.value)
    with pytest.raises(ExportError, match="longer than 5 tokens"):
        measure_pair(Side(base), Side(base), prompts.rows, longest=5)


def test_importance_is_measured_on_what_the_roles_read_with_their_adapters(parts, tiny, tmp_path, capsys):
    base, told = parts / "base.gguf", ["--trajectories", str(parts / "t.jsonl"), "--per-role", "4", "--json"]
    files = {name: tmp_path / f"{name}.gguf" for name in ("all", "none", "alone", "caller")}
    tiny.write_peft(tmp_path / "peft", tiny.all_linear(), std=0.2)
    write_adapter(tmp_path / "peft", tmp_path / "plain.gguf", base_shape(parts / "hf"))
    adapter = ["--adapter", f"planner={tmp_path / 'plain.gguf'}@0.5"]
    for name, more in (
        ("all", adapter),
        ("none", []),
        ("alone", ["--role", "planner", *adapter]),
        ("caller", ["--role", "caller"]),
    ):
        assert main(["imatrix", str(base), str(files[name]), *told, *more]) == 0
        report = json.loads(capsys.readouterr().out)
        assert (report["rows"], report["matrices"]) == (12 if name in ("all", "none") else 4, 14), report
    found = {name: read_imatrix(file, open_gguf(base))["blk.1.ffn_down.weight"] for name, file in files.items()}
    assert open_gguf(files["all"]).metadata["imatrix.datasets"] == ["planner", "caller", "summarizer"]
    assert not np.allclose(found["all"], found["none"])
    assert not np.allclose(found["alone"], found["caller"])
    rows = from_trajectories(parts / "t.jsonl", per_role=4, roles=(Role.CALLER,)).rows
    by_hand = [[t for text, special, _ in row["pieces"] for t in read(base, text, special)] for row in rows]
    measure(base, tmp_path / "ids.gguf", rows=by_hand)
    same = read_imatrix(tmp_path / "ids.gguf", open_gguf(base))["blk.1.ffn_down.weight"]
    assert np.allclose(same, found["caller"], rtol=1e-5)
    out = str(tmp_path / "x.gguf")
    for options, code, words in (
        ([*told, "--role", "caller", *adapter], 4, "no turns of the planner"),
        (["--text", str(parts / "t.jsonl"), *adapter], 2, "--trajectories"),
        ([*told, "--format", "none"], 2, "no format"),
        (["--trajectories", str(tmp_path / "none")], 4, "cannot be read"),
        (["--trajectories", str(base)], 4, "no trajectories"),
    ):
        assert main(["imatrix", str(base), out, *options]) == code
        assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("*x.gguf*")) and not list(tmp_path.glob(".*"))


def read(model, text, special):
    """Return the tokens llama.cpp reads, by the tokenizer it was made from."""
    return Reader(model.parent / "hf").ids(text, special)


def test_weights_that_are_no_numbers_are_said(parts, tmp_path):
    data = bytearray((parts / "base.gguf").read_bytes())
    data[-40000:-39000] = b"\xff\x7f" * 500  # NaN in 16 bit
    (tmp_path / "nan.gguf").write_bytes(data)
    with pytest.raises(ExportError, match="not numbers"):
        measure_pair(Side(parts / "base.gguf"), Side(tmp_path / "nan.gguf"), [scored_row(list(range(40)))])


def test_a_process_that_dies_is_one_sentence_and_never_outlives_us(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for name, code, words in (
        ("dies", "import os; os.abort()", "x: llama.cpp was ended by signal 6"),
        ("says", "import sys; print('a', file=sys.stderr); sys.exit('the last word')", "x: the last word"),
        ("leaves", "import sys; sys.exit(3)", "x: the process ended with 3"),
    ):
        (tmp_path / f"umi_{name}.py").write_text(code)
        with pytest.raises(ExportError) as caught:
            list(lines_of(f"umi_{name}", {"much": "x" * 300_000}, "x"))
        assert str(caught.value) == words
    (tmp_path / "umi_waits.py").write_text("import os, time; print(os.getpid(), flush=True); time.sleep(60)")
    lines = lines_of("umi_waits", {}, "x")
    number = next(lines)
    lines.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.parametrize(
    ("text", "words"), [("", "holds no trajectories"), ("{}\n", "schema version"), ("\xff", "holds no trajectories")]
)
def test_files_without_trajectories_are_one_sentence(tmp_path, text, words):
    (tmp_path / "t.jsonl").write_bytes(text.encode("latin-1"))
    with pytest.raises(ExportError, match=words):
        from_trajectories(tmp_path / "t.jsonl")
    with pytest.raises(ExportError, match="cannot be read"):
        from_trajectories(tmp_path / "none.jsonl")


def test_other_sources_of_rows(parts, tmp_path):
    (tmp_path / "r.jsonl").write_text("[1, 2, 3]\n")
    assert from_ids(tmp_path / "r.jsonl").rows == (scored_row([1, 2, 3]),)
    (tmp_path / "t.txt").write_text("word " * 900)
    assert len(from_text(tmp_path / "t.txt").rows) == 3
    (tmp_path / "t.txt").write_text(" \n")
    with pytest.raises(ExportError, match="no text"):
        from_text(tmp_path / "t.txt")
    with pytest.raises(ExportError, match="no targets"):
        from_trajectories(parts / "t.jsonl", format="prompted")
    assert from_trajectories(parts / "t.jsonl", format="toolbench", per_role=1, roles=(Role.CALLER,)).rows


def test_wrong_usage_is_code_2_and_other_refusals_code_4(parts, tmp_path, capsys):
    base, t = str(parts / "base.gguf"), ["--trajectories", str(parts / "t.jsonl")]
    pack = tmp_path / "pack"
    assemble(pack, parts / "q4.gguf", {"planner": parts / "planner.gguf"}, name="t", version="1")
    shutil.copy(parts / "t.jsonl", tmp_path / "r.json")
    for code, arguments in (
        (2, [base, "-r", base]),
        (2, [base, "-r", base, *t, "--text", base]),
        (2, [base, "-r", f"planner={base}", *t]),
        (2, [base, "-r", f"boss={base}", *t]),
        (2, [base, "-r", base, *t, "--format", "none"]),
        (4, [str(pack), "-r", f"planner={base}", *t]),
        (4, [str(pack), "-r", base, "--adapter", f"caller={base}", *t]),
        (4, [str(tmp_path), "-r", base, *t]),
        (4, [base, "-r", base, *t, "--out", str(tmp_path / "r.json")]),
        (4, [base, "-r", base, *t, "--out", base, "--force"]),
    ):
        capsys.readouterr()
        assert main(["verify", *arguments]) == code, arguments
        assert code == 2 or capsys.readouterr().err.count("\n") == 1
