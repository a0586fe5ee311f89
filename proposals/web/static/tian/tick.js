// The box in the head of a list ticks all of its page.
export function tick(page) {
  for (const all of page.querySelectorAll("[data-tick-all]")) {
    all.hidden = false;
    const boxes = [...all.form.querySelectorAll("tbody input[type=checkbox]")];
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  }
}
