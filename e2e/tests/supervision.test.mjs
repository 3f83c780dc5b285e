// Supervision as the provincial office, a director and a clerk see it: every number opens to its dossiers, nobody sees
// what is not theirs, every page is free of faults that axe finds and fits an office screen and a phone.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { pdfText } from "../lib/paper.mjs";
import { startDemo } from "../lib/server.mjs";

const MONTH = "period=month&day=2026-11-23";

describe("supervision", () => {
  let server, browser;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("the recount agrees to the last dossier", async () => {
    const { stdout } = await server.motcua("supervision", "recount", "--json");
    const answer = JSON.parse(stdout);
    assert.equal(answer.agrees, true);
    assert.equal(answer.dossiers, 320);
  });

  test("every number of the units opens to as many dossiers", async () => {
    const page = await person(browser, server);
    await signIn(page, server.account("provincial_office"));
    await page.goto(`/staff/supervision/units?${MONTH}`);
    const sums = await page.locator("tfoot td.num a").evaluateAll((links) => links.map((a) => [a.href, a.textContent]));
    assert.ok(sums.length > 5, "a demo has dossiers in most columns");
    for (const [address, shown] of sums) {
      await page.goto(address);
      const count = await page.locator(".page-head b").textContent();
      assert.equal(parseInt(count.replace(".", ""), 10), parseInt(shown.replace(".", ""), 10), address);
      assert.equal(await listed(page), parseInt(shown.replace(".", ""), 10), address);
    }
    await page.context().close();
  });

  test("the late dossiers of the month are two clicks from the wall", async () => {
    const page = await person(browser, server);
    await signIn(page, server.account("provincial_office"));
    await page.goto(`/staff/supervision?${MONTH}`);
    await page.keyboard.press("u");
    await page.waitForURL(/\/staff\/supervision\/units/);
    await page.locator("tfoot td.bad a").first().click();
    await page.waitForURL(/figure=done-late/);
    assert.match(await page.locator("tbody .state").first().textContent(), /quá hạn/);
    await page.context().close();
  });

  test("a director is led to the own commune, a clerk to the own page", async () => {
    const page = await person(browser, server);
    await signIn(page, server.account("director", "quynhluu"));
    await page.goto("/staff/supervision");
    await page.waitForURL(/\/staff\/supervision\/units\/H41/);
    await page.context().close();
    const clerk = await person(browser, server);
    await signIn(clerk, server.account("receiver", "quynhluu"));
    await clerk.goto("/staff/supervision");
    await clerk.waitForURL(/\/staff\/supervision\/people\/me/);
    await clerk.context().close();
  });

  test("the report of the month is a paper with its tables", async () => {
    const page = await person(browser, server);
    await signIn(page, server.account("provincial_office"));
    const words = await pdfText(page, `/staff/supervision/report.pdf?${MONTH}`);
    assert.match(words, /BÁO CÁO/);
    assert.match(words, /1\. Theo đơn vị/);
    await page.context().close();
  });

  test("what will be late says why, and who can help with what", async () => {
    const { stdout } = await server.motcua("supervision", "train", "--json");
    const answer = JSON.parse(stdout);
    assert.ok(answer.steps > 300 && answer.foreseen > 20, stdout);
    const page = await person(browser, server);
    await signIn(page, server.account("provincial_office"));
    await page.goto("/staff/supervision/ahead?days=5");
    const rows = page.locator("main tbody tr");
    assert.ok((await rows.count()) > 0, "a demo has some that will be late");
    assert.match(await rows.first().textContent(), /bước|hồ sơ phía trước|vắng mặt/);
    await rows.first().locator("a.row-link").click();
    await page.waitForURL(/\/staff\/supervision\/ahead\/H41/);
    assert.match(await page.locator("h1").textContent(), /Dự báo/);
    await page.context().close();
  });

  test("the demo shows how good its forecasts were, over several months", async () => {
    const page = await person(browser, server);
    await signIn(page, server.account("provincial_office"));
    await page.goto("/staff/supervision/forecasts");
    const months = page.locator("table").last().locator("tbody tr");
    assert.ok((await months.count()) >= 2, "October and November at least");
    await page.context().close();
  });

  test("weights that do not add up are refused with what was typed, others hold from their day", async () => {
    const page = await person(browser, server, { js: false });
    await signIn(page, server.account("provincial_office"));
    await page.goto("/staff/supervision/index/weights");
    await page.fill("#valid_from", "2027-01-01");
    await page.fill("#source", "Quyết định minh họa số 4");
    await page.selectOption("#certainty", "V");
    await page.fill("#points-announced", "5,5");
    await page.click("form.act button.main");
    assert.match(await page.locator("#group-publicity .error").textContent(), /17,5 điểm, phải là 18\./);
    assert.equal(await page.inputValue("#points-announced"), "5,5");
    await page.fill("#points-complete", "4,5");
    await page.click("form.act button.main");
    assert.match(await page.locator("main").textContent(), /Hiệu lực từ 01\/01\/2027/);
    await page.context().close();
  });

  for (const width of [1366, 360]) {
    for (const lang of ["vi", "en"]) {
      test(`pages in ${lang} at ${width} px`, async () => {
        const page = await person(browser, server, { width, height: width === 360 ? 740 : 768 });
        await signIn(page, server.account("provincial_office"));
        if (lang === "en") await page.goto(`/language/en?back=/staff`);
        const pages = {
          wall: `/staff/supervision?${MONTH}`, "wall-late": `/staff/supervision?${MONTH}&colour=open-late`,
          units: `/staff/supervision/units?${MONTH}`, fields: `/staff/supervision/fields?${MONTH}`,
          list: `/staff/supervision/dossiers?figure=received&${MONTH}`, "open-data": "/open-data",
          ahead: "/staff/supervision/ahead?days=5", forecasts: "/staff/supervision/forecasts",
          digest: "/staff/supervision/digest", weights: "/staff/supervision/index/weights",
        };
        await visit(page, pages, `${lang}-${width}`);
        await page.goto(`/staff/supervision/fields?${MONTH}`);
        await visit(page, { field: await page.locator("tbody .row-link").first().getAttribute("href") }, `${lang}-${width}`);
        await page.context().close();
        const own = await person(browser, server, { width, height: width === 360 ? 740 : 768 });
        await signIn(own, server.account("director", "quynhluu"));
        if (lang === "en") await own.goto(`/language/en?back=/staff`);
        const ownPages = {
          unit: "/staff/supervision", person: "/staff/supervision/people/me", absences: "/staff/organization/absences",
        };
        await visit(own, ownPages, `${lang}-${width}`);
        await own.context().close();
      });
    }
  }

  /** Counts the rows of all pages of a list. */
  async function listed(page) {
    let rows = 0;
    for (;;) {
      rows += await page.locator("tbody tr").count();
      const next = page.locator('.paging a[rel="next"]');
      if ((await next.count()) === 0) return rows;
      await next.click();
      await page.waitForLoadState();
    }
  }

  async function visit(page, pages, suffix) {
    for (const [name, address] of Object.entries(pages)) {
      assert.equal((await page.goto(address)).status(), 200, name);
      await axeClean(page);
      await fitsWidth(page);
      await screenshot(page, `supervision-${name}-${suffix}`);
    }
  }
});
