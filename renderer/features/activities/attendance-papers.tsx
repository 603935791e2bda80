import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'

import type { ActivityId } from '../../../shared/domain/ids'
import { AttendancePrint } from '../../components/attendance-print'
import { blankForms } from '../../components/blank-forms'
import { PrintButton } from '../../components/print-button'
import { PrintMenu } from '../../components/print-menu'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'

/** The papers of being there: the sheets to sign, the recap, and what each participant takes along. */
export function AttendancePapers({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  const [isPrinting, setPrinting] = useState(false)
  const people = { of: 'activity', activityId } as const
  return (
    <Panel title={t('attendance.paper.title')}>
      <Inline gap="small">
        <Button icon={IconPrinter} onClick={() => setPrinting(true)}>
          {t('attendance.title')}
        </Button>
        <PrintButton
          label={t('attendance.paper.staff')}
          request={{ kind: 'staff-sheet', activityId }}
        />
        <PrintButton
          label={t('activities.tab.recap')}
          request={{ kind: 'attendance-recap', activityId }}
        />
        <PrintButton label={t('attendance.paper.biodata')} request={{ kind: 'biodata', people }} />
        <PrintButton
          label={t('attendance.paper.cards')}
          request={{ kind: 'member-cards', people }}
        />
        <PrintMenu
          label={t('documents.group.blank')}
          papers={blankForms(t, { memberId: null, activityId })}
        />
      </Inline>
      {isPrinting ? (
        <AttendancePrint activityId={activityId} onClose={() => setPrinting(false)} />
      ) : null}
    </Panel>
  )
}
