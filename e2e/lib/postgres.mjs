// A PostgreSQL cluster of the tests' own: in a temporary folder, on a free loopback port, gone afterwards.
import { execFile } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** `durable` keeps PostgreSQL's own fsync, for measuring; tests do without. */
export async function startPostgres({ durable = false } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "motcua-pg-"));
  const bin = binaries();
  const port = await freePort();
  if (process.getuid() === 0) await chown(folder, ...(await postgresIds()));
  const data = path.join(folder, "data");
  await asPostgres(path.join(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=${durable ? "on" : "off"}`;
  await asPostgres(path.join(bin, "pg_ctl"), "-D", data, "-o", options, "-l", path.join(folder, "log"), "-w", "start");
  await asPostgres(path.join(bin, "createdb"), "-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "motcua");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/motcua`,
    async stop() {
      await asPostgres(path.join(bin, "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// Debian keeps the server's programs out of PATH, one folder a version.
function binaries() {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((v) => path.join(root, v, "bin")).find((b) => existsSync(path.join(b, "initdb")));
  if (!found) throw new Error("no PostgreSQL server found: run `make setup`");
  return found;
}

// PostgreSQL refuses to run as root; Debian's package brings the user for it.
function asPostgres(program, ...args) {
  return process.getuid() === 0
    ? run("runuser", ["-u", "postgres", "--", program, ...args], { cwd: "/" })
    : run(program, args);
}

async function postgresIds() {
  const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
  return [Number(uid.stdout), Number(gid.stdout)];
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
