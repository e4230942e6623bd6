"""A sensor's script as somebody outside the park would write it: only what Python brings along.

    PARK_KEY=ipk_... python sensor_script.py ADDRESS CLIENT_KEY TEMPERATURE [LANGUAGE]

Sends one reading with a key of its own and tries again until there is a receipt; prints the receipt,
or what is wrong in the language of whoever looks after the script.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request

TRIES = 20


def send(address, reading, language="en"):
    request = urllib.request.Request(
        f"{address}/api/v1/observations",
        data=json.dumps(reading).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['PARK_KEY']}",
            "Content-Type": "application/json",
            "Accept-Language": language,
        },
    )
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return {"tries": attempt, "status": answer.status, **json.load(answer)}
        except urllib.error.HTTPError as problem:
            if problem.code != 429 and problem.code < 500:
                return {"tries": attempt, "status": problem.code, **json.load(problem)}
        except OSError:
            pass  # the line was cut: the same key again is safe
        time.sleep(0.2)
    raise SystemExit("no answer")


if __name__ == "__main__":
    address, client_key, temperature, *language = sys.argv[1:]
    reading = {
        "client_key": client_key,
        "observed_at": "2026-11-20T08:30:00+09:00",
        "unit": "roof-3",
        "values": {"temperature": float(temperature)},
    }
    sys.stdout.write(json.dumps(send(address, reading, *language)))
