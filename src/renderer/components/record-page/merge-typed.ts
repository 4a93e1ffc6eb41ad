/**
 * Three versions of a form's value made one: where `mine` differs from `base` it stays, everywhere
 * else `theirs` is taken. Used after a save (`base` what was sent, `theirs` what came back), so that
 * what is typed meanwhile stays, and after a conflict.
 *
 * Objects are merged field by field; lists of objects by their `key` or `id`; other lists are one value.
 */
export function mergeTyped<T>(base: T, mine: T, theirs: T): T {
  return merge(base, mine, theirs) as T; // every branch gives one of the three or is built from them
}

function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(base, mine)) return theirs;
  if (isSame(base, theirs)) return mine;
  if (isObject(base) && isObject(mine) && isObject(theirs)) {
    const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return Object.fromEntries([...fields].map((field) => [field, merge(base[field], mine[field], theirs[field])]));
  }
  if (isKeyedList(base) && isKeyedList(mine) && isKeyedList(theirs)) return mergeLists(base, mine, theirs);
  return mine;
}

function mergeLists(base: Keyed[], mine: Keyed[], theirs: Keyed[]): Keyed[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(byKey) as [ByKey, ByKey, ByKey];
  const merged = theirs.flatMap((item) => {
    const key = keyOf(item);
    const own = inMine.get(key);
    if (own !== undefined) return [mergeTyped<Keyed>(inBase.get(key) ?? {}, own, item)];
    // Removed here, unless it changed there meanwhile.
    return inBase.has(key) && isSame(inBase.get(key), item) ? [] : [item];
  });
  mine.forEach((item, index) => {
    const key = keyOf(item);
    if (inTheirs.has(key)) return;
    // Removed there, unless it is new or changed here.
    if (inBase.has(key) && isSame(inBase.get(key), item)) return;
    merged.splice(Math.min(index, merged.length), 0, item);
  });
  return merged;
}

/** Whether two JSON values are equal; a field that is undefined counts as missing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
}

type Keyed = Record<string, unknown>;
type ByKey = Map<unknown, Keyed>;

function keyOf(item: Keyed): unknown {
  return item['key'] ?? item['id'];
}

function byKey(items: Keyed[]): ByKey {
  return new Map(items.map((item) => [keyOf(item), item]));
}

function isKeyedList(value: unknown): value is Keyed[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && keyOf(item) !== undefined);
}

function isObject(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
