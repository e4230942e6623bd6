"""What reviews and awards add to the bundle for auditors, folder by folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet

from funding.awards.models import Award, EvidenceFile, Transaction
from funding.reviews.models import Assignment

SECRET = {"account_number"}


def facts_of(record: Model) -> dict[str, Any]:
    """Every column by its name; files by their names, numbers of accounts by their end."""
    said = {}
    for field in record._meta.concrete_fields:
        value = field.value_from_object(record)
        name = field.attname
        if name in SECRET:
            value = f"···{value[-4:]}"
        said[name] = value.name if hasattr(value, "storage") else value
    return said


def all_of(rows: QuerySet) -> list[dict[str, Any]]:
    return [facts_of(each) for each in rows.order_by("pk")]


def award_part(application) -> Iterator[tuple[str, Any]]:
    award = Award.objects.filter(application=application).first()
    if award is None:
        return
    yield "award/award.json", {**facts_of(award), "balances": award.balances()}
    yield "award/ledger.json", _ledger(award)
    for name in ("milestones", "contributions", "reports", "variations", "visits"):
        yield f"award/{name}.json", all_of(getattr(award, name))
    yield "award/payments.json", _payments(award)
    yield from _contracts(award)
    yield from _evidence(award)


def _ledger(award: Award) -> list[dict[str, Any]]:
    rows = Transaction.objects.filter(award=award).order_by("pk")
    return [
        {
            **facts_of(each),
            "postings": {
                posting.account.kind: posting.amount for posting in each.postings.all()
            },
        }
        for each in rows.prefetch_related("postings__account")
    ]


def _payments(award: Award) -> list[dict[str, Any]]:
    return [
        {
            "milestone": milestone.number,
            **facts_of(payment),
            "payee": facts_of(payment.payee),
        }
        for milestone in award.milestones.order_by("number")
        for payment in milestone.payments.select_related("payee").order_by("pk")
    ]


def _contracts(award: Award) -> Iterator[tuple[str, Any]]:
    for version in award.contracts.order_by("number"):
        yield (
            f"award/contract-{version.number}.json",
            {
                **facts_of(version),
                "approvals": all_of(version.approvals),
                "signatures": all_of(version.signatures),
            },
        )
        yield f"award/contract-{version.number}.pdf", version.pdf


def _evidence(award: Award) -> Iterator[tuple[str, Any]]:
    for owner in ("milestone", "report", "contribution"):
        rows = EvidenceFile.objects.filter(**{f"{owner}__award": award})
        for each in rows.order_by("pk"):
            name = "".join(c if c.isalnum() or c in ".-_" else "_" for c in each.name)
            yield f"award/evidence/{owner}-{each.pk}-{name[-80:]}", each.file


def review_part(application) -> Iterator[tuple[str, Any]]:
    rows = Assignment.objects.filter(application=application).order_by("pk")
    for each in rows.select_related("reviewer__person__profile"):
        review = getattr(each, "review", None)
        yield (
            f"reviews/{each.pk}.json",
            {
                **facts_of(each),
                "reviewer": str(each.reviewer),
                "review": review and facts_of(review),
                "scores": all_of(review.scores) if review else [],
            },
        )
