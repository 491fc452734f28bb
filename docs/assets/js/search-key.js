/* The keys that lead to the search from anywhere. */

/* A box that is ticked takes no letters: after ticking a facet, or switching the scheme, the keys lead on. */
const TAKES_LETTERS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** `/` and `s` go to the search, unless one is typing something. */
export function focusOnKey(field) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "/" && event.key !== "s")) return;
    if (event.target.closest?.(TAKES_LETTERS)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
