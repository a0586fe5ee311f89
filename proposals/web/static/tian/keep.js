// What is typed is not lost: <form data-autosave="/acts/draft/autosave"> is sent a few seconds after a change, and any
// form[data-keep] or form[data-autosave] is kept in this tab until it arrived. A page that says 已办 clears what was sent.
const AFTER = 3000;

export function keep(part) {
  if (document.querySelector(".flash")) forgetSent();
  for (const form of part.querySelectorAll("form[data-autosave], form[data-keep]")) watch(form);
}

function watch(form) {
  const key = `tian:${form.getAttribute("action") || location.pathname}`;
  const said = form.querySelector(".saved") ?? form.appendChild(Object.assign(document.createElement("p"), { className: "saved" }));
  said.setAttribute("role", "status");
  let timer = 0;
  offer(form, key, said);
  form.addEventListener("input", () => {
    sessionStorage.setItem(key, JSON.stringify({ at: clock(), written: written(form) }));
    clearTimeout(timer);
    if (form.dataset.autosave) timer = setTimeout(() => save(form, key, said), AFTER);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    const kept = sessionStorage.getItem(key);
    if (kept) sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(kept), sent: true }));
  });
  addEventListener("online", () => form.dataset.autosave && sessionStorage.getItem(key) && save(form, key, said));
}

async function save(form, key, said) {
  const sent = new FormData(form);
  for (const field of form.querySelectorAll("input[type=file]")) sent.delete(field.name);
  const before = sessionStorage.getItem(key);
  const answer = await fetch(form.dataset.autosave, { method: "POST", body: sent, headers: csrf() }).catch(() => null);
  if (answer?.status === 422) {
    // What must not be here is kept nowhere, not in this browser either.
    sessionStorage.removeItem(key);
    return say(said, await answer.text());
  }
  if (!answer?.ok) return say(said, "未能保存，内容暂存在本机，连通后再存");
  // Typed on meanwhile: that is kept until its own turn.
  if (sessionStorage.getItem(key) === before) sessionStorage.removeItem(key);
  return say(said, `已保存 ${clock()}`);
}

function offer(form, key, said) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (!kept || JSON.stringify(kept.written) === JSON.stringify(written(form))) return;
  say(said, `有 ${kept.at} 写下、尚未保存的内容`);
  said.append(button("恢复", () => { fill(form, kept.written); say(said, "已恢复"); }));
  said.append(button("弃用", () => { sessionStorage.removeItem(key); say(said, ""); }));
}

function written(form) {
  return fields(form).map((field) => [field.name, field.type === "checkbox" || field.type === "radio" ? field.checked : field.value]);
}

// Rows that were added are asked for first, then everything stands in its old place.
function fill(form, kept) {
  const more = form.querySelector("[data-repeat] > button[name=more]");
  for (let rows = 0; more && fields(form).length < kept.length && rows < 50; rows += 1) more.click();
  fields(form).forEach((field, at) => {
    if (kept[at]?.[0] !== field.name) return;
    if (typeof kept[at][1] === "boolean") field.checked = kept[at][1];
    else field.value = kept[at][1];
  });
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function fields(form) {
  const typed = [...form.elements].filter((field) => field.name && field.matches("input, select, textarea"));
  return typed.filter((field) => !["hidden", "password", "file"].includes(field.type));
}

function forgetSent() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("tian:") && JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
  }
}

function csrf() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
}

function clock() {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
}

function say(said, words) {
  said.textContent = words;
}

function button(label, pressed) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", pressed);
  return made;
}
