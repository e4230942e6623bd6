"""Under /<language>/batteries/rewards/."""

from django.urls import path

from .views import desk, dropping, own, public, scales

app_name = "batteries_rewards"

public_urls = [
    path("", public.rewards, name="rewards"),
    path("safety/", public.safety, name="safety"),
    path("books.<slug:kind>", public.books_file, name="books-file"),
    path("books/check.py", public.checker, name="checker"),
    path("scales/weighings/", scales.weighing, name="weighing"),
]
dropping_urls = [
    path("at/<slug:code>/", dropping.drop, name="drop"),
    path("at/<slug:code>/amount/", dropping.amount, name="amount"),
    path("at/<slug:code>/unsafe/", dropping.unsafe, name="unsafe"),
    path("drop-offs/<slug:drop>/", dropping.drop_off, name="drop-off"),
    path("drop-offs/<slug:drop>/claim/", dropping.claim, name="claim"),
    path("drop-offs/<slug:drop>/photo/", dropping.photo, name="photo"),
]
own_urls = [
    path("mine/", own.mine, name="mine"),
    path("mine/<int:stock>/collect/", own.collect, name="collect"),
    path("mine/<int:stock>/exchange/<slug:reward>/", own.exchange, name="exchange"),
    path("collections/<slug:ticket>/", own.collection, name="collection"),
    path(
        "collections/<slug:ticket>/cancel/",
        own.collection_cancel,
        name="collection-cancel",
    ),
    path("team/", own.team, name="team"),
    path("team/join/", own.team_join, name="team-join"),
    path("team/join/<slug:team>/", own.team_join, name="team-join-by-link"),
    path("team/leave/", own.team_leave, name="team-leave"),
]
desk_urls = [
    path("desk/", desk.desk, name="desk"),
    path("desk/drop-offs/<slug:drop>/", desk.desk_drop_off, name="desk-drop-off"),
    path("desk/drop-offs/<slug:drop>/<slug:act>/", desk.desk_act, name="desk-act"),
    path(
        "desk/collections/<slug:ticket>/", desk.desk_collection, name="desk-collection"
    ),
    path("desk/stocks/", desk.desk_stocks, name="desk-stocks"),
    path("desk/stocks/<int:stock>/", desk.desk_stock, name="desk-stock"),
    path(
        "desk/stocks/<int:stock>/<slug:act>/",
        desk.desk_stock_act,
        name="desk-stock-act",
    ),
]

urlpatterns = [*public_urls, *dropping_urls, *own_urls, *desk_urls]
