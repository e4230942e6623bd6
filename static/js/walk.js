import { faultOf, showFault } from "./answers.js";

/** One question at a time. Returns `toFault(name)`, which opens the question of a box that needs mending. */
export function startWalk(form) {
  const questions = [...form.querySelectorAll("[data-question]")];
  const [back, next, send] = ["back", "next", "send"].map((name) => form.querySelector(`[data-${name}]`));
  const walk = form.querySelector("[data-walk]");
  const progress = form.querySelector("[data-progress]");
  const bar = form.querySelector("[data-bar]");
  let at = 0;

  function open(index, takesFocus = true) {
    at = index;
    questions.forEach((question, number) => { question.hidden = number !== at; });
    back.hidden = at === 0;
    next.hidden = at === questions.length - 1;
    send.hidden = !next.hidden;
    progress.textContent = form.dataset.wordsProgress
      .replace("%(number)s", at + 1)
      .replace("%(count)s", questions.length);
    bar.max = questions.length;
    bar.value = at + 1;
    if (!takesFocus) return;
    questions[at].focus();
    walk.scrollIntoView({ block: "nearest" });
  }

  function goOn() {
    const fault = faultOf(questions[at]);
    showFault(questions[at], fault);
    if (!fault && at < questions.length - 1) open(at + 1);
    return !fault;
  }

  questions.forEach((question, number) => {
    question.tabIndex = -1;
    question.setAttribute("role", "group");
    question.setAttribute("aria-labelledby", `${progress.id = "walk-progress"} walk-label-${number}`);
    question.querySelector("label, legend").id = `walk-label-${number}`;
  });
  walk.hidden = questions.length < 2;
  back.addEventListener("click", () => open(at - 1));
  next.addEventListener("click", goOn);
  form.addEventListener("keydown", (event) => {
    const isBox = event.target.matches("input:not([type=checkbox], [type=file])");
    if (event.key !== "Enter" || !isBox || next.hidden) return;
    event.preventDefault();
    goOn();
  });
  const wrong = questions.findIndex((question) => question.querySelector(".field-error"));
  open(Math.max(wrong, 0), false);

  return {
    openFirstFault() {
      const index = questions.findIndex((question) => faultOf(question));
      if (index < 0) return false;
      open(index);
      showFault(questions[index], faultOf(questions[index]));
      return true;
    },
    openBox(name, sentence) {
      const index = questions.findIndex((question) => question.querySelector(`[name^="${CSS.escape(name)}"]`));
      if (index < 0) return;
      open(index);
      showFault(questions[index], sentence);
    },
  };
}
