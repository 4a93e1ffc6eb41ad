import { SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languageSchema } from '../../shared/language.ts';
import type { UnitRow } from '../../shared/units.ts';
import { UndoButtons } from '../history/undo-buttons.tsx';
import { useHost } from '../host/host-context.tsx';
import { switchLanguage } from '../i18n.ts';
import { useLanguage } from '../use-language.ts';
import { pages } from './pages.ts';
import classes from './shell.module.css';

export interface NavigationProps {
  units: UnitRow[];
  unit: UnitRow;
  onUnit: (id: string) => void;
  onSearch: () => void;
}

/** The left side: unit, search, pages, language. */
export function Navigation({ units, unit, onUnit, onSearch }: NavigationProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const language = useLanguage();
  return (
    <nav className={classes.side} aria-label={t('navigation.label')}>
      <div className={classes.brand}>{t('app.name')}</div>
      <div className={classes.unit}>
        {units.length > 1 ? (
          <Select
            aria-label={t('navigation.unit')}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unit.id}
            allowDeselect={false}
            onChange={(id) => id !== null && onUnit(id)}
            comboboxProps={{ width: 320, position: 'bottom-start' }}
          />
        ) : (
          <div className={classes.unitName}>{unit.name}</div>
        )}
      </div>
      <button type="button" className={classes.find} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={15} stroke={1.6} aria-hidden />
        {t('palette.button')}
        <kbd>{t('palette.key')}</kbd>
      </button>
      <ul className={classes.links}>
        {pages.map(({ path, text, key, icon: Icon }) => (
          <li key={path}>
            <Tooltip label={`Alt+${key}`} disabled={key === null} position="right">
              <Link to={path} className={classes.link} activeOptions={{ exact: false }}>
                <Icon size={17} stroke={1.6} aria-hidden />
                {t(`navigation.${text}`)}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <UndoButtons />
        <SegmentedControl
          fullWidth
          aria-label={t('navigation.language')}
          value={language}
          data={[
            { value: 'id', label: t('navigation.indonesian') },
            { value: 'en', label: t('navigation.english') },
          ]}
          onChange={(value) => {
            const chosen = languageSchema.parse(value);
            void switchLanguage(chosen);
            // Menus and dialogs of the host follow; if it cannot, the page's texts are right all the same.
            client.host.setLanguage({ language: chosen }).catch(() => undefined);
          }}
        />
      </div>
    </nav>
  );
}
