"""Files to take along: payments for the bank, and the books of one award."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import localdate

from innovation_park.lib.spreadsheets import csv_response

from .bank_file import Order, write_file
from .models import Award, Payment, PaymentFile

PAYMENT_COLUMNS = (
    "reference",
    "bank",
    "account",
    "holder",
    "won",
    "award",
    "milestone",
)
BOOKS_COLUMNS = ("entry", "kind", "day", "account", "won", "note", "corrects")


def orders_of(file: PaymentFile) -> list[Order]:
    """As the bank reads them, in the order in which they were made; the same whenever one asks."""
    rows = file.payments.select_related("payee", "milestone__award__application")
    return [
        Order(
            bank=each.payee.bank,
            account=each.payee.account_number,
            holder=each.payee.holder,
            won=each.amount,
            reference=f"{each.milestone.reference}-{each.pk}",
        )
        for each in rows.order_by("pk")
    ]


def payments_csv(file: PaymentFile):
    """For people; programs of banks read the other one."""
    return csv_response(_name(file), PAYMENT_COLUMNS, _payment_rows(file))


def _payment_rows(file: PaymentFile):
    payments = Payment.objects.filter(file=file).order_by("pk")
    chosen = payments.select_related("milestone__award__application", "payee")
    for each, order in zip(chosen, orders_of(file), strict=True):
        yield (
            order.reference,
            order.bank,
            order.account,
            order.holder,
            order.won,
            each.milestone.award.code,
            each.milestone.title,
        )


def bank_response(file: PaymentFile) -> HttpResponse:
    content = write_file(file.pk, localdate(file.made_at), orders_of(file))
    answer = HttpResponse(content, content_type="text/plain; charset=euc-kr")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(file)}.txt"'
    return answer


def _name(file: PaymentFile) -> str:
    return f"payments-{file.pk:06}"


def books_response(award: Award):
    return csv_response(f"{award.code}-books", BOOKS_COLUMNS, _book_rows(award))


def _book_rows(award: Award):
    entries = award.transactions.sealed().order_by("pk")
    for each in entries.prefetch_related("postings__account"):
        for posting in each.postings.all():
            yield (
                each.pk,
                each.kind,
                each.on,
                posting.account.kind,
                posting.amount,
                each.note,
                each.corrects_id,
            )
