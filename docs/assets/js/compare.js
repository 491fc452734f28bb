/* Two articles beside each other, taken from their own pages: `/compare/?a=<slug>&b=<slug>`. What both name is marked,
   and paragraphs that both have word for word are set back. */

import { OFFLINE } from "./data.js";
import { element, mark } from "./dom.js";
import { fold } from "./folding.js";
import { Names } from "./names.js";
import { t } from "./say.js";

const SLUG = /^[a-z0-9][a-z0-9-]*$/;

export async function startCompare(place, root) {
  const status = place.querySelector("[data-compare-status]");
  if (OFFLINE) {
    status.textContent = t("From a disk two articles cannot be put beside each other. Open them in two windows instead.");
    return;
  }
  const slugs = ["a", "b"].map((name) => new URLSearchParams(location.search).get(name) ?? "");
  if (!slugs.every((slug) => SLUG.test(slug)) || slugs[0] === slugs[1]) {
    status.textContent = t("Choose two articles: beside an article stands “compare” with each that is like it.");
    return;
  }
  status.textContent = t("Fetching the two articles …");
  try {
    const articles = slugs.map((slug) => read(new URL(`articles/${slug}/`, root)));
    const names = Names.load(new URL("search/names.json", root)).catch(() => new Names([]));
    show(place, status, await Promise.all(articles), namesByAddress(await names, root));
  } catch (error) {
    console.warn("The articles could not be fetched.", error);
    status.textContent = t("One of the two articles is not in this archive, or could not be fetched.");
  }
}

function namesByAddress(names, root) {
  return new Map([...names.byId.values()].map((entity) => [new URL(entity.url, root).href, [entity.name, ...entity.names]]));
}

/* What is taken over of a page are its own parts of an article; scripts of a parsed page never run. */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const link of page.querySelectorAll(".article a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const part = (selector) => page.querySelector(selector);
  const names = [...page.querySelectorAll(".margin-names li")].map((line) => ({ type: line.dataset.type, link: line.querySelector("a") }));
  return { address, title: part("h1"), facts: part(".kind-line"), text: part(".article .text"), names };
}

function show(place, status, articles, namesOf) {
  const [first, second] = articles.map(({ names }) => new Map(names.map((name) => [name.link.href, name])));
  const shared = new Map([...first].filter(([address]) => second.has(address)));
  status.textContent = t("What both name is marked; paragraphs that both have word for word are grey.");
  const chips = place.querySelector("[data-compare-shared]");
  chips.hidden = false;
  chips.append(
    element("span", { class: "muted-label" }, shared.size ? t("Both name") : t("They name nothing in common.")),
    element("ul", { class: "chips" }, [...shared].map(([href, { type, link }]) => element("li", { class: "chip" }, mark(type), element("a", { href }, link.textContent)))),
  );
  const paragraphs = articles.map(({ text }) => new Set([...text.children].map((block) => fold(block.textContent))));
  const columns = articles.map((article, at) => column(article, shared, paragraphs[1 - at], namesOf));
  place.querySelector("[data-compare-columns]").append(...columns);
  document.title = `${articles.map(({ title }) => title.textContent).join(" / ")} – ${document.title}`;
}

function column({ address, title, facts, text, names }, shared, others, namesOf) {
  const heading = element("h2", { class: "compare__title", dir: title.dir || "auto", lang: title.lang || null }, element("a", { class: "plain-link", href: address.href }, title.textContent));
  for (const block of text.children) block.toggleAttribute("data-same", others.has(fold(block.textContent)));
  markShared(text, names, shared, namesOf);
  return element("article", { class: "compare__one" }, document.importNode(facts, true), heading, document.importNode(text, true));
}

/* The page links the first mention only; here each is marked that is written as a name of what both have. */
function markShared(text, names, shared, namesOf) {
  const types = new Map();
  const known = new Map(names.map(({ type, link }) => [link.href, { type, name: link.textContent }]));
  for (const link of text.querySelectorAll("a[title]")) {
    if (!shared.has(link.href)) continue;
    link.dataset.shared = "";
    link.dataset.type = known.get(link.href)?.type ?? link.dataset.kind ?? link.title;
    types.set(link.textContent, link.dataset.type);
  }
  for (const [address, { type }] of shared) {
    for (const name of namesOf.get(address) ?? []) if (!types.has(name)) types.set(name, type);
  }
  const words = [...types.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!words.length) return;
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const walker = text.ownerDocument.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a")) nodes.push(walker.currentNode);
  for (const node of nodes) {
    for (const { 0: name, index } of [...node.data.matchAll(any)].reverse()) {
      const rest = node.splitText(index);
      rest.splitText(name.length);
      const span = text.ownerDocument.createElement("span");
      span.dataset.shared = "";
      span.dataset.type = types.get(name);
      span.textContent = name;
      rest.replaceWith(span);
    }
  }
}
