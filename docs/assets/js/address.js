/* What is asked for, as it stands in the address: ?q=&entity=&tag=&source=&year=&sort=&exact=1 */

import { FACETS } from "./article-index.js";

export const SORTS = { relevance: "Relevance", newest: "Newest first", oldest: "Oldest first" };

export function readAddress(query) {
  const parameters = new URLSearchParams(query);
  const sort = parameters.get("sort");
  return {
    q: (parameters.get("q") ?? "").trim(),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(parameters.getAll(facet))].filter(Boolean)])),
    sort: Object.hasOwn(SORTS, sort ?? "") ? sort : "relevance",
    exact: parameters.get("exact") === "1",
  };
}

/** "?q=daesh&tag=Syria", or "" when nothing is asked for. */
export function writeAddress({ q, chosen, sort, exact }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const facet of FACETS) chosen[facet].forEach((value) => parameters.append(facet, value));
  if (sort !== "relevance") parameters.set("sort", sort);
  if (exact) parameters.set("exact", "1");
  const query = parameters.toString();
  return query && `?${query}`;
}
