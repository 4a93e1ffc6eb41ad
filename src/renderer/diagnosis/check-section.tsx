import { Anchor, Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CheckEvent, DamageFinding, MadeCheck } from '../../shared/damage.ts';
import { Help } from '../components/form/field-help.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { RunLine } from '../components/run-line.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useRun } from '../use-run.ts';
import classes from './diagnosis.module.css';

/** Looks through all data on demand, and says what the last look found. */
export function CheckSection({ last }: { last: MadeCheck | null }) {
  const { t } = useTranslation();
  const { client, api } = useHost();
  const queryClient = useQueryClient();
  const { state, run, cancel } = useRun<CheckEvent>(() =>
    queryClient.invalidateQueries({ queryKey: api.diagnosis.facts.key() }),
  );
  const shown = state.is === 'finished' ? state.result.check : last;
  const { step = '', done = 0 } = (state.is === 'running' && state.progress) || {};
  return (
    <Section title={t('diagnosis.check')} aside={<Help label={t('diagnosis.check')} text={t('diagnosis.checkHelp')} />}>
      {state.is === 'failed' && <FailureBanner failure={state.failure} isWhole />}
      <div role="status">
        {shown === null ? (
          <Text size="sm" c="gray.7">
            {t('diagnosis.neverChecked')}
          </Text>
        ) : (
          <CheckResult check={shown} />
        )}
      </div>
      <Button
        variant="default"
        mt={6}
        loading={state.is === 'running'}
        onClick={() => void run((signal) => client.damage.check({}, { signal }))}
      >
        {t('diagnosis.checkNow')}
      </Button>
      {state.is === 'running' && (
        <RunLine
          className={classes.running}
          text={t('diagnosis.checking', { step: stepText(step) })}
          label={t('diagnosis.checkProgress')}
          done={done}
          onCancel={cancel}
        />
      )}
    </Section>
  );

  function stepText(name: string): string {
    return name === 'pages' || name === 'references' || name === 'files' ? t(`diagnosis.checkSteps.${name}`) : name;
  }
}

function CheckResult({ check }: { check: MadeCheck }) {
  const { t } = useTranslation();
  const instant = useInstantText();
  const lines = useFindingLines(check.findings);
  return (
    <>
      <Text size="sm">
        {t('diagnosis.checkedAt', { time: instant(check.at) })}{' '}
        <Text span size="sm" fw={600} c={check.isSound ? 'green.7' : 'danger.8'}>
          {t(check.isSound ? 'diagnosis.sound' : 'diagnosis.unsound')}
        </Text>
      </Text>
      {!check.isSound && (
        <>
          <ul className={classes.findings}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Text size="sm">
            {t('diagnosis.whatToDo')} {check.findings.some(({ kind }) => kind !== 'file') && t('diagnosis.whatElse')}
          </Text>
          <Anchor size="sm" renderRoot={(props) => <Link to="/settings" search={{ part: 'backups' }} {...props} />}>
            {t('diagnosis.openBackups')}
          </Anchor>
        </>
      )}
    </>
  );
}

const mostLines = 8;

/** A line for each table and kind of damage, and for each file. */
function useFindingLines(findings: readonly DamageFinding[]): string[] {
  const { t } = useTranslation();
  const groups = new Map<string, DamageFinding[]>();
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.place} ${finding.kind === 'file' ? finding.detail : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const lines = [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    const { kind, place, detail } = first;
    if (kind === 'file') {
      return t(detail === 'missing' ? 'diagnosis.findings.fileMissing' : 'diagnosis.findings.fileChanged', { place });
    }
    const isWhole = kind === 'database' && (place === '' || place === 'pages' || place === 'references');
    if (isWhole) return t('diagnosis.findings.databaseWhole', { count: group.length });
    return t(`diagnosis.findings.${kind}`, { place, count: group.length });
  });
  const rest = lines.length - mostLines;
  return rest > 0 ? [...lines.slice(0, mostLines), t('diagnosis.moreFindings', { count: rest })] : lines;
}
