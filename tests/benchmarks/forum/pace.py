"""Writes at a steady pace, in a process of its own: what it was told comes by the input, what became of it is printed."""

import asyncio
import json
import sys

from .lines import Door
from .writing import Person, Writers


async def write(task: dict) -> dict:
    people = [Person(*each) for each in task["people"]]
    writers = Writers(task["ports"], task["topic"], people, Door())
    writing = asyncio.create_task(writers.write(task["rate"]))
    await asyncio.sleep(task["seconds"])
    writers.is_over = True
    await writing
    return {"posts": len(writers.acknowledged), "answers": dict(writers.answers)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(write(json.load(sys.stdin)))))
