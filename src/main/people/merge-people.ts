import type * as z from 'zod';
import type { mergePeopleSchema } from '../../shared/duplicates.ts';
import { highestRole, overlaps } from '../../shared/groups.ts';
import { attendingStatuses } from '../../shared/meetings.ts';
import type { ParticipantStatus } from '../../shared/meetings.ts';
import type { EntityManager } from '../database/open.ts';
import { requireAreas } from '../database/references.ts';
import { existingRecord, laterThan } from '../database/rows.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { Group, Membership } from '../groups/groups.entity.ts';
import { FollowUp } from '../follow-ups/follow-ups.entity.ts';
import { writing } from '../history/writing.ts';
import { Lesson } from '../lessons/lessons.entity.ts';
import { Participant } from '../meetings/meetings.entity.ts';
import { OrganizationPosition } from '../organizations/organizations.entity.ts';
import { comparedFields } from './compared-fields.ts';
import { inOrder } from './likely-pairs.ts';
import { DifferentPeople, Person } from './people.entity.ts';

/** The two sides of a merge: rows of `removeId` become rows of `keepId`. */
interface Sides {
  keepId: string;
  removeId: string;
}

/**
 * Makes two people one: the kept one takes the chosen values, all memberships, attendances and positions; the
 * other goes into the bin and says whom it became. All of it is one action. Throws `missing`,
 * `conflict`, and `invalid` (`mergeChairs` where a group would get a second ketua at a time).
 */
export async function mergePeople(context: FeatureContext, input: z.output<typeof mergePeopleSchema>) {
  const { keepId, removeId, fields } = input;
  await requireAreas(reading(context), [{ value: fields.areaCode, path: ['fields', 'areaCode'] }]);
  const record = { kind: 'person' as const, id: keepId };
  return writing(context, { operation: 'people.merge', record }, async ({ em, at, actionId }) => {
    const keep = await existingRecord(em, Person, 'person', keepId, input.keepVersion);
    const remove = await existingRecord(em, Person, 'person', removeId, input.removeVersion);
    await mergeMemberships(em, input);
    await mergeParticipants(em, input);
    await mergeLocalHeroes(em, input, at);
    await mergePositions(em, input);
    await mergeCharges(em, input, at);
    await mergeDifferences(em, input);
    em.assign(keep, { ...fields, ...comparedFields(fields), updatedAt: at });
    em.assign(remove, { mergedIntoId: keepId, deletedAt: at, updatedAt: at });
    await em.flush();
    return { id: keepId, version: keep.version, actionId };
  });
}

type MembershipRow = Awaited<ReturnType<typeof membershipsOf>>[number];

async function mergeMemberships(em: EntityManager, { keepId, removeId }: Sides): Promise<void> {
  const rows = await membershipsOf(em, [keepId, removeId]);
  for (const [groupId, inGroup] of Map.groupBy(rows, (row) => row.groupId)) {
    if (inGroup.every((row) => row.personId === keepId)) continue;
    const kept: MembershipRow[] = [];
    // The kept person's rows first, so that a row of theirs stays where two become one.
    for (const row of inGroup.toSorted((a, b) => Number(b.personId === keepId) - Number(a.personId === keepId))) {
      if (row.personId === removeId) em.assign(row, { personId: keepId });
      joinTo(em, kept, row);
    }
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await requireOneChair(em, groupId, kept);
  }
}

function membershipsOf(em: EntityManager, personIds: string[]) {
  return em.find(Membership, { personId: { $in: personIds } }, { orderBy: { position: 'asc', id: 'asc' } });
}

/** Adds a row to those kept; rows at one time become one, from the earlier joining to the later leaving. */
function joinTo(em: EntityManager, kept: MembershipRow[], row: MembershipRow): void {
  const index = kept.findIndex((other) => overlaps(datesOf(other), datesOf(row)));
  const other = kept[index];
  if (!other) {
    kept.push(row);
    return;
  }
  const categories = `${other.vulnerableCategories} ${row.vulnerableCategories}`.split(' ').filter(Boolean);
  em.assign(other, {
    joinedOn: earlier(datesOf(other).joinedOn, datesOf(row).joinedOn),
    leftOn: later(datesOf(other).leftOn, datesOf(row).leftOn),
    role: highestRole(other.role, row.role),
    vulnerableCategories: [...new Set(categories)].join(' '),
  });
  em.remove(row);
  // Longer now, it may reach into a further one.
  kept.splice(index, 1);
  joinTo(em, kept, other);
}

