import hashlib
import io
import json
import zipfile

from django.core.files.base import ContentFile
from django.utils import timezone

from funding.actions.extracting import note_bundle
from funding.exports.bundle import bundle_of
from funding.models import Document
from funding.workflow import Status
from tests.factories.funding import application_in


def bundle(officer, *applications) -> zipfile.ZipFile:
    extract = note_bundle(reason="The yearly audit.", by=officer)
    parts = bundle_of(extract, [each.pk for each in applications])
    return zipfile.ZipFile(io.BytesIO(b"".join(parts)))


def handed_in(application, name="plan.pdf", content=b"%PDF-1.7 plan"):
    document = Document(
        application=application,
        key="plan",
        name=name,
        content_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_at=timezone.now(),
    )
    document.file.save("plan.pdf", ContentFile(content))
    return document


def test_everything_is_there_and_the_index_proves_it(officer):
    application = application_in(Status.DECLINED)
    document = handed_in(application, "../../계획 = 1.pdf")

    archive = bundle(officer, application)

    index = json.loads(archive.read("index.json"))
    assert sorted(each["path"] for each in index["files"]) == sorted(
        set(archive.namelist()) - {"index.json", "index.pdf"}
    )
    for each in index["files"]:
        content = archive.read(each["path"])
        assert hashlib.sha256(content).hexdigest() == each["sha256"]
        assert len(content) == each["bytes"]
    assert index["for"] == "The yearly audit."
    path = f"{application.code}/documents/{document.pk}-계획_1.pdf"
    assert archive.read(path) == b"%PDF-1.7 plan"
    assert archive.read("index.pdf").startswith(b"%PDF")


def test_facts_events_and_answers_are_told(officer):
    application = application_in(Status.DECLINED)

    archive = bundle(officer, application)

    facts = json.loads(archive.read(f"{application.code}/application.json"))
    log = archive.read(f"{application.code}/log.jsonl").splitlines()
    assert facts["code"] == application.code
    assert facts["decision"]["outcome"] == "declined"
    assert sorted(facts["feedback"]) == ["business", "technology"]
    assert [json.loads(each)["seq"] for each in log[1:]] == [1, 2, 3, 4, 5]
    assert json.loads(log[-1])["digest"] == facts["head"]["digest"]
    assert archive.read(f"{application.code}/application.pdf").startswith(b"%PDF")


def test_a_file_that_is_missing_spoils_nothing(officer):
    application = application_in(Status.SUBMITTED)
    document = handed_in(application)
    document.file.storage.delete(document.file.name)

    archive = bundle(officer, application, application_in(Status.SUBMITTED))

    assert archive.testzip() is None
    assert b"missing" in archive.read(
        f"{application.code}/documents/{document.pk}-plan.pdf"
    )
