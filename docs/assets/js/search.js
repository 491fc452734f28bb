/* A search: what was asked for in, articles with the counts of their facets out.

   An entity goes by several names, and who types one of them means all. So a query that uses a name is answered by the
   union of two parts, which have no article in common and whose facet counts therefore add up:

   - articles that have the typed words and are not about the entity;
   - articles that are about the entity (whatever they call it) and have the words that remain without its name.

   They are listed in another order: first those with the typed words, then those that only use another name. The first
   part is left out for short names not written in capitals ("us"), which are everyday words in other articles, and for
   names that no article writes.

   "-word" leaves out the articles that have the word; of a name, those about its bearer too. */

import { ALL, anyOf, FACETS, NARROWING, UNDATED } from "./article-index.js";
import { isWithin, needsMonths } from "./date-range.js";
import { fold } from "./folding.js";
import { otherNames } from "./names.js";
import { nearest } from "./spelling.js";
import { isInitials, parted, plainWords, splitPhrases, splitUnwanted, UNSPACED } from "./words.js";

/* How many of an entity's other names are looked for to show the sentence that uses one; the rest still count. */
const NAMES_TO_SHOW = 6;

const GUESSES = 3; // for what may have been meant
const LONGEST_GUESS = 4; // words

export const NOTHING_CHOSEN = Object.fromEntries(FACETS.map((facet) => [facet, []]));
const TIMES = ["year", "month"];
const NO_TIME = "none";

/**
 * @param {{q: string, chosen: Object<string, string[]>, from: string, to: string, sort: string, exact: boolean}} wanted
 * @returns hits: [{id, result, name}] in the order to show, `name` being the other name under which it was found;
 *   counts: {facet: {value: count}}, and as `bars` those of years and months for the histogram, or null if there are too
 *   many to count; found: the names in the query; widened:
 *   whether other names were searched too; missing: words that no article has; said: the query without them;
 *   guesses: [{entity | tag | word, as, q}] what may have been meant by them; without: what was left out
 */
export async function search(wanted, index, names) {
  const { q, without } = splitUnwanted(wanted.q);
  const asked = { ...wanted, q, chosen: await withRange(wanted, index) };
  const unwanted = await unwantedOf(without, index, names);
  const { found, rest, literal } = names.find(asked.q);
  const widened = found.length > 0 && !asked.exact && !literal;
  const wholeNames = new Set(found.filter((match) => match.short).map((match) => match.typed));
  const isWhole = (word) => wholeNames.has(word) || isInitials(word);

  const { phrases, loose } = splitPhrases(asked.q);
  const unknown = await missingWords(plainWords(loose), isWhole, index);
  const unwritten = found.some((match) => plainWords(match.typed).some((word) => unknown.includes(word)));
  const missing = widened ? unknown.filter((word) => plainWords(rest).includes(word)) : unknown;
  const query = (text) => {
    const { words, exact } = queryOf(plainWords(text).filter((word) => !missing.includes(word)), isWhole);
    return { words, exact: [...exact, ...phrases.map(plainPhrase)], without: unwanted.texts };
  };
  const typed = query(loose);

  const base = unwanted.entities;
  const about = found.map((match) => anyOf("entity", match.entities.map((entity) => entity.id)));
  const onlyAbout = { query: query(rest), within: [...base, ...about] };
  const notAbout = { query: typed, within: [...base, { not: { all: about } }] };
  const everyday = [...wholeNames].some((name) => !isInitials(name));
  let parts = [{ query: typed, within: base }];
  if (widened) parts = unwritten || everyday || !(await canBeCounted(notAbout, index)) ? [onlyAbout] : [notAbout, onlyAbout];
  else if (unwritten || (asked.q && isNothing(typed))) parts = [];

  const within = widened && parts.length === 1 ? onlyAbout.within : base;
  const [direct, all] = await Promise.all([
    parts.length && !(widened && unwritten) ? index.find(typed, [...conditions(asked.chosen), ...within]) : { results: [] },
    countFacets(parts, asked.chosen, index),
  ]);
  const counts = all && (await countTimes(all, parts, wanted, asked, index));
  let hits = direct.results.map((result) => ({ id: result.id, result, name: null }));
  if (widened) hits.push(...(await otherwiseNamed(hits, onlyAbout, asked, found, index)));
  if (asked.sort !== "relevance" || !asked.q) hits = byDate(hits, await index.rankByDate(), asked.sort === "oldest");

  const known = () => [...plainWords(loose).filter((word) => !missing.includes(word)), ...phrases.map((phrase) => `“${phrase}”`)].join(" ");
  const said = missing.length && hits.length ? known() : asked.q;
  const unsure = phrases.length && !hits.length ? await missingWords(plainWords(asked.q), isWhole, index) : missing;
  return { hits, counts, found, widened, missing, said, guesses: await guesses(asked.q, unsure, names, index), without };
}

