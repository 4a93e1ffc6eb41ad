/**
 * Whole rupiah from `1.250.000`, `Rp 1.250.000,00`, `1,250,000` or `1250000`; null where it cannot be read.
 * Sen are only accepted when zero, because amounts are whole rupiah.
 */
export function readMoney(text: string): number | null {
  const clean = text
    .replace(/\s/g, '')
    .replace(/^rp\.?/i, '')
    .replace(/,-$/, '');
  const whole = clean.replace(/[.,]0{1,2}$/, '');
  const grouped = /^\d{1,3}(\.\d{3})+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole);
  if (!grouped && !/^\d+$/.test(whole)) return null;
  return safe(Number(whole.replace(/[.,]/g, '')));
}

/** A count from `1.234` or `1234`; null where it cannot be read. */
export function readInteger(text: string): number | null {
  return readMoney(text);
}

function safe(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
