// Not among pdfmake's typed modules; write-pdf.ts says what it needs of it.
declare module 'pdfmake/js/PDFDocument.js';
