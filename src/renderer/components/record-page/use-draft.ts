import { use, useCallback, useEffect, useState } from 'react';
import type { Draft, DraftRow } from '../../../shared/drafts.ts';
import { useHost } from '../../host/host-context.tsx';
import { UnitContext } from '../../shell/unit-context.tsx';
import { DraftKeeper } from './draft-keeper.ts';
import type { DraftSource, DraftStatus } from './draft-keeper.ts';

export interface DraftOptions extends Omit<DraftSource, 'unitId'> {
  /** Puts a draft's content into the form. */
  take: (content: unknown) => void;
  /** The draft that the address asks for: it is taken without a question. */
  wanted?: string | undefined;
}

/** What a form shows and does of its draft. */
export interface FormDraft extends DraftStatus {
  /** A draft of an earlier sitting; until it is taken or thrown away, the form keeps its own beside it. */
  offered: DraftRow | null;
  /** Something was typed. */
  touch: () => void;
  accept: () => Promise<void>;
  dismiss: () => Promise<void>;
  /** Throws away what is typed, when the form is left without saving. */
  discard: () => void;
}

/** Keeps what is typed into a form on disk, and offers what an earlier sitting left there. */
export function useDraft(options: DraftOptions): FormDraft {
  const { client } = useHost();
  // None yet while the first unit is entered.
  const unitId = use(UnitContext)?.id ?? null;
  const [status, setStatus] = useState<DraftStatus>({ savedAt: null, hasFailed: false });
  const [offered, setOffered] = useState<DraftRow | null>(null);
  const [keeper] = useState(() => new DraftKeeper(client.drafts, setStatus));
  const { subject, wanted, isDirty } = options;
  useEffect(() => {
    keeper.source = { ...options, unitId };
  });
  useEffect(() => () => keeper.close(), [keeper]);
  // Both ways: saved, its draft goes; filled from a draft, it is written again before the old one could go.
  useEffect(() => keeper.touch(), [keeper, isDirty]);

  function takeDraft(draft: Draft) {
    setOffered(null);
    options.take(parsed(draft.content));
    keeper.adopt(draft.key);
  }

  // Once for each form, however often it is drawn: what turns up later was typed here.
  const [firstSubject] = useState(subject);
  // The address of a new record loses its draft when it gets an id: that is no question to ask again.
  const [asked, setAsked] = useState(wanted);
  if (wanted !== undefined && wanted !== asked) setAsked(wanted);
  useEffect(() => {
    let isGone = false;
    async function look() {
      if (asked !== undefined) {
        const draft = await client.drafts.get({ key: asked });
        if (!isGone) takeDraft(draft);
        return;
      }
      const drafts = await client.drafts.list();
      const found = drafts.find(
        (draft) => draft.key.startsWith(`${firstSubject}/`) && (draft.unitId === null || draft.unitId === unitId),
      );
      if (!isGone) setOffered(found ?? null);
    }
    // A draft that is gone is nothing to tell of: it was taken or thrown away elsewhere.
    look().catch(() => undefined);
    return () => {
      isGone = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- takeDraft is new with every drawing; the question is asked once
  }, [client, firstSubject, asked, unitId]);

  const touch = useCallback(() => keeper.touch(), [keeper]);
  return {
    ...status,
    offered,
    touch,
    accept: async () => {
      if (offered !== null) takeDraft(await client.drafts.get({ key: offered.key }));
    },
    dismiss: async () => {
      if (offered === null) return;
      await client.drafts.remove({ key: offered.key });
      setOffered(null);
    },
    discard: () => keeper.discard(),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
