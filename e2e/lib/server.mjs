// Starts the real binary on a demo store of its own, on SQLite or PostgreSQL, and stops what it started.
import { spawn, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startPostgres } from "./postgres.mjs";

const run = promisify(execFile);

export const BINARY = process.env.MOTCUA_BIN ?? fileURLToPath(new URL("../../target/debug/motcua", import.meta.url));

/** A Monday morning on which the clock of every browser test starts. */
export const START = "2026-11-23T08:00";

/** Starts `motcua demo`; `database` is "sqlite" or "postgres". Resolves once the demo is filled and served. */
export async function startDemo(database = "sqlite", { now = START } = {}) {
  const data = await mkdtemp(path.join(tmpdir(), "motcua-e2e-"));
  const cluster = database === "postgres" ? await startPostgres() : null;
  const flags = ["--data", data, ...(cluster ? ["--database", cluster.url] : [])];
  let { child, address } = await serve(flags, now);
  const { stdout } = await run(BINARY, ["accounts", "--json", ...flags], { maxBuffer: 64 << 20 });
  const accounts = JSON.parse(stdout);
  return {
    get address() {
      return address;
    },
    accounts,
    flags,
    /** Stops the server and serves the same store at a later time, at another address. */
    async at(later) {
      await ended(child);
      ({ child, address } = await serve(flags, later));
    },
    /** The demo account whose login starts with `unit` and holds `role`. */
    account(role, unit) {
      const found = accounts.find((a) => a.roles.includes(role) && (!unit || a.name.startsWith(unit)));
      if (!found) throw new Error(`no demo account with role ${role} at ${unit ?? "any unit"}`);
      return found;
    },
    motcua: (...args) => run(BINARY, [...args, ...flags], { maxBuffer: 64 << 20, encoding: "buffer" }),
    async stop() {
      await ended(child);
      await cluster?.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function serve(flags, now) {
  const child = spawn(BINARY, ["demo", ...flags, "--listen", "127.0.0.1:0", "--now", now], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await firstAddress(child);
  await untilReady(address, child);
  return { child, address };
}

async function ended(child) {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}

// The binary listens on a free port and says which: the first http address it prints.
function firstAddress(child) {
  return new Promise((found, failed) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const address = text.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) found(address[0]);
    });
    child.once("exit", (code) => failed(new Error(`motcua demo ended with ${code}`)));
  });
}

async function untilReady(address, child) {
  while (child.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error("motcua demo ended before it was ready");
}
