"""The door of ``make``. Kept readable for any Python, so that an old one is told in a sentence."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Innovation Park needs Python 3.11 or newer, and this is Python %d.%d: "
        "install a newer one, or name it: make run PYTHON=python3.12"
        % sys.version_info[:2]
    )

from innovation_park.start.commands import main

sys.exit(main(sys.argv[1:]))
