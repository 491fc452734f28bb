/* What the pages do beyond what HTML does by itself. Without script every page reads and every list is whole. */

import { startListFilter } from "./list-filter.js";
import { openTargetedDetails } from "./seed-lines.js";
import { startSearchField } from "./search-field.js";

const searchField = document.querySelector("[data-search]");
const searchPage = document.querySelector("[data-search-page]");
const filterBox = document.querySelector("[data-filter]");

if (searchPage) {
  const { startSearchPage } = await import("./search-page.js");
  startSearchPage(searchPage, searchField);
} else if (searchField) {
  startSearchField(searchField);
}
if (filterBox) startListFilter(filterBox);
openTargetedDetails();
