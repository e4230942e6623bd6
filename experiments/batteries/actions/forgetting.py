"""What of a person at the boxes goes when they leave."""

from __future__ import annotations

from innovation_park.lib.private_files import delete_after_commit


def forget_reports(reports, _person) -> None:
    """Their words and photos; that a box was reported stays, and so does what came of it."""
    for report in reports:
        delete_after_commit(report.photo)
    reports.update(person=None, note="", photo="")
