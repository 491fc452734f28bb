/* The articles of a search as a file: their rows and entries of the archive's own files, in the order of the results.

   The program wrote and escaped those; nothing of them is written anew here. Both have the articles in one order. */

import { readText } from "./data.js";
import { saveFile } from "./save-file.js";

const RECORD = /(?:[^"\r\n]|"(?:[^"]|"")*")+(?:\r\n|$)/g; // of CSV: RFC 4180
const CELL = /(?:"(?:[^"]|"")*"|[^,"]*)/.source;
const ADDRESS = new RegExp(`^${CELL},(${CELL}),`); // the second column
const BYTE_ORDER_MARK = "\ufeff"; // without it spreadsheets take UTF-8 for something else

const KINDS = {
  csv: { type: "text/csv", file: "articles.csv", parts: (table) => table.match(RECORD).slice(1), join: (rows, table) => BYTE_ORDER_MARK + table.match(RECORD)[0] + rows.join("") },
  bib: { type: "application/x-bibtex", file: "archive.bib", parts: (text) => text.trimEnd().split("\n\n"), join: (entries) => `${entries.join("\n\n")}\n` },
};

/**
 * @param {"csv" | "bib"} kind of the file
 * @param {string[]} urls of the articles, from the site's root
 * @param {(path: string) => string} addressOf something whose place is told from the site's root
 */
export async function takeResults(kind, urls, addressOf) {
  const { type, file, parts, join } = KINDS[kind];
  const [table, content] = await Promise.all(["articles.csv", file].map((name) => readText(addressOf(`data/${name}`))));
  const rows = KINDS.csv.parts(table);
  const placeOf = new Map(rows.map((row, place) => [row.match(ADDRESS)[1], place]));
  const all = parts(content);
  const chosen = urls.map((url) => all[placeOf.get(url)]).filter(Boolean);
  saveFile(`search.${kind}`, type, join(chosen, table));
}
