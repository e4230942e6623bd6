"""Attacks that were stored stay words: no page that shows them runs anything."""

import pytest

from innovation_park.lib.translated import Translated
from tests.corpora.strings import attacks
from tests.factories.experiments import join, ready_experiment
from tests.factories.home import ExperimentPageFactory, NewsPageFactory, opened_park

pytestmark = [pytest.mark.browser, pytest.mark.corpora]
WATCH = "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.PWNED = true; }"
SIZE = 2500  # characters in one field


def in_portions(strings):
    portion = ""
    for string in strings:
        if len(portion) + len(string) > SIZE:
            yield portion
            portion = ""
        portion += string + " "
    yield portion


def test_stored_attacks_do_not_run(live_site, page, sign_in, resident):
    opened_park()
    portions = [portion for portion in in_portions(attacks()) if portion]
    texts = [Translated(en=text, ko=text, th=text) for text in portions]
    resident.profile.display_name = "<script>alert(1)</script>"
    resident.profile.save()
    addresses = []
    for number, text in enumerate(texts):
        short = Translated({code: words[:80] for code, words in text.items()})
        experiment = ready_experiment(
            slug=f"attack-{number}",
            name=short,
            question=text,
            place=text,
            asked=text,
            risks=text,
            offered=text,
        )
        ExperimentPageFactory(
            experiment=experiment, title=str(short), summary=str(text)[:220]
        )
        addresses.append(f"/en/experiments/attack-{number}/")
    NewsPageFactory(title=portions[0][:200], summary=portions[0][:220])
    join(experiment, resident)
    sign_in(page, resident)
    page.add_init_script(WATCH)
    for address in [
        "/en/",
        "/en/experiments/",
        "/en/news/",
        "/en/search/?q=%3Cscript%3E",
        "/en/me/",
        "/en/experiments/mine/",
        *addresses,
    ]:
        page.goto(live_site + address)
        assert (address, page.evaluate("Boolean(window.PWNED)")) == (address, False)
