// The acts and forms beside the straight way: what is late, stopped, closed, paid, sent back, and what hangs at a board.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, openBrowser, person, printed, screenshot } from "../lib/browser.mjs";
import { cellText, formText, pdfText } from "../lib/paper.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, act, beginIntake, codeOf, scan } from "../lib/work.mjs";

for (const database of ["sqlite", "postgres"]) {
  describe(`beside the straight way on ${database}`, () => {
    let server, browser, office;
    before(async () => {
      [server, browser] = await Promise.all([startDemo(database), openBrowser()]);
      office = new Office(browser, server);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    /** A first land certificate that lies with the specialist. */
    async function atWork() {
      const counter = await office.at("receiver");
      await beginIntake(counter, "1.013978");
      await counter.locator("#slip .appointment").waitFor();
      const code = await accept(counter);
      await act(counter, code, "forward");
      await act(await office.at("head"), code, "assign");
      return code;
    }

    test("an apology with a new appointment prints form 04 and lies at the centre for whoever comes", async () => {
      const code = await atWork();
      const head = await office.at("head");
      await act(head, code, "apologise", { reason: "Phải đo đạc lại thửa đất", new_due: "30/12/2026 09:00" });
      const form = await formText(head, code, "04");
      for (const words of [code, "Hồ Thị Mai", "Phải đo đạc lại", "30/12/2026"]) assert.ok(form.includes(words), words);
      const returner = await office.at("returner");
      const row = returner.locator("main tr", { hasText: code }).filter({ hasText: /xin lỗi/i });
      // The notice is put together by a job, so the list is looked at until it is there.
      await returner.goto("/staff/notices");
      for (let looks = 0; (await row.count()) === 0; looks += 1) {
        assert.ok(looks < 500, "the notice never came");
        await returner.reload({ waitUntil: "networkidle" });
      }
      await axeClean(returner);
      await screenshot(returner, `notices-vi-1366-${database}`);
      const address = await row.locator("a[href$='.pdf']").getAttribute("href");
      const paper = await pdfText(returner, address);
      for (const words of [code, "Hồ Thị Mai", "Phải đo đạc lại"]) assert.ok(paper.includes(words), words);
      await row.locator("form button").click();
      await returner.locator(".notice", { hasText: /đã ghi nhận/i }).waitFor();
    });

    test("stopped at the applicant's wish, form 05 says what was given back", async () => {
      const code = await atWork();
      const counter = await office.at("receiver");
      await act(counter, code, "stop", { request: "Đơn xin rút ngày 23/11/2026", reason: "Không còn nhu cầu" });
      const form = await formText(counter, code, "05");
      for (const words of [code, "Hồ Thị Mai", "Đơn xin rút"]) assert.ok(form.includes(words), words);
      await counter.locator("main", { hasText: /dừng/i }).first().waitFor();
    });

    test("money is asked for and recorded, and work goes on", async () => {
      const code = await atWork();
      const specialist = await office.at("specialist");
      await act(specialist, code, "request-payment", { amount: "1.250.000", purpose: "Tiền sử dụng đất" });
      await specialist.locator("main .state", { hasText: /nghĩa vụ tài chính|nộp tiền/i }).first().waitFor();
      const cashier = await office.at("cashier");
      await act(cashier, code, "record-payment", { state: "paid", method: "cash", receipt: "BL-0001" });
      await cashier.locator("main", { hasText: "1.250.000" }).waitFor();
      await act(specialist, code, "forward");
    });

    test("the head sends it back with a reason that its reader finds", async () => {
      const code = await atWork();
      await act(await office.at("specialist"), code, "forward");
      const head = await office.at("head");
      await act(head, code, "return-step", { reason: "Thiếu biên bản kiểm tra hiện trạng" });
      const specialist = await office.at("specialist");
      await specialist.goto(`/staff/dossiers/${code}`);
      await specialist.locator("main", { hasText: "Thiếu biên bản kiểm tra hiện trạng" }).waitFor();
      await act(specialist, code, "forward");
    });

    test("the register of the year is printed with everything taken in", async () => {
      const counter = await office.at("receiver");
      await beginIntake(counter, "1.001193");
      const code = await accept(counter);
      await counter.goto("/staff/register");
      const address = await counter.locator("main a[href*='.pdf']").first().getAttribute("href");
      const book = await cellText(counter, address);
      for (const words of [code, "HồThịMai"]) assert.ok(book.includes(words), words);
    });

    test("a certified copy paid at once owes nothing on form 01", async () => {
      const counter = await office.at("receiver");
      await beginIntake(counter, "2.000815");
      await counter.locator('button[formaction="/staff/intake/finish"]').click();
      await counter.waitForURL(/\/staff\/dossiers\/H41/);
      assert.doesNotMatch(await formText(counter, codeOf(counter), "01"), /Phí, lệ phí:/);
    });

    test("the field of another body stays open while the slip is drawn anew", async () => {
      const counter = await office.at("receiver", "hoangmai");
      await beginIntake(counter, "1.001193");
      await counter.locator("details:has([name=competent_unit]) > summary").click();
      const drawn = counter.waitForResponse((answer) => answer.url().includes("/staff/intake/slip"));
      await counter.fill('[name="applicant.phone"]', "0912345678");
      await counter.keyboard.press("Tab");
      await drawn;
      await counter.waitForFunction(() => !document.querySelector(".htmx-request"));
      assert.ok(await counter.locator("details:has([name=competent_unit])").evaluate((own) => own.open));
    });

    test("field and person narrow the queue", async () => {
      const head = await office.at("head");
      await head.goto("/staff?tab=unit");
      await head.locator("main a", { hasText: /lọc thêm/i }).click();
      await head.selectOption("[name=field]", { label: "Đất đai" });
      await head.locator(".filters button").click();
      await head.locator("main .row-link, main .empty").first().waitFor();
      for (const row of await head.locator("table.queue tbody tr").all()) {
        assert.match(await row.textContent(), /đất|quyền sử dụng/i);
      }
      await axeClean(head);
      await screenshot(head, `queue-more-vi-1366-${database}`);
    });
  });
}

describe("on paper and in the dark", () => {
  let server, browser;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("the board prints as a sheet, and its poster is a PDF of its own", async () => {
    const citizen = await person(browser, server, { js: false });
    await citizen.goto("/board/2.000815");
    const sheet = await printed(citizen, "board-2.000815");
    assert.match(sheet, /2\.000815/);
    assert.doesNotMatch(sheet, /Cán bộ đăng nhập/);
    const link = citizen.locator("main a[href$='poster.pdf']");
    const poster = await pdfText(citizen, await link.getAttribute("href"));
    for (const words of ["2.000815", "Chứng thực bản sao", "2.000"]) assert.ok(poster.includes(words), words);
    const own = await pdfText(citizen, "/board/2.000815/poster.pdf?unit=H41.060");
    assert.match(own, /quỳnh lưu/i);
    await citizen.context().close();
  });

  test("a dossier's page prints without its buttons", async () => {
    const office = new Office(browser, server);
    const counter = await office.at("receiver");
    await beginIntake(counter, "1.001193");
    const code = await accept(counter);
    await counter.goto(`/staff/dossiers/${code}`);
    const sheet = await printed(counter, "dossier");
    assert.ok(sheet.includes(code));
    assert.doesNotMatch(sheet, /Đăng xuất/);
    await office.close();
  });

  for (const width of [1366, 360]) {
    test(`dark pages are read as well at ${width} px`, async () => {
      const office = new Office(browser, server, { width, height: 768, dark: true });
      const counter = await office.at("receiver");
      const pages = { queue: "/staff?tab=all", intake: "/staff/intake", board: "/board", track: "/track", notices: "/staff/notices" };
      for (const [name, address] of Object.entries(pages)) {
        await counter.goto(address);
        await axeClean(counter);
        await screenshot(counter, `${name}-dark-${width}`);
      }
      await scan(counter);
      await screenshot(counter, `scanned-dark-${width}`);
      await office.close();
    });
  }
});
