import { Button, Group, Paper, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { saveUnitSchema } from '../../shared/units.ts';
import { issuesOf } from '../../shared/validation.ts';
import type { Issue } from '../../shared/validation.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf, issueText } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnsavedWork } from '../shell/unsaved-work.ts';
import { GuideFields } from './guide-fields.tsx';
import { guideInput, guideSteps, guideValues, placedIssue } from './guide-values.ts';
import type { GuideValues } from './guide-values.ts';
import classes from './first-run.module.css';

export interface UnitGuideProps {
  onBack: () => void;
  onDone: (unitName: string) => void;
}

/**
 * The first unit in four steps that share one form: nothing typed is lost between them, and all of it is
 * saved at once. Only the first step has fields that must be filled in.
 */
export function UnitGuide({ onBack, onDone }: UnitGuideProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const form = useForm<GuideValues>({ defaultValues: guideValues() });
  const [place, setPlace] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const panel = useRef<HTMLFormElement>(null);
  const step = guideSteps[place] ?? 'unit';
  const isLast = place === guideSteps.length - 1;
  useUnsavedWork(form.formState.isDirty);
  useAskBeforeClosing(form.formState.isDirty);
  useEffect(() => {
    // Fields of a step that is there: the form itself stays through all of them.
    const fields = panel.current?.querySelector<HTMLElement>(`[data-step="${place}"]`);
    fields?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [place]);

  useHotkeys(
    [
      ['mod+S', () => void save()],
      ['mod+Enter', () => void next()],
    ],
    [],
    true,
  );
  // Seen before the field closes its own list: afterwards it no longer shows that Esc was for that.
  const isForField = useRef(false);
  useHotkeys(
    [['Escape', (event) => !event.defaultPrevented && !isForField.current && back(), { preventDefault: false }]],
    [],
    true,
  );

  function go(to: number) {
    setFailure(null);
    setPlace(to);
  }

  function back() {
    if (place > 0) go(place - 1);
    else onBack();
  }

  /** Puts issues at their fields and opens the first step that has one. */
  function show(issues: Issue[], from: number): void {
    const placed = issues.map((issue) => placedIssue(issue, form.getValues()));
    const first = Math.min(...placed.map((issue) => guideSteps.indexOf(issue.step)), from);
    for (const { path, issue } of placed) {
      // Paths come from the schema, which the form's values follow.
      form.setError(path.join('.') as FieldPath<GuideValues>, { type: issue.code, message: issueText(t, issue) });
    }
    go(first);
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  /** Issues of the steps up to this one; the later ones are not filled in yet. */
  function issuesUpTo(last: number): Issue[] {
    const parsed = saveUnitSchema.safeParse(guideInput(form.getValues()), { reportInput: true });
    if (parsed.success) return [];
    return issuesOf(parsed.error).filter(
      (issue) => guideSteps.indexOf(placedIssue(issue, form.getValues()).step) <= last,
    );
  }

  async function next() {
    form.clearErrors();
    const issues = issuesUpTo(place);
    if (issues.length > 0) show(issues, place);
    else if (isLast) await save();
    else go(place + 1);
  }

  async function save() {
    if (isSaving) return;
    form.clearErrors();
    const issues = issuesUpTo(guideSteps.length);
    if (issues.length > 0) {
      show(issues, place);
      return;
    }
    setIsSaving(true);
    try {
      await client.units.save(guideInput(form.getValues()));
      onDone(form.getValues('identities.0.name'));
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') show(failed.issues, place);
      setFailure(failed);
    } finally {
      setIsSaving(false);
    }
  }

  return (
    <Paper withBorder p="lg" w={760} maw="100%">
      <ol className={classes.steps}>
        {guideSteps.map((name, index) => (
          <li key={name} aria-current={index === place ? 'step' : undefined} data-done={index < place || undefined}>
            {t(`firstRun.steps.${name}`)}
          </li>
        ))}
      </ol>
      <Text size="xs" c="gray.7" role="status">
        {t('firstRun.progress', { number: place + 1, total: guideSteps.length })}
      </Text>
      <h1 className={classes.title}>{t(`firstRun.titles.${step}`)}</h1>
      <Text size="sm" mb="md">
        {t(`firstRun.texts.${step}`)}
      </Text>
      {failure && <FailureBanner failure={failure} />}
      <form
        ref={panel}
        noValidate
        onKeyDownCapture={(event) => {
          const { target } = event;
          isForField.current = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void next();
        }}
      >
        <div data-step={place}>
          <GuideFields step={step} control={form.control} />
        </div>
        <Group justify="space-between" mt="lg" gap="sm">
          <Tooltip label="Esc">
            <Button variant="default" onClick={back}>
              {t('ui.back')}
            </Button>
          </Tooltip>
          <Group gap="sm">
            {!isLast && place > 0 && (
              <Tooltip label={t('ui.saveHint')}>
                <Button variant="subtle" onClick={() => void save()} loading={isSaving}>
                  {t('firstRun.skipRest')}
                </Button>
              </Tooltip>
            )}
            <Tooltip label={t('firstRun.nextHint')}>
              <Button type="submit" loading={isSaving && isLast}>
                {t(isLast ? 'firstRun.save' : 'firstRun.next')}
              </Button>
            </Tooltip>
          </Group>
        </Group>
      </form>
    </Paper>
  );
}

function useAskBeforeClosing(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
