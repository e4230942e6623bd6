"""Under /<language>/experiments/, after the addresses of ``experiments`` itself."""

app_name = "observations"

filling_in_urls = []
sending_urls = []
results_urls = []
publishing_urls = []
looking_after_urls = []

urlpatterns = [
    *filling_in_urls,
    *sending_urls,
    *results_urls,
    *publishing_urls,
    *looking_after_urls,
]
