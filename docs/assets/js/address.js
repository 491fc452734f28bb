/* What is asked for, as it stands in the address: ?q=&type=&entity=&tag=&source=&year=&language=&from=&to=&sort=&exact=1 */

import { FACETS } from "./article-index.js";
import { t } from "./say.js";

export const SORTS = { relevance: t("Relevance"), newest: t("Newest first"), oldest: t("Oldest first") };

const TIME = /^(\d{1,4})(-(?:0[1-9]|1[0-2]))?$/;

export function readAddress(query) {
  const parameters = new URLSearchParams(query);
  const sort = parameters.get("sort");
  const time = (name) => {
    const [, year, month = ""] = TIME.exec(parameters.get(name) ?? "") ?? [];
    return year ? `${year.padStart(4, "0")}${month}` : "";
  };
  return {
    q: (parameters.get("q") ?? "").trim(),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(parameters.getAll(facet))].filter(Boolean)])),
    sort: Object.hasOwn(SORTS, sort ?? "") ? sort : "relevance",
    from: time("from"),
    to: time("to"),
    exact: parameters.get("exact") === "1",
  };
}

/** "?q=daesh&tag=Syria", or "" when nothing is asked for. */
export function writeAddress({ q, chosen, from, to, sort, exact }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const facet of FACETS) chosen[facet].forEach((value) => parameters.append(facet, value));
  if (from) parameters.set("from", from);
  if (to) parameters.set("to", to);
  if (sort !== "relevance") parameters.set("sort", sort);
  if (exact) parameters.set("exact", "1");
  const query = parameters.toString();
  return query && `?${query}`;
}
