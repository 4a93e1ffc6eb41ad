import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadError, Loading } from '../components/load-state.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { usePageTurn } from '../history/page-turn.ts';
import { useHost } from '../host/host-context.tsx';
import { Palette } from '../palette/palette.tsx';
import { usePalette } from '../palette/use-palette.ts';
import { useDialogKeys } from './dialog-keys.ts';
import { FirstRunPage } from './first-run-page.tsx';
import { Navigation } from './navigation.tsx';
import { pages } from './pages.ts';
import { SettingsContext, useRupiahStyle } from './settings-context.tsx';
import { UnitContext } from './unit-context.tsx';
import { hasUnsavedWork } from './unsaved-work.ts';
import classes from './shell.module.css';

const unitKey = 'binaan.unit';

/** The frame around every page: navigation, the chosen unit, and keys that work everywhere. */
export function Shell() {
  const { t } = useTranslation();
  const { api } = useHost();
  const units = useQuery(api.units.list.queryOptions());
  // Forms begin with what the office's lists begin with.
  const choices = useQuery(api.choices.list.queryOptions({ input: {} }));
  const settings = useQuery(api.settings.get.queryOptions());
  useRupiahStyle(settings.data?.rupiahStyle);
  const [chosen, setChosen] = useState(() => localStorage.getItem(unitKey));
  const navigate = useNavigate();
  const pageTurn = usePageTurn();
  useHotkeys(
    pages.flatMap(({ path, key }) => (key === null ? [] : [[`alt+${key}`, () => void navigate({ to: path })]])),
    [],
  );
  const palette = usePalette();
  useDialogKeys();
  useHotkeys([['/', () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()]]);

  if (units.isError) return <LoadError error={units.error} onRetry={() => void units.refetch()} />;
  if (choices.isError) return <LoadError error={choices.error} onRetry={() => void choices.refetch()} />;
  if (settings.isError) return <LoadError error={settings.error} onRetry={() => void settings.refetch()} />;
  if (units.isPending || choices.isPending || settings.isPending) return <Loading />;
  const unit = units.data.find(({ id }) => id === chosen) ?? units.data[0];
  if (unit === undefined) return <FirstRunPage />;

  function chooseUnit(id: string) {
    if (hasUnsavedWork()) {
      notifications.show({ color: 'yellow', message: t('ui.saveFirst') });
      return;
    }
    localStorage.setItem(unitKey, id);
    setChosen(id);
    // An open record belongs to the other unit.
    const page = pages.find(({ path }) => location.hash.startsWith(`#${path}/`));
    if (page) void navigate({ to: page.path });
  }

  return (
    <SettingsContext value={settings.data}>
      <UnitContext value={unit}>
        <a
          className={classes.skip}
          href="#main"
          onClick={(event) => {
            // The hash is the router's; following the link would leave the page.
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
        >
          {t('navigation.skip')}
        </a>
        <div className={classes.shell}>
          <Navigation units={units.data} unit={unit} onUnit={chooseUnit} onSearch={palette.open} />
          <main id="main" className={classes.main} tabIndex={-1}>
            <DraftNotice onUnit={(id) => id !== unit.id && chooseUnit(id)} />
            <div className={classes.content} key={pageTurn}>
              <Outlet />
            </div>
            <div id="overlays" />
          </main>
        </div>
        {palette.isOpened && <Palette onClose={palette.close} onUnit={chooseUnit} />}
      </UnitContext>
    </SettingsContext>
  );
}
