import pytest
from django.http import QueryDict

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.enums import Access, Topic
from experiments.filters import ExperimentFilter, find_experiments
from experiments.models import Experiment
from experiments.workflow import Status
from innovation_park.lib.translated import Translated
from tests.factories.experiments import ExperimentFactory
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def park():
    return opened_park()


def listed(language="en", *, in_districts=(), **fields) -> Experiment:
    experiment = ExperimentFactory(**fields)
    experiment.districts.set(District.objects.filter(code__in=in_districts))
    ExperimentPageFactory(
        experiment=experiment, slug=experiment.slug, language=language
    )
    return experiment


def found(query: str = "") -> list[str]:
    chosen = ExperimentFilter(QueryDict(query), Experiment.objects.listed())
    return [experiment.slug for experiment in chosen.qs]


def test_listed_needs_a_live_page():
    listed(slug="public")
    ExperimentFactory(slug="without-page")
    hidden = ExperimentFactory(slug="draft")
    ExperimentPageFactory(experiment=hidden, slug="draft", live=False)
    assert found() == ["public"]


def test_listed_knows_its_languages():
    experiment = listed("ko", slug="korean")
    ExperimentPageFactory(experiment=experiment, slug="korean", language="th")
    row = Experiment.objects.listed().get()
    assert row.story_languages == "ko,th,"
    assert row.get_absolute_url() == "/ko/experiments/korean/"


def test_filter_topic():
    listed(slug="cars", topic=Topic.PARKING)
    listed(slug="cells", topic=Topic.BATTERIES)
    assert found("topic=batteries") == ["cells"]


@pytest.mark.parametrize(
    ("phase", "slugs"),
    [
        ("open", {"recruiting", "running"}),
        ("under-way", {"running", "paused", "evaluating"}),
        ("planned", {"proposed", "designing"}),
        ("concluded", {"adopted", "changed", "dropped"}),
    ],
)
def test_filter_status_groups(phase, slugs):
    for status in Status:
        listed(slug=status.value, status=status)
    assert set(found(f"status={phase}")) == slugs


def test_filter_district_includes_what_concerns_the_whole_city():
    load_districts()
    listed(slug="here", in_districts=["11010", "11020"])
    listed(slug="there", in_districts=["11020"])
    listed(slug="everywhere")
    assert set(found("district=11010")) == {"here", "everywhere"}


def test_filter_language_is_that_of_the_story():
    listed("en", slug="english")
    listed("th", slug="thai")
    assert found("language=th") == ["thai"]


def test_filter_places_left():
    listed(slug="free")
    listed(slug="full", capacity=1, places_taken=1)
    listed(slug="unlimited", capacity=None)
    listed(slug="over", status=Status.ADOPTED)
    assert set(found("places=on")) == {"free", "unlimited"}


def test_filter_access_asks_for_all_that_are_ticked():
    listed(slug="both", access=[Access.STEP_FREE, Access.SIGN_LANGUAGE])
    listed(slug="one", access=[Access.STEP_FREE])
    listed(slug="none")
    assert set(found("access=step-free")) == {"both", "one"}
    assert found("access=step-free&access=sign-language") == ["both"]


@pytest.mark.parametrize("query", ["행복", "행복 시장", "PARKING", "골목"])
def test_filter_words_in_any_language(query):
    listed(
        slug="happy",
        name=Translated(en="Happy parking", ko="행복주차", th="ลานจอดรถ"),
        place=Translated(en="Market", ko="시장 골목에서", th="ตลาด"),
    )
    listed(slug="other")
    assert found(f"q={query}") == ["happy"]


@pytest.mark.parametrize(
    "query",
    [
        "topic=nonsense",
        "district=%00",
        "q=%00",
        "q=" + "x" * 500,
        "access=%27%22%5C",
        "status=open%27--",
        "language=xx",
        "sort=price",
        "places=%F0%9F%92%A9",
        "q=%25_%5C%22%27",
        "page=-1",
        "page=99999999999999999999",
        "q=%ED%A0%80",
    ],
)
def test_find_bad_choices_are_no_fault_of_the_park(query):
    listed()
    assert find_experiments(QueryDict(query)).page.number == 1


def test_sort_newest_is_the_default():
    first, second = listed(), listed()
    assert found() == [second.slug, first.slug]


def test_sort_starting_soon():
    listed(slug="past", starts_on="2020-01-01")
    listed(slug="later", starts_on="2090-01-01", ends_on=None)
    listed(slug="soon", starts_on="2080-01-01", ends_on=None)
    listed(slug="unknown", starts_on=None)
    assert found("sort=starting") == ["soon", "later", "past", "unknown"]


def test_sort_most_places_left():
    listed(slug="few", capacity=3)
    listed(slug="many", capacity=30)
    listed(slug="closed", capacity=300, status=Status.ADOPTED)
    listed(slug="all", capacity=None)
    assert found("sort=places") == ["all", "many", "few", "closed"]


def test_find_plan_counts_what_was_found():
    load_districts()
    listed(in_districts=["11010"], topic=Topic.PARKING)
    listed(in_districts=["11010"], topic=Topic.BATTERIES)
    plan = find_experiments(QueryDict("topic=parking&district=11010")).plan
    counts = {each.code: each.found for each in plan.districts if each.found}
    assert counts == {"11010": 1}
    assert [each.code for each in plan.districts if each.is_chosen] == ["11010"]
