import { startReacting, startTyping } from "./forum/acting.js";
import { startLive } from "./forum/live.js";
import { startReply } from "./forum/reply.js";

for (const topic of document.querySelectorAll("live-topic")) {
  const live = startLive(topic);
  const form = document.querySelector("form[data-reply]");
  if ("readUrl" in topic.dataset) startReacting(document.getElementById("acts"));
  if (!form) continue;
  startReply(form, live);
  startTyping(form, live.say);
}
