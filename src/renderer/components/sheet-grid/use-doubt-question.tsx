import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Asks once before cells in doubt are saved: the first attempt asks and saves nothing, the next one, or
 * the question's own button, saves. Doubts that come up later are asked about again.
 *
 * @returns whether to go on with saving so many doubts; `save` is what the question's button does
 */
export function useDoubtQuestion(): (count: number, save: () => void) => boolean {
  const { t } = useTranslation();
  const askedAbout = useRef(0);
  return (count, save) => {
    const isAsked = count <= askedAbout.current;
    askedAbout.current = isAsked ? 0 : count;
    if (isAsked) return true;
    const notice = notifications.show({
      color: 'yellow',
      autoClose: 15_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('doubts.asked', { count })}</Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              save();
            }}
          >
            {t('doubts.saveAnyway')}
          </Button>
        </Group>
      ),
    });
    return false;
  };
}
