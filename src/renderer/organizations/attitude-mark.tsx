import type { Attitude } from '../../shared/organizations.ts';

const size = 10;

/** A small sign of an attitude, told by its form as well as by its colour; its word stands beside it. */
export function AttitudeMark({ attitude }: { attitude: Attitude }) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden style={{ flex: 'none' }}>
      {shapeOf(attitude)}
    </svg>
  );
}

function shapeOf(attitude: Attitude) {
  switch (attitude) {
    case 'supportive':
      return <circle cx={5} cy={5} r={4} fill="var(--mantine-color-green-7)" />;
    case 'neutral':
      return <rect x={1.5} y={1.5} width={7} height={7} fill="var(--mantine-color-gray-6)" />;
    case 'critical':
      return <path d="M5 0.8 L9.5 9 L0.5 9 Z" fill="var(--danger)" />;
    case 'unknown':
      return <circle cx={5} cy={5} r={3.5} fill="none" stroke="var(--mantine-color-gray-6)" strokeWidth={1.5} />;
    default:
      return attitude satisfies never;
  }
}
