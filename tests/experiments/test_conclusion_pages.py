"""The end in public: what organisers write, what everybody reads, and what is owed."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from experiments.enums import Decision, RegisteredPoint, Verdict
from experiments.models import Conclusion, Move
from experiments.observations.consented import basis_of
from experiments.observations.models import ResultSnapshot
from experiments.registration_text import sha256_of
from experiments.views.findings import measured
from experiments.workflow import Hat, Status
from tests.experiments.journey import main_of
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import ready_experiment, words
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.observations import concluded, draft_conclusion

pytestmark = pytest.mark.django_db
BASE = "/en/experiments/night-bus/"
FINDINGS = "/en/experiments/findings/"
METRIC = {"estimate": 10.4321, "low": 9.81, "high": 11.02, "n": 143, "reached": False}


def experiment_with_page(slug, **fields):
    experiment = ready_experiment(slug=slug, **fields)
    ExperimentPageFactory(experiment=experiment, slug=slug)
    return experiment


def step(experiment, target, days_ago):
    Move.objects.create(
        experiment=experiment,
        target=target,
        by_role=Hat.ORGANISER,
        reason=words("Now."),
        at=timezone.now() - timedelta(days=days_ago),
    )


@pytest.fixture
def experiment():
    opened_park()
    return experiment_with_page(
        "night-bus", status=Status.EVALUATING, organisers=[UserFactory()]
    )


@pytest.fixture
def organiser(client, experiment):
    return sign_in(client, experiment.organisers.get())


def snapshot(experiment, **metric):
    figures = json.dumps({"metric": {**METRIC, **metric}})
    return ResultSnapshot.objects.create(
        experiment=experiment,
        registration=experiment.registrations.get(),
        basis=basis_of(experiment),
        figures=figures,
        figures_sha256=sha256_of(figures),
        computed_at=timezone.now(),
    )


def said(name, english):
    return {f"{name}_{code}": f"{english} {code}" for code in ("en", "ko", "th")}


def everything():
    data = {"decision": "dropped", "decided_on": "2026-11-02"}
    for name in ("learnt", "failed", "deviations", "decision_words", "decision_owner"):
        data |= said(name, name)
    for point in RegisteredPoint:
        data[f"{point.value}-verdict"] = Verdict.NOT_HELD.value
        data |= said(f"{point.value}-words", f"{point.value} failed")
    return data


def test_from_a_draft_to_the_published_conclusion(organiser, experiment):
    half = {"learnt_en": "Half"} | {f"{p.value}-verdict": "" for p in RegisteredPoint}
    assert organiser.post(BASE + "organise/conclusion/", half).status_code == 302
    page = main_of(organiser.get(BASE + "organise/conclusion/"))
    assert "\nHalf</textarea>" in page
    assert "what was learnt in 한국어, ไทย" in page
    assert "Hypothesis: did it hold?" in page
    organiser.post(BASE + "organise/conclusion/", everything())
    page = main_of(organiser.get(BASE + "organise/conclusion/"))
    assert "Nothing is missing." in page
    assert BASE + "organise/conclusion/publish/" in page
    answer = organiser.post(BASE + "organise/conclusion/publish/")
    assert answer["Location"] == BASE + "conclusion/"
    done = Conclusion.objects.get()
    assert done.is_published
    assert json.loads(done.figures)["metric"]["suppressed"] is True
    page = main_of(organiser.get(BASE + "organise/conclusion/"))
    assert "It stays as it is." in page
    organiser.post(BASE + "organise/conclusion/", {"learnt_en": "Other"})
    done.refresh_from_db()
    assert done.learnt["en"] == "learnt en"


def test_overview_says_that_the_conclusion_is_owed(organiser, experiment):
    step(experiment, Status.RECRUITING, days_ago=200)
    step(experiment, Status.EVALUATING, days_ago=93)
    overview = main_of(organiser.get(BASE + "organise/"))
    promised = "The conclusion was promised for"
    assert (promised in overview, "3 days late" in overview) == (True, True)
    concluded(experiment)
    assert promised not in main_of(organiser.get(BASE + "organise/"))


def test_incomplete_conclusion_is_not_published(organiser, experiment):
    draft_conclusion(experiment, Decision.DROPPED, learnt=words("")).points.filter(
        point="budget"
    ).delete()
    answer = organiser.post(BASE + "organise/conclusion/publish/")
    assert "Budget: did it hold?" in main_of(answer)
    assert not Conclusion.objects.get().is_published


def test_figures_of_the_day_are_kept_and_rule_the_verdict(organiser, experiment):
    kept = snapshot(experiment)
    draft = draft_conclusion(experiment, Decision.DROPPED)
    answer = organiser.post(BASE + "organise/conclusion/publish/")
    assert "the results say it was not reached" in main_of(answer)
    draft.points.filter(point="target").update(verdict=Verdict.NOT_HELD)
    organiser.post(BASE + "organise/conclusion/publish/")
    draft.refresh_from_db()
    assert draft.figures_sha256 == kept.figures_sha256
    assert json.loads(draft.figures)["metric"]["estimate"] == 10.4321


@pytest.mark.parametrize("status", [Status.RECRUITING, Status.RUNNING])
def test_conclusion_is_not_asked_for_before_the_end(organiser, experiment, status):
    type(experiment).objects.update(status=status)
    page = main_of(organiser.get(BASE + "organise/conclusion/"))
    assert "A conclusion is written when the experiment is evaluated." in page
    assert "<form" not in page


@pytest.mark.parametrize(
    ("verdict", "headline"),
    [
        (Verdict.HELD, "The target was reached"),
        (Verdict.PARTLY, "The target was reached in part"),
        (Verdict.NOT_HELD, "The target was not reached"),
        (Verdict.OPEN, "Whether the target was reached cannot be said"),
    ],
)
def test_page_says_success_or_failure_plainly(client, experiment, verdict, headline):
    conclusion = draft_conclusion(experiment, Decision.DROPPED)
    conclusion.points.filter(point="target").update(verdict=verdict)
    conclusion.figures = json.dumps({"metric": METRIC})
    conclusion.figures_sha256 = sha256_of(conclusion.figures)
    conclusion.published_at = timezone.now()
    conclusion.save()
    page = main_of(client.get(BASE + "conclusion/"))
    assert f"<h1>{headline}</h1>" in page
    for word in ("at most 8 min", "12.5 min", "10.432 min", "9.81 to 11.02", "n = 143"):
        assert word in page, word
    assert "Nobody read the signs." in page
    assert "Mayor’s office" in page
    assert main_of(client.get(FINDINGS)).count(headline) == 1


@pytest.mark.parametrize(
    "figures",
    [
        "{}",
        '{"metric":null}',
        '{"metric":{"suppressed":true}}',
        '{"metric":{"estimate":null}}',
    ],
)
def test_no_figure_is_said_where_none_was_published(figures):
    assert measured(figures, "min") is None


def test_draft_is_not_public(client, experiment):
    draft_conclusion(experiment)
    assert client.get(BASE + "conclusion/").status_code == 404
    assert "What was learnt" not in main_of(client.get(FINDINGS))


def test_conclusion_takes_few_queries(
    client, experiment, django_assert_max_num_queries
):
    concluded(experiment)
    with django_assert_max_num_queries(12):
        assert client.get(BASE + "conclusion/").status_code == 200


@pytest.mark.parametrize("count", [1, 12])
def test_findings_take_few_queries(
    client, experiment, count, django_assert_max_num_queries
):
    for number in range(count):
        each = experiment_with_page(f"more-{number}", status=Status.EVALUATING)
        step(each, Status.RECRUITING, 200)
        step(each, Status.EVALUATING, 100)
        if number % 2:
            concluded(each)
    client.get(FINDINGS)
    with django_assert_max_num_queries(12):
        assert client.get(FINDINGS).status_code == 200


def test_late_conclusion_shows_on_the_list_the_page_and_the_organisers_page(
    organiser, experiment
):
    step(experiment, Status.RECRUITING, 300)
    step(experiment, Status.EVALUATING, 100)
    listed = main_of(organiser.get(FINDINGS))
    assert "The conclusion is late" in listed
    assert "10 days late" in listed
    assert "1 is late." in listed
    assert "10 days late" in main_of(organiser.get(BASE))
    assert "10 days late" in main_of(organiser.get(BASE + "organise/conclusion/"))
    concluded(experiment)
    listed = main_of(organiser.get(FINDINGS))
    assert "None is late." in listed
    assert "days late" not in listed


def test_stages_of_the_list_stand_in_order(client, experiment):
    step(experiment, Status.RECRUITING, 300)
    step(experiment, Status.EVALUATING, 10)
    under_way = experiment_with_page("under-way", status=Status.RUNNING)
    step(under_way, Status.RECRUITING, 30)
    without = experiment_with_page("without", status=Status.DROPPED)
    step(without, Status.RECRUITING, 30)
    step(without, Status.DROPPED, 3)
    without.registrations.all().delete()
    concluded(experiment_with_page("done", status=Status.ADOPTED))
    page = main_of(client.get(FINDINGS))
    headings = [
        "Ended; the conclusion is being written",
        "Concluded",
        "Registered and under way",
        "Begun or ended without a registration",
    ]
    places = [page.index(f"{heading}</h2>") for heading in headings]
    assert places == sorted(places)


def test_running_past_its_last_day_owes_a_conclusion(client, experiment):
    type(experiment).objects.filter(pk=experiment.pk).update(
        status=Status.RUNNING, ends_on=date(2026, 3, 31)
    )
    step(experiment, Status.RECRUITING, 300)
    with time_machine.travel("2026-06-30T12:00:00+09:00"):
        assert "1 day late" in main_of(client.get(FINDINGS))


def test_experiment_and_list_lead_to_promise_and_conclusion(client, experiment):
    concluded(experiment)
    page = main_of(client.get(BASE))
    assert f'href="{BASE}registration/"' in page
    assert f'href="{BASE}conclusion/"' in page
    assert f'href="{FINDINGS}"' in main_of(client.get("/en/experiments/"))
