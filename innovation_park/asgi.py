import gc
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovation_park.settings.production")
django_application = get_asgi_application()

from channels.routing import ProtocolTypeRouter

from community.routing import LiveOverHttp, sockets
from innovation_park.lib.body_limit import BodyLimit
from innovation_park.lib.page_cache.layer import PageCache
from innovation_park.lib.squeeze import SqueezedAssets

pages = BodyLimit(SqueezedAssets(django_application))
application = ProtocolTypeRouter(
    {"http": LiveOverHttp(PageCache(pages)), "websocket": sockets}
)

# What is loaded now stays: the collector need not look at it again and again.
gc.collect()
gc.freeze()
