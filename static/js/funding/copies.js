import { drop, keep, remember, take } from "../shelf.js";

/** What was typed and is not yet with the park, on this device, question by question. */
export class Copies {
  constructor(form) {
    this.person = form.dataset.person;
    this.application = form.dataset.code;
    remember(this.person);
  }

  idOf = (key) => `funding:${this.person}:${this.application}:${key}`;

  /** With the version and the text it was written upon, so that it can be merged later. */
  keep(key, { version, base, typed }) {
    const copy = { id: this.idOf(key), person: this.person, at: Date.now(), version, base, typed };
    return keep("copies", copy).catch(() => {}); // storage is off: then the park alone keeps it
  }

  take = (key) => take("copies", this.idOf(key)).catch(() => undefined);
  drop = (key) => drop("copies", this.idOf(key)).catch(() => {});
}
