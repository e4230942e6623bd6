import { sendAll } from "./sending.js";
import { copiesOf, drop, entriesOf, keep } from "./shelf.js";

/** The list of a round on the driver's device: kept for them alone, noted into without a network, sent when there is one. */

const KEPT_DAYS = 3;
const pathOf = (address) => new URL(address, location.href).pathname;
const idOf = (person, page) => `${person}:round:${page.replace(/^\/\w+/, "")}`;

/** The list as it stands now; lists of days gone by make way. */
export async function keepRound(section) {
  const { person, page, day, name } = section.dataset;
  const id = idOf(person, page);
  const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const copy of await roundsOf(person)) if (copy.day < oldest && copy.id !== id) await drop("copies", copy.id);
  await keep("copies", { id, person, page, day, name, html: section.outerHTML, at: Date.now() });
}

/** What is kept here for this person, the newest day first. */
export async function roundsOf(person) {
  const copies = await copiesOf(person);
  return copies.filter((copy) => copy.html).sort((a, b) => b.day.localeCompare(a.day));
}

/** The list for the page that is asked for, drawn from what was kept. */
export async function keptRound(person, address) {
  const id = idOf(person, pathOf(address));
  return (await roundsOf(person)).find((copy) => copy.id === id);
}

export function startRound(section) {
  const go = () => sendAll(section.dataset.person).catch(() => {});
  for (const form of section.querySelectorAll("form[data-note]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fault = faultOf(section, form);
      if (fault) complain(form, fault);
      else note(section, form).then(go, () => form.submit()); // nothing can be kept here: then it goes as from any page
    });
  addEventListener("kept:outcome", ({ detail }) => settle(section, detail));
  addEventListener("online", go);
  showKept(section).then((count) => count && go());
}

/** A number one can weigh, asked once more when it is far more than the box holds. */
function faultOf(section, form) {
  if (form.dataset.note !== "weight") return "";
  const match = /^(\d{1,5})(?:[.,](\d{1,3}))?\s*(?:kg)?$/i.exec(form.elements.kilograms.value.trim());
  if (!match) return section.dataset.wordsNumber;
  const grams = 1000 * Number(`${match[1]}.${match[2] ?? 0}`);
  if (grams <= Number(form.dataset.unlikely) || form.elements.is_sure.checked) return "";
  form.querySelector("[data-sure]").hidden = false;
  return section.dataset.wordsUnlikely;
}

function complain(form, words) {
  const fault = form.querySelector("[data-fault]");
  fault.textContent = words;
  fault.hidden = false;
  form.elements.kilograms.setAttribute("aria-invalid", "true");
  form.elements.kilograms.focus();
}

/** First on the device, so that nothing is lost on the way. */
async function note(section, form) {
  const { person, page } = section.dataset;
  const at = new Date().toISOString();
  form.elements.at.value = at;
  const answers = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const url = pathOf(form.getAttribute("action"));
  await keep("entries", { key: form.elements.client_key.value, person, url, page, name: form.dataset.name, answers, files: {}, at });
  const fault = form.querySelector("[data-fault]");
  if (fault) fault.hidden = true;
  form.elements.kilograms?.removeAttribute("aria-invalid");
  const stop = form.closest("[data-stop]");
  await showKept(section);
  await keepRound(section);
  followingOf(stop)?.focus();
}

