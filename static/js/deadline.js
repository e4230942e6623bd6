// Counts down to a deadline by the clock of the server: the page itself may be a minute old.
const clock = document.querySelector("[data-clock]");
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function say(seconds) {
  const language = document.documentElement.lang;
  const parts = [];
  let left = seconds;
  for (const [unit, size] of UNITS) {
    const number = Math.floor(left / size);
    left -= number * size;
    if (!number && !parts.length && unit !== "second") continue;
    const words = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    parts.push(words.format(number));
  }
  return new Intl.ListFormat(language, { type: "unit", style: "short" }).format(parts);
}

async function start() {
  const asked = performance.now();
  const answer = await fetch(clock.dataset.clock, { cache: "no-store" });
  if (!answer.ok) return;
  const { now } = await answer.json();
  // Half of the way there and back is how old the answer is.
  const base = Date.parse(now) + (performance.now() - asked) / 2 - performance.now();
  const shown = clock.querySelector("[data-left]");
  const here = clock.querySelector("[data-now]");
  const until = Date.parse(clock.dataset.shown);
  const end = Date.parse(clock.dataset.deadline);
  const face = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium", timeZone: "Asia/Seoul", hourCycle: "h23" });

  function tick() {
    const moment = base + performance.now();
    here.textContent = face.format(moment);
    if (shown && moment < until) shown.textContent = say(Math.ceil((until - moment) / 1000));
    if (end && moment >= end) return location.reload();
    setTimeout(tick, 1000 - (moment % 1000));
  }
  tick();
}

if (clock) start().catch(() => {});
