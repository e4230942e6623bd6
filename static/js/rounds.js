import { keepRound, startRound } from "./round_list.js";
import { remember } from "./shelf.js";

/** The driver's list: it works from here on without a network. */
const section = document.querySelector("[data-round]");
if (section) {
  remember(section.dataset.person);
  keepRound(section).catch(() => {}); // storage is off: then the page works as any other
  startRound(section);
}
