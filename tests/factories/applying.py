"""Applications as their teams write them: a call that asks one question of every kind, and answers to all of them."""

from __future__ import annotations

import json
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from funding.actions.applying import begin_application, use_organisation
from funding.actions.autosaving import Change, add_document, save_answers
from funding.actions.submitting import fingerprint_of, submit_application
from funding.models import Application
from funding.standing import Filled

from .accounts import UserFactory
from .funding import call_open, composition, firm_of, in_three

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def _asked(key, kind, **more):
    return {
        "key": key,
        "kind": kind,
        "label": in_three(key.replace("_", " ").capitalize()),
        "is_required": True,
        **more,
    }


def _option(value):
    return {"value": value, "label": in_three(value.capitalize())}


def _when(key, op, value=True):
    return {"key": key, "op": op, "value": value}


def every_kind() -> dict:
    """Two sections, the second after the first; a question that is asked under a nested condition."""
    made = composition()
    first, second = made["sections"][0], {}
    first["pages"][0]["fields"] = [
        _asked("title", "line"),
        _asked("plan", "text", words_most=50),
        _asked("firm", "organisation"),
        _asked("firm_name", "line", profile="organisation.name", is_identifying=True),
        _asked("stage", "choice", options=[_option("idea"), _option("tested")]),
        _asked(
            "helped",
            "choices",
            options=[_option("older"), _option("children")],
            is_required=False,
        ),
        _asked("has_data", "yes_no"),
        _asked(
            "protection",
            "text",
            shown_when={
                "any": [
                    _when("has_data", "is"),
                    {
                        "all": [
                            _when("stage", "is", "tested"),
                            {"not": _when("helped", "includes", "older")},
                        ]
                    },
                ]
            },
        ),
    ]
    second = {
        "key": "work",
        "title": in_three("The work"),
        "note": in_three("After the project."),
        "needs": ["project"],
        "pages": [
            {
                "key": "steps",
                "title": in_three("Steps"),
                "fields": [
                    _asked("begins", "date"),
                    _asked("months", "number", least=1, most=24),
                    _asked("contact", "email", profile="person.email"),
                    _asked("site", "url", is_required=False),
                    _asked("place", "address", is_required=False),
                    _asked(
                        "budget",
                        "table",
                        columns=[_asked("what", "line"), _asked("won", "money")],
                    ),
                    _asked("proof", "file", most=2, is_required=False),
                ],
            }
        ],
    }
    made["sections"].append(second)
    return made


ANSWERS = {
    "title": "Lamps that listen",
    "plan": "We build lamps. They listen.",
    "stage": "idea",
    "has_data": False,
    "amount_asked": 70_000_000,
    "match_cash": 20_000_000,
    "match_in_kind": 10_000_000,
    "begins": "2027-01-10",
    "months": 12,
    "contact": "team@example.org",
    "budget": [{"id": "r1", "what": "Lamps", "won": 100_000_000}],
}


def begun(lead=None, call=None, **call_fields) -> Application:
    """With a firm of its lead, and nothing answered but what its profile knows."""
    lead = lead or UserFactory(display_name="Lead")
    call = call or call_open(every_kind(), **call_fields)
    application = begin_application(call=call, by=lead)
    use_organisation(application=application, organisation=firm_of(lead), by=lead)
    application.refresh_from_db()
    return application


def lead_of(application):
    return application.team.get(role="lead").person


def answer(application, by=None, **values) -> dict:
    """Upon the newest version of each."""
    versions = dict(application.answers.values_list("key", "version"))
    changes = [
        Change(key, value, versions.get(key, 0)) for key, value in values.items()
    ]
    return save_answers(
        application=application, changes=changes, by=by or lead_of(application)
    )


def written(lead=None, **call_fields) -> Application:
    """Complete, and not yet submitted."""
    application = begun(lead, **call_fields)
    answer(application, **ANSWERS)
    application.refresh_from_db()
    return application


def a_file(name="plan.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def with_file(application, key="proof", **file):
    upload = a_file(**file)
    return add_document(
        application=application,
        key=key,
        upload=upload,
        name=upload.name,
        by=lead_of(application),
    )


def shown_of(application) -> str:
    fresh = Application.objects.select_related("call", "revision", "organisation").get(
        pk=application.pk
    )
    return fingerprint_of(Filled.of(fresh))


def submitted(lead=None, **call_fields) -> Application:
    application = written(lead, **call_fields)
    submit_application(
        application=application, shown=shown_of(application), by=lead_of(application)
    )
    application.refresh_from_db()
    return application


def near_its_end(application, *, seconds: float, grace_minutes=0) -> Application:
    """The deadline of its call is so many seconds away, or past."""
    call = application.call
    call.opens_at = timezone.now() - timedelta(days=9)
    call.closes_at = timezone.now() + timedelta(seconds=seconds)
    call.grace_minutes = grace_minutes
    call.save()
    return application


def page_of(application, section="project", page="what"):
    return f"form/{section}/{page}/"


def sent(application, **typed):
    """What the page of the first section sends: every question with its version."""
    versions = dict(application.answers.values_list("key", "version"))
    values = dict(application.answers.values_list("key", "value"))
    keys = [each["key"] for each in every_kind()["sections"][0]["pages"][0]["fields"]]
    data = {f"version--{key}": versions.get(key, 0) for key in keys}
    data |= {f"base--{key}": json.dumps(values.get(key)) for key in keys}
    data |= {
        f"answer-{key}": values[key] for key in keys if isinstance(values.get(key), str)
    }
    return data | {f"answer-{key}": value for key, value in typed.items()}
