import type { DocumentKind } from '../../shared/documents.ts';

/** The papers of a meeting, in the order in which they come up. */
export const meetingDocuments = ['invitation', 'minutes', 'officialReport'] as const satisfies DocumentKind[];
