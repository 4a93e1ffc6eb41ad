import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { AssistanceListPage } from '../assistance/assistance-list.tsx';
import { AssistancePage } from '../assistance/assistance-page.tsx';

import { BinPage } from '../bin/bin-page.tsx';
import { BudgetPage } from '../budgets/budget-page.tsx';
import { budgetSearch } from '../budgets/budget-search.ts';
import { LoadError } from '../components/load-state.tsx';
import { DocumentPage } from '../documents/document-page.tsx';
import { documentSearch } from '../documents/document-search.ts';
import { EvidencePage } from '../evidence/evidence-page.tsx';
import { FollowUpPage } from '../follow-ups/follow-up-page.tsx';
import { FollowUpsPage } from '../follow-ups/follow-ups-page.tsx';
import { followUpsSearch } from '../follow-ups/follow-ups-search.ts';
import { GroupListPage } from '../groups/group-list.tsx';
import { GroupPage } from '../groups/group-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { IndicatorPage } from '../indicators/indicator-page.tsx';
import { LessonListPage } from '../lessons/lesson-list.tsx';
import { LessonPage } from '../lessons/lesson-page.tsx';
import { MeetingListPage } from '../meetings/meeting-list.tsx';
import { MeetingPage } from '../meetings/meeting-page.tsx';
import { OrganizationListPage } from '../organizations/organization-list.tsx';
import { OrganizationPage } from '../organizations/organization-page.tsx';
import { stakeholderSearch } from '../organizations/stakeholder-search.ts';
import { meetingSearch } from '../meetings/meeting-search.ts';
import { ComparePage } from '../people/compare-page.tsx';
import { DuplicateListPage } from '../people/duplicate-list.tsx';
import { PersonListPage } from '../people/person-list.tsx';
import { PersonPage } from '../people/person-page.tsx';
import { PlanListPage } from '../plans/plan-list.tsx';
import { RenjaPage } from '../plans/renja-page.tsx';
import { RenstraPage } from '../plans/renstra-page.tsx';
import { AttendanceSheetPage } from '../printed-sheets/attendance-sheet-page.tsx';
import { MeetingSheetPage } from '../printed-sheets/meeting-sheet-page.tsx';
import { PackPage } from '../printed-sheets/pack-page.tsx';
import { packSearch } from '../printed-sheets/pack-search.ts';
import { ProgramListPage } from '../programs/program-list.tsx';
import { ProgramPage } from '../programs/program-page.tsx';
import { QuarterPage } from '../quarter-entry/quarter-page.tsx';
import { quarterSearch } from '../quarter-entry/quarter-search.ts';
import { QuarterlyReportPage } from '../quarterly-report/quarterly-report-page.tsx';
import { reportSearch } from '../quarterly-report/report-search.ts';
import { SettingsPage } from '../settings/settings-page.tsx';
import { settingsSearch } from '../settings/settings-search.ts';
import { UnitListPage } from '../units/unit-list.tsx';
import { UnitPage } from '../units/unit-page.tsx';
import { areaSearch } from './area-search.ts';
import { recordSearch } from './record-search.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const at = <const Path extends string>(path: Path, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

const recordAt = <const Path extends string>(path: Path, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component, validateSearch: recordSearch });

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/home' });
    },
  }),
  createRoute({ getParentRoute: () => root, path: '/home', component: HomePage, validateSearch: quarterSearch }),
  createRoute({ getParentRoute: () => root, path: '/groups', component: GroupListPage, validateSearch: areaSearch }),
  recordAt('/groups/$id', GroupPage),
  at('/programs', ProgramListPage),
  recordAt('/programs/$id', ProgramPage),
  createRoute({
    getParentRoute: () => root,
    path: '/programs/$id/indicators',
    component: IndicatorPage,
    validateSearch: quarterSearch,
  }),
  at('/meetings', MeetingListPage),
  createRoute({
    getParentRoute: () => root,
    path: '/meetings/$id',
    component: MeetingPage,
    validateSearch: meetingSearch,
  }),
  at('/meetings/$id/sheet/$sessionId', AttendanceSheetPage),
  at('/meetings/$id/sheets/$sheet', MeetingSheetPage),
  createRoute({ getParentRoute: () => root, path: '/packs', component: PackPage, validateSearch: packSearch }),
  createRoute({
    getParentRoute: () => root,
    path: '/follow-ups',
    component: FollowUpsPage,
    validateSearch: followUpsSearch,
  }),
  recordAt('/follow-ups/$id', FollowUpPage),
  at('/lessons', LessonListPage),
  recordAt('/lessons/$id', LessonPage),
  at('/assistance', AssistanceListPage),
  recordAt('/assistance/$id', AssistancePage),
  createRoute({
    getParentRoute: () => root,
    path: '/documents/$document/$id',
    component: DocumentPage,
    validateSearch: documentSearch,
  }),
  at('/people', PersonListPage),
  at('/people/duplicates', DuplicateListPage),
  at('/people/duplicates/$one/$other', ComparePage),
  recordAt('/people/$id', PersonPage),
  at('/plans', PlanListPage),
  recordAt('/plans/renstra/$id', RenstraPage),
  recordAt('/plans/renja/$id', RenjaPage),
  createRoute({
    getParentRoute: () => root,
    path: '/stakeholders',
    component: OrganizationListPage,
    validateSearch: stakeholderSearch,
  }),
  recordAt('/stakeholders/$id', OrganizationPage),
  createRoute({ getParentRoute: () => root, path: '/budgets', component: BudgetPage, validateSearch: budgetSearch }),
  createRoute({ getParentRoute: () => root, path: '/quarter', component: QuarterPage, validateSearch: quarterSearch }),
  at('/evidence', EvidencePage),
  createRoute({
    getParentRoute: () => root,
    path: '/report',
    component: QuarterlyReportPage,
    validateSearch: reportSearch,
  }),
  at('/units', UnitListPage),
  recordAt('/units/$id', UnitPage),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: SettingsPage,
    validateSearch: settingsSearch,
  }),
  at('/bin', BinPage),
]);

/** Addresses live in the hash: the page is one file, and the host serves nothing else. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultErrorComponent: ({ error, reset }) => <LoadError error={error} onRetry={reset} />,
  defaultNotFoundComponent: () => <LoadError error={null} onRetry={() => history.back()} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
