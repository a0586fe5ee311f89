// A form that opened under its line: one at a time, 返回 and Esc close it where it stands.
export function place(page) {
  page.addEventListener("htmx:beforeSwap", ({ target }) => {
    if (!target.matches(".in-place")) return;
    for (const other of page.querySelectorAll(".in-place:not(:empty), #act-here:not(:empty)")) if (other !== target) other.replaceChildren();
  });
  page.addEventListener("click", (event) => {
    const back = event.target.closest(".in-place .btn-link");
    if (!back) return;
    event.preventDefault();
    close(page, back.closest(".in-place"));
  });
  page.addEventListener("keydown", ({ key, target }) => {
    const open = key === "Escape" && target.closest(".in-place");
    if (open) close(page, open);
  });
}

function close(page, open) {
  open.replaceChildren();
  page.querySelector(`[hx-target="#${open.id}"]`)?.focus();
}
