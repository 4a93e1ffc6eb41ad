import type { TFunction } from 'i18next';
import { IconMapPin, IconPlus, IconReceipt, IconReportAnalytics } from '@tabler/icons-react';
import { romanQuarter } from '../../shared/quarter.ts';
import type { Hit, HitKind } from '../../shared/search.ts';
import { pages } from '../shell/pages.ts';
import { recordPath } from '../shell/record-paths.ts';
import type { Command } from './commands.ts';
import type { CommandPage, CreatedKind } from './use-vocabulary.ts';

/** One line of the palette, and the address that it leads to. */
export interface PaletteItem {
  key: string;
  icon: CommandPage['icon'];
  name: string;
  detail: string;
  path: string;
  /** The unit that must be chosen for it; null where any will do. */
  unitId: string | null;
}

export interface PaletteSection {
  key: string;
  title: string;
  items: PaletteItem[];
}

/** The name of a unit other than the chosen one, which its records carry; '' for the chosen one. */
export type UnitName = (unitId: string | null) => string;

/** Hits under the title of their kind; the kind of the best hit is first, areas come after all records. */
export function hitSections(hits: readonly Hit[], unitName: UnitName, t: TFunction): PaletteSection[] {
  const byKind = Map.groupBy(hits, ({ kind }) => kind);
  const sections = [...byKind].map(([kind, found]) => ({
    key: kind,
    title: kind === 'area' ? t('palette.areas') : t(`recordKind.${kind}`),
    items: found.map((hit) => hitItem(hit, unitName)),
  }));
  return sections.toSorted((a, b) => Number(a.key === 'area') - Number(b.key === 'area'));
}

/** Hits of several kinds in one section, in their order. */
export function recentSection(hits: readonly Hit[], unitName: UnitName, t: TFunction): PaletteSection {
  return { key: 'recent', title: t('palette.recent'), items: hits.map((hit) => hitItem(hit, unitName)) };
}

export function commandSection(commands: readonly Command<CommandPage, CreatedKind>[], t: TFunction): PaletteSection {
  return { key: 'commands', title: t('palette.commands'), items: commands.map((command) => commandItem(command, t)) };
}

function hitItem(hit: Hit, unitName: UnitName): PaletteItem {
  const { kind, id, name, unitId } = hit;
  const detail = [unitName(unitId), hit.detail].filter(Boolean).join(' · ');
  return { key: `${kind}-${id}`, icon: iconOf[kind], name, detail, path: pathOf(hit), unitId };
}

const iconOf: Record<HitKind, CommandPage['icon']> = {
  group: iconOfPage('/groups'),
  program: iconOfPage('/programs'),
  meeting: iconOfPage('/meetings'),
  followUp: iconOfPage('/follow-ups'),
  lesson: iconOfPage('/lessons'),
  person: iconOfPage('/people'),
  organization: iconOfPage('/stakeholders'),
  expense: IconReceipt,
  area: IconMapPin,
};

function iconOfPage(path: CommandPage['path']): CommandPage['icon'] {
  return pages.find((page) => page.path === path)?.icon ?? IconPlus;
}

/** An area has no page of its own: it leads to the groups in it. */
function pathOf({ kind, id, date }: Hit): string {
  if (kind === 'area') return `/groups?area=${id}`;
  if (kind !== 'expense') return recordPath(kind, id);
  return `${recordPath('expense', id)}?part=expenses&year=${date?.slice(0, 4) ?? ''}&expense=${id}`;
}

const creationTexts = {
  group: 'groups.create',
  program: 'programs.create',
  meeting: 'meetings.create',
  followUp: 'followUps.create',
  lesson: 'lessons.create',
  person: 'people.create',
  expense: 'budgets.createExpense',
  assistance: 'assistance.create',
  organization: 'organizations.create',
} as const;

function commandItem(command: Command<CommandPage, CreatedKind>, t: TFunction): PaletteItem {
  switch (command.do) {
    case 'open': {
      const { path, text, icon } = command.page;
      return {
        key: path,
        icon,
        name: t('palette.openPage', { page: t(`navigation.${text}`) }),
        detail: '',
        path,
        unitId: null,
      };
    }
    case 'create': {
      const { kind } = command;
      const path = kind === 'expense' ? '/budgets?part=expenses&expense=new' : recordPath(kind, 'new');
      return { key: `new-${kind}`, icon: IconPlus, name: t(creationTexts[kind]), detail: '', path, unitId: null };
    }
    case 'report': {
      const { year, quarter } = command;
      const period = t('quarter.withYear', { roman: romanQuarter(quarter), year });
      const path = `/report?year=${year}&quarter=${quarter}`;
      const name = t('palette.openReport', { period });
      return { key: path, icon: IconReportAnalytics, name, detail: '', path, unitId: null };
    }
  }
}
