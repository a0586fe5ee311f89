// Texts and buttons that lie over each other; what is told to readers alone is no trouble.
() => {
  const told = "main a, main button, main h1, main h2, main label, main p, main td";
  const apart = ".visually-hidden, .act-now, .skip-link";
  const boxes = [...document.querySelectorAll(told)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(apart) && !clipped(each))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1);
  const over = [];
  for (const [one, a] of boxes) {
    for (const [other, b] of boxes) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 4 && down > 4) over.push(`${said(one)} × ${said(other)}`);
    }
  }
  return over.slice(0, 5);

  // Shown to readers alone: clipped away, as the head of a table is that stands as cards.
  function clipped(each) {
    for (let at = each; at; at = at.parentElement) {
      const { clip, clipPath } = getComputedStyle(at);
      if (clip !== "auto" || clipPath !== "none") return true;
    }
    return false;
  }

  function said(each) {
    return each.textContent.trim().slice(0, 20);
  }
}
