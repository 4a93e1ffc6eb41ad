import type { Owner } from '../../shared/attachments.ts';
import type { ApplicationClient } from '../../shared/contract.ts';
import { sampleNote } from './entering.ts';
import { samplePdf, samplePicture } from './sample-file.ts';

/** A sample attachment: a drawing of so many people, or a page that says what it stands for. */
export interface SampleEvidence {
  kind: string;
  caption: string;
  takenOn: string;
  /** Missing for a PDF. */
  people?: number;
  /** Place of a meeting's session. */
  session?: number;
}

/** Attaches files to a record in the order given, each marked as invented. */
export async function enterEvidence(
  client: ApplicationClient,
  owner: Owner,
  evidence: readonly SampleEvidence[],
): Promise<void> {
  const sessions = owner.kind === 'meeting' ? (await client.meetings.get({ id: owner.id })).sessions : [];
  for (const [index, { kind, caption, takenOn, people, session }] of evidence.entries()) {
    const number = Number(takenOn.slice(-2)) + index;
    // oxlint-disable-next-line no-await-in-loop -- their order is the list's
    await client.attachments.add({
      owner,
      sessionId: session === undefined ? null : (sessions[session]?.id ?? null),
      kind,
      caption: `${caption} (contoh)`,
      takenOn,
      fileName: people === undefined ? `${kind}-${takenOn}.pdf` : `IMG-${takenOn.replaceAll('-', '')}-${index + 1}.png`,
      data: people === undefined ? samplePdf(caption, `${sampleNote}, ${takenOn}`) : samplePicture(number, people),
    });
  }
}
