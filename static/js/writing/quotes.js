import { put } from "./asking.js";

const LINK = ".post-acts a[href*='reply_to=']";
let held = ""; // what was selected: a press on a link ends the selection

/** Quotes the post, or what is selected in it, into the answer; "Reply" says whom one answers. No page is left. */
export function startQuotes() {
  document.addEventListener("pointerdown", ({ target }) => {
    const link = target.closest?.(LINK);
    held = link ? selectedIn(link.closest(".post")) : "";
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(LINK);
    const form = document.querySelector("#reply form[data-writing]");
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const post = link.closest(".post");
    const selected = held || selectedIn(post);
    answer(form, post.dataset.number);
    if (!link.href.includes("quote=")) return form.elements.body.focus();
    const text = selected ? quoted(post.dataset.number, selected) : await whole(link, post);
    if (text) put(form.elements.body, text);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-answering] button");
    if (!button) return;
    button.form.elements.reply_to.value = "";
    button.parentElement.hidden = true;
    button.form.elements.body.focus();
  });
  document.addEventListener("selectionchange", () => {
    const post = getSelection().anchorNode?.parentElement?.closest(".post");
    for (const marked of document.querySelectorAll("[data-selecting]")) {
      if (marked !== post) delete marked.dataset.selecting;
    }
    if (post) post.toggleAttribute("data-selecting", Boolean(selectedIn(post)));
  });
}

function selectedIn(post) {
  const selection = getSelection();
  const text = post.querySelector(".post-text");
  if (!text || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return "";
  return selection.toString().trim();
}

function quoted(number, words) {
  const lines = words.split("\n").filter((line) => line.trim());
  return [`> #${number}:`, ...lines.map((line) => `> ${line}`), "", ""].join("\n");
}

async function whole(link, post) {
  try {
    const address = post.querySelector(".post-head a").href;
    return (await (await fetch(`${address}quote/`)).json()).text;
  } catch {
    location.assign(link.href);
    return "";
  }
}

function answer(form, number) {
  form.elements.reply_to.value = number;
  const line = form.querySelector("[data-answering]");
  line.querySelector("span").textContent = line.dataset.words.replace("NUMBER", number);
  line.querySelector("button").hidden = false;
  line.hidden = false;
}
