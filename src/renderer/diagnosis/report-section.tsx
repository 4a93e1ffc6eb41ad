import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Help } from '../components/form/field-help.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { ReportDialog } from './report-dialog.tsx';

/** What whoever helps needs to know, to be read before it goes anywhere. */
export function ReportSection() {
  const { t } = useTranslation();
  const { client } = useHost();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title={t('report.heading')} aside={<Help label={t('report.heading')} text={t('report.help')} />}>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('report.show')}
      </Button>
      {isOpen && <ReportDialog load={() => client.diagnosis.report({ language })} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}
