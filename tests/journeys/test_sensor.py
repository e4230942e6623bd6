"""A sensor's script over a bad line: whatever is cut, there is one observation and one receipt."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils.translation import override

from experiments.observations.models import Observation
from experiments.observations.permissions import KeyHasOtherContent
from tests.benchmarks.observation_intake import BATCH, intake_per_second
from tests.experiments.observations.sensor import key_for
from tests.factories.accounts import UserFactory
from tests.factories.sensors import measured_experiment

from .cut_line import cut_line

pytestmark = pytest.mark.browser  # beside the others that need a running site

SCRIPT = Path(__file__).with_name("sensor_script.py")


@pytest.fixture
def key(live_site):
    organiser = UserFactory()
    experiment = measured_experiment(slug="cool-roofs", organisers=[organiser])
    return key_for(experiment, organiser)


def run(address, key, client_key, temperature=21.5, language="en"):
    given = [address, str(client_key), str(temperature), language]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *given],
        env={**os.environ, "PARK_KEY": key},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


def test_line_cut_before_and_after_is_one_observation(live_site, key):
    client_key = uuid4()
    with cut_line(live_site, "before", "after", "after") as line:
        receipt = run(line.address, key, client_key)
        assert line.went == ["before", "after", "after", ""]
    assert (receipt["tries"], receipt["status"], receipt["became"]) == (4, 200, "known")
    assert receipt["client_key"] == str(client_key)
    assert Observation.objects.get().values == {"temperature": 21.5}


def test_line_that_holds_is_one_try(live_site, key):
    receipt = run(live_site, key, uuid4())
    assert (receipt["tries"], receipt["status"], receipt["became"]) == (
        1,
        201,
        "created",
    )


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_script_that_sends_other_content_is_told(live_site, key, language):
    client_key = uuid4()
    run(live_site, key, client_key, language=language)
    answer = run(live_site, key, client_key, temperature=30, language=language)
    assert (answer["tries"], answer["status"], answer["code"]) == (
        1,
        409,
        "other-content",
    )
    with override(language):
        assert answer["detail"] == str(KeyHasOtherContent.sentence)
    assert Observation.objects.get().values == {"temperature": 21.5}


def test_intake_is_measured_over_http(live_site, key):
    per_second = intake_per_second(live_site, key, {"temperature": 21.5}, batches=4)
    assert per_second > 0
    assert Observation.objects.count() == 4 * BATCH + 1
