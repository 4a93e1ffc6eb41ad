import type { Language } from '../../shared/language.ts';

/** `320 KB`, `2,4 MB` */
export function sizeText(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} KB`;
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID', { maximumFractionDigits: 1 });
  return `${format.format(kilobytes / 1024)} MB`;
}
