/* What the search says about itself, in words. */

import { count, element, mark } from "./dom.js";
import { otherNames } from "./names.js";

const NAMES_SAID = 5;

/** "ISIS is also written Daesh, ISIL and Islamic State." */
export function alsoWritten({ entities, typed }) {
  return entities
    .map((entity) => {
      const others = otherNames(entity, entity.name).slice(0, NAMES_SAID);
      return others.length ? `${entity.name} is also written ${listed(others)}` : `“${typed}” is ${entity.name}`;
    })
    .join("; ");
}

/** "organisation, 5 articles". */
export function entityDetail(entity) {
  return `${entity.type}, ${count(entity.articles, "article", "articles")}`;
}

export function entityName(entity) {
  return [mark(entity.type), entity.name];
}

/** "source · date" of a record. */
export function sourceLine(meta, ...more) {
  return element(
    "p",
    { class: "source-line" },
    meta.source ? element("span", {}, meta.source) : element("span", { class: "unknown" }, "source unknown"),
    meta.date
      ? element("time", { datetime: meta.date }, meta.date_words)
      : element("span", { class: "unknown" }, meta.date_words || "date unknown"),
    ...more,
  );
}

function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
