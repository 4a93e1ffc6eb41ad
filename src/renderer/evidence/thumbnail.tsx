import { IconFileTypePdf, IconPhotoOff } from '@tabler/icons-react';
import type { AttachmentRow } from '../../shared/attachments.ts';
import { useAttachedFile } from './use-attached-file.ts';
import classes from './evidence.module.css';

/** The small picture of an attachment; its name stands beside it, so that it says nothing itself. */
export function Thumbnail({ row }: { row: Pick<AttachmentRow, 'id' | 'mediaType'> }) {
  return row.mediaType === 'application/pdf' ? (
    <span className={classes.thumbnail}>
      <IconFileTypePdf size={20} stroke={1.5} aria-hidden />
    </span>
  ) : (
    <Picture id={row.id} />
  );
}

function Picture({ id }: { id: string }) {
  const { url, isGone } = useAttachedFile(id);
  return (
    <span className={classes.thumbnail}>
      {isGone && <IconPhotoOff size={18} stroke={1.5} aria-hidden />}
      {url !== null && <img src={url} alt="" />}
    </span>
  );
}
