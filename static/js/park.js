import { startThemes } from "./themes.js";
import { startForms } from "./forms.js";

startThemes(document);
startForms(document);
