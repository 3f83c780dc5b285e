// Focus lands where the next key goes: on the summary of what is wrong, else where the page says (`autofocus`).

document.querySelector<HTMLElement>("[data-focus]")?.focus();

// A summary's link leads to its field and opens it for typing.
document.addEventListener("click", (event) => {
  const link = (event.target as HTMLElement).closest?.<HTMLAnchorElement>('.alert a[href^="#"]');
  if (!link) return;
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});

// An open menu closes on Escape and on a click elsewhere.
function closeMenus(except: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (!(except instanceof Node && menu.contains(except))) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(null);
});

document.addEventListener("click", (event) => {
  if ((event.target as HTMLElement).closest?.("[data-print]")) window.print();
});
