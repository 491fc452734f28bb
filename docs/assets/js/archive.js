/* What the pages do beyond what HTML does by itself. Without script every page reads and every list is whole. */

import { startListFilter } from "./list-filter.js";
import { startPaletteSwitch } from "./palette-switch.js";
import { openTargetedDetails } from "./seed-lines.js";
import { focusOnKey } from "./search-key.js";
import { nameTheCells } from "./written-tables.js";

const MATERIALS_SCRIPT = "script[src*='/javascripts/bundle.']";

document.documentElement.classList.replace("no-js", "js");

const palette = document.querySelector("[data-md-component=palette]");
const searchField = document.querySelector("[data-search]");
const searchPage = document.querySelector("[data-search-page]");
const filterBox = document.querySelector("[data-filter]");
const cite = document.querySelector("[data-cite]");

/* Most readers of a page never search from it: what the panel needs is loaded for those who do. */
let searching;
const startSearching = () => {
  searching ??= import("./search-field.js").then(({ startSearchField }) => startSearchField(searchField));
};

if (palette && !document.querySelector(MATERIALS_SCRIPT)) startPaletteSwitch(palette);
if (searchField) focusOnKey(searchField.querySelector("input"));
if (searchPage) {
  const { startSearchPage } = await import("./search-page.js");
  startSearchPage(searchPage, searchField);
} else if (searchField) {
  searchField.addEventListener("focusin", startSearching, { once: true });
  if (searchField.contains(document.activeElement)) startSearching();
}
const root = new URL(`${searchField?.dataset.root ?? "."}/`, document.baseURI);
const compare = document.querySelector("[data-compare]");
const network = document.querySelector("[data-network]");
if (compare) import("./compare.js").then(({ startCompare }) => startCompare(compare, root));
if (network) import("./network.js").then(({ startNetwork }) => startNetwork(network));

const article = document.querySelector(".article");
const marked = new URLSearchParams(location.search).get("mark");
const text = article?.querySelector(".text");
if (text) {
  const { startParagraphs } = await import("./paragraphs.js");
  startParagraphs(text);
  import("./entity-card.js").then(({ startEntityCards }) => startEntityCards(article, root));
}
if (marked && text) {
  const { markWords } = await import("./marked-words.js");
  markWords(text, marked);
}
if (filterBox) startListFilter(filterBox);
const manyYears = document.querySelector(".years--many");
if (manyYears) import("./year-bars.js").then(({ startYearBars }) => startYearBars(manyYears));
document.querySelectorAll(".written table").forEach(nameTheCells);
if (cite) {
  const startCiting = async () => (await import("./cite.js")).startCite(cite);
  if (cite.open) startCiting();
  else cite.addEventListener("toggle", startCiting, { once: true });
}
openTargetedDetails();
