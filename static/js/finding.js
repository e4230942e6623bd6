import { startMap } from "./map.js";

/** Keeps addresses short, says the new count aloud, and moves the map along with the list. */
const form = document.querySelector("[data-finder]");
const said = document.querySelector("[data-announce]");
const map = startMap(document.querySelector("[data-map]"));

form?.addEventListener("htmx:configRequest", (event) => {
  const { formData } = event.detail;
  for (const name of [...formData.keys()]) {
    const filled = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    for (const value of filled) formData.append(name, value);
  }
});

document.addEventListener("htmx:afterSettle", () => {
  const count = document.getElementById("results-title");
  if (said && count) said.textContent = count.textContent.trim();
  map.show(location.search);
});
