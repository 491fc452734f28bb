/* What the search says about itself, in words. */

import { EmptyArchive } from "./article-index.js";
import { element, mark } from "./dom.js";
import { fold } from "./folding.js";
import { otherNames } from "./names.js";
import { count, listed, t } from "./say.js";

const NAMES_SAID = 5;

/**
 * "ISIS is also written Daesh, Islamic State and ISIL." for the names found in a query; "" if they have no others.
 * The typed name comes first, then those that the archive uses, most used first.
 */
export function alsoWritten(found) {
  /* "ISIS Daesh" names one entity twice. */
  const entities = new Set(found.flatMap((match) => match.entities));
  const typed = new Set(found.map((match) => fold(match.typed)));
  const asTyped = (name) => typed.has(fold(name));
  const sentences = [...entities].map((entity) => {
    const inUse = new Set(entity.names.slice(0, entity.used));
    const others = otherNames(entity, entity.name)
      .filter((name) => asTyped(name) || inUse.has(name))
      .sort((a, b) => asTyped(b) - asTyped(a));
    return others.length ? t("{name} is also written {others}", { name: entity.name, others: listed(others.slice(0, NAMES_SAID)) }) : "";
  });
  return sentences
    .filter(Boolean)
    .map((sentence) => (sentence.endsWith(".") ? sentence : `${sentence}.`))
    .join(" ");
}

/** Words that were looked for in vain. */
export function noArticleHas(words) {
  return t("No article has {words}.", { words: either(words) });
}

/** What a search asks for that only leaves words out. */
export function without(words) {
  return t("without {words}", { words: either(words) });
}

/** Words whose articles are not shown. */
export function leftOut(words) {
  return t("Without articles that have {words}.", { words: either(words) });
}

/** Why a search could not be made. */
export function failure(error) {
  return error instanceof EmptyArchive ? t("The archive has no articles yet.") : t("The search could not be loaded.");
}

/** "organisation, 5 articles". */
export function entityDetail(entity) {
  return `${t(entity.type)}, ${count(entity.articles, "article", "articles")}`;
}

export function entityName(entity) {
  return [mark(entity.type), entity.name];
}

/** "source · date" of a record. */
export function sourceLine(meta, ...more) {
  return element(
    "p",
    { class: "source-line" },
    meta.source ? element("span", {}, meta.source) : element("span", { class: "unknown" }, t("source unknown")),
    meta.date
      ? element("time", { datetime: meta.date }, meta.date_words)
      : element("span", { class: "unknown" }, meta.date_words || t("date unknown")),
    ...more,
  );
}

function either(words) {
  return listed(words.map((word) => t("“{word}”", { word })), "disjunction");
}
