/* The field in the masthead: a panel with the entity and the first articles as one types. Enter leads to the search
   page; the arrow keys choose from the panel. */

import { EmptyArchive } from "./article-index.js";
import { excerpt } from "./excerpt.js";
import { element } from "./dom.js";
import { Library } from "./library.js";
import { count, t } from "./say.js";
import { NOTHING_CHOSEN, search } from "./search.js";
import { alsoWritten, entityDetail, entityName, failure, noArticleHas, sourceLine } from "./wording.js";

const ENTITIES = 3;
const TAGS = 2;
const ARTICLES = 5;
const PAUSE = 120; // milliseconds without a key after which one has probably typed a word

export function startSearchField(form) {
  const field = form.querySelector("input");
  const library = new Library(form);
  const panel = new Panel(form, field);
  let latest = 0;
  let pause;

  const show = async () => {
    const turn = ++latest;
    const q = field.value.trim();
    if (!q) return panel.close();
    try {
      const { index, names } = await library.open();
      const answer = await search({ q, chosen: NOTHING_CHOSEN, from: "", to: "", sort: "relevance", exact: false }, index, names);
      const articles = await Promise.all(answer.hits.slice(0, ARTICLES).map(withRecord));
      const meant = answer.guesses.filter((guess) => guess.word);
      if (turn === latest) panel.show(q, { entities: suggestions(q, answer, names), tags: names.tagsLike(q, TAGS), meant }, articles, answer, library);
    } catch (error) {
      console.warn(failure(error), error);
      if (turn === latest) panel.say(error instanceof EmptyArchive ? failure(error) : `${failure(error)} ${t("Enter tries again on the search page.")}`);
    }
  };

  field.addEventListener("input", () => library.open().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, PAUSE);
  });
  field.addEventListener("focus", () => field.value.trim() && panel.isEmpty() && show());
  /* This script comes when the field is first entered; what was typed meanwhile counts. */
  if (field.value.trim()) show();
}

async function withRecord(hit) {
  return { ...hit, record: await hit.result.data(), positions: hit.result.words };
}

/* The entities that the query names, then those that one may be about to name or has misspelt. */
function suggestions(q, answer, names) {
  const named = answer.found.flatMap((match) => match.entities).map((entity) => ({ entity, as: entity.name }));
  const known = new Set(named.map(({ entity }) => entity));
  const begun = names.startingWith(q, ENTITIES);
  const meant = begun.length ? [] : answer.guesses.filter((guess) => guess.entity);
  return [...named, ...[...begun, ...meant].filter(({ entity }) => !known.has(entity))].slice(0, ENTITIES);
}

/* A combobox with a list of links, after the ARIA authoring practices. */
class Panel {
  #field;
  #panel;
  #status;
  #options = [];
  #current = -1;

  constructor(form, field) {
    this.#field = field;
    this.#panel = form.querySelector(".search-panel");
    this.#status = form.querySelector("[data-search-status]");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "search-options");
    field.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    /* Keeps the focus in the field while one clicks; the click itself still follows the link. */
    this.#panel.addEventListener("mousedown", (event) => event.preventDefault());
  }

  isEmpty() {
    return !this.#options.length;
  }

  close() {
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.#options = [];
    this.#choose(-1);
    this.#field.setAttribute("aria-expanded", "false");
  }

  say(words) {
    this.#options = [];
    this.#choose(-1);
    this.#panel.replaceChildren(element("p", { class: "search-panel__note" }, words));
    this.#open(words);
  }

  show(q, { entities, tags, meant }, articles, answer, library) {
    const total = answer.hits.length;
    const notes = [answer.widened && alsoWritten(answer.found), total > 0 && answer.missing.length > 0 && noArticleHas(answer.missing)];
    const note = notes.filter(Boolean).join(" ");
    const results = total ? count(total, "article", "articles") : t("No article has {words}.", { words: t("“{word}”", { word: q }) }).replace(/\.$/, "");
    this.#options = [
      ...entities.map((suggestion) => entityOption(suggestion, library)),
      ...tags.map((tag) => tagOption(tag, library)),
      ...meant.map((guess) => wordOption(guess, library)),
      ...articles.map((article) => articleOption(article, library)),
      total > 0 && allOption(q, answer.said, total, library),
    ].filter(Boolean);
    this.#options.forEach((option, at) => (option.id = `search-option-${at}`));
    this.#choose(-1);
    this.#panel.replaceChildren(
      ...[
        (note || !total) && element("p", { class: "search-panel__note" }, note || `${results}.`),
        element("div", { id: "search-options", role: "listbox", "aria-label": t("Suggestions") }, this.#options),
      ].filter(Boolean),
    );
    this.#open(`${results}. ${note}`);
  }

  #open(words) {
    this.#panel.hidden = false;
    this.#panel.querySelector("[role=listbox]")?.scrollTo(0, 0);
    this.#field.setAttribute("aria-expanded", String(this.#options.length > 0));
    this.#status.textContent = words;
  }

  #choose(at) {
    this.#options[this.#current]?.setAttribute("aria-selected", "false");
    this.#current = at;
    const option = this.#options[at];
    if (!option) return this.#field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  #key(event) {
    const last = this.#options.length - 1;
    if (event.key === "ArrowDown" && last >= 0) this.#choose(this.#current < last ? this.#current + 1 : -1);
    else if (event.key === "ArrowUp" && last >= 0) this.#choose(this.#current < 0 ? last : this.#current - 1);
    else if (event.key === "Escape" && !this.#panel.hidden) this.close();
    else if (event.key === "Enter" && this.#current >= 0) this.#options[this.#current].click();
    else return;
    event.preventDefault();
  }
}

function option(href, kind, ...content) {
  return element("a", { class: `search-option search-option--${kind}`, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...content);
}

function entityOption({ entity, as }, library) {
  return option(
    library.addressOf(entity.url),
    "entity",
    element("span", { class: "search-option__title" }, entityName(entity)),
    element("span", { class: "search-option__detail" }, ` ${as === entity.name ? "" : `${t("also {name}", { name: as })}, `}${entityDetail(entity)}`),
  );
}

function tagOption(tag, library) {
  return option(
    library.searchAddress(`?${new URLSearchParams({ tag })}`),
    "tag",
    element("span", { class: "search-option__title" }, tag),
    element("span", { class: "search-option__detail" }, ` ${t("tag")}`),
  );
}

function wordOption({ as, q }, library) {
  return option(
    library.searchAddress(`?${new URLSearchParams({ q })}`),
    "word",
    element("span", { class: "search-option__detail" }, `${t("Did you mean")} `),
    element("span", { class: "search-option__title" }, as),
  );
}

function articleOption({ record, positions, name }, library) {
  return option(
    library.markedAddress(record, positions, name),
    "article",
    element("span", { class: "search-option__title", dir: "auto" }, record.meta.title),
    sourceLine(record.meta, name && element("span", {}, t("says “{name}”", { name }))),
    excerpt(record.content, record.meta.title, positions, { class: "search-option__excerpt" }),
  );
}

function allOption(q, said, total, library) {
  const words = total === 1 ? t("The one article found for “{words}”", { words: said }) : t("All {count} for “{words}”", { count: count(total, "article", "articles"), words: said });
  return option(library.searchAddress(`?${new URLSearchParams({ q })}`), "all", words);
}
