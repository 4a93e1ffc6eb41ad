import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Reads a PDF for drawing. pdf.js is large and only this page needs it, so it is loaded when first used. */
export async function openPdf(blob: Blob): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist'),
    // A file of ours by its address: the content security policy allows workers of this origin only.
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs.getDocument({ data: await blob.arrayBuffer() }).promise;
}
