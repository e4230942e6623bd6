/** Finding a space: the place by the device, the drawn blocks as a map one can move, and the minutes of a hold. */

for (const line of document.querySelectorAll("[data-here]")) startHere(line);
for (const clock of document.querySelectorAll("[data-countdown]")) startCountdown(clock);
for (const region of document.querySelectorAll("[data-parking-map]")) startMap(region);

function startHere(line) {
  if (!navigator.geolocation) return;
  const field = document.querySelector("[name=place], [name=point]");
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

/** Minutes and seconds beside the moment; read aloud only as the moment, which does not change. */
function startCountdown(clock) {
  const end = Date.parse(clock.dateTime);
  const ahead = Date.parse(clock.dataset.now) - Date.now(); // the clock of the server is the one that counts
  const left = Object.assign(document.createElement("span"), { className: "quiet" });
  left.setAttribute("aria-hidden", "true");
  clock.after(" ", left);
  const show = () => {
    const seconds = Math.max(0, Math.ceil((end - Date.now() - ahead) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds) setTimeout(show, 1000);
    else location.reload();
  };
  if (end > Date.now() + ahead) show();
}

function startMap(region) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    build(region);
  }, { rootMargin: "200px" });
  for (const sign of ["pointermove", "pointerdown", "keydown", "touchstart"]) {
    addEventListener(sign, () => watcher.observe(region), { once: true, passive: true });
  }
}

async function build(region) {
  const answer = await fetch(region.dataset.points);
  if (!answer.ok) return;
  const { features } = await answer.json();
  if (!features.length) return;
  const L = await load(region);
  const frame = region.querySelector("[data-frame]");
  const drawing = frame.querySelector("svg");
  frame.replaceChildren();
  frame.classList.add("is-live");
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-labelledby", "map-title");
  const { tiles, place, reach, wordIn, wordOut } = region.dataset;
  const bounds = L.latLng(place.split(",").map(Number)).toBounds(2 * Number(reach));
  const map = L.map(frame, {
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 11,
    maxZoom: 17,
    maxBounds: bounds.pad(0.5),
    scrollWheelZoom: false,
    dragging: matchMedia("(pointer: fine)").matches,
    attributionControl: Boolean(tiles),
  });
  L.control.zoom({ zoomInTitle: wordIn, zoomOutTitle: wordOut }).addTo(map);
  map.fitBounds(around(L, features).extend(bounds.getCenter()).pad(0.3), { maxZoom: 16 });
  addGround(L, map, region, { drawing, bounds, features });
  for (const feature of features) addNumber(L, map, feature);
}

/** The blocks that were found: the moving map begins close to them. */
function around(L, features) {
  return features.reduce(
    (whole, { geometry }) => geometry.coordinates[0].reduce((so, [x, y]) => so.extend([y, x]), whole),
    L.latLngBounds([]),
  );
}

/** The drawing itself is the ground; where the park has a server of tiles, the blocks lie upon these. */
function addGround(L, map, { dataset: { tiles, tilesBy } }, { drawing, bounds, features }) {
  if (!tiles) {
    drawing.setAttribute("aria-hidden", "true");
    L.svgOverlay(drawing, bounds).addTo(map);
    return;
  }
  map.attributionControl.setPrefix(false);
  L.tileLayer(tiles, { attribution: tilesBy }).addTo(map);
  L.geoJSON({ type: "FeatureCollection", features }, {
    interactive: false,
    style: ({ properties }) => ({ className: `parking-block${properties.free ? " is-free" : ""}`, weight: 2 }),
  }).addTo(map);
}

function addNumber(L, map, { id, geometry, properties }) {
  const [[west, south], , [east, north]] = geometry.coordinates[0];
  const text = document.createElement("span");
  text.textContent = properties.number;
  const icon = L.divIcon({ html: text, className: "parking-label", iconSize: [44, 44] });
  const marker = L.marker([(south + north) / 2, (west + east) / 2], { icon, title: properties.name });
  marker.on("click keypress", () => {
    const row = document.getElementById(`block-${id}`);
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center" });
    row.focus();
  });
  marker.addTo(map);
  marker.getElement().setAttribute("aria-label", `${properties.name}: ${properties.words}`);
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
  document.querySelector("link[href*='parking.css']").before(sheet);
  document.head.append(script);
  return Promise.all(arrived).then(() => window.L);
}
