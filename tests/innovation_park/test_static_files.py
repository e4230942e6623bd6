"""Static files of production: a page names them by hash, so do they each other, and browsers keep them for good."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.db import connection

from .test_settings import GIVEN

WALK = """
import asyncio, gzip, json, re, sys
import django; django.setup()
from urllib.parse import urljoin
from django.test import AsyncClient

client = AsyncClient()
HEADERS = {"accept-encoding": "gzip"}


async def get(address):
    response = await client.get(address, secure=True, headers=HEADERS)
    body = b"".join([part async for part in response]) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return response, body


async def walk():
    waiting = re.findall('(?:href|src)="(/static/[^"]+)"', (await get("/en/search/"))[1].decode())
    answers = {}
    while waiting:
        address = waiting.pop()
        response, body = await get(address)
        told = [response.get(name, "") for name in ("Cache-Control", "Content-Encoding")]
        answers[address] = [response.status_code, *told]
        if address.endswith((".js", ".css")):
            found = re.findall('(?:from |import[(])"([.]/[^"]+)"|url[(]"?([^)"]+)', body.decode())
            named = [urljoin(address, one or other) for one, other in found if other[:5] != "data:"]
            waiting += [each for each in named if each not in answers]
    return answers


json.dump(asyncio.run(walk()), sys.stdout)
"""


@pytest.fixture
def production(transactional_db, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("files are the same on every database; shown on SQLite")
    database = connection.settings_dict["NAME"]
    return {
        **os.environ,
        **GIVEN,
        "DJANGO_SETTINGS_MODULE": "innovation_park.settings.production",
        "DATABASE_URL": f"sqlite:///{database}",
        "ALLOWED_HOSTS": "testserver",
        "STATIC_ROOT": str(tmp_path / "static"),
    }


def run(environment, *command):
    done = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_page_and_all_it_leads_to_is_hashed_compressed_and_kept(production):
    run(production, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    answers = json.loads(run(production, "-c", WALK))
    modules = {name.split("/")[-1].split(".")[0] for name in answers if ".js" in name}
    assert {"park", "forms", "drafts", "counts", "themes", "kept", "sending"} <= modules
    for address, (status, caching, coding) in answers.items():
        assert (address, status) == (address, 200)
        assert re.search(r"\.[0-9a-f]{12}\.", address), address
        assert "immutable" in caching, (address, caching)
        if address.endswith((".css", ".js")):
            assert (address, coding) == (address, "gzip")
