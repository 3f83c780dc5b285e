// `<form data-draft-url="/staff/…/draft">` is saved while it is typed. The answer's text (the time it was saved)
// is shown in `[data-draft-status]`; when it cannot be saved, the words of `data-draft-failed` are. A header
// `X-Draft` of the answer goes into the form's field `draft`. With `data-draft-keep` what could not be saved stays in
// this browser, is sent when the line is back, and stands in the form again after the page was closed. Where every save
// is an act that the history shows, `data-draft-pause` (milliseconds) lets more be typed before the next one.
import { token } from "./csrf";
import { drop, put, restore, typedIn as body } from "./keep";

const PAUSE = 700;
/** Pauses between attempts while the line is away. */
const AGAIN = [3_000, 10_000, 30_000];

function watch(form: HTMLFormElement, address: string): void {
  const pause = Number(form.dataset.draftPause) || PAUSE;
  const status = document.querySelector<HTMLElement>("[data-draft-status]");
  let timer = 0;
  let dirty = false;
  let saving = false;
  let failed = 0;

  /** A first save begins the draft; the answer says under which number the next ones go. */
  function keep(number: string | null): void {
    const field = form.querySelector<HTMLInputElement>('input[name="draft"]');
    if (field && number) field.value = number;
  }

  function say(words: string | undefined): void {
    if (status && words) status.textContent = words;
  }

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (!dirty || form.dataset.sent) return;
    // One at a time: two first saves at once would begin two drafts.
    if (saving) return later(PAUSE);
    saving = true;
    dirty = false;
    try {
      const headers = { "X-CSRF": token(), "HX-Request": "true", "HX-Request-Type": "partial" };
      const answer = await fetch(address, { method: "POST", body: body(form), headers, keepalive: true });
      // Not whole enough for the server: it stays here until more is typed.
      if (answer.status === 422) return say(await answer.text());
      // Who was signed out meanwhile is led to another page, which has saved nothing.
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      keep(answer.headers.get("x-draft"));
      failed = 0;
      if (!dirty) drop(form);
      say(await answer.text());
    } catch {
      say(form.dataset.draftFailed);
      later(AGAIN[Math.min(failed, AGAIN.length - 1)]);
      failed += 1;
    } finally {
      saving = false;
    }
  }

  function later(pause: number): void {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, pause);
  }

  function typed(): void {
    put(form, body(form));
    later(pause);
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  window.addEventListener("online", () => void save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
  // Sent without a line, the browser would show its own error in place of the page.
  form.addEventListener("submit", (event) => {
    if (!form.dataset.draftKeep || navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    typed();
    say(form.dataset.draftFailed);
  });
  if (restore(form)) {
    say(form.dataset.draftRestored);
    later(PAUSE);
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft-url]")) {
  watch(form, form.dataset.draftUrl ?? "");
}
