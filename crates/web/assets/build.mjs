// Builds everything a browser loads and writes `assets.rs`, which embeds it.
//
//     node build.mjs OUT
//
// Names carry a hash of the content, so browsers may keep every file for good; texts are compressed here once
// and as far as it goes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const out = resolve(process.argv[2] ?? "dist");
const dist = join(out, "dist");
mkdirSync(dist, { recursive: true });

const KINDS = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** Plain name -> what is embedded. */
const assets = new Map();

/** Takes a file in under its hashed name. */
function add(name, bytes) {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const hashed = `${name.slice(0, -ending.length - 1)}-${hash}.${ending}`;
  const packed = ending === "woff2" ? null : pack(bytes);
  assets.set(name, { hashed, kind: KINDS[ending], bytes, packed });
  return hashed;
}

function pack(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
}

function fonts() {
  for (const subset of ["latin", "vietnamese"]) {
    for (const weight of ["400", "500", "600"]) {
      const file = `be-vietnam-pro-${subset}-${weight}`;
      add(`${file}.woff2`, readFileSync(`node_modules/@fontsource/be-vietnam-pro/files/${file}-normal.woff2`));
    }
  }
}

function style(name) {
  const options = { style: "compressed", loadPaths: ["node_modules"], quietDeps: true, silenceDeprecations: ["import"] };
  const css = compile(`scss/${name}.scss`, options).css.replace(/url\("?asset:([^")]+)"?\)/g, (_, file) => {
    const found = assets.get(file);
    if (!found) throw new Error(`${name}.scss names ${file}, which is not built`);
    return `url(${found.hashed})`;
  });
  add(`${name}.css`, Buffer.from(css));
}

async function script(name) {
  const result = await build({
    entryPoints: [`src/${name}.ts`],
    bundle: true,
    minify: true,
    write: false,
    target: "es2022",
    format: "iife",
    legalComments: "none",
    logLevel: "silent",
  });
  add(`${name}.js`, Buffer.from(result.outputFiles[0].contents));
}

/** The Rust table, with paths relative to itself. */
function table() {
  const rows = [...assets].map(([name, { hashed, kind, bytes, packed }]) => {
    writeFileSync(join(dist, hashed), bytes);
    const embed = (file) => `include_bytes!(concat!(env!("OUT_DIR"), "/dist/${file}"))`;
    let compressed = "brotli: &[], gzip: &[]";
    if (packed) {
      writeFileSync(join(dist, `${hashed}.br`), packed.br);
      writeFileSync(join(dist, `${hashed}.gz`), packed.gz);
      compressed = `brotli: ${embed(`${hashed}.br`)}, gzip: ${embed(`${hashed}.gz`)}`;
    }
    return `    Asset { name: "${name}", hashed: "${hashed}", address: "/assets/${hashed}", kind: "${kind}", plain: ${embed(hashed)}, ${compressed} },`;
  });
  writeFileSync(join(out, "assets.rs"), `static ASSETS: &[Asset] = &[\n${rows.join("\n")}\n];\n`);
}

fonts();
add("icon.svg", readFileSync("img/icon.svg"));
style("staff");
style("public");
await script("staff");
table();
