// '再加一项' lays a further empty group under [data-repeat="suggestions"]; without script the server does it.
export function repeat(page) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-repeat] > button[name=more]");
    if (!button) return;
    event.preventDefault();
    const groups = button.parentElement.querySelectorAll(":scope > fieldset");
    const added = another(groups[groups.length - 1], button.value);
    const legend = added.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, groups.length + 1);
    button.before(added);
    added.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}

function another(last, name) {
  const added = last.cloneNode(true);
  added.querySelectorAll(".errors").forEach((errors) => errors.remove());
  added.querySelectorAll(".is-error").forEach((field) => field.classList.remove("is-error"));
  for (const part of added.querySelectorAll("*")) renumber(part, `${name}.`);
  for (const field of added.querySelectorAll("input, select, textarea")) clear(field);
  return added;
}

// suggestions.2.text becomes suggestions.3.text, in every attribute that names it.
function renumber(part, before) {
  for (const { name, value } of [...part.attributes]) {
    const [first, ...others] = value.split(before);
    const next = others.map((rest) => rest.replace(/^\d+/, (number) => Number(number) + 1));
    part.setAttribute(name, [first, ...next].join(before));
  }
}

function clear(field) {
  field.removeAttribute("aria-invalid");
  if (field.type === "checkbox" || field.type === "radio") field.checked = false;
  else field.value = "";
}
