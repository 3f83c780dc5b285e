// J and K (or the arrow keys) walk the links marked `data-row` of a list; Enter opens as for any link.

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")];
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  const target = event.target as HTMLElement;
  const arrow = target.matches?.("[data-row]") ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
  const move = arrow ?? (target.matches?.("input, textarea, select") ? undefined : step);
  if (!move) return;
  const all = rows();
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? (move > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + move, 0), all.length - 1);
  event.preventDefault();
  all[next].focus();
});
