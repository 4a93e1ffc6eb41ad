import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { choiceLists } from '../../shared/choices.ts';
import { BackupsPanel } from '../backups/backups-panel.tsx';
import { DiagnosisPanel } from '../diagnosis/diagnosis-panel.tsx';
import { Page } from '../shell/page.tsx';
import { ChoicePanel } from './choice-panel.tsx';
import { OfficePanel } from './office-panel.tsx';
import { TemplatePanel } from './template-panel.tsx';
import classes from './settings.module.css';

const parts = ['office', 'templates', 'backups', 'diagnosis'] as const;

/** The lists that the office edits, what its records may be called and counted by; what it decides once; its backups; how its data do. */
export function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { part, list = choiceLists[0] } = useSearch({ from: '/settings' });
  const shown = part ?? list;

  function choose(value: string | null) {
    const chosen = choiceLists.find((known) => known === value);
    const own = parts.find((known) => known === value);
    const search = own ? { part: own } : { list: chosen };
    void navigate({ to: '/settings', search, replace: true });
  }

  return (
    <Page title={t('navigation.settings')} isFilled>
      <Tabs value={shown} onChange={choose} orientation="vertical" className={classes.lists} keepMounted={false}>
        <Tabs.List aria-label={t('office.parts')}>
          {choiceLists.map((known) => (
            <Tabs.Tab key={known} value={known}>
              {t(`choiceList.${known}`)}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="office" className={classes.office}>
            {t('office.title')}
          </Tabs.Tab>
          <Tabs.Tab value="templates">{t('documents.templates')}</Tabs.Tab>
          <Tabs.Tab value="backups">{t('backups.title')}</Tabs.Tab>
          <Tabs.Tab value="diagnosis">{t('diagnosis.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={shown} className={classes.panel}>
          {part === 'office' && <OfficePanel />}
          {part === 'templates' && <TemplatePanel />}
          {part === 'backups' && <BackupsPanel />}
          {part === 'diagnosis' && <DiagnosisPanel />}
          {part === undefined && <ChoicePanel key={list} list={list} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
