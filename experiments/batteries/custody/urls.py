"""Under /<language>/batteries/custody/."""

from django.urls import path

from .views import desk, packs, places, recycler

app_name = "batteries_custody"

public_urls = [
    path("", places.overview, name="overview"),
    path("verify-custody.py", places.verifier, name="verifier"),
    path("places/<slug:place>/", places.place, name="place"),
    path(
        "places/<slug:place>/epcis.jsonld",
        places.place_file,
        {"kind": "epcis.jsonld"},
        name="place-epcis",
    ),
    path(
        "places/<slug:place>/chain.jsonl",
        places.place_file,
        {"kind": "chain.jsonl"},
        name="place-chain",
    ),
    path("lots/<slug:lot>/", places.lot, name="lot"),
    path("lots/<slug:lot>/epcis.jsonld", places.lot_file, name="lot-epcis"),
    path("bags/<slug:bag>/", places.bag, name="bag"),
    path("packs/<slug:serial>/", packs.pack, name="pack"),
    path("packs/<slug:serial>/<slug:part>.json", packs.pack_part, name="pack-part"),
]
desk_urls = [
    path("desk/", desk.desk, name="desk"),
    path("desk/vans/<slug:van>/", desk.desk_unload, name="desk-unload"),
    path("desk/sort/", desk.desk_sort, name="desk-sort"),
    path("desk/loss/", desk.desk_loss, name="desk-loss"),
    path("desk/lots/<slug:lot>/", desk.desk_lot, name="desk-lot"),
    path("desk/events/<int:event>/", desk.desk_correct, name="desk-correct"),
]
recycler_urls = [
    path("recycler/", recycler.recycler, name="recycler"),
    path("recycler/lots/<slug:lot>/", recycler.recycler_lot, name="recycler-lot"),
    path("recycler/by-link/<str:token>/", recycler.by_link, name="by-link"),
    path(
        "lots/<slug:lot>/certificate.pdf",
        recycler.certificate_file,
        name="certificate",
    ),
]

urlpatterns = [*public_urls, *desk_urls, *recycler_urls]
