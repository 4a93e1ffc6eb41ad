import type { WrittenPdf } from '../write-pdf.ts';
import { drawNameCards, drawNameTags } from './draw-name-cards.ts';
import { drawPhotoSheet } from './draw-photo-sheet.ts';
import type { MeetingSheet } from './meeting-sheet.ts';
import { startSheets } from './start-sheet-pdf.ts';

const drawn = { photos: drawPhotoSheet, nameCards: drawNameCards, nameTags: drawNameTags };

/** Adds the sheet's pages to a document; gives their number. */
export const drawMeetingSheet: typeof drawPhotoSheet = (pen, sheet, onProgress) =>
  drawn[sheet.sheet](pen, sheet, onProgress);

/** Cards, tags or the photo sheet of a meeting as a PDF. What `onProgress` throws ends the work. */
export async function writeMeetingSheet(
  sheet: MeetingSheet,
  options: { resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const { title, meetingTitle, date, language, kop } = sheet;
  const info = { title: `${title} – ${meetingTitle}`, author: kop.unit || kop.company, date, language };
  const { document, pen, finished } = startSheets(info, options.resourcesFolder);
  const pages = drawMeetingSheet(pen, sheet, options.onProgress);
  document.end();
  return { bytes: await finished, pages };
}
