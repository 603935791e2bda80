import { app, Menu, type MenuItemConstructorOptions } from 'electron'

import type { Say } from './shell-messages'

/**
 * The menu is there for its keys (copy, paste, zoom up to 200 %): on Windows and Linux the bar stays
 * hidden until Alt is pressed. Every label is ours, because Electron's own are English.
 */
export function setMenu(say: Say): void {
  const file: MenuItemConstructorOptions = {
    label: say('shell.menu.file'),
    submenu: [{ role: 'quit', label: say('shell.menu.quit') }],
  }
  const edit: MenuItemConstructorOptions = {
    label: say('shell.menu.edit'),
    submenu: [
      { role: 'undo', label: say('shell.menu.undo') },
      { role: 'redo', label: say('shell.menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: say('shell.menu.cut') },
      { role: 'copy', label: say('shell.menu.copy') },
      { role: 'paste', label: say('shell.menu.paste') },
      { role: 'selectAll', label: say('shell.menu.select-all') },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: say('shell.menu.view'),
    submenu: [
      { role: 'zoomIn', label: say('shell.menu.larger') },
      // The plus of the main keyboard needs Shift; people press Ctrl and the key that shows it.
      {
        role: 'zoomIn',
        label: say('shell.menu.larger'),
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', label: say('shell.menu.smaller') },
      { role: 'resetZoom', label: say('shell.menu.normal-size') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('shell.menu.full-screen') },
      ...developerItems(say),
    ],
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([file, edit, view]))
}

function developerItems(say: Say): MenuItemConstructorOptions[] {
  if (app.isPackaged) return []
  return [
    { type: 'separator' },
    { role: 'reload', label: say('shell.menu.reload') },
    { role: 'toggleDevTools', label: say('shell.menu.developer-tools') },
  ]
}
