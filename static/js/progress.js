// Shows how far a file is read, without reloading the page. Without it the page reloads itself.
const EVERY = 2000;

async function lookAgain() {
  const shown = document.querySelector("[data-progress]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "progress" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-progress]");
      if (!fresh) return;
      if (!fresh.hasAttribute("data-at-work")) return location.reload();
      shown.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The line is down: look again later.
  }
  setTimeout(lookAgain, EVERY);
}

setTimeout(lookAgain, EVERY);
