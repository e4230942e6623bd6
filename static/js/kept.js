import { entriesOf, remembered } from "./shelf.js";

/** Sends what waits on this device from whatever page one is on. The pages where one fills in or replies say more, and see to it themselves. */
export function startKept(root) {
  const line = root.querySelector("[data-kept-entries]");
  const person = remembered();
  const seesToIt = root.querySelector("[data-waiting]") ?? (root.querySelector("[data-echo]") && root.querySelector("form[data-reply]"));
  if (!line || !person || seesToIt) return;
  const go = () => sendKept(line, person).catch(() => {}); // at the next page then
  addEventListener("online", go);
  addEventListener("pageshow", (event) => event.persisted && go());
  go();
}

async function sendKept(line, person) {
  const entries = await entriesOf(person);
  if (!entries.length) return;
  if (line.dataset.signIn) {
    say(line, "wordsSignedOut", entries.length, line.dataset.signIn);
    return;
  }
  const { sendAll } = await import("./sending.js");
  const isUntold = (entry) => !entry.state;
  const waiting = entries.filter(isUntold).length;
  if (waiting && !navigator.onLine) return;
  if (waiting) say(line, "wordsSending", waiting);
  const outcomes = waiting ? await sendAll(person, isUntold) : [];
  tell(line, outcomes, (await entriesOf(person)).filter((entry) => entry.state));
}

/** What asks for something first, then what is done; nothing while there is no way through. */
function tell(line, outcomes, refused) {
  const count = (state) => outcomes.filter((outcome) => outcome.state === state).length;
  if (refused.length) say(line, "wordsRefused", refused.length, listOf(refused[0]));
  else if (count("gone")) say(line, "wordsGone");
  else if (count("sent")) say(line, "wordsSent", count("sent"));
  else line.hidden = true;
}

/** Where the entry and what to do with it are shown: the page it was written on; of an experiment's forms, their list. */
const listOf = (entry) => entry.page ?? new URL("..", new URL(entry.url, location.href)).pathname;

function say(line, words, count, address = "") {
  line.hidden = false;
  line.querySelector("[data-kept-words]").textContent = line.dataset[words].replace("%(count)s", count);
  for (const way of line.querySelectorAll("[data-kept-way]")) {
    way.hidden = way.dataset.keptWay !== words;
    way.querySelector("a").href = address;
  }
}
