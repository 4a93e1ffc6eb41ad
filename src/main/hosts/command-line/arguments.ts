import { parseArgs } from 'node:util';
import type { Language } from '../../../shared/language.ts';

/** The call's words are off; `word` is the one that shows it. */
export class UsageError extends Error {
  readonly word: string;
  constructor(word: string) {
    super(word);
    this.word = word;
  }
}

const options = {
  data: { type: 'string' },
  language: { type: 'string' },
  unit: { type: 'string' },
  year: { type: 'string' },
  quarter: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  paper: { type: 'string' },
  meeting: { type: 'string' },
  assistance: { type: 'string' },
  session: { type: 'string' },
  role: { type: 'string' },
  phone: { type: 'string' },
  'blank-rows': { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = { [name in keyof typeof options]?: string };

/** What was asked for. Values are as typed; the operation's schema judges them. */
export interface Arguments extends Omit<Values, 'language' | 'help'> {
  command: string;
  /** Words after the command: the operation and its input. */
  words: string[];
  language: Language;
}

const commands = [
  'help',
  'sample',
  'operations',
  'call',
  'report',
  'sheet',
  'document',
  'backup',
  'restore',
  'migrate',
  'serve',
  'check',
  'salvage',
  'move',
  'problem-report',
];

/** What a command makes is named, so that others can stand beside it. */
const kinds: Record<string, string[] | undefined> = {
  report: ['quarterly', 'all'],
  sheet: ['attendance'],
  document: ['minutes', 'official-report', 'invitation', 'handover'],
};

/** Reads the command line. Throws `UsageError` for an unknown command or option. */
export function readArguments(words: string[]): Arguments {
  const { values, positionals } = parse(words);
  const { help, language, ...rest } = values;
  const command = help ? 'help' : (positionals[0] ?? 'help');
  if (!commands.includes(command)) throw new UsageError(command);
  const kind = positionals[1] ?? '';
  if (kinds[command]?.includes(kind) === false) throw new UsageError(`${command} ${kind}`.trim());
  if (language !== undefined && language !== 'id' && language !== 'en') throw new UsageError(`--language ${language}`);
  return { ...rest, command, words: positionals.slice(1), language: language ?? 'id' };
}

function parse(words: string[]) {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    return { values: values as Values & { help?: boolean }, positionals };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]+)/.exec(error.message)?.[1] : undefined;
    throw new UsageError(option ?? words.join(' '));
  }
}

/** An option that the command cannot do without. Throws `UsageError`. */
export function required(given: Arguments, name: Exclude<keyof Values, 'help' | 'language'>): string {
  const value = given[name];
  if (value === undefined || value === '') throw new UsageError(`--${name}`);
  return value;
}
