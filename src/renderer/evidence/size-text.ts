import type { Language } from '../../shared/language.ts';

/** `320 KB`, `2,4 MB`, `76,9 GB` */
export function sizeText(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} KB`;
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID', { maximumFractionDigits: 1 });
  const megabytes = kilobytes / 1024;
  return megabytes < 1024 ? `${format.format(megabytes)} MB` : `${format.format(megabytes / 1024)} GB`;
}
