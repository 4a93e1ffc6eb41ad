import { defineEntity, p } from '@mikro-orm/core';
import type { DocumentKind, MeetingDocumentKind } from '../../shared/documents.ts';
import { Assistance } from '../assistance/assistance.entity.ts';
import { day, rowProperties, text } from '../database/properties.ts';
import { Meeting } from '../meetings/meetings.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** What is typed for a paper, a column each, so that the history tells of each by its name. */
const factProperties = {
  number: p.string().length(120),
  attachment: p.string().length(120),
  subject: p.string().length(300),
  addressee: text(),
  city: p.string().length(120),
  date: day().nullable(),
  opening: text(),
  closing: text(),
  signerName: p.string().length(200),
  signerPosition: p.string().length(300),
  counterName: p.string().length(200),
  counterPosition: p.string().length(300),
  acknowledgedName: p.string().length(200),
  acknowledgedPosition: p.string().length(300),
};

/** What the minutes, the official report or the invitation of a meeting say beside its record. */
export const MeetingDocument = defineEntity({
  name: 'MeetingDocument',
  tableName: 'meeting_document',
  uniques: [{ properties: ['meetingId', 'document'] }],
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(false),
    document: p.string().length(20).$type<MeetingDocumentKind>(),
    ...factProperties,
  },
});

/** The same of an assistance's handover record. */
export const AssistanceDocument = defineEntity({
  name: 'AssistanceDocument',
  tableName: 'assistance_document',
  uniques: [{ properties: ['assistanceId', 'document'] }],
  properties: {
    ...rowProperties,
    assistanceId: () => p.manyToOne(Assistance).mapToPk().name('assistance_id').index(false),
    document: p.string().length(20).$type<'handover'>(),
    ...factProperties,
  },
});

/**
 * An office's own Word template of a paper. The file lies among the attachments by its content's hash, not in the
 * row: backups carry that folder already, and the history, which keeps rows whole, does not grow by a file a change.
 */
export const DocumentTemplate = defineEntity({
  name: 'DocumentTemplate',
  tableName: 'document_template',
  uniques: [{ properties: ['unitId', 'document'] }],
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(false),
    document: p.string().length(20).$type<DocumentKind>(),
    /** As the office called it. */
    fileName: p.string().length(200),
    sha256: p.string().length(64),
    size: p.integer(),
  },
});
