"""What goes wrong while serving, in the shape that OpenAI clients read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STATUS_TEXT: Mapping[int, str] = {
    200: "OK",
    204: "No Content",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    417: "Expectation Failed",
    421: "Misdirected Request",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    503: "Service Unavailable",
    505: "HTTP Version Not Supported",
}


class ApiError(Exception):
    """A request ends with this status. `param` names the field at fault, `code` is for programs."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param
        self.headers: Mapping[str, str] = headers or {}

    def body(self) -> dict[str, Any]:
        """Return the error object of the OpenAI API."""
        return {"error": {"message": self.message, "type": self._type(), "param": self.param, "code": self.code}}

    def _type(self) -> str:
        match self.status:
            case 401:
                return "authentication_error"
            case 403 | 421:
                return "permission_error"
            case 429:
                return "rate_limit_error"
            case status if status >= 500:
                return "server_error"
        return "invalid_request_error"


class ProtocolError(ApiError):
    """The bytes are not HTTP as we accept it: the connection ends with this answer, since its framing is lost."""


class ClientGone(Exception):
    """Nobody reads the answer any more."""
