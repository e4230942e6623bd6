import { Copies } from "./copies.js";
import { fill, said, show, typedIn } from "./questions.js";

const AFTER = 1000; // ms after the last key
const AT_MOST = 3000; // ms after the first one
const PATIENCE = 8000;
const AGAIN = [1500, 3000, 5000];

/**
 * Keeps every answer in the park while it is typed, and on this device until the park has it.
 *
 * Each save says which version of the answer it was written upon; somebody else's changes come back merged, or as a
 * choice between two.
 */
export class Saving {
  constructor(form) {
    this.form = form;
    this.copies = new Copies(form);
    this.line = form.querySelector("[data-saving]");
    this.states = new Map();
    for (const question of form.querySelectorAll("[data-question][data-version]"))
      this.states.set(question.dataset.question, new State(question));
    this.failures = 0;
    this.since = 0;
    form.addEventListener("input", (event) => this.noticed(event.target));
    form.addEventListener("change", (event) => this.noticed(event.target));
    addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
    addEventListener("pagehide", () => this.leave());
    form.addEventListener("click", (event) => this.chose(event));
    this.bringBack();
  }

  stateOf = (element) => this.states.get(element.closest("[data-question]")?.dataset.question);
  get dirty() {
    return [...this.states.values()].filter((state) => state.isDirty && !state.isStuck);
  }

  /** From an earlier visit that ended before it was saved. */
  async bringBack() {
    for (const state of this.states.values()) {
      const copy = await this.copies.take(state.key);
      if (!copy || state.isDirty) continue;
      if (JSON.stringify(copy.typed) === said(state.question)) {
        this.copies.drop(state.key);
        continue;
      }
      fill(state.question, copy.typed);
      state.version = copy.version;
      state.base = copy.base;
      state.isDirty = true;
    }
    if (this.dirty.length) this.save();
  }

  noticed(element) {
    const state = element.type === "file" ? null : this.stateOf(element);
    if (!state) return;
    state.isDirty = said(state.question) !== state.saved;
    if (!state.isDirty) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => state.isDirty && this.copies.keep(state.key, state.copy()), 150);
    if (state.isStuck) return; // kept on the device until one of the two is chosen
    this.since ||= Date.now();
    this.plan(Math.min(AFTER, Math.max(this.since + AT_MOST - Date.now(), 0)));
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** Whether everything typed is with the park. */
  async save() {
    clearTimeout(this.timer);
    while (this.underWay) await this.underWay;
    if (!this.dirty.length) return ![...this.states.values()].some((state) => state.isStuck);
    this.underWay = this.send(this.dirty).catch(() => this.failed({ status: 0 }));
    const isDone = await this.underWay;
    this.underWay = null;
    if (isDone && this.dirty.length) this.plan(AFTER);
    return isDone && !this.dirty.length && ![...this.states.values()].some((state) => state.isStuck);
  }

