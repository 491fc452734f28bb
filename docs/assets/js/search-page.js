/* The search page: the masthead's field, results and facets, all of it told by the address. */

import { readAddress, SORTS, writeAddress } from "./address.js";
import { FACETS } from "./article-index.js";
import { element, mark } from "./dom.js";
import { excerpt } from "./excerpt.js";
import { FACET_NAMES, Facets, valueName } from "./facets.js";
import { fold } from "./folding.js";
import { plainWords, standsFor } from "./words.js";
import { DateRange, showsMonths, timeWords } from "./date-range.js";
import { Library } from "./library.js";
import { count, t } from "./say.js";
import { NOTHING_CHOSEN, search } from "./search.js";
import { alsoWritten, entityDetail, failure, leftOut, noArticleHas, sourceLine, without } from "./wording.js";

const RESULTS_AT_ONCE = 20;
const CHIPS = 4;
const PAUSE = 150; // milliseconds without a key after which one has probably typed a word
const FEW_ENTITIES = 200; // are counted without being asked for: of 2,000 the list is 360 KB
/* Ids are paths of files, mostly with a number or a line in them; a plain word is none, and nothing is asked for it. */
const MAY_BE_AN_ID = /^(?=.*[\d_/-])[^\s"“”]{4,}$/u;
const SITE_TITLE = document.title;

export function startSearchPage(page, form) {
  new SearchPage(page, form);
}

class SearchPage {
  #asked = readAddress(location.search);
  #library;
  #field;
  #facets;
  #range;
  #parts;
  #turn = 0;
  #pause;
  /* Whether the address tells a search that one may want to come back to, or only words being typed. */
  #settled = true;
  #wantsEntities = false;
  #hits = [];

  constructor(page, form) {
    const part = (name) => page.querySelector(`[data-${name}]`);
    this.#parts = Object.fromEntries(
      ["status", "notes", "entities", "facets", "facets-body", "facets-done", "results-section", "chosen", "sort", "results", "more", "take"].map((name) => [name, part(name)]),
    );
    this.#library = new Library(form);
    this.#field = form.querySelector("input");
    this.#facets = new Facets(this.#parts["facets-body"], (facet, value, isChosen) => this.#choose(facet, value, isChosen));
    this.#range = new DateRange((range) => this.#ask(range));
    this.#listen(form);
    this.#openFacetsOnWideScreens();
    this.#fillFields();
    if (!matchMedia("(hover: none)").matches) this.#field.focus();
    this.#run(history.state);
  }

  #listen(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.#pause);
      this.#ask({ q: this.#field.value.trim(), exact: false });
    });
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#type(this.#field.value.trim()), PAUSE);
    });
    this.#field.addEventListener("keydown", (event) => event.key === "ArrowDown" && this.#walk(event, 1));
    this.#parts.results.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#walk(event, event.key === "ArrowDown" ? 1 : -1);
    });
    for (const button of this.#parts.take.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#takeAway(button.dataset.takeAs));
    }
    /* On a narrow screen they push the results down. */
    this.#parts["facets-done"].addEventListener("click", () => {
      this.#parts.facets.open = false;
      this.#parts["results-section"].scrollIntoView();
      this.#parts.results.querySelector("a")?.focus({ preventScroll: true });
    });
    this.#parts.sort.addEventListener("change", () => this.#ask({ sort: this.#parts.sort.value }));
    this.#parts.results.addEventListener("click", ({ target }) => this.#remember(target.closest(".result")));
    addEventListener("popstate", ({ state }) => {
      clearTimeout(this.#pause);
      this.#asked = readAddress(location.search);
      this.#settled = true;
      this.#fillFields();
      this.#run(state);
    });
  }

  /* Who comes back finds as many results as there were, and stands where they left: at the one they opened. */
  #remember(opened) {
    const all = [...this.#parts.results.children];
    history.replaceState({ shown: all.length, opened: all.indexOf(opened), top: scrollY }, "");
  }

  #comeBack({ opened, top }) {
    this.#parts.results.children[opened]?.querySelector("a").focus({ preventScroll: true });
    scrollTo(0, top);
  }

  /* The arrow keys go from title to title, and from the first one back to the field. */
  #walk(event, step) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const titles = [...this.#parts.results.querySelectorAll(".result__title a")];
    const here = document.activeElement.closest(".result")?.querySelector(".result__title a");
    const next = titles.indexOf(here) + step;
    if (!titles.length || next >= titles.length) return;
    event.preventDefault();
    (titles[next] ?? this.#field).focus();
  }

  #openFacetsOnWideScreens() {
    const wide = matchMedia("(min-width: 56rem)");
    const follow = () => (this.#parts.facets.open = wide.matches);
    wide.addEventListener("change", follow);
    const { facets } = this.#parts;
    facets.addEventListener("toggle", () => facets.open && !wide.matches && facets.scrollIntoView({ block: "nearest" }));
    follow();
  }

  /* --- what is asked for --- */

  #ask(changes) {
    const before = writeAddress(this.#asked);
    this.#asked = { ...this.#asked, ...changes };
    this.#keep(this.#settled && writeAddress(this.#asked) !== before ? "pushState" : "replaceState");
    this.#settled = true;
    this.#run();
  }

  /* Typing makes one entry in the history, not one for each letter. */
  #type(q) {
    if (q === this.#asked.q) return;
    this.#asked = { ...this.#asked, q, exact: false };
    this.#keep(this.#settled ? "pushState" : "replaceState");
    this.#settled = false;
    this.#run();
  }

  #choose(facet, value, isChosen) {
    const others = this.#asked.chosen[facet].filter((other) => other !== value);
    this.#ask({ chosen: { ...this.#asked.chosen, [facet]: isChosen ? [...others, value] : others } });
  }

  #keep(how) {
    if (how === "pushState") this.#remember();
    history[how](null, "", writeAddress(this.#asked) || location.pathname);
  }

  #fillFields() {
    if (this.#field.value.trim() !== this.#asked.q) this.#field.value = this.#asked.q;
  }

  /* --- what is found --- */

  async #run(before = null) {
    const turn = ++this.#turn;
    const asked = this.#asked;
    document.title = asked.q ? `${asked.q} – ${SITE_TITLE}` : SITE_TITLE;
    try {
      const { index, names } = await this.#library.open();
      const wantsEntities = this.#wantsEntities || names.byId.size <= FEW_ENTITIES || asked.chosen.entity.length;
      await index.count(FACETS.filter((facet) => facet !== "entity" || wantsEntities));
      const years = Object.keys(await index.times("year"));
      if (showsMonths(years, asked)) await index.count(["month"]);
      const answer = await search(asked, index, names);
      const shown = before?.shown || RESULTS_AT_ONCE;
      const first = await this.#items(answer.hits.slice(0, shown), names);
      if (turn !== this.#turn) return;
      this.#hits = answer.hits;
      this.#parts.take.hidden = !answer.hits.length;
      const narrowed = isNarrowed(asked);
      this.#parts["results-section"].hidden = !answer.hits.length && !narrowed;
      this.#showStatus(asked, answer);
      this.#showSorts(asked, answer);
      this.#showChosen(asked, names);
      const countEntities = () => {
        this.#wantsEntities = true;
        this.#run();
      };
      this.#facets.show(answer.counts ?? {}, asked.chosen, names, answer.counts && !index.counts("entity") ? countEntities : null, answer.hits.length || narrowed ? this.#range.show(years, answer.counts?.bars, asked) : null);
      this.#parts.facets.hidden = this.#facets.isEmpty();
      this.#parts.results.replaceChildren(...first);
      this.#offerMore(answer.hits, shown, names);
      if (before) this.#comeBack(before);
    } catch (error) {
      console.warn(failure(error), error);
      if (turn !== this.#turn) return;
      this.#parts.status.textContent = `${failure(error)} ${t("Please try again later.")}`;
    }
  }

  /* All results, those not shown yet too. */
  async #takeAway(kind) {
    const hits = this.#hits;
    try {
      const { index } = await this.#library.open();
      const { takeResults } = await import("./take-results.js");
      await takeResults(kind, hits, index, (path) => this.#library.addressOf(path), this.#parts.take.dataset.take);
      this.#parts.status.textContent = count(hits.length, "result saved", "results saved");
    } catch (error) {
      console.warn(failure(error), error);
      this.#parts.status.textContent = `${failure(error)} ${t("Please try again later.")}`;
    }
  }

  #showStatus(asked, answer) {
    const { hits, found, widened, missing, said, guesses } = answer;
    const number = asked.q ? count(hits.length, "result", "results") : count(hits.length, "article", "articles");
    const articles = hits.length ? number : t("Nothing found");
    this.#parts["facets-done"].textContent = hits.length ? t("Show {count}", { count: number }) : articles;
    const onlyWithout = answer.without.length > 0 && !unquoted(said).trim();
    const asWhat = onlyWithout ? without(answer.without) : t("for “{words}”", { words: unquoted(said) });
    this.#parts.status.textContent = asked.q ? `${articles} ${asWhat}` : articles;
    const notes = [];
    if (found.length && (widened || asked.exact)) notes.push(this.#noteOnNames(asked, found, hits));
    /* "Nothing found for “zeppelin”" has said it already. */
    if (missing.length && (hits.length || asked.q.includes(" "))) notes.push(element("p", {}, noArticleHas(missing)));
    if (answer.without.length && !onlyWithout) notes.push(element("p", {}, leftOut(answer.without)));
    if (guesses.length) notes.push(this.#didYouMean(asked, guesses));
    if (!answer.counts && hits.length) notes.push(element("p", {}, t("These are too many to count by entity, tag, source and year. Another word narrows them down.")));
    if (!hits.length && /["“”]/u.test(said) && !missing.length && !isNarrowed(asked)) notes.push(this.#oneByOne(asked));
    if (!hits.length) notes.push(this.#wayOut(asked));
    if (!hits.length && MAY_BE_AN_ID.test(asked.q)) this.#offerArticle(asked.q, this.#turn);
    for (const note of notes) note.className = "search-page__also";
    this.#parts.notes.replaceChildren(...notes);
    const entities = [...new Set(found.flatMap((match) => match.entities))];
    this.#parts.entities.replaceChildren(...entities.map((entity) => this.#entityCard(entity)));
  }

  /* Which other names were searched too, and the way to the narrower or the wider search. */
  #noteOnNames(asked, found, hits) {
    const typed = unquoted(asked.q);
    const wider = asked.exact;
    if (!wider && !hits.some((hit) => hit.name)) return element("p", {}, alsoWritten(found));
    const changes = wider ? { q: typed, exact: false } : { exact: true };
    const link = element("a", { href: writeAddress({ ...asked, ...changes }) }, wider ? t("search the other names too") : t("only “{words}”", { words: typed }));
    this.#askOnClick(link, changes);
    return element("p", {}, wider ? `${t("Only articles that write “{words}”.", { words: typed })} ` : `${alsoWritten(found)} `, link);
  }

  /* An article's id leads to it, though it stands in no text. */
  async #offerArticle(id, turn) {
    const address = await this.#library.addressOfId(id);
    if (!address || turn !== this.#turn) return;
    this.#parts.notes.prepend(element("p", { class: "search-page__also" }, `${t("This is the id of an article:")} `, element("a", { href: address }, id)));
  }

  #oneByOne(asked) {
    const changes = { q: asked.q.replace(/["“”]/gu, " ").replace(/\s+/g, " ").trim(), exact: false };
    const link = element("a", { href: writeAddress({ ...asked, ...changes }) }, t("search them one by one"));
    this.#askOnClick(link, changes);
    return element("p", {}, `${t("No article has these words side by side.")} `, link);
  }

  #didYouMean(asked, guesses) {
    const offered = guesses.map(({ entity, tag, as, q }) => {
      const link = element("a", { href: writeAddress({ ...asked, q, exact: false }) }, entity?.name ?? as);
      this.#askOnClick(link, { q, exact: false });
      const otherwise = entity && fold(as) !== fold(entity.name) ? ` (${as})` : "";
      return element("li", {}, entity && mark(entity.type), link, tag ? ` (${t("tag")})` : otherwise);
    });
    return element("div", {}, element("span", {}, t("Did you mean")), element("ul", { class: "search-page__guesses" }, offered));
  }

  /* The link's address works in a new tab too; here it asks without loading the page again. */
  #askOnClick(link, changes) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#ask(changes);
      this.#fillFields();
      this.#field.focus();
    });
  }

  #wayOut(asked) {
    const note = element("p", {});
    if (isNarrowed(asked)) {
      const clear = element("button", { type: "button", class: "quiet-button" }, t("Take back all chosen facets"));
      clear.addEventListener("click", () => this.#ask({ chosen: NOTHING_CHOSEN, from: "", to: "" }));
      note.append(clear);
    } else {
      note.append(
        `${t("Try fewer words, or look through the lists:")} `,
        element("a", { href: this.#library.addressOf("entities/") }, t("Entities")),
        ", ",
        element("a", { href: this.#library.addressOf("articles/") }, t("Articles")),
      );
    }
    return note;
  }

  #entityCard(entity) {
    return element(
      "p",
      { class: "entity-card", "data-type": entity.type, "data-entity": entity.id },
      element("span", {}, mark(entity.type), element("a", { class: "entity-card__name plain-link", href: this.#library.addressOf(entity.url) }, entity.name)),
      element("span", { class: "entity-card__detail" }, entityDetail(entity)),
    );
  }

  /* Without words there is nothing to be relevant to. */
  #showSorts(asked, { hits }) {
    this.#parts.sort.closest("label").hidden = !hits.length;
    const offered = Object.entries(SORTS).filter(([sort]) => asked.q || sort !== "relevance");
    const current = asked.q || asked.sort !== "relevance" ? asked.sort : "newest";
    this.#parts.sort.replaceChildren(...offered.map(([sort, words]) => element("option", { value: sort, selected: sort === current }, words)));
  }

  #showChosen(asked, names) {
    const chosen = FACETS.flatMap((facet) => asked.chosen[facet].map((value) => ({ facet, value })));
    const range = rangeWords(asked);
    this.#parts.chosen.hidden = !chosen.length && !range;
    this.#parts.chosen.replaceChildren(
      ...(range ? [this.#chip(`${range} (${t("Published")})`, range, () => this.#ask({ from: "", to: "" }))] : []),
      ...chosen.map(({ facet, value }) => {
        const name = valueName(facet, value, names);
        return this.#chip(`${name} (${FACET_NAMES[facet]})`, name, () => this.#choose(facet, value, false));
      }),
    );
  }

  #chip(what, name, takeBack) {
    const button = element("button", { type: "button", "aria-label": t("Take back {what}", { what }) }, name);
    button.addEventListener("click", takeBack);
    return element("li", {}, button);
  }

  #offerMore(hits, shown, names) {
    const { more, results } = this.#parts;
    more.hidden = shown >= hits.length;
    more.onclick = async () => {
      const turn = this.#turn;
      const next = await this.#items(hits.slice(shown, shown + RESULTS_AT_ONCE), names);
      if (turn !== this.#turn) return;
      results.append(...next);
      next[0].querySelector("a").focus();
      this.#offerMore(hits, shown + RESULTS_AT_ONCE, names);
    };
  }

  #items(hits, names) {
    return Promise.all(hits.map(async (hit) => this.#item(hit, await hit.result.data(), names)));
  }

  #item({ result, name }, record, names) {
    const title = record.meta.title;
    const entities = (record.filters?.entity ?? []).map((id) => names.byId.get(id)).filter(Boolean);
    entities.sort((a, b) => b.articles - a.articles);
    return element(
      "li",
      { class: "result" },
      element("h2", { class: "result__title", dir: "auto" }, element("a", { class: "plain-link", href: this.#library.markedAddress(record, result.words, name) }, title)),
      sourceLine(record.meta, byline(record.meta, this.#asked.q), name && element("span", {}, t("says “{name}”", { name }))),
      excerpt(record.content, title, result.words, { class: "result__excerpt" }),
      element(
        "ul",
        { class: "chips" },
        entities.slice(0, CHIPS).map((entity) => element("li", { class: "chip" }, mark(entity.type), element("a", { href: this.#library.addressOf(entity.url) }, entity.name))),
      ),
    );
  }
}

/* An author is said where the search found the article by it. */
function byline({ author }, q) {
  const words = author ? plainWords(q) : [];
  return words.some((word) => author.split(/[\s,]+/).some((part) => part && standsFor(word, part))) && element("span", {}, `${t("by")} ${author}`);
}

function isNarrowed({ chosen, from, to }) {
  return Boolean(from || to || Object.values(chosen).some((values) => values.length));
}

/** "2014 to 2016", "since September 2014", "until 2016". */
function rangeWords({ from, to }) {
  if (from && to) return from === to ? timeWords(from) : t("{first} to {last}", { first: timeWords(from), last: timeWords(to) });
  return from ? t("since {date}", { date: timeWords(from) }) : to && t("until {date}", { date: timeWords(to) });
}

/* A query that is one phrase, without its marks. */
function unquoted(query) {
  return query.replace(/^["“”]([^"“”]*)["“”]?$/u, "$1");
}
