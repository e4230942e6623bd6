import { drop, entriesOf, keep, remember } from "../shelf.js";
import { sendAll } from "../sending.js";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60_000;
const NEEDED = ["title", "body"];

/**
 * Sends a reply, or a topic, without leaving the page. It is kept on the device first, bound to its key, and stands in the page until
 * the park has it: sent once, however often the line is cut.
 */
export function startReply(form, { page, say }) {
  const { person } = form.dataset;
  const echoes = new Map();
  let failures = 0;
  let timer = 0;

  const isHere = (entry) => entry.url === new URL(form.action).pathname;

  async function flush() {
    clearTimeout(timer);
    const outcomes = await sendAll(person, (entry) => !entry.state);
    const left = new Map((await entriesOf(person)).map((entry) => [entry.key, entry]));
    for (const [key, echo] of echoes) if (!left.has(key)) leave(key, echo);
    const last = outcomes.at(-1)?.state;
    if ([...left.values()].every((entry) => entry.state)) failures = 0;
    else if (last === undefined || last === "sent") flush();
    else if (last === "offline") {
      failures += 1;
      timer = setTimeout(flush, (0.5 + Math.random() / 2) * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures));
    }
  }

  function leave(key, echo) {
    echoes.delete(key);
    page.steadily(() => echo.remove());
  }

  /** What became of an entry, whoever sent it. */
  function settle({ detail: { key, state, sentence, post, html, url } }) {
    const echo = echoes.get(key);
    if (!echo) return;
    if (state === "sent" && !post) {
      echoes.delete(key); // it waits for a moderator: its writer sees it with the reason
      return describe(echo, state, sentence);
    }
    if (state === "sent") {
      page.steadily(() => page.place({ kind: "own", post, html, url }));
      return leave(key, echo);
    }
    describe(echo, state, sentence);
  }

  function show(entry) {
    const echo = document.querySelector("[data-echo]").content.firstElementChild.cloneNode(true);
    const answers = new Map(entry.answers);
    const words = (name) => answers.get(name)?.trim();
    echo.querySelector("[data-echo-words]").textContent = [words("title"), words("body")].filter(Boolean).join("\n\n");
    echoes.set(entry.key, echo);
    describe(echo, entry.state || "sending", entry.sentence);
    page.steadily(() => page.list.append(echo));
    const act = (name, does) => echo.querySelector(`[data-echo-${name}]`).addEventListener("click", does);
    act("again", async () => { await keep("entries", { ...entry, state: "" }); describe(echo, "sending"); flush(); });
    act("drop", async () => { await drop("entries", entry.key); leave(entry.key, echo); });
    act("change", async () => {
      await drop("entries", entry.key);
      leave(entry.key, echo);
      for (const [name, value] of answers) if (isFree(form.elements[name])) form.elements[name].value = value;
      write([answers.get("body"), form.elements.body.value].filter(Boolean).join("\n\n"));
    });
  }

  function write(words) {
    form.elements.body.value = words;
    form.elements.body.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.body.focus();
  }

  async function submit(event) {
    if (event.defaultPrevented || event.submitter?.name === "look") return;
    event.preventDefault();
    if (NEEDED.some((name) => form.elements[name]?.value.trim() === "")) return form.submit();
    const entry = entryOf(form, person);
    try {
      await keep("entries", entry);
    } catch {
      return form.submit(); // nothing can be kept here: then by the plain way
    }
    renew();
    form.elements.body.focus();
    say('{"writing":false}');
    show(entry);
    flush();
  }

  /** What comes next is another post. */
  function renew() {
    form.reset();
    form.elements.client_key.value = crypto.randomUUID();
    for (const name of [...NEEDED, "tags"]) if (form.elements[name]) form.elements[name].value = form.elements[name].defaultValue = "";
    form.elements.reply_to.value = "";
    form.querySelector("[data-answering]")?.toggleAttribute("hidden", true);
  }

  remember(person);
  form.addEventListener("submit", submit);
  addEventListener("kept:outcome", settle);
  for (const event of ["online", "forum:connected"]) addEventListener(event, () => echoes.size && flush());
  entriesOf(person).then((entries) => {
    for (const entry of entries.filter(isHere)) {
      if (entry.key === form.elements.client_key.value) renew(); // its draft, which waits to be sent
      show(entry);
    }
    if (entries.length) flush();
  });
}

/** Whether nothing stands in a field that one types into. */
const isFree = (field) => field?.name !== "body" && ["text", "textarea"].includes(field?.type) && !field.value;

function describe(echo, state, sentence) {
  const { dataset } = document.querySelector("[data-echo]");
  const isRefused = state === "refused" || state === "faulty";
  echo.querySelector("[data-echo-state]").textContent = (state !== "sending" && sentence) || dataset[state === "signed-out" ? "signedOut" : state] || dataset.offline;
  echo.querySelector("[data-echo-sign-in]").hidden = state !== "signed-out";
  echo.querySelector("[data-echo-acts]").hidden = !isRefused;
  echo.setAttribute("aria-busy", String(state === "sending"));
}

function entryOf(form, person) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const files = Object.fromEntries(fields.filter(([, value]) => value instanceof File && value.size));
  const answers = fields.filter(([, value]) => !(value instanceof File));
  const url = new URL(form.action).pathname;
  const { pathname: page } = location;
  return { key: form.elements.client_key.value, person, url, page, name: form.dataset.name, answers, files, at: new Date().toISOString() };
}
