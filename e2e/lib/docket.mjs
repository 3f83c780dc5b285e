// What people do in the docket, step by step, as they would: by the pages alone.
import assert from "node:assert/strict";
import { fill } from "./work.mjs";

const BASE = "/staff/docket";

/** Opens the form of an act, fills it and sends it; ends on the page of the thing. */
export async function act(page, thing, code, action, fields = {}) {
  await page.goto(`${BASE}/${thing}/${code}/actions/${action}`);
  for (const [name, value] of Object.entries(fields)) {
    if (value === true) await page.locator(`form.act [name="${name}"]`).check();
    else await fill(page, name, value);
  }
  await page.locator("form.act button[type=submit]").first().click();
  await page.waitForURL((url) => url.pathname === `${BASE}/${thing}/${code}`);
}

/** The office sets a working group up; gives the address of its page. */
export async function setUpGroup(page, { number, member, communes }) {
  await page.goto(`${BASE}/groups/new`);
  await page.fill("#number", number);
  await page.fill("#title", "Kiểm tra, tháo gỡ khó khăn tại các xã");
  await page.fill("#head_name", "Nguyễn Văn Minh Họa");
  await page.fill("#head_title", "Phó Chủ tịch Ủy ban nhân dân tỉnh");
  await page.fill("#decision", "Quyết định minh họa số 1");
  await page.locator('[name="member_unit"]').first().selectOption(member.unit);
  await page.locator('[name="member_name"]').first().fill("Trần Thị Thành Viên");
  await page.locator('[name="member_title"]').first().fill("Phó Giám đốc");
  await page.locator('[name="member_login"]').first().fill(member.login);
  await page.locator("#communes > summary").click();
  for (const commune of communes) await page.locator(`[name="communes"][value="${commune}"]`).check();
  await page.keyboard.press("F9");
  await page.waitForURL(/\/groups\/[0-9a-f-]{20,}$/);
  return new URL(page.url()).pathname;
}

/** Plans one visit of the group; gives the session's code. */
export async function planVisit(page, group, { commune, from, to, place }) {
  await page.goto(`${group}/plan`);
  await page.locator('[name="commune"]').first().selectOption(commune);
  await page.locator('[name="from"]').first().fill(from);
  await page.locator('[name="to"]').first().fill(to);
  await page.locator('[name="place"]').first().fill(place);
  await page.fill("#agenda", "Một cửa; đất đai; cán bộ.");
  await page.keyboard.press("F9");
  await page.waitForURL((url) => url.pathname === group);
  const href = await page.locator('a[href^="/staff/docket/sessions/"]').first().getAttribute("href");
  return href.split("/").pop();
}

/** The Office lets everybody read what was answered. */
export async function publish(page) {
  await page.goto("/staff/organization/units/H41/settings/public_answers");
  await page.locator('[name="value"][value="true"]').check();
  await page.fill('[name="source"]', "Quyết định minh họa số 2");
  await page.fill('[name="valid_from"]', "23/11/2026");
  await page.locator('[name="certainty"]').selectOption({ index: 1 });
  await page.keyboard.press("F9");
  await page.waitForURL((url) => !url.pathname.endsWith("/public_answers"));
}

/** Types a recommendation and sends it; gives its code. With `join` it is joined with the similar one shown first. */
export async function raise(page, { title, content, field, session = "", join = false }) {
  await page.goto(`${BASE}/recommendations/new${session ? `?session=${session}` : ""}`);
  const shown = page.waitForResponse((answer) => answer.url().endsWith("/recommendations/similar"));
  await page.fill("#title", title);
  await page.fill("#content", content);
  await shown;
  await page.selectOption("#field", field);
  await page.selectOption("#power", "department");
  if (join) await page.locator('#similar [name="join"]:not([value=""]):not([disabled])').first().check();
  await page.keyboard.press("F9");
  await page.waitForURL(/\/recommendations\/KN-/);
  return new URL(page.url()).pathname.split("/").pop();
}

/** The code of the matter that a recommendation hangs on, as its page shows it. */
export async function matterOf(page, code) {
  await page.goto(`${BASE}/recommendations/${code}`);
  const line = await page.locator(".page-head .code").first().textContent();
  return line.match(/VD-\d+-\d+/)[0];
}

/** A paper of the house as a file to be sent along: any real PDF will do. */
export async function paper(page, address, name) {
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200, address);
  assert.equal(answer.headers()["content-type"], "application/pdf");
  return { name, mimeType: "application/pdf", buffer: await answer.body() };
}

/** A picture as a phone's camera gives it. */
export async function picture(page, name = "anh.jpg") {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 480;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#8a5a2b";
    pen.fillRect(80, 60, 480, 360);
    const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.8));
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  });
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}

/** Answers every question of the checklist alike, with a photo where one is asked for. */
export async function answerAll(page, verdict) {
  for (const radio of await page.locator(`form.inspection input[type=radio][value="${verdict}"]`).all()) await radio.check();
}
