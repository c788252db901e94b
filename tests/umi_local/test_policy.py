"""Who decides what may run."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umi_local.config import APPROVAL_MODES
from umi_local.safety.policy import RULES, Policy, call_digest, grant_text
from umi_local.trajectory import Effect

EFFECTS = get_args(Effect)


def test_every_mode_has_a_rule_for_every_effect():
    assert set(RULES) == set(APPROVAL_MODES)
    assert all(set(rules) == set(EFFECTS) for rules in RULES.values())


@pytest.mark.parametrize("mode", APPROVAL_MODES)
def test_reading_never_asks(mode):
    assert Policy(mode).decide("read_file", "read", "d") == "allow"


@pytest.mark.parametrize(
    ("mode", "write", "execute"),
    [("ask", "ask", "ask"), ("edits", "allow", "ask"), ("all", "allow", "allow"), ("none", "refuse", "refuse")],
)
def test_the_modes(mode, write, execute):
    policy = Policy(mode)
    assert policy.decide("write_file", "write", "d") == write
    assert policy.decide("run_command", "execute", "d") == execute


def test_what_must_be_asked_is_refused_when_nobody_is_there():
    policy = Policy("edits", can_ask=False)
    assert policy.decide("write_file", "write", "d") == "allow"
    assert policy.decide("run_command", "execute", "d") == "refuse"
    assert policy.final
    assert "--approve all" in policy.why_refused("run_command", "execute")
    assert "--approve edits" in Policy("none").why_refused("write_file", "write")


def test_a_grant_covers_an_editing_tool_but_only_one_exact_command():
    policy = Policy("ask")
    policy.grant("write_file", "write", call_digest("write_file", {"path": "a"}))
    assert policy.decide("write_file", "write", call_digest("write_file", {"path": "b"})) == "allow"
    assert policy.decide("delete_file", "write", call_digest("delete_file", {"path": "b"})) == "ask"
    policy.grant("run_command", "execute", call_digest("run_command", {"command": "make"}))
    assert policy.decide("run_command", "execute", call_digest("run_command", {"command": "make"})) == "allow"
    assert policy.decide("run_command", "execute", call_digest("run_command", {"command": "make clean"})) == "ask"
    policy.revoke()
    assert policy.decide("write_file", "write", "d") == "ask"


def test_a_grant_never_beats_the_mode_none():
    policy = Policy("ask")
    policy.grant("write_file", "write", "d")
    policy.mode = "none"
    assert policy.decide("write_file", "write", "d") == "refuse"


def test_the_words_of_a_grant_say_how_far_it_goes():
    assert "every write_file" in grant_text("write_file", "write")
    assert "exact run_command" in grant_text("run_command", "execute")


@given(st.text(), st.sampled_from(APPROVAL_MODES))
def test_the_text_of_a_command_never_decides(command, mode):
    digest = call_digest("run_command", {"command": command})
    assert Policy(mode).decide("run_command", "execute", digest) == RULES[mode]["execute"]


values = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2)
calls = st.dictionaries(st.text(max_size=3), values, max_size=4)


@given(calls, calls)
def test_a_digest_is_of_the_call_whatever_the_order_of_its_arguments(one, other):
    shuffled = dict(reversed(list(one.items())))
    assert call_digest("t", one, "/w") == call_digest("t", shuffled, "/w")
    assert call_digest("t", one, "/w") != call_digest("t", one, "/v") != call_digest("u", one, "/v")
    if repr(one) != repr(other) and one != other:
        assert call_digest("t", one) != call_digest("t", other)
