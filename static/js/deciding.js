/** Saves what is typed in forms marked data-autosave: two seconds after the last key, and at the latest after five. */

const QUIET = 2000;
const LATEST = 5000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector(".saved");
    this.sending = Promise.resolve();
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.now());
    addEventListener("pagehide", () => this.timer && this.now());
  }

  soon() {
    clearTimeout(this.timer);
    this.since ??= Date.now();
    const wait = Math.min(QUIET, Math.max(0, this.since + LATEST - Date.now()));
    this.timer = setTimeout(() => this.now(), wait);
  }

  now() {
    clearTimeout(this.timer);
    this.timer = this.since = undefined;
    this.sending = this.sending.then(() => this.send());
  }

  async send() {
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
        keepalive: true,
      });
      this.tell(answer.ok, await answer.json());
    } catch {
      this.tell(false, {});
    }
  }

  tell(isSaved, said) {
    if (isSaved) this.form.elements.version.value = said.version;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    this.status.textContent = isSaved ? `${this.status.dataset.saved} ${time}` : said.sentence || this.status.dataset.failed;
    this.status.toggleAttribute("data-is-wrong", !isSaved);
  }
}

for (const form of document.querySelectorAll("[data-autosave]")) new Autosave(form);
