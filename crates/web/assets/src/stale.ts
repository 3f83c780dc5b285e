// A slip that was asked for before another procedure was chosen, and comes after it, would take the place of the right
// one. `data-of` says which procedure a slip was made for.

interface Swap {
  ctx: { target?: unknown; text?: string };
}

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = (event as CustomEvent<Swap>).detail;
  if (!(ctx.target instanceof Element) || ctx.target.id !== "slip") return;
  const chosen = document.getElementById("procedure") as HTMLInputElement | null;
  const made = /<aside id="slip"[^>]* data-of="([^"]*)"/.exec(ctx.text ?? "")?.[1];
  if (chosen && made !== undefined && made !== chosen.value) event.preventDefault();
});
