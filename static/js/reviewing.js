/** The rubric keeps itself as one writes, counts the total along, and on a phone stands behind a tab. */

const PAUSE = 900;

for (const tabs of document.querySelectorAll("[data-tabs]")) startTabs(tabs);
for (const form of document.querySelectorAll("form[data-rubric]")) startRubric(form);

/** Without this both parts stand one below the other, and the tabs jump to them. */
function startTabs(tabs) {
  const desk = document.querySelector(".review-desk");
  const links = [...tabs.querySelectorAll("a")];
  const show = (link) => {
    desk.dataset.shown = link.hash.slice(1);
    for (const each of links) each.toggleAttribute("aria-current", each === link);
    link.setAttribute("aria-current", "true");
  };
  for (const link of links) {
    link.addEventListener("click", () => show(link));
  }
  const hasFaults = desk.querySelector("[data-error-summary]");
  show(links.find((each) => each.hash === (hasFaults ? "#rubric" : location.hash)) ?? links[0]);
}

function startRubric(form) {
  let timer = 0;
  let sending = false;
  let waits = false;
  const said = form.querySelector("[data-said]");

  async function keep() {
    if (sending) {
      waits = true;
      return;
    }
    sending = true;
    const outcome = await send(form);
    sending = false;
    tell(form, said, outcome);
    if (waits) {
      waits = false;
      keep();
    }
  }

  form.addEventListener("input", () => {
    count(form);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", keep);
  count(form);
}

async function send(form) {
  try {
    const answer = await fetch(form.dataset.save, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    return answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : { state: "failed" };
  } catch {
    return { state: "failed" };
  }
}

function tell(form, said, outcome) {
  const isSaved = outcome.state === "saved";
  if (isSaved) form.elements.version.value = outcome.version;
  said.textContent = isSaved ? `${form.dataset.wordsSaved} ${outcome.at}` : (outcome.sentence ?? form.dataset.wordsFailed);
  said.toggleAttribute("data-failed", !isSaved);
}

/** As the server counts: each criterion gives its weight times the share of the most. */
function count(form) {
  let total = 0;
  let done = 0;
  for (const criterion of form.querySelectorAll("[data-weight]")) {
    const chosen = criterion.querySelector("input[type=radio]:checked");
    if (!chosen) continue;
    total += (Number(criterion.dataset.weight) * Number(chosen.value)) / Number(criterion.dataset.most);
    done += Number(criterion.dataset.weight);
  }
  for (const place of document.querySelectorAll("[data-total]")) place.textContent = total.toFixed(1);
  form.querySelector("[data-weight-done]").textContent = done;
}
