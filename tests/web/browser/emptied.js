// Everything typed or chosen is taken out; a form that asks nothing is made an old one.
(form) => {
  const fields = [...form.elements].filter((f) => f.name && !["hidden", "submit"].includes(f.type));
  for (const field of fields) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else if (field.type !== "file") field.value = "";
  }
  const asks = fields.some((field) => field.required);
  if (!asks && form.elements.seen) form.elements.seen.value = 0;
  HTMLFormElement.prototype.submit.call(form);
}
