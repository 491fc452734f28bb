/* The box above a list that thins it out as one types. */

import { readData } from "./data.js";
import { fold } from "./folding.js";
import { inFull } from "./names.js";
import { count, number, t } from "./say.js";

const OUT = "data-filtered-out";

export function startListFilter(box) {
  const list = document.getElementById(box.dataset.filter);
  if (!list) return;
  const field = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const items = [...list.querySelectorAll("[data-filter-text]")].map((line) => ({
    line,
    text: fold(line.dataset.filterText),
  }));

  /* Innermost first, so that a section whose groups are all hidden is hidden too. */
  const sections = [...document.querySelectorAll(".month, .group, .kind")].reverse().map((section) => ({
    section,
    counts: countsOf(section),
  }));

  const thinOut = () => {
    const words = fold(field.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const { line, text } of items) {
      const fits = words.every((word) => text.includes(word));
      line.toggleAttribute(OUT, !fits);
      shown += fits;
    }
    for (const { section, counts } of sections) {
      const left = section.querySelectorAll(`[data-filter-text]:not([${OUT}])`).length;
      section.toggleAttribute(OUT, !left);
      for (const { place, whole } of counts) place.textContent = words.length ? number(left) : whole;
    }
    status.textContent = words.length ? t("{n} of {all}", { n: number(shown), all: count(items.length, box.dataset.one, box.dataset.many) }) : "";
  };

  /* The names that the lines do not show are fetched when somebody first filters. A filter without them still works. */
  const readOtherNames = async () => {
    const { entities } = await readData(box.dataset.names);
    const names = new Map(inFull(entities).map((entity) => [entity.id, entity.names]));
    for (const item of items) item.text = fold([item.line.dataset.filterText, ...(names.get(item.line.dataset.entity) ?? [])].join(" | "));
    thinOut();
  };

  box.hidden = false;
  field.addEventListener("input", thinOut);
  if (box.dataset.names) field.addEventListener("input", () => readOtherNames().catch(() => {}), { once: true });
  /* A browser that restores the field after going back does not say so with an event. */
  if (field.value) field.dispatchEvent(new Event("input"));
}

/* The numbers that tell how long a section is: in its heading, and in the link to it at the top of the page. */
function countsOf(section) {
  const heading = section.querySelector(":scope > :is(h2, h3)");
  const link = heading?.id && document.querySelector(`.anchors a[href="#${CSS.escape(heading.id)}"]`);
  return [heading, link]
    .map((place) => place && place.querySelector(".count"))
    .filter(Boolean)
    .map((place) => ({ place, whole: place.textContent }));
}
