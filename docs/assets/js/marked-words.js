/* An article that was opened from a search: `?mark=` names the words that were found. They are marked, and the page
   stands where most of them are. */

import { element } from "./dom.js";
import { fold } from "./folding.js";
import { count, t } from "./say.js";
import { UNSPACED } from "./words.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ.-]*/gu;

export function markWords(text, asked) {
  const wanted = new Set(asked.split(/\s+/).map(fold).filter(Boolean));
  const blocks = [...text.children].map((block) => ({ block, marked: markIn(block, wanted) }));
  const found = blocks.filter(({ marked }) => marked.size);
  if (!found.length) return;
  const most = Math.max(...found.map(({ marked }) => marked.size));
  const { block } = found.find(({ marked }) => marked.size === most);
  text.before(noteOf(text, found.length));
  /* A link to a line or a paragraph has the last word. Who uses the keyboard or listens goes on from the paragraph. */
  if (location.hash) return;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: "center" });
}

/* The different words that were marked in a block. */
function markIn(block, wanted) {
  const marked = new Set();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const places = placesOf(node.data, wanted);
    /* From the end, so that what stands before keeps its place. */
    for (const { start, end, key } of places.reverse()) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      range.surroundContents(element("mark", { "data-found": true }));
      marked.add(key);
    }
  }
  return marked;
}

function placesOf(text, wanted) {
  const places = [...text.matchAll(WORD)]
    .flatMap(({ 0: word, index }) => {
      /* "UN-backed", "Daesh's": a part of what is written as one word, or all of it. */
      const parts = [...word.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
        .filter(({ 0: part }) => wanted.has(fold(part)))
        .map(({ 0: part, index: within }) => ({ start: index + within, end: index + within + part.length, key: fold(part) }));
      if (parts.length || !wanted.has(fold(word))) return parts;
      return [{ start: index, end: index + word.replace(/[.'’ʼ-]+$/u, "").length, key: fold(word) }];
    });
  const unspaced = [...wanted].filter((word) => UNSPACED.test(word));
  for (const key of unspaced) {
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
      if (places.every(({ start, end }) => at >= end || at + key.length <= start)) places.push({ start: at, end: at + key.length, key });
    }
  }
  return places.sort((a, b) => a.start - b.start);
}

function noteOf(text, blocks) {
  const button = element("button", { type: "button", class: "quiet-button" }, t("Remove the marks"));
  const note = element("p", { class: "marks-note", role: "status" }, `${t("What you searched for is marked in {paragraphs}.", { paragraphs: count(blocks, "paragraph", "paragraphs") })} `, button);
  button.addEventListener("click", () => {
    for (const mark of text.querySelectorAll("mark[data-found]")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    note.remove();
    const address = new URL(location);
    address.searchParams.delete("mark");
    history.replaceState(null, "", address);
  });
  return note;
}
