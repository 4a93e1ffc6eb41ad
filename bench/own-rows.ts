import type { default as Database } from 'better-sqlite3';

type Raw = InstanceType<typeof Database>;

// What a figure of Triwulan II 2026 has to look at, however many years there are: of each table the
// rows of the quarter, and of the quarter before or of the year where the figure shows those too;
// groups, members, programs and indicators as they are.

const withQuarterBefore = 'year = 2026 and quarter in (1, 2)';
const ofYear = 'year = 2026';

const budgetsOfYear =
  'budget b join activity a on a.id = b.activity_id join renja r on r.id = a.renja_id where r.year = 2026';
const dates = (from: string) => `date between '${from}' and '2026-06-30'`;
const participants = (from: string) =>
  `participant pt join meeting_session s on s.id = pt.session_id where s.${dates(from)}`;

/** The tables, with what is theirs, that each figure is made of. */
const sources = {
  report: [
    'program',
    budgetsOfYear,
    `expense where ${dates('2026-01-01')}`,
    `beneficiary where ${ofYear}`,
    'assisted_group',
    'membership',
    'program_group',
    'indicator',
    `indicator_target where ${ofYear}`,
    `achievement where ${ofYear}`,
    `group_progress where ${withQuarterBefore}`,
    `meeting_session where ${dates('2026-01-01')}`,
    `meeting_program mp join meeting_session s on s.meeting_id = mp.meeting_id where s.${dates('2026-01-01')}`,
    participants('2026-01-01'),
    `attachment where owner_id in (select meeting_id from meeting_session where ${dates('2026-04-01')})`,
    `attachment where owner_id in (select id from expense where ${dates('2026-04-01')})`,
  ],
  home: [
    'program',
    'indicator',
    `indicator_target where ${ofYear}`,
    `achievement where ${ofYear}`,
    budgetsOfYear,
    `expense where ${dates('2026-01-01')}`,
    `beneficiary where ${ofYear}`,
    'assisted_group',
    `group_progress where ${withQuarterBefore}`,
  ],
  entry: [
    'program',
    'indicator',
    `indicator_target where ${ofYear}`,
    `achievement where ${ofYear}`,
    `${budgetsOfYear} and b.quarter = 2`,
    `expense where ${dates('2026-01-01')}`,
    `beneficiary where ${withQuarterBefore}`,
    'assisted_group',
    `group_progress where ${withQuarterBefore}`,
  ],
};

/** How many rows of a database belong to a figure. */
export function ownRows(raw: Raw, figure: keyof typeof sources): number {
  return sources[figure].reduce((sum, source) => {
    const [row] = raw.prepare(`select count(*) as count from ${source}`).all() as { count: number }[];
    return sum + (row?.count ?? 0);
  }, 0);
}
