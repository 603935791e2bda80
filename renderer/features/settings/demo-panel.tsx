import { useState } from 'react'

import { setupContract } from '../../../shared/ipc/setup-contract'
import { useT } from '../../lib/translate'
import { useTask } from '../../lib/use-task'
import { useMay } from '../../queries/use-may'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { ErrorState } from '../../ui/error-state'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'

/** Leaving the demo: everything on this PC goes and first run comes back by itself. */
export function DemoPanel() {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const { state, start } = useTask('setup.removeDemo')
  const mayLeave = useMay(setupContract['setup.removeDemo'].access)
  if (!mayLeave) return null
  return (
    <Panel title={t('settings.demo.title')}>
      <Stack>
        <p>{t('settings.demo.body')}</p>
        {state.status === 'failed' ? <ErrorState failure={state.failure} /> : null}
        <div>
          <Button
            tone="danger"
            onClick={() => setAsking(true)}
            pending={state.status === 'running'}
          >
            {t('settings.demo.action')}
          </Button>
        </div>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('settings.demo.confirm-title')}
        body={t('settings.demo.confirm-body')}
        confirmLabel={t('settings.demo.action')}
        tone="danger"
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          start({})
        }}
      />
    </Panel>
  )
}
