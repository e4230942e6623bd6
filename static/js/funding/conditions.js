import { valueOf } from "./questions.js";

/** Shows a question while its condition holds, as funding/conditions.py decides it. */
export function startConditions(form) {
  const elsewhere = JSON.parse(form.dataset.answers);
  const before = new Set(JSON.parse(form.dataset.before));
  const questions = [...form.querySelectorAll("[data-question]")];
  function decide() {
    const counted = Object.fromEntries(Object.entries(elsewhere).filter(([key]) => before.has(key)));
    for (const question of questions) {
      const condition = JSON.parse(question.dataset.shownWhen || "null");
      question.hidden = !holds(condition, counted);
      if (!question.hidden) counted[question.dataset.question] = valueOf(question);
    }
  }
  for (const event of ["input", "change", "filled", "files"]) form.addEventListener(event, decide);
  decide();
}

export function holds(condition, answers) {
  if (!condition || !Object.keys(condition).length) return true;
  if ("all" in condition) return condition.all.every((each) => holds(each, answers));
  if ("any" in condition) return condition.any.some((each) => holds(each, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  return compare(condition.op, answers[condition.key], "value" in condition ? condition.value : true);
}

const isAnswered = (answer) =>
  !(answer === null || answer === undefined || answer === "" || (Array.isArray(answer) && !answer.length));

function compare(op, answer, value) {
  if (op === "answered") return isAnswered(answer) === (value !== false);
  return isAnswered(answer) && COMPARING[op](answer, value);
}

const YES_NO = { yes: true, no: false, true: true, false: false };
const plain = (value) => {
  if (typeof value !== "string") return value;
  return YES_NO[value.trim().toLowerCase()] ?? value.trim();
};

function same(answer, value) {
  if (Array.isArray(answer)) {
    const wanted = Array.isArray(value) ? value : [value];
    return JSON.stringify([...answer].map(String).sort()) === JSON.stringify(wanted.map(String).sort());
  }
  const [left, right] = [plain(answer), plain(value)];
  if (typeof left === "boolean" || typeof right === "boolean") return left === right;
  return String(left) === String(right);
}

const isDay = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const number = (value) => (typeof value === "boolean" || String(value).trim() === "" ? NaN : Number(value));

function ordered(compared) {
  return (answer, value) => {
    if (isDay(answer) && isDay(value)) return compared(answer, value);
    const [left, right] = [number(answer), number(value)];
    return !Number.isNaN(left) && !Number.isNaN(right) && compared(left, right);
  };
}

const COMPARING = {
  is: same,
  is_not: (answer, value) => !same(answer, value),
  includes: (answer, value) => (Array.isArray(answer) ? answer : [answer]).map(String).includes(String(value)),
  one_of: (answer, value) => value.some((each) => same(answer, each)),
  more_than: ordered((left, right) => left > right),
  less_than: ordered((left, right) => left < right),
  at_least: ordered((left, right) => left >= right),
  at_most: ordered((left, right) => left <= right),
};