/* A range is all of its years, or all of its months; of years chosen one by one those that lie in it. "undated" says
   nothing of when, and keeps those without a date beside the range. An article of which only the year is known is in a
   range of months that holds the whole year. */
async function withRange({ chosen, from, to }, index) {
  if (!from && !to) return { ...chosen, month: [] };
  const facet = needsMonths({ from, to }) ? "month" : "year";
  const fits = (time) => (time === UNDATED ? chosen.year.includes(UNDATED) : isWithin(time, { from, to }) && isOfYears(time, chosen.year));
  const times = Object.keys(await index.times(facet)).filter(fits);
  return { ...chosen, year: [], month: [], [facet]: times.length ? times : [NO_TIME] };
}

/* Whether a year or month is of the dated years among the chosen ones; where there are none, every one is. */
function isOfYears(time, years) {
  const dated = years.filter((year) => year !== UNDATED);
  return !dated.length || dated.includes(time.slice(0, 4));
}

/* What the range leaves of each year, for the boxes, and what the boxes leave of each year or month, for the bars. */
async function countTimes(counts, parts, wanted, asked, index) {
  const years = Object.entries(counts.year ?? {});
  const bars = Object.fromEntries(
    TIMES.map((facet) => [facet, Object.fromEntries(Object.entries(counts[facet] ?? {}).filter(([time]) => isOfYears(time, wanted.chosen.year)))]),
  );
  if (!wanted.from && !wanted.to) return { ...counts, bars };
  if (!needsMonths(wanted)) return { ...counts, bars, year: Object.fromEntries(years.filter(([year]) => year === UNDATED || isWithin(year, wanted))) };
  const months = Object.keys(await index.times("month")).filter((month) => month === UNDATED || isWithin(month, wanted));
  const within = [...conditions(asked.chosen, TIMES), anyOf("month", months.length ? months : [NO_TIME])];
  const answers = await Promise.all(parts.map((part) => index.find(part.query, [...within, ...part.within])));
  return answers.every((answer) => answer.counts) ? { ...counts, bars, year: sum(answers.map((answer) => answer.counts.year ?? {})) } : null;
}

/* Words that no article has need not be left out. A name is left out with all that is about its bearer. */
async function unwantedOf(without, index, names) {
  const texts = [];
  const entities = [];
  for (const text of without) {
    const named = names.find(text).found.find((match) => fold(match.typed) === fold(text));
    if (named) entities.push({ not: anyOf("entity", named.entities.map((entity) => entity.id)) });
    if (text.includes(" ") || isInitials(text) || UNSPACED.test(text)) texts.push(`"${plainPhrase(text)}"`);
    else if (await index.has(text)) texts.push(text);
  }
  return { texts, entities };
}

function queryOf(words, isWhole) {
  const asOne = (word) => isWhole(word) || UNSPACED.test(word);
  return { words: words.filter((word) => !asOne(word)).join(" "), exact: words.filter(asOne).map(parted) };
}

/* Initials that very many articles not about their bearer seem to have ("IT", "US") are everyday words in most. */
async function canBeCounted(part, index) {
  return !part.query.exact.length || (await index.find(part.query, part.within)).counts !== null;
}

function isNothing({ words, exact }) {
  return words === ALL.words && !exact.length;
}

function plainPhrase(phrase) {
  return parted(phrase.trim());
}

function conditions(chosen, except = []) {
  return NARROWING.filter((facet) => !except.includes(facet) && chosen[facet].length).map((facet) => anyOf(facet, chosen[facet]));
}

