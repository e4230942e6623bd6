// What can be measured on the page as it stands: every fault in one sentence.
() => {
  const faults = [];
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const root = document.documentElement;
  const tooWide = () => root.scrollWidth > root.clientWidth + 1;

  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest(".visually-hidden, .skip, [hidden]") &&
    element.getBoundingClientRect().width > 1;
  const isInline = (element) =>
    element.tagName === "A" &&
    getComputedStyle(element).display === "inline" &&
    element.parentElement.textContent.trim() !== element.textContent.trim();
  const isWholeCard = (element) => getComputedStyle(element, "::after").position === "absolute";
  const target = (element) =>
    isWholeCard(element) ? element.closest("li, article") || element : ["radio", "checkbox"].includes(element.type) ? element.closest("label") || element.closest(".field") || element : element;

  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (!isSeen(element) || isInline(element) || element.closest(".prose, svg, .leaflet-container")) continue;
    const box = target(element).getBoundingClientRect();
    const line = target(element).tagName === "A" ? 44 : Math.min(box.width, 44);
    if (box.bottom < 0 || box.right < 0) continue; // the way to the content, until it is focused
    if (box.height < 43.5 || Math.max(box.width, line) < 43.5)
      faults.push(`small target ${Math.round(box.width)}x${Math.round(box.height)}: ${name(element)}`);
  }
  if (tooWide()) faults.push(`wider than the screen: ${root.scrollWidth} of ${root.clientWidth}`);
  root.style.fontSize = "200%";
  if (tooWide()) faults.push(`wider than the screen at 200 % text: ${root.scrollWidth} of ${root.clientWidth}`);
  root.style.fontSize = "";
  return faults;
}
