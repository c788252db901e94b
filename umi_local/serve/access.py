"""Who may ask: the token, the Host that a browser was sent to, and the origin of a web page.

A page on the web can make a browser send requests to 127.0.0.1. Three things keep it out: on loopback the Host must be
a loopback name (a page that rebinds its own name to 127.0.0.1 still sends that name), a request with an Origin is
refused unless that origin is allowed, and a body must be declared as JSON, which no form and no unasked cross-site
request can.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path

from umi_local.serve.errors import ApiError
from umi_local.serve.http import Request

LEAST_TOKEN = 16
MOST_TOKEN = 512
_HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::[0-9]{1,5})?")
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]{0,20}://[A-Za-z0-9._\[\]:-]{1,253}|null|\*")
_TOKEN = re.compile(r"[!-~]+")


class AccessProblem(ValueError):
    """What was chosen for access cannot be: the message says what and why."""


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server. `hosts` are the names a request may use, None when any will do."""

    hosts: frozenset[str] | None
    token: str | None = None
    origins: frozenset[str] = frozenset()

    def check(self, request: Request, *, public: bool = False) -> None:
        """Raise ApiError unless this request may be answered. `public`: no token is asked for."""
        self._check_host(request)
        origin = request.headers.get("origin")
        if origin is not None and not self._allows(origin):
            raise ApiError(403, "web pages of this origin may not use this server; see umi serve --allow-origin")
        preflight = request.method == "OPTIONS" and origin is not None
        if self.token is None or public or preflight:  # a preflight never carries the token
            return
        given = request.headers.get("authorization", "")
        scheme, _, word = given.partition(" ")
        if scheme.lower() != "bearer" or not _same(word.strip(), self.token):
            why = "the token is wrong" if given else "this server wants a token, as in: Authorization: Bearer TOKEN"
            raise ApiError(401, why, code="invalid_api_key", headers={"WWW-Authenticate": "Bearer"})

    def headers(self, request: Request) -> dict[str, str]:
        """Return the headers that let an allowed web page read the answer."""
        origin = request.headers.get("origin")
        if origin is None or not self._allows(origin):
            return {}
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}

    def preflight(self, request: Request) -> dict[str, str]:
        """Return the headers of the answer to a preflight request."""
        return {
            **self.headers(request),
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "authorization, content-type",
            "Access-Control-Max-Age": "600",
        }

    def _allows(self, origin: str) -> bool:
        return _ORIGIN.fullmatch(origin) is not None and ("*" in self.origins or origin in self.origins)

    def _check_host(self, request: Request) -> None:
        host = request.headers.get("host")
        if host is None:
            if request.version == "HTTP/1.1" or self.hosts is not None:
                raise ApiError(400, "the header Host is missing")
            return
        match = _HOST.fullmatch(host)
        if match is None:
            raise ApiError(400, "the header Host is malformed")
        if self.hosts is not None and match.group(1).lower() not in self.hosts:
            raise ApiError(421, "this server answers to localhost alone")


def access_for(host: str, token: str | None, origins: list[str]) -> Access:
    """Return the rules for a server on `host`, a numeric address or localhost. Raises AccessProblem."""
    local = is_loopback(host)
    if not local and token is None:
        raise AccessProblem(
            f"{host} can be reached from other machines, so a token is needed: --token-file FILE, or UMI_SERVE_TOKEN"
        )
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise AccessProblem(f"{origin!r} is no origin; one looks like https://example.org")
        if origin == "*" and token is None:
            raise AccessProblem("--allow-origin '*' lets every web page in, so a token is needed")
    shown = f"[{host}]" if ":" in host else host
    names = {"localhost", "127.0.0.1", "[::1]", shown.lower()}
    return Access(frozenset(names) if local else None, token, frozenset(origins))


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches `host`. Names other than localhost count as reachable from outside."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_token(path: Path) -> str:
    """Return the token in a file. Raises AccessProblem when it cannot be read or is no token."""
    try:
        text = path.expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AccessProblem(
            f"the token file {path} cannot be read: {getattr(error, 'strerror', None) or error}"
        ) from None
    return checked_token(text, f"the token file {path}")


def checked_token(text: str, where: str) -> str:
    """Return a token without the white space around it. Raises AccessProblem."""
    token = text.strip()
    if not LEAST_TOKEN <= len(token) <= MOST_TOKEN or not _TOKEN.fullmatch(token):
        raise AccessProblem(
            f"{where} must hold {LEAST_TOKEN} to {MOST_TOKEN} printable characters without blanks; "
            "`openssl rand -hex 24` makes a good one"
        )
    return token


def _same(given: str, token: str) -> bool:
    # digests have one length, so the comparison tells nothing, not even the length of the token
    digests = (hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in (given, token))
    return hmac.compare_digest(*digests)
