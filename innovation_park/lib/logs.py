"""Logs one can search: a request id on every line, no personal data, one line per event.

Of a request only the method and the name of its route are written, never the address itself: it may
hold a token, a search or a name. Nor the connection's address, nor the browser.
"""

import re

import structlog
from django_structlog.middlewares import RequestMiddleware

CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
PERSONAL = ("user_agent", "ip")


class RequestLogMiddleware(RequestMiddleware):
    @staticmethod
    def format_request(request) -> str:
        match = request.resolver_match
        return (
            f"{request.method} {match.view_name or match.route}"
            if match
            else f"{request.method}"
        )


def without_personal_data(_logger, _method, event: dict) -> dict:
    for key in PERSONAL:
        event.pop(key, None)
    return event


def on_one_line(_logger, _method, event: dict) -> dict:
    """Nobody writes a line of their own into the log by sending a line break."""
    for key, value in event.items():
        if isinstance(value, str) and key != "exception":
            event[key] = CONTROL.sub(
                lambda match: f"\\x{ord(match.group()):02x}", value
            )
    return event


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def formatter(renderer) -> dict:
    """For ``LOGGING``: our own lines and those of libraries, written alike."""
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_personal_data,
            on_one_line,
            renderer,
        ],
        "foreign_pre_chain": SHARED,
    }
