"""PPSR Core 2020.0: our own schema of its 23 mandatory rows, for the published one is no valid UTF-8."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from experiments.enums import Topic
from experiments.models import Move
from experiments.observations.exports.ppsr import SCIENCES, ppsr_of, status_of
from experiments.workflow import Status
from innovation_park.lib.translated import LANGUAGES, Translated
from tests.factories.experiments import ExperimentFactory, words
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = pytest.mark.django_db

TEXT = {"type": "string", "pattern": r"\S"}
MOMENT = {**TEXT, "format": "date-time"}
EMAIL = {**TEXT, "format": "email"}


def every(**properties) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
    }


def some(items: dict) -> dict:
    return {"type": "array", "minItems": 1, "items": items}


STATUSES = {
    "enum": [
        "Not yet started",
        "Active",
        "Periodically active",
        "On hold",
        "Completed",
        "Abandoned",
    ]
}
CONTACT = every(
    contactName=TEXT,
    meansOfContact=TEXT,
    contactDetails=TEXT,
    contactPointType=TEXT,
)
MEDIA = every(
    projectMediaType=TEXT,
    projectMediaFile={**TEXT, "format": "uri"},
    projectMediaCredit=TEXT,
)
PROJECT = every(
    projectId={**TEXT, "format": "uuid"},
    projectDateCreated=MOMENT,
    projectLastUpdatedDate=MOMENT,
    projectName=TEXT,
    projectAim=TEXT,
    projectDescription=TEXT,
    projectStatus=STATUSES,
    projectStartDate=MOMENT,
    projectDuration={"type": "string", "pattern": r"^(P[1-9]\d*D|infinite)$"},
    projectScienceType=some(TEXT),
    language={"enum": LANGUAGES},
    projectResponsiblePartyName=TEXT,
    projectResponsiblePartyContactEmail=EMAIL,
    contactPoint=some(CONTACT),
    projectMedia=some(MEDIA),
    projectGeographicLocation=some({"type": "object", "minProperties": 1}),
)
SCHEMA = Draft202012Validator(every(project=PROJECT), format_checker=FormatChecker())


def faults(document) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(document)]


def rows_of(schema) -> int:
    """Rows of the standard that the schema asks for: the project itself and each attribute."""
    properties = schema.get("items", schema).get("properties", {})
    return len(properties) + sum(rows_of(each) for each in properties.values())


def test_schema_asks_for_all_23_mandatory_rows():
    """And for one more: media, of which the parts are mandatory but the whole is not."""
    assert rows_of(every(project=PROJECT)) == 23 + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_ppsr_has_every_row(language):
    assert faults(ppsr_of(ExperimentFactory(), language)) == []


@pytest.mark.parametrize("status", Status)
def test_ppsr_has_every_row_in_every_status(status):
    assert faults(ppsr_of(ExperimentFactory(status=status), "en")) == []


def test_ppsr_has_every_row_of_a_bare_proposal():
    bare = dict.fromkeys(
        ("question", "place", "asked", "offered", "risks", "responsible"), Translated()
    )
    experiment = ExperimentFactory(
        status=Status.PROPOSED,
        starts_on=None,
        ends_on=None,
        contact_email="",
        **bare,
    )
    assert faults(ppsr_of(experiment, "ko")) == []


@pytest.mark.parametrize(
    "row", ["projectAim", "contactPoint", "projectMedia", "projectDuration"]
)
def test_schema_sees_a_row_that_is_missing_or_empty(row):
    """The check itself can fail."""
    document = ppsr_of(ExperimentFactory(), "en")
    empty = type(document["project"][row])()
    assert faults({"project": {**document["project"], row: empty}}) != []
    del document["project"][row]
    assert faults(document) == [f"'{row}' is a required property"]


def test_ppsr_knows_every_topic():
    assert set(SCIENCES) == set(Topic)


@pytest.mark.parametrize(
    ("source", "expected"),
    [(Status.EVALUATING, "Completed"), (Status.PAUSED, "Abandoned")],
)
def test_status_failure_that_was_evaluated_is_completed(source, expected, manager):
    experiment = ExperimentFactory(status=Status.DROPPED)
    Move.objects.create(
        experiment=experiment,
        source=source,
        target=Status.DROPPED,
        reason=words("It did not work."),
        by=manager,
        by_role="park manager",
        at=experiment.created_at,
    )
    assert status_of(experiment, timezone.localdate()) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_address_answers_in_the_readers_language(client, language):
    opened_park()
    experiment = ExperimentFactory(slug="happy-parking")
    ExperimentPageFactory(experiment=experiment, language=language)
    answer = client.get(f"/{language}/experiments/happy-parking/ppsr-core.json")
    assert faults(answer.json()) == []
    project = answer.json()["project"]
    assert project["language"] == language
    assert project["projectName"] == experiment.name.in_language(language).text


def test_picture_that_ppsr_names_is_there(client):
    opened_park()
    experiment = ExperimentFactory(slug="happy-parking")
    ExperimentPageFactory(experiment=experiment)
    answer = client.get(reverse("observations:picture", args=["happy-parking"]))
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")


def test_status_while_recruiting_is_that_of_the_day_asked_for():
    experiment = ExperimentFactory(status=Status.RECRUITING)
    eve = experiment.starts_on - timedelta(days=1)
    days = [eve, experiment.starts_on]
    found = [ppsr_of(experiment, "en", on=day)["project"] for day in days]
    assert [each["projectStatus"] for each in found] == ["Not yet started", "Active"]
