import { ask } from "./asking.js";

const PAUSE = 1500;
const LONGEST = 10_000; // whoever types on and on is saved nevertheless
const LATER = 15_000;
const states = new WeakMap();
const waiting = new Set();

const stateOf = (form) => states.get(form) ?? states.set(form, { timer: 0, since: 0, running: null }).get(form);

/** Saves what is being written, a moment after the last letter. */
export function startDrafts() {
  document.addEventListener("input", ({ target }) => {
    if (target.name && target.form?.dataset.draft) soon(target.form);
  });
  document.addEventListener("reset", ({ target }) => target.dataset.draft && forget(target));
  document.addEventListener("submit", ({ target }) => target.dataset?.draft && soon(target, LATER));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-keep]");
    if (!button) return;
    event.preventDefault();
    save(button.form);
  });
  addEventListener("pagehide", () => waiting.forEach((form) => save(form, { keepalive: true })));
  addEventListener("online", () => waiting.forEach((form) => save(form)));
}

function soon(form, pause = PAUSE) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.since ||= Date.now();
  waiting.add(form);
  const left = Math.max(0, Math.min(pause, state.since + LONGEST - Date.now()));
  state.timer = setTimeout(() => save(form), pause === LATER ? LATER : left);
}

function stop(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.since = 0;
  waiting.delete(form);
}

/** It went out: what comes next is another text. */
function forget(form) {
  stop(form);
  const poll = form.querySelector(".poll-maker");
  if (poll) poll.open = false;
  for (const field of poll?.querySelectorAll("[name=poll-question], [name=poll-options]") ?? []) field.defaultValue = "";
  form.elements.draft_seen.value = "";
  say(form, "");
}

/** One at a time, so that what was typed last is what stays. */
async function save(form, options) {
  const state = stateOf(form);
  if (state.running && !options) return soon(form);
  if (!form.isConnected) return stop(form);
  stop(form);
  const sent = form.elements.client_key?.value;
  state.running = ask(form.dataset.draft, new FormData(form), options);
  const answer = await state.running;
  state.running = null;
  if (sent !== form.elements.client_key?.value) return;
  const words = form.querySelector("[data-draft-state]").dataset;
  if (!answer || answer.status >= 500) {
    say(form, words.wordsLost);
    return soon(form, LATER);
  }
  if (answer.status === 401) return say(form, words.wordsOut);
  say(form, answer.words ?? "");
  if (answer.seen !== undefined) form.elements.draft_seen.value = answer.seen;
  if (answer.other) offer(form, answer.other);
}

function say(form, words) {
  const state = form.querySelector("[data-draft-state]");
  if (state.textContent !== words) state.textContent = words;
}

/** What another window had written is not lost: one may take it. */
function offer(form, other) {
  const notice = form.querySelector("[data-draft-other]");
  notice.querySelector("[data-words]").textContent = other.words;
  notice.querySelector("blockquote").textContent = [other.title, other.body].filter(Boolean).join("\n\n");
  notice.hidden = false;
  notice.querySelector("[data-leave-other]").onclick = () => { notice.hidden = true; };
  notice.querySelector("[data-take-other]").onclick = () => {
    notice.hidden = true;
    form.elements.body.value = other.body;
    if (form.elements.title) form.elements.title.value = other.title;
    form.elements.body.focus();
    soon(form, 0);
  };
}
