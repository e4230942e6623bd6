"""Where the park stands, and what its environment says."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
# What the park writes: database, media, letters.
VAR_DIR = Path(env.str("PARK_VAR", str(BASE_DIR / "var")))
