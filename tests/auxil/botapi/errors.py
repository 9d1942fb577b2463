"""What Telegram answers when it refuses: code, the very words of the real server, and parameters.

`violation=True` marks a call that no correct bot ever makes (wrong types, broken HTML, too long
text); the rest depends on the world (the person blocked the bot) and a correct bot lives with it.
"""

from typing import Any


class ApiError(Exception):
    """A refused call: `ApiError(400, "Bad Request: chat not found")`."""

    def __init__(
        self, code: int, description: str, *, violation: bool = False, **parameters: Any
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.violation = violation
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the JSON object of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(what: str, **parameters: Any) -> ApiError:
    """Return a 400 that depends on the state of the world."""
    return ApiError(400, f"Bad Request: {what}", **parameters)


def violation(what: str) -> ApiError:
    """Return a 400 for a call that is wrong whatever the world looks like."""
    return ApiError(400, f"Bad Request: {what}", violation=True)


def forbidden(what: str) -> ApiError:
    """Return a 403."""
    return ApiError(403, f"Forbidden: {what}")


def too_many_requests(retry_after: int) -> ApiError:
    """Return a 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


STANDARD = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
