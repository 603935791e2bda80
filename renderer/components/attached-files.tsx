import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ArtifactId } from '../../shared/domain/ids'
import { failureOf } from '../lib/failure'
import { useT } from '../lib/translate'
import { portfolioQueries } from '../queries/portfolio-queries'
import { ErrorState } from '../ui/error-state'
import { FileField } from '../ui/file-field'
import { Panel } from '../ui/panel'
import { Stack } from '../ui/stack'
import { AddFilesDialog } from './add-files-dialog'
import type { ArtifactPlace } from './artifact-form'
import { FileCard } from './file-card'
import { FileDialog } from './file-dialog'
import { FileGrid } from './file-grid'

export type AttachedFilesProps = {
  /** Whose files: those of the session, else of the activity, else of the member. New ones go there too. */
  readonly place: ArtifactPlace
  readonly title: string
  readonly hint?: string
}

const mostShown = 60

/** The files of a member, an activity or a session, on their own pages, with a place to add more. */
export function AttachedFiles({ place, title, hint }: AttachedFilesProps) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly File[] | null>(null)
  const [opened, setOpened] = useState<ArtifactId | null>(null)
  const { data, error } = useQuery(
    portfolioQueries.page({ filter: filterOf(place), limit: mostShown }),
  )
  const hidden = (data?.total ?? 0) - (data?.rows.length ?? 0)

  return (
    <Panel title={title}>
      <Stack>
        {error === null ? null : <ErrorState failure={failureOf(error)} />}
        {data === undefined || data.rows.length === 0 ? null : (
          <FileGrid label={title}>
            {data.rows.map((artifact) => (
              <FileCard
                key={artifact.id}
                artifact={artifact}
                {...hiddenPart(place)}
                onOpen={() => setOpened(artifact.id)}
              />
            ))}
          </FileGrid>
        )}
        {hidden > 0 ? <p>{t('portfolio.more-in-portfolio', { count: hidden })}</p> : null}
        <FileField
          label={t('portfolio.attach.label')}
          hint={hint ?? t('portfolio.attach.hint')}
          multiple
          onFiles={setChosen}
        />
      </Stack>
      {chosen === null ? null : (
        <AddFilesDialog files={chosen} place={place} onClose={() => setChosen(null)} />
      )}
      {opened === null ? null : <FileDialog id={opened} onClose={() => setOpened(null)} />}
    </Panel>
  )
}

function filterOf({ recordId, sessionId, activity, member }: ArtifactPlace) {
  if (recordId !== null && recordId !== undefined) return { recordId }
  if (sessionId !== null && sessionId !== undefined) return { sessionId }
  if (activity !== null && activity !== undefined) return { activityId: activity.id }
  return member === null || member === undefined ? {} : { memberId: member.id }
}

function hiddenPart({ activity, member }: ArtifactPlace): {
  readonly hides?: 'member' | 'activity'
} {
  if (activity !== null && activity !== undefined) return { hides: 'activity' }
  return member === null || member === undefined ? {} : { hides: 'member' }
}
