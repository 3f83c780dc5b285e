// `<input data-scan data-scan-next="procedure">`: a reader types the chip card's text and presses Enter:
//
//     id|old id|name|ddmmyyyy|sex|address|issue date
//
// Each part goes into the field of the same form that is marked `data-scan-part="id"` (old, name, birth, sex,
// address, issued; sex as `male` or `female`), and the focus goes on to the field named by `data-scan-next`. Text that is no card is left
// for the server to judge.

const PARTS = ["id", "old", "name", "birth", "sex", "address", "issued"] as const;

/** ddmmyyyy as people write it; anything else as it is. */
function written(date: string): string {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(date);
  return match ? `${match[1]}/${match[2]}/${match[3]}` : date;
}

/** The card says it in Vietnamese; our fields know it by these names. */
const SEX: Record<string, string> = { nam: "male", "nữ": "female" };

export function read(text: string): Map<string, string> | undefined {
  const pieces = text.trim().split("|").map((piece) => piece.trim());
  if (pieces.length < 6 || !/^\d{12}$/.test(pieces[0])) return undefined;
  return new Map(
    PARTS.map((part, place) => {
      const piece = (pieces[place] ?? "").normalize("NFC");
      if (part === "sex") return [part, SEX[piece.toLowerCase()] ?? piece];
      return [part, part === "birth" || part === "issued" ? written(piece) : piece];
    }),
  );
}

/** Sets a field as a person would, so that drafts and partial updates notice. */
function put(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (field instanceof HTMLInputElement && field.type === "radio") {
    if (field.value !== value) return;
    field.checked = true;
  } else if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((one) => one.value === value || one.text === value);
    if (option) field.value = option.value;
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  const input = event.target as HTMLInputElement;
  if (event.key !== "Enter" || !input.matches?.("[data-scan]") || !input.form) return;
  event.preventDefault();
  const card = read(input.value);
  if (!card) {
    input.setAttribute("aria-invalid", "true");
    return;
  }
  input.removeAttribute("aria-invalid");
  for (const field of input.form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-scan-part]")) {
    const value = card.get(field.dataset.scanPart ?? "");
    if (value) put(field, value);
  }
  // What was read stands in the fields now; left here it would be read again over corrections.
  input.value = "";
  const next = document.getElementById(input.dataset.scanNext ?? "");
  next?.focus();
});
