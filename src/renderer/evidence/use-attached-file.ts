import { useEffect, useState } from 'react';
import { useHost } from '../host/host-context.tsx';

/** An address of an attached file for this page, as the host gives files to nobody else; null until it is there. */
export function useAttachedFile(id: string): { url: string | null; isGone: boolean } {
  const { readAttachment } = useHost();
  const [read, setRead] = useState<{ id: string; url: string | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    let made: string | null = null;
    readAttachment(id)
      .then((blob) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(blob);
        setRead({ id, url: made });
      })
      .catch(() => isCurrent && setRead({ id, url: null }));
    return () => {
      isCurrent = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, readAttachment]);
  const isRead = read?.id === id;
  return { url: isRead ? read.url : null, isGone: isRead && read.url === null };
}
