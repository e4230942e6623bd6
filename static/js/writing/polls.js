import { ask } from "./asking.js";

const PAUSE = 1500;
const due = new Map();

/** Votes without leaving the page; what one is choosing stays when a live fragment replaces the post. */
export function startPolls() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-vote]");
    if (!button) return;
    event.preventDefault();
    vote(button.closest("[data-poll]"), button);
  });
  const list = document.querySelector(".post-list");
  if (!list) return;
  new MutationObserver((changes) => changes.forEach(({ removedNodes, addedNodes }) => {
    const [old, fresh] = [removedNodes, addedNodes].map((nodes) => nodes[0]?.querySelector?.("[data-poll]"));
    if (old && fresh && old.id === fresh.id) keep(old, fresh);
  })).observe(list, { childList: true });
}

async function vote(poll, button) {
  const body = new FormData(button.form, button);
  button.setAttribute("aria-busy", "true");
  const answer = await ask(poll.dataset.poll, body, { redirect: "manual" });
  button.removeAttribute("aria-busy");
  const now = document.getElementById(poll.id) ?? poll;
  if (!answer) return button.form.requestSubmit(button.isConnected ? button : undefined);
  if (answer.words) now.querySelector("[data-poll-fault]").textContent = answer.words;
  else replace(now, answer.html);
}

/** Fragments are made for many readers: what this one chose, and may see, stands in the page alone. */
function keep(old, fresh) {
  const hasVoted = "voted" in old.dataset;
  if (hasVoted && (old.dataset.shows === "voted" || !fresh.querySelector("[data-vote]"))) {
    if (fresh.querySelector("[data-vote]")) swap(fresh, old);
    return again(old.id);
  }
  for (const input of old.querySelectorAll("input")) {
    const same = [...fresh.querySelectorAll("input")].find((each) => each.value === input.value);
    if (same) same.checked = input.checked;
  }
  const acts = fresh.querySelector(".poll-acts");
  if (acts && (hasVoted || old.querySelector("[data-poll-own]"))) swap(acts, old.querySelector(".poll-acts"));
  if (hasVoted) fresh.dataset.voted = "";
}

/** Asks once for many votes, each reader a little later than the other. */
function again(id) {
  if (due.has(id)) return;
  due.set(id, setTimeout(async () => {
    due.delete(id);
    const { poll } = document.getElementById(id)?.dataset ?? {};
    const answer = poll && await ask(poll, undefined, { method: "GET" });
    const now = document.getElementById(id);
    if (answer?.html && now) replace(now, answer.html);
  }, PAUSE * (0.5 + Math.random())));
}

function replace(poll, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return swap(poll, template.content.firstElementChild);
}

/** Whoever has the keyboard in it stays at the same place. */
function swap(old, fresh) {
  const places = "input, button";
  const held = [...old.querySelectorAll(places)].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (held >= 0) fresh.querySelectorAll(places)[held]?.focus({ preventScroll: true });
  return fresh;
}
