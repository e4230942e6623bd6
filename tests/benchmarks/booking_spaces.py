"""Months of bookings at once, written by the database itself; its guard against overlaps looks at each."""

from datetime import UTC, datetime

from django.db import connection

# By space and day: from some half hour on, two to nine and a half hours, never into the next day.
STARTS = "((space.id * 7919 + day * 104729) %% 29)"
ENDS = f"({STARTS} + 4 + (space.id * 31 + day * 17) %% 15)"
TAKEN = {
    "postgresql": f"""
        CREATE TEMP TABLE taken AS SELECT space.id AS space, space.id * 1000 + day AS booking,
            md5(space.id || '-' || day)::uuid AS key,
            %s::timestamptz + day * interval '1 day' + {STARTS} * interval '30 minutes' AS starts,
            %s::timestamptz + day * interval '1 day' + {ENDS} * interval '30 minutes' AS ends
        FROM bookings_resource space, generate_series(0, %s - 1) day WHERE space.kind = 'parking'
    """,
    "sqlite": f"""
        CREATE TEMP TABLE taken AS WITH RECURSIVE days(day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM days)
        SELECT space.id AS space, space.id * 1000 + day AS booking,
            printf('%%016x%%016x', space.id, day) AS key,
            datetime(%s, day || ' days', ({STARTS} * 30) || ' minutes') AS starts,
            datetime(%s, day || ' days', ({ENDS} * 30) || ' minutes') AS ends
        FROM (SELECT day FROM days LIMIT %s) CROSS JOIN bookings_resource space WHERE space.kind = 'parking'
    """,
}
BOOKINGS = """
    INSERT INTO bookings_booking (id, code, purpose, status, starts_at, ends_at, zone, title, people, points,
        client_key, fingerprint, made_at, is_demo)
    SELECT booking, 'bench-' || booking, 'booking', 'confirmed', starts, ends, 'Asia/Seoul', '', 1, 0, key, '', starts, %s
    FROM taken
"""
ITEMS = "INSERT INTO bookings_bookingitem (booking_id, resource_id, count) SELECT booking, space, 1 FROM taken"
CLAIMS = """
    INSERT INTO bookings_claim (booking_id, resource_id, first_lane, end_lane, starts_at, ends_at)
    SELECT booking, space, 0, 4611686018427387904, starts, ends FROM taken
"""


def claim_days(days: int, midnight: datetime) -> None:
    """Every parking space is booked once on each day from ``midnight`` on."""
    since = midnight.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S+00")
    if connection.vendor == "sqlite":
        since = since.removesuffix("+00")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what is written refers to what is there
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(TAKEN[connection.vendor], [since, since, days])
        cursor.execute(BOOKINGS, [False])
        cursor.execute(ITEMS)
        cursor.execute(CLAIMS)
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("RESET session_replication_role")
