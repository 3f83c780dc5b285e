// A citizen sends a petition and follows it, the director deals with it, a tablet rests at the counter, and the index of
// the month opens each lost point. Every page is free of faults that axe finds and fits an office screen and a phone.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";

const MONTH = "period=month&day=2026-11-23";

describe("feedback", () => {
  let server, browser;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("a petition goes from the citizen to the published answer, without script", async () => {
    const citizen = await person(browser, server, { js: false });
    await citizen.goto("/petitions");
    await citizen.selectOption("#about", { label: "Xã Quỳnh Lưu" });
    await citizen.fill("#title", "Chờ lâu");
    await citizen.fill("#content", "Chờ hai giờ ở quầy số 1.");
    await citizen.fill("#name", "Nguyễn Thị Thử");
    await citizen.click("button.main");
    assert.match(await citizen.locator(".alert.bad").textContent(), /địa chỉ hoặc số điện thoại/);
    assert.equal(await citizen.inputValue("#content"), "Chờ hai giờ ở quầy số 1.");
    await citizen.fill("#phone", "0912345678");
    await citizen.click("button.main");
    const code = await citizen.locator("dd.code").first().textContent();
    assert.match(code, /^PA-2026-\d{6}$/);
    assert.equal(await citizen.locator("dd.code").nth(1).textContent(), "5678");

    const director = await person(browser, server);
    await signIn(director, server.account("director", "quynhluu"));
    await director.goto(`/staff/petitions/${code}`);
    await act(director, code, "receive");
    await act(director, code, "classify", { check: "input[value=conduct]" });
    await act(director, code, "answer", { "#answer": "Đã bố trí thêm người." });
    await director.goto(`/staff/petitions/${code}/actions/publish`);
    await director.fill("#question", "Bà Nguyễn Thị Thử chờ hai giờ.");
    await director.click("button.main");
    assert.match(await director.locator(".alert.bad").textContent(), /tên người gửi/);
    await director.fill("#question", "Một người dân chờ hai giờ ở quầy.");
    await director.click("button.main");
    await director.waitForURL(new RegExp(`/staff/petitions/${code}$`));
    await director.context().close();

    await citizen.goto("/petitions/track");
    await citizen.fill("#code", code);
    await citizen.fill("#digits", "5678");
    await citizen.click("button.main");
    assert.match(await citizen.locator("main").textContent(), /Đã bố trí thêm người/);
    await citizen.goto("/petitions/answers");
    assert.match(await citizen.locator("main").textContent(), /Một người dân chờ hai giờ/);
    await citizen.context().close();
  });

  test("a tablet is opened by a clerk and needs no account", async () => {
    const clerk = await person(browser, server);
    await signIn(clerk, server.account("returner", "quynhluu"));
    await clerk.goto("/staff/feedback/tablet");
    await clerk.click("button.main");
    await axeClean(clerk);
    const address = await clerk.locator(".tablet-address a.code").getAttribute("href");
    await clerk.context().close();
    for (const width of [1366, 360]) {
      const tablet = await person(browser, server, { width });
      // The page goes on by itself, which axe cannot wait for.
      await tablet.route("**/feedback/tablet/**", async (route) => {
        const response = await route.fetch();
        const { refresh, ...headers } = response.headers();
        assert.match(refresh, /^\d+; url=\/feedback\/tablet\/[0-9a-f]{32}$/);
        await route.fulfill({ response, headers });
      });
      await tablet.goto(address);
      assert.match(await tablet.locator("h1").textContent(), /Xin chào/);
      await axeClean(tablet);
      await fitsWidth(tablet);
      await screenshot(tablet, `feedback-tablet-vi-${width}`);
      await tablet.context().close();
    }
  });

  for (const width of [1366, 360]) {
    for (const lang of ["vi", "en"]) {
      test(`pages in ${lang} at ${width} px`, async () => {
        const height = width === 360 ? 740 : 768;
        const citizen = await person(browser, server, { width, height });
        if (lang === "en") await citizen.goto("/language/en?back=/");
        await visit(citizen, {
          petition: "/petitions", track: "/petitions/track", answers: "/petitions/answers", code: "/feedback",
          thanks: "/feedback/thanks",
        }, `${lang}-${width}`);
        await citizen.context().close();
        const office = await person(browser, server, { width, height });
        await signIn(office, server.account("provincial_office"));
        if (lang === "en") await office.goto("/language/en?back=/staff");
        await visit(office, {
          desk: "/staff/petitions?tab=all", new: "/staff/petitions/new",
          satisfaction: "/staff/feedback?from=2026-01-01&to=2026-11-23", index: `/staff/supervision/index?${MONTH}`,
          "index-part": `/staff/supervision/index/parts/parts-digitised?${MONTH}`,
        }, `${lang}-${width}`);
        await office.goto("/staff/petitions?tab=climbed");
        const one = await office.locator("tbody .row-link").first().getAttribute("href");
        await visit(office, { one, transfer: `${one}/actions/transfer` }, `${lang}-${width}`);
        await office.context().close();
        const director = await person(browser, server, { width, height });
        await signIn(director, server.account("director", "quynhluu"));
        if (lang === "en") await director.goto("/language/en?back=/staff");
        await visit(director, {
          "own-satisfaction": "/staff/feedback?from=2026-01-01&to=2026-11-23", "tablet-open": "/staff/feedback/tablet",
          "person": "/staff/supervision/people/quynhluu.receiver?period=year&day=2026-11-23",
        }, `${lang}-${width}`);
        await director.context().close();
      });
    }
  }

  /** Fills the form of an act and sends it. */
  async function act(page, code, action, fields = {}) {
    await page.goto(`/staff/petitions/${code}/actions/${action}`);
    for (const [field, value] of Object.entries(fields)) {
      if (field === "check") await page.check(value);
      else await page.fill(field, value);
    }
    await page.click("button.main");
    await page.waitForURL(new RegExp(`/staff/petitions/${code}$`));
  }

  async function visit(page, pages, suffix) {
    for (const [name, address] of Object.entries(pages)) {
      assert.equal((await page.goto(address)).status(), 200, name);
      await axeClean(page);
      await fitsWidth(page);
      await screenshot(page, `feedback-${name}-${suffix}`);
    }
  }
});
