"""`[remote.ROLE]` of a manifest: where a role is played instead of on this machine.

```
[remote.planner]
url = "https://gpu.example:8443/v1"     http or https; the part in front of /completions
model = "qwen3-32b"                     what the server calls it
token_env = "UMI_PLANNER_TOKEN"         optional; the variable that holds the token, never the token
timeout = 60                            seconds without a word after which a request is given up
context_length = 8192                   optional; else the pack's
```

The name of the variable must begin with `UMI_`: a pack comes from others, and it must not be able to have any other
secret of the environment sent to its server.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

KEYS = ("url", "model", "token_env", "timeout", "context_length")
LEAST_TIMEOUT, MOST_TIMEOUT = 1, 600
MOST_CONTEXT = 1 << 20
_VARIABLE = re.compile(r"UMI_[A-Z0-9_]{1,60}")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~%+-]+)*")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that plays a role. `timeout` is in seconds, `context_length` in tokens (None: not told)."""

    url: str
    model: str
    token_env: str | None = None
    timeout: float = 60.0
    context_length: int | None = None

    @property
    def secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self.url.startswith("https:")

    @property
    def address(self) -> tuple[str, int]:
        """The host and the port to connect to."""
        parts = urlsplit(self.url)
        return parts.hostname or "", parts.port or _PORTS[parts.scheme]

    @property
    def place(self) -> str:
        """The host, and the port where the address names one: what is shown to the user."""
        return urlsplit(self.url).netloc

    @property
    def path(self) -> str:
        """The path in front of /completions, without a slash at its end."""
        return urlsplit(self.url).path

    @property
    def root(self) -> str:
        """The path in front of what llama-server has outside /v1."""
        return self.path.removesuffix("/v1")

    @property
    def on_this_machine(self) -> bool:
        """Whether the address is a loopback one."""
        import ipaddress  # not needed on the way to the first token

        host = self.address[0]
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    def to_data(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return asdict(self)


def read_endpoint(data: Mapping[str, Any], where: str) -> Endpoint:
    """Read the table of one role. Raises ValueError with a sentence that begins with `where`."""
    for key in data:
        if key not in KEYS:
            raise ValueError(f"{where} has an unknown key {key!r}; keys are {', '.join(KEYS)}")
    model, variable = data.get("model"), data.get("token_env")
    if not isinstance(model, str) or not model or not model.isprintable() or len(model) > 300:
        raise ValueError(f"{where} model must be the name that the server gives the model")
    if variable is not None and (not isinstance(variable, str) or not _VARIABLE.fullmatch(variable)):
        raise ValueError(
            f"{where} token_env must be the name of an environment variable that begins with UMI_, such as "
            "UMI_TOKEN; put the token there, never into the pack"
        )
    endpoint = Endpoint(
        url=_url(data.get("url"), where),
        model=model,
        token_env=variable,
        timeout=_number(data, "timeout", where, 60.0, LEAST_TIMEOUT, MOST_TIMEOUT),
        context_length=_context(data, where),
    )
    if variable and not endpoint.secure and not endpoint.on_this_machine:
        raise ValueError(f"{where} url is http, on which anybody could read the token; use https")
    return endpoint


def from_data(data: Mapping[str, Any]) -> Endpoint:
    """Read what `to_data` wrote. Raises ValueError."""
    return read_endpoint({key: value for key, value in data.items() if value is not None}, "the start message:")


def _url(value: Any, where: str) -> str:
    wrong = ValueError(f"{where} url must be http://HOST:PORT/v1 or https://HOST/v1")
    if not isinstance(value, str) or not re.fullmatch(r"[!-~]{1,500}", value):
        raise wrong  # urlsplit would drop line breaks without a word
    try:
        parts: SplitResult = urlsplit(value)
        port = parts.port
    except ValueError:
        raise wrong from None
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"{where} url must not hold a name or a password; use token_env")
    path = parts.path.rstrip("/")
    if parts.scheme not in _PORTS or not _HOST.fullmatch(parts.hostname or "") or port == 0:
        raise wrong
    if parts.query or parts.fragment or "?" in value or "#" in value or not _PATH.fullmatch(path):
        raise wrong
    return f"{parts.scheme}://{parts.netloc}{path}"


def _number(data: Mapping[str, Any], key: str, where: str, default: float, least: float, most: float) -> float:
    value = data.get(key, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{where} {key} must be a number from {least:g} to {most:g}")
    return float(value)


def _context(data: Mapping[str, Any], where: str) -> int | None:
    value = data.get("context_length")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 64 <= value <= MOST_CONTEXT:
        raise ValueError(f"{where} context_length must be a number from 64 to {MOST_CONTEXT}")
    return value
