/* Pagefind, asked in the archive's terms. It is loaded when somebody first searches, not before.

   A query is `{words, exact, without}`: articles that have a word beginning with each of `words`, and each of `exact`,
   a word or a phrase, as it stands, initials among them in capitals; and none of `without`, words or quoted phrases. Where no word of the archive begins with a typed one Pagefind silently takes the longest
   word that the typed one begins with ("air" for "airstirkes"); `has` tells such words, so that nobody asks for them. */

import { readData } from "./data.js";
import { fold } from "./folding.js";
import { nearestWords } from "./spelling.js";
import { isInitials, parted, standsFor, UNSPACED, withoutPossessive } from "./words.js";

/* Pagefind counts no intersection of two searches and knows no capitals; up to this many articles we look ourselves. */
const LOOKED_THROUGH = 100;
/* Articles in which the right form of a misspelt word is looked for. */
const PEEKED_AT = 3;

export const FACETS = ["type", "entity", "tag", "source", "year", "language"];
/* What narrows a search down: a range of months does so, too, and is counted where the bars show months. */
export const NARROWING = [...FACETS, "month"];
export const ALL = { words: "", exact: [] };
export const UNDATED = "undated";

/** The archive has no index because it has no articles. */
export class EmptyArchive extends Error {}

export class ArticleIndex {
  /** Facets in which all articles are alike: counting them would tell nothing. */
  same = [];
  #pagefind;
  #parts;
  #rankByDate;
  #counted = new Set();
  #known = new Map();
  #times = new Map();

  /** `parts` are the addresses of the index's parts. */
  constructor(pagefind, parts) {
    this.#pagefind = pagefind;
    this.#parts = parts;
  }

  static async load(address) {
    let pagefind;
    try {
      pagefind = await import(address);
    } catch (error) {
      const { status } = await fetch(address, { method: "HEAD" });
      throw status === 404 ? new EmptyArchive(address) : error;
    }
    await pagefind.init();
    const others = await readData(new URL("segments.json", address));
    const parts = ["", ...others.map((part) => `${part}/`)].map((part) => new URL(part, address));
    await Promise.all(parts.slice(1).map((part) => pagefind.mergeIndex(part.pathname)));
    return new ArticleIndex(pagefind, parts);
  }

