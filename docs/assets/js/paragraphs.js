/* Each paragraph of an article has an address that can be copied: `#p3`. The sign that does so shows when one points at
   the paragraph, or comes to it with the keyboard. The sheet of styles draws it, so that it is no part of the text. */

import { element } from "./dom.js";
import { t } from "./say.js";

const COPIED = 2000; // milliseconds that it is said for

export function startParagraphs(text) {
  [...text.children].forEach((block, at) => {
    if (block.id || !block.matches("p, h2, h3, ul, ol, blockquote")) return;
    block.id = `p${at + 1}`;
    const sign = element("a", { class: "paragraph-sign", href: `#${block.id}`, "aria-label": t("Link to paragraph {n}", { n: at + 1 }) });
    sign.addEventListener("click", () => copy(sign));
    /* Within the paragraph, so that it is read with it; a list holds only items. */
    (block.matches("ul, ol") ? block.lastElementChild : block).append(sign);
  });
  const target = /^#p\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (target) {
    /* The address named it before it was there. */
    location.replace(location.hash);
    target.scrollIntoView({ block: "start" });
  }
}

/* The link itself sets the address, which can be copied from there where a browser keeps the clipboard to itself. */
async function copy(sign) {
  const address = new URL(sign.getAttribute("href"), location);
  address.search = "";
  try {
    await navigator.clipboard.writeText(address.href);
  } catch {
    return;
  }
  const said = element("span", { class: "paragraph-said", role: "status" }, t("address copied"));
  sign.after(said);
  setTimeout(() => said.remove(), COPIED);
}
