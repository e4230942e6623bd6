"""An application with everything in it that tells who applies: at least twenty-five tokens, wherever a person could put them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from funding.models import Application, Document
from funding.registration_numbers import is_registration_number
from funding.reviews.actions import add_redacted_copy
from funding.reviews.redacting import clean_copy
from funding.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    an_officer,
    application_in,
    call_open,
    composition,
    firm_of,
    in_three,
    invited,
)

from .test_redacting import pdf, picture

FIRM = "Zephyrwerk Lab Co., Ltd."
FIRM_KO = "제피르공방"
LEAD, MEMBER = "Ottilie Quandt", "맹하늬"
SITE = "zephyrwerk.kr"
NUMBER = next(
    f"487190362{last}"
    for last in "0123456789"
    if is_registration_number(f"487190362{last}")
)


def asked(key, kind, **more):
    plain = {
        "key": key,
        "kind": kind,
        "label": in_three(key.capitalize()),
        "help": in_three(""),
        "is_required": False,
        "words_most": None,
        "least": None,
        "most": None,
        "options": [],
        "columns": [],
        "is_identifying": False,
        "shown_when": None,
        "profile": None,
    }
    return plain | more


def planted_composition(is_blind: bool) -> dict:
    content = composition()
    for stage in content["stages"]:
        stage["is_blind"] = is_blind and stage["kind"] == "review"
    fields = content["sections"][0]["pages"][0]["fields"]
    fields += [
        asked("contact", "email"),
        asked("homepage", "url"),
        asked("office", "address"),
        asked("founder", "line", profile="person.name"),
        asked("nickname", "line", is_identifying=True),
        asked("remarks", "text"),
        asked("drawing", "file"),
        asked("photo", "file"),
        asked(
            "team",
            "table",
            columns=[
                asked("who", "line", is_identifying=True),
                asked("does", "line"),
            ],
        ),
    ]
    return content


@dataclass
class Planted:
    application: Application
    officer: object
    number: str
    tokens: dict[str, str] = field(default_factory=dict)


def plant(*, copies: bool = True, is_blind: bool = True) -> Planted:
    lead = UserFactory(email=f"ottilie@{SITE}", display_name=LEAD)
    member = UserFactory(email="maeng.hanui@naver.com", display_name=MEMBER)
    firm = firm_of(
        lead,
        name=FIRM,
        website=f"https://www.{SITE}",
        registration_number=NUMBER,
        address="17 Gusanro-gil",
    )
    officer = an_officer(display_name="Officer of the test")
    application = application_in(
        Status.IN_REVIEW,
        lead=lead,
        call=call_open(
            planted_composition(is_blind), slug="blind-call", reviewers_each=3
        ),
        officer=officer,
        organisation=firm,
        title=f"Lamps by {FIRM}",
    )
    application.team.create(person=member, role="editor", joined_at=timezone.now())
    invited(application, email=f"sigrun@{SITE}")
    planted = Planted(application, officer, firm.registration_number)
    _answers(planted)
    _documents(planted, copies)
    planted.tokens = tokens_of(planted)
    return planted


def tokens_of(planted: Planted) -> dict[str, str]:
    number = planted.number
    return {
        "firm": "Zephyrwerk",
        "firm in small letters": "zephyrwerk",
        "firm in capitals": "ZEPHYRWERK",
        "firm with a blank": "Zephyr werk",
        "firm in Korean": FIRM_KO,
        "lead": "Ottilie",
        "lead, family name": "Quandt",
        "lead turned round": "Quandt, Ottilie",
        "member": MEMBER,
        "member with a blank": "맹 하늬",
        "mail of the lead": f"ottilie@{SITE}",
        "mail of the member": "maeng.hanui",
        "mail invited": "sigrun@",
        "mail of the form": "kontakt@",
        "website": SITE,
        "page elsewhere": "linkedin.com/in/oquandt",
        "number": number,
        "number with dashes": f"{number[:3]}-{number[3:5]}-{number[5:]}",
        "telephone": "010-7731-4402",
        "telephone from abroad": "+82 10-7731-4402",
        "address of the firm": "Gusanro-gil",
        "address of the form": "Eunpyeong-ro 881",
        "nickname": "Lampenfieber",
        "name of a file": "zw-final-quandt.pdf",
        "name of a photo": "ottilie-in-werkstatt.jpg",
        "author of a PDF": "Pdfauthor Quandt",
        "artist of a photo": "Exifartist Quandt",
        "name in a table": "Brunhild Tabelle",
    }


def _answers(planted: Planted) -> None:
    number = planted.number
    dashed = f"{number[:3]}-{number[3:5]}-{number[5:]}"
    values = {
        "title": planted.application.title,
        "plan": (
            f"We at Zephyrwerk (ZEPHYRWERK, zephyrwerk, Zephyr werk, {FIRM_KO}) build lamps. Quandt, Ottilie leads, with 맹 하늬. "
            f"Our number is {dashed}, also written {number}. Call 010-7731-4402 or +82 10-7731-4402, write to ottilie@{SITE}, "
            f"maeng.hanui@naver.com or sigrun@{SITE}, see https://{SITE}/team and https://linkedin.com/in/oquandt."
        ),
        "organisation": planted.application.organisation_id,
        "contact": f"kontakt@{SITE}",
        "homepage": f"https://{SITE}",
        "office": "Eunpyeong-ro 881, Seoul",
        "founder": LEAD,
        "nickname": "Lampenfieber",
        "remarks": f"Lampenfieber is what friends call {FIRM_KO}. Visit us at Eunpyeong-ro 881, Seoul.",
        "team": [
            {
                "who": "Brunhild Tabelle",
                "does": "Light, with Brunhild Tabelle and Ottilie Quandt",
            }
        ],
        "amount_asked": 70_000_000,
        "match_cash": 20_000_000,
        "match_in_kind": 10_000_000,
    }
    # What stands in free words is known from the form: its names are those of the identifying fields.
    values["nickname"] = "Lampenfieber"
    values["founder"] = FIRM_KO
    for key, value in values.items():
        planted.application.answers.update_or_create(
            key=key, defaults={"value": value, "saved_at": timezone.now()}
        )


def _documents(planted: Planted, copies: bool) -> None:
    files = (
        ("drawing", "zw-final-quandt.pdf", pdf("Pdfauthor Quandt"), "application/pdf"),
        (
            "photo",
            "ottilie-in-werkstatt.jpg",
            picture(secret="Exifartist Quandt"),
            "image/jpeg",
        ),
    )
    for key, name, content, content_type in files:
        document = Document(
            application=planted.application,
            key=key,
            name=name,
            content_type=content_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_at=timezone.now(),
        )
        document.file.save(name, ContentFile(content), save=False)
        document.save()
        if copies:
            add_redacted_copy(
                original=document,
                upload=clean_copy(SimpleUploadedFile(name, content, content_type)),
                names_may_stay=False,
                by=planted.officer,
            )
