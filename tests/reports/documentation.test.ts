import { describe, expect, it } from 'vitest';
import type { AttachmentFacts } from '../../src/main/reports/quarterly/attachment-facts.ts';
import { photosOf } from '../../src/main/reports/quarterly/documentation.ts';

function attachment(id: string, programId: string, fields: Partial<AttachmentFacts> = {}): AttachmentFacts {
  const kind = { id: 'Foto', en: 'Photo' };
  const file = { fileName: `${id}.jpg`, mediaType: 'image/jpeg' as const, sha256: id.padEnd(64, '0') };
  return { id, kind, isPhoto: true, caption: id, day: '2026-01-10', ...file, programIds: [programId], ...fields };
}

const chosen = (attachments: AttachmentFacts[]) => photosOf(attachments).map(({ id }) => id);

describe('the photos of a report', () => {
  it('are four at most, of each program before a second one, in the order of their days', () => {
    const photos = [
      attachment('a1', 'a', { day: '2026-03-01' }),
      attachment('a2', 'a', { day: '2026-01-01' }),
      attachment('a3', 'a', { day: '2026-01-02' }),
      attachment('b1', 'b', { day: '2026-02-01' }),
      attachment('c1', 'c', { day: '2026-01-15' }),
    ];
    expect(chosen(photos)).toEqual(['a2', 'c1', 'b1', 'a1']);
  });

  it('are those with a caption first, and never what is no photo', () => {
    const photos = [
      attachment('bare', 'a', { caption: '' }),
      attachment('told', 'a'),
      attachment('scan', 'b', { isPhoto: false }),
    ];
    expect(new Set(chosen(photos))).toEqual(new Set(['bare', 'told']));
    const many = [attachment('bare', 'a', { caption: '' }), ...['1', '2', '3', '4'].map((id) => attachment(id, 'a'))];
    expect(chosen(many)).not.toContain('bare');
  });

  it('are none where there are none', () => {
    expect(chosen([])).toEqual([]);
  });
});
