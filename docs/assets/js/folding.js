/* Text as it is compared: letter case, accents, apostrophes and hyphens do not matter. */

/* Letters that Unicode does not take apart into a plain one and a mark. */
const WHOLE_LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

const MARKS = /\p{M}/gu;
const APOSTROPHES = /['’‘ʼʿʾ`´.]/gu;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;

/** "Da’ish", "al-Assad", "U.S." -> "daish", "al assad", "us". */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => WHOLE_LETTERS[letter])
    .replace(APOSTROPHES, "")
    .replace(NOT_WORDS, " ")
    .trim();
}
