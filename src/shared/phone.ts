/** A phone number in the form in which numbers are compared: `+62…`; `''` where there is none (DOMAIN rule 10). */
export function comparablePhone(phone: string | null | undefined): string {
  const digits = (phone ?? '').replace(/[^\d+]/g, '');
  if (digits === '') return '';
  if (digits.startsWith('+')) return `+${digits.slice(1).replace(/\D/g, '')}`;
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`;
  if (digits.startsWith('62')) return `+${digits}`;
  return `+62${digits}`;
}

/** `0812-3456-7890` → `0812••••7890`: how a number stands in lists and exports unless asked for (UU PDP). */
export function maskPhone(phone: string): string {
  const compact = /[\s.()-]/.test(phone) ? phone.replace(/[\s.()-]/g, '') : phone;
  if (compact.length <= 7) return compact === '' ? '' : '••••';
  return `${compact.slice(0, 4)}••••${compact.slice(-4)}`;
}
