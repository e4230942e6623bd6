/** Places for batteries: the place by the device, and the drawn plan as a map one can move. */

const FEW = 250; // so many are pins one can reach by keyboard; more are drawn, and the list has them

for (const line of document.querySelectorAll("[data-here]")) startHere(line);
for (const region of document.querySelectorAll("[data-battery-map]")) startMap(region);

function startHere(line) {
  if (!navigator.geolocation) return;
  const field = document.querySelector("[data-near]");
  const told = line.querySelector("[role=status]");
  line.hidden = false;
  line.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
        field.focus();
      },
      () => {
        told.textContent = told.dataset.words;
        field.focus();
      },
      { timeout: 15_000 },
    );
  });
}

/** Somebody is here and the map comes into sight: until then the drawing is enough, and the page is light. */
function startMap(region) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    build(region);
  }, { rootMargin: "200px" });
  firstSign().then(() => watcher.observe(region));
}

function firstSign() {
  return new Promise((here) => {
    for (const sign of ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"]) {
      addEventListener(sign, here, { once: true, passive: true });
    }
  });
}

async function build(region) {
  const answer = await fetch(region.dataset.points);
  if (!answer.ok) return;
  const { features, words, url, code } = await answer.json();
  if (!features.length) return;
  const L = await load(region);
  const frame = region.querySelector("[data-frame]");
  const plan = takePlan(region, frame);
  const [south, west, north, east] = region.dataset.bounds.split(",").map(Number);
  const seoul = L.latLngBounds([south, west], [north, east]);
  const map = L.map(frame, {
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 3,
    maxZoom: 18,
    preferCanvas: true,
    scrollWheelZoom: false,
    dragging: matchMedia("(pointer: fine)").matches,
    attributionControl: Boolean(region.dataset.tiles),
  });
  L.control.zoom({ zoomInTitle: region.dataset.wordIn, zoomOutTitle: region.dataset.wordOut }).addTo(map);
  addGround(L, map, region, plan, seoul);
  const all = L.latLngBounds(features.map(({ geometry: { coordinates: [x, y] } }) => [y, x]));
  map.fitBounds(seoul.intersects(all) ? seoul : all.pad(0.2), { maxZoom: 15 });
  map.on("zoomend", () => frame.classList.toggle("is-near", map.getZoom() >= 12));
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  const draw = features.length > FEW ? addDot : addPin;
  for (const { id, geometry, properties: { name, status, level } } of features) {
    const told = { name, level, status: words[status], sure: words[level], url: url.replace(code, id) };
    draw(L, map, region, { geometry, properties: told });
  }
}

function takePlan(region, frame) {
  const plan = frame.querySelector("[data-plan]");
  plan.querySelector("[data-counts]").remove();
  region.querySelector("[data-counts-note]").remove();
  plan.setAttribute("aria-hidden", "true");
  plan.removeAttribute("role");
  plan.removeAttribute("aria-labelledby");
  frame.classList.add("is-live");
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-labelledby", "map-title");
  return plan;
}

function addGround(L, map, { dataset: { tiles, tilesBy } }, plan, bounds) {
  if (tiles) {
    map.attributionControl.setPrefix(false);
    L.tileLayer(tiles, { attribution: tilesBy }).addTo(map);
    map.getContainer().classList.add("has-tiles");
  }
  L.svgOverlay(plan, bounds).addTo(map);
}

function at({ coordinates: [longitude, latitude] }) {
  return [latitude, longitude];
}

function addPin(L, map, region, { geometry, properties }) {
  const dot = document.createElement("span");
  dot.dataset.level = properties.level;
  const icon = L.divIcon({ html: dot, className: "battery-pin", iconSize: [44, 44], popupAnchor: [0, -12] });
  const marker = L.marker(at(geometry), { icon, title: properties.name });
  bindWords(map, region, marker, properties);
  marker.addTo(map);
  marker.getElement().setAttribute("aria-label", `${properties.name}, ${properties.status}, ${properties.sure}`);
}

function addDot(L, map, region, { geometry, properties }) {
  const ink = getComputedStyle(map.getContainer()).color;
  const marker = L.circleMarker(at(geometry), {
    radius: 5,
    color: ink,
    weight: 2,
    fillColor: ink,
    fillOpacity: { sure: 1, likely: 0.5 }[properties.level] ?? 0.05,
  });
  bindWords(map, region, marker, properties);
  marker.addTo(map);
}

/** Escape closes the words and leads back to the pin. */
function bindWords(map, region, marker, { name, url, status, sure }) {
  marker.bindPopup(() => {
    const box = document.createElement("div");
    box.append(Object.assign(document.createElement("a"), { href: url, textContent: name }));
    box.append(Object.assign(document.createElement("p"), { textContent: `${status} · ${sure}` }));
    return box;
  }, { closeButton: true, maxWidth: 260 });
  let closed = new AbortController();
  marker.on("popupclose", () => closed.abort());
  marker.on("popupopen", ({ popup }) => {
    closed = new AbortController();
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", region.dataset.wordClose);
    element.querySelector("a[href]:not(.leaflet-popup-close-button)").focus();
    element.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      map.closePopup(popup);
      marker.getElement?.()?.focus?.();
    }, { signal: closed.signal });
  });
}

function load({ dataset: { library, look } }) {
  if (window.L) return Promise.resolve(window.L);
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: look });
  const script = Object.assign(document.createElement("script"), { src: library });
  const arrived = [sheet, script].map(
    (element) => new Promise((done, failed) => {
      element.addEventListener("load", done);
      element.addEventListener("error", failed);
    }),
  );
  document.querySelector("link[href*='finding.css']").before(sheet);
  document.head.append(script);
  return Promise.all(arrived).then(() => window.L);
}
