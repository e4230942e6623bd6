// Where the focus is now: "end", a fault in one sentence, or "" when it is seen and not covered.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || "walked" in element.dataset) return "end";
  element.dataset.walked = "";
  const name = element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  // The mark is on the element, or on the card that its link covers.
  const isMarked = [element, element.closest(".plot-card")].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)");
  });
  if (!isMarked) return `no mark of focus: ${name}`;
  const bars = document.querySelector(".bars");
  if (bars.contains(element) || getComputedStyle(bars).position === "static") return "";
  const box = element.getBoundingClientRect();
  const top = Math.min(innerHeight, ...[...bars.children].map((bar) => bar.getBoundingClientRect().top));
  return box.bottom > top + 1 && box.height < top ? `covered by the bar: ${name}` : "";
}
