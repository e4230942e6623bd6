import { startReading } from "./reading.js";

const PATIENCE = 3000; // new posts are announced together

/** The page of a topic, as its frames change it. What the reader looks at never moves. */
export class Page {
  constructor(element) {
    this.element = element;
    this.topic = element.dataset.topic;
    this.seq = Number(element.dataset.seq);
    this.epoch = element.dataset.epoch;
    this.isLast = element.dataset.last === "yes";
    this.words = element.dataset;
    this.list = element.querySelector(".post-list");
    this.state = element.querySelector(".live-state");
    this.people = element.querySelector(".live-people");
    this.said = element.querySelector(".live-said");
    this.more = element.querySelector(".live-new");
    this.title = document.title;
    this.unseen = [];
    this.announced = 0;
    this.read = startReading(element);
    this.more.querySelector("a").addEventListener("click", (event) => this.lookAtNew(event));
    this.watcher = new IntersectionObserver((entries) => this.sawSome(entries));
  }

  /** False when one is missing before it: then the log is asked again. */
  show(frame) {
    if (frame.seq <= this.seq) return true;
    if (frame.seq > this.seq + 1) return false;
    this.seq = frame.seq;
    this.element.dataset.seq = frame.seq;
    if (frame.kind === "move") this.anew();
    else if (frame.post === null) this.steadily(() => this.showHead(frame.html));
    else this.steadily(() => this.place(frame));
    return true;
  }

  showHead(html) {
    const head = document.getElementById("topic-head");
    head.innerHTML = html;
    const isClosed = Boolean(head.querySelector("[data-closed]"));
    for (const each of document.querySelectorAll("[data-while]")) each.hidden = (each.dataset.while === "closed") !== isClosed;
  }

  place({ kind, post, html }) {
    const fresh = fragment(html);
    const old = document.getElementById(`post-${post}`);
    if (old) return replace(old, fresh);
    const numbers = [...this.list.querySelectorAll("[data-number]")].map((each) => Number(each.dataset.number));
    if (post < numbers[0]) return;
    if (this.isLast || post < numbers.at(-1)) {
      this.list.insertBefore(fresh, [...this.list.children].find((each) => !(Number(each.dataset.number) < post)) ?? null);
      this.watcher.observe(fresh);
    } else if (kind !== "post") return;
    this.unseen.push(post);
    this.tellNew();
  }

  /** What is under the reader's eyes, or hands, stays where it is. */
  steadily(act) {
    const held = this.held();
    const before = held?.getBoundingClientRect().top;
    act();
    if (held?.isConnected) scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
  }

  held() {
    const isInSight = (each) => each.getBoundingClientRect().bottom > 0 && each.getBoundingClientRect().top < innerHeight;
    const { activeElement } = document;
    if (activeElement.matches("input, textarea, select") && isInSight(activeElement)) return activeElement;
    return [...this.list.children, document.getElementById("reply")].find(isInSight);
  }

  sawSome(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.watcher.unobserve(target);
      this.read(Number(target.dataset.number));
      this.unseen = this.unseen.filter((post) => post > Number(target.dataset.number));
    }
    this.tellNew();
  }

  tellNew() {
    const count = this.unseen.length;
    this.more.hidden = count === 0;
    this.more.querySelector("a").textContent = this.counted(count);
    document.title = count ? `(${count}) ${this.title}` : this.title;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.announce(), PATIENCE);
  }

  announce() {
    const count = this.unseen.filter((post) => post > this.announced).length;
    this.announced = this.unseen.at(-1) ?? this.announced;
    if (count) this.said.textContent = this.counted(count);
  }

  counted(count) {
    return count === 1 ? this.words.newOne : this.words.newMany.replace("COUNT", count);
  }

  lookAtNew(event) {
    const first = document.getElementById(`post-${this.unseen[0]}`);
    if (!first) return; // it stands on the last page, where the link leads
    event.preventDefault();
    first.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    first.focus({ preventScroll: true });
  }

  /** How others are there, for whoever looks; nothing of it is read out. */
  count({ reading = 0, writing = 0 }) {
    const words = [reading > 1 && this.words.reading.replace("COUNT", reading), writing && this.words.writing.replace("COUNT", writing)];
    this.people.textContent = words.filter(Boolean).join(" · ");
  }

  /** How the page hears of new posts: "live", "looking" or "away". */
  tell(state, isAloud = false) {
    this.state.dataset.state = state;
    this.state.textContent = this.words[state];
    if (state === "away") this.people.textContent = "";
    if (isAloud) this.said.textContent = this.words[state];
  }

  /** The reader may not read on; signed out, they go on where they were. */
  end(code) {
    if (code === 4401 && isTyping()) this.say(this.words.signedOut);
    else location.reload();
  }

  /** What stands here cannot be continued. Nothing typed is lost: then the reader decides when. */
  anew() {
    if (isTyping()) this.say(this.words.changed);
    else location.reload();
  }

  say(words) {
    this.state.dataset.state = "away";
    this.state.textContent = this.said.textContent = words;
  }
}

const isTyping = () => [...document.querySelectorAll("main textarea")].some((each) => each.value !== each.defaultValue);

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Fragments are made for many readers: which buttons this one has pressed, and may press, stands in the page alone. */
function replace(old, fresh) {
  const { activeElement } = document;
  for (const button of old.querySelectorAll(".feeling[aria-pressed=true]")) {
    const same = [...fresh.querySelectorAll(".feeling")].find((each) => each.value === button.value);
    same?.setAttribute("aria-pressed", "true");
    same?.setAttribute("name", "take");
  }
  if (!fresh.querySelector("[data-own]"))
    for (const own of old.querySelectorAll("[data-own]")) fresh.querySelector(".post-acts")?.append(own);
  const held = old.contains(activeElement) && activeElement;
  old.replaceWith(fresh);
  if (held) (old === held ? fresh : find(fresh, held))?.focus({ preventScroll: true });
}

function find(fresh, held) {
  if (fresh.contains(held)) return held;
  const alike = (each) => each.value === held.value && each.getAttribute("href") === held.getAttribute("href");
  return [...fresh.querySelectorAll(held.tagName)].find(alike);
}
