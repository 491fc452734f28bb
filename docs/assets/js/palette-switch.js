/* The switch between the schemes on pages that do not load Material's script; it keeps the choice where Material does. */

const FOLLOW = "(prefers-color-scheme)";
const LIGHT = matchMedia("(prefers-color-scheme: light)");

export function startPaletteSwitch(form) {
  const inputs = [...form.querySelectorAll("input")];
  const colour = (input) => Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, input.getAttribute(`data-md-color-${name}`)]));

  const choose = (index) => {
    const chosen = colour(inputs[index]);
    const wanted = LIGHT.matches ? "light" : "dark";
    const seen = chosen.media === FOLLOW && inputs.find((input) => colour(input).media === `(prefers-color-scheme: ${wanted})`);
    const { scheme, primary, accent } = seen ? colour(seen) : chosen;
    const color = { media: chosen.media, scheme, primary, accent };
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
    inputs.forEach((input, at) => {
      input.checked = at === index;
      const label = input.nextElementSibling;
      if (label?.matches("label")) label.hidden = at !== index;
    });
    return { index, color };
  };

  const kept = Math.max(0, globalThis.__md_get?.("__palette")?.index ?? 0);
  let now = choose(kept < inputs.length ? kept : 0);
  form.addEventListener("change", (event) => {
    now = choose(inputs.indexOf(event.target));
    globalThis.__md_set?.("__palette", now);
  });
  LIGHT.addEventListener("change", () => choose(now.index));
}
