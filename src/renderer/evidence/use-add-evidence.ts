import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Owner } from '../../shared/attachments.ts';
import { failureOf, fullFailureText, issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useToday } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { guessKind } from './guess-kind.ts';
import { prepareFile } from './prepare-file.ts';

/** Files being added: how many are done, and those that were refused with the reason. */
export interface Adding {
  done: number;
  total: number;
  refused: { name: string; reason: string }[];
}

/**
 * Adds files to a record, one after another; one that is refused keeps no other from being added. Their
 * kind is guessed by their names where none is given.
 */
export function useAddEvidence(owner: Owner, sessionId: string | null, kindOfAll?: string) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const today = useToday();
  const kinds = useChoices('evidenceKind');
  const [adding, setAdding] = useState<Adding>({ done: 0, total: 0, refused: [] });

  /** Why a file was not added; null where it was. */
  async function addOne(file: File): Promise<{ id: string } | { reason: string }> {
    try {
      const prepared = await prepareFile(file, today);
      if (!prepared.isFine) return { reason: issueText(t, prepared.issue) };
      const { data, type, takenOn } = prepared;
      const codes = kinds.options.map(({ value }) => value);
      const kind = kindOfAll ?? guessKind(file.name, type, codes);
      return await client.attachments.add({ owner, sessionId, kind, takenOn, fileName: file.name.slice(-255), data });
    } catch (error) {
      return { reason: fullFailureText(t, failureOf(error)) };
    }
  }

  /** Answers the first that was added, to go on with its caption. */
  async function add(files: readonly File[]): Promise<string | null> {
    if (files.length === 0) return null;
    let first: string | null = null;
    const refused: Adding['refused'] = [];
    for (const [done, file] of files.entries()) {
      setAdding({ done, total: files.length, refused: [] });
      // oxlint-disable-next-line no-await-in-loop -- one large file in memory at a time, and their order stays
      const answer = await addOne(file);
      if ('reason' in answer) refused.push({ name: file.name, reason: answer.reason });
      else first ??= answer.id;
    }
    setAdding({ done: files.length, total: files.length, refused });
    refreshLists(queryClient);
    return first;
  }

  return { adding, add, isAdding: adding.done < adding.total, forget: () => setAdding({ ...adding, refused: [] }) };
}
