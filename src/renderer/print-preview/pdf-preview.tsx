import { useCallback, useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { useTranslation } from 'react-i18next';
import type { ExportedFile } from '../../shared/exports.ts';
import { useHost } from '../host/host-context.tsx';
import { openPdf } from './open-pdf.ts';
import classes from './print-preview.module.css';

export interface PdfPreviewProps {
  file: Pick<ExportedFile, 'id'> | null;
  isBusy: boolean;
  /** The share of the next file that is made, 0 to 1. */
  done?: number | undefined;
  /** What it is a preview of; an attendance sheet where nothing is said. */
  label?: string;
  /** Where the file comes from; a finished export where nothing is said. */
  read?: (id: string) => Promise<Blob>;
}

/** The pages of a finished PDF, drawn as they will be printed. The last one stays while the next is made. */
export function PdfPreview({ file, isBusy, done, label, read }: PdfPreviewProps) {
  const { t } = useTranslation();
  const host = useHost();
  const readFile = read ?? host.readFile;
  const [shown, setShown] = useState<PDFDocumentProxy | null>(null);
  const [failedId, setFailedId] = useState<string | null>(null);
  const hasFailed = file !== null && file.id === failedId;
  const fail = useCallback(() => setFailedId(file?.id ?? null), [file]);

  useEffect(() => {
    if (file === null) return;
    let isCurrent = true;
    readFile(file.id)
      .then(openPdf)
      .then((pdf) => (isCurrent ? setShown(pdf) : void pdf.loadingTask.destroy()))
      .catch(() => isCurrent && setFailedId(file.id));
    return () => {
      isCurrent = false;
    };
  }, [file, readFile]);
  useEffect(() => () => void shown?.loadingTask.destroy(), [shown]);

  return (
    <div
      className={classes.preview}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      role="region"
      aria-label={label ?? t('sheetPage.preview')}
      aria-busy={isBusy}
    >
      <div className={classes.previewStatus} role="status">
        {hasFailed
          ? t('failures.unexpected')
          : isBusy || !shown
            ? done === undefined || done === 0
              ? t('sheetPage.making')
              : t('sheetPage.makingDone', { percent: Math.round(done * 100) })
            : t('reportPage.pages', { total: shown.numPages })}
      </div>
      {shown &&
        Array.from({ length: shown.numPages }, (_, index) => (
          <PdfPage key={`${shown.fingerprints[0]}/${index}`} pdf={shown} number={index + 1} onFailed={fail} />
        ))}
    </div>
  );
}

const pageWidth = 700;

/** One page; drawn when it comes into sight, because a sheet for 500 people has thirty. */
function PdfPage({ pdf, number, onFailed }: { pdf: PDFDocumentProxy; number: number; onFailed: () => void }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSeen, setIsSeen] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setIsSeen(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!isSeen || element === null) return;
    let isCurrent = true;
    let drawing: RenderTask | undefined;
    async function draw(canvasElement: HTMLCanvasElement) {
      const page = await pdf.getPage(number);
      if (!isCurrent) return;
      const scale = (pageWidth / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio);
      const viewport = page.getViewport({ scale });
      canvasElement.width = viewport.width;
      canvasElement.height = viewport.height;
      drawing = page.render({ canvas: canvasElement, viewport });
      await drawing.promise;
    }
    // A page that is left while it is drawn rejects; that is how pdf.js says that it stopped.
    draw(element).catch(() => isCurrent && onFailed());
    return () => {
      isCurrent = false;
      drawing?.cancel();
    };
  }, [pdf, number, isSeen, onFailed]);

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('sheetPage.page', { number, total: pdf.numPages })}
      className={classes.page}
      width={pageWidth}
      height={pageWidth * 1.42}
    />
  );
}
