/* The search of a site that no server serves: it looks through the texts of all articles, in the terms of
   `article-index.js`. A word is found where one of the text begins with it, or with what is left of it without its ending. */

import { countOf, hasInitials } from "./article-index.js";
import { readData } from "./data.js";
import { fold } from "./folding.js";
import { nearestWords } from "./spelling.js";
import { isInitials, parted, stemsOf, UNSPACED, withoutPossessive } from "./words.js";

const IN_TITLE = 10; // occurrences in the text that one in the title is worth
const MOST = 20; // occurrences beyond which more of them tell nothing

export class TextIndex {
  #articles;

  constructor(records) {
    this.#articles = records.map((record) => ({
      record: { ...record, content: parted(record.content) },
      title: ` ${fold(record.meta.title)} `,
      text: ` ${fold([record.content, record.meta.author ?? "", record.meta.source ?? ""].join(" \n "))} `,
    }));
  }

  /** `address` is that of the file that tells how many parts there are. */
  static async load(address) {
    const parts = await readData(address);
    const names = Array.from({ length: parts }, (_, at) => address.replace(/\.json$/, `-${at}.json`));
    return new TextIndex((await Promise.all(names.map(readData))).flat());
  }

  async count() {}

  counts() {
    return true;
  }

  async addresses() {
    return new Map(this.#articles.map(({ record }) => [record.id, record.url]));
  }

  async times(facet) {
    return countOf(this.#articles.map(({ record }) => record))[facet] ?? {};
  }

  async rankByDate() {
    const dated = this.#articles.filter(({ record }) => record.meta.date).map(({ record }) => record);
    dated.sort((a, b) => (a.meta.date < b.meta.date ? 1 : a.meta.date > b.meta.date ? -1 : a.id < b.id ? -1 : 1));
    return new Map(dated.map(({ id }, rank) => [id, rank]));
  }

  async has(word, whole = false) {
    const wanted = whole ? [phrase(word)] : beginnings(word);
    return this.#articles.some(({ text }) => wanted.some((pattern) => text.includes(pattern)));
  }

  async near(word) {
    return UNSPACED.test(word) ? [] : nearestWords(word, (prefix) => this.#wordsBeginning(prefix));
  }

  #wordsBeginning(prefix) {
    const holding = this.#articles.filter(({ text }) => text.includes(` ${prefix}`));
    const words = holding.flatMap(({ record }) => record.content.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []);
    return words.filter((word) => fold(word).startsWith(prefix)).map(withoutPossessive);
  }

  hasId(id) {
    return this.#articles.some(({ record }) => record.id === id);
  }

  async find({ words, exact, without = [] }, conditions = []) {
    const wanted = [...words.split(/\s+/).filter(Boolean).map(beginnings), ...exact.map((text) => [phrase(text)])];
    const unwanted = without.map((text) => (text.startsWith('"') ? [phrase(text)] : beginnings(text)));
    const initials = exact.filter(isInitials);
    const found = this.#articles
      .filter(({ record, text }) => {
        const isIn = (patterns) => patterns.some((pattern) => text.includes(pattern));
        return wanted.every(isIn) && !unwanted.some(isIn) && initials.every((word) => hasInitials(record, word)) && conditions.every((one) => holds(record.filters, one));
      })
      .map((article) => ({ article, score: scoreOf(article, wanted) }))
      .sort((a, b) => b.score - a.score);
    return { results: found.map(({ article }) => resultOf(article.record, wanted)), counts: countOf(found.map(({ article }) => article.record)) };
  }
}

function phrase(text) {
  const folded = fold(text.replace(/["“”]/g, " "));
  return UNSPACED.test(folded) ? folded.replaceAll(" ", "") : ` ${folded} `;
}

function beginnings(word) {
  const folded = fold(word);
  return UNSPACED.test(folded) ? [folded] : stemsOf(folded).map((stem) => ` ${stem}`);
}

function scoreOf({ title, text }, wanted) {
  const times = (patterns) => Math.min(MOST, text.split(patterns[0]).length - 1);
  return wanted.reduce((sum, patterns) => sum + times(patterns) + (patterns.some((pattern) => title.includes(pattern)) ? IN_TITLE : 0), 0);
}

/* Where the words stand is looked for only in what is shown. */
function resultOf(record, wanted) {
  return {
    id: record.id,
    data: async () => record,
    get words() {
      const words = record.content.split(/[\r\n\s]+/).map((word) => ` ${fold(word)} `);
      const single = wanted.flat().flatMap((pattern) => (UNSPACED.test(pattern) ? [...pattern].map((letter) => ` ${letter} `) : pattern.trim().includes(" ") ? pattern.trim().split(" ").map((word) => ` ${word} `) : [pattern]));
      return words.flatMap((word, at) => (single.some((pattern) => word.includes(pattern)) ? [at] : []));
    },
  };
}

/* Pagefind's filters, as far as `search.js` uses them. */
function holds(filters, condition) {
  return Object.entries(condition).every(([name, value]) => {
    if (name === "not") return !holds(filters, value);
    if (name === "all") return value.every((one) => holds(filters, one));
    return value.any.some((one) => filters[name]?.includes(one));
  });
}
