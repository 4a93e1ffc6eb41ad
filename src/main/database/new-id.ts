import { v7 } from 'uuid';

/** A new primary key: UUIDv7, so that keys sort by creation and two machines never make the same. */
export function newId(): string {
  return v7();
}
