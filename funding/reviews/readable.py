"""The one door through which reviewers come to applications.

Whatever a reviewer meets of an application, a line of a list, a page, a file, a row of an export, a number, a letter, begins with
:func:`readable`. It knows only assignments of theirs that hold, of applications that are being judged, and to which nothing binds
them: a conflict that is found or declared later closes the door at once, on whatever they had before.
"""

from __future__ import annotations

from accounts.roles import Role

from .models import Assignment, AssignmentQuerySet


def is_reviewer(user) -> bool:
    return user.is_authenticated and Role.REVIEWER in user.roles


def readable(user) -> AssignmentQuerySet:
    """``.asked()`` of it wait for the answer on conflicts; only ``.opening()`` of it show the application."""
    if not is_reviewer(user):
        return Assignment.objects.none()
    own = Assignment.objects.filter(reviewer__person=user)
    return own.holding().being_judged().impartial()


def is_assigned(user, application) -> bool:
    """What the table of the application's life calls an assigned reviewer: one to whom it is open."""
    return readable(user).opening().filter(application=application).exists()
