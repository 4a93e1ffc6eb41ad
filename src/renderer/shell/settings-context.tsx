import { createContext, useContext, useEffect, useRef } from 'react';
import { setRupiahStyle } from '../../shared/money.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import type { Settings } from '../../shared/settings.ts';
import { turnPage } from '../history/page-turn.ts';
import { hasUnsavedWork } from './unsaved-work.ts';

/** What the office decided for all its units; the shell has it before any page is shown. */
export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('useSettings needs SettingsContext above it');
  return settings;
}

/**
 * Has amounts written in the office's style. Where it changes under a page that is open, as by an undo, the page
 * begins anew with it; the settings themselves show no amounts, and their form goes on.
 */
export function useRupiahStyle(style: RupiahStyle | undefined): void {
  const shown = useRef(style);
  if (style !== undefined) setRupiahStyle(style);
  useEffect(() => {
    const isChanged = shown.current !== undefined && shown.current !== style;
    shown.current = style;
    if (isChanged && !location.hash.startsWith('#/settings') && !hasUnsavedWork()) turnPage();
  }, [style]);
}
