// What can be measured on the page as it stands: every fault in one sentence.
() => {
  const LEAST = 43.5; // 44 CSS pixels, less the rounding of a layout in rem
  // Seven districts of the middle of Seoul would cover each other at 44 pixels on a phone. The field
  // "District" above the map does the same at full size, and axe still asks 24 pixels of the numbers.
  // A quarter of an hour is narrow on the plan of a day; the list below it says and opens the same.
  const HAS_AN_EQUAL = ".plan-counts, .day-plan";
  const faults = [];
  const root = document.documentElement;
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest(".visually-hidden") &&
    element.getBoundingClientRect().bottom > 0; // the way to the content waits above the page
  // A link within a sentence is as high as its line; so is one in the running text of editors.
  const isInText = (element) =>
    element.tagName === "A" &&
    getComputedStyle(element).display === "inline" &&
    (element.closest(".prose") || words(element.closest("p, li, dd, td, h1, h2, h3, div")) !== words(element));
  // What answers to a press: the label of a choice with it, the whole card of a link that covers it.
  const surfaces = (element) => {
    if (["radio", "checkbox"].includes(element.type)) return [element, ...element.labels];
    if (getComputedStyle(element, "::after").position === "absolute") return [element.offsetParent];
    return [element];
  };
  const sizeOf = (element) => {
    const boxes = surfaces(element).map((each) => each.getBoundingClientRect());
    const reach = (low, high) => Math.max(...boxes.map((box) => box[high])) - Math.min(...boxes.map((box) => box[low]));
    return [reach("left", "right"), reach("top", "bottom")];
  };
  const tooWide = () => root.scrollWidth > root.clientWidth + 1;
  const widest = () =>
    [...document.querySelectorAll("body *")]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > root.clientWidth + 1)
      .slice(-2)
      .map(name);

  const closed = document.querySelectorAll("details:not([open])");
  const menus = document.querySelectorAll("[popover]");
  for (const each of closed) each.open = true;
  for (const each of menus) each.showPopover();
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (!isSeen(element) || isInText(element) || element.closest(HAS_AN_EQUAL)) continue;
    const size = sizeOf(element);
    if (Math.min(...size) < LEAST) faults.push(`small target ${size.map(Math.round).join("x")}: ${name(element)}`);
  }
  for (const each of menus) each.hidePopover();
  if (tooWide()) faults.push(`wider than the screen, ${root.scrollWidth} of ${root.clientWidth}: ${widest()}`);
  root.style.fontSize = "200%";
  if (tooWide()) faults.push(`wider than the screen at 200 % text, ${root.scrollWidth} of ${root.clientWidth}: ${widest()}`);
  root.style.fontSize = "";
  for (const each of closed) each.open = false;
  return faults;
}
