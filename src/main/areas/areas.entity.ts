import { defineEntity, p } from '@mikro-orm/core';

/**
 * Wilayah. Reference data from the Kemendagri list, so the official code is its key and it has
 * neither history nor bin: it is replaced as a whole when the list changes.
 */
export const Area = defineEntity({
  name: 'Area',
  tableName: 'area',
  properties: {
    code: p.string().length(13).primary(),
    name: p.string().length(120),
    level: p.integer(),
    parentCode: p.string().length(8).nullable().index(),
    /** `Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur` */
    fullName: p.string().length(400),
    searchName: p.string().length(120).index(),
  },
});
