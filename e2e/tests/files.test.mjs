// Papers at the counter: chosen or photographed, kept with the draft, shown in the page.
import { test, describe, before, after } from "node:test";
import assert from "node:assert/strict";
import { axeClean, openBrowser } from "../lib/browser.mjs";
import { startDemo } from "../lib/server.mjs";
import { Office, accept, beginIntake } from "../lib/work.mjs";

/** The smallest picture there is. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "base64");

/** A page of one sheet, written letter by letter. */
function pdf() {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>", "<</Type/Page/Parent 2 0 R>>"];
  let text = "%PDF-1.7\n";
  let table = "xref\n0 4\n0000000000 65535 f \n";
  objects.forEach((object, at) => {
    table += `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  });
  return Buffer.from(`${text}${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}

/** A photograph as a browser writes it. */
async function jpeg(page) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    canvas.getContext("2d").fillRect(8, 8, 40, 40);
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(url.split(",")[1], "base64");
}

describe("papers at the counter", () => {
  let server, browser, office;
  before(async () => {
    const camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
    [server, browser] = await Promise.all([startDemo(), openBrowser(camera)]);
    office = new Office(browser, server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens a file of the page in its viewer and gives what the frame or the picture shows. */
  async function shown(page, name) {
    await page.locator("main a[data-view]", { hasText: name }).first().click();
    const viewer = page.locator("dialog[open] iframe, dialog[open] img").first();
    await viewer.waitFor();
    const address = await viewer.getAttribute("src");
    const answer = await page.request.get(new URL(address, server.address).href);
    await page.keyboard.press("Escape");
    return { kind: answer.headers()["content-type"], status: answer.status(), bytes: await answer.body() };
  }

  test("PDF, JPEG and PNG are taken, shown in the page and kept by the dossier", async () => {
    const page = await office.at("receiver");
    await beginIntake(page, "1.001193");
    const field = page.locator("#chosen input[type=file]").first();
    await field.setInputFiles([
      { name: "to-khai.pdf", mimeType: "application/pdf", buffer: pdf() },
      { name: "giay-chung-sinh.jpg", mimeType: "image/jpeg", buffer: await jpeg(page) },
      { name: "cu-tru.png", mimeType: "image/png", buffer: PNG },
    ]);
    for (const name of ["to-khai", "giay-chung-sinh", "cu-tru"]) await page.locator("#chosen .file", { hasText: name }).waitFor();
    await axeClean(page);
    const code = await accept(page);
    await page.goto(`/staff/dossiers/${code}`);
    for (const [name, kind] of [["to-khai", "application/pdf"], ["giay-chung-sinh", "image/jpeg"], ["cu-tru", "image/png"]]) {
      const file = await shown(page, name);
      assert.deepEqual([file.status, file.kind], [200, kind], name);
      assert.ok(file.bytes.length > 0, name);
    }
  });

  test("a paper is photographed with the camera of the counter", async () => {
    const page = await office.at("receiver");
    await beginIntake(page, "1.001193");
    const button = page.locator("#chosen [data-camera]").first();
    await button.waitFor();
    await button.click();
    const screen = page.locator("dialog[open] video");
    await screen.waitFor();
    await page.waitForFunction(() => document.querySelector("dialog[open] video")?.videoWidth > 0);
    await page.locator("dialog[open] button").click();
    await page.locator("#chosen .file", { hasText: /camera-\d+/ }).waitFor();
    const code = await accept(page);
    await page.goto(`/staff/dossiers/${code}`);
    const file = await shown(page, "camera-");
    assert.deepEqual([file.status, file.kind], [200, "image/jpeg"]);
    assert.ok(file.bytes.length > 1_000, "a picture and not an empty sheet");
  });

  test("a page of script under the name of a picture is refused by name", async () => {
    const page = await office.at("receiver");
    await beginIntake(page, "1.001193");
    const field = page.locator("#chosen input[type=file]").first();
    await field.setInputFiles({ name: "anh.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html><script>1</script></html>") });
    await page.locator("#chosen .error, #chosen [role=alert], .alert.bad", { hasText: /PDF/ }).first().waitFor();
    assert.equal(await page.locator("#chosen .file", { hasText: "anh" }).count(), 0);
  });
});
