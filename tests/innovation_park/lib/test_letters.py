"""Letters: in the reader's language, in two parts, after the commit, and gone when delivered."""

import re
import smtplib
from pathlib import Path

import allauth
import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.template.loader import get_template
from django.test import TestCase
from django_tasks_db.models import DBTaskResult

from innovation_park.lib.letters import (
    LetterNotDelivered,
    deliver_letter,
    quoted,
    render_letter_html,
    send_letter,
)


class BrokenMail(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected(f"away, {messages[0].to}")


@pytest.fixture
def queue(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }


def write(language="en", **context):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_letter(
            to="reader@example.org",
            language=language,
            template="account/email/login_code",
            context={"code": "123456", **context},
        )


def test_letter_has_two_parts_and_a_code_one_can_find(db):
    write()
    letter = mail.outbox[0]
    html = letter.alternatives[0].content
    assert letter.subject == "Your code for signing in"
    assert "    123456\n" in letter.body
    assert ">123456</p>" in html
    assert "<style" not in html
    assert 'style="' in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_letter_escapes_in_html_only(db):
    write(code="<b>1</b>")
    letter = mail.outbox[0]
    assert "    <b>1</b>" in letter.body
    assert "<b>1</b>" not in letter.alternatives[0].content


def test_subject_takes_no_second_header(db):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_letter(
            to="reader@example.org",
            language="en",
            template="account/email/email_changed",
            context={"ip": "1\nBcc: all@example.org", "timestamp": None},
        )
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].bcc == []


def test_letter_of_what_never_happened_is_not_sent(db):
    with TestCase.captureOnCommitCallbacks(execute=True) as callbacks:
        try:
            with transaction.atomic():
                send_letter(
                    to="reader@example.org",
                    language="en",
                    template="account/email/login_code",
                    context={"code": "1"},
                )
                raise RuntimeError
        except RuntimeError:
            pass
    assert callbacks == []
    assert mail.outbox == []


def test_attachment_arrives_whole(db):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_letter(
            to="reader@example.org",
            language="ko",
            template="account/email/login_code",
            context={"code": "1"},
            attachments=[("동의서.pdf", b"%PDF\x00\xff", "application/pdf")],
        )
    assert mail.outbox[0].attachments[0][:2] == ("동의서.pdf", b"%PDF\x00\xff")


def run_queue():
    from django.core.management import call_command  # noqa: PLC0415

    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_delivered_letter_leaves_nothing_in_the_queue(queue):
    write()
    assert DBTaskResult.objects.count() == 1
    run_queue()
    assert len(mail.outbox) == 1
    assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_letter_waits_while_the_mail_server_is_away(queue, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    write()
    run_queue()
    waiting = DBTaskResult.objects.get()
    assert (waiting.status, waiting.args_kwargs["args"][1]) == ("READY", 1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    DBTaskResult.objects.update(run_after="2020-01-01T00:00Z")
    run_queue()
    assert len(mail.outbox) == 1
    assert not DBTaskResult.objects.exists()


def test_fault_does_not_quote_the_address(db, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    letter = {
        "to": "reader@example.org",
        "subject": "",
        "text": "",
        "html": "",
        "attachments": [],
    }
    with pytest.raises(LetterNotDelivered) as fault:
        deliver_letter.func(letter)
    assert str(fault.value) == "SMTPServerDisconnected"
    assert fault.value.__suppress_context__


def test_every_letter_of_allauth_is_in_our_words():
    folder = Path(allauth.__file__).parent / "templates"
    ours = {
        str(path.relative_to(folder)).replace("_message.txt", ".txt")
        for path in folder.glob("*/email/*_message.txt")
        if path.name != "base_message.txt"
    }
    for name in ours:
        assert "innovation_park/templates" in get_template(name).origin.name


SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def sent_by_smtp(settings, monkeypatch):
    """The addresses that a mail server would be told, which is away."""
    told = []

    def send_messages(_server, messages):
        told.extend(address for each in messages for address in each.to)
        raise ConnectionRefusedError

    settings.EMAIL_BACKEND = SMTP
    monkeypatch.setattr(f"{SMTP}.send_messages", send_messages)
    return told


def letter_to(address):
    return {"to": address, "subject": "", "text": "", "html": "", "attachments": []}


@pytest.mark.parametrize(
    "address", ["resident@demo.innovation-park.example", "a@b.TEST", "a@b.invalid"]
)
def test_nothing_is_sent_to_an_address_that_belongs_to_nobody(sent_by_smtp, address):
    deliver_letter.func(letter_to(address))
    assert sent_by_smtp == []


def test_other_addresses_are_sent_to(sent_by_smtp):
    with pytest.raises(LetterNotDelivered):
        deliver_letter.func(letter_to("reader@example.org"))
    assert sent_by_smtp == ["reader@example.org"]


def test_letter_to_somebody_of_the_demonstration_is_kept_like_others(db):
    deliver_letter.func(letter_to("resident@demo.innovation-park.example"))
    assert [letter.to for letter in mail.outbox] == [
        ["resident@demo.innovation-park.example"]
    ]


@pytest.mark.django_db(transaction=True)
def test_worker_has_no_trouble_with_letters_to_the_demonstration(queue, sent_by_smtp):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_letter(
            to="resident@demo.innovation-park.example",
            language="ko",
            template="account/email/login_code",
            context={"code": "1"},
        )
    run_queue()
    assert (sent_by_smtp, DBTaskResult.objects.count()) == ([], 0)


def test_buttons_and_links_in_lists_lead_into_the_park_only():
    """A title, a name: what people write may look like a line of ours."""
    text = "\n\n".join(
        f"{sign}Read it: {address}"
        for sign in ("", "- ")
        for address in (
            "http://localhost:8000/en/",
            "https://thief.example/",
            "http://localhost:8000.thief.example/",
        )
    )
    html = render_letter_html("News", text, "en")
    assert html.count(">Read it</a>") == 2
    assert '">https://thief.example/</a>' in html


def test_quoted_words_are_shown_as_the_fragment_they_have():
    words = "One\n\nTwo: https://thief.example/"
    text = f"Minji wrote:\n\n{quoted(words)}\n"
    html = render_letter_html("News", text, "en", fragments={words: "<p>One</p>"})
    assert "<p>One</p></blockquote>" in re.sub(r' style="[^"]*"', "", html)
    assert "thief" not in html
    assert "thief" in render_letter_html("News", text, "en")
