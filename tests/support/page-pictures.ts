import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pixels per inch of the reference pictures: small enough to keep, large enough to see a shifted line. */
const resolution = 48;

/** Pixels that may differ by more than a shade: letters are drawn a little otherwise on another machine. */
const mayDiffer = 0.004;

interface Picture {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  png: Buffer;
}

/** The pages of a PDF as pictures to compare. */
export async function pagePictures(bytes: Uint8Array): Promise<Picture[]> {
  return (await drawnPages(bytes, resolution)).map(({ width, height, canvas }) => ({
    width,
    height,
    pixels: canvas.getContext('2d').getImageData(0, 0, width, height).data,
    png: canvas.toBuffer('image/png'),
  }));
}

/** The pages of a PDF, drawn at `dotsPerInch`. */
export async function drawnPages(bytes: Uint8Array, dotsPerInch: number) {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: pathToFileURL(join(folder, 'standard_fonts/')).href,
    verbosity: 0,
  });
  const document = await loading.promise;
  const pages: { width: number; height: number; canvas: Canvas }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dotsPerInch / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    // Node's canvas has all that pdfjs draws with; its types are the browser's.
    await page.render({ canvas: canvas as never, viewport }).promise;
    pages.push({ width: canvas.width, height: canvas.height, canvas });
  }
  await loading.destroy();
  return pages;
}

/**
 * Holds pages against the reference pictures in `tests/pictures/<name>`; answers what differs, a sentence a
 * page. With UPDATE_PICTURES=1 the references are made anew instead: look at them before they are committed.
 */
export async function differencesFrom(name: string, pages: readonly Picture[]): Promise<string[]> {
  const fileOf = (index: number) =>
    join(process.cwd(), 'tests/pictures', name, `${String(index + 1).padStart(2, '0')}.png`);
  if (process.env['UPDATE_PICTURES'] === '1') {
    pages.forEach((page, index) => {
      mkdirSync(dirname(fileOf(index)), { recursive: true });
      writeFileSync(fileOf(index), page.png);
    });
    return [];
  }
  const found = await Promise.all(pages.map((page, index) => differenceOf(page, fileOf(index), index + 1)));
  return found.flat();
}

async function differenceOf(page: Picture, file: string, number: number): Promise<string[]> {
  const image = await loadImage(readFileSync(file));
  if (image.width !== page.width || image.height !== page.height) return [`page ${number} has another size`];
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const wanted = context.getImageData(0, 0, image.width, image.height).data;
  let different = 0;
  for (let pixel = 0; pixel < wanted.length; pixel += 4) {
    const off = [0, 1, 2].some(
      (channel) => Math.abs((wanted[pixel + channel] ?? 0) - (page.pixels[pixel + channel] ?? 0)) > 70,
    );
    if (off) different += 1;
  }
  const share = different / (wanted.length / 4);
  return share > mayDiffer ? [`page ${number} differs in ${(share * 100).toFixed(2)} % of its pixels`] : [];
}
