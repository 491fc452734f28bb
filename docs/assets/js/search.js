/* A search: what was asked for in, articles with the counts of their facets out.

   An entity goes by several names, and who types one of them means all. So a query that uses a name is answered by the
   union of two parts, which have no article in common and whose facet counts therefore add up:

   - articles that have the typed words and are not about the entity;
   - articles that are about the entity (whatever they call it) and have the words that remain without its name.

   They are listed in another order: first those with the typed words, then those that only use another name. */

import { anyOf, FACETS } from "./article-index.js";
import { fold } from "./folding.js";
import { otherNames } from "./names.js";

/* How many of an entity's other names are looked for to show the sentence that uses one; the rest still count. */
const NAMES_TO_SHOW = 6;

/**
 * @param {{q: string, chosen: Object<string, string[]>, sort: string, exact: boolean}} asked
 * @returns hits: [{id, result, name}] in the order to show, `name` being the other name under which it was found;
 *   counts: {facet: {value: count}}; found: the names in the query; widened: whether other names were searched too;
 *   missing: words that no article has
 */
export async function search(asked, index, names) {
  const { found, rest, literal } = names.find(asked.q);
  const widened = found.length > 0 && !asked.exact && !literal;
  const missing = literal ? [] : await missingWords(asked.q, found, rest, index);
  const words = without(asked.q, missing);
  const about = found.map((match) => anyOf("entity", match.entities.map((entity) => entity.id)));
  const parts = widened
    ? [
        { words, within: [{ not: { all: about } }] },
        { words: without(rest, missing), within: about },
      ]
    : [{ words, within: [] }];

  const [direct, counts] = await Promise.all([
    index.find(words, conditions(asked.chosen)),
    countFacets(parts, asked.chosen, index),
  ]);
  const hits = direct.results.map((result) => ({ id: result.id, result, name: null }));
  if (widened) hits.push(...(await otherwiseNamed(hits, parts[1], asked, found, index)));
  if (asked.sort === "relevance" && asked.q) return { hits, counts, found, widened, missing };
  return { hits: byDate(hits, await index.rankByDate(), asked.sort === "oldest"), counts, found, widened, missing };
}

function conditions(chosen, except = null) {
  return FACETS.filter((facet) => facet !== except && chosen[facet].length).map((facet) => anyOf(facet, chosen[facet]));
}

/* A facet's own choices do not narrow its counts: they tell what choosing one more value would bring. */
async function countFacets(parts, chosen, index) {
  const counted = await Promise.all(
    FACETS.map(async (facet) => {
      const except = chosen[facet].length ? facet : null;
      const answers = await Promise.all(
        parts.map((part) => index.find(part.words, [...conditions(chosen, except), ...part.within])),
      );
      return [facet, sum(answers.map((answer) => answer.counts[facet] ?? {}))];
    }),
  );
  return Object.fromEntries(counted);
}

function sum(tables) {
  const total = {};
  for (const table of tables) {
    for (const [value, number] of Object.entries(table)) total[value] = (total[value] ?? 0) + number;
  }
  return total;
}

/* Articles about the named entities that do not have the typed words themselves. */
async function otherwiseNamed(direct, part, asked, found, index) {
  const known = new Set(direct.map((hit) => hit.id));
  const all = await index.find(part.words, [...conditions(asked.chosen), ...part.within]);
  const others = new Map(all.results.filter((result) => !known.has(result.id)).map((result) => [result.id, { result }]));
  if (!others.size) return [];

  /* The same articles once more, asked for by each other name, so that the sentence with the name can be shown. */
  const match = found[0];
  const inUse = [...new Set(match.entities.flatMap((entity) => otherNames(entity, match.typed)))].slice(0, NAMES_TO_SHOW);
  const answers = await Promise.all(inUse.map((name) => index.find(substitute(name, part.words), part.within)));
  answers.forEach((answer, at) => {
    for (const result of answer.results) {
      const hit = others.get(result.id);
      if (hit && !hit.name) Object.assign(hit, { result, name: inUse[at] });
    }
  });
  return [...others].map(([id, { result, name }]) => ({ id, result, name: name ?? match.entities[0].name }));
}

/* Pagefind takes quotation marks as a phrase only around a whole query. */
function substitute(name, rest) {
  if (rest) return `${name} ${rest}`;
  return fold(name).includes(" ") ? `"${name}"` : name;
}

/* Words that no article has, beside others that some have. Pagefind passes over such words silently; we leave them
   out of every part of the search, so that the parts agree, and say so. */
async function missingWords(query, found, rest, index) {
  const words = wordsIn(found.length ? rest : query);
  const answers = await Promise.all(words.map((word) => index.find(word)));
  const missing = words.filter((_, at) => !answers[at].results.length);
  return missing.length < words.length + found.length ? missing : [];
}

function without(query, missing) {
  return missing.length ? wordsIn(query).filter((word) => !missing.includes(word)).join(" ") : query;
}

function wordsIn(query) {
  return query.replace(/["“”]/g, " ").split(/\s+/).filter(fold);
}

function byDate(hits, rank, oldestFirst) {
  const dated = hits.filter((hit) => rank.has(hit.id)).sort((a, b) => rank.get(a.id) - rank.get(b.id));
  const undated = hits.filter((hit) => !rank.has(hit.id));
  return [...(oldestFirst ? dated.reverse() : dated), ...undated];
}
