// A list as the national portal sends it: some rows right, some wrong, dates written in three ways, and rubbish between.

/** The rows of an exported table, each an object by its titles. */
export function tableOf(text) {
  const [head, ...rows] = text.replace(/^\ufeff/, "").trim().split(/\r?\n/).map(cells);
  return rows.map((row) => Object.fromEntries(head.map((title, at) => [title, row[at] ?? ""])));
}

// Enough for what Motcua writes: quotes around cells that hold a comma, doubled within.
function cells(line) {
  const found = line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g);
  return [...found].slice(0, -1).map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

/** A date of `2026-11-23` in the way that the number asks for. */
export function written(date, way) {
  const [year, month, day] = date.split("-");
  return [`${day}/${month}/${year}`, date, `${day}-${month}-${year} 17:00`][way % 3];
}

/** A list of `size` rows: every known dossier once, a hundred of them twice, codes that nobody has, and no codes at all. */
export function portalList(known, size) {
  const rows = known.map(({ code, due, ended }, no) => [
    code, due && written(due, no), no % 2 === 0 && ended ? written(ended, no) : "", no % 5 === 0 ? "=1+1" : "Quá hạn",
  ]);
  const twice = known.slice(0, 100).map(({ code, due }, no) => [code.toLowerCase(), due && written(due, no), "", "Quá hạn"]);
  const rest = Array.from({ length: size - rows.length - twice.length }, (_, no) => stranger(no));
  const all = [...rows, ...twice, ...rest];
  return ["Mã hồ sơ;Ngày hẹn trả;Ngày kết thúc;Trạng thái", ...all.map((row) => row.join(";"))].join("\r\n");
}

function stranger(no) {
  const number = String((no % 9000) + 1).padStart(4, "0");
  const codes = [`H41.060-200102-${number}`, `H41-khong-phai-ma-${no}`, `=HYPERLINK("http://example.invalid")`];
  return [codes[no % 3], "31/02/2026", "", "Quá hạn"];
}
