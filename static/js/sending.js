import { entriesOf, replace } from "./shelf.js";

/** Whatever became of one is true of the next as well. */
const STAYS = new Set(["offline", "signed-out", "other"]);
const JSON_PLEASE = { Accept: "application/json" };

/** Asked for slowly, a network is as good as none. */
async function ask(address, options = {}) {
  const answer = await fetch(address, {
    ...options,
    headers: { ...JSON_PLEASE, ...options.headers },
    signal: AbortSignal.timeout(30_000),
    redirect: "manual",
  });
  const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  return { status: answer.status, ...said };
}

/**
 * Sends one entry; what became of it: "sent", "offline", "signed-out", "gone" (no longer taking part), "other"
 * (somebody else is signed in), "refused" with a sentence, or "faulty" with faults by field.
 */
export async function send(entry) {
  try {
    const door = await ask(entry.url);
    if (door.status === 401) return { state: "signed-out" };
    if (door.person && door.person !== entry.person) return { state: "other" };
    if (door.status === 404) return { state: door.person ? "gone" : "offline" };
    if (!door.token) return { state: "offline" };
    const body = new FormData();
    for (const [name, value] of entry.answers) body.append(name, value);
    for (const [name, file] of Object.entries(entry.files)) body.append(name, file, "photo.jpg");
    const answer = await ask(entry.url, { method: "POST", body, headers: { "X-CSRFToken": door.token } });
    return answer.state ? answer : { state: "offline" };
  } catch {
    return { state: "offline" };
  }
}

let underWay = null;

/** Sends everything that waits and is wanted, one after the other; two calls at once are one. */
export function sendAll(person, isWanted = () => true) {
  const act = () => sendEach(person, isWanted);
  underWay ??= Promise.resolve(navigator.locks?.request("observations", act) ?? act())
    .finally(() => { underWay = null; });
  return underWay;
}

/** What is written meanwhile goes as well; what its writer removed meanwhile does not come back. */
async function sendEach(person, isWanted) {
  const outcomes = [];
  const tried = new Set();
  const turnOf = ({ key, turn }) => `${key} ${turn}`;
  const next = async () => (await entriesOf(person)).find((entry) => isWanted(entry) && !tried.has(turnOf(entry)));
  for (let entry = await next(); entry; entry = await next()) {
    tried.add(turnOf(entry));
    const outcome = { ...(await send(entry)), key: entry.key };
    outcomes.push(outcome);
    if (outcome.state === "sent" || outcome.state === "gone") await replace(entry);
    else if (outcome.state === "refused" || outcome.state === "faulty")
      await replace(entry, { ...entry, state: outcome.state, sentence: outcome.sentence ?? "" });
    dispatchEvent(new CustomEvent("kept:outcome", { detail: outcome }));
    if (STAYS.has(outcome.state)) break;
  }
  return outcomes;
}
