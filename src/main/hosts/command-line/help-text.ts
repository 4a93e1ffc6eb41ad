import type { Language } from '../../../shared/language.ts';
import { textsIn } from '../../texts.ts';

const usages = [
  ['sample', 'sample'],
  ['operations', 'operations'],
  ['call', 'call <operation> [JSON | -]'],
  ['report', 'report quarterly --year 2026 --quarter 1 --format xlsx|pdf --output FILE [--unit CODE] [--paper A4|F4]'],
  ['reportAll', 'report all --year 2026 --quarter 1 --output FOLDER [--format xlsx|pdf|both] [--paper A4|F4]'],
  [
    'sheet',
    'sheet attendance --meeting ID [--session ID|1] [--paper A4|F4] [--blank-rows N] [--role invitee|speaker|committee] [--phone hidden|masked|full] --output FILE',
  ],
  [
    'document',
    'document minutes|official-report|invitation|handover --meeting ID | --assistance ID [--session ID|1] [--paper A4|F4] [--format pdf|docx] --output FILE',
  ],
  ['backup', 'backup'],
  ['restore', 'restore FILE | ID'],
  ['migrate', 'migrate'],
  ['serve', 'serve [--port N]'],
  ['check', 'check'],
  ['salvage', 'salvage FOLDER'],
  ['move', 'move FOLDER'],
  ['problemReport', 'problem-report'],
] as const;

/** What the command line can do, a command and its purpose each. */
export function helpText(language: Language): string {
  const t = textsIn(language);
  const lines = usages.map(([name, usage]) => `  binaan ${usage}\n      ${t(`command.${name}`)}`);
  return [
    t('command.title'),
    '',
    ...lines,
    '',
    `  --data FOLDER     ${t('command.data')}`,
    `  --language id|en  ${t('command.language')}`,
  ].join('\n');
}
