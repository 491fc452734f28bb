/* What a search needs, fetched once, when it is first needed: the index of articles and the names of entities.

   `data-*` of the search form say where they are, relative to the page, so that the archive works at any address. */

import { ArticleIndex } from "./article-index.js";
import { OFFLINE, pageAddress } from "./data.js";
import { fold } from "./folding.js";
import { Names } from "./names.js";
import { TextIndex } from "./text-index.js";
import { UNSPACED } from "./words.js";

const WORDS_MARKED = 12;

export class Library {
  #form;
  #opened;

  constructor(form) {
    this.#form = form;
  }

  /** The index and the names. A failure is not kept: the next search tries again. */
  open() {
    this.#opened ??= Promise.all([
      OFFLINE ? TextIndex.load(this.addressOf("search/texts.json")) : ArticleIndex.load(this.#address(this.#form.dataset.pagefind)),
      Names.load(this.#address(this.#form.dataset.names)),
    ])
      .then(([index, names]) => {
        index.same = names.same;
        return { index, names };
      })
      .catch((error) => {
        this.#opened = undefined;
        throw error;
      });
    return this.#opened;
  }

  /** The address of something whose place is told from the site's root. A slash before it does not lead elsewhere. */
  addressOf(fromRoot) {
    return pageAddress(new URL(`./${fromRoot.replace(/^[/\\]+/, "")}`, this.#address(`${this.#form.dataset.root}/`))).href;
  }

  /**
   * The address of an article in which what was found is marked: the words as they stand in its text, and `name`, the
   * other name under which it was found.
   */
  markedAddress(record, positions, name) {
    const address = new URL(this.addressOf(record.raw_url ?? record.url));
    const words = [...(name ? [name] : []), ...wordsAt(record, positions)];
    if (words.length) address.searchParams.set("mark", words.join(" "));
    return address.href;
  }

  /** The address of the article with an id; null if there is none. */
  async addressOfId(id) {
    const address = this.addressOf(`id/${id.split("/").map(encodeURIComponent).join("/")}/`);
    if (OFFLINE) return (await this.open()).index.hasId(id) ? address : null;
    const { ok } = await fetch(address, { method: "HEAD" }).catch(() => ({ ok: false }));
    return ok ? address : null;
  }

  searchAddress(query) {
    return new URL(query, this.#form.action).href;
  }

  #address(relative) {
    return new URL(relative, document.baseURI).href;
  }
}

/* The different words at the places that a search found, longest first where there are many. */
function wordsAt({ content }, positions) {
  const text = content.split(/[\r\n\s]+/);
  const bare = (at) => (text[at] ?? "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const runs = [];
  /* Characters side by side of a script without spaces are one word. */
  for (const at of [...new Set(positions)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.last === at - 1 && UNSPACED.test(run.word) && UNSPACED.test(bare(at))) Object.assign(run, { word: run.word + bare(at), last: at });
    else runs.push({ word: bare(at), last: at });
  }
  const words = new Map(runs.map(({ word }) => [fold(word), word]));
  words.delete("");
  return [...words.values()].sort((a, b) => b.length - a.length).slice(0, WORDS_MARKED);
}
