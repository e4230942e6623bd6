"""Running experiments with a diary of every kind of answer, and what participants send to them."""

from io import BytesIO
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as PictureFile

from experiments.enums import FieldKind
from experiments.models import Experiment
from experiments.observations.actions import record_observation
from experiments.observations.actions.photos import keep_photos
from experiments.observations.enums import Source
from experiments.observations.models import Observation
from experiments.observations.protocol import protocol_of
from experiments.workflow import Status
from innovation_park.lib.uploads import clean_picture

from .experiments import ready_experiment
from .observations import (
    ProtocolFieldFactory,
    choice,
    complete_draft,
    register,
    words,
)


def everything_asked(form) -> None:
    """One field of every kind beside those of :func:`complete_draft`; the photo is asked for ``photos``."""
    more = {
        "cars": {"kind": FieldKind.WHOLE, "unit": "", "minimum": 0, "maximum": 20},
        "weather": {
            "kind": FieldKind.CHOICE,
            "choices": [choice("dry", "Dry"), choice("wet", "Wet")],
        },
        "helped": {
            "kind": FieldKind.CHOICES,
            "choices": [choice("signs", "The signs"), choice("app", "The app")],
        },
        "remarks": {"kind": FieldKind.TEXT},
        "on": {"kind": FieldKind.DAY},
        "picture": {"kind": FieldKind.PHOTO, "purpose": "photos"},
        "where": {"kind": FieldKind.PLACE},
    }
    for key, fields in more.items():
        ProtocolFieldFactory(form=form, key=key, label=words(f"{key}?"), **fields)


def running(slug="happy-parking", *, how_often="any-time", whole=True, **fields):
    """A running experiment with a diary that asks for every kind of answer."""
    experiment = ready_experiment(slug=slug, **fields)
    draft = complete_draft(experiment)
    form = draft.forms.get()
    form.how_often = how_often
    form.save()
    if whole:
        everything_asked(form)
    register(draft)
    Experiment.objects.filter(pk=experiment.pk).update(status=Status.RUNNING)
    experiment.refresh_from_db()
    return experiment


def observe(participation, key=None, photos=None, at=None, **given):
    """Sent by the participant, as from a phone."""
    observation, _is_new = record_observation(
        experiment=participation.experiment,
        form=protocol_of(participation.experiment).form("diary"),
        given={"minutes": "5", **given},
        photos=photos,
        client_key=key or uuid4(),
        observed_at=at or timezone.now(),
        source=Source.PHONE,
        participation=participation,
    )
    return observation


def photo_with_place() -> SimpleUploadedFile:
    """A JPEG whose EXIF says where it was taken, by whom, and with which camera."""
    exif = PictureFile.Exif()
    exif[0x010F] = "zqcamera"
    exif[0x013B] = "zqartist"
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (37.0, 33.0, 59.0), 3: "E", 4: (126.0, 58.0, 41.0)})
    content = BytesIO()
    PictureFile.new("RGB", (40, 30), "green").save(content, "JPEG", exif=exif)
    return SimpleUploadedFile("zqplace.jpg", content.getvalue(), "image/jpeg")


def sent_in_the_past(participation) -> Observation:
    """An observation with a photo, of an experiment that need not run any more."""
    experiment = participation.experiment
    draft = complete_draft(experiment)
    everything_asked(draft.forms.get())
    register(draft)
    observation = Observation.objects.create(
        experiment=experiment,
        form="diary",
        participation=participation,
        source=Source.PHONE,
        client_key=uuid4(),
        observed_at=timezone.now(),
        observed_on=timezone.localdate(),
        received_at=timezone.now(),
        values={"minutes": 5.0, "picture": True},
    )
    keep_photos(observation, {"picture": clean_picture(photo_with_place())})
    return observation
