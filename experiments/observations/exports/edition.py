"""One edition of the published data: which experiment, by which registration, which version, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from experiments.enums import Licence
from experiments.models import Experiment

from ..figures import from_json
from ..models import ResultSnapshot
from ..protocol import Protocol, protocol_in

LICENCES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.KOGL: "https://www.kogl.or.kr/info/licenseType1.do",
}


@dataclass(frozen=True)
class Edition:
    """Everything in its files follows from these three rows and the address of the site, and from no clock."""

    experiment: Experiment
    protocol: Protocol
    snapshot: ResultSnapshot

    @property
    def registration(self):
        return self.protocol.registration

    @property
    def version(self) -> str:
        """Of the registration, then of the results computed by it."""
        return f"{self.registration.number}.{self.snapshot.number}"

    @property
    def published_on(self) -> date:
        return timezone.localdate(self.snapshot.computed_at)

    @property
    def name(self) -> str:
        """Of a file, without its ending."""
        return f"{self.experiment.slug}-{self.version}"

    @property
    def licence(self) -> str:
        return self.registration.licence

    @property
    def licence_title(self) -> str:
        with override("en"):
            return str(Licence(self.licence).label)

    @property
    def licence_url(self) -> str:
        return LICENCES[self.licence]

    @property
    def publisher(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    @property
    def author(self) -> str:
        """The office that answers for it; never a participant."""
        responsible = self.experiment.responsible.in_language("en").text
        return responsible or self.publisher

    @property
    def title(self) -> str:
        return f"{self.experiment.name.in_language('en')}: results"

    @cached_property
    def figures(self) -> dict:
        return from_json(self.snapshot.figures)

    @property
    def key(self) -> str:
        """Another one for other bytes."""
        snapshot, experiment = self.snapshot, self.experiment
        parts = (snapshot.basis, snapshot.number, snapshot.computed_at.timestamp())
        return f"{experiment.pk}:{experiment.updated_at.timestamp()}:{parts}"

    def address(self, name: str, *arguments: str) -> str:
        """Absolute, in English: files are the same in every language."""
        with override("en"):
            path = reverse(
                f"observations:{name}", args=[self.experiment.slug, *arguments]
            )
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def edition_of(
    experiment: Experiment, snapshot: ResultSnapshot | None = None
) -> Edition | None:
    """Of the figures given, else of those there are; ``None`` while there are none. Two or three queries."""
    snapshots = ResultSnapshot.objects.select_related("registration")
    snapshot = snapshot or snapshots.filter(experiment=experiment).first()
    if snapshot is None:
        return None
    return Edition(experiment, protocol_in(snapshot.registration), snapshot)
