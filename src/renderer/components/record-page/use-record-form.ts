import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldPath, FieldValues, PathValue } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import type { RecordKind } from '../../../shared/history.ts';
import { issuesOf } from '../../../shared/validation.ts';
import type { Issue } from '../../../shared/validation.ts';
import { failureOf, issueText } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import { refreshLists } from '../../host/refresh-lists.ts';
import { recordPath } from '../../shell/record-paths.ts';
import { fieldLabels } from '../form/field-labels.ts';
import { useDoubtQuestion } from '../sheet-grid/use-doubt-question.tsx';
import { compareVersions } from './compare-versions.ts';
import type { Comparison } from './compare-versions.ts';
import type { FormRows } from './form-rows.ts';
import { isSame, mergeTyped } from './merge-typed.ts';
import { useDraft } from './use-draft.ts';

/** Everything typed into a form: its fields, and the rows of its grids. */
export interface FormContent<Values> {
  values: Values;
  rows?: unknown;
}

/**
 * Values whose parts (a meeting's sessions) are the same as those of a record, so that they keep their
 * keys. `isSent`: the record is what became of them, part by part, also of those without an id yet.
 */
export interface Likeness<Values> {
  values: Values;
  isSent: boolean;
}

export interface RecordFormOptions<Stored, Values, Input> {
  kind: RecordKind;
  /** What a draft is of, where the form is of a part of its record only: `minutes:<id>`. */
  draftSubject?: string;
  /** Null for a new record. */
  initial: Stored | null;
  /** What a new record begins with, not saved yet: the copy of another. */
  prefill?: (() => FormContent<Values>) | null | undefined;
  /** Where the form is opened, for a record without a page of its own. */
  path?: string;
  /** The draft that the address asks for. */
  draftKey?: string | undefined;
  valuesOf: (stored: Stored | null, like?: Likeness<Values>) => Values;
  /** What the record is called, as far as it is typed. */
  titleOf: (values: Values) => string;
  schema: z.ZodType<unknown, Input>;
  /** The save's input: the fields, the rows of grids, and the id and version that the user saw. */
  inputOf: (values: Values, stored: Stored | null) => Input;
  write: (input: Input) => Promise<{ id: string }>;
  load: (id: string) => Promise<Stored>;
  /** Grids of the form. */
  rows?: FormRows<Stored>;
  onSaved?: (stored: Stored) => void;
}

/**
 * A record's form. Issues take one way to their fields, whether the shared schema found them here
 * or the server did: zodResolver would carry messages only, without our codes' figures, and knows
 * nothing of grids.
 */
