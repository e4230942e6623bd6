"""What a page must never do, watched in every browser of the tests."""

from urllib.parse import urlsplit


class Watch:
    """What a page must never do: complain, break its policy, or ask anybody but us."""

    def __init__(self, context):
        self.faults = []
        # a page was left before it had come in: the picture between them is given up, nothing else
        self.allowed = ["Transition was"]
        context.on("console", self._console)
        context.on(
            "weberror", lambda error: self.faults.append(f"script error: {error.error}")
        )
        context.on("request", self._request)

    def allow(self, part):
        """This test provokes a complaint, for example the 404 of a page that is not there."""
        self.allowed.append(part)

    def _console(self, message):
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname not in (
            "localhost",
            "127.0.0.1",
        ):
            self.faults.append(f"third party: {request.url}")

    def check(self):
        faults = [
            fault
            for fault in self.faults
            if not any(part in fault for part in self.allowed)
        ]
        assert not faults, "\n".join(faults)
