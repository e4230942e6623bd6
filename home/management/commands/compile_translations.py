import os

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile locale/*.po where they are newer than their .mo; gettext need not be installed."

    def handle(self, **options):
        sources = [
            path
            for folder in settings.LOCALE_PATHS
            for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))
        ]
        for source in sources:
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            # A reader of the old file must never see half of the new one.
            unfinished = target.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(unfinished))
            unfinished.replace(target)
            self.stdout.write(f"Compiled {source.parent.parent.name}.")
