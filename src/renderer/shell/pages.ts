import {
  IconBuildingFactory2,
  IconCalendarEvent,
  IconCalendarStats,
  IconClipboardList,
  IconPackage,
  IconHome,
  IconListCheck,
  IconPaperclip,
  IconReportAnalytics,
  IconSettings,
  IconTrash,
  IconUser,
  IconUsersGroup,
  IconWallet,
} from '@tabler/icons-react';

/** Pages of the navigation, in its order; Alt and a page's key, if it has one, open it. A key stays its page's, wherever that stands. */
export const pages = [
  { path: '/home', text: 'home', key: 'H', icon: IconHome },
  { path: '/groups', text: 'groups', key: '1', icon: IconUsersGroup },
  { path: '/programs', text: 'programs', key: '2', icon: IconClipboardList },
  { path: '/meetings', text: 'meetings', key: '3', icon: IconCalendarEvent },
  { path: '/assistance', text: 'assistance', key: null, icon: IconPackage },
  { path: '/people', text: 'people', key: '4', icon: IconUser },
  { path: '/plans', text: 'plans', key: null, icon: IconListCheck },
  { path: '/budgets', text: 'budgets', key: '5', icon: IconWallet },
  { path: '/quarter', text: 'quarter', key: '0', icon: IconCalendarStats },
  { path: '/evidence', text: 'evidence', key: null, icon: IconPaperclip },
  { path: '/report', text: 'report', key: '6', icon: IconReportAnalytics },
  { path: '/units', text: 'units', key: '7', icon: IconBuildingFactory2 },
  { path: '/settings', text: 'settings', key: null, icon: IconSettings },
  { path: '/bin', text: 'bin', key: '8', icon: IconTrash },
] as const;
