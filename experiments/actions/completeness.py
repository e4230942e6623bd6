"""What a registration or a conclusion still lacks, each thing in words; empty when it may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from ..enums import FORMULA_SIGNS, Decision, FieldKind, RegisteredPoint, Statistic
from ..models import Conclusion, Experiment, ProtocolField, ProtocolForm, Registration
from ..workflow import CONCLUDED

NUMBERS = {FieldKind.NUMBER, FieldKind.WHOLE}
LISTS = {FieldKind.CHOICE, FieldKind.CHOICES}
REGISTERED_WORDS = (
    "hypothesis",
    "metric",
    "baseline_source",
    "stop_rule",
    "analysis_plan",
    "ethics",
    "responsible",
)
REGISTERED_NUMBERS = ("baseline", "target", "stop_value", "budget")
CONCLUDED_WORDS = (
    "learnt",
    "failed",
    "deviations",
    "decision_words",
    "decision_owner",
)


def missing_for_registering(registration: Registration) -> list[str]:
    """Six queries, however long the protocol."""
    forms = _forms_of(registration)
    experiment = registration.experiment
    return [
        *_words(experiment, ["question"]),
        *_words(registration, REGISTERED_WORDS),
        *_absent(registration, REGISTERED_NUMBERS),
        *_unit(registration),
        *_metric(registration, forms),
        *_stop_rule(registration, forms),
        *_protocol(forms),
        *_purposes(registration, forms),
        *_reason(registration, forms),
    ]


def missing_for_concluding(conclusion: Conclusion) -> list[str]:
    answered = {each.point: each for each in conclusion.points.all()}
    missing = [
        *_words(conclusion, CONCLUDED_WORDS),
        *([] if conclusion.decision else [_("the decision")]),
        *_absent(conclusion, ["decided_on"]),
    ]
    for point in RegisteredPoint:
        answer = answered.get(point)
        if answer is None or not answer.verdict:
            missing.append(_("%(what)s: did it hold?") % {"what": point.label})
        lacking = _lacking(answer.words if answer else {})
        if lacking:
            missing.append(_in_languages(point.label, lacking))
    return missing + _as_decided(conclusion)


def _as_decided(conclusion: Conclusion) -> list[str]:
    status = conclusion.experiment.status
    if status in CONCLUDED and conclusion.decision not in ("", status):
        decided = Decision(status).label
        return [
            _("“%(decision)s” as the decision: so the experiment ended")
            % {"decision": decided}
        ]
    return []


def purposes_of(experiment: Experiment) -> dict[str, str]:
    """What participants agree to or refuse, by key: of the text in force, else of the newest draft."""
    versions = experiment.consent_versions.order_by("-number")
    version = experiment.current_consent() or versions.first()
    purposes = version.ordered_purposes() if version else []
    return {each.key: str(each.text) for each in purposes}


def _forms_of(registration: Registration) -> dict[str, tuple[ProtocolForm, list]]:
    forms = registration.forms.order_by("position", "pk").prefetch_related("fields")
    return {each.key: (each, each.ordered_fields()) for each in forms}


def _lacking(text) -> list[str]:
    return [
        str(label)
        for code, label in settings.LANGUAGES
        if not str((text or {}).get(code, "")).strip()
    ]


def _in_languages(what, lacking: list[str]) -> str:
    """The bare name when all is missing, else which languages are."""
    if len(lacking) == len(settings.LANGUAGES):
        return str(what)
    return _("%(what)s in %(languages)s") % {
        "what": what,
        "languages": ", ".join(lacking),
    }


def _words(row, names: Iterable[str], *, prefix: str = "") -> list[str]:
    return [
        _in_languages(f"{prefix}{row._meta.get_field(name).verbose_name}", lacking)
        for name in names
        if (lacking := _lacking(getattr(row, name)))
    ]


def _absent(row, names: Iterable[str]) -> list[str]:
    return [
        str(row._meta.get_field(name).verbose_name)
        for name in names
        if getattr(row, name) is None
    ]


def _unit(registration: Registration) -> list[str]:
    if registration.unit or registration.statistic == Statistic.RATE:
        return []
    return [_("the unit of the metric")]


def _find(forms, form_key: str, field_key: str) -> ProtocolField | None:
    _form, fields = forms.get(form_key, (None, []))
    return next((each for each in fields if each.key == field_key), None)


def _metric(registration: Registration, forms) -> list[str]:
    field = _find(forms, registration.metric_form, registration.metric_field)
    if field is None:
        return [_("a field of the protocol that gives the metric")]
    if not _fits(field, registration.statistic):
        return [_wrong_kind(_("metric"), registration.statistic)]
    return []


def _stop_rule(registration: Registration, forms) -> list[str]:
    field = _find(forms, registration.stop_form, registration.stop_field)
    if field is None:
        return [_("a field of the protocol by which the stop rule is judged")]
    if not _fits(field, registration.stop_statistic):
        return [_wrong_kind(_("stop rule"), registration.stop_statistic)]
    return []


def _fits(field: ProtocolField, statistic: str) -> bool:
    if statistic == Statistic.RATE:
        return field.kind == FieldKind.YES_NO
    return field.kind in NUMBERS


def _wrong_kind(what: str, statistic: str) -> str:
    if statistic == Statistic.RATE:
        return _("%(what)s: a yes-or-no field, for it is a share of yes") % {
            "what": what
        }
    return _("%(what)s: a field with a number, for it is a mean or median") % {
        "what": what
    }


def _protocol(forms) -> Iterator[str]:
    if not any(fields for _form, fields in forms.values()):
        yield _("at least one form with one field")
    for form, fields in forms.values():
        name = _("form “%(key)s”") % {"key": form.key}
        yield from _words(form, ["name"], prefix=f"{name}: ")
        if not fields:
            yield _("%(form)s: a field, or its deletion") % {"form": name}
        for field in fields:
            yield from _field(form, field)


def _field(form: ProtocolForm, field: ProtocolField) -> Iterator[str]:
    name = _("field “%(field)s”") % {"field": f"{form.key}.{field.key}"}
    yield from _words(field, ["label"], prefix=f"{name}: ")
    if any(field.help.values()):
        yield from _words(field, ["help"], prefix=f"{name}: ")
    if field.kind in LISTS and len(field.choices) < 2:
        yield _("%(field)s: at least two choices") % {"field": name}
    if any(each["key"].startswith(FORMULA_SIGNS) for each in field.choices):
        yield _("%(field)s: choices whose keys begin with a letter or digit") % {
            "field": name
        }
    if field.kind in LISTS and any(_lacking(each["words"]) for each in field.choices):
        yield _("%(field)s: every choice in every language") % {"field": name}
    if (
        field.minimum is not None
        and field.maximum is not None
        and field.minimum >= field.maximum
    ):
        yield _("%(field)s: a largest value above the smallest") % {"field": name}


def _purposes(registration: Registration, forms) -> Iterator[str]:
    known = purposes_of(registration.experiment)
    if registration.publication_purpose not in ("", *known):
        yield _("“%(purpose)s” as a purpose of the consent text, or none") % {
            "purpose": registration.publication_purpose
        }
    for form, fields in forms.values():
        for field in fields:
            if field.purpose not in ("", *known):
                yield _(
                    "field “%(field)s”: “%(purpose)s” as a purpose of the consent text, or none"
                ) % {"field": f"{form.key}.{field.key}", "purpose": field.purpose}


def _reason(registration: Registration, forms) -> Iterator[str]:
    if registration.number == 1:
        return
    yield from _words(registration, ["reason"])
    yield from _keys_with_another_meaning(registration, forms)


def _keys_with_another_meaning(registration: Registration, forms) -> Iterator[str]:
    """Answers that were given under a key must stay what they were: same kind, same unit."""
    earlier = ProtocolField.objects.filter(
        form__registration__experiment=registration.experiment_id,
        form__registration__registered_at__isnull=False,
    ).values_list("form__key", "key", "kind", "unit")
    for form, key, kind, unit in earlier.distinct():
        field = _find(forms, form, key)
        if field and (field.kind, field.unit) != (kind, unit):
            yield _(
                "field “%(field)s”: a key of its own, for its kind or unit differs from what is registered"
            ) % {"field": f"{form}.{key}"}
