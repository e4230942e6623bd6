"""An award may become an experiment of the park: a record to be filled in, linked both ways."""

from __future__ import annotations

from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from experiments.enums import Topic
from experiments.models import Experiment
from funding.enums import TeamRole
from innovation_park.lib.translated import LANGUAGES

from ..models import Award
from ..permissions import HasExperiment, require_hat, require_running
from ..workflow import Hat
from .locking import lock_award


@transaction.atomic
def open_experiment(*, award: Award, by) -> Experiment:
    """Proposed, with the days of the contract; the team's lead organises it. Its words are written in the park."""
    award = lock_award(award)
    require_hat(by, award, Hat.OFFICER)
    require_running(award)
    if award.experiment_id:
        raise HasExperiment
    application = award.application
    name = (application.title or award.code)[:90]
    firm = str(application.organisation or award.code)
    made = Experiment.objects.create(
        slug=_free_slug(award.code),
        name=dict.fromkeys(LANGUAGES, name),
        topic=Topic.OTHER,
        responsible=dict.fromkeys(LANGUAGES, firm[:200]),
        contact_email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        starts_on=award.starts_on,
        ends_on=award.ends_on,
        is_demo=application.is_demo,
    )
    lead = application.team.filter(role=TeamRole.LEAD, person__isnull=False).first()
    if lead:
        made.organisers.add(lead.person)
    award.experiment = made
    award.save(update_fields=["experiment"])
    return made


def _free_slug(code: str) -> str:
    wanted = slug = slugify(code)
    number = 2
    while Experiment.objects.filter(slug=slug).exists():
        slug, number = f"{wanted}-{number}", number + 1
    return slug
