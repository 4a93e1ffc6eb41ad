import { defineEntity, p } from '@mikro-orm/core';
import type { OwnerKind } from '../../shared/attachments.ts';
import type { AttachedFileType } from '../../shared/file-kind.ts';
import { day, recordProperties } from '../database/properties.ts';
import { Program } from '../programs/programs.entity.ts';

/**
 * Lampiran: a file that is evidence for a record. Its owner may be of any kind, so no foreign key can
 * hold it: `references` in database/stored-rows.ts tells of it instead. Nor has the session one: a session
 * that is taken out of its meeting leaves the photo to the meeting, and comes back to it by an undo.
 */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  indexes: [{ properties: ['ownerId', 'position'] }],
  properties: {
    ...recordProperties,
    ownerKind: p.string().length(20).$type<OwnerKind>(),
    ownerId: p.string().length(36),
    sessionId: p.string().length(36).nullable(),
    /** Null where it is evidence for the programs of its owner. */
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').nullable().index(),
    kind: p.string().length(60),
    caption: p.string().length(300),
    takenOn: day().nullable().index(),
    fileName: p.string().length(255),
    mediaType: p.string().length(40).$type<AttachedFileType>(),
    size: p.integer(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    /** Names the file in the data folder. */
    sha256: p.string().length(64).index(),
    position: p.integer(),
  },
});
