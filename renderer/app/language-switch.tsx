import { type Locale, locales } from '../../shared/i18n/keys'
import { setLocale, useLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import classes from './rail-switch.module.css'

const shortNames: Readonly<Record<Locale, string>> = { id: 'ID', en: 'EN' }

/** Takes effect at once; the hub service remembers it, also for printed papers. */
export function LanguageSwitch() {
  const t = useT()
  const locale = useLocale()
  const save = useCommand('setup.setLocale')
  return (
    <div className={classes.group} role="group" aria-label={t('navigation.language')}>
      {locales.map((option) => (
        <button
          key={option}
          type="button"
          className={classes.choice}
          lang={option}
          aria-label={t(`navigation.language.${option}`)}
          aria-pressed={option === locale}
          onClick={() => {
            setLocale(option)
            save.run({ locale: option })
          }}
        >
          {shortNames[option]}
        </button>
      ))}
    </div>
  )
}
