import { paperSchema } from '../shared/exports.ts';
import { useSettings } from './shell/settings-context.tsx';
import { useRemembered } from './use-remembered.ts';

/** The paper of reports and lists: what was chosen last on this computer, else the office's. */
export function usePaper() {
  return useRemembered('report.paper', paperSchema, useSettings().paper);
}
