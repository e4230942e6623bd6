const MB = 1024 * 1024;
const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** Each file goes up by itself as soon as it is chosen, with its own progress and its own sentence. */
export function startFiles(form) {
  for (const question of form.querySelectorAll("[data-kind=file]")) {
    const input = question.querySelector("input[type=file]");
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) await add(form, question, file);
      question.dispatchEvent(new Event("files", { bubbles: true }));
    });
  }
}

async function add(form, question, file) {
  const row = question.querySelector("template[data-file-row]").content.cloneNode(true).firstElementChild;
  const said = question.querySelector("[data-file-said]");
  row.querySelector("[data-file-name]").textContent = file.name;
  question.querySelector("[data-files]").append(row);
  const limit = PICTURE.test(file.name) ? 10 : 20;
  if (file.size > limit * MB) {
    const words = said.dataset.wordsLarge.replace("%(size)s", Math.ceil(file.size / MB)).replace("%(limit)s", limit);
    fail(row, words);
    return;
  }
  const answer = await send(form, question, file, row.querySelector("progress"));
  if (answer.state === "sent") {
    const link = row.querySelector("[data-file-name]");
    link.textContent = answer.name;
    link.href = answer.url;
    row.dataset.file = answer.name;
    row.querySelector("[data-file-state]").textContent = `${(answer.size / MB).toFixed(1)} MB`;
    row.querySelector("progress").remove();
    const remove = row.querySelector("[data-file-remove]");
    remove.value = answer.pk;
    remove.querySelector("[data-file-name-again]").textContent = answer.name;
    remove.hidden = false;
    said.textContent = said.dataset.wordsSent.replace("%(name)s", answer.name);
  } else {
    fail(row, answer.sentence ?? said.dataset.wordsLost);
  }
}

function fail(row, sentence) {
  row.dataset.failed = "";
  row.setAttribute("role", "alert");
  row.querySelector("progress")?.remove();
  row.querySelector("[data-file-state]").textContent = sentence;
}

function send(form, question, file, progress) {
  const body = new FormData();
  body.append("key", question.dataset.question);
  body.append("file", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.fileUrl);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("X-Person", form.dataset.person);
    request.upload.addEventListener("progress", (event) => { progress.value = (100 * event.loaded) / event.total; });
    request.addEventListener("load", () => {
      try {
        resolve(JSON.parse(request.responseText));
      } catch {
        resolve({});
      }
    });
    request.addEventListener("error", () => resolve({}));
    request.send(body);
  });
}
