import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { TFunction } from 'i18next';

export interface MenuOptions {
  t: TFunction;
  openDataFolder: () => void;
  isDevelopment: boolean;
}

/** Shows the menu in the language of `t`. Electron's own labels are English only, so each is written. */
export function showMenu({ t, openDataFolder, isDevelopment }: MenuOptions): void {
  const separator = { type: 'separator' } as const;
  const developing: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  const template: MenuItemConstructorOptions[] = [
    {
      label: t('host.file'),
      submenu: [
        { label: t('host.openDataFolder'), click: openDataFolder },
        separator,
        { role: 'quit', label: t('host.quit') },
      ],
    },
    {
      label: t('host.edit'),
      submenu: [
        { role: 'undo', label: t('host.undo') },
        { role: 'redo', label: t('host.redo') },
        separator,
        { role: 'cut', label: t('host.cut') },
        { role: 'copy', label: t('host.copy') },
        { role: 'paste', label: t('host.paste') },
        { role: 'selectAll', label: t('host.selectAll') },
      ],
    },
    {
      label: t('host.view'),
      submenu: [
        { role: 'zoomIn', label: t('host.zoomIn') },
        { role: 'zoomOut', label: t('host.zoomOut') },
        { role: 'resetZoom', label: t('host.resetZoom') },
        separator,
        { role: 'togglefullscreen', label: t('host.fullScreen') },
        ...(isDevelopment ? developing : []),
      ],
    },
    {
      label: t('host.help'),
      submenu: [{ label: t('host.about'), click: () => app.showAboutPanel() }],
    },
  ];
  app.setAboutPanelOptions({ applicationName: t('app.name'), applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
