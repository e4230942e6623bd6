import pytest

from funding.reviews.enums import Topic
from funding.reviews.fitting import SIGNS, Knowledge, Subject, fit, fits, topics_in


def test_every_field_has_its_signs():
    assert set(SIGNS) == set(Topic.values)


@pytest.mark.parametrize(
    "text, topics",
    [
        ("Sensors at parking spaces", {"devices", "mobility"}),
        ("배터리 재활용 로봇", {"energy", "environment", "devices"}),
        ("รถเข็นและการเข้าถึง", {"access"}),
        ("Something else", set()),
    ],
)
def test_fields_are_read_from_words(text, topics):
    assert topics_in(text.casefold()) == topics


@pytest.mark.parametrize(
    "levels, words, points",
    [
        ({}, (), 0),
        ({"health": 3}, (), 0),
        ({"mobility": 1}, (), 30),
        ({"mobility": 1, "devices": 3}, (), 70),
        ({"devices": 2}, ("lidar", "parking", "주차"), 70),
        ({"devices": 3}, ("lidar", "parking", "sensor", "spaces"), 100),
    ],
)
def test_the_best_field_and_own_words_count(levels, words, points):
    subject = Subject.of([], "Lidar sensors at parking spaces")
    assert fit(Knowledge(levels, words), subject) == points


def test_fields_that_were_chosen_count_before_words():
    subject = Subject.of(["health", "nonsense"], "Sensors at parking spaces")
    assert subject.topics == {"health"}


def test_all_pairs_are_as_each_alone():
    judges = {1: Knowledge({"devices": 2}, ("lidar",)), 2: Knowledge({}, ("parking",))}
    subjects = {7: Subject.of([], "lidar parking"), 8: Subject.of([], "solar")}
    assert fits(judges, subjects) == {
        (s, j): fit(judges[j], subjects[s]) for s in subjects for j in judges
    }
