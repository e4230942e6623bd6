/** Sends a form's words and reads the answer; `null` when nobody answered. */
export async function ask(address, body, options = {}) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, ...options });
    return { status: answer.status, ...await answer.json() };
  } catch {
    return null;
  }
}

/** The token of the form, and whatever else is to go with it. */
export function withToken(form, fields = {}) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}

/** Puts words where the cursor stands, as if they had been typed. */
export function put(field, words) {
  const before = field.value.slice(0, field.selectionStart).replace(/\s+$/, "");
  const lead = before ? "\n\n" : "";
  field.setRangeText(`${lead}${words}`, before.length, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
