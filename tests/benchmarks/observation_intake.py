"""How many observations a second come in through the API: batches over HTTP, several senders at once."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

BATCH = 500
SENDERS = 2


def intake_per_second(
    address: str, key: str, values: dict, *, batches: int = 20, senders: int = SENDERS
) -> float:
    """Observations a second that the site at ``address`` creates for the form of ``key``.

    ``values`` fit that form. The bodies are made before the clock starts; every one of the rows
    must have been created, or it fails.
    """
    bodies = [_body(values) for _number in range(batches)]
    shares = [bodies[sender::senders] for sender in range(senders)]
    _send(address, key, [_body(values, rows=1)])
    began = time.perf_counter()
    with ThreadPoolExecutor(senders) as pool:
        created = sum(pool.map(lambda share: _send(address, key, share), shares))
    seconds = time.perf_counter() - began
    if created != batches * BATCH:
        raise RuntimeError(f"{created} of {batches * BATCH} were created")
    return round(created / seconds, 1)


def _body(values: dict, rows: int = BATCH) -> bytes:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds")
    observations = [
        {
            "client_key": str(uuid4()),
            "observed_at": yesterday,
            "unit": f"thing-{number % 50}",
            "values": values,
        }
        for number in range(rows)
    ]
    return json.dumps({"observations": observations}).encode()


def _send(address: str, key: str, bodies: list[bytes]) -> int:
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    created = 0
    for body in bodies:
        line.request("POST", "/api/v1/observations/batch", body, headers)
        answer = line.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {content[:200]!r}")
        created += json.loads(content)["created"]
    line.close()
    return created
