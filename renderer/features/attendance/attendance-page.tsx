import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { sessionId as sessionIdSchema } from '../../../shared/domain/ids'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { attendanceQueries } from '../../queries/attendance-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { AttendanceDesk } from './attendance-desk'
import { useLiveMarks } from './use-live-marks'

/** Daftar hadir of one session. */
export function AttendancePage() {
  const t = useT()
  const params = useParams()
  const parsed = sessionIdSchema.safeParse(params['sessionId'])
  const sheet = useQuery({
    // A made-up address asks for a session that is not there, and gets the sentence for that.
    ...attendanceQueries.sheet(parsed.success ? parsed.data : noSession),
  })
  useLiveMarks(sheet.refetch)

  if (sheet.data !== undefined) {
    return <AttendanceDesk key={sheet.data.session.id} sheet={sheet.data} />
  }
  return (
    <Page title={t('attendance.title')} back={{ to: '/activities', label: t('activities.title') }}>
      {sheet.error === null ? (
        <LoadingState shape="rows" />
      ) : (
        <ErrorState failure={failureOf(sheet.error)} onRetry={() => void sheet.refetch()} />
      )}
    </Page>
  )
}

const noSession = sessionIdSchema.parse('0'.repeat(26))
