"""Every word of the park in every language: nothing empty, nothing uncertain, no placeholder lost."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

pytestmark = pytest.mark.once
FILES = [
    path
    for folder in settings.LOCALE_PATHS
    for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)
def test_every_message_is_translated(path):
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)
def test_placeholders_survive_translation(path):
    broken = []
    for entry in polib.pofile(str(path)).translated_entries():
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            sources = [
                set(PLACEHOLDER.findall(source))
                for source in (entry.msgid, entry.msgid_plural)
            ]
            if text and set(PLACEHOLDER.findall(text)) not in sources:
                broken.append(entry.msgid)
    assert broken == []


def test_compiling_makes_a_catalogue_and_leaves_a_fresh_one_alone(tmp_path, settings):
    folder = tmp_path / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.append(polib.POEntry(msgid="Join", msgstr="참여하기"))
    catalogue.save(str(folder / "django.po"))
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_translations")
    compiled = folder / "django.mo"
    first = compiled.stat().st_mtime_ns
    call_command("compile_translations")
    assert [entry.msgstr for entry in polib.mofile(str(compiled))] == ["참여하기"]
    assert compiled.stat().st_mtime_ns == first
    assert sorted(path.name for path in folder.iterdir()) == ["django.mo", "django.po"]
