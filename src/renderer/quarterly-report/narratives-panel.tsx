import { Alert, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Narrative } from '../../shared/narratives.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useHost } from '../host/host-context.tsx';
import { NarrativeForm, toldOf } from './narrative-form.tsx';
import type { NarrativeFormProps } from './narrative-form.tsx';
import classes from './narratives.module.css';
import type { QuarterOfUnit } from './report-panel.tsx';
import { useClosings } from './use-closings.ts';

/** Narasi: the programs of a quarter, and what is told of the chosen one. */
export function NarrativesPanel({ of }: { of: QuarterOfUnit }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const { inForce } = useClosings(of);
  const navigate = useNavigate();
  const { toldOf: asked, ...search } = useSearch({ from: '/report' });
  const [takesFocus, setTakesFocus] = useState(false);
  const list = useQuery(api.narratives.list.queryOptions({ input: of }));
  if (list.isError) return <LoadError error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading />;
  const chosen = list.data.find(({ programId }) => programId === asked) ?? list.data[0];
  if (!chosen) {
    return (
      <Text size="sm" c="gray.7" p="xl" ta="center">
        {t('narratives.none', { year: of.year })}
      </Text>
    );
  }
  const next = list.data[list.data.indexOf(chosen) + 1];
  return (
    <>
      {inForce && (
        <Alert color="gray" variant="light" p="xs" mb="xs" role="note">
          <Text size="sm">{t('narratives.closedNote')}</Text>
        </Alert>
      )}
      <div className={classes.panel}>
        <ProgramList of={of} narratives={list.data} chosen={chosen.programId} onOpen={() => setTakesFocus(true)} />
        <div className={classes.form}>
          <ChosenNarrative
            key={chosen.programId}
            of={of}
            programId={chosen.programId}
            takesFocus={takesFocus}
            onNext={
              next &&
              (() => {
                setTakesFocus(true);
                void navigate({
                  to: '/report',
                  search: { ...search, ...quarterOf(of), part: 'narratives', toldOf: next.programId, draft: undefined },
                  replace: true,
                  ignoreBlocker: true,
                });
              })
            }
          />
        </div>
      </div>
    </>
  );
}

function quarterOf({ year, quarter }: QuarterOfUnit) {
  return { year, quarter };
}

interface ProgramListProps {
  of: QuarterOfUnit;
  narratives: readonly Narrative[];
  chosen: string;
  onOpen: () => void;
}

/** The programs by code, each with whether it is told of; arrows walk through them, Enter opens one. */
function ProgramList({ of, narratives, chosen, onOpen }: ProgramListProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/report' });
  const told = narratives.filter(({ version }) => version !== null).length;
  return (
    <nav className={classes.programs} aria-label={t('narratives.programs')}>
      <p className={classes.count}>{t('narratives.count', { told, all: narratives.length })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the links inside */}
      <ul onKeyDown={walk}>
        {narratives.map(({ programId, code, name, version }) => (
          <li key={programId}>
            <Link
              to="/report"
              search={{ ...search, ...quarterOf(of), toldOf: programId, draft: undefined }}
              replace
              onClick={onOpen}
              className={classes.link}
              aria-current={programId === chosen ? 'page' : undefined}
            >
              <span className={classes.code}>{code}</span>
              <span className={classes.name} title={name}>
                {name}
              </span>
              {version === null ? (
                <span className="visually-hidden">{t('narratives.isUntold')}</span>
              ) : (
                <IconCheck size={14} className={classes.mark} role="img" aria-label={t('narratives.isTold')} />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

interface ChosenNarrativeProps extends Pick<NarrativeFormProps, 'of' | 'takesFocus' | 'onNext'> {
  programId: string;
}

function ChosenNarrative({ of, programId, ...rest }: ChosenNarrativeProps) {
  const { client } = useHost();
  const load = async (id: string) => {
    const found = (await client.narratives.list(of)).find((narrative) => narrative.programId === id);
    if (!found) throw new Error(`no program ${id} in the quarter any more`);
    return toldOf(found);
  };
  const start = useGridStart(['narrative', programId, of.year, of.quarter], () => load(programId));
  if (start.isError) return <LoadError error={start.error} onRetry={() => void start.refetch()} />;
  if (start.data === undefined) return <Loading />;
  return <NarrativeForm of={of} initial={start.data} load={load} {...rest} />;
}
