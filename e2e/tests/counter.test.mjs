// What a counter must be able to rely on: drafts that outlive a machine, pages that work without scripts.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { openBrowser, person, signIn } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, beginIntake, scan } from "../lib/work.mjs";

describe("the counter", () => {
  let server, browser;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("a draft is there on another machine after the browser was killed", async () => {
    const account = server.account("receiver", "quynhluu");
    const killed = await openBrowser();
    const page = await person(killed, server);
    await signIn(page, account);
    const saved = page.waitForResponse((answer) => answer.url().includes("/staff/intake/draft") && answer.ok());
    await scan(page);
    await saved;
    await killed.close();
    const other = await person(browser, server);
    await signIn(other, account);
    await other.goto("/staff/intake/drafts");
    await other.locator("main a", { hasText: "Hồ Thị Mai" }).first().click();
    await other.waitForFunction(() => document.getElementById("applicant.name")?.value === "Hồ Thị Mai");
    await other.context().close();
  });

  test("a citizen looks a dossier up without scripts and without an account", async () => {
    const office = new Office(browser, server);
    const counter = await office.at("receiver");
    await beginIntake(counter, "1.001193");
    const code = await accept(counter);
    await office.close();
    const citizen = await person(browser, server, { width: 360, height: 740, js: false });
    await citizen.goto(`/track?code=${code}`);
    await citizen.fill("[name=check]", "0123");
    await citizen.locator("main button[type=submit]").first().click();
    await citizen.locator("main", { hasText: "25/11" }).waitFor();
    assert.ok(!(await citizen.content()).includes("040192000123"), "no personal number on the page");
    await citizen.goto(`/track?code=${code}`);
    await citizen.fill("[name=check]", "9999");
    await citizen.locator("main button[type=submit]").first().click();
    await citizen.locator("main [role=alert], main .error, main .alert").first().waitFor();
    await citizen.context().close();
  });

  test("wrong input is named at its field and what was typed stays", async () => {
    const office = new Office(browser, server);
    const counter = await office.at("receiver");
    await beginIntake(counter, "1.001193");
    await counter.fill('[name="applicant.personal_number"]', "040192");
    await counter.locator('button[formaction="/staff/intake/accept"]').click();
    await counter.locator(".wrong [name='applicant.personal_number']").waitFor();
    assert.equal(await counter.inputValue('[name="applicant.name"]'), "Hồ Thị Mai");
    assert.equal(await counter.inputValue('[name="applicant.personal_number"]'), "040192");
    await office.close();
  });
});
