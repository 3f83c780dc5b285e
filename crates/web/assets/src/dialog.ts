// `data-dialog="id"` opens that <dialog>. `data-dialog=""` on a link shows the link's page as a part inside a
// dialog of its own; without script the link simply leads there.

import { restoreAll } from "./keep";

let shared: HTMLDialogElement | undefined;

function sheet(): HTMLDialogElement {
  if (!shared) {
    shared = document.createElement("dialog");
    shared.className = "sheet";
    document.body.append(shared);
  }
  return shared;
}

async function part(address: string): Promise<string> {
  const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Request-Type": "partial" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

document.addEventListener("click", async (event) => {
  const opener = (event.target as HTMLElement).closest?.<HTMLElement>("[data-dialog]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = opener.dataset.dialog;
  const known = id ? (document.getElementById(id) as HTMLDialogElement | null) : null;
  if (known) {
    event.preventDefault();
    known.showModal();
    return;
  }
  if (!(opener instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  try {
    const dialog = sheet();
    dialog.innerHTML = await part(opener.href);
    restoreAll(dialog);
    dialog.showModal();
  } catch {
    window.location.href = opener.href;
  }
});

document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  const dialog = target.closest?.("dialog");
  // A click on the dark around it hits the dialog itself.
  if (!dialog || !(target === dialog || target.closest("[data-close]"))) return;
  event.preventDefault();
  dialog.close();
});
