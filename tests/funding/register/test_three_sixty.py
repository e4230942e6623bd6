import csv
import json
from dataclasses import replace
from datetime import timedelta

import flattentool
import pytest

from funding.register.exports.packages import as_csv, as_json, as_xlsx
from funding.register.grant import Payment, Place, Recipient, told
from funding.register.three_sixty import (
    complaints,
    grant_of,
    grants_of,
    package_of,
    table_of,
)
from tests.factories.grants import NOW, PUBLISHER, TODAY, generated, grant

from .standards import FOLDER, faults_of

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def package():
    return package_of(generated(500), PUBLISHER, today=TODAY, changed_at=NOW)


def test_500_grants_are_valid_and_nothing_is_complained_of(package):
    assert len(package["grants"]) == 500
    assert faults_of(package) == []
    assert [complaints(each, today=TODAY) for each in package["grants"]] == [[]] * 500


def test_the_schema_would_see_what_is_wrong(package):
    broken = json.loads(json.dumps({**package, "grants": package["grants"][:3]}))
    broken["grants"][0]["currency"] = "WON"
    del broken["grants"][1]["recipientOrganization"]
    broken["grants"][2]["awardDate"] = "soon"

    assert len(faults_of(broken)) == 3


def test_sums_are_those_of_the_payments():
    paid = (
        Payment("release-1", TODAY, 20_000_000),
        Payment("return-2", TODAY, -3_000_000),
    )

    written = grant_of(grant(payments=paid), PUBLISHER)

    assert written["amountDisbursed"] == 17_000_000
    assert [each["value"] for each in written["disbursementTransaction"]] == [
        20_000_000,
        -3_000_000,
    ]


def test_an_award_of_tomorrow_waits():
    tomorrow = replace(grant(), awarded_on=TODAY + timedelta(days=1))

    assert grants_of([tomorrow], PUBLISHER, today=TODAY) == []
    assert complaints(grant_of(tomorrow, PUBLISHER), today=TODAY) == [
        "awarded in the future"
    ]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (
            "organisation with an id of a grant",
            {"fundingOrganization": [{"id": "360G-x", "name": "x"}]},
        ),
        ("no programme", {"grantProgramme": []}),
        ("title and description are one", {"description": "LAMPS that listen"}),
        ("title too long", {"title": "a" * 140}),
        ("nothing said", {"description": " "}),
        ("address of a person in a text", {"description": "ask me@example.org"}),
        ("place without its code", {"beneficiaryLocation": [{"name": "Seoul"}]}),
        ("nothing awarded", {"amountAwarded": 0, "amountDisbursed": 0}),
        (
            "more paid than awarded",
            {
                "amountDisbursed": 60_000_000,
                "disbursementTransaction": [{"value": 60_000_000}],
            },
        ),
        (
            "ends before it begins",
            {"plannedDates": [{"startDate": "2026-02-01", "endDate": "2026-01-01"}]},
        ),
        ("payments do not add up", {"amountDisbursed": 1}),
    ],
)
def test_each_rule_of_the_quality_checks_is_watched(rule, change):
    written = {**grant_of(grant(), PUBLISHER), **change}

    assert rule in complaints(written, today=TODAY)


def test_a_firm_without_a_registration_is_named_by_the_foundation():
    unregistered = replace(
        grant(),
        recipient=Recipient("77", "Club", "other", place=Place("11010", "J", 1, 1)),
    )

    written = grant_of(unregistered, PUBLISHER)

    assert written["recipientOrganization"][0]["id"] == "KR-BRN-9998200007-77"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("=1+1", "· =1+1"),
        ("'=1+1", "· =1+1"),
        ("  two\nlines ", "two lines"),
        ("ask me@example.org now", "ask […] now"),
        ("밤 버스", "밤 버스"),
    ],
)
def test_texts_are_told_in_one_line_that_no_program_runs(typed, said):
    assert told(typed) == said


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_come_back_as_the_very_same_json(package, form, tmp_path):
    few = {**package, "grants": package["grants"][:120]}
    write, encoding = {"csv": (as_csv, "utf-8-sig"), "xlsx": (as_xlsx, "utf8")}[form]
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / f"grants.{form}"
    source.write_bytes(b"".join(write(few)))

    flattentool.unflatten(
        str(source if form == "xlsx" else source.parent),
        input_format=form,
        output_name=str(tmp_path / "out.json"),
        root_list_path="grants",
        id_name="id",
        schema=str(FOLDER / "360-giving-schema.json"),
        encoding=encoding,
        metatab_name=None,
    )

    read = json.loads((tmp_path / "out.json").read_text())
    assert read["grants"] == few["grants"]


def test_the_json_is_the_package(package):
    assert json.loads(b"".join(as_json(package))) == package


def test_a_table_has_a_row_for_each_grant_and_the_facts_first(package):
    columns, rows = table_of(package["grants"])

    assert columns[:4] == ["id", "title", "description", "currency"]
    assert len(list(rows)) == 500
    text = b"".join(as_csv({"grants": package["grants"][:2]})).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(text.splitlines())] == [
        "id",
        "360G-innovationpark-DF-26-0001",
        "360G-innovationpark-DF-26-0002",
    ]
