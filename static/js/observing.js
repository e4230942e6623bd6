import { fill, typedIn } from "./answers.js";
import { countCharacters } from "./counts.js";
import { smaller } from "./pictures.js";
import { send } from "./sending.js";
import { drop, keep, remember, take } from "./shelf.js";
import { startWaiting } from "./waiting.js";
import { startWalk } from "./walk.js";

/** Filling in on a phone: one question at a time, kept as one goes, sent when there is a network. */
async function startObserving(form) {
  const { person } = form.dataset;
  const id = `${person}:${location.pathname.replace(/^\/\w+/, "")}`;
  const files = {};
  await bringBack(form, id, files);
  const walk = startWalk(form);
  countCharacters(form);
  keepAsOneGoes(form, id);
  for (const button of form.querySelectorAll("[data-locate]")) locate(form, button);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.matches("[data-later]")) {
      drop("copies", id);
      return;
    }
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (!walk.openFirstFault()) finish(form, id, files, walk);
  });
}

const keyOf = (form) => form.elements.client_key;

/** From this device what is newer than the draft the park keeps; or an entry that came back to be mended. */
async function bringBack(form, id, files) {
  const waiting = /#entry=([\w-]+)/.exec(location.hash)?.[1];
  const entry = waiting && (await take("entries", waiting));
  if (entry && entry.person === form.dataset.person) {
    fill(form, entry.answers);
    keyOf(form).value = entry.key;
    form.elements.observed_at.value = entry.at;
    Object.assign(files, entry.files);
    for (const name of Object.keys(files)) form.elements[name].dataset.kept = "yes";
    return;
  }
  if ("hasFaults" in form.dataset) return;
  const copy = await take("copies", id);
  if (!copy || copy.at <= Number(form.dataset.draftAt ?? 0) * 1000) return;
  fill(form, copy.answers);
  keyOf(form).value = copy.clientKey;
}

function keepAsOneGoes(form, id) {
  const kept = form.querySelector("[data-kept]");
  let timer = 0;
  async function store() {
    const answers = typedIn(form);
    const clientKey = keyOf(form).value;
    await keep("copies", { id, person: form.dataset.person, clientKey, answers, at: Date.now() });
    kept.textContent = (await keepInThePark(form)) ? form.dataset.wordsKept : form.dataset.wordsKeptHere;
  }
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(store, 700);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

async function keepInThePark(form) {
  const body = new FormData();
  for (const [name, value] of typedIn(form)) body.append(name, value);
  body.append("client_key", keyOf(form).value);
  try {
    const answer = await fetch(form.dataset.draftUrl, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function finish(form, id, files, walk) {
  for (const box of form.querySelectorAll("input[type=file]"))
    if (box.files[0]) files[box.name] = await smaller(box.files[0]);
  const at = form.elements.observed_at.value || new Date().toISOString();
  const key = keyOf(form).value;
  const answers = [...typedIn(form), ["client_key", key], ["observed_at", at]];
  const entry = { key, person: form.dataset.person, url: location.pathname, name: form.dataset.name, answers, files, at };
  await keep("entries", entry); // first on the device, so that nothing is lost on the way
  const outcome = await send(entry);
  if (outcome.state === "faulty") {
    await drop("entries", key);
    const [name, [sentence]] = Object.entries(outcome.faults)[0];
    walk.openBox(name, sentence);
    return;
  }
  await drop("copies", id);
  if (outcome.state === "sent") {
    await drop("entries", key);
    location.assign(outcome.url);
  } else if (outcome.state === "refused") {
    await keep("entries", { ...entry, state: outcome.state, sentence: outcome.sentence });
    location.assign(form.dataset.listUrl);
  } else {
    rest(form, outcome.state);
  }
}

/** Sent later: the form makes room for what waits. */
function rest(form, state) {
  form.hidden = true;
  document.querySelector("[data-instructions]")?.setAttribute("hidden", "");
  dispatchEvent(new CustomEvent("observations:waiting", { detail: state }));
  const box = document.querySelector("[data-waiting]");
  box.hidden = false;
  box.focus();
}

function locate(form, button) {
  if (!navigator.geolocation) return;
  button.hidden = false;
  const point = button.closest("[data-question]").querySelector("[data-point]");
  button.addEventListener("click", () => {
    button.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.removeAttribute("aria-busy");
        point.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
        point.dispatchEvent(new Event("input", { bubbles: true }));
        point.focus();
      },
      () => {
        button.removeAttribute("aria-busy");
        form.querySelector("[data-kept]").textContent = form.dataset.wordsPosition;
        point.focus();
      },
      { timeout: 15_000 },
    );
  });
}

const known = document.querySelector("[data-waiting]");
if (known?.dataset.person) remember(known.dataset.person);
startWaiting(document);
for (const form of document.querySelectorAll("form[data-observe]")) startObserving(form);
