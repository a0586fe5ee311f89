// What makes the pages better with script; every act works without it. One file a matter in tian/.
import { count } from "./tian/count.js";
import { keys } from "./tian/keys.js";
import { keep } from "./tian/keep.js";
import { once } from "./tian/once.js";
import { place } from "./tian/place.js";
import { repeat } from "./tian/repeat.js";
import { tick } from "./tian/tick.js";

document.documentElement.classList.add("scripted");
keys(document);
once(document);
place(document);
repeat(document);
tick(document);
prepare(document);
document.addEventListener("htmx:afterSettle", ({ target }) => {
  prepare(target);
  if (target.matches("#act-here, .in-place")) target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
document.getElementById("objections")?.focus();

function prepare(part) {
  count(part);
  keep(part);
}
