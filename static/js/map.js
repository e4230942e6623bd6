/**
 * Turns the drawn plan into a map one can move, once it comes into sight.
 * The drawing itself is the ground; tiles lie under it only where the park has a server for them.
 */
export function startMap(region) {
  if (!region) return { show() {} };
  let live = null;
  const state = { search: location.search };
  const watcher = new IntersectionObserver(async (entries) => {
    if (live || !entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    live = await build(region);
    live.show(state.search);
  }, { rootMargin: "200px" });
  firstSign().then(() => watcher.observe(region));
  return {
    show(search) {
      state.search = search;
      live?.show(search);
    },
  };
}

/** Somebody is here: until then the drawing is enough, and the page is light. */
function firstSign() {
  return new Promise((here) => {
    for (const sign of ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"]) {
      addEventListener(sign, here, { once: true, passive: true });
    }
  });
}

async function build(region) {
  const L = await load(region);
  const frame = region.querySelector("[data-frame]");
  const plan = frame.querySelector("[data-plan]");
  const [south, west, north, east] = region.dataset.bounds.split(",").map(Number);
  const bounds = L.latLngBounds([south, west], [north, east]);
  plan.querySelector("[data-counts]").remove();
  region.querySelector("[data-counts-note]").remove();
  plan.setAttribute("aria-hidden", "true");
  plan.removeAttribute("role");
  plan.removeAttribute("aria-labelledby");
  frame.classList.add("is-live");
  const map = L.map(frame, {
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 9,
    maxZoom: 16,
    maxBounds: bounds.pad(0.2),
    scrollWheelZoom: false,
    dragging: matchMedia("(pointer: fine)").matches,
    attributionControl: Boolean(region.dataset.tiles),
  });
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-labelledby", "map-title");
  L.control.zoom({ zoomInTitle: region.dataset.wordIn, zoomOutTitle: region.dataset.wordOut }).addTo(map);
  addGround(L, map, region, plan, bounds);
  map.fitBounds(bounds);
  const whole = map.getZoom();
  map.on("zoomend", () => frame.classList.toggle("is-near", map.getZoom() >= whole + 1));
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  const layer = L.layerGroup().addTo(map);
  return { show: (search) => showPoints(L, map, layer, region, search) };
}

function load(region) {
  if (window.L) return Promise.resolve(window.L);
  const { library, look } = region.dataset;
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: look });
  const script = Object.assign(document.createElement("script"), { src: library });
  const own = document.querySelector("link[href*='finding.css']");
  const arrived = [sheet, script].map(
    (element) => new Promise((done, failed) => {
      element.addEventListener("load", done);
      element.addEventListener("error", failed);
    }),
  );
  own.before(sheet);
  document.head.append(script);
  return Promise.all(arrived).then(() => window.L);
}

function addGround(L, map, region, plan, bounds) {
  const { tiles, tilesBy } = region.dataset;
  if (tiles) {
    map.attributionControl.setPrefix(false);
    L.tileLayer(tiles, { attribution: tilesBy }).addTo(map);
    map.getContainer().classList.add("has-tiles");
  }
  L.svgOverlay(plan, bounds).addTo(map);
}

let latest = 0;

async function showPoints(L, map, layer, region, search) {
  const turn = (latest += 1);
  const answer = await fetch(`${region.dataset.points}${search}`);
  if (!answer.ok || turn !== latest) return;
  const { features } = await answer.json();
  layer.clearLayers();
  for (const feature of features) {
    if (feature.geometry.type === "Point") addMarker(L, map, layer, region, feature);
    else L.geoJSON(feature, { interactive: false, style: { className: "map-area" } }).addTo(layer);
  }
}

function addMarker(L, map, layer, region, { geometry, properties }) {
  const [longitude, latitude] = geometry.coordinates;
  const icon = L.divIcon({ html: properties.marker, className: "map-marker", iconSize: [44, 56], iconAnchor: [22, 56], popupAnchor: [0, -50] });
  const marker = L.marker([latitude, longitude], { icon, title: properties.name });
  marker.bindPopup(words(region, properties), { closeButton: true, maxWidth: 260 });
  let closed = new AbortController();
  marker.on("popupclose", () => closed.abort());
  marker.on("popupopen", ({ popup }) => {
    closed = new AbortController();
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", region.dataset.wordClose);
    element.querySelector("a[lang]").focus();
    element.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      map.closePopup(popup);
      marker.getElement()?.focus();
    }, { signal: closed.signal });
  });
  marker.addTo(layer);
  marker.getElement().setAttribute("aria-label", `${properties.name}, ${properties.status}`);
}

function words(region, { name, language, url, status, places, where }) {
  const box = document.createElement("div");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: name, lang: language });
  box.append(link);
  for (const line of [status, places, where].filter(Boolean)) {
    box.append(Object.assign(document.createElement("p"), { textContent: line }));
  }
  return box;
}
