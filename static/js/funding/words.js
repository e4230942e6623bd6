/** Counts words as funding/answers.py does: what stands between blanks; Thai, which has none, by six letters. */
export function countWords(text) {
  return text.split(/\s+/).filter(Boolean).reduce((sum, part) => sum + wordsIn(part), 0);
}

function wordsIn(part) {
  const runs = part.match(/[\u0e00-\u0e7f]+/g) ?? [];
  const thai = runs.reduce((sum, run) => sum + Math.ceil(run.length / 6), 0);
  const rest = [...part.replace(/[\u0e00-\u0e7f]+/g, "")].length;
  return thai + Math.ceil(rest / 60);
}

/** "120 / 500 words" under a text, while it is written. */
export function startWords(form) {
  for (const box of form.querySelectorAll("[data-words-most]")) {
    const said = form.querySelector(`#${CSS.escape(box.id)}_words`);
    const show = () => {
      const count = countWords(box.value);
      said.querySelector("[data-words-now]").textContent = count;
      said.toggleAttribute("data-over", count > Number(box.dataset.wordsMost));
    };
    box.addEventListener("input", show);
    show();
  }
}
