// `<input data-pick="list">`: the arrow keys walk the buttons marked `data-hit` in that element, Enter takes the
// one walked to, else the first. After something was taken the focus goes to what is marked `data-focus-first`.

function hits(input: HTMLElement): HTMLButtonElement[] {
  const list = document.getElementById(input.dataset.pick ?? "");
  return list ? [...list.querySelectorAll<HTMLButtonElement>("[data-hit]")] : [];
}

function mark(all: HTMLButtonElement[], at: number): void {
  all.forEach((hit, place) => hit.classList.toggle("walked", place === at));
  all[at]?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const input = event.target as HTMLInputElement;
  if (!input.matches?.("[data-pick]") || event.isComposing) return;
  const all = hits(input);
  const at = all.findIndex((hit) => hit.classList.contains("walked"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    mark(all, Math.min(Math.max(at + step, 0), all.length - 1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    all[Math.max(at, 0)]?.click();
  }
});

document.addEventListener("htmx:after:swap", () => {
  const taken = document.activeElement;
  const lost = !taken || taken === document.body || !taken.isConnected;
  const next = document.querySelector<HTMLElement>("[data-focus-first]");
  if (next && (lost || taken?.matches("[data-pick]"))) {
    if (taken instanceof HTMLInputElement && taken.matches("[data-pick]")) {
      if (hits(taken).length > 0) return;
      taken.value = "";
    }
    next.focus();
    (next as HTMLInputElement).select?.();
  }
});

// `<button data-tick-all="part">` ticks every box of that name in its form.
document.addEventListener("click", (event) => {
  const button = (event.target as HTMLElement).closest?.<HTMLButtonElement>("[data-tick-all]");
  if (!button?.form) return;
  const boxes = [...button.form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].filter(
    (box) => box.name === button.dataset.tickAll,
  );
  const tick = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = tick;
  boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
});
