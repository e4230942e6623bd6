import { startThemes } from "./themes.js";
import { startForms } from "./forms.js";
import { startBell } from "./bell.js";
import { startKept } from "./kept.js";

startThemes(document);
startForms(document);
startKept(document);
startBell(document);
