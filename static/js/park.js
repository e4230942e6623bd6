import { startThemes } from "./themes.js";
import { startForms } from "./forms.js";
import { startKept } from "./kept.js";

startThemes(document);
startForms(document);
startKept(document);
