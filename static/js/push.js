// Switches messages on for this device. The form posts what the browser gives; the server keeps it.
// A browser that cannot show messages keeps the words that say so.

const form = document.querySelector("[data-push]");
const canPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

if (form && canPush) {
  form.hidden = false;
  document.querySelector("[data-push-not-here]").hidden = true;
  form.querySelector("[data-push-on]").addEventListener("click", () => switchOn(form));
}

async function switchOn(form) {
  const refused = form.querySelector("[data-push-refused]");
  refused.hidden = true;
  try {
    if ((await Notification.requestPermission()) !== "granted") throw new Error("refused");
    fillIn(form, (await subscribe(form)).toJSON());
    form.submit();
  } catch {
    refused.hidden = false;
  }
}

async function subscribe(form) {
  await navigator.serviceWorker.register(form.dataset.worker, { scope: "/" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = bytesOf(form.dataset.key);
  const earlier = await pushManager.getSubscription();
  if (earlier && !isSame(earlier.options.applicationServerKey, key)) await earlier.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function fillIn(form, given) {
  form.elements.endpoint.value = given.endpoint;
  form.elements.p256dh.value = given.keys.p256dh;
  form.elements.auth.value = given.keys.auth;
}

function bytesOf(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function isSame(buffer, bytes) {
  const other = new Uint8Array(buffer ?? []);
  return other.length === bytes.length && other.every((each, index) => each === bytes[index]);
}