/* A facet's own choices do not narrow its counts: they tell what choosing one more value would bring. Facets without
   choices of their own are counted by one search. */
async function countFacets(parts, chosen, index) {
  const asked = new Map();
  const answersTo = (wanted) => {
    const key = JSON.stringify(wanted);
    if (!asked.has(key)) asked.set(key, Promise.all(parts.map((part) => index.find(part.query, [...wanted, ...part.within]))));
    return asked.get(key);
  };
  const counted = await Promise.all(
    NARROWING.filter((facet) => index.counts(facet)).map(async (facet) => {
      const answers = await answersTo(conditions(chosen, TIMES.includes(facet) ? TIMES : [facet]));
      return answers.every((answer) => answer.counts) ? [facet, sum(answers.map((answer) => answer.counts[facet] ?? {}))] : null;
    }),
  );
  return counted.every(Boolean) ? Object.fromEntries(counted) : null;
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
  const all = await index.find(part.query, [...conditions(asked.chosen), ...part.within]);
  const others = new Map(all.results.filter((result) => !known.has(result.id)).map((result) => [result.id, { result }]));
  if (!others.size) return [];

  /* The same articles once more, asked for by each other name, so that the sentence with the name can be shown. */
  const match = found[0];
  const inUse = [...new Set(match.entities.flatMap((entity) => otherNames(entity, match.typed)))].slice(0, NAMES_TO_SHOW);
  const answers = await Promise.all(
    inUse.map((name) => index.find({ ...part.query, exact: [plainPhrase(name), ...part.query.exact] }, part.within)),
  );
  answers.forEach((answer, at) => {
    for (const result of answer.results) {
      const hit = others.get(result.id);
      if (hit && !hit.name) Object.assign(hit, { result, name: inUse[at] });
    }
  });
  return [...others].map(([id, { result, name }]) => ({ id, result, name: name ?? match.entities[0].name }));
}

/* They are left out of every part of the search, so that the parts agree. */
async function missingWords(words, isWhole, index) {
  const has = await Promise.all(words.map((word) => index.has(word, isWhole(word))));
  return words.filter((_, at) => !has[at]);
}

/* Names, tags and words of the texts that are spelt nearly as the query's unknown words are, each with the query that has
   them instead. */
async function guesses(q, unsure, names, index) {
  const words = plainWords(q);
  const made = [];
  for (const span of spansWith(unsure, words)) {
    const typed = span.join(" ");
    const instead = (name) => withWord(words, typed, name);
    const tags = nearest(typed, names.tags.map((tag) => ({ key: fold(tag), tag })));
    made.push(...names.near(typed, GUESSES).map(({ entity, as }) => ({ span, entity, as, q: instead(as) })));
    made.push(...tags.map(({ tag }) => ({ span, tag, as: tag, q: instead(tag) })));
  }
  for (const typed of unsure.filter((word) => !made.some(({ span }) => span.includes(word)))) {
    const known = (await index.near(typed)).map((word) => ({ span: [typed], word, as: word, q: withWord(words, typed, word) }));
    made.push(...known);
  }
  const name = (guess) => fold(guess.entity?.name ?? guess.as);
  return made.filter((guess, at) => made.findIndex((other) => name(other) === name(guess)) === at).slice(0, GUESSES);
}

/* The words that were asked for with another one in the place of some: "cat" is not what "catalog" begins with. */
function withWord(words, typed, name) {
  return ` ${words.join(" ")} `.replace(` ${typed} `, () => ` ${name} `).trim();
}

/* Runs of words with an unknown one in them, longest first: "Islmic State" before "Islmic". */
function spansWith(unsure, words) {
  const spans = [];
  for (let length = Math.min(words.length, LONGEST_GUESS); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const span = words.slice(at, at + length);
      if (span.some((word) => unsure.includes(word))) spans.push(span);
    }
  }
  return spans;
}

function byDate(hits, rank, oldestFirst) {
  const dated = hits.filter((hit) => rank.has(hit.id)).sort((a, b) => rank.get(a.id) - rank.get(b.id));
  const undated = hits.filter((hit) => !rank.has(hit.id));
  return [...(oldestFirst ? dated.reverse() : dated), ...undated];
}
