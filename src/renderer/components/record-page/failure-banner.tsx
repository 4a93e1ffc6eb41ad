import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../shared/validation.ts';
import { failureText, fullFailureText, issueText } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import classes from './failure-banner.module.css';

export interface FailureBannerProps {
  failure: Failure;
  /** The issues stand at no field, so they are told here. */
  isWhole?: boolean;
  /** Of the issues those that stand at no field: they are told here, too. */
  unplaced?: readonly Issue[];
  onReload?: () => void;
  /** Shows what is typed beside what was saved meanwhile. */
  onCompare?: () => void;
}

/** What went wrong, above the form; a conflict offers to load the newer version. */
export function FailureBanner({ failure, isWhole = false, unplaced = [], onReload, onCompare }: FailureBannerProps) {
  const { t } = useTranslation();
  return (
    <Alert color="danger" variant="light" p="xs" role="alert" mb="xs" className={classes.banner}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="danger.8">
          {isWhole ? fullFailureText(t, failure) : failureText(t, failure)}
          {failure.code === 'INVALID' && unplaced.map((issue) => `. ${issueText(t, issue)}`).join('')}
        </Text>
        {failure.code === 'CONFLICT' && (
          <Group gap="xs" wrap="nowrap" flex="none">
            {onCompare && (
              <Button size="compact-xs" onClick={onCompare}>
                {t('comparison.open')}
              </Button>
            )}
            {onReload && (
              <Button size="compact-xs" variant="default" onClick={onReload}>
                {t('ui.reload')}
              </Button>
            )}
          </Group>
        )}
      </Group>
    </Alert>
  );
}
