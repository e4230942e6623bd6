/** The number at the bell: a live page is told it and tells the others; where none is open, it is asked for now and then. */

const EVERY = 45_000;
const SOON = 10_000;

export function startBell(root) {
  const bell = root.querySelector("[data-bell]");
  if (!bell) return;
  let heardAt = Date.now();
  const pages = "BroadcastChannel" in window ? new BroadcastChannel("park-bell") : null;
  const hear = (count) => {
    heardAt = Date.now();
    show(bell, count);
  };
  const ask = async (patience) => {
    if (document.hidden || Date.now() - heardAt < patience) return;
    const answer = await fetch(bell.dataset.countUrl, { redirect: "manual" }).catch(() => null);
    if (answer?.ok) hear((await answer.json()).unread);
  };
  if (pages) pages.onmessage = ({ data }) => hear(data);
  addEventListener("park:bell", ({ detail }) => {
    hear(detail);
    pages?.postMessage(detail);
  });
  document.addEventListener("visibilitychange", () => ask(SOON));
  setInterval(() => ask(EVERY), EVERY);
  navigator.serviceWorker?.register(bell.dataset.worker, { scope: "/" }).catch(() => {}); // the next page tries again
}

function show(bell, count) {
  const shown = bell.querySelector("[data-bell-count]");
  shown.hidden = count === 0;
  if (shown.firstChild.nodeType !== Node.TEXT_NODE) shown.prepend("");
  shown.firstChild.data = count > 99 ? "99+" : count;
}
