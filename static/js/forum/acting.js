const EVERY = 4000;

/** A reaction is given without leaving the page; the stream brings the number. */
export function startReacting(form) {
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button?.matches(".feeling")) return;
    event.preventDefault();
    const isGiven = button.name === "give";
    const body = new FormData(form, button);
    press(button, isGiven);
    const answer = await fetch(button.formAction, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect") return;
    press(button, !isGiven);
    if (answer) location.assign(button.formAction.replace(/react\/$/, ""));
  });
}

function press(button, isGiven) {
  const now = document.querySelector(`.feeling[formaction="${button.getAttribute("formaction")}"][value="${button.value}"]`);
  now?.setAttribute("aria-pressed", String(isGiven));
  now?.setAttribute("name", isGiven ? "take" : "give");
}

/** That somebody writes is told while they do, and that is all that is told. */
export function startTyping(form, say) {
  let toldAt = 0;
  form.addEventListener("input", () => {
    if (!form.elements.body.value || Date.now() - toldAt < EVERY) return;
    toldAt = Date.now();
    say('{"writing":true}');
  });
}
