import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '../../shared/attachments.ts';
import { failureOf, fullFailureText, issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';

type Details = Pick<AttachmentRow, 'caption' | 'takenOn' | 'kind' | 'programId' | 'sessionId'>;
type Errors = Partial<Record<keyof Details, string>>;

/** Saves what is said of one attachment, field by field as each is left; saves of a row follow each other. */
export function useSaveEvidence(row: AttachmentRow) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [errors, setErrors] = useState<Errors>({});
  const kept = useRef({ version: row.version, details: detailsOf(row) });
  const last = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    kept.current = { version: row.version, details: detailsOf(row) };
  }, [row]);

  async function saveNow(change: Partial<Details>): Promise<boolean> {
    const details = { ...kept.current.details, ...change };
    try {
      const { version } = await client.attachments.save({ id: row.id, version: kept.current.version, ...details });
      kept.current = { version, details };
      setErrors({});
    } catch (error) {
      const failure = failureOf(error);
      const ofFields = failure.issues.flatMap((issue) => {
        const field = issue.path[0];
        return typeof field === 'string' && field in details ? [[field, issueText(t, issue)] as const] : [];
      });
      setErrors(Object.fromEntries(ofFields));
      if (ofFields.length === 0) notifications.show({ color: 'danger', message: fullFailureText(t, failure) });
      if (failure.code !== 'INVALID') refreshLists(queryClient);
      return false;
    }
    refreshLists(queryClient);
    return true;
  }

  /** Whether it was saved; what was not is told at its field. */
  function save(change: Partial<Details>): Promise<boolean> {
    const saving = last.current.then(() => saveNow(change));
    last.current = saving;
    return saving;
  }
  return { save, errors };
}

function detailsOf({ caption, takenOn, kind, programId, sessionId }: AttachmentRow): Details {
  return { caption, takenOn, kind, programId, sessionId };
}
