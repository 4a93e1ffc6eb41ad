import { maxAttachmentSize } from '../../shared/attachments.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { dayTakenOf, fileTypeOf } from '../../shared/file-kind.ts';
import type { AttachedFileType } from '../../shared/file-kind.ts';
import type { Issue } from '../../shared/validation.ts';

/** Pixels of a photo's longer side: enough for half a page of print, a tenth of what a phone takes. */
const longestSide = 2048;
const quality = 0.8;
const megabyte = 1024 * 1024;

/** A file as `attachments.add` takes it, or what is wrong with it. */
export type Prepared =
  | { isFine: true; data: string; type: AttachedFileType; takenOn: string | null }
  | { isFine: false; issue: Pick<Issue, 'code' | 'params'> };

/** Reads a file that somebody picked: photos are made smaller, upright and free of what a camera adds; a PDF stays as it is. */
export async function prepareFile(file: File, today: string): Promise<Prepared> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = fileTypeOf(bytes);
  if (type === undefined) return { isFine: false, issue: { code: 'fileType' } };
  const kept = type === 'application/pdf' ? file : await smallerPicture(file, type);
  if (kept === null) return { isFine: false, issue: { code: 'fileType' } };
  if (kept.size > maxAttachmentSize) {
    const params = { size: Math.ceil(kept.size / megabyte), maximum: maxAttachmentSize / megabyte };
    return { isFine: false, issue: { code: 'fileTooLarge', params } };
  }
  const day = dayTakenOf(bytes);
  // A camera whose clock runs ahead, or was never set, tells no day.
  const takenOn = day !== undefined && isCalendarDate(day) && day >= '2000-01-01' && day <= today ? day : null;
  return { isFine: true, data: await base64Of(kept), type: kept === file ? type : 'image/jpeg', takenOn };
}

/** The picture as a JPEG; itself where it is a small PNG already (a drawing, a screenshot). Null where it cannot be read. */
async function smallerPicture(file: File, type: AttachedFileType): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return null;
  // JPEG knows nothing transparent; paper is white.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const smaller = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  if (smaller === null) return null;
  return type === 'image/png' && scale === 1 && file.size <= smaller.size ? file : smaller;
}

/** A file's bytes as base64, as operations take them. */
export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}
