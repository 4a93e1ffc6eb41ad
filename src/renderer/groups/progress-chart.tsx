import { useTranslation } from 'react-i18next';
import { meanScore } from '../../shared/group-progress.ts';
import type { ProgressOfQuarter } from '../../shared/group-progress.ts';
import { romanQuarter } from '../../shared/quarter.ts';

const width = 520;
const height = 96;
const margin = { left: 12, right: 12, top: 10, bottom: 20 };

/** Revenue and mean score over the quarters, each line in its own scale: revenue to its highest, scores to five. */
export function ProgressChart({ rows }: { rows: readonly ProgressOfQuarter[] }) {
  const { t } = useTranslation();
  const highest = Math.max(1, ...rows.map(({ revenue }) => revenue ?? 0));
  const lines = [
    {
      key: 'revenueLine',
      color: 'var(--mantine-primary-color-7)',
      shares: rows.map(({ revenue }) => share(revenue, highest)),
    },
    {
      key: 'scoreLine',
      color: 'var(--mantine-color-gray-6)',
      shares: rows.map(({ scores }) => share(meanScore(scores), 5)),
    },
  ] as const;
  const step = (width - margin.left - margin.right) / Math.max(1, rows.length - 1);
  const x = (index: number) => margin.left + index * step;
  const y = (part: number) => margin.top + (1 - part) * (height - margin.top - margin.bottom);
  return (
    <svg
      role="img"
      aria-label={t('progress.chart')}
      viewBox={`0 0 ${width + 110} ${height}`}
      width={width + 110}
      height={height}
      style={{ display: 'block', maxWidth: '100%' }}
    >
      {lines.map(({ key, color, shares }, line) => {
        const points = shares.flatMap((part, index) => (part === null ? [] : [{ left: x(index), top: y(part) }]));
        return (
          <g key={key} stroke={color} fill={color}>
            <polyline
              points={points.map(({ left, top }) => `${left},${top}`).join(' ')}
              fill="none"
              strokeWidth={2}
              strokeDasharray={line === 1 ? '4 3' : undefined}
            />
            {points.map(({ left, top }) => (
              <circle key={left} cx={left} cy={top} r={2.5} />
            ))}
            <text x={width + 6} y={margin.top + 14 + line * 18} fontSize={11} stroke="none">
              {line === 1 ? '┄ ' : '━ '}
              {t(`progress.${key}`)}
            </text>
          </g>
        );
      })}
      {rows.map(({ id, year, quarter }, index) => (
        <text
          key={id}
          x={x(index)}
          y={height - 5}
          fontSize={10}
          textAnchor={index === 0 ? 'start' : index === rows.length - 1 ? 'end' : 'middle'}
          fill="var(--mantine-color-gray-7)"
        >
          {`${romanQuarter(quarter)}/${String(year).slice(2)}`}
        </text>
      ))}
    </svg>
  );
}

function share(value: number | null, whole: number): number | null {
  return value === null ? null : Math.max(0, value) / whole;
}