  async send(states) {
    this.since = 0;
    const sent = new Map(states.map((state) => [state.key, said(state.question)]));
    let answer;
    try {
      answer = await this.post(this.bodyOf(states), { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 403) answer = await this.throughTheDoor(states);
    } catch {
      answer = { status: 0 };
    }
    if (answer.status !== 200) return this.failed(answer);
    this.failures = 0;
    for (const [key, outcome] of Object.entries(answer.answers)) this.settle(this.states.get(key), outcome, sent.get(key));
    this.tell(answer.at);
    return true;
  }

  bodyOf(states) {
    const body = new FormData();
    for (const state of states) {
      body.append("keys", state.key);
      body.append(`version--${state.key}`, state.version);
      body.append(`base--${state.key}`, state.base);
      for (const [name, value] of typedIn(state.question)) body.append(name, value);
    }
    return body;
  }

  async post(body, options) {
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const headers = { Accept: "application/json", "X-CSRFToken": token, "X-Person": this.form.dataset.person };
    const answer = await fetch(this.form.dataset.saveUrl, { method: "POST", body, headers, redirect: "manual", ...options });
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    return { status: answer.status, ...(isJson ? await answer.json() : {}) };
  }

  /** Whoever signed in again has another token. */
  async throughTheDoor(states) {
    const door = await fetch(this.form.dataset.saveUrl, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (door.status !== 200) return { status: door.status };
    const { token } = await door.json();
    this.form.elements.csrfmiddlewaretoken.value = token;
    return this.post(this.bodyOf(states), { signal: AbortSignal.timeout(PATIENCE) });
  }

  settle(state, outcome, sent) {
    if (!state) return;
    const isSame = said(state.question) === sent;
    state.fault(outcome.fault ?? "");
    if (outcome.state === "collision") {
      state.collide(outcome);
      return;
    }
    if (outcome.state === "refused") {
      state.isDirty = !isSame;
      return;
    }
    if (outcome.state === "merged" && !isSame) {
      // Typed on meanwhile: what was sent is what it is written upon, and the park merges once more.
      state.base = outcome.mine;
      state.saved = sent;
      return;
    }
    if (outcome.state === "merged") show(state.question, JSON.parse(outcome.value));
    state.version = outcome.version;
    state.base = outcome.value;
    state.saved = isSame ? said(state.question) : sent;
    state.isDirty = said(state.question) !== state.saved;
    state.bookkeep();
    if (state.isDirty) this.copies.keep(state.key, state.copy());
    else this.copies.drop(state.key);
  }

  failed({ status, sentence }) {
    const why = { 401: "signed-out", 404: "gone", 409: "refused" }[status] ?? "offline";
    this.say(why, sentence ?? "");
    this.since = 0;
    const wait = AGAIN[Math.min(this.failures, AGAIN.length - 1)];
    this.failures += 1;
    if (why !== "refused" && why !== "gone") this.plan(wait);
    return false;
  }

  tell(at) {
    const isStuck = [...this.states.values()].some((state) => state.isStuck);
    this.say(isStuck ? "collision" : "saved", at);
  }

  /** "Saved 14:03" is read out politely, a failure at once. */
  say(what, more) {
    this.line.dataset.state = what;
    for (const words of this.line.querySelectorAll("[data-when]")) {
      words.hidden = words.dataset.when !== what;
      const place = words.querySelector("[data-more]");
      if (place && !words.hidden) place.textContent = more;
    }
  }

  /** The tab goes: what is not with the park is sent without waiting for an answer; the copy stays until there was one. */
  leave() {
    const states = this.dirty;
    if (!states.length) return;
    for (const state of states) this.copies.keep(state.key, state.copy());
    this.post(this.bodyOf(states), { keepalive: true }).catch(() => {});
  }

  /** A page is sent once everything typed is with the park; while it is not, one stays and is told why. */
  beforeSending() {
    let isLeaving = false;
    this.form.addEventListener("submit", async (event) => {
      if (isLeaving || event.defaultPrevented) return;
      event.preventDefault();
      const { submitter } = event;
      if (!(await this.save())) {
        if (this.line.dataset.state !== "collision") this.line.scrollIntoView({ block: "nearest" });
        return;
      }
      isLeaving = true;
      if (submitter) this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
      this.form.submit();
    });
  }

  /** Between two texts: mine stays in the box and is saved over theirs, or theirs goes into the box. */
  chose(event) {
    const button = event.target.closest("[data-keep]");
    const state = button && this.stateOf(button);
    if (!state) return;
    event.preventDefault();
    state.decide(button.dataset.keep);
    if (state.isDirty) this.save();
    else this.copies.drop(state.key);
    this.tell("");
  }
}

class State {
  constructor(question) {
    this.question = question;
    this.key = question.dataset.question;
    this.version = question.dataset.version;
    this.base = question.dataset.base;
    this.saved = said(question);
    this.isDirty = "unsaved" in question.dataset;
    this.isStuck = !question.querySelector("[data-collision]").hidden;
  }

  copy() {
    return { version: this.version, base: this.base, typed: typedIn(this.question) };
  }

  /** For a page that is sent as a page. */
  bookkeep() {
    const { form } = this.question.querySelector("[data-bookkeeping]");
    form.elements[`version--${this.key}`].value = this.version;
    form.elements[`base--${this.key}`].value = this.base;
  }

  fault(sentence) {
    const place = this.question.querySelector("[data-fault]");
    place.hidden = !sentence;
    place.querySelector("[data-fault-words]").textContent = sentence;
  }

  collide({ theirs, theirs_in_words: words, version, by, at }) {
    this.isStuck = true;
    this.theirs = { value: theirs, version };
    const box = this.question.querySelector("[data-collision]");
    box.querySelector("[data-collision-by]").textContent = by;
    box.querySelector("[data-collision-at]").textContent = at;
    box.querySelector("[data-collision-theirs]").textContent = words;
    box.hidden = false;
    box.focus();
  }

  decide(whose) {
    const box = this.question.querySelector("[data-collision]");
    if (!this.theirs) this.theirs = { value: box.dataset.value, version: box.dataset.version };
    this.isStuck = false;
    box.hidden = true;
    this.version = this.theirs.version;
    this.base = this.theirs.value;
    if (whose === "theirs") show(this.question, JSON.parse(this.theirs.value));
    this.saved = whose === "theirs" ? said(this.question) : "";
    this.isDirty = whose === "mine";
    this.theirs = null;
    this.bookkeep();
  }
}
