"""Where data, caches and messages live."""

from .environment import VAR_DIR, env

# Embedded by default: SQLite with one writer, the cache in the process.
# DATABASE_URL and REDIS_URL switch on the engines of a park that outgrew one machine.
DATABASE_URL = env.str("DATABASE_URL", "") or f"sqlite:///{VAR_DIR / 'park.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # The pool is one process's: writers who wait for each other must leave room for whoever only reads.
    # What lib/prepared.py asks the server plans once, whatever the values: planning took longer than answering, and for
    # long lists of places it chose badly. Nothing else is prepared: no other query is asked so often.
    # Behind a pooler that mixes connections: prepare_threshold None.
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 2, "max_size": env.int("DATABASE_POOL_SIZE", 16)},
        "prepare_threshold": 1_000_000_000,
        "options": "-c plan_cache_mode=force_generic_plan",
    }
    # A connection that died with a restart of the server is found before somebody is given it.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "innovation_park.lib.shared_cache.SharedCache",
            "LOCATION": REDIS_URL,
        }
    }
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL]},
        }
    }
else:
    # Rate limits are counted here: too few entries, and a flood would push its own counts out.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 50_000},
        }
    }
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
