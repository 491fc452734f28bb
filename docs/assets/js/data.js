/* Data of the archive: JSON from a server; on a disk, where a page may not read files, a script that hands it over. */

export const OFFLINE = document.documentElement.hasAttribute("data-offline");

const arrived = new Map();
if (OFFLINE) globalThis.pressmarkData = (value) => arrived.set(document.currentScript.src, value);

/** What a `.json` of the site holds. */
export async function readData(address) {
  const { href } = new URL(address, document.baseURI);
  if (OFFLINE) return readScript(href.replace(/\.json$/, ".js"));
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  return response.json();
}

/** What a file of text holds. */
export async function readText(address) {
  const { href } = new URL(address, document.baseURI);
  if (OFFLINE) return readScript(`${href}.js`);
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  return response.text();
}

function readScript(src) {
  return new Promise((resolve, reject) => {
    if (arrived.has(src)) return resolve(arrived.get(src));
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => (arrived.has(src) ? resolve(arrived.get(src)) : reject(new Error(`${src}: holds nothing`)));
    script.onerror = () => reject(new Error(`${src}: cannot be read`));
    document.head.append(script);
  });
}

/** The address of a page: on a disk a folder does not open its index page by itself. */
export function pageAddress(address) {
  const made = new URL(address, document.baseURI);
  if (OFFLINE && made.pathname.endsWith("/")) made.pathname += "index.html";
  return made;
}
