/* The box above a list that thins it out as one types. */

import { count } from "./dom.js";
import { fold } from "./folding.js";

const OUT = "data-filtered-out";

export function startListFilter(box) {
  const list = document.getElementById(box.dataset.filter);
  if (!list) return;
  const field = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const items = [...document.querySelectorAll("[data-filter-text]")].map((line) => ({
    line,
    text: fold(line.dataset.filterText),
  }));

  const thinOut = () => {
    const words = fold(field.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const { line, text } of items) {
      const fits = words.every((word) => text.includes(word));
      line.toggleAttribute(OUT, !fits);
      shown += fits;
    }
    hideEmptySections();
    status.textContent = words.length ? `${shown.toLocaleString("en")} of ${count(items.length, "line", "lines")}` : "";
  };

  /* Innermost first, so that a section whose groups are all hidden is hidden too. */
  const sections = [...document.querySelectorAll(".month, .group, .kind")].reverse();
  const hideEmptySections = () => {
    for (const section of sections) {
      section.toggleAttribute(OUT, !section.querySelector(`[data-filter-text]:not([${OUT}])`));
    }
  };

  box.hidden = false;
  field.addEventListener("input", thinOut);
  /* A browser that restores the field after going back does not say so with an event. */
  if (field.value) thinOut();
}
