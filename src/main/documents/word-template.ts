import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { placeholdersOf } from '../../shared/document-placeholders.ts';
import type { DocumentKind } from '../../shared/documents.ts';
import type { Issue } from '../../shared/validation.ts';

/** The one place that knows how Word files are read, filled and packed. */

/** What a template is filled with: texts, and rows for what is repeated. Texts hold only what XML can. */
export type TemplateValues = Record<string, string | Record<string, string>[]>;

/** The first time that a zip can hold: files say nothing of the clock, so that the same content is the same file. */
const firstTime = new Date('1980-01-01T00:00:00Z');

const mainPart = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Fills a template. Line breaks of values become line breaks; what a template names and has no value is left out. */
export function fillTemplate(template: Uint8Array, values: TemplateValues): Uint8Array {
  const filled = opened(new PizZip(template)).render(values);
  return generated(filled.getZip());
}

/** A Word file of its parts by path. */
export function packed(parts: Record<string, string | Uint8Array>): Uint8Array {
  const zip = new PizZip();
  for (const [path, content] of Object.entries(parts)) zip.file(path, content, { createFolders: false });
  return generated(zip);
}

/** What is wrong with a template of a paper, each with the placeholder that it is about; nothing where it can be filled. */
export function templateIssues(template: Uint8Array, document: DocumentKind): Pick<Issue, 'code' | 'params'>[] {
  const zip = wordZip(template);
  if (zip === null) return [{ code: 'templateNotWord' }];
  const inspector = new InspectModule();
  try {
    opened(zip, [inspector]);
  } catch (error) {
    return templateErrors(error);
  }
  return unknownNames(inspector.getAllTags() as FoundTags, document);
}

function opened(zip: PizZip, modules: InstanceType<typeof InspectModule>[] = []): Docxtemplater {
  return new Docxtemplater(zip, {
    delimiters: { start: '{{', end: '}}' },
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => '',
    errorLogging: false,
    modules,
  });
}

/** Null where the bytes are no Word document: another file, or one of Word's with macros. */
function wordZip(bytes: Uint8Array): PizZip | null {
  try {
    const zip = new PizZip(bytes);
    const types = zip.file('[Content_Types].xml')?.asText() ?? '';
    return types.includes(mainPart) && zip.file('word/document.xml') ? zip : null;
  } catch {
    return null;
  }
}

interface TemplateError {
  properties?: { id?: string; xtag?: string; errors?: TemplateError[] };
}

/** The library's errors by what the office can do about them. */
function templateErrors(error: unknown): Pick<Issue, 'code' | 'params'>[] {
  const { properties } = error as TemplateError; // the library throws errors with properties, or something else that has none
  const errors = properties?.errors ?? [error as TemplateError];
  const issues = errors.map(({ properties: of }) => {
    const tag = of?.xtag ?? '';
    // Where braces are missing, it is followed by whatever stands behind it.
    const name = /[a-z_]+/.exec(tag)?.[0] ?? tag;
    switch (of?.id) {
      case 'unclosed_loop':
        return { code: 'templateUnclosedLoop', params: { name } };
      case 'unopened_loop':
        return { code: 'templateUnopenedLoop', params: { name } };
      case 'closing_tag_does_not_match_opening_tag':
        return { code: 'templateLoopMismatch', params: { name } };
      case 'unclosed_tag':
      case 'unopened_tag':
      case 'duplicate_open_tag':
      case 'duplicate_close_tag':
        return { code: 'templateUnclosedTag', params: { name } };
      default:
        return { code: 'templateBroken', params: { name } };
    }
  });
  // One slip makes the library complain twice of the same placeholder.
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** Placeholders as the library finds them: those of a loop below its name. */
interface FoundTags {
  [name: string]: FoundTags;
}

function unknownNames(tags: FoundTags, document: DocumentKind): Pick<Issue, 'code' | 'params'>[] {
  const { names, loops } = placeholdersOf(document);
  return Object.entries(tags).flatMap(([name, inner]) => {
    const own = loops[name];
    if (own) {
      // Within a loop also those stand for something that stand outside of it.
      const unknown = Object.keys(inner).filter((tag) => !own.includes(tag) && !names.includes(tag));
      return unknown.map((tag) => ({ code: 'templateUnknownInLoop', params: { name: tag, loop: name } }));
    }
    if (names.includes(name)) return unknownNames(inner, document);
    return [{ code: 'templateUnknown', params: { name } }];
  });
}

function generated(zip: PizZip): Uint8Array {
  for (const file of Object.values(zip.files)) {
    file.date = firstTime;
    file.options.date = firstTime;
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
