/**
 * Measures of an office paper in millimetres (type in points), as it is at the usual size of type: measured on
 * the finished PDF in the tests. Its margins are its layout's.
 */
export const documentGeometry = {
  /** From the page's lower edge to the foot's line of text, and what is kept free above it. */
  foot: 11,
  aboveFoot: 5,
  text: { size: 10, lineHeight: 1.36 },
  title: { size: 12, lineHeight: 1.35 },
  table: { size: 9, lineHeight: 1.3, side: 1.6, above: 1.2, below: 1.4 },
  /** Between blocks. */
  gap: 2.6,
  facts: { labelWidth: 32, indent: 10 },
  list: { indent: 8, between: 1 },
  /** Room for a hand to sign in. */
  signature: { room: 18, between: 4, narrowest: 48 },
} as const;
