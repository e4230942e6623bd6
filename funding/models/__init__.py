"""Calls, and what becomes of an application to one."""

from .answer import Answer, Document, Submission
from .application import Application, ApplicationQuerySet, Peek, TeamMember
from .call import Call, CallQuerySet, CallRevision
from .change import CallChange
from .conflict import Conflict
from .decision import CriterionFeedback, Decision, Redress
from .draft import CallDraft
from .event import ApplicationEvent
from .extract import Extract
from .organisation import Organisation, OrganisationMember
from .search import SavedSearch

__all__ = [
    "Answer",
    "Application",
    "ApplicationEvent",
    "ApplicationQuerySet",
    "Call",
    "CallChange",
    "CallDraft",
    "CallQuerySet",
    "CallRevision",
    "Conflict",
    "CriterionFeedback",
    "Decision",
    "Document",
    "Extract",
    "Organisation",
    "OrganisationMember",
    "Peek",
    "Redress",
    "SavedSearch",
    "Submission",
    "TeamMember",
]
