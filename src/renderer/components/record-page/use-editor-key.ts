import { useState } from 'react';

/**
 * The key under which a record's editor is mounted. Saving a new record changes the address from
 * `new` to its id; the editor must stay through that, with its focus, tab and undo, while any
 * other change of address starts a fresh one.
 *
 * @param search what else of the address a new record begins with
 */
export function useEditorKey(id: string, search: string) {
  const [born, setBorn] = useState<{ id: string; key: string } | null>(null);
  const [births, setBirths] = useState(0);
  const address = id === 'new' ? `new?${search}` : id;
  const [lastAddress, setLastAddress] = useState(address);
  if (address !== lastAddress) {
    setLastAddress(address);
    // The address came to `new` again: another new record.
    if (id === 'new') setBirths(births + 1);
  }
  const key = born?.id === id ? born.key : id === 'new' ? `new-${births}` : id;

  function keepThroughBirth(savedId: string) {
    if (id !== 'new') return;
    setBorn({ id: savedId, key });
  }

  return { key, isBorn: born?.id === id, keepThroughBirth };
}
