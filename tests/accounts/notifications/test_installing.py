"""The park as an application: its name and icon in three languages, its one page without a network."""

import io
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from tests.factories.notifications import told_something

LANGUAGES = ("en", "ko", "th")


@pytest.mark.parametrize("language", LANGUAGES)
def test_manifest_speaks_the_language_and_leads_to_what_is_there(client, db, language):
    with override(language):
        told = client.get(reverse("manifest"))
    assert told["Content-Type"] == "application/manifest+json"
    manifest = told.json()
    assert (manifest["lang"], manifest["start_url"]) == (language, f"/{language}/")
    assert (manifest["display"], manifest["id"]) == ("standalone", "/")
    for icon in manifest["icons"]:
        answer = client.get(icon["src"])
        side = int(icon["sizes"].split("x")[0])
        picture = Image.open(io.BytesIO(answer.content))
        assert (picture.size, picture.format) == ((side, side), "PNG")
        assert len(answer.content) < 20_000
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("end", ["any-1.png", "any-99999.png", "round-192.png"])
def test_there_are_no_other_icons(client, db, end):
    assert client.get(f"/icon/{end}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_without_a_network_is_the_same_for_everybody(
    client, db, resident, language
):
    with override(language):
        address = reverse("offline")
    pages = [client.get(address)]
    told_something(resident)
    client.force_login(resident)
    pages.append(client.get(address))
    assert pages[0].content == pages[1].content
    assert f'<html lang="{language}">' in pages[0].content.decode()
    for page in pages:
        assert "no-store" not in page["Cache-Control"]
        assert "no-cache" in page["Cache-Control"]


def test_worker_keeps_all_parts_of_that_page_and_no_other_page(client, db):
    worker = client.get("/worker.js").content.decode()
    page = client.get("/en/offline/").content.decode()
    parts = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    assert len(parts) == 9
    kept = re.search(r"const PARTS = \[(.+?)\];", worker, re.DOTALL).group(1)
    for part in parts:
        assert f'"{part}"' in kept
        for module in re.findall(r'from "\./([\w/]+\.js)"', source_of(part)):
            assert f"/static/js/{module}" in kept
    pages = re.search(r"const PAGES = \{(.+?)\};", worker).group(1)
    assert re.findall(r'"([^"]+)"', pages) == [
        f"/{language}/offline/" for language in LANGUAGES
    ]


def source_of(address) -> str:
    with open(finders.find(address.removeprefix("/static/"))) as file:
        return file.read()


def test_bell_is_asked_for_its_number(client, resident, neighbour):
    told_something(resident)
    address = reverse("notifications:count")
    assert client.get(address).status_code == 302
    for person, unread in ((resident, 1), (neighbour, 0)):
        client.force_login(person)
        assert client.get(address).json() == {"unread": unread}
