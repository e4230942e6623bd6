import { keptRound, roundsOf, startRound } from "./round_list.js";
import { sendAll } from "./sending.js";
import { entriesOf, remembered } from "./shelf.js";

/** The page for when there is no network: says what waits on this device, and goes as soon as it can. */
const EVERY = 10_000;
const box = document.querySelector("[data-kept-here]");
const lists = document.querySelector("[data-kept-rounds]");

/** The driver's list of the day, where it is the page that was asked for; else the way to it. */
async function showRounds(person) {
  const here = person && (await keptRound(person, location.pathname));
  if (here) {
    const place = document.querySelector("[data-round-place]");
    place.innerHTML = here.html; // our own page, as it was given to this person
    startRound(place.firstElementChild);
    return;
  }
  const rounds = person ? await roundsOf(person) : [];
  lists.hidden = rounds.length === 0;
  lists.querySelector("[data-kept-links]").replaceChildren(...rounds.map(linkTo));
}

function linkTo(round) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href: round.page, textContent: round.name, className: "lone-link" }));
  return item;
}

async function show() {
  const person = remembered();
  await showRounds(person);
  const entries = person ? await entriesOf(person) : [];
  box.hidden = entries.length === 0;
  box.querySelector("[data-kept-list]").replaceChildren(...entries.map(itemOf));
}

function itemOf(entry) {
  const item = document.createElement("li");
  const at = document.createElement("time");
  at.dateTime = entry.at;
  at.textContent = new Date(entry.at).toLocaleString(document.documentElement.lang);
  const words = new Map(entry.answers).get("body") ?? "";
  item.append(`${entry.name} · `, at, words && `: ${words.slice(0, 200)}`);
  return item;
}

/** A page that is really asked for comes from the park; this one only looks whether it is there. */
async function look() {
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  await sendAll(remembered()).catch(() => {}); // first, or the page would be drawn without what is just on its way
  const typed = document.querySelector("[data-round] [name=kilograms]:focus");
  if (typed?.value) return; // in the middle of a weight; what is noted is sent all the same
  if (location.pathname.endsWith("/offline/")) location.replace("/");
  else location.reload();
}

addEventListener("online", look);
setInterval(look, EVERY);
show();
