"""Bad input in every form of applicants, reviewers, officers and directors, and of teams with an award; and what comes out
as a table. The questions of an application have a test of their own.

The pages share the strings out. Of each page every typed field is bad at once, and in every other round what is only handed
back is left as the page offered it, so that the rest is looked at.
"""

import ast
import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from funding.awards.forms.evidence import EvidenceField
from funding.enums import Outcome
from funding.models import Application
from funding.reviews.forms.desk import CopyForm
from innovation_park.lib.spreadsheets import neutralise
from tests.corpora.page_forms import filled, forms_of, kinds_of
from tests.corpora.strings import bad_strings, dealt
from tests.corpora.test_fields import Attempt
from tests.factories.accounts import sign_in
from tests.factories.applying import begun, submitted
from tests.factories.awards import brought, cast_of, payee_ready, running, written
from tests.factories.decisions import judged_call, ruled
from tests.factories.funding import MILLION, a_director, an_officer, application_in
from tests.factories.home import opened_park
from tests.factories.reviews import a_reviewer, accepted, asked
from tests.shared import shared_file
from tests.streams import body_of

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
EVERY = 12  # of the strings
FUNDING = Path(__file__).parents[2] / "funding"


class Foundation:
    """Everybody who works with applications and awards, and something for each of them to do."""

    def __init__(self):
        opened_park()
        self.officer, self.director = an_officer(), a_director()
        office = {"officer": self.officer, "director": self.director}
        self.reviewer = a_reviewer()
        self.submitted, self.draft = submitted(), begun()
        self.in_review = application_in("in_review", **office)
        self.asked = asked(self.in_review, self.reviewer, officer=self.officer)
        self.read = accepted(reviewer=self.reviewer, officer=self.officer)
        self.call, (self.panel, self.other) = judged_call((80, 60))
        ruled(self.other, Outcome.RESERVE, by=self.call.officer)
        self.people = cast_of(**office)
        self.award = running(self.people)
        brought(self.award, self.people, MILLION)
        payee_ready(self.award, self.people)
        self.contract = written(self.people)
        self.declined = application_in("declined", **office)

    def client(self, who):
        people = {
            "officer": self.officer,
            "director": self.director,
            "reviewer": self.reviewer.person,
            "lead": self.people.lead,
            "declined": self.declined.team.get(role="lead").person,
            "applicant": self.draft.team.get(role="lead").person,
        }
        return sign_in(Client(raise_request_exception=False), people[who])

    def pages(self):
        """Who, and where; those of one application, one call, one award each by its name."""
        yield from self.applying()
        yield from self.work()
        yield from self.reviews()
        yield from self.decisions()
        yield from self.awards()

    def applying(self):
        code, slug = self.draft.code, self.draft.call.slug
        for name, argument in (
            ("application-begin", slug),
            ("call-eligibility", slug),
            ("application-organisation", code),
            ("team", code),
            ("withdraw", code),
        ):
            yield "applicant", reverse(f"funding:{name}", args=[argument])

    def work(self):
        yield "officer", reverse("calls:add")
        for name, *arguments in (
            ("work-table",),
            ("work-calls",),
            ("work-application", self.submitted.code),
            ("work-deadline", self.submitted.call.slug),
        ):
            yield "officer", reverse(f"funding:{name}", args=arguments)

    def reviews(self):
        slug, code = self.in_review.call.slug, self.in_review.code
        for who, name, *arguments in (
            ("reviewer", "profile"),
            ("reviewer", "ties"),
            ("reviewer", "answer", code),
            ("reviewer", "review", self.read.application.code),
            ("officer", "adjust", slug, code),
        ):
            yield who, reverse(f"funding_reviews:{name}", args=arguments)

    def decisions(self):
        for who, name, *arguments in (
            ("officer", "decide", self.call.slug),
            ("officer", "meeting-new", self.call.slug),
            ("officer", "rulings", self.call.slug),
            ("officer", "feedback", self.panel.code),
            ("declined", "redress-ask", self.declined.code),
        ):
            yield who, reverse(f"funding_decisions:{name}", args=arguments)

    def awards(self):
        code, contract = self.award.code, self.contract.award.code
        for who, name, *arguments in (
            ("lead", "milestone", code, 1),
            ("lead", "contribution-new", code),
            ("lead", "variation-new", code),
            ("lead", "payee", code),
            ("officer", "contract", contract),
            ("officer", "contract-write", contract),
            ("officer", "visit-new", code),
            ("officer", "entry-new", code),
            ("director", "end", code),
        ):
            yield who, reverse(f"funding_awards:{name}", args=arguments)


