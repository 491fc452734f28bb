/* Pagefind, asked in the archive's terms. It is loaded when somebody first searches, not before. */

const UNDATED = "undated";

export const FACETS = ["entity", "tag", "source", "year"];

export class ArticleIndex {
  #pagefind;
  #rankByDate;

  constructor(pagefind) {
    this.#pagefind = pagefind;
  }

  static async load(address) {
    const pagefind = await import(address);
    await pagefind.init();
    /* Until the filters are loaded Pagefind answers without counts. */
    await pagefind.filters();
    return new ArticleIndex(pagefind);
  }

  /**
   * Articles that have all `words` (null: all articles), most relevant first, and the counts of their facet values.
   * `conditions` are Pagefind filters that must all hold.
   */
  async find(words, conditions = []) {
    const filters = conditions.length ? { all: conditions } : {};
    const { results, filters: counts } = await this.#pagefind.search(words || null, { filters });
    return { results, counts };
  }

  /** The place of every dated article's id from newest to oldest; undated ones have none. */
  async rankByDate() {
    this.#rankByDate ??= this.#pagefind
      .search(null, { sort: { date: "desc" }, filters: { not: { year: UNDATED } } })
      .then(({ results }) => new Map(results.map((result, rank) => [result.id, rank])));
    return this.#rankByDate;
  }
}

/** What a chosen facet asks: any of its values. */
export function anyOf(facet, values) {
  return { [facet]: { any: values } };
}
