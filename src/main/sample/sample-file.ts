import { crc32, deflateSync } from 'node:zlib';

const width = 640;
const height = 427;

/** Colours of a drawing: sky above, sky below, far hills, ground, and what people wear. */
type Palette = readonly (readonly [red: number, green: number, blue: number])[];

const palettes: readonly Palette[] = [
  [
    [196, 219, 236],
    [233, 241, 244],
    [122, 152, 134],
    [176, 190, 140],
    [31, 107, 74],
    [196, 120, 58],
    [92, 78, 132],
  ],
  [
    [226, 208, 182],
    [246, 236, 218],
    [150, 126, 104],
    [196, 178, 148],
    [58, 92, 128],
    [168, 68, 62],
    [70, 120, 92],
  ],
  [
    [170, 204, 214],
    [222, 236, 232],
    [78, 122, 108],
    [128, 156, 132],
    [188, 152, 70],
    [44, 84, 112],
    [150, 74, 92],
  ],
];

/** A drawing in place of a photo, of so many people outdoors: plainly no real one. A PNG of a few kilobytes as base64. */
export function samplePicture(number: number, people: number): string {
  const palette = palettes[number % palettes.length] ?? [];
  const pixels = Buffer.alloc((width + 1) * height);
  const paint = (x: number, y: number, colour: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) pixels[y * (width + 1) + 1 + x] = colour;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const hills = 210 + 26 * Math.sin((x + number * 90) / 95) + 12 * Math.sin(x / 37 + number);
      paint(x, y, y > 275 ? 3 : y > hills ? 2 : y > 120 ? 1 : 0);
    }
  }
  for (let person = 0; person < people; person += 1) {
    const row = person % 2;
    const middle = ((person + 0.7) * width) / (people + 0.4);
    drawPerson(paint, middle, 262 - row * 20, 4 + ((person + number) % 3));
  }
  return pngOf(pixels, palette).toString('base64');
}

/** Head and shoulders of somebody whose head is at a place. */
function drawPerson(paint: (x: number, y: number, colour: number) => void, at: number, top: number, colour: number) {
  const middle = Math.round(at);
  for (let dy = -16; dy <= 130; dy += 1) {
    const half = dy < 16 ? Math.sqrt(Math.max(0, 256 - dy * dy)) : Math.min(32, 14 + Math.sqrt(dy - 16) * 5);
    for (let dx = -Math.floor(half); dx <= half; dx += 1) paint(middle + dx, top + dy, dy < 16 ? 7 : colour);
  }
}

function pngOf(pixels: Buffer, palette: Palette): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each naming a colour of the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const skin = [150, 108, 78] as const;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('PLTE', Buffer.from([...palette, skin].flat())),
    pngChunk('IDAT', deflateSync(pixels, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A scan that is none: one page with a heading and a line that says so, as base64. */
export function samplePdf(heading: string, line: string): string {
  const text = (size: number, y: number, words: string) => {
    const escaped = words.replace(/[^\x20-\x7e]/g, ' ').replace(/[\\()]/g, (sign) => `\\${sign}`);
    return `BT /F1 ${size} Tf 60 ${y} Td (${escaped}) Tj ET\n`;
  };
  const content = text(18, 760, heading) + text(11, 730, line);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1').toString('base64');
}
