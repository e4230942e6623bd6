// Where the focus is now: "end", a fault in one sentence, or "" when it is seen and not covered.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || "walked" in element.dataset) return "end";
  element.dataset.walked = "";
  const name = element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  // The mark is on the element, or on the card or row that its link covers.
  const isMarked = [element, element.closest(".plot-card, .task-row, .application-row")].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)");
  });
  if (!isMarked) return `no mark of focus: ${name}`;
  const bars = document.querySelector(".bars");
  if (!bars || bars.contains(element) || getComputedStyle(bars).position === "static") return "";
  const box = element.getBoundingClientRect();
  const top = Math.min(innerHeight, ...[...bars.children].map((bar) => bar.getBoundingClientRect().top));
  // Of a box for long texts that is the first line, where one begins to write.
  const end = element.tagName === "TEXTAREA" ? Math.min(box.bottom, box.top + 44) : box.bottom;
  return end > top + 1 && box.height < top ? `covered by the bar: ${name}` : "";
}
