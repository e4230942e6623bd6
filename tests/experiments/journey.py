"""Walking through the pages of joining with the test client, as a browser without JavaScript does."""

import re
from uuid import uuid4

from experiments.models import EligibilityQuestion


def url(experiment, step="", language="en"):
    return f"/{language}/experiments/{experiment.slug}/{step}"


def eligibility(experiment, age="adult", answer=None):
    data = {"age": age}
    for question in EligibilityQuestion.objects.filter(experiment=experiment):
        wanted = question.wanted if answer is None else answer
        data[f"question-{question.pk}"] = "yes" if wanted else "no"
    return data


def consent(experiment, **granted):
    return {
        f"purpose-{each.pk}": "yes" if granted.get(each.key, True) else "no"
        for each in experiment.current_consent().purposes.all()
    }


def prepare(client, experiment, language="en", **granted):
    """Everything up to the act."""
    client.post(url(experiment, "join/", language), eligibility(experiment))
    client.post(
        url(experiment, "join/consent/", language), consent(experiment, **granted)
    )


def hidden_fields(response) -> dict[str, str]:
    found = re.findall(
        r'<input type="hidden" name="(client_key|shown)" value="([^"]+)"',
        response.content.decode(),
    )
    return dict(found)


def sign(client, experiment, language="en", **changes):
    address = url(experiment, "join/check/", language)
    fields = hidden_fields(client.get(address))
    return client.post(address, {**fields, **changes})


def another_key():
    return str(uuid4())


def main_of(response) -> str:
    """The page without its frame, whose menus have radios of their own."""
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]
