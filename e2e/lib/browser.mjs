// Debian's Chromium under playwright-core, and what every page test checks.
import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { text } from "./paper.mjs";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const DOCS = fileURLToPath(new URL("../../docs/screenshots", import.meta.url));
const RESULTS = fileURLToPath(new URL("../../test-results", import.meta.url));
const IN_DOCS = new Set(["intake-vi-1366", "dossier-vi-1366", "queue-en-1366", "tracked-vi-360", "procedure-vi-1366",
  "docket-ours-vi-1366", "docket-desk-vi-1366", "docket-leader-vi-1366", "supervision-ahead-vi-1366"]);

/** Debian's Chromium; `more` are further switches, such as those of a camera that shows a test picture. */
export async function openBrowser(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...more],
  });
}

/** A fresh person at a fresh machine: own cookies; `width` 1366 is an office PC, 360 a phone. */
export async function person(browser, server, { width = 1366, height = 768, lang = "vi", js = true, dark = false } = {}) {
  const context = await browser.newContext({
    baseURL: server.address, viewport: { width, height }, locale: lang === "vi" ? "vi-VN" : "en-GB",
    javaScriptEnabled: js, timezoneId: "Asia/Ho_Chi_Minh", bypassCSP: false,
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  // Generous, because it only ends a test that has failed: a busy machine is no fault of the page.
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => assert.fail(`script error on ${page.url()}: ${error}`));
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) assert.fail(`${page.url()}: ${message.text()}`);
  });
  return page;
}

export async function signIn(page, account) {
  await page.goto("/sign-in");
  await page.fill("input[name=login]", account.name);
  await page.fill("input[name=password]", account.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/staff/);
}

/** Fails with every WCAG 2.2 AA violation that axe finds on the page as it stands. */
export async function axeClean(page) {
  // The page's own policy forbids foreign scripts, so axe comes in through the debugger's world.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"]})
      .then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | "))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  assert.deepEqual(JSON.parse(result.value), [], `axe on ${page.url()}`);
}

/** No sideways scrolling of the page itself: what a phone at 360 px or a zoomed screen needs. */
export async function fitsWidth(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${page.url()} is ${over} px wider than the screen`);
}

/** Keeps a picture of the page: the few that the docs show in docs/screenshots, all others in test-results. */
export async function screenshot(page, name) {
  const folder = IN_DOCS.has(name) ? DOCS : RESULTS;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Prints the page as a browser would, keeps the sheet beside the screenshots and gives its text. */
export async function printed(page, name) {
  await mkdir(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${name}.pdf`);
  await page.pdf({ path: file, format: "A4" });
  return text(file);
}
