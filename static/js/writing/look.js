import { ask, withToken } from "./asking.js";

const PAUSE = 600;
const timers = new WeakMap();

const panelOf = (form) => form.querySelector("[data-look-panel]");

/** The button opens a panel that shows what the server makes of the text, and follows what is typed. */
export function startLook() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[name=look]");
    const form = button?.form;
    if (!form?.dataset.look || !form.elements.body.value.trim()) return;
    event.preventDefault();
    const panel = panelOf(form);
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) show(form);
  });
  document.addEventListener("input", ({ target }) => {
    const form = target.form;
    if (target.name !== "body" || !form?.dataset.look || panelOf(form).hidden) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => show(form), PAUSE));
  });
  document.addEventListener("reset", ({ target }) => {
    if (!target.dataset.look) return;
    panelOf(target).hidden = true;
    target.querySelector("button[name=look]").setAttribute("aria-expanded", "false");
  });
}

/** An answer to what was typed before is too late. */
async function show(form) {
  const body = form.elements.body.value;
  const answer = await ask(form.dataset.look, withToken(form, { body, topic: form.dataset.topic ?? "" }));
  if (!answer || form.elements.body.value !== body) return;
  const panel = panelOf(form);
  panel.querySelector("[data-words]").textContent = answer.words ?? "";
  if (answer.html === undefined) return;
  const text = panel.querySelector(".post-text");
  text.lang = answer.language;
  text.innerHTML = answer.html;
}
