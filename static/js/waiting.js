import { drop, entriesOf } from "./shelf.js";
import { sendAll } from "./sending.js";

/** Says what waits to be sent, and sends it when there is a network again and at every visit. */
export function startWaiting(root) {
  const box = root.querySelector("[data-waiting]");
  if (!box) return;
  const person = box.dataset.person;
  const words = box.querySelector("[data-words-gone]").dataset;
  const said = root.querySelector("[data-said]");

  async function go() {
    const outcomes = await sendAll(person);
    const states = outcomes.map((outcome) => outcome.state);
    if (states.includes("gone")) say(said, words.wordsGone);
    else if (states.includes("sent")) say(said, words.wordsSent);
    await show(box, person, states.includes("signed-out"), words);
  }
  addEventListener("online", go);
  addEventListener("observations:waiting", () => show(box, person, false, words));
  box.querySelector("[data-send-now]").addEventListener("click", go);
  const link = box.querySelector("[data-sign-in-link]");
  link.href = `${box.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`;
  show(box, person, false, words).then((count) => count && go());
}

function say(said, sentence) {
  said.textContent = sentence;
  said.hidden = false;
}

async function show(box, person, isSignedOut, words) {
  const entries = await entriesOf(person);
  box.hidden = entries.length === 0;
  const title = box.querySelector("[data-words]");
  title.textContent = entries.length ? title.dataset.words.replace("%(count)s", entries.length) : "";
  const isBlocked = entries.length > 0 && entries.every((entry) => entry.state);
  for (const why of box.querySelectorAll("[data-waiting-why]"))
    why.hidden = isBlocked || (why.dataset.waitingWhy === "signed-out") !== isSignedOut;
  const list = box.querySelector("[data-waiting-list]");
  list.replaceChildren(...entries.map((entry) => itemOf(box, entry, words)));
  for (const remove of list.querySelectorAll("[data-entry-remove]"))
    remove.addEventListener("click", async () => {
      await drop("entries", remove.dataset.key);
      await show(box, person, isSignedOut, words);
      if (!box.hidden) box.focus();
    });
  return entries.length;
}

function itemOf(box, entry, words) {
  const item = box.querySelector("[data-waiting-entry]").content.cloneNode(true);
  const language = document.documentElement.lang;
  item.querySelector("[data-entry-form]").textContent = entry.name;
  item.querySelector("[data-entry-at]").textContent = new Date(entry.at).toLocaleString(language);
  const sentence = item.querySelector("[data-entry-sentence]");
  sentence.textContent = entry.state === "faulty" ? words.wordsFaulty : entry.sentence;
  sentence.hidden = !entry.state;
  const open = item.querySelector("[data-entry-open]");
  open.href = `${entry.url}#entry=${entry.key}`;
  open.hidden = entry.state !== "faulty";
  item.querySelector("[data-entry-remove]").dataset.key = entry.key;
  item.querySelector("[data-entry-remove]").hidden = !entry.state;
  return item;
}
