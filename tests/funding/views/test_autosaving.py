"""What the script of a form page asks: each answer is kept by itself."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.factories.applying import (
    PDF,
    answer,
    begun,
    every_kind,
    page_of,
    sent,
    shown_of,
    submitted,
    written,
)
from tests.factories.funding import revised

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


class TestAutosave:
    @pytest.fixture
    def application(self, lead):
        return begun(lead)

    def save(self, client, here, application, **typed):
        data = sent(application, **typed) | {"keys": list(typed)}
        return client.post(here(application, "save/"), data, **JSON)

    def test_each_answer_has_its_outcome(self, client, here, application):
        said = self.save(
            client, here, application, title="Lamps", plan="x" * 20_001
        ).json()
        assert (said["state"], said["at"]) == (
            "saved",
            timezone.localtime().strftime("%H:%M"),
        )
        assert said["answers"]["title"] == {
            "state": "saved",
            "version": 1,
            "value": '"Lamps"',
            "mine": '"Lamps"',
            "fault": "",
        }
        assert said["answers"]["plan"]["state"] == "refused"
        assert "20,000" in said["answers"]["plan"]["fault"]

    def test_fault_comes_with_what_is_kept(self, client, here, application):
        answer(application, plan="x")
        said = self.save(client, here, application, plan="word " * 51).json()
        assert said["answers"]["plan"]["fault"] == "This is 1 word too long."
        assert application.answers.get(key="plan").version == 2

    def test_collision_tells_what_the_other_wrote(self, client, here, application):
        answer(application, plan="One.")
        late = sent(application, plan="Mine.") | {"keys": ["plan"]}
        answer(application, plan="Theirs.")
        said = client.post(here(application, "save/"), late, **JSON).json()["answers"][
            "plan"
        ]
        assert (said["state"], said["theirs"], said["by"], said["version"]) == (
            "collision",
            '"Theirs."',
            "Lead",
            2,
        )

    def test_whoever_is_signed_out_is_told_so(self, application):
        address = f"/en/funding/applications/{application.code}/save/"
        for method in (Client().get, Client().post):
            answer_ = method(address, **JSON)
            assert (answer_.status_code, answer_.json()) == (
                401,
                {"state": "signed-out"},
            )

    def test_door_gives_a_fresh_token(self, client, here, application):
        assert client.get(here(application, "save/"), **JSON).json().keys() == {
            "token",
            "person",
        }

    def test_somebody_else_at_the_same_device_saves_nothing(
        self, client, here, application
    ):
        answer_ = client.post(
            here(application, "save/"),
            {"keys": "plan", "answer-plan": "x"},
            HTTP_X_PERSON="another",
            **JSON,
        )
        assert (
            answer_.status_code,
            application.answers.filter(key="plan").count(),
        ) == (401, 0)

    def test_nothing_is_kept_after_submitting(self, client, here, lead):
        application = submitted(lead)
        answer_ = self.save(client, here, application, plan="Late.")
        assert (answer_.status_code, answer_.json()["state"]) == (409, "refused")

    def test_a_call_that_is_edited_meanwhile_changes_nothing_for_whoever_writes(
        self, client, here, lead
    ):
        application = written(lead)
        asked = every_kind()
        asked["sections"][0]["pages"][0]["fields"][1] |= {"key": "other"}
        pinned = revised(application.call, asked, number=2).revisions.get(number=1)
        said = self.save(client, here, application, plan="Ten lamps.", other="x")
        page = client.get(here(application, page_of(application))).content.decode()
        assert said.json()["answers"].keys() == {"plan"}
        assert ("answer-plan" in page, "answer-other" in page) == (True, False)
        sent_ = client.post(
            here(application, "check/"), {"shown": shown_of(application)}
        )
        content = json.loads(application.submissions.get().content)
        assert sent_.url == here(application, "receipt/")
        assert content["answers"]["plan"] == "Ten lamps."
        assert pinned.digest in str(content)
        later = begun(call=application.call)
        assert later.revision.number == 2

    @pytest.mark.parametrize(
        ("content", "status"), [(PDF, 200), (b"", 409), (b"MZ", 409)]
    )
    def test_file_goes_up_by_itself(self, client, here, application, content, status):
        upload = SimpleUploadedFile("../\u202eplan.pdf", content)
        answer_ = client.post(
            here(application, "files/add/"), {"key": "proof", "file": upload}, **JSON
        )
        assert answer_.status_code == status
        assert (answer_.json().get("name") == "plan.pdf") is (status == 200)