def test_every_form_takes_every_string():
    world, strings = Foundation(), bad_strings()[::EVERY]
    pages, faults, without = list(world.pages()), [], []
    for place, (who, address) in enumerate(pages):
        client = world.client(who)
        shown = client.get(address)
        page = shown.content.decode()
        forms = forms_of(page) if shown.status_code == 200 else {}
        if not any(forms.values()):
            without.append((address, shown.status_code))
            continue
        attempt, share = Attempt(client, page), dealt(strings, place, len(pages))
        for action, fields in forms.items():
            shares = dict.fromkeys(kinds_of({action: fields}), share)
            for round_ in range(2 * len(share) if fields else 0):
                attempt.post(action or address, filled(fields, shares, round_))
        faults += attempt.faults
    assert (without, faults) == ([], [])


def files():
    for folder in ("upload", "generated", "images", "svg"):
        for path in sorted(shared_file(f"corpora/{folder}").iterdir()):
            yield path.name, path.read_bytes()[: 3 * 1024 * 1024]


def cleaned(clean) -> str:
    try:
        clean()
    except ValidationError as refusal:
        return "refused" if all(refusal.messages) else "refused without a word"
    return "kept"


def test_evidence_and_copies_take_every_file_or_say_why_not():
    names = json.loads(shared_file("corpora/generated/filenames.json").read_text())
    said = {}
    for number, (name, content) in enumerate(files()):
        given = names[number % len(names)] if number % 2 else name

        def upload(given=given, content=content):
            return SimpleUploadedFile(given or "x", content)

        said[name, "evidence"] = cleaned(lambda: EvidenceField().clean([upload()]))
        form = CopyForm({}, {"copy": upload()})
        is_told = form.is_valid() or all(form.errors.get("copy", [""]))
        said[name, "copy"] = "told" if is_told else "refused without a word"
    assert set(said.values()) <= {"kept", "refused", "told"}
    assert said["ok_1x1.png", "evidence"] == "kept"
    assert said["bomb_100MB.zip", "evidence"] == "refused"


def writes_tables(source: str) -> bool:
    for node in ast.walk(ast.parse(source)):
        names = [each.name for each in getattr(node, "names", [])]
        module = getattr(node, "module", None) or ""
        if "openpyxl" in (module.split(".")[0], *names):
            return True
        if getattr(node, "attr", "") in ("writer", "DictWriter"):
            return True
    return False


def test_no_table_is_written_past_the_door_that_knows_formulas():
    """Whoever writes tables in these rooms writes them with the park's own tools, which are held against the corpora."""
    past = [
        str(path.relative_to(FUNDING))
        for path in FUNDING.rglob("*.py")
        if writes_tables(path.read_text())
    ]
    assert past == []
    assert writes_tables("import csv\nrows = csv.writer(file)")
    assert writes_tables("from openpyxl import Workbook")


def cells_of(response):
    content = body_of(response)
    if content[:2] == b"PK":
        sheets = load_workbook(BytesIO(content), read_only=True)
        rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    else:
        rows = csv.reader(StringIO(content.decode("utf-8-sig")))
    return {str(cell) for row in rows for cell in row if isinstance(cell, str)}


def is_harmless(cell: str) -> bool:
    """A number, or a text that nothing runs: as it is, or behind an apostrophe."""
    is_number = cell.lstrip("-").replace(".", "", 1).isdecimal()
    return is_number or cell[0:1] == "'" or neutralise(cell) == cell


def test_what_was_typed_is_no_formula_in_any_table():
    formulas = json.loads(shared_file("corpora/generated/csv_formula.json").read_text())
    world = Foundation()
    rows = Application.objects.order_by("pk")
    for application, formula in zip(rows, formulas, strict=False):
        Application.objects.filter(pk=application.pk).update(title=formula[:140])
        application.organisation.name = formula[:120]
        application.organisation.save()
    desk = world.client("officer")
    tables = [
        desk.get(reverse(f"funding_{name}", args=arguments))
        for name, *arguments in (
            ("decisions:ranking-file", world.call.slug),
            ("reviews:desk-scores", world.in_review.call.slug),
            ("awards:books-file", world.award.code),
        )
    ]
    found = set().union(*(cells_of(each) for each in tables))
    assert len(found) > 20
    assert {cell for cell in found if not is_harmless(cell)} == set()
    assert not is_harmless("=1+1")
