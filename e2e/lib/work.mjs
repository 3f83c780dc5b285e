// What people do in Motcua, step by step, as they would: by the pages alone.
import assert from "node:assert/strict";
import { axeClean, person, signIn } from "./browser.mjs";

/** The text a keyboard-wedge scanner types from a chip card's QR. The person is invented. */
export const CARD = "040192000123|187654321|Hồ Thị Mai|14031992|Nữ|Xóm 5, xã Quỳnh Lưu, Nghệ An|01012022";

/** People signed in, one browser context each, kept between the acts of a journey. */
export class Office {
  #desks = new Map();

  constructor(browser, server, options = {}) {
    this.browser = browser;
    this.server = server;
    this.options = options;
  }

  /** The page of whoever holds `role` at the commune `place`. */
  async at(role, place = "quynhluu") {
    const account = this.server.account(role, place);
    if (!this.#desks.has(account.name)) {
      const page = await person(this.browser, this.server, this.options);
      await signIn(page, account);
      this.#desks.set(account.name, page);
    }
    return this.#desks.get(account.name);
  }

  async close() {
    await Promise.all([...this.#desks.values()].map((page) => page.context().close()));
  }
}

/** Opens the intake screen and scans the card once the field for it has the focus, as it has when a person sees it. */
export async function scan(page) {
  await page.goto("/staff/intake", { waitUntil: "networkidle" });
  await page.waitForFunction(() => document.activeElement?.id === "scan");
  await page.keyboard.type(CARD);
  await page.keyboard.press("Enter");
}

/** Scans the card into the intake form and chooses a procedure by its code. */
export async function beginIntake(page, procedure) {
  await scan(page);
  await page.waitForFunction(() => document.getElementById("applicant.name")?.value !== "");
  const found = page.waitForResponse((answer) => answer.url().includes("/staff/intake/procedures"));
  await page.fill("#q", procedure);
  await found;
  await page.locator("#found [data-hit]", { hasText: procedure }).first().click();
  await page.waitForFunction((code) => document.getElementById("procedure")?.value === code, procedure);
  await page.waitForLoadState("networkidle");
}

/** Presses F9 and gives the code of the dossier that was accepted. */
export async function accept(page) {
  await page.locator('button[formaction="/staff/intake/accept"]').click();
  await page.waitForURL(/\/staff\/dossiers\/H41/);
  return codeOf(page);
}

export function codeOf(page) {
  const code = new URL(page.url()).pathname.match(/\/staff\/dossiers\/([^/]+)/);
  assert.ok(code, `no dossier at ${page.url()}`);
  return decodeURIComponent(code[1]);
}

/** Acts whose form axe has seen in this run: each is looked at once, the first time somebody opens it. */
const seen = new Set();

/** Opens the form of an act, fills it and sends it; ends on the dossier's page. */
export async function act(page, code, action, fields = {}) {
  await page.goto(`/staff/dossiers/${code}/actions/${action}`);
  if (!seen.has(action)) await axeClean(page);
  seen.add(action);
  for (const [name, value] of Object.entries(fields)) await fill(page, name, value);
  await page.locator("form.act button[type=submit]").first().click();
  await page.waitForURL((url) => url.pathname === `/staff/dossiers/${code}`);
}

/** Fills one field of an act's form, whatever it is: a file, a choice, a text. */
export async function fill(page, name, value) {
  const field = page.locator(`form.act [name="${name}"]`).first();
  const kind = await field.evaluate((element) => element.type || element.tagName);
  if (kind === "file") await field.setInputFiles(value);
  else if (kind === "select-one") await field.selectOption(value === "first" ? { index: 1 } : value);
  else if (kind === "radio") await page.locator(`form.act [name="${name}"][value="${value}"]`).check();
  else await field.fill(value);
}

/** The state of a dossier as the API names it. */
export async function whole(server, token, code) {
  const answer = await fetch(`${server.address}/api/v1/dossiers/${code}`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  return answer.json();
}
