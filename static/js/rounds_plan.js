/** Looks now and then whether the worker has found the better plan; brings it when nobody is in the middle of something. */
const EVERY = 2_000;
const AT_MOST = 60;
const box = document.querySelector("[data-plan-waits]");

async function look(times) {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const isReady = page && !page.querySelector("[data-plan-waits]");
  if (!isReady) {
    if (times < AT_MOST) setTimeout(look, EVERY, times + 1);
    return;
  }
  const main = document.querySelector("main");
  if (main.contains(document.activeElement) && document.activeElement !== main) {
    box.querySelector("[data-plan-words]").textContent = box.dataset.wordsReady;
    return;
  }
  main.replaceWith(page.querySelector("main"));
}

if (box) setTimeout(look, EVERY, 1);
