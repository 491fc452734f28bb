/* What a search needs, fetched once, when it is first needed: the index of articles and the names of entities.

   `data-*` of the search form say where they are, relative to the page, so that the archive works at any address. */

import { ArticleIndex } from "./article-index.js";
import { Names } from "./names.js";

export class Library {
  #form;
  #opened;

  constructor(form) {
    this.#form = form;
  }

  /** The index and the names. A failure is not kept: the next search tries again. */
  open() {
    this.#opened ??= Promise.all([
      ArticleIndex.load(this.#address(this.#form.dataset.pagefind)),
      Names.load(this.#address(this.#form.dataset.names)),
    ])
      .then(([index, names]) => ({ index, names }))
      .catch((error) => {
        this.#opened = undefined;
        throw error;
      });
    return this.#opened;
  }

  /** The address of something whose place is told from the site's root. A slash before it does not lead elsewhere. */
  addressOf(fromRoot) {
    return new URL(`./${fromRoot.replace(/^[/\\]+/, "")}`, this.#address(`${this.#form.dataset.root}/`)).href;
  }

  searchAddress(query) {
    return new URL(query, this.#form.action).href;
  }

  #address(relative) {
    return new URL(relative, document.baseURI).href;
  }
}
