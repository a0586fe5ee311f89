// The live character count, equal to the server's: <output data-count-of="facts suggestions" data-count-max="1500">.

// The server first drops what nobody can see (workflows/papers/cleaning.py), composes to NFC, then drops white space (\s).
// Python's \s holds U+001C–001F and U+0085, JavaScript's holds U+FEFF; the first are Cc and the last is Cf, so all of them
// are among what is dropped as unseen, and the union of both is the same on either side.
const UNCOUNTED = /[\s\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u2800\u3164\uffa0]/gu;

export function length(text) {
  return [...text.replace(UNCOUNTED, "").normalize("NFC")].length;
}

export function count(part) {
  for (const tally of part.querySelectorAll("output[data-count-of]")) {
    const form = tally.closest("form") ?? part;
    const show = () => say(tally, total(form, tally.dataset.countOf.split(" ")));
    form.addEventListener("input", show);
    show();
  }
}

// A name also stands for its rows: suggestions is suggestions.0, suggestions.1.text …
function total(form, names) {
  const written = [...form.querySelectorAll("textarea, input[type=text]")];
  const meant = written.filter((field) => names.some((name) => field.name === name || field.name.startsWith(`${name}.`)));
  return meant.reduce((sum, field) => sum + length(field.value), 0);
}

function say(tally, written) {
  const most = Number(tally.dataset.countMax);
  tally.textContent = written > most ? `已写 ${written} 字，超出 ${written - most} 字` : `已写 ${written} 字，限 ${most} 字`;
  tally.classList.toggle("over", written > most);
}
