// Reads printed forms as a person would: their text, and their QR code with a scanner.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import assert from "node:assert/strict";

const run = promisify(execFile);

/** The text of a form, white space folded. */
export async function formText(page, code, form) {
  return withForm(page, code, form, text);
}

/** The text of any paper at an address of the house. */
export async function pdfText(page, address) {
  return withPaper(page, address, text);
}

/** The words of a table without the breaks, seen or not, inside narrow columns: cell after cell, nothing between. */
export async function cellText(page, address) {
  return withPaper(page, address, async (file) => {
    const { stdout } = await run("pdftotext", ["-raw", file, "-"]);
    return stdout.replace(/[\s\u200b]+/g, "");
  });
}

/** The text of a PDF in a file. */
export async function text(file) {
  const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
  return stdout.replace(/\s+/g, " ");
}

/** What a scanner reads off a form. */
export async function qrOf(page, code, form) {
  return withForm(page, code, form, async (file, folder) => {
    await run("pdftoppm", ["-r", "200", "-png", "-singlefile", file, path.join(folder, "page")]);
    const { stdout } = await run("zbarimg", ["--quiet", "--raw", path.join(folder, "page.png")]);
    return stdout.trim();
  });
}

async function withForm(page, code, form, read) {
  return withPaper(page, `/staff/dossiers/${code}/forms/${form}.pdf`, read);
}

async function withPaper(page, address, read) {
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200, address);
  assert.equal(answer.headers()["content-type"], "application/pdf");
  const folder = await mkdtemp(path.join(tmpdir(), "motcua-form-"));
  try {
    const file = path.join(folder, "form.pdf");
    await writeFile(file, await answer.body());
    return await read(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
