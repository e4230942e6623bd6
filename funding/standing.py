"""How far an application has come while it is written: what is asked, what is answered, what is still missing.

The page of tasks, the page that checks, the guard of submitting and the receipt all look here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovation_park.lib.translated import Translated, in_every_language

from .answers import fault_of, lack_of
from .composition import (
    WITH_APPLICATION,
    Composition,
    Field,
    Kind,
    Page,
    Section,
)
from .conditions import is_answered
from .enums import TeamRole
from .models import Answer, Application, ApplicationEvent, Document
from .registration_numbers import is_registration_number
from .workflow import WRITABLE, Event, Status

DOCUMENTS = "documents_asked"
MOST_FILES = 5


class TaskState(models.TextChoices):
    NOT_STARTED = "not_started", gettext_lazy("Not started")
    IN_PROGRESS = "in_progress", gettext_lazy("In progress")
    COMPLETED = "completed", gettext_lazy("Completed")
    CANNOT_START = "cannot_start", gettext_lazy("Cannot start yet")
    CHANGES_REQUESTED = "changes_requested", gettext_lazy("Changes requested")
    NOT_NEEDED = "not_needed", gettext_lazy("Not needed")


@dataclass(frozen=True)
class Task:
    """One section of the form on the page of tasks. ``after`` names what has to be completed first."""

    section: Section
    state: TaskState
    pages: tuple[Page, ...]
    answered: int
    asked: int
    after: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state not in (TaskState.CANNOT_START, TaskState.NOT_NEEDED)


@dataclass(frozen=True)
class Missing:
    """What has to be mended before one can submit; ``page`` is where, ``None`` when it is on no page of the form."""

    words: str
    label: str = ""
    section: Section | None = None
    page: Page | None = None
    key: str = ""


@dataclass
class Filled:
    """An application with its questions and its answers. Two queries; the call and its revision should be loaded."""

    application: Application
    form: Composition
    answers: dict[str, Answer]
    documents: dict[str, list[Document]]
    request: ApplicationEvent | None = None

    @classmethod
    def of(cls, application: Application) -> Filled:
        documents: dict[str, list[Document]] = {}
        own = application.documents.filter(is_redacted_copy_of=None, purpose="")
        for each in own.order_by("pk"):
            documents.setdefault(each.key, []).append(each)
        return cls(
            application=application,
            form=form_of(application),
            answers={each.key: each for each in application.answers.all()},
            documents=documents,
            request=request_of(application),
        )

    @property
    def requested(self) -> frozenset[str]:
        """The sections that are open again."""
        return (
            frozenset(self.request.payload.get("sections", ()))
            if self.request
            else frozenset()
        )

    @cached_property
    def values(self) -> dict:
        """Answers as conditions ask for them: files by their names."""
        files = {
            key: [each.name for each in own] for key, own in self.documents.items()
        }
        given = {key: each.value for key, each in self.answers.items()}
        firm = self.application.organisation_id
        organisations = {
            each.key: firm
            for each in self.form.fields()
            if each.kind == Kind.ORGANISATION
        }
        return {**given, **files, **organisations}

    @cached_property
    def shown(self) -> frozenset[str]:
        return frozenset(each.key for each in self.form.shown_fields(self.values))

    def shown_on(self, page: Page) -> list[Field]:
        return [each for each in page.fields if each.key in self.shown]

    def fault_of(self, asked: Field) -> str:
        """What is wrong with what is there."""
        value = self.values.get(asked.key)
        sentence = fault_of(asked, value)
        if not sentence and asked.profile == "organisation.registration_number":
            sentence = registration_fault(value)
        if not sentence and asked.key == "amount_asked" and isinstance(value, int):
            sentence = amount_fault(self.application.call, value)
        return sentence

    def lack_of(self, asked: Field) -> str:
        return lack_of(asked, self.values.get(asked.key))

    def may_write(self, section: Section) -> bool:
        """Of the named sections only, where changes are asked for."""
        if self.application.status == Status.CHANGES_REQUESTED:
            return section.key in self.requested
        return self.application.status in WRITABLE

    @cached_property
    def tasks(self) -> list[Task]:
        tasks: dict[str, Task] = {}
        for section in self.form.sections:
            waits = [key for key in section.needs if not _is_done(tasks.get(key))]
            tasks[section.key] = self._task(section, waits)
        return list(tasks.values())

    def _task(self, section: Section, waits: Collection[str]) -> Task:
        asked = [each for each in section.fields() if each.key in self.shown]
        answered = [each for each in asked if is_answered(self.values.get(each.key))]
        after = [str(self.form.section(key).title) for key in waits]
        return Task(
            section=section,
            state=self._state(section, asked, answered, after),
            pages=self.form.shown_pages(section, self.values),
            answered=len(answered),
            asked=len(asked),
            after=tuple(after),
        )

    def _state(self, section, asked, answered, after) -> TaskState:
        if not asked:
            return TaskState.NOT_NEEDED
        if self._waits_for_changes(section):
            return TaskState.CHANGES_REQUESTED
        is_whole = not any(self.fault_of(each) or self.lack_of(each) for each in asked)
        if answered and is_whole:
            return TaskState.COMPLETED
        if after:
            return TaskState.CANNOT_START
        return TaskState.IN_PROGRESS if answered else TaskState.NOT_STARTED

    def _waits_for_changes(self, section: Section) -> bool:
        """Until something in it was saved after the request."""
        if section.key not in self.requested:
            return False
        keys = {each.key for each in section.fields()}
        saved = [each.saved_at for key, each in self.answers.items() if key in keys]
        added = [
            each.uploaded_at for key in keys for each in self.documents.get(key, ())
        ]
        return not any(at > self.request.at for at in [*saved, *added])

    @cached_property
    def missing(self) -> list[Missing]:
        """Everything that stands between this and submitting, in the order of the form."""
        found = []
        if self.application.organisation_id is None:
            found.append(
                Missing(_("Say which organisation applies."), key="organisation")
            )
        for section in self.form.sections:
            for page in section.pages:
                for asked in self.shown_on(page):
                    words = self.fault_of(asked) or self.lack_of(asked)
                    if words:
                        found.append(
                            Missing(words, str(asked.label), section, page, asked.key)
                        )
        return [*found, *(Missing(words) for words in self.shortfalls)]

    @property
    def shortfalls(self) -> list[str]:
        """Where the sums do not fulfil the rule of the call; nothing before there are sums."""
        asked = self.values.get("amount_asked")
        if not isinstance(asked, int) or not asked:
            return []
        cash, in_kind = (
            value if isinstance(value, int) else 0
            for value in map(self.values.get, ("match_cash", "match_in_kind"))
        )
        rule = self.form.match
        return [
            str(SHORT[name]) % {"percent": getattr(rule, PERCENT[name])}
            for name in rule.shortfalls(asked, cash, in_kind)
        ]


SHORT = {
    "match": gettext_lazy(
        "You bring less than %(percent)d%% of the whole cost. Ask for less, or bring more."
    ),
    "cash": gettext_lazy(
        "Less than %(percent)d%% of the whole cost is cash of your own."
    ),
    "in_kind": gettext_lazy("More than %(percent)d%% of the whole cost is in kind."),
}
PERCENT = {
    "match": "least_percent",
    "cash": "least_cash_percent",
    "in_kind": "most_in_kind_percent",
}


def _is_done(task: Task | None) -> bool:
    return task is None or task.state in (TaskState.COMPLETED, TaskState.NOT_NEEDED)


def form_of(application: Application) -> Composition:
    """The composition it began with, and a section for the documents that are asked with the application."""
    form = Composition.of(application.revision.composition)
    asked = form.documents_asked(WITH_APPLICATION)
    if not asked:
        return form
    title = Translated(in_every_language(lambda: _("Documents")))
    fields = tuple(_file_field(each.key, each.name, each.is_required) for each in asked)
    page = Page("files", title, fields)
    section = Section(DOCUMENTS, title, Translated(), (), (page,))
    return replace(form, sections=(*form.sections, section))


def _file_field(key: str, name: Translated, is_required: bool) -> Field:
    return Field.of(
        {
            "key": f"document_{key}",
            "kind": Kind.FILE,
            "label": name,
            "is_required": is_required,
            "most": MOST_FILES,
            "is_identifying": True,
        }
    )


def request_of(application: Application) -> ApplicationEvent | None:
    """What the foundation asked to change, while it waits for it."""
    if application.status != Status.CHANGES_REQUESTED:
        return None
    return application.events.filter(event=Event.REQUEST_CHANGES).latest("seq")


def registration_fault(value: object) -> str:
    if is_answered(value) and not is_registration_number(str(value)):
        return _(
            "This is not a business registration number: its last digit does not fit."
        )
    return ""


def amount_fault(call, amount: int) -> str:
    if call.least_amount <= amount <= call.most_amount:
        return ""
    return _("This call gives between %(least)s and %(most)s won.") % {
        "least": f"{call.least_amount:,}",
        "most": f"{call.most_amount:,}",
    }


def signatories_of(application: Application):
    """Who may sign off: joined, and not the lead."""
    return application.team.filter(role=TeamRole.SIGNATORY, person__isnull=False)
