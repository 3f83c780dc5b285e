// The main job as people do it: four dossiers from intake to hand-over, on both databases.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { openBrowser } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, act, beginIntake, codeOf, scan } from "../lib/work.mjs";
import { formText, qrOf } from "../lib/paper.mjs";

for (const database of ["sqlite", "postgres"]) {
  describe(`from intake to hand-over on ${database}`, () => {
    let server, browser, office;
    before(async () => {
      [server, browser] = await Promise.all([startDemo(database), openBrowser()]);
      office = new Office(browser, server);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    /** Carries a dossier with one step of work from the counter to the applicant. */
    async function carryWhole(code, place) {
      await act(await office.at("specialist", place), code, "forward");
      await act(await office.at("signer", place), code, "approve");
      await act(await office.at("issuer", place), code, "issue");
    }

    test("a birth registration", async () => {
      const counter = await office.at("receiver");
      await beginIntake(counter, "1.001193");
      // 24 November is Culture Day, so one working day from Monday ends on Wednesday (E3, E9).
      await counter.locator("#slip .appointment", { hasText: "25/11/2026" }).waitFor();
      const code = await accept(counter);
      const slip = await formText(counter, code, "01");
      for (const words of [code, "Hồ Thị Mai", "25/11/2026", "040192000123"]) assert.ok(slip.includes(words), words);
      assert.equal(await qrOf(counter, code, "01"), `${server.address}/track?code=${code}`);
      await act(counter, code, "forward");
      await carryWhole(code, "quynhluu");
      const returner = await office.at("returner");
      await act(returner, code, "hand-over");
      const control = await formText(returner, code, "06");
      assert.ok(control.includes(server.account("signer", "quynhluu").person), "the signer stands on the control slip");
    });

    test("a certified copy in one go, with at most 12 presses after the scan", async () => {
      const counter = await office.at("receiver");
      await scan(counter);
      await counter.waitForFunction(() => document.activeElement?.id === "q");
      let presses = 0;
      const press = async (key) => {
        presses += 1;
        await counter.keyboard.press(key);
      };
      for (const key of "2.000815") await press(key);
      await counter.locator("#found [data-hit]", { hasText: "2.000815" }).waitFor();
      await counter.waitForFunction(() => document.querySelectorAll("#found [data-hit]").length === 1);
      await press("Enter");
      await counter.waitForFunction(() => document.getElementById("procedure")?.value === "2.000815");
      await counter.locator('button[formaction="/staff/intake/finish"]').waitFor();
      await press("F10");
      await counter.waitForURL(/\/staff\/dossiers\/H41/);
      assert.ok(presses <= 12, `${presses} presses`);
      const code = codeOf(counter);
      assert.ok((await formText(counter, code, "01")).includes("2.000815"));
      const control = await formText(counter, code, "06");
      for (const words of [code, "Hồ Thị Mai", server.account("receiver", "quynhluu").person]) assert.ok(control.includes(words), words);
    });

    test("a first land certificate, with a supplement, an opinion and form 02", async () => {
      const counter = await office.at("receiver");
      await beginIntake(counter, "1.013978");
      await counter.locator("#slip .appointment").waitFor();
      const code = await accept(counter);
      const slip = await formText(counter, code, "01");
      for (const words of [code, "1.013978", "Hồ Thị Mai", "040192000123"]) assert.ok(slip.includes(words), words);
      await act(counter, code, "forward");
      await act(await office.at("head"), code, "assign");
      const specialist = await office.at("specialist");
      await act(specialist, code, "request-supplement", { item_part: "Mảnh trích đo", item_ask: "missing", item_reason: "chưa có" });
      const request = await formText(specialist, code, "02");
      for (const words of [code, "Mảnh trích đo", "chưa có"]) assert.ok(request.includes(words), words);
      await act(counter, code, "supplement");
      await act(specialist, code, "request-opinion", { unit: "H41.060.04", question: "Thửa đất có tranh chấp không?" });
      await act(await office.at("consulted"), code, "give-opinion", { answer: "Không có tranh chấp." });
      await act(specialist, code, "forward");
      await act(await office.at("head"), code, "forward");
      await act(await office.at("signer"), code, "approve");
      await act(await office.at("issuer"), code, "issue");
      await act(await office.at("returner"), code, "hand-over");
      const control = await formText(counter, code, "06");
      assert.ok(control.includes(code));
    });

    test("a filing at one commune that another decides", async () => {
      const counter = await office.at("receiver", "hoangmai");
      await beginIntake(counter, "1.001193");
      const body = counter.locator("[name=competent_unit]");
      await counter.locator("details:has([name=competent_unit]) > summary").click();
      // The slip may be drawn anew in between and close the list again; the choice is the same.
      await body.selectOption("H41.060", { force: true });
      await counter.locator("#slip .state", { hasText: /phi địa giới/i }).waitFor();
      const code = await accept(counter);
      assert.match(code, /^H41\.060-/, "the code is of the body that decides (C4, N7)");
      await act(counter, code, "forward");
      await carryWhole(code, "quynhluu");
      await act(await office.at("returner", "hoangmai"), code, "hand-over");
      assert.ok((await formText(counter, code, "01")).includes(code));
      const control = await formText(counter, code, "06");
      // A long name takes several lines of its cell, so it is looked for word by word; who signed sits in the other commune.
      for (const [role, place] of [["receiver", "hoangmai"], ["returner", "hoangmai"], ["signer", "quynhluu"]]) {
        const { person } = server.account(role, place);
        for (const word of person.split(" (")[0].split(" ")) assert.ok(control.includes(word), `${person}: ${word}`);
      }
    });

    test("a refusal and a request at the counter write forms 03 and 02", async () => {
      const counter = await office.at("receiver");
      await beginIntake(counter, "1.001193");
      await counter.locator('button[formaction="/staff/intake/refuse"]').click();
      await counter.fill('[name="reason"]', "Không thuộc thẩm quyền giải quyết");
      await counter.locator('button[formaction="/staff/intake/refuse"]').click();
      await counter.waitForURL(/\/staff\/dossiers\/H41/);
      assert.ok((await formText(counter, codeOf(counter), "03")).includes("Không thuộc thẩm quyền"));

      await beginIntake(counter, "1.001193");
      await counter.locator('button[formaction="/staff/intake/request-supplement"]').click();
      // Below what the checklist lacks there is room for what the clerk asks for besides.
      const row = counter.locator(".item:has(input[type=text][name=item_part])").first();
      await row.locator('[name="item_part"]').fill("Giấy chứng sinh");
      await row.locator('[name="item_ask"]').selectOption("missing");
      await row.locator('[name="item_reason"]').fill("chưa nộp");
      await counter.locator('button[formaction="/staff/intake/request-supplement"]').click();
      await counter.waitForURL(/\/staff\/dossiers\/H41/);
      const asked = await formText(counter, codeOf(counter), "02");
      for (const words of [codeOf(counter), "Giấy chứng sinh", "chưa nộp"]) assert.ok(asked.includes(words), words);
    });

    test("who came to the wrong commune gets form 03 with the right one (A12)", async () => {
      const counter = await office.at("receiver", "hoangmai");
      await beginIntake(counter, "1.002211");
      await counter.locator("details:has([name=competent_unit]) > summary").click();
      await counter.locator("[name=competent_unit]").selectOption("H41.060", { force: true });
      await counter.locator("#slip .alert.warn", { hasText: /phi địa giới/i }).waitFor();
      await counter.locator('button[formaction="/staff/intake/refuse"]').click();
      await counter.fill('[name="reason"]', "Không thuộc thẩm quyền của phường");
      await counter.locator('button[formaction="/staff/intake/refuse"]').click();
      await counter.waitForURL(/\/staff\/dossiers\/H41/);
      const refusal = await formText(counter, codeOf(counter), "03");
      for (const words of ["Không thuộc thẩm quyền", "Quỳnh Lưu"]) assert.ok(refusal.includes(words), words);
    });

    test("the chains are whole afterwards", async () => {
      const { stdout } = await server.motcua("audit", "verify");
      assert.ok(stdout.length > 0);
    });
  });
}
