import { startConditions } from "./funding/conditions.js";
import { startFiles } from "./funding/files.js";
import { Saving } from "./funding/saving.js";
import { startTables } from "./funding/tables.js";
import { startWords } from "./funding/words.js";

/** A page of an application's form; each part of this makes it kinder, and it works without all of them. */
for (const form of document.querySelectorAll("form[data-filling]")) {
  startTables(form);
  startConditions(form);
  startWords(form);
  startFiles(form);
  const saving = new Saving(form);
  saving.beforeSending();
}
