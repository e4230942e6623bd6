/** Says how many characters are left once the end of a limited field comes near. */
export function countCharacters(form) {
  const fields = form.querySelectorAll("textarea[maxlength], input[type=text][maxlength]");
  for (const field of fields) watch(field);
}

function watch(field) {
  const count = document.createElement("output");
  count.className = "field-count";
  count.htmlFor = field.id;
  field.after(count);
  const show = () => {
    const left = field.maxLength - field.value.length;
    count.textContent = left <= field.maxLength / 5 ? `${left} / ${field.maxLength}` : "";
  };
  field.addEventListener("input", show);
  show();
}
