// Every page in both languages, on an office screen and on a phone: no fault that axe finds, no sideways scrolling, no
// error; the screenshots of the docs are made on the way.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, beginIntake } from "../lib/work.mjs";

const PUBLIC = { home: "/", board: "/board", procedure: "/board/1.001193", track: "/track", "sign-in": "/sign-in" };
const STAFF = {
  queue: "/staff?tab=all", intake: "/staff/intake", drafts: "/staff/intake/drafts", search: "/staff/dossiers?q=H41.060",
  returns: "/staff/returns", register: "/staff/register", procedures: "/staff/procedures", organization: "/staff/organization",
};

describe("pages", () => {
  let server, browser, code;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
    const office = new Office(browser, server);
    const counter = await office.at("receiver");
    await beginIntake(counter, "1.001193");
    code = await accept(counter);
    await office.close();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const lang of ["vi", "en"]) {
    for (const width of [1366, 360]) {
      test(`public pages in ${lang} at ${width} px`, async () => {
        const page = await person(browser, server, { width, height: width === 360 ? 740 : 768 });
        await speak(page, lang);
        await visit(page, { ...PUBLIC, tracked: null }, `${lang}-${width}`);
        await page.context().close();
      });

      test(`staff pages in ${lang} at ${width} px`, async () => {
        const page = await person(browser, server, { width, height: width === 360 ? 740 : 768 });
        await signIn(page, server.account("receiver", "quynhluu"));
        await speak(page, lang);
        const one = { dossier: `/staff/dossiers/${code}`, deadline: `/staff/dossiers/${code}/deadline`, act: `/staff/dossiers/${code}/actions/forward` };
        await visit(page, { ...STAFF, ...one }, `${lang}-${width}`);
        await page.context().close();
      });
    }
  }

  /** Uses the switch that stands on every page. */
  async function speak(page, lang) {
    if (lang === "vi") return;
    await page.goto("/track");
    await page.locator('a[hreflang="en"]').first().click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
  }

  async function visit(page, pages, suffix) {
    for (const [name, address] of Object.entries(pages)) {
      if (address) assert.equal((await page.goto(address)).status(), 200, name);
      else await lookUp(page);
      await axeClean(page);
      await fitsWidth(page);
      await screenshot(page, `${name}-${suffix}`);
    }
  }

  async function lookUp(page) {
    await page.goto(`/track?code=${code}`);
    await page.fill("[name=check]", "0123");
    await page.locator("main button[type=submit]").first().click();
    await page.locator("h1").first().waitFor();
  }
});
