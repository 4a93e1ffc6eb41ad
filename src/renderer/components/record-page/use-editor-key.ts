import { useEffect, useState } from 'react';

/**
 * The key under which a record's editor is mounted. Saving a new record changes the address from
 * `new` to its id; the editor must stay through that, with its focus, tab and undo, while any
 * other change of address starts a fresh one.
 */
export function useEditorKey(id: string) {
  const [born, setBorn] = useState<{ id: string; key: string } | null>(null);
  const [births, setBirths] = useState(0);
  const key = born?.id === id ? born.key : id === 'new' ? `new-${births}` : id;

  function keepThroughBirth(savedId: string) {
    if (id !== 'new') return;
    setBorn({ id: savedId, key });
  }

  // Only once the address has changed: until then it still says `new` and must keep its key.
  useEffect(() => {
    if (born?.id === id) setBirths((count) => count + 1);
  }, [born, id]);

  return { key, isBorn: born?.id === id, keepThroughBirth };
}
