import { Page } from "./page.js";
import { byLooking, CUT, overPoll, overSocket, overStream } from "./ways.js";

const WAYS = [overSocket, overStream, overPoll, byLooking];
const MEMORY = 600_000; // how long a way that worked is tried first
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const SPREAD = 3000; // after a restart everybody comes back
const SILENCE = 60_000; // two heartbeats
const OVER = new Set([4401, 4403, 4404]);
const CHANGED = 4409;
const RESTART = 1012;

/** Reads the log of one topic on from where the page ends, by the best way that works here. Gives `say`. */
export function startLive(element) {
  const page = new Page(element);
  let way = remembered();
  let failures = 0;
  let connection = null;
  let timer = 0;
  let watchdog = 0;
  let announced = 0;

  function connect() {
    clearTimeout(timer);
    connection?.end();
    const query = new URLSearchParams({ after: page.seq, epoch: page.epoch, language: document.documentElement.lang });
    const token = {};
    announced = 0;
    let isOpen = false;
    const isMine = () => connection?.token === token;
    const on = {
      opened: (isLive) => { if (isMine()) { isOpen = true; opened(isLive); } },
      frame: (frame) => { if (isMine()) { listen(); if (!page.show(frame)) again(0); } },
      beat: (beat) => { if (isMine()) { listen(); hear(beat); } },
      closed: (code) => { if (isMine()) closed(code, isOpen); },
    };
    connection = { token, end() {} };
    listen();
    try {
      Object.assign(connection, WAYS[way]({ base: `/live/topics/${page.topic}/`, query }, on));
    } catch {
      closed(0, false); // this browser knows no such way
    }
  }

  function opened(isLive) {
    failures = 0;
    remember(way);
    page.tell(isLive ? "live" : "looking");
    listen();
    dispatchEvent(new Event("forum:connected"));
  }

  /** What stays silent for two heartbeats is no connection any more, whatever the browser believes. */
  function listen() {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => again(0), SILENCE);
  }

  /** What an earlier beat announced has come by the next, or it was lost on the way. */
  function hear(beat) {
    page.count(beat);
    if ("bell" in beat) dispatchEvent(new CustomEvent("park:bell", { detail: beat.bell }));
    if (announced > page.seq) again(0);
    announced = beat.head;
  }

  async function closed(code, wasOpen) {
    clearTimeout(watchdog);
    connection = null;
    if (OVER.has(code)) return page.end(code);
    if (code === CHANGED) return page.anew();
    failures += 1;
    page.tell("away", failures > 1);
    const isOfNoUse = code === CUT || (failures > 1 && !wasOpen && code < 1012);
    if (isOfNoUse && (await isParkThere())) {
      way = Math.min(way + 1, WAYS.length - 1);
      failures = 1;
    }
    if (!connection) again(Math.random() * (code === RESTART ? SPREAD : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures)));
  }

  function again(pause) {
    clearTimeout(timer);
    timer = setTimeout(connect, pause);
  }

  function rest() {
    clearTimeout(timer);
    clearTimeout(watchdog);
    connection?.end();
    connection = null;
  }

  /** What one sent has arrived: then the park is there, and what others wrote meanwhile is asked for at once. */
  addEventListener("kept:outcome", ({ detail }) => { if (detail.state === "sent" && !connection) again(0); });
  addEventListener("online", () => again(0));
  addEventListener("offline", () => { rest(); page.tell("away", true); });
  addEventListener("pageshow", (event) => event.persisted && again(0));
  addEventListener("pagehide", rest);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !connection) again(0); });
  connect();
  return { page, say: (words) => connection?.say?.(words) };
}

/** Then it was the way that did not work, not the network. */
async function isParkThere() {
  return (await fetch("/healthz", { cache: "no-store" }).catch(() => null))?.ok;
}

function remembered() {
  const [way, until] = (sessionStorage.getItem("forum-way") ?? "0 0").split(" ").map(Number);
  return until > Date.now() ? way : 0;
}

function remember(way) {
  const known = sessionStorage.getItem("forum-way");
  if (way && !known) sessionStorage.setItem("forum-way", `${way} ${Date.now() + MEMORY}`);
  if (!way && known) sessionStorage.removeItem("forum-way");
}
