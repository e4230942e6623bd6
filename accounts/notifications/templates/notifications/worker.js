// Shows what the park pushes to this device, and opens it when it is pressed. Without a network it shows one page that
// says so. Nothing else is kept: the device may be shared, and whatever a page says may be for one person alone.

const KEPT = "park-offline";
const PAGES = { {% for language, page in pages.items %}{{ language }}: "{{ page }}", {% endfor %}};
const PARTS = [
  "{% static 'css/tokens.css' %}",
  "{% static 'css/base.css' %}",
  "{% static 'css/layout.css' %}",
  "{% static 'css/components.css' %}",
  "{% static 'css/signatures.css' %}",
  "{% static 'css/batteries.css' %}",
  "{% static 'css/rounds.css' %}",
  "{% static 'js/theme.js' %}",
  "{% static 'js/offline.js' %}",
  "{% static 'js/round_list.js' %}",
  "{% static 'js/sending.js' %}",
  "{% static 'js/shelf.js' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(pageFor(event));
  else if (PARTS.includes(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(() => caches.match(request)));
});

async function keep() {
  await caches.delete(KEPT);
  const cache = await caches.open(KEPT);
  await cache.addAll([...Object.values(PAGES), ...PARTS].map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
}

async function pageFor(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return caches.match(PAGES[languageOf(event.request.url)]);
  }
}

/** The language of the page that was asked for, else the one the browser prefers. */
function languageOf(address) {
  const wished = [new URL(address).pathname.split("/")[1], ...self.navigator.languages.map((each) => each.split("-")[0])];
  return wished.find((each) => each in PAGES) ?? "en";
}

self.addEventListener("push", (event) => {
  if (!event.data) return;
  const told = event.data.json();
  event.waitUntil(
    self.registration.showNotification(told.title, {
      body: told.body,
      tag: told.tag,
      lang: told.language,
      icon: "{% url 'app-icon' 'any' 192 %}",
      data: { url: told.url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(new URL(event.notification.data.url, self.location.origin)));
});

async function show(url) {
  if (url.origin !== self.location.origin) return;
  const open = await self.clients.matchAll({ type: "window" });
  const already = open.find((each) => new URL(each.url).pathname === url.pathname);
  await (already ? already.focus() : self.clients.openWindow(url.href));
}
