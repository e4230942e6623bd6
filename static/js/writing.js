import { startDrafts } from "./writing/drafts.js";
import { startLook } from "./writing/look.js";
import { startPictures } from "./writing/pictures.js";
import { startPolls } from "./writing/polls.js";
import { startQuotes } from "./writing/quotes.js";

// Forms and posts are replaced while the page lives: all of these listen at the document.
for (const start of [startDrafts, startLook, startPictures, startPolls, startQuotes]) start();
