/** Measures of an office paper in millimetres (type in points): measured on the finished PDF in the tests. */
export const documentGeometry = {
  /** Left is wider: papers are filed in a binder. The foot stands within the lower margin. */
  margins: { left: 25, right: 20, top: 16, bottom: 20 },
  kop: { height: 21, logoWidth: 32, logoHeight: 19, ruleAbove: 1.6, ruleBelow: 6 },
  /** From the page's lower edge to the foot's line of text. */
  foot: 11,
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
