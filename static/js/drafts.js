/** Keeps what was typed in this tab until it has been accepted, so that nothing typed is lost. */

const SECRET = new Set(["password", "hidden", "file", "submit", "button"]);
const SENT = "draft-sent";

export function keepTyped(form, hasErrors) {
  const key = `draft:${location.pathname}#${form.id}`;
  if (!hasErrors) restore(form, key);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => store(form, key), 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    store(form, key);
    write(SENT, key);
  });
}

/** A draft is done with when its form led somewhere else than back to itself or to signing in. */
export function forgetAccepted(root) {
  const key = read(SENT);
  if (!key || location.pathname.includes("/account/")) return;
  const isBack = key.startsWith(`draft:${location.pathname}#`);
  if (isBack && !root.querySelector(".messages [data-tone=success]")) return;
  sessionStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
}

/** Whoever signs out leaves nothing behind on a shared device. */
export function forgetAll() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("draft")) sessionStorage.removeItem(key);
  }
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) => field.name && !SECRET.has(field.type) && field.autocomplete !== "one-time-code",
  );
}

const isChoice = (field) => field.type === "checkbox" || field.type === "radio";

function store(form, key) {
  const typed = fieldsOf(form).filter((field) => (isChoice(field) ? field.checked : field.value));
  write(key, JSON.stringify(typed.map((field) => [field.name, field.value])));
}

function restore(form, key) {
  const typed = JSON.parse(read(key) ?? "[]");
  for (const [name, value] of typed) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (isChoice(field)) field.checked ||= field.value === value;
      else if (!field.value) field.value = value;
      field.dispatchEvent(new Event("input"));
    }
  }
}

function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is full or off: the browser's own memory has to do.
  }
}
