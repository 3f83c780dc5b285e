// `<a data-view="title" href="…">`: the paper is shown in the page instead of leading away. Pictures carry
// `data-view-image`. `data-print-of="address"`: prints the paper that a frame of the page already shows.

let dialog: HTMLDialogElement | undefined;

function viewer(title: string): HTMLDialogElement {
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "sheet paper-sheet";
    document.body.append(dialog);
  }
  dialog.replaceChildren();
  dialog.setAttribute("aria-label", title);
  const head = document.createElement("form");
  head.method = "dialog";
  head.className = "paper-head";
  const name = document.createElement("b");
  name.textContent = title;
  const close = document.createElement("button");
  close.className = "btn";
  close.textContent = "✕";
  close.setAttribute("aria-label", "Esc");
  close.autofocus = true;
  head.append(name, close);
  dialog.append(head);
  return dialog;
}

function paper(link: HTMLAnchorElement): HTMLElement {
  if (link.dataset.viewImage !== undefined) {
    const picture = document.createElement("img");
    picture.src = link.href;
    picture.alt = link.dataset.view ?? "";
    return picture;
  }
  const frame = document.createElement("iframe");
  frame.className = "viewer";
  frame.src = `${link.href}#view=FitH&navpanes=0`;
  frame.title = link.dataset.view ?? "";
  return frame;
}

document.addEventListener("click", (event) => {
  const link = (event.target as HTMLElement).closest?.<HTMLAnchorElement>("a[data-view]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const sheet = viewer(link.dataset.view ?? "");
  sheet.append(paper(link));
  sheet.showModal();
});

document.addEventListener("click", (event) => {
  const link = (event.target as HTMLElement).closest?.<HTMLElement>("[data-print-of]");
  const frame = document.querySelector<HTMLIFrameElement>("iframe[data-print-frame]");
  if (!link || !frame?.contentWindow) return;
  event.preventDefault();
  try {
    frame.contentWindow.focus();
    frame.contentWindow.print();
  } catch {
    window.open(link.dataset.printOf, "_blank");
  }
});
