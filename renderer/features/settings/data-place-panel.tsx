import { useQuery } from '@tanstack/react-query'

import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { setupQueries } from '../../queries/setup-queries'
import { ErrorState } from '../../ui/error-state'
import { FactList } from '../../ui/fact-list'
import { LoadingState } from '../../ui/loading-state'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { TextLink } from '../../ui/text-link'

/** Where everything lies on this PC: people should know what to copy and what to keep safe. */
export function DataPlacePanel() {
  const t = useT()
  const format = useFormat()
  const { data, error } = useQuery(setupQueries.dataPlace())
  return (
    <Panel title={t('settings.data.title')}>
      {error === null ? null : <ErrorState failure={failureOf(error)} />}
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : null
      ) : (
        <Stack gap="small">
          <FactList
            facts={[
              { label: t('settings.data.folder'), value: data.folder },
              { label: t('settings.data.database'), value: format.bytes(data.databaseBytes) },
              {
                label: t('settings.data.files'),
                value: t('settings.data.files-value', {
                  count: data.files.count,
                  size: format.bytes(data.files.bytes),
                }),
              },
            ]}
          />
          <p>{t('settings.data.note')}</p>
          <p>
            <TextLink to="/licences">{t('settings.data.licences')}</TextLink>
          </p>
        </Stack>
      )}
    </Panel>
  )
}
