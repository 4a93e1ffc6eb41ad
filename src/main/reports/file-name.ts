const longest = 120;

/**
 * A file name that Windows takes: reserved characters become blanks, no device name, no blank or
 * dot at the end, at most 120 characters with the extension (paths end at 260).
 * Source: "Naming Files, Paths, and Namespaces", Microsoft.
 */
export function safeFileName(name: string, extension: string): string {
  const plain = name
    // oxlint-disable-next-line no-control-regex -- control characters are what is to be removed
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = [...plain]
    .slice(0, longest - extension.length - 1)
    .join('')
    .replace(/[. ]+$/, '');
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cut);
  return `${isDevice ? '_' : ''}${cut === '' ? 'Binaan' : cut}.${extension}`;
}

/** The first `length` characters, without cutting a word where that costs little. */
export function shortened(text: string, length: number): string {
  const letters = [...text.trim()];
  if (letters.length <= length) return letters.join('');
  const cut = letters.slice(0, length).join('');
  const lastBlank = cut.lastIndexOf(' ');
  return (lastBlank > length * 0.6 ? cut.slice(0, lastBlank) : cut).trim();
}
