import { Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingPart } from './meeting-search.ts';
import classes from './meeting-parts.module.css';

/** The parts in their order; a key opens its part, and takes back to the meeting from there. */
const parts = [
  { part: undefined, text: 'meetingParts.meeting', key: null },
  { part: 'minutes', text: 'meetingParts.minutes', key: 'M' },
  { part: 'lessons', text: 'meetingParts.lessons', key: 'L' },
] as const;

/** The ways between the parts of a meeting's page. Links, as each has its address; none before the meeting is saved. */
export function MeetingParts({ meetingId, part }: { meetingId: string | undefined; part?: MeetingPart }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useHotkeys(
    parts.flatMap(({ part: other, key }) => {
      if (key === null) return [];
      const search = { part: other === part ? undefined : other };
      const id = meetingId;
      if (id === undefined) return [];
      return [[`alt+${key}`, () => void navigate({ to: '/meetings/$id', params: { id }, search })]];
    }),
    [],
    true,
  );
  return (
    <nav className={classes.parts} aria-label={t('meetingParts.label')}>
      {parts.map(({ part: other, text, key }) =>
        meetingId === undefined && other !== part ? (
          <span key={text} className={classes.part} aria-disabled title={t('meetingParts.saveFirst')}>
            {t(text)}
          </span>
        ) : (
          <Tooltip key={text} label={`Alt+${key}`} disabled={key === null}>
            <Link
              to="/meetings/$id"
              params={{ id: meetingId ?? 'new' }}
              search={{ part: other }}
              className={classes.part}
              // The meeting itself is open only where no other part is.
              activeOptions={{ explicitUndefined: true }}
            >
              {t(text)}
            </Link>
          </Tooltip>
        ),
      )}
    </nav>
  );
}
