import type { AttachedFileType } from '../../shared/file-kind.ts';
import { searchText } from '../../shared/search-text.ts';

/** The kind of evidence that a file's name tells of (`Daftar Hadir FGD.pdf`); a picture is a photo otherwise. */
export function guessKind(fileName: string, type: AttachedFileType, codes: readonly string[]): string {
  const name = searchText(fileName.replace(/\.[a-z0-9]+$/i, ''));
  const isOther = (code: string) => code === 'lainnya' || code === 'foto';
  // The longer word says more: a "berita acara serah terima" is no invitation to it.
  const told = codes
    .filter((code) => !isOther(code) && code.split('-').length > 0 && name.includes(searchText(code)))
    .toSorted((a, b) => b.length - a.length);
  return told[0] ?? (type === 'application/pdf' ? 'lainnya' : 'foto');
}
