"""What the park knows of a person, where it stands, and what becomes of it when they leave.

Every app declares its models in ``<app>/personal_data.py``, imported by ``AppConfig.ready``::

    from innovation_park.lib.personal_data import anonymise, delete, keep, not_personal, register

    register(
        "experiments.Participation",
        label=_("Experiments you joined"),
        person="user",
        fields={"experiment": _("which one"), "joined_at": _("since when")},
        on_erase=anonymise(_("The place in the list stays; nobody knows whose."), user=None),
        documents=consent_copies,
    )

- ``person`` says whose a row is: a lookup path to the user (``"participation__user"``), several
  paths, or a function ``(user) -> QuerySet`` where no relation leads there.
- ``fields`` are the personal ones, each explained to its owner; they are what an export contains.
  A stored file (``FileField``) goes along only where it is named: who decided on a row may know
  when, and has no right to the photo that another sent with it.
- ``on_erase`` is one of :func:`delete`, :func:`anonymise`, :func:`keep` and :func:`erase_by`,
  each with the sentence the person reads before they decide.
- ``documents`` is a function ``(row) -> [(file name, bytes)]`` for files that are made, not
  stored. Stored files are removed with their rows by themselves.

A model may be registered more than once, when several kinds of people stand in it. Fields that
look personal and are not (an office's address) are named by :func:`not_personal` with the
reason. :func:`undeclared_fields` is what the test asks: it must be empty for every model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q

LOOKS_PERSONAL = re.compile(
    r"(^|_)(e?mail|ip|ip_address|phone|tel|mobile|birth(day|date|_date)?|gender|"
    r"address|user_?agent|username|(first|last|full|display|legal|guardian|sender)_name|"
    r"session(_key|_data)?|signature|token|secret|uid|extra_data|access_needs|args_kwargs)($|_)"
)
PERSONAL_TYPES = (models.EmailField, models.GenericIPAddressField)


@dataclass(frozen=True)
class OnErase:
    """What happens to the rows of one declaration, and the sentence that says so."""

    kind: str
    explanation: str
    run: Callable[[models.QuerySet, models.Model], None]


@dataclass(frozen=True)
class Declaration:
    label: str
    model_name: str
    person: str | tuple[str, ...] | Callable[[models.Model], models.QuerySet]
    fields: dict[str, str]
    on_erase: OnErase
    documents: Callable | None = None
    order: int = 0

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.model_name)

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.person,) if isinstance(self.person, str) else tuple(self.person)

    def rows(self, user) -> models.QuerySet:
        if callable(self.person):
            return self.person(user)
        chosen = Q()
        for path in self.paths:
            chosen |= Q(**{path: user.pk})
        return self.model._base_manager.filter(
            pk__in=self.model._base_manager.filter(chosen).values("pk")
        )

    def files(self, row: models.Model) -> Iterable[models.fields.files.FieldFile]:
        """The stored files of one row that are the person's to take along."""
        return [each for each in files_of(row) if each.field.name in self.fields]

    def erase(self, user) -> None:
        self.on_erase.run(self.rows(user), user)

    @property
    def depth(self) -> int:
        """Rows far from the person go first, while the way to them still exists."""
        if callable(self.person):
            return 99 + self.order
        return max(path.count("__") for path in self.paths) + self.order


@dataclass
class Registry:
    declarations: list[Declaration] = field(default_factory=list)
    exempt: dict[str, dict[str, str]] = field(default_factory=dict)

    def of_model(self, model: type[models.Model]) -> list[Declaration]:
        name = model._meta.label
        return [each for each in self.declarations if each.model_name == name]

    def held_of(self, user) -> list[Declaration]:
        """For the person to read: what there is of theirs, the account first, a line per label."""
        held = [each for each in self.declarations if each.rows(user).exists()]
        held.sort(key=lambda each: each.order)
        return list({str(each.label): each for each in held}.values())

    def in_order_of_erasure(self) -> list[Declaration]:
        return sorted(self.declarations, key=lambda each: each.depth, reverse=True)


REGISTRY = Registry()


def register(
    model: str,
    *,
    label: str,
    person,
    fields: dict[str, str],
    on_erase: OnErase,
    documents: Callable | None = None,
    order: int = 0,
) -> None:
    """Declares a model (``"app.Model"``); see the module. A higher ``order`` is erased earlier."""
    REGISTRY.declarations.append(
        Declaration(label, model, person, fields, on_erase, documents, order)
    )


def not_personal(model: str, **reasons: str) -> None:
    """Names fields of a model that look personal, each with the reason why they are not."""
    REGISTRY.exempt.setdefault(model, {}).update(reasons)


def delete(explanation: str) -> OnErase:
    """The rows go, and their files after the commit."""
    return OnErase("delete", explanation, lambda rows, _user: _delete(rows))


def anonymise(explanation: str, **values) -> OnErase:
    """The rows stay without the person: each field gets the value given."""
    return OnErase("anonymise", explanation, lambda rows, _user: rows.update(**values))


def keep(explanation: str) -> OnErase:
    """The rows stay as they are. The explanation gives the reason and, if there is one, the end."""
    return OnErase("keep", explanation, lambda rows, _user: None)


def erase_by(
    action: Callable[[models.QuerySet, models.Model], None], explanation: str
) -> OnErase:
    """Something else happens: ``action(rows, user)``, inside the transaction of the erasure."""
    return OnErase("action", explanation, action)


def personal_fields(model: type[models.Model]) -> Iterator[str]:
    """Names of the fields that point to a person or look as if they describe one."""
    user_model = get_user_model()
    for each in (*model._meta.local_fields, *model._meta.local_many_to_many):
        is_person = each.is_relation and each.related_model is user_model
        if model is not user_model and each.is_relation and not is_person:
            continue
        if (
            is_person
            or isinstance(each, PERSONAL_TYPES)
            or LOOKS_PERSONAL.search(each.name)
        ):
            yield each.name


def undeclared_fields(model: type[models.Model]) -> list[str]:
    """Personal fields of a model that no declaration accounts for."""
    declared = set(REGISTRY.exempt.get(model._meta.label, ()))
    for declaration in REGISTRY.of_model(model):
        declared.update(declaration.fields)
        if not callable(declaration.person):
            declared.update(path.split("__")[0] for path in declaration.paths)
    return [name for name in personal_fields(model) if name not in declared]


def files_of(row: models.Model) -> Iterable[models.fields.files.FieldFile]:
    """The stored files of one row."""
    for each in row._meta.fields:
        if isinstance(each, models.FileField) and (stored := getattr(row, each.name)):
            yield stored


def _delete(rows: models.QuerySet) -> None:
    stored = [
        (file.storage, file.name) for row in rows.iterator() for file in files_of(row)
    ]
    rows.delete()
    for storage, name in stored:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