/** The next box to go to, opened; the one just noted is closed. */
function followingOf(stop) {
  stop.querySelector("[data-open-note]").open = false;
  const next = [...stop.parentElement.querySelectorAll('[data-stop][data-state="waiting"]')].find(
    (each) => stop.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (next) next.querySelector("[data-open-note]").open = true;
  return next ?? stop;
}

const formOf = (section, key) =>
  [...section.querySelectorAll("form[data-note]")].find((form) => form.elements.client_key.value === key);

/** Everything of this list that waits on the device; gives how many. */
async function showKept(section) {
  const { person, page } = section.dataset;
  const entries = (await entriesOf(person)).filter((entry) => pathOf(entry.page ?? "/") === pathOf(page));
  const stray = [];
  for (const entry of entries) {
    const form = formOf(section, entry.key) ?? formFor(section, entry);
    const stop = form?.closest("[data-stop]");
    if (!stop) stray.push(entry);
    else {
      mark(stop, "kept", figureOf(entry));
      if (entry.state) say(stop, entry.sentence);
    }
  }
  showStray(section, stray.filter((entry) => entry.state));
  count(section, entries.length);
  return entries.length;
}

/** Notes that were not taken, of boxes about which something else is noted by now: they can only be removed. */
function showStray(section, entries) {
  const box = section.querySelector("[data-stray]");
  box.hidden = entries.length === 0;
  box.querySelector("[data-stray-list]").replaceChildren(...entries.map((entry) => {
    const item = box.querySelector("template").content.cloneNode(true);
    item.querySelector("[data-stray-name]").textContent = `${entry.name}, ${figureOf(entry)}`;
    item.querySelector("[data-stray-sentence]").textContent = entry.sentence;
    item.querySelector("button").addEventListener("click", async () => {
      await drop("entries", entry.key);
      await showKept(section);
    });
    return item;
  }));
}

/** The page was drawn anew since it was noted: its form takes over the key, so that mending it does not note it twice. */
function formFor(section, entry) {
  const kind = new Map(entry.answers).has("obstacle") ? "obstacle" : "weight";
  const form = [...section.querySelectorAll(`form[data-note="${kind}"]`)].find(
    (each) => pathOf(each.getAttribute("action")) === entry.url,
  );
  if (form) form.elements.client_key.value = entry.key;
  return form;
}

function figureOf(entry) {
  const kilograms = new Map(entry.answers).get("kilograms");
  const time = new Date(entry.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return kilograms ? `${kilograms} kg, ${time}` : time;
}

function mark(stop, state, figure) {
  stop.dataset.state = state;
  for (const each of stop.querySelectorAll("[data-mark]")) each.hidden = each.dataset.mark !== state;
  if (figure !== undefined) stop.querySelector("[data-figure]").textContent = figure;
}

function say(stop, sentence) {
  const box = stop.querySelector("[data-sentence]");
  box.textContent = sentence ?? "";
  box.hidden = !sentence;
  if (sentence) stop.querySelector("[data-open-note]").open = true;
}

function count(section, waiting) {
  const { wordsWaiting, wordsAll } = section.dataset;
  const line = section.querySelector("[data-waiting-words]");
  const was = !line.hidden;
  if (waiting) line.textContent = wordsWaiting.replace("%(count)s", waiting);
  else if (was) line.textContent = wordsAll;
  line.hidden = !waiting && !was;
  const noted = section.querySelectorAll('[data-stop]:not([data-state="waiting"])').length;
  section.querySelector("[data-done]").textContent = noted;
  const finish = section.querySelector("[data-finish]");
  if (finish) finish.toggleAttribute("data-early", waiting > 0);
}

/** What became of a note that was sent. */
async function settle(section, { key, state, sentence }) {
  const form = formOf(section, key);
  if (!form) {
    await showKept(section);
    return;
  }
  const stop = form.closest("[data-stop]");
  if (state === "sent" || state === "gone") {
    mark(stop, form.dataset.note === "weight" ? "emptied" : "skipped");
    say(stop, "");
  } else if (state === "refused" || state === "faulty") {
    say(stop, sentence);
    const sure = form.querySelector("[data-sure]");
    if (sure) sure.hidden = false;
  }
  const waiting = (await entriesOf(section.dataset.person)).filter((entry) => entry.key !== key || state !== "sent");
  count(section, waiting.filter((entry) => entry.page === section.dataset.page).length);
  await keepRound(section);
}
