// The keyboard: / search, g and a letter to go, j and k in lists, ? shows them, Esc closes what opened.
const PLACES = { w: "/", t: "/proposals", d: "/board" };
const GO_WITHIN = 1500;

export function keys(page) {
  const dialog = page.getElementById("keys");
  const off = page.getElementById("keys-off");
  let going = 0;
  page.querySelector("[data-keys]")?.addEventListener("click", () => dialog.showModal());
  if (off) remember(off);
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeMenus(page);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off?.checked || writing(event.target) || dialog?.open) return;
    const place = Date.now() - going < GO_WITHIN && PLACES[event.key];
    going = event.key === "g" ? Date.now() : 0;
    const done = place ? go(page, place) : act(page, dialog, event.key);
    if (done) event.preventDefault();
  });
  page.addEventListener("click", ({ target }) => closeMenus(page, target));
}

function act(page, dialog, key) {
  if (key === "/") return focus(page.getElementById("seek"));
  if (key === "?") return dialog?.showModal() ?? true;
  if (key === "j") return step(page, 1);
  if (key === "k") return step(page, -1);
  return false;
}

// Only to what the navigation offers this person.
function go(page, place) {
  const offered = page.querySelector(`.side a[href="${place}"]`);
  offered?.click();
  return Boolean(offered);
}

function step(page, by) {
  const items = [...page.querySelectorAll("[data-item]")];
  const at = items.indexOf(page.activeElement);
  return focus(items[at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)]);
}

function focus(field) {
  field?.focus();
  return Boolean(field);
}

function writing(field) {
  return field.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])");
}

function closeMenus(page, except = null) {
  for (const menu of page.querySelectorAll("details.menu[open], details.meaning[open]")) {
    if (except && menu.contains(except)) continue;
    const inside = menu.contains(page.activeElement);
    menu.open = false;
    if (inside && !except) menu.querySelector("summary").focus();
  }
}

function remember(off) {
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
}
