"""For the suite: fast hashes, letters in memory, tasks at once, a database that several threads can share."""

import os
import tempfile

from .base import *

DEBUG = False
DEMO = True
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_files = tempfile.TemporaryDirectory(prefix="park-tests-")  # gone with the process
MEDIA_ROOT = Path(_files.name) / "media"
MEDIA_ROOT.mkdir()
PRIVATE_ROOT = Path(_files.name) / "private"
ERASURE_JOURNAL = str(Path(_files.name) / "erasures.jsonl")
PUSH_KEY_FILE = str(Path(_files.name) / "push.key")
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = True
# Finding every static file for every test client took as long as the tests; those who need files take the longer list.
MIDDLEWARE_WITH_STATIC_FILES = MIDDLEWARE
MIDDLEWARE = [each for each in MIDDLEWARE if "servestatic" not in each]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ROUND_PLANNING_SECONDS = 0.2
FORUM_IS_JUDGED = False  # tests write as fast as they can; those of the rules judge
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
if REDIS_URL:  # a keyspace for each test process: one that empties its cache leaves the others theirs
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    REDIS_URL = f"{REDIS_URL.rpartition('/')[0]}/{_worker}"
    CACHES["default"]["LOCATION"] = REDIS_URL
    CHANNEL_LAYERS["default"]["CONFIG"] |= {
        "hosts": [REDIS_URL],
        "prefix": f"test{_worker}",  # messages know no keyspaces
    }
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads, processes and the page cache look at it through connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATABASES['default']['NAME']}.test"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"].pop("pool", None)
