// Counts a hold down by the clock of the server; when it is over the page says so itself.
const clock = document.querySelector("[data-countdown]");
if (clock) {
  const shown = clock.querySelector("[data-left]");
  const ahead = Date.parse(clock.dataset.now) - Date.now();
  const until = Date.parse(clock.dataset.countdown);
  const two = (number) => String(number).padStart(2, "0");

  function tick() {
    const left = Math.ceil((until - Date.now() - ahead) / 1000);
    if (left <= 0) return location.reload();
    const hours = Math.floor(left / 3600);
    const minutes = Math.floor((left % 3600) / 60);
    shown.textContent = `${hours ? `${hours}:` : ""}${hours ? two(minutes) : minutes}:${two(left % 60)}`;
    setTimeout(tick, 1000);
  }
  tick();
}
