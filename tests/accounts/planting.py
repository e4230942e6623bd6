"""One person who left words in every corner of the park, each with the same marker in it."""

import json
from io import BytesIO
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image as PictureFile
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    GroupApprovalTask,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail.users.models import UserProfile
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from accounts.models import Profile, User
from experiments.models import (
    Conclusion,
    ConsentVersion,
    Letter,
    LetterSent,
    Move,
    Registration,
)
from experiments.observations.enums import Source
from experiments.observations.models import (
    ConsentApplied,
    Correction,
    Draft,
    ImportRun,
    Observation,
    ObservationPhoto,
    Reminder,
    SensorKey,
)
from experiments.workflow import Status
from home.models import ParkImage
from tests.factories import experiments as experiment_factories
from tests.factories.accounts import UserFactory
from tests.factories.experiments import ready_experiment, words
from tests.factories.observations import concluded

from .planting_awards import plant_awards
from .planting_batteries import plant_batteries
from .planting_battery_rewards import plant_battery_rewards
from .planting_bookings import plant_bookings
from .planting_community import plant_community
from .planting_custody import plant_custody
from .planting_decisions import plant_decisions
from .planting_funding import plant_funding
from .planting_notifications import plant_notifications
from .planting_parking import plant_parking
from .planting_reviews import plant_reviews
from .planting_rounds import plant_rounds
from .planting_spaces import plant_spaces

MARKER = "zqcanary"


def plant_everywhere() -> User:
    """A person with at least one row in every registered model."""
    person = UserFactory(email=f"{MARKER}@example.org", display_name=f"{MARKER} name")
    Profile.objects.filter(user=person).update(access_needs=f"{MARKER} needs")
    for plant in (
        _account,
        _visits,
        _tasks,
        _desk,
        _pages,
        _translations,
        _experiments,
    ):
        plant(person)
    plant_notifications(person, MARKER)
    plant_community(person, MARKER)
    plant_bookings(person, MARKER)
    plant_spaces(person, MARKER)
    plant_funding(person, MARKER)
    plant_reviews(person, MARKER)
    plant_awards(person)
    plant_decisions(person)
    plant_batteries(person, MARKER, _file)
    plant_parking(person, MARKER, _file)
    plant_battery_rewards(person, MARKER, _file)
    plant_custody(person)
    plant_rounds(person, MARKER)
    return person


def _account(person):
    EmailAddress.objects.create(user=person, email=f"{MARKER}.two@example.org")
    Authenticator.objects.create(
        user=person, type="webauthn", data={"name": f"{MARKER} key", "credential": {}}
    )
    account = SocialAccount.objects.create(
        user=person, provider="kakao", uid=f"{MARKER}-1", extra_data={"nick": MARKER}
    )
    app = SocialApp.objects.create(provider="kakao", name="Kakao", client_id="id")
    SocialToken.objects.create(app=app, account=account, token=f"{MARKER} token")


def _visits(person):
    signed_in = SessionStore()
    signed_in["_auth_user_id"] = str(person.pk)
    signed_in.save()
    typed = SessionStore()
    typed["account_login"] = {"email": person.email}
    typed.save()
    UserSession.objects.create(
        user=person,
        ip="203.0.113.9",
        session_key=signed_in.session_key,
        user_agent=f"{MARKER} browser",
    )


def _tasks(person):
    DBTaskResult.objects.create(
        args_kwargs={"args": [{"to": person.email}], "kwargs": {}},
        task_path="innovation_park.lib.letters.deliver_letter",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback=f"SMTPRecipientsRefused: {person.email}",
        status="FAILED",
    )


def _desk(person):
    UserProfile.objects.create(user=person, avatar=_file("avatar.png"))
    APIToken.objects.create(user=person)
    UploadedFile.objects.create(
        uploaded_by_user=person,
        file=_file("upload.txt"),
        for_content_type=ContentType.objects.get_for_model(Document),
    )
    Document.objects.create(
        title="Plan", file=_named("plan.txt"), uploaded_by_user=person
    )
    size = {"width": 1, "height": 1}
    Image.objects.create(
        title="A", file=_named("a.png"), uploaded_by_user=person, **size
    )
    ParkImage.objects.create(
        title="B", file=_named("b.png"), uploaded_by_user=person, alt=words("B"), **size
    )
    about = {
        "content_type": ContentType.objects.get_for_model(person),
        "object_id": str(person.pk),
        "action": "wagtail.edit",
        "timestamp": timezone.now(),
    }
    ModelLogEntry.objects.create(label=f"{MARKER} label", **about)
    ModelLogEntry.objects.create(
        user=person,
        label="Menu",
        data={"comment": MARKER},
        **about | {"object_id": "99"},
    )


def _pages(person):
    page = Page.objects.get(depth=1).add_child(
        instance=Page(title="A page", slug=f"page-{uuid4()}", owner=person)
    )
    page.locked, page.locked_by = True, person
    page.save()
    comment = Comment.objects.create(
        page=page, user=person, text=f"{MARKER} remark", contentpath="title"
    )
    CommentReply.objects.create(comment=comment, user=person, text=f"{MARKER} reply")
    Comment.objects.create(
        page=page,
        user=UserFactory(),
        text="Settled",
        contentpath="title",
        resolved_at=timezone.now(),
        resolved_by=person,
    )
    revision = page.save_revision(user=person)
    revision.content["wagtail_admin_comments"] = [
        {"user": person.pk, "text": f"{MARKER} quoted", "replies": []}
    ]
    revision.save()
    PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    PageLogEntry.objects.create(
        page=page,
        user=person,
        action="wagtail.edit",
        timestamp=timezone.now(),
        label="A page",
        data={"comment": MARKER},
        content_type=ContentType.objects.get_for_model(Page),
    )
    editing = {"user": person, "content_type": ContentType.objects.get_for_model(Page)}
    EditingSession.objects.create(
        object_id=str(page.pk), last_seen_at=timezone.now(), **editing
    )
    _form_state(person, page)
    _workflow(person, page, revision)


