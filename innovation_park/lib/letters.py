"""Letters: written in the reader's language, sent after the commit by the task queue.

A letter is one text template. Its first line is the subject; paragraphs are set apart by empty
lines, and three of them are more than a paragraph:

- ``Read the receipt: https://...`` alone on a line is a button in the HTML part;
- an indented line is a code, set large;
- lines beginning with ``- `` are a list.

So nobody writes a letter twice, and the plain part never lags behind.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import timedelta
from smtplib import SMTPException

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

# While the mail server is away: after a minute, an hour, and so on, for about two days.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 10, 60, 240, 720, 1440)]
LINK = re.compile(r"(?P<label>[^\n]{1,80}): (?P<url>https?://\S+)")
INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


def send_letter(
    *, to: str, language: str, template: str, context: dict, attachments=()
) -> None:
    """Sends ``<template>.txt`` to one address once the transaction is committed.

    It is rendered now, while the context is true, in ``language``. The context also knows
    ``site_url`` (no slash at the end) and ``language``. ``attachments`` are
    ``(name, bytes, content type)``.
    """
    with override(language):
        subject, text = _render_text(template, {**context, "language": language})
        html = render_letter_html(subject, text, language)
    letter = {
        "to": to,
        "subject": subject,
        "text": text,
        "html": html,
        "attachments": [
            [name, b64encode(content).decode(), content_type]
            for name, content, content_type in attachments
        ],
    }
    transaction.on_commit(lambda: deliver_letter.enqueue(letter))


class LetterNotDelivered(Exception):
    """Names the fault without the mail server's words: they quote addresses, and logs keep them."""


@task()
def deliver_letter(letter: dict, attempt: int = 0) -> None:
    """Hands one letter to the mail server; comes back later when the server is away."""
    try:
        _as_message(letter).send()
    except (OSError, SMTPException) as fault:
        if attempt >= len(PAUSES) or not deliver_letter.get_backend().supports_defer:
            raise LetterNotDelivered(type(fault).__name__) from None
        later = timezone.now() + PAUSES[attempt]
        deliver_letter.using(run_after=later).enqueue(letter, attempt + 1)


def render_letter_html(subject: str, text: str, language: str) -> str:
    """The HTML part of a letter, styles inside the tags, for the active language."""
    page = render_to_string(
        "letters/base.html",
        {
            "subject": subject,
            "blocks": [_block(part) for part in re.split(r"\n{2,}", text.strip("\n"))],
            "language": language,
            "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
        },
    )
    return INLINER.inline(page)


def _render_text(template: str, context: dict) -> tuple[str, str]:
    """Subject and body; no HTML escaping, for nobody reads a plain letter in a browser."""
    site_url = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    words = get_template(f"{template}.txt").template.render(
        Context({"site_url": site_url, **context}, autoescape=False)
    )
    subject, _newline, text = words.strip().partition("\n")
    return " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", text.strip("\n")) + "\n"


def _block(part: str) -> dict:
    lines = part.split("\n")
    if link := LINK.fullmatch(part.strip()):
        return {"kind": "link", **link.groupdict()}
    if all(line.startswith("    ") for line in lines):
        return {"kind": "code", "text": part.strip()}
    if all(line.startswith("- ") for line in lines):
        return {"kind": "list", "items": [line[2:] for line in lines]}
    return {"kind": "paragraph", "text": part}


def _as_message(letter: dict) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        letter["subject"],
        letter["text"],
        to=[letter["to"]],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter["html"], "text/html")
    for name, content, content_type in letter["attachments"]:
        message.attach(name, b64decode(content), content_type)
    return message
