import { smaller } from "../pictures.js";
import { ask, put, withToken } from "./asking.js";

const chosen = new WeakMap();

/** A picture is chosen, taken, pasted or dropped; it goes into the text once it has words. */
export function startPictures() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-picture], [data-put], [data-leave]");
    const form = button?.form;
    if (!form) return;
    event.preventDefault();
    if (button.matches("[data-picture]")) choose(form);
    else if (button.matches("[data-put]")) send(form, button);
    else close(form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== "picture-words") return;
    event.preventDefault();
    send(event.target.form, event.target.form.querySelector("[data-put]"));
  });
  document.addEventListener("paste", (event) => take(event, event.clipboardData));
  document.addEventListener("drop", (event) => take(event, event.dataTransfer));
  document.addEventListener("dragover", (event) => {
    if (formOf(event) && event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
}

const panelOf = (form) => form.querySelector("[data-picture-panel]");

function formOf(event) {
  const form = event.target.form;
  return event.target.matches?.("textarea[name=body]") && panelOf(form) ? form : null;
}

function take(event, data) {
  const form = formOf(event);
  const file = form && [...data.files].find((each) => each.type.startsWith("image/"));
  if (!file) return;
  event.preventDefault();
  open(form, file);
}

function choose(form) {
  const input = panelOf(form).querySelector("[type=file]");
  input.value = "";
  input.onchange = () => input.files[0] && open(form, input.files[0]);
  input.click();
}

function open(form, file) {
  const panel = panelOf(form);
  const reader = new FileReader();
  reader.onload = () => Object.assign(panel.querySelector("img"), { src: reader.result, hidden: false });
  reader.readAsDataURL(file);
  chosen.set(form, file);
  panel.hidden = false;
  tell(form, "");
  form.querySelector("#picture-words").value = "";
  form.querySelector("#picture-words").focus();
}

function close(form) {
  const panel = panelOf(form);
  panel.hidden = true;
  panel.querySelector("img").hidden = true;
  chosen.delete(form);
  form.elements.body.focus();
}

async function send(form, button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const panel = panelOf(form);
  const body = withToken(form, { alt: form.querySelector("#picture-words").value });
  const file = chosen.get(form);
  body.append("picture", file.type === "image/jpeg" ? await smaller(file) : file, "picture");
  const answer = await ask(panel.dataset.address, body);
  button.removeAttribute("aria-busy");
  if (!answer?.source) return tell(form, answer?.words ?? panel.dataset.wordsLost);
  close(form);
  put(form.elements.body, `${answer.source}\n\n`);
}

function tell(form, words) {
  panelOf(form).querySelector(".field-error").textContent = words;
}
