// `<form data-draft-url="/staff/…/draft">` is saved while it is typed. The answer's text (the time it was saved)
// is shown in `[data-draft-status]`; when it cannot be saved, the words of `data-draft-failed` are.
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

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (!dirty || form.dataset.sent) return;
    dirty = false;
    try {
      const headers = { "X-CSRF": token(), "HX-Request": "true", "HX-Request-Type": "partial" };
      const answer = await fetch(address, { method: "POST", body: body(form), headers, keepalive: true });
      if (!answer.ok) throw new Error(String(answer.status));
      const words = await answer.text();
      if (status && words) status.textContent = words;
    } catch {
      dirty = true;
      if (status) status.textContent = form.dataset.draftFailed ?? "";
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
