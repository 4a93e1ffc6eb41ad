import { Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceLists } from '../../shared/choices.ts';
import type { ChoiceList } from '../../shared/choices.ts';
import { Page } from '../shell/page.tsx';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import { ChoicePanel } from './choice-panel.tsx';
import classes from './settings.module.css';

/** The lists that the office edits: what its records may be called and counted by. */
export function SettingsPage() {
  const { t } = useTranslation();
  const [list, setList] = useState<ChoiceList>(choiceLists[0]);

  function choose(value: string | null) {
    const chosen = choiceLists.find((known) => known === value);
    if (chosen === undefined || chosen === list) return;
    // The grids have no address of their own, so the router cannot ask; nothing unsaved is swapped away.
    if (hasUnsavedWork()) notifications.show({ color: 'yellow', message: t('ui.saveFirst') });
    else setList(chosen);
  }

  return (
    <Page title={t('navigation.settings')} isFilled>
      <Tabs value={list} onChange={choose} orientation="vertical" className={classes.lists} keepMounted={false}>
        <Tabs.List aria-label={t('settings.lists')}>
          {choiceLists.map((known) => (
            <Tabs.Tab key={known} value={known}>
              {t(`choiceList.${known}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={list} className={classes.panel}>
          <ChoicePanel key={list} list={list} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
