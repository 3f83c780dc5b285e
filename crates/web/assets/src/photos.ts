// `<input type="file" data-photo-url="…" data-photo-list="id" data-photo-keep="account">`: a picture is sent at once and
// the answer, a list of the pictures that are there, goes into that element. Without a line it stays in this browser's
// own store and is sent when the line is back, also after the page was closed, and only for whom took it.
// `data-photo-waiting` are the words while some wait.
import { token } from "./csrf";

interface Waiting {
  /** Account of whoever took it: nobody else at this machine sends it as theirs. */
  who: string;
  url: string;
  field: string;
  name: string;
  picture: Blob;
}

const SHELF = "photos";
const AGAIN = 10_000;

function open(): Promise<IDBDatabase> {
  return new Promise((found, failed) => {
    const asked = indexedDB.open("motcua", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF, { autoIncrement: true });
    asked.onsuccess = () => found(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function shelf<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((found, failed) => {
      const asked = work(database.transaction(SHELF, mode).objectStore(SHELF));
      asked.onsuccess = () => found(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  } finally {
    database.close();
  }
}

function belongs(field: HTMLInputElement, waiting: Waiting): boolean {
  return field.dataset.photoUrl === waiting.url && field.dataset.photoKeep === waiting.who;
}

function input(waiting: Waiting): HTMLInputElement | undefined {
  const all = document.querySelectorAll<HTMLInputElement>("input[data-photo-url]");
  return [...all].find((one) => belongs(one, waiting));
}

function list(waiting: Waiting): HTMLElement | null {
  return document.getElementById(input(waiting)?.dataset.photoList ?? "");
}

/**
 * Sends one picture. `judged`: the server took it or said why not. `away`: no line, or a server that is busy. `kept`:
 * something else is in the way, such as a session that has ended; the picture stays until the page is opened again.
 */
async function send(waiting: Waiting): Promise<"judged" | "away" | "kept"> {
  const form = new FormData();
  form.append(waiting.field, waiting.picture, waiting.name);
  const headers = { "X-CSRF": token(), "HX-Request": "true", "HX-Request-Type": "partial" };
  const answer = await fetch(waiting.url, { method: "POST", body: form, headers }).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return "away";
  if (answer.redirected || (answer.status !== 200 && answer.status !== 422)) return "kept";
  const place = list(waiting);
  if (place) place.innerHTML = await answer.text();
  return "judged";
}

/** Says at each field whether one of its pictures still waits. */
async function mark(): Promise<void> {
  const waiting = await shelf("readonly", (store) => store.getAll() as IDBRequest<Waiting[]>);
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-photo-url]")) {
    const mine = waiting.some((one) => belongs(field, one));
    const words = document.getElementById(`${field.id}-waiting`);
    if (words) words.textContent = mine ? (field.dataset.photoWaiting ?? "") : "";
  }
}

let flushing = false;

/** Sends those that wait for a field of this page, the oldest first. */
async function flush(): Promise<void> {
  if (flushing) return;
  flushing = true;
  try {
    for (const key of await shelf("readonly", (store) => store.getAllKeys())) {
      const waiting = await shelf("readonly", (store) => store.get(key) as IDBRequest<Waiting | undefined>);
      if (!waiting || !input(waiting)) continue;
      const came = await send(waiting);
      if (came === "away") {
        window.setTimeout(() => void flush(), AGAIN);
        break;
      }
      if (came === "judged") await shelf("readwrite", (store) => store.delete(key));
    }
    await mark();
  } finally {
    flushing = false;
  }
}

document.addEventListener("change", async (event) => {
  const field = event.target as HTMLInputElement;
  if (!field.matches?.("input[data-photo-url]")) return;
  const url = field.dataset.photoUrl ?? "";
  const who = field.dataset.photoKeep ?? "";
  for (const picture of field.files ?? []) {
    const waiting: Waiting = { who, url, field: field.name, name: picture.name, picture };
    await shelf("readwrite", (store) => store.add(waiting));
  }
  field.value = "";
  await mark();
  await flush();
});

window.addEventListener("online", () => void flush());
if (document.querySelector("input[data-photo-url]")) void flush();
