import {
  IconBuildingFactory2,
  IconCalendarEvent,
  IconClipboardList,
  IconReportAnalytics,
  IconTrash,
  IconUser,
  IconUsersGroup,
  IconWallet,
} from '@tabler/icons-react';

/** Pages of the navigation; Alt and a page's number open it. */
export const pages = [
  { path: '/groups', text: 'groups', icon: IconUsersGroup },
  { path: '/programs', text: 'programs', icon: IconClipboardList },
  { path: '/meetings', text: 'meetings', icon: IconCalendarEvent },
  { path: '/people', text: 'people', icon: IconUser },
  { path: '/budgets', text: 'budgets', icon: IconWallet },
  { path: '/report', text: 'report', icon: IconReportAnalytics },
  { path: '/units', text: 'units', icon: IconBuildingFactory2 },
  { path: '/bin', text: 'bin', icon: IconTrash },
] as const;
