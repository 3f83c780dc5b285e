// A form that is on its way cannot be sent again by a second click. The server guards itself too; this only
// spares the clerk a surprise.

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method === "get") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  form.setAttribute("aria-busy", "true");
});

function release(scope: ParentNode): void {
  for (const form of scope.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
}

// A page that comes back from the browser's memory, and a form that htmx has sent, may be sent anew.
window.addEventListener("pageshow", () => release(document));
document.addEventListener("htmx:finally:request", () => release(document));
