import { locales } from '../../shared/i18n/keys'
import { setLocale, useLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { SegmentedControl } from '../ui/segmented-control'

/** Takes effect at once; the hub service remembers it, also for printed papers. */
export function LanguageChoice() {
  const t = useT()
  const locale = useLocale()
  const save = useCommand('setup.setLocale')
  return (
    <SegmentedControl
      label={t('navigation.language')}
      options={locales.map((option) => ({
        value: option,
        label: t(`navigation.language.${option}`),
      }))}
      value={locale}
      onChange={(option) => {
        setLocale(option)
        save.run({ locale: option })
      }}
    />
  )
}
