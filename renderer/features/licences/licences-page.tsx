import { bundledLicences } from 'virtual:bundled-licences'

import { useT } from '../../lib/translate'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import classes from './licences-page.module.css'

/** Whose work is in the app, and on what terms: named in full, as the terms ask. */
export function LicencesPage() {
  const t = useT()
  return (
    <Page
      title={t('licences.title')}
      back={{ to: '/settings', label: t('navigation.settings') }}
      subtitle={t('licences.subtitle')}
    >
      <Panel title={t('licences.own.title')}>
        <Stack gap="small">
          <p>{t('licences.own.body')}</p>
          <p>{t('licences.data.body')}</p>
          <p>{t('licences.font.body')}</p>
          <p>{t('licences.electron.body')}</p>
        </Stack>
      </Panel>
      <Panel title={t('licences.packages.title', { count: bundledLicences.length })} flush>
        <ul className={classes.list}>
          {bundledLicences.map(({ name, version, licence, homepage, text }) => (
            <li key={`${name}@${version ?? ''}`}>
              <details className={classes.entry}>
                <summary className={classes.summary}>
                  <span className={classes.name}>{name}</span>
                  <span className={classes.version}>{version}</span>
                  <span className={classes.licence}>{licence}</span>
                </summary>
                {homepage === null ? null : <p className={classes.source}>{homepage}</p>}
                <pre className={classes.text}>{text === '' ? t('licences.no-text') : text}</pre>
              </details>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  )
}
