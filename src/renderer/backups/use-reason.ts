import { useTranslation } from 'react-i18next';
import type { BackupState } from '../../shared/backups.ts';

/** The sentence for what went wrong with a backup; its code came from the program, so the compiler cannot know it. */
export function useReason() {
  const { t } = useTranslation();
  return ({ code, path }: NonNullable<BackupState['failure']>) =>
    t(`failures.${code}` as 'failures.LOCKED', { path, defaultValue: t('failures.unexpected') });
}
