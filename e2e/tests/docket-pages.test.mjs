// Every page of the docket in both languages, on an office screen and on a phone: no fault that axe finds, no sideways
// scrolling, no error; and the checklist keeps what is typed and photographed while the line is away.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office } from "../lib/work.mjs";
import { act, picture, planVisit, publish, raise, setUpGroup } from "../lib/docket.mjs";

describe("the docket's pages", () => {
  let server, browser, session, group, land, staff, task, list, claims;
  before(async () => {
    [server, browser] = await Promise.all([startDemo(), openBrowser()]);
    const office = new Office(browser, server);
    const chancery = await office.at("provincial_office", "tinh");
    const member = { unit: "H41.205", login: server.account("head", "nongnghiep").name };
    group = await setUpGroup(chancery, { number: "33", member, communes: ["H41.060", "H41.042"] });
    const visit = { commune: "H41.060", from: "23/11/2026 08:30", to: "23/11/2026 11:30", place: "Trụ sở Ủy ban nhân dân xã" };
    session = await planVisit(chancery, group, visit);
    const commune = await office.at("specialist", "quynhluu");
    land = await raise(commune, {
      title: "Cấp giấy chứng nhận sau dồn điền đổi thửa", field: "land", session,
      content: "Hơn 2.000 hộ chưa được cấp giấy chứng nhận quyền sử dụng đất sau dồn điền đổi thửa.",
    });
    staff = await raise(commune, {
      title: "Thiếu cán bộ thú y tại xã", field: "veterinary", content: "Xã chưa có cán bộ thú y từ tháng 7.",
    });
    const head = await office.at("head", "nongnghiep");
    await act(head, "recommendations", staff, "receive");
    task = await openTask(head);
    const direction = { kind: "direction", said: "Trả lời dứt điểm.", lead: "H41.205", product: "Văn bản", due_on: "18/12/2026" };
    await act(head, "sessions", session, "record", direction);
    await act(chancery, "sessions", session, "hold");
    await publish(chancery);
    claims = await claimed(chancery);
    await chancery.goto("/staff/docket/checklists");
    list = await chancery.locator('a[href*="/checklists/"]').first().getAttribute("href");
    await office.close();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const pages = {
    commune: { who: ["specialist", "quynhluu"], at: () => ({
      "docket-ours": "/staff/docket/ours", "docket-raise": "/staff/docket/recommendations/new",
      "docket-matter": `/staff/docket/recommendations/${land}`, "docket-deadline": `/staff/docket/recommendations/${land}/deadline`,
      "docket-attach": `/staff/docket/recommendations/${staff}/actions/attach`,
    }) },
    department: { who: ["head", "nongnghiep"], at: () => ({
      "docket-desk": "/staff/docket/desk", "docket-receive": `/staff/docket/recommendations/${land}/actions/receive`,
      "docket-inspect": `/staff/docket/sessions/${session}/inspect/H41.060`, "docket-tasks": "/staff/docket/tasks",
      "docket-task": `/staff/docket/tasks/${task}`, "docket-task-deadline": `/staff/docket/tasks/${task}/deadline`,
      "docket-report": `/staff/docket/tasks/${task}/actions/report`, "docket-longer": `/staff/docket/tasks/${task}/actions/ask-extension`,
    }) },
    signer: { who: ["signer", "nongnghiep"], at: () => ({
      "docket-answer": `/staff/docket/recommendations/${staff}/actions/answer`,
    }) },
    office: { who: ["provincial_office", "tinh"], at: () => ({
      "docket-list": "/staff/docket/recommendations", "docket-sessions": "/staff/docket/sessions", "docket-group": group,
      "docket-group-new": "/staff/docket/groups/new", "docket-plan": `${group}/plan`,
      "docket-session": `/staff/docket/sessions/${session}`, "docket-record": `/staff/docket/sessions/${session}/actions/record`,
      "docket-briefing": `/staff/docket/sessions/${session}/briefing/H41.060`, "docket-conclusion": `/staff/docket/sessions/${session}/conclusion`,
      "docket-follow-up": `/staff/docket/sessions/${session}/follow-up`, "docket-checklists": "/staff/docket/checklists", "docket-checklist": list,
      "docket-fields": "/staff/docket/fields", claim: claims,
    }) },
    leader: { who: ["leader", "tinh"], at: () => ({
      "docket-leader": "/staff/docket/leader", "docket-late": "/staff/docket/recommendations?standing=late",
      "docket-reported": "/staff/docket/tasks?show=reported", "docket-answers": "/answers",
    }) },
  };

  for (const lang of ["vi", "en"]) {
    for (const width of [1366, 360]) {
      for (const [name, { who, at }] of Object.entries(pages)) {
        test(`pages of the ${name} in ${lang} at ${width} px`, async () => {
          const page = await person(browser, server, { width, height: width === 360 ? 740 : 768 });
          await signIn(page, server.account(...who));
          if (lang === "en") await speakEnglish(page);
          for (const [key, address] of Object.entries(at())) {
            assert.equal((await page.goto(address)).status(), 200, address);
            await axeClean(page);
            await fitsWidth(page);
            await screenshot(page, `${key}-${lang}-${width}`);
          }
          await page.context().close();
        });
      }
    }
  }

  /** Brings a list of "overdue" dossiers in; gives the address of what was found. */
  async function claimed(page) {
    await page.goto("/staff/supervision/claims");
    const rows = "Mã hồ sơ,Ngày hẹn trả,Trạng thái\nH41.060-261101-0001,20/11/2026,Quá hạn\nkhông rõ,,Quá hạn\n";
    await page.locator('[name="file"]').setInputFiles({ name: "qua-han.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await page.keyboard.press("F9");
    await page.waitForURL(/\/claims\/[0-9a-f-]{20,}$/);
    return new URL(page.url()).pathname;
  }

  /** A task of the person's body that is still worked on and has a term. */
  async function openTask(page) {
    await page.goto("/staff/docket/tasks");
    const links = await page.locator('main a[href^="/staff/docket/tasks/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const href of links.filter((href) => !href.includes("export"))) {
      await page.goto(href);
      const acts = ["report", "ask-extension"].map((act) => page.locator(`a[href$="/actions/${act}"]`).count());
      if ((await Promise.all(acts)).every((count) => count > 0)) return href.split("/").pop();
    }
    throw new Error("no task to report on");
  }

  async function speakEnglish(page) {
    await page.goto("/track");
    await page.locator('a[hreflang="en"]').first().click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
  }

  test("what is typed and photographed without a line is there when it is back", async () => {
    const page = await person(browser, server, { width: 360, height: 740 });
    await signIn(page, server.account("head", "nongnghiep"));
    const address = `/staff/docket/sessions/${session}/inspect/H41.060`;
    await page.goto(address);
    await page.context().setOffline(true);
    await page.locator('[name="verdict.1"][value="good"]').check();
    await page.fill('[name="note.2"]', "Bảng niêm yết thiếu hai thủ tục đất đai");
    await page.locator('[name="photo.2"]').setInputFiles(await picture(page));
    await page.locator("[data-draft-status]", { hasText: "giữ trên máy này" }).waitFor();
    await page.locator('[id="photo.2-waiting"]', { hasText: "giữ trên máy này" }).waitFor();
    // Handing in without a line stays on the page with everything typed.
    await page.keyboard.press("F9");
    assert.equal(new URL(page.url()).pathname, address);

    // The phone closes the page; what was typed lies on it and comes back with the page.
    const sent = page.waitForResponse((answer) => /\/save\?/.test(answer.url()) && answer.ok());
    const shot = page.waitForResponse((answer) => /\/photos\/2\?/.test(answer.url()) && answer.ok());
    await page.goto("about:blank");
    await page.context().setOffline(false);
    await page.goto(address);
    assert.equal(await page.inputValue('[name="note.2"]'), "Bảng niêm yết thiếu hai thủ tục đất đai");
    assert.ok(await page.isChecked('[name="verdict.1"][value="good"]'));
    await Promise.all([sent, shot]);
    await page.locator("#photos-2 a").first().waitFor();

    // And from the server, on another device.
    const other = await person(browser, server, { width: 360, height: 740 });
    await signIn(other, server.account("head", "nongnghiep"));
    await other.goto(address);
    assert.equal(await other.inputValue('[name="note.2"]'), "Bảng niêm yết thiếu hai thủ tục đất đai");
    assert.equal(await other.locator("#photos-2 a").count(), 1);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test("a photo kept without a line is sent by whoever took it and by nobody else", async () => {
    const address = `/staff/docket/sessions/${session}/inspect/H41.060`;
    const page = await person(browser, server, { width: 360, height: 740 });
    await signIn(page, server.account("head", "nongnghiep"));
    await page.goto(address);
    await page.context().setOffline(true);
    await page.locator('[name="photo.4"]').setInputFiles(await picture(page));
    await page.locator('[id="photo.4-waiting"]', { hasText: "giữ trên máy này" }).waitFor();
    await page.goto("about:blank");
    await page.context().setOffline(false);

    // The next one at this machine has a list of their own, and none of the photos.
    await page.context().clearCookies();
    await signIn(page, server.account("provincial_office", "tinh"));
    await page.goto(address, { waitUntil: "networkidle" });
    assert.equal(await page.locator("#photos-4 a").count(), 0);
    assert.equal(await page.locator('[id="photo.4-waiting"]').textContent(), "");

    await page.context().clearCookies();
    await signIn(page, server.account("head", "nongnghiep"));
    await page.goto(address);
    await page.locator("#photos-4 a").first().waitFor();
    await page.context().close();
  });

  test("a file that is no picture is refused with a reason, and nothing typed is lost", async () => {
    const page = await person(browser, server, { width: 360, height: 740 });
    await signIn(page, server.account("head", "nongnghiep"));
    await page.goto(`/staff/docket/sessions/${session}/inspect/H41.060`);
    await page.fill('[name="note.3"]', "Giữ lại");
    const judged = page.waitForResponse((answer) => /\/photos\/3\?/.test(answer.url()));
    await page.locator('[name="photo.3"]').setInputFiles({ name: "anh.jpg", mimeType: "image/jpeg", buffer: Buffer.from("GIF89a not a photo") });
    await judged;
    await page.locator("#photos-3 .error").waitFor();
    assert.equal(await page.inputValue('[name="note.3"]'), "Giữ lại");
    await page.context().close();
  });

  test("several files come with a report, and a wrong one beside them loses nothing that was typed", async () => {
    const page = await person(browser, server, { width: 360, height: 740 });
    await signIn(page, server.account("head", "nongnghiep"));
    await page.goto(`/staff/docket/tasks/${task}/actions/report`);
    const photo = await picture(page);
    await page.fill('[name="progress"]', "40");
    await page.fill('[name="said"]', "Đã đo 12 thửa tại thôn 3.");
    await page.locator('[name="evidence"]').setInputFiles([photo, { name: "so-do.pdf", mimeType: "application/pdf", buffer: Buffer.from("no PDF") }]);
    await page.keyboard.press("F9");
    await page.locator("#evidence-error").first().waitFor();
    await axeClean(page);
    await screenshot(page, "docket-report-refused-vi-360");
    assert.equal(await page.inputValue('[name="said"]'), "Đã đo 12 thửa tại thôn 3.");
    await page.locator('[name="evidence"]').setInputFiles([photo, { ...photo, name: "anh-2.png" }]);
    await page.keyboard.press("F9");
    await page.waitForURL((url) => url.pathname === `/staff/docket/tasks/${task}`);
    await page.locator("a[data-view]").nth(1).waitFor();
    await fitsWidth(page);
    await screenshot(page, "docket-task-reported-vi-360");
    await page.context().close();
  });
});
