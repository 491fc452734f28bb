/* A query's words, and which words of a text they stand for. */

import { fold } from "./folding.js";

const POSSESSIVE = /['’ʼ]s?$/iu;
const INITIALS = /^\p{Lu}{2,3}$/u; // "UN", "U.S." without its dots
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/* Endings without which a word is still the same word; what is left must be long enough to mean something. */
const ENDINGS = ["ies", "ied", "ily", "es", "ed", "ing", "ly", "s", "y", "e"];
const SHORTEST_STEM = 3; // letters
const DOUBLED = /([^aeiou])\1$/u; // "stopp" of "stopped"

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|\p{Script=Thai}\p{M}*/gu;

/** A text as the index has it, each character of a script without spaces being a word: "港湾 x" -> "港 湾 x". */
export function parted(text) {
  return UNSPACED.test(text) ? text.replace(CHARACTER, " $& ").replace(/\s+/g, " ").trim() : text;
}

/* „so“ and «so», as the languages of the interface quote; a mark behind a word begins no phrase: a 5" gun. */
const QUOTED = /„([^„“”"]*)[“”"]|«([^«»]*)»|»([^«»]*)«|「([^「」]*)」|『([^『』]*)』|“([^“”]*)”/gu;
const PHRASE = /(?<![^\s(-])"([^"]*)"?/gu;

/** A query whose quotation marks are all of one kind. */
function straight(query) {
  return query.replace(QUOTED, (...found) => ` "${found.slice(1, 7).find((one) => one !== undefined).trim()}" `).replace(/- "/g, '-"').replace(/[“”„]/g, '"');
}

/** `[{text, quoted}]`; a hyphen parts words as it does in `fold`. */
export function wordsOf(query) {
  const words = [];
  straight(query).split(PHRASE).forEach((part, at) => {
    for (const word of (part ?? "").split(/[\s\p{Pd}/"]+/u)) {
      if (fold(word)) words.push({ text: word, quoted: at % 2 === 1 });
    }
  });
  return words;
}

/** What stands in quotation marks, and the rest: `a "b c" d` -> {phrases: ["b c"], loose: "a d"}. */
export function splitPhrases(query) {
  const asked = straight(query);
  const phrases = [...asked.matchAll(PHRASE)].map(([, phrase]) => phrase.trim()).filter((phrase) => fold(phrase));
  return { phrases, loose: asked.replace(PHRASE, " ").replace(/["\s]+/g, " ").trim() };
}

const UNWANTED = /(?<![^\s])-(?:"([^"]+)"?|([\p{L}\p{N}][^\s"]*))/gu;

/** "putin -yeltsin -"red square"" -> {q: "putin", without: ["yeltsin", "red square"]}. */
export function splitUnwanted(query) {
  const asked = straight(query);
  const without = [...asked.matchAll(UNWANTED)].map(([, phrase, word]) => (phrase ?? word).trim());
  return { q: asked.replace(UNWANTED, " ").replace(/\s+/g, " ").trim(), without };
}

/** The words without quotation marks and possessives: "daesh’s fighters" -> ["daesh", "fighters"]. */
export function plainWords(query) {
  return wordsOf(query).map(({ text }) => withoutPossessive(text));
}

export function withoutPossessive(word) {
  return word.replace(POSSESSIVE, "");
}

/** A short name in capitals: "us" is a word, "US" and "U.S." are not. */
export function isInitials(word) {
  return INITIALS.test(word.replaceAll(".", ""));
}

/** Whether a word of the text begins with the typed one, or with what is left of it without its ending. */
export function standsFor(typed, inText) {
  const wanted = joined(typed);
  const parts = [joined(inText), ...fold(inText).split(" ")];
  if (UNSPACED.test(wanted)) return parts[0].includes(wanted) || wanted.includes(parts[0]);
  return stemsOf(wanted).some((stem) => parts.some((part) => part.startsWith(stem)));
}

/** A folded word, and what is left of it without its ending. */
export function stemsOf(word) {
  const cut = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  const single = cut.filter((stem) => DOUBLED.test(stem)).map((stem) => stem.slice(0, -1));
  return [word, ...[...cut, ...single].filter((stem) => stem.length >= SHORTEST_STEM)];
}

function joined(word) {
  return fold(word).replaceAll(" ", "");
}
