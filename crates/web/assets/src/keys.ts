// `data-key="F9"` (or "/", "n", "Enter", "Ctrl+s") on a link, a button or a field: the key clicks or focuses it.
// A single character counts only while nobody is typing.

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (!element?.matches) return false;
  if (element.matches("input")) return !/^(button|submit|checkbox|radio|reset)$/.test((element as HTMLInputElement).type);
  return element.matches("textarea, select") || element.isContentEditable;
}

function name(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const alt = event.altKey ? "Alt+" : "";
  return (ctrl + alt + event.key).toLowerCase();
}

/** The first element in sight with this key: an open dialog comes before the page behind it, the page itself before
    the navigation around it. */
function wearer(key: string): HTMLElement | undefined {
  const scope = document.querySelector("dialog[open]") ?? document;
  const all = [...scope.querySelectorAll<HTMLElement>("[data-key]")].filter(
    (element) => element.dataset.key?.toLowerCase() === key && element.getClientRects().length > 0,
  );
  return all.find((element) => element.closest("main")) ?? all[0];
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const character = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (character && typing(event.target)) return;
  // Enter belongs to whatever has the focus, unless that is the page itself.
  if (event.key === "Enter" && event.target !== document.body && (event.target as HTMLElement).id !== "main") return;
  const element = wearer(name(event));
  if (!element) return;
  event.preventDefault();
  if (typing(element)) {
    element.focus();
    (element as HTMLInputElement).select?.();
  } else {
    element.click();
  }
});

// Escape leaves a field, so that the single keys work again.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) (event.target as HTMLElement).blur();
});
