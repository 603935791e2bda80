import { LanguageChoice } from '../../components/language-choice'
import { setTextScale, textScales, useTextScale } from '../../lib/text-scale'
import { useT } from '../../lib/translate'
import { FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'
import { SegmentedControl } from '../../ui/segmented-control'

/** Language and text size: both take effect at once. */
export function DisplayPanel() {
  const t = useT()
  const scale = useTextScale()
  return (
    <Panel title={t('settings.display.title')}>
      <FactList
        facts={[
          { label: t('navigation.language'), value: <LanguageChoice /> },
          {
            label: t('settings.display.text-size'),
            value: (
              <SegmentedControl
                label={t('settings.display.text-size')}
                options={textScales.map((one) => ({
                  value: String(one),
                  label: t('settings.display.percent', { percent: one }),
                }))}
                value={String(scale)}
                onChange={(text) => {
                  const chosen = textScales.find((one) => String(one) === text)
                  if (chosen !== undefined) setTextScale(chosen)
                }}
              />
            ),
          },
        ]}
      />
    </Panel>
  )
}
