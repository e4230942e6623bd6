"""A sensor as a test holds it: a key and what is sent with it."""

import json
from uuid import uuid4

from experiments.observations.actions import create_sensor_key

MOMENT = "2026-11-20T08:30:00+09:00"


def key_for(experiment, by, form="roof", name="roof sensor"):
    """The key itself."""
    return create_sensor_key(experiment=experiment, form=form, name=name, by=by)[1]


def reading(**changes):
    values = changes.pop("values", {"temperature": 21.5})
    return {
        "client_key": str(uuid4()),
        "observed_at": MOMENT,
        "unit": "roof-3",
        "values": values,
        **changes,
    }


class Sensor:
    def __init__(self, client, key, language="en"):
        self.client = client
        self.headers = {
            "authorization": f"Bearer {key}",
            "accept-language": language,
        }

    def get(self, path):
        return self.client.get(f"/api/v1/{path}", headers=self.headers)

    def post(self, path, body, content_type="application/json"):
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(
            f"/api/v1/{path}", data, content_type=content_type, headers=self.headers
        )

    def send(self, row):
        return self.post("observations", row)

    def send_all(self, rows):
        return self.post("observations/batch", {"observations": rows})