def _form_state(person, page):
    values = {"user": person}
    for field in FormState._meta.local_concrete_fields:
        if (
            field.name in values
            or field.has_default()
            or field.null
            or field.primary_key
        ):
            continue
        if field.is_relation:
            values[field.name] = ContentType.objects.get_for_model(Page)
        elif field.get_internal_type() == "DateTimeField":
            values[field.name] = timezone.now()
        else:
            values[field.name] = str(page.pk)
    FormState.objects.create(**values)


def _workflow(person, page, revision):
    content_types = {
        "content_type": ContentType.objects.get_for_model(Page),
        "base_content_type": ContentType.objects.get_for_model(Page),
    }
    state = WorkflowState.objects.create(
        object_id=str(page.pk),
        workflow=Workflow.objects.create(name="Review"),
        requested_by=person,
        **content_types,
    )
    TaskState.objects.create(
        workflow_state=state,
        revision=revision,
        task=GroupApprovalTask.objects.create(name="Look"),
        finished_by=person,
        finished_at=timezone.now(),
        comment=f"{MARKER} opinion",
        content_type=ContentType.objects.get_for_model(TaskState),
    )


def _translations(person):
    page = Page.objects.get(depth=1).add_child(
        instance=Page(title="A source", slug=f"source-{uuid4()}")
    )
    known = TranslatableObject.objects.create(
        translation_key=page.translation_key,
        content_type=ContentType.objects.get_for_model(Page),
    )
    source = TranslationSource.objects.create(
        object=known,
        specific_content_type=ContentType.objects.get_for_model(Page),
        locale=page.locale,
        object_repr="A source",
        content_json=json.dumps({}),
        last_updated_at=timezone.now(),
    )
    context = TranslationContext.objects.create(object=known, path="title")
    OverridableSegment.objects.create(
        source=source, context=context, order=0, data_json="{}"
    )
    String.from_value(page.locale, _string_value("A source"))
    StringTranslation.objects.create(
        translation_of=String.objects.get(),
        locale=page.locale,
        context=context,
        data="A source",
        last_translated_by=person,
    )
    SegmentOverride.objects.create(
        locale=page.locale, context=context, data_json="{}", last_translated_by=person
    )


def _string_value(text):
    from wagtail_localize.strings import StringValue  # noqa: PLC0415

    return StringValue.from_plaintext(text)


def _experiments(person):
    experiment = ready_experiment(organisers=[person])
    taking_part = experiment_factories.join(experiment, person)
    LetterSent.objects.create(participation=taking_part, about="letter:1")
    Move.objects.create(
        experiment=experiment,
        target=Status.RECRUITING,
        reason=words("Because."),
        by=person,
        by_role="park manager",
        at=timezone.now(),
    )
    Letter.objects.create(
        experiment=experiment,
        subject=f"{MARKER} asks you",
        text=f"Yours, {MARKER}.",
        by=person,
        client_key=uuid4(),
    )
    draft = ConsentVersion(
        experiment=ready_experiment(),
        number=9,
        title=words("Draft"),
        introduction=words("We ask."),
        retention=words("A year."),
        published_by=person,
    )
    draft.save()
    Registration.objects.update(registered_by=person)
    Conclusion.objects.filter(pk=concluded(experiment).pk).update(published_by=person)
    key = {"form": "roof", "name": "Roof", "key_sha256": "0" * 64, "beginning": "ipk_"}
    SensorKey.objects.create(experiment=experiment, created_by=person, **key)
    ImportRun.objects.create(
        experiment=experiment, form="roof", file_name="roof.csv", by=person
    )
    _observations(taking_part, person)


def _observations(taking_part, person):
    now = timezone.now()
    observation = Observation.objects.create(
        experiment=taking_part.experiment,
        form="diary",
        participation=taking_part,
        source=Source.PHONE,
        client_key=uuid4(),
        observed_at=now,
        observed_on=timezone.localdate(now),
        received_at=now,
        values={"remarks": f"{MARKER} observation"},
    )
    photo = ObservationPhoto(observation=observation, field="picture")
    photo.picture.save(f"{MARKER}-photo.jpg", _file("photo.jpg"))
    Correction.objects.create(
        observation=observation,
        field="remarks",
        old=f"{MARKER} before",
        reason=f"{MARKER} reason",
        by=person,
        at=now,
    )
    Draft.objects.create(
        participation=taking_part,
        form="diary",
        client_key=uuid4(),
        answers={"remarks": f"{MARKER} draft"},
    )
    Reminder.objects.create(participation=taking_part, form="diary")
    ConsentApplied.objects.create(participation=taking_part, status=taking_part.status)


def _file(name):
    return ContentFile(f"{MARKER} inside".encode(), name=f"{MARKER}-{name}")


def _named(name):
    """A file that stays for the park: its content is work, not a trace of the person."""
    content = BytesIO()
    PictureFile.new("RGB", (2, 2), "green").save(content, "PNG")
    return ContentFile(content.getvalue(), name=name)
