// Waits for anything that runs, and does to every element what a reader or a page could do.
window.ran = [];
window.blocked = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...words) => { window.ran.push(`${name}: ${words}`); };
document.addEventListener("securitypolicyviolation", (event) => window.blocked.push(`${event.violatedDirective}: ${event.blockedURI}`));
document.addEventListener("click", (event) => event.preventDefault(), { capture: true });
window.insert = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  document.querySelector("main").append(template.content);
  const block = document.createElement("div");
  block.innerHTML = html;
  document.querySelector("main").append(block);
};
window.provoke = () => {
  const events = ["mouseover", "mouseenter", "focus", "blur", "click", "load", "error", "toggle", "animationstart", "animationend", "transitionend", "scroll", "keydown", "pointerover", "copy", "wheel", "begin"];
  const elements = document.querySelectorAll("main *, .sheet *");
  for (const element of elements) {
    for (const name of events) element.dispatchEvent(new Event(name, { cancelable: true }));
    element.focus?.();
  }
  return elements.length;
};
window.leads = () => [...document.querySelectorAll("[href], [src], [action], [formaction]")]
  .map((element) => element.href?.baseVal ?? element.href ?? element.src ?? element.action)
  .filter((address) => address && !/^(https?|mailto):/i.test(address));
