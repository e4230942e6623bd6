from django import template
from django.urls import reverse

from experiments.models import Experiment
from experiments.readiness import Missing, Place, Step

register = template.Library()


@register.inclusion_tag("experiments/_lacks.html", takes_context=True)
def lacks(context, step: Step) -> dict:
    """What is missing for a step, each thing with the page where this reader can add it."""
    experiment, user = context["experiment"], context["user"]
    return {
        "status": "” / “".join(str(each.label) for each in step.targets),
        "rows": [(each, mended_at(each, experiment, user)) for each in step.missing],
    }


def mended_at(missing: Missing, experiment: Experiment, user) -> str:
    """Empty for what only others can add."""
    if missing.place == Place.REGISTRATION:
        return reverse("experiments:organise-registration", args=[experiment.slug])
    if missing.place == Place.CONCLUSION:
        return reverse("experiments:organise-conclusion", args=[experiment.slug])
    if missing.place == Place.CONSENT:
        return _consent_draft(experiment, user)
    if not user.has_perm("experiments.change_experiment"):
        return ""
    return reverse("experiment_records:edit", args=[experiment.pk])


def _consent_draft(experiment: Experiment, user) -> str:
    """The newest one, or a new one: while one is missing none is published."""
    if not user.has_perm("experiments.change_consentversion"):
        return ""
    draft = experiment.consent_versions.order_by("-number").first()
    if draft is None:
        return reverse("consents:add")
    return reverse("consents:edit", args=[draft.pk])
