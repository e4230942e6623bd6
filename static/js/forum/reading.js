const EVERY = 2000;

/** Says how far the reader has come, seldom, and once more when the page goes. Visitors' reading is their own. */
export function startReading({ dataset }) {
  if (!dataset.readUrl) return () => {};
  let furthest = 0;
  let timer = 0;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    if (!furthest) return;
    const body = new FormData(document.getElementById("acts"));
    body.set("number", furthest);
    furthest = 0;
    fetch(dataset.readUrl, { method: "POST", body, keepalive: true }).catch(() => {}); // the next post says it again
  };
  addEventListener("pagehide", tell);
  return (number) => {
    furthest = Math.max(furthest, number);
    timer ||= setTimeout(tell, EVERY);
  };
}
