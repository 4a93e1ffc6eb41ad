import { formatShortDate } from '../../../../shared/calendar-date.ts';
import { quarterRange, romanQuarter } from '../../../../shared/quarter.ts';
import type { GroupFacts } from '../group-facts.ts';
import { membershipsOn } from '../group-facts.ts';
import { villageName } from '../place-text.ts';
import { column } from '../report-context.ts';
import type { Behind, Part, RecordRow } from './part.ts';
import { ofPeriods, where } from './part.ts';

/** Table F: members on the quarter's last day, and what is stated of the groups. */
export function behindGroups(behind: Behind): Promise<Part> | Part {
  const { facts, subject, column: key, quarter } = behind;
  const groups = facts.groups.filter(({ id }) => subject === null || id === subject);
  switch (key) {
    case 'male':
      return membersOf(behind, groups, 'L');
    case 'female':
      return membersOf(behind, groups, 'P');
    case 'members':
      return membersOf(behind, groups);
    case 'revenue':
      return revenueOf(behind, groups, [quarter]);
    case 'revenueToDate':
      return revenueOf(
        behind,
        groups,
        [1, 2, 3, 4].filter((of) => of <= quarter),
      );
    default:
      return themselves(behind, groups);
  }
}

async function membersOf(behind: Behind, groups: readonly GroupFacts[], gender?: 'L' | 'P'): Promise<Part> {
  const { texts, queries, periods, language } = behind;
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const found = await ofPeriods(periods, (period) => {
    const members = membershipsOn(queries, period)
      .where('m.groupId', 'in', [...nameOf.keys()])
      .select(['m.groupId', 'm.personId', 'm.role', 'm.joinedOn', 'p.name', 'p.gender'])
      .orderBy('g.searchName')
      .orderBy('m.groupId')
      .orderBy('m.position')
      .orderBy('m.id');
    return (gender === undefined ? members : members.where('p.gender', '=', gender)).execute();
  });
  return {
    criteria: texts('recordsBehind.criteria.members', { date: formatShortDate(quarterRange(behind).to, language) }),
    columns: [
      ...where(groups.length > 1, column('group', texts('reports.groupTable.group'), 'text', 20)),
      column('name', texts('people.name'), 'text', 26),
      column('gender', texts('people.gender'), 'text', 5),
      column('role', texts('groups.role'), 'text', 12),
      column('joinedOn', texts('groups.joinedOn'), 'date', 11),
    ],
    rows: found.map(({ groupId, personId, role, joinedOn, name, gender: of }) => ({
      cells: {
        group: nameOf.get(groupId) ?? '',
        name,
        gender: of ?? '',
        role: texts(`membershipRole.${role}`),
        joinedOn,
      },
      link: { kind: 'person', id: personId },
    })),
    made: { how: 'count', of: null },
  };
}

function revenueOf({ texts, year }: Behind, groups: readonly GroupFacts[], quarters: readonly number[]): Part {
  return {
    criteria: texts('recordsBehind.criteria.revenue'),
    columns: [
      ...where(groups.length > 1, column('group', texts('reports.groupTable.group'), 'text', 30)),
      column('quarter', texts('recordsBehind.quarter'), 'text', 12),
      column('revenue', texts('progress.revenue'), 'money', 16),
    ],
    rows: groups.flatMap(({ id, name, revenue }) =>
      quarters.flatMap((of): RecordRow[] => {
        const amount = revenue[of - 1] ?? null;
        if (amount === null) return [];
        return [
          {
            cells: { group: name, quarter: texts('quarter.name', { roman: romanQuarter(of) }), revenue: amount },
            link: { kind: 'quarterEntry', id, year, quarter: of },
          },
        ];
      }),
    ),
    made: { how: 'sum', of: 'revenue' },
  };
}

function themselves({ texts, villages, language }: Behind, groups: readonly GroupFacts[]): Part {
  return {
    criteria: texts('recordsBehind.criteria.groups'),
    columns: [
      column('group', texts('reports.groupTable.group'), 'text', 26),
      column('village', texts('reports.groupTable.village'), 'text', 20),
      column('chair', texts('reports.groupTable.chair'), 'text', 20),
      column('stage', texts('reports.programTable.stage'), 'text', 14),
    ],
    rows: groups.map(({ id, name, area, chair, stage }) => ({
      cells: { group: name, village: villageName(villages, area), chair, stage: stage[language] },
      link: { kind: 'group', id },
    })),
    made: { how: 'count', of: null },
  };
}