export function useRecordForm<Stored extends { id: string; version: number }, Values extends FieldValues, Input>(
  options: RecordFormOptions<Stored, Values, Input>,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { kind, rows } = options;
  const [stored, setStored] = useState(options.initial);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Issues that no field or cell shows. */
  const [unplaced, setUnplaced] = useState<readonly Issue[]>([]);
  const [isSaving, setIsSaving] = useState(false);
  const saves = useSaves((isLeaving) => (isDirty ? saveNow(isLeaving) : Promise.resolve(stored)));
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const form = useForm<Values>({
    // RHF wants a deep partial; whole values are one.
    defaultValues: options.valuesOf(options.initial) as DefaultValues<Values>,
  });
  const mayKeepDoubts = useDoubtQuestion();
  const isDirty = form.formState.isDirty || rows?.isDirty === true;
  const draft = useDraft({
    subject: options.draftSubject ?? `${kind}:${stored?.id ?? 'new'}`,
    path: options.path ?? recordPath(kind, stored?.id ?? 'new'),
    isDirty,
    title: () => options.titleOf(form.getValues()),
    content: () => ({ values: form.getValues(), rows: rows?.content(), base: stored }),
    take: takeDraft,
    wanted: options.draftKey,
  });
  const { touch } = draft;
  useEffect(() => form.subscribe({ formState: { values: true }, callback: touch }), [form, touch]);
  useEffect(touch, [rows?.revision, touch]);

  const [prefill] = useState(() => options.prefill);
  useEffect(() => {
    if (prefill) takeContent(prefill());
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the form is opened; takeContent is new with every drawing
  }, [prefill]);

  /** Shows values as typed over what is saved. */
  function showValues(values: Values) {
    const shown = form.getValues();
    for (const [name, value] of Object.entries(values)) {
      // A draft of another version of the program may lack a field or have one more.
      if (!(name in shown) || isSame(shown[name], value)) continue;
      // Names are those of the form's own values.
      form.setValue(name as FieldPath<Values>, value as PathValue<Values, FieldPath<Values>>, { shouldDirty: true });
    }
  }

  function takeContent({ values, rows: typedRows }: FormContent<Values>) {
    // Rows first: a field that lists parts of the record (sessions) shows their rows at once.
    if (typedRows !== undefined) rows?.takeContent(typedRows);
    showValues(values);
  }

  /** A draft goes over the record as it is now; where that is a newer one, both are compared first. */
  function takeDraft(content: unknown) {
    const parsed = draftContentSchema.safeParse(content);
    if (!parsed.success) return;
    // Written by this form, which knows its own values and record.
    const { values, rows: typedRows, base } = parsed.data as FormContent<Values> & { base: Stored | null };
    takeContent({ values, rows: typedRows });
    if (base !== null && stored !== null && base.version !== stored.version) compare(base, stored);
  }

  function startFrom(record: Stored) {
    setStored(record);
    setFailure(null);
    setComparison(null);
    form.reset(options.valuesOf(record));
    rows?.reset(record);
  }

  /** What is saved becomes the form's ground; what was typed since it was sent stays. */
  function takeSaved(record: Stored, sent: Values) {
    const saved = options.valuesOf(record, { values: sent, isSent: true });
    const typed = mergeTyped(sent, form.getValues(), saved);
    setStored(record);
    setFailure(null);
    form.reset(saved);
    showValues(typed);
  }

  function showIssues(issues: Issue[]) {
    const rest = rows?.placeIssues(issues) ?? issues;
    for (const issue of rest) {
      // Paths come from the schema, which the form's values follow.
      const path = (issue.path.join('.') || 'root') as FieldPath<Values>;
      const code = formatCodes.includes(issue.code) && isEmpty(form.getValues(path)) ? 'required' : issue.code;
      form.setError(path, { type: code, message: issueText(t, { ...issue, code }) });
    }
    focusFirstInvalid();
    const shown = fieldLabels(form.control);
    setUnplaced(rest.filter(({ path }) => !shown.has(path.join('.'))));
    setFailure({ code: 'INVALID', issues, path: '' });
  }

  /**
   * The record as saved; null where something is in the way. `isLeaving`: the page is left at once, so a
   * new record need not stay on the screen under its id.
   */
  function save(isLeaving = false): Promise<Stored | null> {
    return saves.start(isLeaving, () => saveNow(isLeaving));
  }

  async function saveNow(isLeaving: boolean): Promise<Stored | null> {
    form.clearErrors();
    setFailure(null);
    rows?.placeIssues([]);
    let saved: Stored | null = null;
    // Through handleSubmit, after which a field drops its error when it is edited.
    await form.handleSubmit(async () => {
      saved = await saveValues(form.getValues(), isLeaving);
    })();
    return saved;
  }

  async function saveValues(values: Values, isLeaving: boolean): Promise<Stored | null> {
    const input = options.inputOf(values, stored);
    const parsed = options.schema.safeParse(input, { reportInput: true });
    if (!parsed.success || (rows?.badCells() ?? 0) > 0) {
      showIssues(parsed.success ? [] : issuesOf(parsed.error));
      return null;
    }
    if (!mayKeepDoubts(rows?.doubts() ?? 0, () => void save(isLeaving))) return null;
    setIsSaving(true);
    try {
      const sent = structuredClone(values);
      const takeSavedRows = rows?.send();
      const { id } = await options.write(input);
      const fresh = await options.load(id);
      takeSavedRows?.(fresh);
      takeSaved(fresh, sent);
      notifications.show({ message: t('ui.saved'), autoClose: 2000 });
      refreshLists(queryClient);
      if (!isLeaving) options.onSaved?.(fresh);
      return fresh;
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  /** After a conflict: the record as it is now, dropping what was typed. */
  async function reload(): Promise<void> {
    if (stored === null) return;
    try {
      startFrom(await options.load(stored.id));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  function compare(base: Stored, theirs: Stored) {
    const mine = form.getValues();
    const like = { values: mine, isSent: false };
    const saved = options.valuesOf(theirs, like);
    setComparison(
      compareVersions<Stored, Values>({
        theirs,
        values: { base: options.valuesOf(base, like), mine, theirs: saved },
        rows: rows?.merge(base, theirs),
        labels: fieldLabels(form.control),
        apply: (values) => {
          form.reset(saved);
          showValues(values);
          setStored(theirs);
          setFailure(null);
          setComparison(null);
        },
      }),
    );
  }

  /** After a conflict: what is typed beside what was saved meanwhile, to choose from. */
  async function compareWithSaved(): Promise<void> {
    if (stored === null) return;
    try {
      compare(stored, await options.load(stored.id));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return {
    form,
    stored,
    failure,
    unplaced,
    isSaving,
    isDirty,
    draft,
    save,
    reload,
    compareWithSaved,
    comparison,
    closeComparison: () => setComparison(null),
  };
}

/**
 * One save at a time. What is asked for while one is under way (Ctrl+S over what was typed meanwhile) follows
 * it, once the form is drawn on the ground of the saved record: `saveRest` is the form's at that time.
 */
function useSaves<Saved>(saveRest: (isLeaving: boolean) => Promise<Saved | null>) {
  const isUnderWay = useRef(false);
  const waiting = useRef<{ isLeaving: boolean; answer: (saved: Promise<Saved | null>) => void }[]>([]);
  const [ended, setEnded] = useState(0);

  async function run(save: () => Promise<Saved | null>): Promise<Saved | null> {
    isUnderWay.current = true;
    try {
      return await save();
    } finally {
      setEnded((count) => count + 1);
    }
  }

  const goOn = useEffectEvent((saves: number) => {
    if (saves === 0) return;
    isUnderWay.current = false;
    const asked = waiting.current.splice(0);
    if (asked.length === 0) return;
    const isLeaving = asked.some((each) => each.isLeaving);
    const saved = run(() => saveRest(isLeaving));
    for (const { answer } of asked) answer(saved);
  });
  useEffect(() => goOn(ended), [ended]);

  return {
    start: (isLeaving: boolean, save: () => Promise<Saved | null>): Promise<Saved | null> =>
      isUnderWay.current ? new Promise((answer) => waiting.current.push({ isLeaving, answer })) : run(save),
  };
}

const draftContentSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  rows: z.unknown().optional(),
  base: z.object({ id: z.string(), version: z.number() }).loose().nullable(),
});

/** What an empty choice, area or day fails by; for the user it is simply missing. */
const formatCodes = ['choice', 'areaCode', 'date', 'id', 'type'];

function isEmpty(value: unknown): boolean {
  return value === '' || value === null;
}

/** The first by its place on the page; issues come in the schema's order. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')?.focus();
  });
}
