/**
 * Four ways to read one log, the best first. Each gives `frame`s and `beat`s, says `opened` once with whether it is
 * live, and `closed` with a code once.
 */

const MOST_STREAMS = 2; // of the six connections that a browser has for one site over HTTP/1.1
const LOOK_EVERY = 5000;
export const CUT = 1; // a code of ours: an answer came at once, but none that is waited for

export function overSocket({ base, query }, on) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}${base}socket?${query}`);
  socket.onopen = () => on.opened(true);
  socket.onmessage = (message) => told(JSON.parse(message.data), on);
  socket.onclose = (event) => on.closed(event.code);
  return {
    end: () => { socket.onclose = socket.onmessage = null; socket.close(); },
    say: (words) => socket.readyState === WebSocket.OPEN && socket.send(words),
  };
}

export function overStream({ base, query }, on) {
  let source = null;
  const release = seat(() => {
    source = new EventSource(`${base}stream?${query}`);
    source.onopen = () => on.opened(true);
    source.onmessage = (message) => told(JSON.parse(message.data), on);
    source.addEventListener("beat", (message) => on.beat(JSON.parse(message.data)));
    source.addEventListener("close", (message) => end(Number(message.data)));
    source.onerror = () => end(0);
  }, () => on.closed(0));
  const end = (code) => { close(); on.closed(code); };
  const close = () => { source?.close(); release(); };
  return { end: close };
}

export const overPoll = (address, on) => asking(address, on, 0);
export const byLooking = (address, on) => asking(address, on, LOOK_EVERY);

function asking({ base, query }, on, every) {
  const stopping = new AbortController();
  query.set("wait", 0); // the first answer comes at once, and says that this way is open
  let hasWaited = every > 0;
  (async () => {
    for (let first = true; ; first = false) {
      const response = await fetch(`${base}events?${query}`, { signal: stopping.signal });
      const answer = await response.json();
      if (!response.ok) return on.closed(answer.close);
      if (first) on.opened(!every);
      else hasWaited = true;
      for (const frame of answer.frames) {
        on.frame(frame);
        query.set("after", frame.seq);
      }
      on.beat(answer);
      if (!every) query.delete("wait");
      else await new Promise((resolve) => setTimeout(resolve, every));
      if (stopping.signal.aborted) return;
    }
  })().catch(() => stopping.signal.aborted || on.closed(hasWaited ? 0 : CUT));
  return { end: () => stopping.abort() };
}

function told(message, on) {
  if ("seq" in message) on.frame(message);
  else on.beat(message);
}

/** Streams of all pages of this browser share a few seats; `taken` when none is free. Gives what frees one's own. */
function seat(sit, taken) {
  let release = () => { release = null; };
  if (!navigator.locks) { sit(); return () => {}; }
  const tryNext = (number) => navigator.locks.request(`live-seat-${number}`, { ifAvailable: true }, (lock) => {
    if (!release) return;
    if (lock && window.EventSource) return new Promise((resolve) => { release = resolve; sit(); });
    if (!lock && number + 1 < MOST_STREAMS) tryNext(number + 1);
    else taken();
  });
  tryNext(0);
  return () => release?.();
}
