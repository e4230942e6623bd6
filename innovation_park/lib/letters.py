"""Letters: written in the reader's language, sent after the commit by the task queue.

A letter is one text template. Its first line is the subject; paragraphs are set apart by empty
lines, and four of them are more than a paragraph:

- ``Read the receipt: https://...`` alone on a line is a button in the HTML part;
- an indented line is a code, set large;
- lines beginning with ``- `` are a list; ``- See it: https://...`` is a link in it;
- lines beginning with ``> `` are what somebody wrote (:func:`quoted`): never a button, never a link of ours.
  The HTML part shows the fragment that ``fragments`` has for them, where there is one.

Buttons and links in lists lead into the park only, whatever the words of people in a letter look like. Nobody writes a
letter twice, and the plain part never lags behind.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPException

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import override
from django_tasks import task

# While the mail server is away: after a minute, an hour, and so on, for about two days.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 10, 60, 240, 720, 1440)]
# Names that belong to nobody for ever (RFC 2606): the people of the demonstration park have such addresses.
NOBODYS = (".example", ".invalid", ".test")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
LINK = re.compile(r"(?P<label>[^\n]{1,80}): (?P<url>https?://\S+)")
LISTED_LINK = re.compile(r"(?P<label>[^\n]+): (?P<url>https?://\S+)")
INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


def send_letter(
    *, to: str, language: str, template: str, context: dict, attachments=()
) -> None:
    """Sends ``<template>.txt`` to one address once the transaction is committed.

    It is rendered now, while the context is true, in ``language``. The context also knows
    ``site_url`` (no slash at the end) and ``language``. ``attachments`` are
    ``(name, bytes, content type)``.
    """
    subject, text = write_letter(language, template, context)
    letter = address_letter(
        to=to, language=language, subject=subject, text=text, attachments=attachments
    )
    transaction.on_commit(lambda: deliver_letter.enqueue(letter))


def write_letter(language: str, template: str, context: dict) -> tuple[str, str]:
    """Subject and text of ``<template>.txt``, in ``language``."""
    with override(language):
        return _render_text(template, {**context, "language": language})


def address_letter(
    *,
    to: str,
    language: str,
    subject: str,
    text: str,
    foot: Sequence[tuple[str, str]] = (),
    headers: dict[str, str] | None = None,
    fragments: Mapping[str, str] | None = None,
    attachments=(),
) -> dict:
    """What :func:`deliver_letter` takes. ``foot`` are links below the words: (label, address).

    ``fragments`` are safe HTML by the words that :func:`quoted` was given.
    """
    with override(language):
        html = render_letter_html(subject, text, language, foot, fragments)
    below = "".join(f"{label}: {url}\n" for label, url in foot)
    return {
        "to": to,
        "subject": subject,
        "text": f"{text}\n{below}" if below else text,
        "html": html,
        "headers": headers or {},
        "attachments": [
            [name, b64encode(content).decode(), content_type]
            for name, content, content_type in attachments
        ],
    }


class LetterNotDelivered(Exception):
    """Names the fault without the mail server's words: they quote addresses, and logs keep them."""


@task()
def deliver_letter(letter: dict, attempt: int = 0) -> None:
    """Hands one letter to the mail server; comes back later when the server is away.

    To an address that no server answers for nothing is sent; where letters are kept in files it is kept like others.
    """
    if settings.EMAIL_BACKEND == SMTP and letter["to"].lower().endswith(NOBODYS):
        return
    try:
        _as_message(letter).send()
    except (OSError, SMTPException) as fault:
        if attempt >= len(PAUSES) or not deliver_letter.get_backend().supports_defer:
            raise LetterNotDelivered(type(fault).__name__) from None
        later = timezone.now() + PAUSES[attempt]
        deliver_letter.using(run_after=later).enqueue(letter, attempt + 1)


def render_letter_html(
    subject: str,
    text: str,
    language: str,
    foot: Sequence[tuple[str, str]] = (),
    fragments: Mapping[str, str] | None = None,
) -> str:
    """The HTML part of a letter, styles inside the tags, for the active language."""
    shown = {
        _tidy(words): SafeString(html) for words, html in (fragments or {}).items()
    }
    parts = re.split(r"\n{2,}", text.strip("\n"))
    page = render_to_string(
        "letters/base.html",
        {
            "subject": subject,
            "blocks": [_block(part, shown) for part in parts],
            "foot": foot,
            "language": language,
            "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        },
    )
    return INLINER.inline(page)


def quoted(words: str) -> str:
    """For a template: the words of people, which must not look like ours, whatever is in them."""
    return "\n".join(f"> {line}" for line in _tidy(words).splitlines())


def _tidy(words: str) -> str:
    return "\n".join(line for line in words.splitlines() if line.strip())


def _render_text(template: str, context: dict) -> tuple[str, str]:
    """Subject and body; no HTML escaping, for nobody reads a plain letter in a browser."""
    site_url = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    words = get_template(f"{template}.txt").template.render(
        Context({"site_url": site_url, **context}, autoescape=False)
    )
    subject, _newline, text = words.strip().partition("\n")
    return " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", text.strip("\n")) + "\n"


def _block(part: str, fragments: Mapping[str, SafeString]) -> dict:
    lines = part.split("\n")
    if all(line.startswith("> ") for line in lines):
        words = "\n".join(line[2:] for line in lines)
        return {"kind": "quote", "text": words, "html": fragments.get(words, "")}
    if all(line.startswith("- ") for line in lines):
        return {"kind": "list", "items": [_item(line[2:]) for line in lines]}
    if link := _link_in(part, LINK):
        return {"kind": "link", **link}
    if all(line.startswith("    ") for line in lines):
        return {"kind": "code", "text": part.strip()}
    return {"kind": "paragraph", "text": part}


def _item(line: str) -> dict:
    return _link_in(line, LISTED_LINK) or {"label": line}


def _link_in(words: str, pattern: re.Pattern) -> dict | None:
    found = pattern.fullmatch(words.strip())
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    is_ours = found and f"{found['url']}/".startswith(f"{site}/")
    return found.groupdict() if is_ours else None


def _as_message(letter: dict) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        letter["subject"],
        letter["text"],
        to=[letter["to"]],
        headers={"Auto-Submitted": "auto-generated", **letter.get("headers", {})},
    )
    message.attach_alternative(letter["html"], "text/html")
    for name, content, content_type in letter["attachments"]:
        message.attach(name, b64decode(content), content_type)
    return message
