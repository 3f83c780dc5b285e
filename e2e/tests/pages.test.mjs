// Every page in both languages, on an office screen, on a phone and at 320 px: no fault that axe finds, no sideways
// scrolling, no error; the screenshots of the docs are made on the way.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, beginIntake } from "../lib/work.mjs";

/** Pages by who visits them. A number beside an address is the status it answers with; 200 unless told. */
const VISITS = {
  public: { who: null, at: () => ({
    home: "/", board: "/board", procedure: "/board/1.001193", track: "/track", "sign-in": "/sign-in", answers: ["/answers", 404],
    "open-data": "/open-data", gone: ["/no/such/page", 404],
  }) },
  counter: { who: ["receiver", "quynhluu"], at: (code) => ({
    queue: "/staff?tab=all", intake: "/staff/intake", drafts: "/staff/intake/drafts", search: "/staff/dossiers?q=H41.060",
    returns: "/staff/returns", notices: "/staff/notices", register: "/staff/register", opinions: "/staff/opinions",
    procedures: "/staff/procedures", organization: "/staff/organization", password: "/staff/password",
    dossier: `/staff/dossiers/${code}`, deadline: `/staff/dossiers/${code}/deadline`,
    ...Object.fromEntries(ACTS.map((act) => [`act-${act}`, `/staff/dossiers/${code}/actions/${act}`])),
    unknown: ["/staff/dossiers/H41.060-261123-9999", 404], forbidden: ["/staff/organization/accounts", 403],
  }) },
  office: { who: ["provincial_office", "tinh"], at: () => ({
    unit: "/staff/organization/units/H41.060", setting: "/staff/organization/units/H41.060/settings/office_hours",
    calendar: "/staff/organization/calendar", fields: "/staff/organization/fields", accounts: "/staff/organization/accounts",
    "account-new": "/staff/organization/accounts/new", claims: "/staff/supervision/claims",
  }) },
  department: { who: ["department_admin", "tuphap"], at: () => ({
    terms: "/staff/terms/1.001193",
    ...Object.fromEntries(SET.map((what) => [`procedure-${what || "one"}`, `/staff/procedures/1.001193${what && `/${what}`}`])),
  }) },
  administrator: { who: ["commune_admin", "quynhluu"], at: () => ({ account: "/staff/organization/accounts/quynhluu.specialist" }) },
};
/** Forms of the acts that are open at the counter on a dossier taken in. */
const ACTS = ["forward", "request-supplement", "request-payment", "attach-file", "stop"];
/** What is set about a procedure, each on a form of its own. */
const SET = ["", "correct", "limit", "fee", "process", "place", "titles"];

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
    for (const width of [1366, 360, 320]) {
      for (const [name, { who, at }] of Object.entries(VISITS)) {
        test(`pages of the ${name} in ${lang} at ${width} px`, async () => {
          const page = await person(browser, server, { width, height: width < 400 ? 740 : 768 });
          if (who) await signIn(page, server.account(...who));
          await speak(page, lang);
          await visit(page, at(code), `${lang}-${width}`, width);
          if (!who) await visit(page, { tracked: null }, `${lang}-${width}`, width);
          await page.context().close();
        });
      }
    }
  }

  /** Uses the switch that stands on every page. */
  async function speak(page, lang) {
    if (lang === "vi") return;
    await page.goto("/track");
    await page.locator('a[hreflang="en"]').first().click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
  }

  async function visit(page, pages, suffix, width) {
    for (const [name, asked] of Object.entries(pages)) {
      const [address, status] = [asked].flat().length === 2 ? asked : [asked, 200];
      if (address) assert.equal((await page.goto(address)).status(), status, address);
      else await lookUp(page);
      await fitsWidth(page);
      // 320 px is what a screen of 1280 shows at four times its size (WCAG 1.4.10): only the reflow is new there.
      if (width === 320) continue;
      await axeClean(page);
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
