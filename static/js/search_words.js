// Offers how the part of the search one is writing may go on. Without it the help beside the field says the same.
const MOST = 8;
const field = document.querySelector(".work-find input[name='q']");
const offers = document.querySelector("[data-offers]");
const words = document.getElementById("search-words");

function offersFor(text, { fields, choices }) {
  const last = text.split(/\s+/).at(-1);
  const minus = last.startsWith("-") ? "-" : "";
  const part = last.slice(minus.length);
  const found = /^(\p{L}+)(:|=)(.*)$/u.exec(part);
  if (found && choices[found[1]]) {
    const begun = found[3].split(",").at(-1);
    const whole = part.slice(0, part.length - begun.length);
    return choices[found[1]].filter((each) => each.startsWith(begun) && each !== begun).map((each) => minus + whole + each);
  }
  if (found || !part) return [];
  return Object.entries(fields).filter(([name]) => name.startsWith(part)).map(([name, sign]) => minus + name + sign);
}

function offer() {
  const found = offersFor(field.value, JSON.parse(words.textContent)).slice(0, MOST);
  offers.hidden = !found.length;
  offers.replaceChildren(...found.map((words) => {
    const item = document.createElement("li");
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => {
      field.value = field.value.replace(/\S*$/, words) + (/[:>]$/.test(words) ? "" : " ");
      field.focus();
      offer();
    });
    return item;
  }));
}

if (field && offers && words) field.addEventListener("input", offer);
