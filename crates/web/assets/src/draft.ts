// `<form data-draft-url="/staff/…/draft">` is saved while it is typed. The answer's text (the time it was saved)
// is shown in `[data-draft-status]`; when it cannot be saved, the words of `data-draft-failed` are. A header
// `X-Draft` of the answer goes into the form's field `draft`.
import { token } from "./csrf";

const PAUSE = 700;

function body(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string") fields.append(name, value);
  });
  return fields;
}

function watch(form: HTMLFormElement, address: string): void {
  const status = document.querySelector<HTMLElement>("[data-draft-status]");
  let timer = 0;
  let dirty = false;
  let saving = false;

  /** A first save begins the draft; the answer says under which number the next ones go. */
  function keep(number: string | null): void {
    const field = form.querySelector<HTMLInputElement>('input[name="draft"]');
    if (field && number) field.value = number;
  }

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (!dirty || form.dataset.sent) return;
    // One at a time: two first saves at once would begin two drafts.
    if (saving) return later();
    saving = true;
    dirty = false;
    try {
      const headers = { "X-CSRF": token(), "HX-Request": "true", "HX-Request-Type": "partial" };
      const answer = await fetch(address, { method: "POST", body: body(form), headers, keepalive: true });
      if (!answer.ok) throw new Error(String(answer.status));
      keep(answer.headers.get("x-draft"));
      const words = await answer.text();
      if (status && words) status.textContent = words;
    } catch {
      dirty = true;
      if (status) status.textContent = form.dataset.draftFailed ?? "";
    } finally {
      saving = false;
    }
  }

  function later(): void {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft-url]")) {
  watch(form, form.dataset.draftUrl ?? "");
}
