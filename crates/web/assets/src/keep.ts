// What was typed and has not reached the server yet, kept in this browser. `data-draft-keep="account"` on a form with
// a draft says whose it is, so that nobody else at this machine gets to see it. An element with
// `data-keep-done="address"` says that the server has all of it: a form that was sent leaves nothing behind. A form
// without a draft on the server (`data-draft-keep` alone) is kept under its own address: a session that ended, a busy
// store or a colleague who was faster costs nobody what was typed.

/** Fields that belong to one showing of the page. */
const OWN = new Set(["_csrf", "submission", "seq"]);

function place(form: HTMLFormElement): string | undefined {
  const who = form.dataset.draftKeep;
  return who ? `draft ${who} ${form.dataset.draftUrl ?? form.getAttribute("action")}` : undefined;
}

/** What a form would send, files apart. */
export function typedIn(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string") fields.append(name, value);
  });
  return fields;
}

export function put(form: HTMLFormElement, fields: URLSearchParams): void {
  const key = place(form);
  if (!key) return;
  const typed = new URLSearchParams([...fields].filter(([name]) => !OWN.has(name)));
  try {
    localStorage.setItem(key, typed.toString());
  } catch {
    // A full or forbidden store: the draft on the server is still there.
  }
}

export function drop(form: HTMLFormElement): void {
  const key = place(form);
  if (key) localStorage.removeItem(key);
}

/** Puts back what was kept; whether there was something. */
export function restore(form: HTMLFormElement): boolean {
  const key = place(form);
  const text = key && localStorage.getItem(key);
  if (!text) return false;
  const left = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) fill(field, left);
  return true;
}

function fill(field: Element, left: Map<string, string[]>): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return;
  if (!field.name || OWN.has(field.name) || field.type === "file") return;
  const values = left.get(field.name);
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
    field.checked = values?.includes(field.value) ?? false;
  } else if (values?.length) {
    field.value = values.shift() ?? "";
  }
}

for (const done of document.querySelectorAll<HTMLElement>("[data-keep-done]")) {
  const ending = ` ${done.dataset.keepDone}`;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft ") && key.endsWith(ending)) localStorage.removeItem(key);
  }
}

/** Forms without a draft on the server, in a page or in a part of one. */
export function restoreAll(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-draft-keep]:not([data-draft-url])")) restore(form);
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = (event.target as Element).closest?.<HTMLFormElement>("form[data-draft-keep]:not([data-draft-url])");
    if (form) put(form, typedIn(form));
  });
}
restoreAll(document);
