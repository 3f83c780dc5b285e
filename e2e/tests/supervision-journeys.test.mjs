// Supervision as it is used: a director finds what was late last month, prevents what would be late on Thursday and
// opens a lost point down to the dossier; the Office answers a list of the portal with evidence. On both databases.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { axeClean, fitsWidth, openBrowser, person, screenshot, signIn } from "../lib/browser.mjs";
import { text } from "../lib/paper.mjs";
import { portalList, tableOf } from "../lib/portal.mjs";
import { BINARY, startDemo } from "../lib/server.mjs";
import { unzip } from "../lib/zip.mjs";

const run = promisify(execFile);
const LAST_MONTH = "period=month&day=2026-10-01";
const TODAY = "2026-11-23";
const SIZE = 1000;
/** Dossiers that went through the house's own acts, so that the chain knows them: the demo's others were filled in. */
const OWN = 8;

for (const database of ["sqlite", "postgres"]) {
  describe(`supervision at work on ${database}`, () => {
    let server, browser, folder;
    before(async () => {
      [server, browser, folder] = await Promise.all([startDemo(database), openBrowser(), mkdtemp(path.join(tmpdir(), "motcua-"))]);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test("what was late last month is two clicks from the first page, and the recount agrees", async () => {
      const page = await person(browser, server);
      const director = server.account("director", "hoangmai");
      await signIn(page, director);
      await page.locator('nav a[href="/staff/supervision"]').first().click();
      await page.waitForURL(/\/staff\/supervision\/units\//);
      const link = page.locator(".lately a").first();
      const shown = Number((await link.locator("b").textContent()).replaceAll(".", ""));
      await link.click();
      await page.waitForURL(/figure=done-late/);
      assert.ok(shown > 0, "the demo has some");
      assert.equal(await page.locator("tbody tr").count(), shown);
      assert.match(await page.locator("tbody .state").first().textContent(), /quá hạn/);
      await axeClean(page);

      const recount = JSON.parse((await server.motcua("supervision", "recount", "--json")).stdout);
      assert.equal(recount.agrees, true);
      const figures = await called(director, `/api/v1/supervision/figures?${LAST_MONTH}`);
      assert.equal(figures.reduce((sum, figure) => sum + figure.done_late, 0), shown);
      await page.context().close();
    });

    test("a lost point is opened down to the dossier", async () => {
      const page = await person(browser, server);
      await signIn(page, server.account("director", "hoangmai"));
      await page.goto("/staff/supervision");
      await page.locator('a[href^="/staff/supervision/index"]').click();
      await page.goto(`${new URL(page.url()).pathname}?${LAST_MONTH}`);
      await page.locator('main a[href*="/index/parts/on-time"]').first().click();
      await page.waitForURL(/\/index\/parts\/on-time/);
      await axeClean(page);
      await page.locator('main a[href*="figure=done-late"]').first().click();
      await page.waitForURL(/figure=done-late/);
      await page.locator("tbody a.row-link").first().click();
      await page.waitForURL(/\/staff\/dossiers\/H41/);
      assert.match(await page.locator("main").textContent(), /Hẹn trả/);
      await page.context().close();
    });

    test("a list of a thousand rows is sorted and answered with evidence", async () => {
      const page = await person(browser, server);
      await signIn(page, server.account("provincial_office"));
      await takeIn();
      const known = await dossiers(page);
      await page.goto("/staff/supervision/claims");
      await axeClean(page);
      await fitsWidth(page);
      await page.setInputFiles("#file", { name: "cong.csv", mimeType: "text/csv", buffer: Buffer.from(portalList(known, SIZE)) });
      await page.fill("#as_of", TODAY);
      await page.keyboard.press("F9");
      await page.waitForURL(/\/claims\/[0-9a-f-]{30,}/);
      await sorted(page, known);
      await looks(page);
      const address = new URL(page.url()).pathname;
      const answer = await page.request.get(`${address}/evidence.zip`);
      assert.equal(answer.status(), 200);
      await packs(unzip(await answer.body()));
      const refused = await page.request.post("/staff/supervision/claims", { multipart: { as_of: "2027-01-01" } });
      assert.ok(refused.status() >= 400);
      await page.context().close();
    });

    /** Every dossier of the demo with its dates, from the house's own export. */
    async function dossiers(page) {
      const asked = `figure=received&period=free&from=2025-07-01&to=${TODAY}`;
      const rows = tableOf(await (await page.request.get(`/staff/supervision/export/dossiers.csv?${asked}`)).text());
      assert.equal(rows.length, 320 + OWN);
      return rows.map((row) => ({
        code: Object.values(row).find((cell) => /^H41[.\d]*-\d{6}-\d{4}$/.test(cell)),
        due: row["Hẹn trả"], ended: row["Kết thúc"], state: row["Tình trạng"],
      }));
    }

    /** The tabs count every row once, and what is truly late is what the dates say. */
    async function sorted(page, known) {
      const tabs = await page.locator("nav.tabs a").evaluateAll((links) =>
        links.map((link) => [new URL(link.href).searchParams.get("verdict") ?? "all", Number(link.querySelector(".count").textContent.replace(".", ""))]));
      const counts = Object.fromEntries(tabs);
      assert.equal(counts.all, SIZE);
      assert.equal(counts.duplicate, 100);
      assert.equal(counts.unknown, SIZE - 420 - OWN);
      const rest = ["truly_late", "exchange", "paused", "finished_before"];
      for (const verdict of rest) assert.ok(counts[verdict] > 0, `${verdict}: ${JSON.stringify(counts)}`);
      assert.equal(rest.reduce((sum, verdict) => sum + counts[verdict], 0), known.length);
      const late = known.filter(({ due, ended, state }) =>
        due && (ended ? /quá hạn/i.test(state) : !/dừng|chờ/i.test(state) && due < TODAY));
      assert.equal(counts.truly_late, late.length);
    }

    /** Both pages of a list, small and large, in both languages. */
    async function looks(page) {
      const here = page.url();
      for (const [lang, width] of [["vi", 1366], ["vi", 360], ["en", 1366], ["en", 360]]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 768 });
        await page.goto(`/language/${lang}?back=/staff`);
        for (const [name, at] of [["claims", "/staff/supervision/claims"], ["claim-list", here]]) {
          await page.goto(at);
          await axeClean(page);
          await fitsWidth(page);
          if (database === "sqlite") await screenshot(page, `supervision-${name}-${lang}-${width}`);
        }
      }
      await page.goto("/language/vi?back=/staff");
      await page.goto(here);
    }

    /** The archive holds letter, list and packs; a stranger checks each pack without the house, and sees a touched one. */
    async function packs(files) {
      const names = [...files.keys()];
      const evidence = names.filter((name) => name.startsWith("chung-cu/"));
      assert.equal(evidence.length, OWN, names.join(" "));
      const letter = path.join(folder, "letter.pdf");
      await writeFile(letter, files.get("cong-van.pdf"));
      assert.match(await text(letter), /1\.000 dòng/);
      const rows = tableOf(files.get("danh-sach.csv").toString());
      assert.equal(rows.length, SIZE);
      const typed = rows.flatMap((row) => Object.values(row));
      assert.deepEqual(typed.filter((cell) => /^\s*[=+@-]/.test(cell)), [], "no cell begins like a formula");
      assert.ok(typed.some((cell) => cell.includes("HYPERLINK(")), "and none is lost");
      const says = (row, words) => Object.values(row).some((cell) => cell.includes(words));
      assert.equal(rows.filter((row) => says(row, "chung-cu/")).length, OWN);
      assert.ok(rows.some((row) => says(row, "không có mục nào trong chuỗi")), "what cannot be proved is said");
      const whole = JSON.parse(files.get(evidence[0]).toString());
      const file = path.join(folder, "evidence.json");
      for (const name of evidence) {
        await writeFile(file, files.get(name));
        await run(BINARY, ["supervision", "verify", file, "--key", whole.key], { cwd: folder });
      }
      await writeFile(file, JSON.stringify({ ...whole, times: { ...whole.times, finished_at: "2026-01-01T08:00:00+07:00" } }));
      await assert.rejects(run(BINARY, ["supervision", "verify", file, "--key", whole.key], { cwd: folder }));
    }

    /** Dossiers taken in at the counter of Quynh Luu today; their codes come with the export. */
    async function takeIn() {
      const receiver = server.account("receiver", "quynhluu");
      const applicant = { kind: "person", name: "Nguyễn Thị Thử", personal_number: "040190001234", phone: "0912345678" };
      const body = { procedure: "1.003583", receiving_unit: receiver.unit, channel: "direct", applicant, parts: [] };
      for (let no = 0; no < OWN; no += 1) await called(receiver, "/api/v1/dossiers", { method: "POST", body: JSON.stringify(body) }, 201);
    }

    async function called(account, address, asked = {}, status = 200) {
      const { stdout } = await server.motcua("token", "create", "--account", account.name);
      const headers = { authorization: `Bearer ${stdout.toString().trim()}`, "content-type": "application/json" };
      const answer = await fetch(`${server.address}${address}`, { ...asked, headers });
      assert.equal(answer.status, status, `${address}: ${answer.status}`);
      return answer.json();
    }
  });

  describe(`late before it is late on ${database}`, () => {
    let server, browser;
    before(async () => {
      [server, browser] = await Promise.all([startDemo(database, { now: "2026-11-13T08:00" }), openBrowser()]);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("on Monday a director sees what will be late by Thursday, and it is prevented", async () => {
      const desk = server.account("specialist", "quynhluu");
      const more = ["--name", "quynhluu.specialist2", "--person", "Trần Thị Thay Thế", "--unit", desk.unit, "--role", "specialist"];
      await server.motcua("account", "create", ...more);
      await server.at("2026-11-16T08:00");
      const director = await person(browser, server);
      await signIn(director, server.account("director", "quynhluu"));
      await director.locator('nav a[href="/staff/supervision/ahead"]').click();
      await director.goto("/staff/supervision/ahead?days=5");
      const row = director.locator("main tbody tr", { hasText: "vắng mặt" }).first();
      const code = (await row.locator("a.row-link").textContent()).trim();
      await axeClean(director);
      await row.locator("a.row-link").click();
      await director.waitForURL(/\/ahead\/H41/);
      const before = await chance(director);
      assert.ok(before > 50, `${before}`);

      const head = await person(browser, server);
      await signIn(head, server.account("head", "quynhluu"));
      await head.goto("/staff/supervision/ahead?days=5");
      await head.locator(`a[href="/staff/dossiers/${code}/actions/assign"]`).click();
      await head.selectOption("#person", { label: "Trần Thị Thay Thế" });
      await head.keyboard.press("F9");
      await head.waitForURL((url) => url.pathname === `/staff/dossiers/${code}`);
      await head.context().close();

      await director.reload();
      assert.ok((await chance(director)) < 50, "it will be in time now");
      assert.doesNotMatch(await director.locator("main").textContent(), /vắng mặt/);
      await director.goto("/staff/supervision/ahead?days=5");
      assert.equal(await director.locator("main", { hasText: code }).count(), 0);
      await director.context().close();
    });

    async function chance(page) {
      const [, whole] = (await page.locator("main").textContent()).match(/(\d+)(?:,\d)? %/);
      return Number(whole);
    }
  });
}
