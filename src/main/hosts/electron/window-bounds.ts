export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a sheet and its form need side by side; a smaller window is not offered. */
export const smallest = { width: 900, height: 600 };
const usual = { width: 1366, height: 768 };

/** How much of the title bar must be on a screen for a hand to find it again. */
const graspable = { width: 120, height: 32 };

/**
 * Where the window opens: where it was, if that is still on a screen (a projector may be unplugged
 * since, or the resolution changed), else in the middle of the first screen.
 *
 * @param workAreas the screens without their task bars, the main one first
 */
export function windowBounds(remembered: Bounds | undefined, workAreas: readonly Bounds[]): Bounds {
  const home = remembered && workAreas.find((area) => canGrasp(remembered, area));
  if (remembered && home) {
    return {
      x: remembered.x,
      y: Math.max(remembered.y, home.y),
      width: limit(remembered.width, smallest.width, home.width),
      height: limit(remembered.height, smallest.height, home.height),
    };
  }
  return centred(workAreas[0] ?? { x: 0, y: 0, ...usual });
}

function canGrasp(bounds: Bounds, area: Bounds): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isBarInside = bounds.y >= area.y - graspable.height && bounds.y <= area.y + area.height - graspable.height;
  return visible >= graspable.width && isBarInside;
}

function centred(area: Bounds): Bounds {
  const width = Math.min(usual.width, area.width);
  const height = Math.min(usual.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

// A screen smaller than the smallest window wins: what lies outside of it cannot be reached.
function limit(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
