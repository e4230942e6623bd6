"""Works every reward of the published books out again, from what was counted and the districts' rule cards alone.

    python check_books.py books.json

It needs nothing but Python. It says what does not agree, or that everything does.
"""

import json
import sys
from collections import Counter, defaultdict

FOR_PROMISES = ("earned", "corrected")
PARK = ("issue", "supply", "shelf", "given")


def bundles(rule, days):
    """``days``: one (cells, grams) a day. Caps are by the day; the better of the measures holds over all of it."""
    most, per = rule.get("most_a_day") or {}, rule["for"]
    caps = {
        name: most["bundles"] * per.get(name, 0)
        if "bundles" in most
        else most.get(name, float("inf"))
        for name in ("cells", "grams")
    }
    capped = [
        {name: min(day[name], caps[name]) for name in ("cells", "grams")}
        for day in days
    ]
    if rule["remainder"] == "carried":
        capped = [{n: sum(day[n] for day in capped) for n in ("cells", "grams")}]
    return sum(max(int(day[n] // per[n]) for n in per) for day in capped)


def promised(cards, periods):
    """Pieces by account and reward, as the cards would have it."""
    days = defaultdict(lambda: defaultdict(Counter))
    for period in periods:
        for each in period["counted"]:
            day = days[each["account"], each["card"]][each["day"]]
            day.update(cells=each["cells"], grams=each["grams"])
    pieces = Counter()
    for (account, card), by_day in days.items():
        gives = cards[card]["rule"]["gives"]
        number = bundles(cards[card]["rule"], list(by_day.values()))
        pieces[account, gives["reward"]] += number * gives["number"]
    return pieces


def faults(books):
    park = {code: kind for kind, code in books["park_accounts"].items()}
    for district, periods in books["districts"].items():
        told, balances = Counter(), Counter()
        for period in periods:
            sums, when = Counter(), f"{district}, {period['from']}"
            for each in period["moved"]:
                sums[each["reward"], each["kind"]] += each["pieces"]
                balances[each["account"], each["reward"]] += each["pieces"]
                if each["kind"] in FOR_PROMISES and each["account"] not in park:
                    told[each["account"], each["reward"]] += each["pieces"]
            for what, rest in sums.items():
                if rest:
                    yield f"{when}: {what} does not add up, {rest:+} is left."
            for (account, reward), held in balances.items():
                kind = park.get(account)
                if held < 0 and kind not in ("issue", "supply"):
                    yield f"{when}: {kind or account} holds {held} of {reward}."
        ours = promised(books["cards"], periods)
        for key in sorted(told.keys() | ours.keys()):
            if told[key] != ours[key]:
                yield f"{district}: {key} was promised {told[key]}, the card gives {ours[key]}."


def main(path):
    with open(path, encoding="utf-8") as file:
        books = json.load(file)
    found = list(faults(books))
    people = {
        each["account"]
        for periods in books["districts"].values()
        for period in periods
        for each in period["moved"] + period["counted"]
    } - set(books["park_accounts"].values())
    everything = f"Everything agrees: {len(people)} accounts."
    sys.stdout.write("\n".join(found or [everything]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
