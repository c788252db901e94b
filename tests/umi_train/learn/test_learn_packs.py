"""Versions of a learned pack: whatever moment umi dies in, a pack that works is in use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from umi_gguf.lora_file import read_lora
from umi_local.packs.pack import active_name, load_pack, verify
from umi_local.roles import Role
from umi_train.learn import flow, package
from umi_train.learn.base import start_adapter, trainable
from umi_train.learn.errors import LearnError
from umi_train.learn.package import propose, roll_back, versions
from umi_train.learn.places import PLAN, PROPOSAL, Places, cursor, number_of, open_pack, write_json
from umi_train.learn.score import digest

PLACES = Places("nano")
SHIPPED = load_pack("nano").version


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The base of the nano pack as a checkpoint, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UMI_DATA_DIR", str(tmp_path_factory.mktemp("base")))
        return trainable(load_pack("nano"), PLACES, None)


@pytest.fixture
def proposed(data, base, tmp_path):
    """A version with a caller that differs from the one before, as a run leaves it."""

    def make(until: float = 5.0):
        pack, _ = open_pack(None)
        out = tmp_path / "adapter"
        start_adapter(pack, Role.CALLER, base, (6,), out)
        config = json.loads((out / "adapter_config.json").read_text())
        config["lora_alpha"] *= 1 + 0.01 * (1 + number_of(pack))
        (out / "adapter_config.json").write_text(json.dumps(config))
        learned = {"cursor": until, "kind": "sessions", "lessons": 1, "sessions": 1}
        made = propose(pack, PLACES, {Role.CALLER: out}, base.shape, learned, None, PLACES.run / "pack")
        about = {"digest": digest(pack), "kind": "sessions", "until": until, "number": number_of(made)}
        write_json(PLACES.run / PLAN, about)
        write_json(PLACES.run / PROPOSAL, about)
        return pack, made

    return make


def test_the_adapter_a_role_goes_on_from_is_the_one_the_pack_has(base, tmp_path):
    from umi_gguf.adapter import write_adapter

    pack = load_pack("nano")
    config = start_adapter(pack, Role.CALLER, base, (6,), tmp_path / "start")
    write_adapter(tmp_path / "start", tmp_path / "back.gguf", base.shape)
    was, back = read_lora(pack.role_path(Role.CALLER)), read_lora(tmp_path / "back.gguf")
    assert config["alora_invocation_tokens"] == [6] and was.pairs.keys() == back.pairs.keys()
    for name in was.pairs:
        assert all((x == y).all() for x, y in zip(was.read(name), back.read(name), strict=True))
        assert was.scale(name) == back.scale(name)


def test_an_activated_adapter_stays_one_and_a_plain_one_where_roles_have_contexts_of_their_own(base, tmp_path):
    from dataclasses import replace

    from umi_gguf.adapter import write_adapter

    nano, start = load_pack("nano"), tmp_path / "start"

    def tokens(pack):
        return start_adapter(pack, Role.CALLER, base, (6,), start)["alora_invocation_tokens"]

    assert tokens(replace(nano, mode="contexts")) == [6]
    config = json.loads((start / "adapter_config.json").read_text())
    (start / "adapter_config.json").write_text(json.dumps({**config, "alora_invocation_tokens": None}))
    write_adapter(start, tmp_path / "plain.gguf", base.shape)
    (tmp_path / "base.gguf").symlink_to(nano.base_path)
    plain = replace(nano, directory=tmp_path, roles={"caller": "plain.gguf"}, mode="contexts")
    assert tokens(plain) is None and tokens(replace(plain, mode="fork")) == [6]
    assert start_adapter(plain, Role.PLANNER, base, (5,), tmp_path / "none") is None


def test_a_pack_in_use_that_was_removed_gives_the_one_that_ships(proposed):
    import shutil

    flow.accept_proposal(proposed()[0], PLACES)
    shutil.rmtree(PLACES.own)
    assert active_name() == "nano" and open_pack(None)[0].name == "nano"


def test_accepting_and_rolling_back_change_one_role_and_the_cursor_with_it(proposed):
    nano, made = proposed()
    assert made.version == f"{SHIPPED}+own.1" and made.sha256["caller.1.gguf"] != nano.sha256["caller.gguf"]
    assert made.role_path(Role.PLANNER).read_bytes() == nano.role_path(Role.PLANNER).read_bytes()
    assert active_name() == "nano" and cursor(open_pack(None)[0], PLACES) == 0.0
    used = flow.accept_proposal(nano, PLACES)
    verify(used, fresh=True)
    assert load_pack("nano-own").version == f"{SHIPPED}+own.1" and active_name() == "nano-own"
    assert used.sampling == nano.sampling and used.context_length == nano.context_length
    assert cursor(open_pack(None)[0], PLACES) == 5.0 and not PLACES.run.exists()
    assert open_pack("nano")[0].version == f"{SHIPPED}+own.1"  # a line has one version in use
    back = roll_back(used, PLACES)
    verify(back, fresh=True)
    assert back.version == SHIPPED and digest(back) == digest(nano) and cursor(back, PLACES) == 0.0
    with pytest.raises(LearnError, match="nothing before it"):
        roll_back(back, PLACES)
    again = roll_back(back, PLACES, to=1)
    assert digest(again) == digest(used)
    with pytest.raises(LearnError, match="no version 9; there are 0, 1"):
        roll_back(again, PLACES, to=9)


def test_a_version_made_after_a_rollback_gets_a_number_of_its_own(proposed):
    nano, _ = proposed()
    first = flow.accept_proposal(nano, PLACES)
    zero = roll_back(first, PLACES)
    _, made = proposed(7.0)
    assert number_of(made) == 2 and made.provenance["learn"]["parent"] == 0
    second = flow.accept_proposal(zero, PLACES)
    assert [number_of(v) for v in versions(PLACES)] == [0, 1, 2] and cursor(second, PLACES) == 7.0


def test_killed_at_any_write_of_accept_a_pack_works_and_accepting_again_ends_it(proposed, monkeypatch):
    """Every write is failed in turn, as a full disk or a kill would."""
    nano, _ = proposed()
    real_text, real_place = package.write_text, package.place_file
    for deadly in range(40):
        count = 0

        def step(real, count_to=deadly):
            def work(*arguments):
                nonlocal count
                if count == count_to:
                    raise KeyboardInterrupt
                count += 1
                return real(*arguments)

            return work

        monkeypatch.setattr(package, "write_text", step(real_text))
        monkeypatch.setattr(package, "place_file", step(real_place))
        try:
            flow.accept_proposal(open_pack(None)[0], PLACES)
            break
        except KeyboardInterrupt:
            verify(load_pack(active_name()), fresh=True)
            verify(open_pack(None)[0], fresh=True)
    assert deadly > 5
    assert load_pack("nano-own").version == f"{SHIPPED}+own.1" and active_name() == "nano-own"
    assert nano.directory != PLACES.own


def test_a_damaged_proposal_and_one_of_another_version_are_refused(proposed):
    nano, made = proposed()
    path = made.directory / "caller.1.gguf"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    with pytest.raises(LearnError, match="damaged"):
        flow.accept_proposal(nano, PLACES)
    assert active_name() == "nano" and not (PLACES.own / "pack.toml").exists()
    path.write_bytes(whole)
    about = json.loads((PLACES.run / PROPOSAL).read_text())
    write_json(PLACES.run / PROPOSAL, {**about, "digest": "0"})
    with pytest.raises(LearnError, match="another version"):
        flow.accept_proposal(nano, PLACES)


def test_rolling_back_to_a_damaged_version_changes_nothing(proposed):
    nano, _ = proposed()
    used = flow.accept_proposal(nano, PLACES)
    (PLACES.own / "caller.gguf").unlink()
    with pytest.raises(LearnError, match=r"caller\.gguf is missing"):
        roll_back(used, PLACES)
    verify(load_pack("nano-own"), fresh=True)


def test_discarding_moves_the_cursor_only_when_the_sessions_are_done_with(proposed):
    nano, _ = proposed(5.0)
    assert flow.discard(PLACES, again=True) and cursor(nano, PLACES) == 0.0
    proposed(5.0)
    assert flow.discard(PLACES, again=False) and cursor(nano, PLACES) == 5.0
    assert not flow.discard(PLACES, again=False)
    with pytest.raises(LearnError, match="no new version"):
        flow.accept_proposal(nano, PLACES)


def test_the_shipped_files_are_never_written(proposed):
    nano, _ = proposed()
    before = {p.name: p.stat().st_mtime_ns for p in Path(nano.directory).iterdir()}
    used = flow.accept_proposal(nano, PLACES)
    roll_back(used, PLACES)
    assert {p.name: p.stat().st_mtime_ns for p in Path(nano.directory).iterdir()} == before
    verify(nano, fresh=True)


def test_a_base_that_cannot_be_trained_is_one_sentence(data, base, tmp_path):
    from dataclasses import replace

    nano = load_pack("nano")
    with pytest.raises(LearnError, match="no adapters per role"):
        trainable(replace(nano, format="prompted", mode="prompted"), PLACES, None)
    with pytest.raises(LearnError, match="cannot be used"):
        trainable(nano, PLACES, tmp_path)
    with pytest.raises(LearnError, match="is no folder"):
        trainable(nano, PLACES, tmp_path / "none")
    other = tmp_path / "other"
    other.mkdir()
    config = json.loads((base.folder / "config.json").read_text())
    (other / "config.json").write_text(json.dumps({**config, "num_hidden_layers": 99}))
    with pytest.raises(LearnError, match="not the base of this pack: layers is 99"):
        trainable(nano, PLACES, other)
    from umi_gguf.gguf_file import open_gguf
    from umi_train.learn.base import _check_restorable

    file = open_gguf(nano.base_path)
    _check_restorable(nano, file, 6_000_000)
    with pytest.raises(LearnError, match=r"8\.0B parameters.*--base FOLDER"):
        _check_restorable(nano, file, 8_000_000_000)
    llama = replace(file, metadata={**file.metadata, "tokenizer.ggml.pre": "llama-bpe"})
    with pytest.raises(LearnError, match="'llama-bpe'"):
        _check_restorable(nano, llama, 6_000_000)
