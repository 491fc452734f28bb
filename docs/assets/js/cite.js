/* Each way to cite an article can be copied; those that programs read can be kept as files, too. */

import { element } from "./dom.js";
import { saveFile } from "./save-file.js";
import { t } from "./say.js";

const TOLD = 2000; // milliseconds for which a button tells what it did
const LINE_END = { ris: "\r\n" }; // a page knows only "\n"

export function startCite(part) {
  for (const way of part.querySelectorAll("[data-cite-way]")) {
    const text = way.querySelector(".cite__text");
    const { citeWay: name, citeFile: ending, citeType: type } = way.dataset;
    const status = element("span", { class: "visually-hidden", role: "status" });
    const buttons = [button(t("Copy"), t("Copy {name}", { name }), t("Copied"), status, () => copy(text))];
    if (ending) {
      const content = () => `${text.textContent}\n`.replaceAll("\n", LINE_END[ending] ?? "\n");
      buttons.push(button(t("Download"), t("Download {name}", { name }), t("Saved"), status, () => saveFile(`${part.dataset.cite}.${ending}`, type, content())));
    }
    way.querySelector("h3").after(element("p", { class: "cite__buttons" }, buttons, status));
  }
}

function button(words, label, done, status, act) {
  const made = element("button", { type: "button", class: "button button--small", "aria-label": label }, words);
  made.addEventListener("click", async () => {
    const told = (await act()) === false ? t("Not allowed by the browser") : done;
    made.textContent = told;
    status.textContent = told;
    setTimeout(() => {
      made.textContent = words;
      status.textContent = "";
    }, TOLD);
  });
  return made;
}

/* With its italics, where the browser can; a page that was not fetched safely has no clipboard, but can copy what is
   selected. */
async function copy(text) {
  try {
    const item = new ClipboardItem({ "text/plain": new Blob([text.textContent], { type: "text/plain" }), "text/html": new Blob([text.innerHTML], { type: "text/html" }) });
    await navigator.clipboard.write([item]);
  } catch {
    getSelection().selectAllChildren(text);
    return document.execCommand("copy");
  }
  return true;
}
