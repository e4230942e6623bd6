import { countCharacters } from "./counts.js";
import { forgetAccepted, forgetAll, keepTyped } from "./drafts.js";
import { clearShelf } from "./shelf.js";

/** Makes forms kinder; each of them works without this. */
export function startForms(root) {
  const summary = root.querySelector("[data-error-summary]");
  summary?.focus();
  forgetAccepted(root);
  for (const form of root.querySelectorAll("form[method=post]")) {
    if (!form.matches("[data-reply], #acts")) sendOnce(form); // those stay on their page, and see to it themselves
    if (form.getAttribute("action")?.includes("/logout/")) signOut(form);
  }
  for (const form of root.querySelectorAll("form[data-form]")) {
    countCharacters(form);
    if (form.method === "post") keepTyped(form, Boolean(summary));
  }
}

/** A second press within three seconds is the same press; after that one may try again. */
function sendOnce(form) {
  let sentAt = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sentAt < 3000) {
      event.preventDefault();
      return;
    }
    sentAt = Date.now();
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => event.submitter?.removeAttribute("aria-busy"), 3000);
  });
}

/** Signing out waits for the device to be clean, but not for ever. */
function signOut(form) {
  form.addEventListener("submit", (event) => {
    forgetAll();
    if (event.defaultPrevented) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, 2000));
    Promise.race([clearShelf().catch(() => {}), patience]).then(() => form.submit());
  });
}
