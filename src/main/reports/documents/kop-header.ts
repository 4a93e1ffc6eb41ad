import { paperKop } from '../kop.ts';
import type { Kop } from '../kop.ts';
import { paragraph, picture, table, twips } from './word-xml.ts';
import type { WordPicture } from './word-xml.ts';

const emuPerMillimetre = 36_000;

/** The kop of a Word template: logos as they are, names and address as placeholders; `width` twips wide. */
export function kopHeader(kop: Kop, width: number): { xml: string; pictures: WordPicture[] } {
  const logos = [kop.logo, kop.logoRight].map((logo) => (logo === null ? null : pictureOf(logo)));
  const pictures = logos.filter((logo) => logo !== null);
  const side = pictures.length > 0 ? twips(paperKop.logoWidth + 2) : 0;
  const names = [
    paragraph('{{perusahaan}}', { align: 'center', isBold: true, size: 28, after: 0 }),
    ...(kop.unit === '' ? [] : [paragraph('{{unit}}', { align: 'center', isBold: true, size: 24, after: 0 })]),
    paragraph('{{alamat}}', { align: 'center', size: 18, after: 0 }),
    ...(kop.note === '' ? [] : [paragraph(kop.note, { align: 'center', size: 18, after: 0 })]),
  ].join('');
  const cell = (index: number) => {
    const logo = logos[index];
    if (!logo) return paragraph('', { after: 0 });
    return picture(logo, pictures.indexOf(logo) + 1, index === 0 ? 'left' : 'right');
  };
  const columns =
    side === 0
      ? table([[names]], { widths: [width], hasGrid: false })
      : table([[cell(0), names, cell(1)]], { widths: [side, width - 2 * side, side], hasGrid: false });
  return { xml: columns + paragraph('', { size: 4, after: 160, hasDoubleRule: true }), pictures };
}

function pictureOf(logo: string): WordPicture | null {
  const bytes = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  const size = pictureSize(bytes);
  if (!size) return null;
  const scale = Math.min(paperKop.logoWidth / size.width, paperKop.logoHeight / size.height) * emuPerMillimetre;
  return {
    bytes,
    extension: logo.startsWith('data:image/png') ? 'png' : 'jpeg',
    width: Math.round(size.width * scale),
    height: Math.round(size.height * scale),
  };
}

/** Pixels of a PNG or JPEG, from its head; undefined where it is broken. */
function pictureSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  // Segments of a JPEG, up to the one that tells of its frame.
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
