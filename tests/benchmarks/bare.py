"""A bare ASGI application that answers everything with the bytes of one file: the yardstick of the page cache."""

import json
import os
from pathlib import Path

answer = json.loads(Path(os.environ["BARE_ANSWER"]).read_text())
START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (name.encode("latin-1"), value.encode("latin-1"))
        for name, value in answer["headers"]
    ],
}
BODY = {"type": "http.response.body", "body": bytes.fromhex(answer["body"])}


async def application(scope, receive, send):
    await send(START)
    await send(BODY)
