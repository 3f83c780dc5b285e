// A working group's visit played by the five people who have to do with it, from the plan to the last closed task, with
// one matter that climbs two levels because two clocks ran out; on both databases.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { openBrowser } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office } from "../lib/work.mjs";
import { pdfText } from "../lib/paper.mjs";
import { act, answerAll, matterOf, paper, picture, planVisit, raise, setUpGroup } from "../lib/docket.mjs";

const LAND = {
  title: "Cấp giấy chứng nhận sau dồn điền đổi thửa",
  content: "Hơn 2.000 hộ chưa được cấp giấy chứng nhận quyền sử dụng đất sau dồn điền đổi thửa.",
  field: "land",
};
const SAME_LAND = {
  title: "Ho dan chua co so do sau chuyen doi ruong dat",
  content: "De nghi tinh chi dao cap so do cho nguoi dan sau chuyen doi ruong dat.",
  field: "land",
};
const VET = { title: "Thiếu cán bộ thú y", content: "Xã chưa có cán bộ thú y, dịch bệnh không ai theo dõi.", field: "veterinary" };

for (const database of ["sqlite", "postgres"]) {
  describe(`a visit from the plan to the last closed task on ${database}`, () => {
    let server, browser, office, session, land, joined, vet, tasks;
    before(async () => {
      [server, browser] = await Promise.all([startDemo(database), openBrowser()]);
      office = new Office(browser, server);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const chancery = () => office.at("provincial_office", "tinh");
    const chair = () => office.at("leader", "tinh");
    const commune = (place = "quynhluu") => office.at("specialist", place);
    const department = (role) => office.at(role, "nongnghiep");

    /** The same store at a later time; everybody signs in anew. */
    async function later(moment) {
      await office.close();
      await server.at(moment);
      office = new Office(browser, server);
    }

    test("the Office sets the group up and plans the visit", async () => {
      const page = await chancery();
      const member = { unit: "H41.205", login: server.account("head", "nongnghiep").name };
      const group = await setUpGroup(page, { number: "33", member, communes: ["H41.060", "H41.042"] });
      const visit = { commune: "H41.060", from: "23/11/2026 08:30", to: "23/11/2026 11:30", place: "Trụ sở Ủy ban nhân dân xã" };
      session = await planVisit(page, group, visit);
      const sheet = `/staff/docket/sessions/${session}/briefing/H41.060/sheet.pdf`;
      const text = await pdfText(page, sheet);
      for (const words of ["Hồ sơ đã tiếp nhận", "Mức độ hài lòng", "Nhân sự so với biên chế"]) assert.ok(text.includes(words), words);
    });

    test("communes raise matters; the same one in other words is found and joined", async () => {
      land = await raise(await commune(), { ...LAND, session });
      joined = await raise(await commune("hoangmai"), { ...SAME_LAND, join: true });
      vet = await raise(await commune("quynhvan"), VET);
      assert.equal(await matterOf(await commune(), land), await matterOf(await commune("hoangmai"), joined));
    });

    test("a member inspects on the spot with a photo and writes down what was directed", async () => {
      const page = await department("head");
      await page.goto(`/staff/docket/sessions/${session}/inspect/H41.060`);
      await answerAll(page, "good");
      const shown = page.waitForResponse((answer) => /\/photos\/1\?/.test(answer.url()));
      await page.locator('[name="photo.1"]').setInputFiles(await picture(page));
      await shown;
      await page.locator("#photos-1 a").first().waitFor();
      await page.keyboard.press("F9");
      await page.locator("[data-keep-done]", { hasText: "100 / 100" }).waitFor();
      const direction = {
        kind: "direction", said: "Sở trả lời dứt điểm việc cấp giấy chứng nhận.", lead: "H41.205",
        product: "Văn bản trả lời", due_on: "18/12/2026",
      };
      await act(page, "sessions", session, "record", direction);
      await act(page, "sessions", session, "record", { kind: "finding", said: "Bảng niêm yết thiếu hai thủ tục." });
    });

    test("the Office notes who was there, drafts the conclusion from the records and issues it", async () => {
      const page = await chancery();
      await act(page, "sessions", session, "hold");
      await page.goto(`/staff/docket/sessions/${session}/conclusion`);
      await page.keyboard.press("F9");
      await page.locator('textarea[name="content"]', { hasText: "" }).first().waitFor();
      const draft = await paper(page, `/staff/docket/sessions/${session}/conclusion.pdf`, "612-TB-UBND.pdf");
      await page.fill("#number", "612/TB-UBND");
      await page.fill("#signed_on", "23/11/2026");
      await page.fill("#signer", "Nguyễn Văn Minh Họa");
      await page.fill("#signer_title", "Phó Chủ tịch");
      await page.locator("#file").setInputFiles(draft);
      await page.keyboard.press("F9");
      await page.locator("iframe[data-print-frame]").waitFor();
      const text = await pdfText(page, `/staff/docket/sessions/${session}/conclusion.pdf`);
      for (const words of ["THÔNG BÁO", "612/TB-UBND", "dứt điểm", "18/12/2026", "Nguyễn Văn Minh Họa"]) assert.ok(text.includes(words), words);
      tasks = await page.locator('aside a[href*="/tasks/NV-"]').evaluateAll((links) => links.map((link) => link.href.split("/").pop()));
      assert.equal(tasks.length, 1);
    });

    test("the department receives, drafts and signs one answer that reaches both communes", async () => {
      const officer = await department("specialist");
      const head = await department("head");
      await act(head, "recommendations", land, "receive", { complexity: "simple", person: "first" });
      await act(officer, "recommendations", land, "draft-answer", { class: "resolved", content: "Sở đã chỉ đạo hoàn thành trước 15/12/2026." });
      const leader = await department("signer");
      const sheet = await paper(leader, `/staff/docket/sessions/${session}/conclusion.pdf`, "1204-SNNMT.pdf").catch(() => null);
      const file = sheet ?? (await paper(await chancery(), `/staff/docket/sessions/${session}/conclusion.pdf`, "1204-SNNMT.pdf"));
      await act(leader, "recommendations", land, "answer", { number: "1204/SNNMT", signer: "Giám đốc Sở", file });
      for (const [place, code] of [["quynhluu", land], ["hoangmai", joined]]) {
        const page = await commune(place);
        await page.goto(`/staff/docket/recommendations/${code}`);
        await page.getByText("1204/SNNMT").first().waitFor();
        await act(page, "recommendations", code, "close");
      }
    });

    test("a matter that nobody touches climbs to the Office and to the leader, with the responsible named", async () => {
      await later("2026-11-27T08:00");
      let page = await chancery();
      await page.goto("/staff/docket/desk");
      await page.locator("a", { hasText: VET.title }).first().click();
      await page.waitForURL(/\/recommendations\//);
      await later("2026-12-02T08:00");
      page = await chair();
      await page.goto(`/staff/docket/recommendations/${vet}`);
      await page.getByText("người chịu trách nhiệm").first().waitFor();
      assert.ok((await page.getByText("người chịu trách nhiệm").count()) >= 2, "two clocks ran out");
      const order = { decision: "Bố trí thú y theo cụm xã.", content: "Trình phương án bố trí thú y.", lead: "H41.201", product: "Tờ trình", due_on: "18/12/2026" };
      await act(page, "recommendations", vet, "decide", order);
      await act(await commune("quynhvan"), "recommendations", vet, "close");
    });

    test("tasks are reported with evidence and taken", async () => {
      const page = await chancery();
      await page.goto("/staff/docket/tasks");
      const open = await page.locator('a[href*="/tasks/NV-"]').evaluateAll((links) => [...new Set(links.map((link) => link.href.split("/").pop()))]);
      const file = await paper(page, `/staff/docket/sessions/${session}/conclusion.pdf`, "minh-chung.pdf");
      for (const code of open.filter((code) => tasks.includes(code))) {
        await act(await department("head"), "tasks", code, "report", { said: "Đã có văn bản trả lời.", finished: true, evidence: file });
        await act(page, "tasks", code, "take");
        await page.locator(".state.ok").first().waitFor();
      }
      await page.goto(`/staff/docket/sessions/${session}/follow-up`);
      const [done, all] = (await page.locator(".page-note").textContent()).match(/\d+/g);
      assert.equal(done, all, "every line of the session is done");
      const report = await pdfText(page, `/staff/docket/sessions/${session}/report/report.pdf`);
      for (const words of ["BÁO CÁO", "1204/SNNMT", "Tổ công tác số 33"]) assert.ok(report.includes(words), words);
      const sheet = await page.request.get(`/staff/docket/sessions/${session}/report/report.xlsx`);
      assert.equal(sheet.headers()["content-type"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    });

    test("the leader's page counts what happened, and the chains are whole", async () => {
      const page = await chair();
      await page.goto("/staff/docket/leader");
      const figures = await page.locator(".figures.leader .figure").allTextContents();
      assert.ok(Number(figures[0]) >= 3, figures.join(" "));
      const { stdout } = await server.motcua("audit", "verify");
      assert.ok(stdout.length > 0);
    });
  });
}
