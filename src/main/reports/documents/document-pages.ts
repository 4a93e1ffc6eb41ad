/** What stands on a page as a whole: a line of text, a row of a table, the signatures. Heights in points. */
export interface Piece {
  height: number;
  /** Blank above it, except at the head of a page. */
  gap: number;
  /** It does not stand at the foot of a page without the piece that follows. */
  keepsWithNext: boolean;
  /** It begins a page. */
  startsPage?: boolean;
  /** What is drawn again above it where it comes first on a page: the head of its table. */
  head?: Piece;
  draw: (top: number) => void;
}

export interface PlacedPiece {
  piece: Piece;
  top: number;
}

interface Room {
  /** Where the first page's text begins (under the kop), and that of all others. */
  firstTop: number;
  top: number;
  bottom: number;
}

/**
 * Shares pieces out over pages: those that keep together go together to the next page. Only what is higher than a
 * page together is parted, as late as it can be.
 */
export function placed(pieces: readonly Piece[], room: Room): PlacedPiece[][] {
  const pages: PlacedPiece[][] = [[]];
  let y = room.firstTop;
  const turn = () => {
    pages.push([]);
    y = room.top;
  };
  const put = (piece: Piece) => {
    const page = pages.at(-1) ?? [];
    const last = page.at(-1)?.piece;
    const { head } = piece;
    // A table goes on, on a page that it does not begin.
    if (head && last !== head && last?.head !== head) {
      page.push({ piece: head, top: y });
      y += head.height;
    }
    const top = page.length === 0 ? y : y + piece.gap;
    page.push({ piece, top });
    y = top + piece.height;
  };
  for (const chain of chainsOf(pieces)) {
    const isEmpty = () => pages.at(-1)?.length === 0;
    if (chain[0]?.startsPage && !isEmpty()) turn();
    if (!isEmpty() && y + heightOf(chain, pages.at(-1)?.at(-1)?.piece) > room.bottom) turn();
    for (const piece of chain) {
      if (!isEmpty() && y + heightOf([piece], pages.at(-1)?.at(-1)?.piece) > room.bottom) turn();
      put(piece);
    }
  }
  return pages;
}

/** Pieces that stay together, in their order. */
function chainsOf(pieces: readonly Piece[]): Piece[][] {
  const chains: Piece[][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    if (isOpen && !piece.startsPage) chains.at(-1)?.push(piece);
    else chains.push([piece]);
    isOpen = piece.keepsWithNext;
  }
  return chains;
}

/** Their height below what stands there, with the head of a table that goes on. */
function heightOf(chain: readonly Piece[], last: Piece | undefined): number {
  const [first] = chain;
  const head = first?.head;
  const repeated = head && last !== head && last?.head !== head ? head.height : 0;
  return chain.reduce((sum, { height, gap }) => sum + height + gap, repeated);
}
