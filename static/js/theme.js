// Before the first paint: the appearance this reader chose. Without a choice the device decides.
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is switched off: the device decides.
  }
})();
