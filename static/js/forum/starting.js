import { startReply } from "./reply.js";

/** A new topic goes out as a reply does, kept on the device first. Once the park has it, its page opens. */
const form = document.querySelector("form[data-reply]");
const list = document.querySelector("[data-kept-topics]");
const page = {
  list,
  steadily(act) {
    act();
    list.scrollIntoView({ block: "nearest" });
  },
  place: ({ url }) => location.assign(url),
};
if (form) startReply(form, { page, say() {} });
