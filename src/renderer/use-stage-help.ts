import { useTranslation } from 'react-i18next';
import { useChoices } from './use-choices.ts';

/** The help of a field in which a stage is chosen: the office's stages in their order, with the criteria that it wrote. */
export function useStageHelp(): string {
  const { t } = useTranslation();
  const { options, noteOf } = useChoices('stage');
  const stages = options.map(({ value, label: stage }) => {
    const criteria = noteOf(value);
    return criteria === '' ? stage : t('help.stageCriteria', { stage, criteria });
  });
  return t('help.stage', { stages: stages.join('; ') });
}
