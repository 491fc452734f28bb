/* The sentence of an article in which the words were found. Pagefind's own excerpt is HTML; this one is made from its
   plain text and word positions, so that nothing of an article is ever read as markup. */

import { element } from "./dom.js";
import { fold } from "./folding.js";
import { parted, UNSPACED } from "./words.js";

const LENGTH = 34; // words
const LENGTH_OF_CHARACTERS = 80; // where each is a word
const RUN_UP = 16; // words before the first marked one, at most, to begin with the sentence
const SENTENCE_END = /[.!?…。！？]["”’»)\]」』]*$/u;
const TIGHT = new RegExp(`${UNSPACED.source}|[\\u3000-\\u303f\\uff00-\\uff65]`, "u"); // beside each other without a space
const ABBREVIATION = /^["“(]*(\p{L}\.)+$|^\p{Lu}\p{Ll}{1,2}\.$/u; // "U.S.", "Mr.", "Gen."

/** A `<p>` with the words at `positions` marked. */
export function excerpt(content, title, positions, attributes) {
  const words = content.split(/[\r\n\s]+/);
  const afterTitle = titleLength(words, title);
  const marked = new Set(positions.filter((position) => position >= afterTitle));
  const start = startOf(words, [...marked], afterTitle);
  const end = Math.min(words.length, start + (UNSPACED.test(words[start] ?? "") ? LENGTH_OF_CHARACTERS : LENGTH));

  const made = element("p", { dir: "auto", ...attributes });
  if (start > afterTitle && !endsSentence(words[start - 1])) made.append("… ");
  for (let at = start; at < end; at += 1) {
    if (at > start && !(TIGHT.test(words[at]) && TIGHT.test(words[at - 1]))) made.append(" ");
    made.append(marked.has(at) ? markWord(words[at]) : words[at]);
  }
  if (end < words.length) made.append(endsSentence(words[end - 1]) ? " …" : "…");
  return made;
}

/* Punctuation that clings to a word is not marked. */
function markWord(word) {
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
  const span = element("span", {}, before, core && element("mark", {}, core), after);
  return span;
}

function endsSentence(word) {
  return SENTENCE_END.test(word) && !ABBREVIATION.test(word);
}

/* The record begins with the title, which stands above the excerpt anyway. */
function titleLength(words, title) {
  const length = parted(title).split(/\s+/).filter(Boolean).length;
  return fold(words.slice(0, length).join(" ")) === fold(parted(title)) ? length : 0;
}

/* The sentence with the densest cluster of marked words, or as much of its beginning as there is room for. */
function startOf(words, positions, earliest) {
  if (!positions.length) return earliest;
  const densest = densestOf(positions.sort((one, other) => one - other));
  for (let start = densest; start > earliest && start > densest - RUN_UP; start -= 1) {
    if (endsSentence(words[start - 1])) return start;
  }
  return Math.max(earliest, densest - RUN_UP);
}

/* The first of the ascending positions that has the most others right behind it. */
function densestOf(positions) {
  let [best, most, end] = [positions[0], 0, 0];
  positions.forEach((position, at) => {
    while (end < positions.length && positions[end] < position + LENGTH - RUN_UP) end += 1;
    if (end - at > most) [best, most] = [position, end - at];
  });
  return best;
}
