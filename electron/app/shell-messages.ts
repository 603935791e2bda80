import english from '../../shared/i18n/en/shell.json'
import indonesian from '../../shared/i18n/id/shell.json'

/**
 * The few sentences the main process says itself. It reads its own catalog only: loading every
 * feature's messages would cost start-up time for menus and three dialogs.
 */
export type ShellMessage = keyof typeof indonesian
export type Say = (key: ShellMessage, params?: Readonly<Record<string, string>>) => string

const catalogs: Record<'id' | 'en', Record<ShellMessage, string>> = {
  id: indonesian,
  en: english,
}

export function shellMessages(locale: string | undefined): Say {
  const catalog = locale === 'en' ? catalogs.en : catalogs.id
  return (key, params = {}) =>
    catalog[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => params[name] ?? placeholder)
}
