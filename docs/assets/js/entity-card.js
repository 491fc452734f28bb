/* Pointing at a name shows what the archive has of it: type, counts, other names, with whom. The card is read from a
   small file when it is first wanted, so that no article's page holds counts of the archive. */

import { readData } from "./data.js";
import { element, mark } from "./dom.js";
import { count, t } from "./say.js";

const FILES = 64; // as publish/cards.py spreads them
const WAIT = 250; // milliseconds of pointing after which one wants to know
const STAY = 200; // milliseconds in which the pointer may travel to the card
const GAP = 6; // pixels

export function startEntityCards(place, root) {
  const read = new Map();
  let shown;
  let timer;

  const cardOf = async (link) => {
    const slug = /\/entities\/([^/]+)\/(?:index\.html)?$/.exec(link.pathname)?.[1];
    if (!slug) return null;
    const number = [...slug].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % FILES;
    const address = new URL(`cards/${String(number).padStart(2, "0")}.json`, root).href;
    if (!read.has(address)) read.set(address, readData(address).catch(() => ({})));
    return (await read.get(address))[slug] ?? null;
  };

  const hide = () => {
    clearTimeout(timer);
    shown?.link.removeAttribute("aria-describedby");
    shown?.card.remove();
    shown = undefined;
  };

  const show = async (link) => {
    if (shown?.link === link) return;
    const values = await cardOf(link);
    if (!values || !(link.matches(":hover") || document.activeElement === link)) return;
    hide();
    const card = cardElement(values);
    (link.closest("main") ?? document.body).append(card); // in a landmark, as all that a page says
    moveTo(card, link);
    link.setAttribute("aria-describedby", card.id);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", soonHide);
    shown = { link, card };
  };

  const soon = (link, pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(link), pause);
  };
  const soonHide = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, STAY);
  };
  const linkOf = (event) => event.target.closest?.("a[href*='entities/']");

  place.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && linkOf(event);
    if (!link) return;
    /* The browser's own hint would lie over the card. */
    if (link.title) {
      link.dataset.kind ??= link.title;
      [link.dataset.said, link.title] = [link.title, ""];
    }
    soon(link, WAIT);
  });
  place.addEventListener("pointerout", (event) => {
    const link = linkOf(event);
    if (!link) return;
    if (link.dataset.said) link.title = link.dataset.said;
    soonHide();
  });
  place.addEventListener("focusin", (event) => linkOf(event)?.matches(":focus-visible") && soon(linkOf(event), 0));
  place.addEventListener("focusout", soonHide);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  /* On a slow line somebody may be at a name before this module is. */
  const early = place.querySelector("a[href*='entities/']:is(:focus-visible, :hover)");
  if (early) soon(early, WAIT);
}

function cardElement({ name, type, articles, mentions, names, with: companions, note }) {
  return element(
    "div",
    { class: "card", id: "entity-card", role: "tooltip", "data-type": type },
    element("p", { class: "card__name" }, mark(type), name),
    element("p", { class: "card__kind" }, `${t(type)}, ${t("{mentions} in {articles}", { mentions: count(mentions, "mention", "mentions"), articles: count(articles, "article", "articles") })}`),
    note && element("p", { class: "card__line" }, note),
    names.length > 0 && element("p", { class: "card__line" }, t("Also {names}", { names: names.join(", ") })),
    companions.length > 0 && element("p", { class: "card__line" }, t("Mostly with {names}", { names: companions.join(", ") })),
  );
}

/* Below the line that is pointed at, or above it where there is no room. Positions are set by script, which the policy
   of the page allows, and not written into the page. */
function moveTo(card, link) {
  const lines = [...link.getClientRects()];
  const line = lines.at(-1);
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
  const below = line.bottom + GAP;
  const top = below + height > innerHeight && lines[0].top > height + GAP ? lines[0].top - height - GAP : below;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}
