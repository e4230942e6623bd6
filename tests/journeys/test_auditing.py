"""What the park says of an application, proved away from it: by its founder, and by an auditor without an account."""

import json
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from funding.models import Extract
from funding.workflow import Event
from tests.factories.accounts import UserFactory
from tests.factories.applying import every_kind, submitted
from tests.factories.funding import a_director, an_officer, call_open, close, taken
from tests.factories.home import opened_park

from .person import LARGE
from .phone import LANGUAGES

pytestmark = pytest.mark.browser


class Auditor:
    """Alone with files and the program, on a Python that has nothing else."""

    def __init__(self, folder, program: bytes):
        self.log, self.program = folder / "log.jsonl", folder / "verify.py"
        self.program.write_bytes(program)

    def finds(self, log: bytes, noted: str = "") -> tuple[bool, str]:
        """Whether it is whole, and what the program says."""
        self.log.write_bytes(log)
        asked = [sys.executable, "-I", "-S", self.program, self.log, noted]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=20)
        return done.returncode == 0, done.stdout + done.stderr


def two_applications(officer, director, lead):
    """One of them is in review already."""
    call = call_open(every_kind(), officer=officer)
    first, second = submitted(lead, call=call), submitted(call=call)
    close(call)
    taken(first, Event.START_REVIEW, officer=officer, director=director)
    return call, first, second


def takes_the_program(visitor) -> bytes:
    """From the page that says how applications travel; nobody has to sign in."""
    visitor.open("funding/travel/")
    visitor.look()
    program = visitor.address("funding:trail-verifier")
    return visitor.downloads(visitor.main.locator(f'a[href="{program}"]'))


def takes_her_log(founder, application) -> bytes:
    founder.open("funding/applications/")
    founder.goes_to("funding:application", application.code)
    founder.look()
    founder.goes_to("funding:application-trail", application.code)
    founder.look()
    file = founder.address("funding:application-trail-file", application.code)
    return founder.downloads(founder.main.locator(f'a[href="{file}"]'))


def hands_out_the_bundle(director, call) -> ZipFile:
    """With the reason, which stays in the park."""
    director.open("funding/work/")
    director.goes_to("funding:work-calls")
    director.look()
    where = director.address("funding:work-bundle-of-call", call.slug)
    form = f'form[action="{where}"]'
    director.unfolds(form)
    director.main.locator(f"{form} textarea").fill("The yearly audit of the city.")
    bundle = director.downloads(director.main.locator(f"{form} button"))
    director.goes_to("funding:work-extracts")
    director.look()
    director.reads("The yearly audit of the city.")
    return ZipFile(BytesIO(bundle))


def checks_the_index(bundle):
    """Every file is in it, with its size and its digest."""
    told = {
        each["path"]: (each["bytes"], each["sha256"])
        for each in json.loads(bundle.read("index.json"))["files"]
    }
    found = {name: bundle.read(name) for name in bundle.namelist()}
    counted = {
        name: (len(content), sha256(content).hexdigest())
        for name, content in found.items()
        if name not in ("index.json", "index.pdf")
    }
    assert counted == told


def checks_the_logs(auditor, bundle, codes):
    for code in codes:
        facts = json.loads(bundle.read(f"{code}/application.json"))
        log = bundle.read(f"{code}/log.jsonl")
        head = facts["head"]["digest"]
        assert auditor.finds(log, head) == (
            True,
            f"Whole: {facts['head']['seq']} events, head {head}\n",
        )


def finds_every_forgery(auditor, log):
    lines = log.splitlines(keepends=True)
    forged = {
        "changed": log.replace(b'"lead"', b'"officer"', 1),
        "lost": b"".join([*lines[:1], *lines[2:]]),
        "shortened": b"".join(lines[:-1]),
        "turned": b"".join([lines[0], lines[2], lines[1], *lines[3:]]),
    }
    assert {name: auditor.finds(each)[0] for name, each in forged.items()} == (
        dict.fromkeys(forged, False)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_auditor_checks_a_bundle_and_founder_her_log(people, language, tmp_path):
    opened_park()
    officer, boss, lead = an_officer(), a_director(), UserFactory()
    call, first, second = two_applications(officer, boss, lead)
    somebody = people(language)
    auditor = Auditor(tmp_path, takes_the_program(somebody()))

    founder = somebody(lead)
    log = takes_her_log(founder, first)
    noted = founder.main.locator(".proof-digest").inner_text()
    assert auditor.finds(log, noted)[0]
    finds_every_forgery(auditor, log)

    taken(first, Event.TO_PANEL, officer=officer, director=boss)
    bundle = hands_out_the_bundle(somebody(boss, screen=LARGE), call)
    checks_the_index(bundle)
    checks_the_logs(auditor, bundle, [first.code, second.code])
    later = bundle.read(f"{first.code}/log.jsonl")
    assert auditor.finds(later, noted)[0]
    assert not auditor.finds(bundle.read(f"{second.code}/log.jsonl"), noted)[0]
    assert Extract.objects.get().person == boss
