import type { MessageKey } from '../../shared/i18n/keys'
import { useT } from '../lib/translate'
import { Dialog } from '../ui/dialog'
import { KeyHint } from '../ui/key-hint'
import classes from './shortcut-help.module.css'

/** Names as they stand on the keys; they are the same in both languages. */
type Shortcut = { readonly keys: readonly string[]; readonly does: MessageKey }

const anywhere: readonly Shortcut[] = [
  { keys: ['Ctrl', '1…7'], does: 'navigation.shortcuts.places' },
  { keys: ['Ctrl', 'K'], does: 'navigation.shortcuts.find' },
  { keys: ['/', 'Ctrl F'], does: 'navigation.shortcuts.search' },
  { keys: ['Ctrl', '+ −'], does: 'navigation.shortcuts.larger' },
  { keys: ['Ctrl', '0'], does: 'navigation.shortcuts.normal' },
  { keys: ['Esc'], does: 'navigation.shortcuts.close' },
  { keys: ['F1'], does: 'navigation.shortcuts.help' },
]

const inTables: readonly Shortcut[] = [
  { keys: ['↑ ↓'], does: 'navigation.shortcuts.rows' },
  { keys: ['PgUp PgDn'], does: 'navigation.shortcuts.page' },
  { keys: ['Home End'], does: 'navigation.shortcuts.ends' },
  { keys: ['Enter'], does: 'navigation.shortcuts.open' },
  { keys: ['Space'], does: 'navigation.shortcuts.select' },
]

export type ShortcutHelpProps = { readonly isOpen: boolean; readonly onClose: () => void }

export function ShortcutHelp({ isOpen, onClose }: ShortcutHelpProps) {
  const t = useT()
  return (
    <Dialog title={t('navigation.shortcuts.title')} isOpen={isOpen} onClose={onClose}>
      <div className={classes.lists}>
        <ShortcutList title={t('navigation.shortcuts.anywhere')} shortcuts={anywhere} />
        <ShortcutList title={t('navigation.shortcuts.table')} shortcuts={inTables} />
      </div>
    </Dialog>
  )
}

type ShortcutListProps = { readonly title: string; readonly shortcuts: readonly Shortcut[] }

function ShortcutList({ title, shortcuts }: ShortcutListProps) {
  const t = useT()
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className={classes.shortcut}>
            <dt className={classes.keys}>
              {keys.map((key) => (
                <KeyHint key={key}>{key}</KeyHint>
              ))}
            </dt>
            <dd className={classes.does}>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
