/** Moves through the queue by keys, only while the list itself has the focus. */
const list = document.querySelector("[data-cases]");
const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

function move(event) {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...list.querySelectorAll(".case-title a")];
  const here = links.findIndex((link) => link.closest("li").contains(document.activeElement));
  const next = links[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

if (list) {
  document.querySelector("[data-case-keys]").hidden = false;
  list.addEventListener("keydown", move);
}
