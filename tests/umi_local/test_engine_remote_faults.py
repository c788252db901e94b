"""Everything a server and the way to it can do wrong: one sentence each, and a second attempt where that is sane."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from remote_server_fake import Fake, continuing, endless, free_port

from umi_local.engine.constraint import TEXT, Constraint
from umi_local.engine.remote_chat import Words
from umi_local.engine.remote_endpoint import Endpoint
from umi_local.engine.remote_http import Fault, Line
from umi_local.engine.remote_server import Server
from umi_local.engine.remote_write import Stop, Writer
from umi_local.formats.shared import PLAN

GREEDY = {"temperature": 0.0, "seed": 0, "top_p": 1.0, "min_p": 0.0}
PROMPT = [Words("<|im_start|>user\n", True), Words("hello", False), Words("<|im_end|>", True), Words("<|im_start|>planner\n", True)]  # fmt: skip
PLANNED = "Read it.\nNext: caller"


def connect(endpoint: Endpoint, timeout: float) -> socket.socket:
    return socket.create_connection(endpoint.address, timeout)


def server(fake: Fake, *, token: str | None = None, timeout: float = 5.0, model: str = "big", **more: Any) -> Server:
    endpoint = Endpoint(fake.url, model, "UMI_T" if token else None, timeout)
    found = Server(Line(endpoint, token, connect, **more), "shared", 2048)
    found.learn()
    return found


def write(found: Server, constraint: Constraint = PLAN, stop: Stop | None = None) -> dict[str, Any]:
    shown: list[str] = []
    writer = Writer(found, PROMPT, constraint, 100, GREEDY, stop or Stop(), lambda *_: None, shown.append)
    outcome = writer.run()
    assert "".join(shown) == outcome["text"]
    return outcome


def status(code: int, message: str = "busy", **headers: str) -> Callable[[Any], None]:
    return lambda handler: handler.json({"error": {"message": message}}, code, **headers)


def test_a_server_that_is_not_there_is_said_with_its_address() -> None:
    with Fake() as fake:
        fake.url = f"http://127.0.0.1:{free_port()}/v1"
        with pytest.raises(Fault, match=rf"{fake.url} cannot be reached \(Connection refused\); start the server"):
            server(fake)


def test_a_token_is_sent_and_a_wrong_one_is_said_by_the_name_of_its_variable() -> None:
    with Fake("llama", continuing(PLANNED), token="right") as fake:
        assert write(server(fake, token="right"))["text"] == PLANNED
        assert fake.headers[-1]["Authorization"] == "Bearer right"
        with pytest.raises(Fault, match=r"refused the request \(401\); check the token in UMI_T") as caught:
            server(fake, token="wrong-secret")
        assert "wrong-secret" not in str(caught.value)
        with pytest.raises(Fault, match="name its variable as token_env"):
            server(fake)


def test_a_model_that_is_not_there_is_said_with_those_that_are() -> None:
    with Fake("plain") as fake:
        with pytest.raises(Fault, match="has no model 'small'; it has big"):
            server(fake, model="small")
        found = server(fake)
        fake.first = [status(404, "The model `big` does not exist")]
        with pytest.raises(Fault, match=r"has no model 'big'.*does not exist"):
            write(found)
    with Fake("llama", continuing(PLANNED)) as fake:  # one model under whatever name
        assert write(server(fake, model="small"))["text"] == PLANNED


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_or_failing_server_is_asked_twice_and_not_three_times(code: int) -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        found = server(fake)
        fake.first = [status(code, Retry_After="0.1")]
        assert write(found)["text"] == PLANNED
        fake.first = [status(code, Retry_After="0.1")] * 3
        with pytest.raises(Fault, match=rf"\({code}\) \(busy\)"):
            write(found)
        assert len(fake.first) == 1


def test_a_server_that_wants_a_long_wait_is_not_waited_for() -> None:
    with Fake("llama") as fake:
        found = server(fake)
        fake.first = [status(429, Retry_After="600")]
        with pytest.raises(Fault, match="asks to wait 600 s"):
            write(found)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (lambda h: h.bytes(b"<html>hello</html>", kind="text/html"), "not JSON"),
        (lambda h: h.json(["no", "completion"]), "no completion"),
        (lambda h: h.json({"choices": [{"text": 3}]}), "no completion"),
        (lambda h: (h.begin_stream(), h.event(b"{half")), "not JSON"),
        (lambda h: (h.begin_stream(), h.event(b'{"choices": [{"text": "\\ud800\\u0007 x"}], "n": NaN}')), "not JSON"),
        (
            lambda h: h.bytes(b"", 302, Location="http://elsewhere.example/"),
            "another address, which umi does not follow",
        ),
        (lambda h: h.json({"error": "\x1b[31mred\n" + "x" * 5000}, 400), "did not understand the request"),
        (lambda h: h.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "does not answer in HTTP"),
        (lambda h: h.bytes(b"x" * 100, 400), r"did not understand the request \(400\)$"),
    ],
)
def test_nonsense_is_one_short_sentence(reply: Callable[[Any], None], words: str) -> None:
    with Fake("llama") as fake:
        found = server(fake)
        fake.first = [reply] * 2
        with pytest.raises(Fault, match=words) as caught:
            write(found)
        assert len(str(caught.value)) < 400 and "\x1b" not in str(caught.value)
        assert len(fake.first) == 1


def test_half_a_character_becomes_a_question_mark_and_noise_is_left_out() -> None:
    with Fake("llama") as fake:
        found = server(fake)
        fake.first = [lambda h: (h.begin_stream(), h.event(b'{"choices": [{"text": "a\\ud800\\u0007b\xff"}]}'), h.event(b"[DONE]"))]  # fmt: skip
        assert write(found, TEXT)["text"] == "a?b\ufffd"


def test_endless_lines_and_endless_answers_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from umi_local.engine import remote_http

    monkeypatch.setattr(remote_http, "MOST_LINE", 1000)
    with Fake("llama") as fake:
        found = server(fake)
        fake.first = [lambda h: (h.begin_stream(), h.wfile.write(b"data: " + b"x" * 100_000))]
        with pytest.raises(Fault, match="too much"):
            write(found)


def test_a_stream_that_breaks_off_is_gone_on_with_behind_what_came() -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        found = server(fake)
        fake.first = [lambda h: (h.begin_stream(), h.event({"choices": [{"text": "Read "}]}))]
        assert write(found)["text"] == PLANNED
        assert len(fake.bodies()) == 1
        fake.first = [lambda h: (h.begin_stream(), h.event({"choices": [{"text": "Read "}]}))] * 2
        with pytest.raises(Fault, match="broke off"):
            write(found)


def test_a_connection_that_is_closed_without_a_word_is_tried_again() -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        found = server(fake)
        fake.first = [lambda h: h.connection.shutdown(socket.SHUT_RDWR)]
        assert write(found)["text"] == PLANNED


@pytest.mark.parametrize(
    "dripping",
    [
        lambda h: time.sleep(3),
        lambda h: (h.begin_stream(), [(h.wfile.write(b": ping\n\n"), time.sleep(0.05)) for _ in range(60)]),
    ],
)
def test_silence_ends_after_the_timeout_pings_or_not(dripping: Callable[[Any], None]) -> None:
    with Fake("llama") as fake:
        found = server(fake, timeout=0.4)
        fake.first = [dripping]
        with pytest.raises(Fault, match=r"said nothing for 0\.4 s"):
            write(found)


def test_an_answer_that_goes_on_for_long_is_not_taken_for_silence() -> None:
    with Fake("llama", lambda prompt: (time.sleep(0.15) or c for c in "abcde")) as fake:
        assert write(server(fake, timeout=0.5), TEXT)["text"] == "abcde"


@pytest.mark.parametrize(
    ("error", "tokens", "limit"),
    [
        (
            {"type": "exceed_context_size_error", "message": "too long", "n_prompt_tokens": 9000, "n_ctx": 2048},
            9000,
            2048,
        ),
        (
            {"message": "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens"},
            5000,
            4096,
        ),
        ({"code": "context_length_exceeded", "message": "no room"}, 8, 2048),
    ],
)
def test_a_full_context_is_told_apart(error: dict[str, Any], tokens: int, limit: int) -> None:
    with Fake("llama") as fake:
        found = server(fake)
        fake.first = [lambda h: h.json({"error": error}, 400)]
        with pytest.raises(Fault) as caught:
            write(found)
        assert (caught.value.kind, caught.value.data) == ("context_full", {"prompt_tokens": tokens, "limit": limit})


def test_a_stop_ends_a_request_wherever_it_is() -> None:
    with Fake("llama", endless()) as fake:
        found = server(fake)
        for begin in ([], [lambda h: time.sleep(2)], [status(429, Retry_After="9")]):
            fake.first = list(begin)
            stop = Stop()
            threading.Timer(0.15, stop.request).start()
            assert write(found, TEXT, stop)["stopped"] == "cancelled"
        stop = Stop()
        stop.request()
        asked = len(fake.bodies())
        assert write(found, TEXT, stop)["stopped"] == "cancelled" and len(fake.bodies()) == asked


def test_the_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with Fake("llama", continuing(PLANNED)) as fake:
        assert write(server(fake))["text"] == PLANNED


def test_certificates_are_verified(tmp_path: Path) -> None:
    key, certificate, both = tmp_path / "k.pem", tmp_path / "c.pem", tmp_path / "both.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", str(key), "-out", str(certificate), "-subj", "/CN=here", "-addext", "subjectAltName=IP:127.0.0.1"],
        capture_output=True,
        check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("there is no openssl to make a certificate with")
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    with Fake("llama", continuing(PLANNED)).with_tls(both) as fake:
        with pytest.raises(Fault, match=r"certificate of https://127\.0\.0\.1.*is not accepted"):
            server(fake)
        trusted = ssl.create_default_context(cafile=str(certificate))
        assert write(server(fake, context=trusted))["text"] == PLANNED
    with Fake("llama") as fake:
        fake.url = fake.url.replace("http:", "https:")
        with pytest.raises(Fault, match="does not speak TLS"):
            server(fake)
