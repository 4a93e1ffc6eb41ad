/** Files that may be attached, with the extension that they are kept under. */
export const attachedFileTypes = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const;
export type AttachedFileType = keyof typeof attachedFileTypes;

const beginnings: readonly (readonly [type: AttachedFileType, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // RIFF, four bytes of length, WEBP.
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes, whatever its name says; undefined where it is none of ours. */
export function fileTypeOf(bytes: Uint8Array): AttachedFileType | undefined {
  const found = beginnings.find(([, at, wanted]) => wanted.every((byte, index) => bytes[at + index] === byte));
  return found?.[0];
}

export interface PictureSize {
  width: number;
  height: number;
}

/** Width and height as a picture's header states them; undefined for a PDF, and where the header is cut off. */
export function pictureSizeOf(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (fileTypeOf(bytes)) {
      case 'image/png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'image/jpeg':
        return jpegSize(view);
      case 'image/webp':
        return webpSize(view);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The day on which a photo says that it was taken, `YYYY-MM-DD`, from the EXIF data of a JPEG. */
export function dayTakenOf(bytes: Uint8Array): string | undefined {
  if (fileTypeOf(bytes) !== 'image/jpeg') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const exif = exifOf(view);
    const text = exif && (exifText(exif, exif.inExif, 0x9003) ?? exifText(exif, exif.first, 0x0132));
    const [, year, month, day] = /^(\d{4}):(\d{2}):(\d{2})/.exec(text ?? '') ?? [];
    return year === undefined ? undefined : `${year}-${month}-${day}`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Segments of a JPEG up to the picture itself: marker, and where its content begins. */
function* jpegSegments(view: DataView): Generator<{ marker: number; start: number; end: number }> {
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return;
    const end = at + 2 + view.getUint16(at + 2);
    yield { marker, start: at + 4, end };
    at = end;
  }
}

function jpegSize(view: DataView): PictureSize | undefined {
  for (const { marker, start } of jpegSegments(view)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(start + 1), width: view.getUint16(start + 3) };
  }
  return undefined;
}

function webpSize(view: DataView): PictureSize | undefined {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === 'VP8X') return { width: 1 + threeBytes(view, 24), height: 1 + threeBytes(view, 27) };
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 };
  if (chunk !== 'VP8L') return undefined;
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits % 0x4000), height: 1 + (Math.floor(bits / 0x4000) % 0x4000) };
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

interface Exif {
  view: DataView;
  isLittle: boolean;
  /** Entries of the picture's own directory, and of the camera's. */
  first: Map<number, number>;
  inExif: Map<number, number>;
}

function exifOf(view: DataView): Exif | undefined {
  for (const { marker, start, end } of jpegSegments(view)) {
    // "Exif", two zeros, then a TIFF header.
    if (marker !== 0xe1 || view.getUint32(start) !== 0x45786966) continue;
    const tiff = new DataView(view.buffer, view.byteOffset + start + 6, Math.min(end, view.byteLength) - start - 6);
    const isLittle = tiff.getUint16(0) === 0x4949;
    const first = directory(tiff, tiff.getUint32(4, isLittle), isLittle);
    const pointer = first.get(0x8769);
    const inExif = pointer === undefined ? new Map() : directory(tiff, tiff.getUint32(pointer + 8, isLittle), isLittle);
    return { view: tiff, isLittle, first, inExif };
  }
  return undefined;
}

/** Where each tag's entry is. */
function directory(tiff: DataView, at: number, isLittle: boolean): Map<number, number> {
  const count = tiff.getUint16(at, isLittle);
  const entries = Array.from({ length: count }, (_, index) => at + 2 + index * 12);
  return new Map(entries.map((entry) => [tiff.getUint16(entry, isLittle), entry]));
}

function exifText({ view, isLittle }: Exif, entries: Map<number, number>, tag: number): string | undefined {
  const entry = entries.get(tag);
  if (entry === undefined) return undefined;
  const length = view.getUint32(entry + 4, isLittle);
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle);
  // A date and time is nineteen signs; nothing longer is wanted.
  return String.fromCharCode(
    ...Array.from({ length: Math.min(length, 19) }, (_, index) => view.getUint8(start + index)),
  );
}
