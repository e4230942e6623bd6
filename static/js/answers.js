/** Reading and filling the boxes of a form, and the faults that can be told without asking. */

const HIDDEN = new Set(["csrfmiddlewaretoken", "client_key", "observed_at"]);
const isChoice = (box) => box.type === "radio" || box.type === "checkbox";

function boxesOf(form) {
  return [...form.elements].filter((box) => box.name && box.type !== "submit" && box.type !== "file" && !HIDDEN.has(box.name));
}

export function typedIn(form) {
  return boxesOf(form)
    .filter((box) => (isChoice(box) ? box.checked : box.value !== ""))
    .map((box) => [box.name, box.value]);
}

export function fill(form, typed) {
  for (const box of boxesOf(form)) {
    const values = typed.filter(([name]) => name === box.name).map(([, value]) => value);
    if (isChoice(box)) box.checked = values.includes(box.value);
    else box.value = values[0] ?? "";
  }
}

function isAnswered(question) {
  return [...question.querySelectorAll("input, select, textarea")].some((box) =>
    isChoice(box) ? box.checked : box.type === "file" ? box.files.length || box.dataset.kept : box.value.trim() !== "",
  );
}

/** The sentence that says what is wrong with one answer, or "". The server has the last word. */
export function faultOf(question) {
  const { required, number, minimum, maximum, range, kind } = question.dataset;
  if (!isAnswered(question)) return required ?? "";
  if (!number) return "";
  const value = Number(question.querySelector("input").value.trim().replace(",", "."));
  if (!Number.isFinite(value) || (kind === "whole" && !Number.isInteger(value))) return number;
  if ((minimum && value < Number(minimum)) || (maximum && value > Number(maximum))) return range;
  return "";
}

export function showFault(question, sentence) {
  question.querySelector("[data-fault]")?.remove();
  const boxes = question.querySelectorAll("input, select, textarea");
  for (const box of boxes) box.toggleAttribute("aria-invalid", false);
  if (!sentence) return;
  for (const box of boxes) box.setAttribute("aria-invalid", "true");
  const fault = document.createElement("p");
  fault.className = "field-error";
  fault.dataset.fault = "";
  fault.setAttribute("role", "alert");
  fault.textContent = sentence;
  question.querySelector(".field, fieldset").after(fault);
  (question.querySelector(":checked") ?? boxes[0])?.focus();
}
