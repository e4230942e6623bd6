/** The questions of a form: what is in their boxes, as it is sent, and as a value that conditions ask for. */

const isChoice = (box) => box.type === "radio" || box.type === "checkbox";

const boxesOf = (question) =>
  [...question.querySelectorAll("input, select, textarea")].filter(
    (box) => box.name && box.type !== "file" && !("bookkeeping" in box.dataset),
  );

/** Names and values as the form would send them. */
export const typedIn = (question) =>
  boxesOf(question)
    .filter((box) => (isChoice(box) ? box.checked : true))
    .map((box) => [box.name, box.value]);

export const said = (question) => JSON.stringify(typedIn(question));

/** Puts back what :typedIn: gave. Rows of a table are made as they are needed. */
export function fill(question, typed) {
  if (question.dataset.kind === "table") rowsFor(question, typed.filter(([name]) => name.endsWith("--row")).map(([, id]) => id));
  for (const box of boxesOf(question)) {
    const values = typed.filter(([name]) => name === box.name).map(([, value]) => value);
    if (isChoice(box)) box.checked = values.includes(box.value);
    else if (!box.name.endsWith("--row")) box.value = values[0] ?? "";
  }
  question.dispatchEvent(new Event("filled", { bubbles: true }));
}

/** Puts in a value as the park keeps it. */
export function show(question, value) {
  const name = `answer-${question.dataset.question}`;
  const { kind } = question.dataset;
  if (kind === "table") {
    const rows = value ?? [];
    fill(question, [
      ...rows.map((row) => [`${name}--row`, row.id]),
      ...rows.flatMap((row) => Object.entries(row).map(([key, cell]) => [`${name}--${row.id}--${key}`, String(cell ?? "")])),
    ]);
  } else if (kind === "choices") fill(question, (value ?? []).map((each) => [name, each]));
  else if (kind === "yes_no") fill(question, value === null ? [] : [[name, value ? "yes" : "no"]]);
  else fill(question, [[name, String(value ?? "")]]);
}

export function newRow(question, id) {
  const row = question.querySelector("template[data-new-row]").content.cloneNode(true).firstElementChild;
  const put = (text) => text.replaceAll("__row__", id);
  for (const part of [row, ...row.querySelectorAll("*")])
    for (const { name, value } of [...part.attributes]) if (value.includes("__row__")) part.setAttribute(name, put(value));
  question.querySelector("[data-rows]").append(row);
  return row;
}

function rowsFor(question, ids) {
  const rows = question.querySelectorAll("[data-row]");
  for (const row of rows) if (!ids.includes(row.dataset.row)) row.remove();
  const there = new Set([...question.querySelectorAll("[data-row]")].map((row) => row.dataset.row));
  for (const id of ids) if (!there.has(id)) newRow(question, id);
}

const plainNumber = (text) => {
  const bare = text.normalize("NFKC").replace(/[\s,_₩]|원$/g, "");
  return /^[-+]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : text.trim();
};

/** As funding/answers.py reads it, near enough to show and hide; the server has the last word. */
export function valueOf(question) {
  const { kind } = question.dataset;
  const typed = typedIn(question);
  if (kind === "file") return [...question.querySelectorAll("[data-file]")].map((file) => file.dataset.file);
  if (kind === "choices") return typed.map(([, value]) => value);
  if (kind === "table") return typed.filter(([name, value]) => !name.endsWith("--row") && value.trim());
  const text = typed[0]?.[1] ?? "";
  if (kind === "yes_no") return { yes: true, no: false }[text] ?? null;
  if (kind === "number" || kind === "money") return text.trim() ? plainNumber(text) : "";
  return text.trim();
}

export { plainNumber };
