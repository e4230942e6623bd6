// The park manager's day: arrow keys go from cell to cell, and from the day's buttons to the days around.
const plan = document.querySelector("[data-day-plan]");
const days = document.querySelector("[data-days]");
const rows = [...(plan?.querySelectorAll("[data-row]") ?? [])]
  .map((row) => [...row.querySelectorAll("a")])
  .filter((cells) => cells.length);

const middle = (cell) => {
  const box = cell.getBoundingClientRect();
  return box.left + box.width / 2;
};

function nearest(cells, cell) {
  const at = middle(cell);
  return cells.reduce((best, each) =>
    Math.abs(middle(each) - at) < Math.abs(middle(best) - at) ? each : best,
  );
}

function beside(cell, key) {
  const y = rows.findIndex((cells) => cells.includes(cell));
  const x = rows[y].indexOf(cell);
  if (key === "ArrowLeft") return rows[y][x - 1];
  if (key === "ArrowRight") return rows[y][x + 1];
  if (key === "Home") return rows[y][0];
  if (key === "End") return rows[y].at(-1);
  const other = rows[y + (key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : NaN)];
  return other && nearest(other, cell);
}

// One stop of the Tab key for the whole plan; the arrows do the rest.
function stand(cell) {
  for (const each of rows.flat()) each.setAttribute("tabindex", each === cell ? "0" : "-1");
}

if (rows.length) {
  stand(rows[0][0]);
  plan.addEventListener("focusin", (event) => stand(event.target.closest("a")));
  plan.addEventListener("keydown", (event) => {
    const cell = event.target.closest("a");
    const other = cell && beside(cell, event.key);
    if (!other) return;
    event.preventDefault();
    other.focus();
  });
}

days?.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: "[data-before]", ArrowRight: "[data-after]" }[event.key];
  if (way) window.location.assign(days.querySelector(way).href);
});
