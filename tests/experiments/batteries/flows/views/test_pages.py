"""The page of the flows: what it tells, what it costs, and what may be taken away."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from experiments.batteries.custody.actions.places import box_of
from experiments.batteries.flows.exports import TABLES
from tests.factories.custody import Way
from tests.streams import body_of

pytestmark = pytest.mark.django_db
PAGE = reverse("batteries_flows:picture")


def file_of(table, kind):
    return reverse("batteries_flows:open-data", args=[table, kind])


def a_way(grams=1_000, name="Library"):
    """From a box of this name to the certificate: 10 g are lost on the road, 40 % is zinc, 20 % cadmium."""
    way = Way()
    way.point.name = name
    way.point.save()
    lot = way.lot_at_recycler(grams)
    way.arrive(lot, grams - 10)
    lot.refresh_from_db()
    way.certify(lot, zinc=grams * 4 // 10, cadmium=grams * 2 // 10)
    return way


def rows_of(client, table):
    body = body_of(client.get(file_of(table, "csv")))
    return list(csv.reader(StringIO(body.decode("utf-8-sig"))))


def test_page_tells_the_way_and_costs_the_same_with_more(
    client, django_assert_max_num_queries
):
    way = a_way()
    client.get(PAGE)  # what is asked once a process

    def cost():
        with django_assert_max_num_queries(12) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    before = cost()
    for _more in range(3):
        a_way(500)
    assert cost() == before
    page = client.get(PAGE)
    told = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert told.split('id="recovered-grams">')[1].startswith("1.5 kg")
    assert told.split('id="spared-grams">')[1].startswith("1.8 kg")  # zinc alone
    flows = {
        (each.source, each.target): each.grams for each in page.context["drawn"].rows
    }
    assert flows["Residents", "Boxes"] == flows["Vans", "Hub"] == 2_500
    assert (flows["On the way", "Missing"], flows["Recyclers", "Residue"]) == (40, 960)
    last = client.get(PAGE + "?page=2").content.decode()
    for node, page in ((way.hub, told), (box_of(way.point), last)):
        assert reverse("batteries_custody:place", args=[node.code]) in page


def test_periods_and_pages_that_do_not_exist_lead_somewhere(client):
    assert client.get(PAGE).context["drawn"] is None
    a_way()
    for told in ("?weeks=4", "?weeks=26", "?weeks=-1", "?page=99", "?weeks=4&page=x"):
        assert client.get(PAGE + told).context["drawn"].rows
    for table, kind in (("flows", "xml"), ("people", "csv")):
        assert client.get(file_of(table, kind)).status_code == 404


def test_every_table_is_the_same_as_csv_and_as_json(client):
    a_way(name="=HYPERLINK(1)")
    for key, table in TABLES.items():
        document = client.get(file_of(key, "json")).json()
        heading, *rows = rows_of(client, key)
        assert tuple(heading) == table.columns
        assert len(rows) == len(document["rows"])
    names = [row[2] for row in rows_of(client, "places")[1:]]
    assert "'=HYPERLINK(1)" in names
    assert {row[-1] for row in rows_of(client, "places")[1:]} == {"0"}


def test_one_gets_there_and_on_from_the_boxes(client):
    a_way()
    assert f'href="{PAGE}"' in client.get(reverse("batteries:points")).content.decode()
    told = client.get(PAGE).content.decode()
    for name in ("batteries:points", "batteries_custody:overview"):
        assert f'href="{reverse(name)}"' in told