  /** From now on answers count these facets. What Pagefind has not loaded it does not count. */
  async count(facets) {
    const missing = facets.filter((facet) => !this.#counted.has(facet) && !this.same.includes(facet));
    if (!missing.length) return;
    await this.#pagefind.preload(null, { filters: Object.fromEntries(missing.map((facet) => [facet, ""])) });
    missing.forEach((facet) => this.#counted.add(facet));
  }

  counts(facet) {
    return this.#counted.has(facet);
  }

  /**
   * Articles, most relevant first, and the counts of their facet values: null if there are too many to count.
   * `conditions` are Pagefind filters that must all hold.
   */
  async find({ words, exact, without = [] }, conditions = []) {
    const filters = conditions.length ? { all: conditions } : {};
    if (without.length) return this.#findWithout(words, exact, without, conditions);
    const texts = [words, ...exact.map((text) => `"${text}"`)].filter(Boolean);
    const answers = await Promise.all((texts.length ? texts : [null]).map((text) => this.#pagefind.search(text, { filters })));
    const initials = exact.filter(isInitials);
    if (answers.length === 1 && !initials.length) return { results: answers[0].results, counts: answers[0].filters };
    const results = inAll(answers.map((answer) => answer.results));
    if (results.length > LOOKED_THROUGH) return { results, counts: null };
    const records = await Promise.all(results.map((result) => result.data()));
    const fits = records.map((record) => initials.every((word) => hasInitials(record, word)));
    return { results: results.filter((_, at) => fits[at]), counts: countOf(records.filter((_, at) => fits[at])) };
  }

  /* Pagefind knows no "not": what has one of the words is found and taken off, from the counts too. */
  async #findWithout(words, exact, without, conditions) {
    const filters = conditions.length ? { all: conditions } : {};
    const [all, ...unwanted] = await Promise.all([
      this.find({ words, exact }, conditions),
      ...without.map((text) => this.#pagefind.search(text, { filters })),
    ]);
    const out = new Set(unwanted.flatMap((answer) => answer.results.map(({ id }) => id)));
    const results = all.results.filter(({ id }) => !out.has(id));
    if (results.length === all.results.length) return all;
    if (results.length <= LOOKED_THROUGH) return { results, counts: countOf(await Promise.all(results.map((result) => result.data()))) };
    const isOneWord = without.length === 1 && !exact.length && !without[0].startsWith('"');
    if (!isOneWord || !all.counts) return { results, counts: null };
    const both = await this.#pagefind.search(words ? `${words} ${without[0]}` : without[0], { filters });
    return { results, counts: difference(all.counts, both.filters) };
  }

  /** Years or months of the archive's articles with their number, whatever is asked for: `facet` is "year" or "month". */
  async times(facet) {
    await this.count([facet]);
    if (!this.#times.has(facet)) this.#times.set(facet, this.#pagefind.search(null).then(({ totalFilters }) => totalFilters[facet] ?? {}));
    return this.#times.get(facet);
  }

  /** Whether an article has the word itself, an inflection of it, or, unless `whole`, a word that begins with it. */
  has(word, whole = false) {
    const key = `${whole} ${word}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#look(word, whole));
    return this.#known.get(key);
  }

  /** Words of the archive that `word`, which no article has, may be a slip of. */
  async near(word) {
    return UNSPACED.test(word) ? [] : nearestWords(word, (prefix) => this.#wordsBeginning(prefix));
  }

  /* Of the first articles: one would do, but for a word that begins alike in another form. */
  async #wordsBeginning(prefix) {
    const { results } = await this.#pagefind.search(prefix);
    const records = await Promise.all(results.slice(0, PEEKED_AT).map(async (result) => ({ result, record: await result.data() })));
    return records.flatMap(({ result, record }) => {
      const text = record.content.split(/[\r\n\s]+/);
      const words = result.words.flatMap((position) => (text[position] ?? "").match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []);
      return words.filter((word) => fold(word).startsWith(prefix)).map(withoutPossessive);
    });
  }

  async #look(word, whole) {
    const asItStands = await this.#pagefind.search(`"${parted(word)}"`);
    if (asItStands.results.length) return true;
    if (whole || UNSPACED.test(word)) return false;
    const { results } = await this.#pagefind.search(word);
    if (!results.length) return false;
    /* All that Pagefind found begins with the word, or nothing does: one article tells. */
    const { content, meta } = await results[0].data();
    const text = content.split(/[\r\n\s]+/);
    const matched = results[0].words.map((position) => text[position]);
    const facts = Object.values(meta).flatMap((fact) => String(fact).split(/\s+/));
    return [...matched, ...(matched.length ? [] : facts)].some((found) => found && standsFor(word, found));
  }

  /** The address of every article by its id, from the site's root. */
  async addresses() {
    const tables = await Promise.all(this.#parts.map((part) => readData(new URL("addresses.json", part))));
    return new Map(tables.flatMap(Object.entries));
  }

  /** The place of every dated article's id from newest to oldest; undated ones have none. */
  async rankByDate() {
    this.#rankByDate ??= Promise.all(this.#parts.map((part) => readData(new URL("dates.json", part)))).then((tables) => {
      const dated = tables.flatMap((dates) => Object.entries(dates));
      dated.sort(([a, date], [b, other]) => (date < other ? 1 : date > other ? -1 : a < b ? -1 : 1));
      return new Map(dated.map(([id], rank) => [id, rank]));
    });
    return this.#rankByDate;
  }
}

/** What a chosen facet asks: any of its values. */
export function anyOf(facet, values) {
  return { [facet]: { any: values } };
}

/* The results that all lists have, in the order of the first, with the places of the words of all. The result itself
   is kept: Pagefind forgets the record of one that nobody holds. */
function inAll([first, ...others]) {
  const byId = others.map((results) => new Map(results.map((result) => [result.id, result])));
  return first
    .filter(({ id }) => byId.every((results) => results.has(id)))
    .map((result) => ({
      id: result.id,
      words: [result, ...byId.map((results) => results.get(result.id))].flatMap(({ words }) => words),
      data: () => result.data(),
    }));
}

/* "UN", "U.N.", "UN’s", "UN-backed". */
export function hasInitials({ content, meta }, word) {
  const letters = [...word.replaceAll(".", "")].join("\\.?");
  const written = new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, "u");
  return [content, ...Object.values(meta)].some((text) => written.test(text));
}

function difference(counts, less) {
  const left = {};
  for (const [facet, values] of Object.entries(counts)) {
    left[facet] = Object.fromEntries(Object.entries(values).map(([value, number]) => [value, number - (less[facet]?.[value] ?? 0)]));
  }
  return left;
}

/** How many of the records have each value of each facet. */
export function countOf(records) {
  const counts = {};
  for (const { filters } of records) {
    for (const [facet, values] of Object.entries(filters)) {
      counts[facet] ??= {};
      for (const value of values) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
    }
  }
  return counts;
}
