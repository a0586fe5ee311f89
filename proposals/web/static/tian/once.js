// A form is sent once: its buttons rest until the page is shown again.
export function once(page) {
  page.addEventListener("submit", (event) => {
    const { target, defaultPrevented } = event;
    if (defaultPrevented || target.method !== "post") return;
    if (target.ariaBusy === "true") {
      event.preventDefault();
      return;
    }
    target.ariaBusy = "true";
    // After the browser has read which button was pressed: a disabled one would not be sent.
    setTimeout(() => buttons(target).forEach((button) => { button.disabled = true; }));
  });
  addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[aria-busy]")) {
      form.removeAttribute("aria-busy");
      buttons(form).forEach((button) => { button.disabled = false; });
    }
  });
}

function buttons(form) {
  return [...form.elements].filter((field) => field.type === "submit");
}
