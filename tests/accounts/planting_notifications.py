"""What a person leaves where they are reached."""

from accounts.notifications.actions.voiding import void_acting_links
from tests.factories.notifications import DeviceFactory, chooses, lives_by, tell


def plant_notifications(person, marker):
    notification = tell(person, arguments={"name": f"{marker} tree", "number": 3})
    notification.letter = {"language": "en", "subject": marker, "text": marker}
    notification.save()
    chooses(person, "daily")
    lives_by(person, zone="Asia/Bangkok")
    void_acting_links(person=person)
    DeviceFactory(
        person=person,
        endpoint=f"https://push.example.org/{marker}",
        name=f"{marker} browser",
    )
