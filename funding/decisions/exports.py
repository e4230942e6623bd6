"""The ranking of a call as a file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from innovation_park.lib.spreadsheets import csv_response

from .figures import CallRanking, Listed


def ranking_response(ranked: CallRanking):
    header = [
        _("Application"),
        _("Title"),
        _("Rank"),
        _("Rank by the plain mean"),
        _("Corrected score"),
        _("Lower end"),
        _("Upper end"),
        _("Plain mean"),
        _("Reviews"),
        _("Reviews missing"),
        _("Asked, in won"),
        _("Covered by the money"),
        _("Too close to call"),
        _("Outlying scores"),
        _("Status"),
    ]
    rows = (_row(listed) for listed in ranked.all)
    return csv_response(f"{ranked.call.slug}-ranking.csv", header, rows)


def _row(listed: Listed) -> list:
    standing, row = listed.standing, listed.row
    figures = [None] * 7
    if standing:
        figures = [
            standing.rank,
            standing.raw_rank,
            round(standing.corrected, 2),
            round(standing.low, 2),
            round(standing.high, 2),
            round(standing.raw, 2),
            standing.number,
        ]
    return [
        listed.application.code,
        listed.application.title,
        *figures,
        listed.missing,
        listed.application.amount_asked,
        _said(row and row.is_covered),
        _said(row and row.is_in_band),
        len(standing.outliers) if standing else 0,
        listed.application.get_status_display(),
    ]


def _said(is_so) -> str:
    return _("yes") if is_so else _("no")
