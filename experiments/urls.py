app_name = "experiments"

# /<language>/experiments/
urlpatterns = []
