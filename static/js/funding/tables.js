import { newRow, plainNumber } from "./questions.js";

/** Rows come and go without a new page; without this module the same buttons ask the park for one. */
export function startTables(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-row], [data-remove-row]");
    const question = button?.closest("[data-question]");
    if (!question) return;
    event.preventDefault();
    if ("addRow" in button.dataset) {
      const id = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
      newRow(question, id).querySelector("input, select").focus();
    } else {
      const row = button.closest("[data-row]");
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("input, select") ?? question.querySelector("[data-add-row]")).focus();
    }
    question.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const question of form.querySelectorAll("[data-kind=table]")) {
    const addUp = () => sumsOf(question);
    for (const event of ["input", "filled"]) question.addEventListener(event, addUp);
    addUp();
  }
}

function sumsOf(question) {
  for (const sum of question.querySelectorAll("[data-sum]")) {
    const cells = question.querySelectorAll(`[data-rows] [data-column="${CSS.escape(sum.dataset.sum)}"]`);
    const numbers = [...cells].map((cell) => plainNumber(cell.value)).filter((value) => typeof value === "number");
    sum.textContent = numbers.reduce((all, value) => all + value, 0).toLocaleString(document.documentElement.lang);
  }
}
