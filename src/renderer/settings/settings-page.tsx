import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { choiceLists } from '../../shared/choices.ts';
import { Page } from '../shell/page.tsx';
import { ChoicePanel } from './choice-panel.tsx';
import classes from './settings.module.css';

/** The lists that the office edits: what its records may be called and counted by. */
export function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { list = choiceLists[0] } = useSearch({ from: '/settings' });

  function choose(value: string | null) {
    const chosen = choiceLists.find((known) => known === value);
    void navigate({ to: '/settings', search: { list: chosen }, replace: true });
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
