import { IconCamera } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import type { AttendanceSheet } from '../../../shared/domain/attendance'
import { AttachedFiles } from '../../components/attached-files'
import { useT } from '../../lib/translate'
import { portfolioQueries } from '../../queries/portfolio-queries'
import { IconButton } from '../../ui/icon-button'
import { SidePanel } from '../../ui/side-panel'
import classes from './sheet-photos.module.css'

export type SheetPhotosProps = {
  readonly sheet: AttendanceSheet
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** Paper stays the proof: the photo of the signed sheet is kept with the session it belongs to. */
export function SheetPhotos({ sheet, isOpen, onOpen, onClose }: SheetPhotosProps) {
  const t = useT()
  const { session, activityTitle } = sheet
  const photos = useQuery(
    portfolioQueries.page({ filter: { sessionId: session.id, type: 'signed-sheet' }, limit: 1 }),
  )
  const count = photos.data?.total ?? 0
  return (
    <>
      <span className={classes.photos}>
        <IconButton
          icon={IconCamera}
          size="small"
          label={t('attendance.photo.action', { count })}
          onClick={onOpen}
        />
        {count === 0 ? null : <span className={classes.count}>{count}</span>}
      </span>
      <SidePanel title={t('attendance.photo.title')} isOpen={isOpen} onClose={onClose}>
        <AttachedFiles
          title={t('attendance.photo.title')}
          hint={t('attendance.photo.hint')}
          place={{
            type: 'signed-sheet',
            activity: { id: session.activityId, name: activityTitle },
            sessionId: session.id,
          }}
        />
      </SidePanel>
    </>
  )
}
