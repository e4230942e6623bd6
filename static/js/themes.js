/** Lets the reader choose between the device's appearance, light, dark and high contrast. */
export function startThemes(root) {
  const menu = root.querySelector("[data-themes]");
  if (!menu) return;
  const current = document.documentElement.dataset.theme ?? "";
  for (const choice of menu.querySelectorAll("input[name=theme]")) {
    choice.checked = choice.value === current;
    choice.addEventListener("change", () => choose(choice.value));
  }
  menu.classList.remove("is-waiting");
}

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // The choice holds for this page only.
  }
}
