// htmx and our own calls carry the page's token in a header.
import "htmx.org";

/** The token of this page. */
export function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? "";
}

document.addEventListener("htmx:config:request", (event) => {
  const request = (event as CustomEvent).detail?.ctx?.request;
  if (request) request.headers["X-CSRF"] = token();
});