function datesOf({ joinedOn, leftOn }: MembershipRow) {
  return { joinedOn: joinedOn ?? null, leftOn: leftOn ?? null };
}

/** A missing day is open: a member since ever, or still. */
function earlier(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : one < other ? one : other;
}

function later(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : one > other ? one : other;
}

/** One ketua at a time (DOMAIN rule 9): the longer membership of a ketua may reach into another's. */
async function requireOneChair(em: EntityManager, groupId: string, rows: MembershipRow[]): Promise<void> {
  const chairs = rows.filter((row) => row.role === 'chair');
  if (chairs.length === 0) return;
  const ids = new Set(rows.map((row) => row.personId));
  const others = (await em.find(Membership, { groupId, role: 'chair' })).filter((row) => !ids.has(row.personId));
  if (!others.some((other) => chairs.some((chair) => overlaps(datesOf(chair), datesOf(other))))) return;
  const group = await em.findOne(Group, { id: groupId });
  throw invalid({ path: ['removeId'], code: 'mergeChairs', params: { group: group?.name ?? '' } });
}

/** Nobody is twice in one session: of two rows the one that came stays, else the kept person's. */
async function mergeParticipants(em: EntityManager, { keepId, removeId }: Sides): Promise<void> {
  const rows = await em.find(Participant, { personId: { $in: [keepId, removeId] } });
  const attending: readonly ParticipantStatus[] = attendingStatuses;
  for (const inSession of Map.groupBy(rows, (row) => row.sessionId).values()) {
    const [stays, ...others] = inSession.toSorted(
      (a, b) =>
        Number(attending.includes(b.status)) - Number(attending.includes(a.status)) ||
        Number(b.personId === keepId) - Number(a.personId === keepId),
    );
    for (const other of others) em.remove(other);
    if (stays?.personId === removeId) em.assign(stays, { personId: keepId });
  }
}

/** A group's local hero stays its local hero. */
async function mergeLocalHeroes(em: EntityManager, { keepId, removeId }: Sides, at: string): Promise<void> {
  for (const group of await em.find(Group, { localHeroId: removeId })) {
    em.assign(group, { localHeroId: keepId, updatedAt: laterThan(group.updatedAt, at) });
  }
}

/** Positions in organizations stay as they are: one may hold several at a time. */
async function mergePositions(em: EntityManager, { keepId, removeId }: Sides): Promise<void> {
  for (const row of await em.find(OrganizationPosition, { personId: removeId })) em.assign(row, { personId: keepId });
}

/** Who is in charge stays in charge, under the name that was written then. */
async function mergeCharges(em: EntityManager, { keepId, removeId }: Sides, at: string): Promise<void> {
  const inCharge = [
    ...(await em.find(FollowUp, { responsibleId: removeId })),
    ...(await em.find(Lesson, { responsibleId: removeId })),
  ];
  for (const row of inCharge) em.assign(row, { responsibleId: keepId, updatedAt: laterThan(row.updatedAt, at) });
}

/** Whoever is not the one is not the other: what was told apart stays so. */
async function mergeDifferences(em: EntityManager, { keepId, removeId }: Sides): Promise<void> {
  const rows = await em.find(DifferentPeople, {
    $or: [{ oneId: { $in: [keepId, removeId] } }, { otherId: { $in: [keepId, removeId] } }],
  });
  const partnerOf = (row: (typeof rows)[number], id: string) => (row.oneId === id ? row.otherId : row.oneId);
  const [own, moved] = [keepId, removeId].map((id) => rows.filter((row) => row.oneId === id || row.otherId === id));
  const known = new Set(own?.map((row) => partnerOf(row, keepId)));
  for (const row of moved ?? []) {
    const partner = partnerOf(row, removeId);
    if (partner === keepId || known.has(partner)) em.remove(row);
    else {
      const [oneId, otherId] = inOrder(keepId, partner);
      em.assign(row, { oneId, otherId });
    }
  }
}
