import { useT } from '../../lib/translate'
import { useTask } from '../../lib/use-task'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { Panel } from '../../ui/panel'
import { ProgressPanel } from '../../ui/progress-panel'
import { Stack } from '../../ui/stack'

/** A hub full of invented people, to try everything without harm. */
export function DemoOffer() {
  const t = useT()
  const { state, start, cancel } = useTask('setup.createDemo')

  if (state.status === 'running') {
    return (
      <ProgressPanel
        title={t('setup.demo.making')}
        progress={state.progress}
        onCancel={cancel}
        isCancelling={state.isCancelling}
      />
    )
  }
  return (
    <Panel title={t('setup.demo.title')}>
      <Stack>
        <p>{t('setup.demo.body')}</p>
        {state.status === 'failed' ? <ErrorState failure={state.failure} /> : null}
        <Button onClick={() => start({})}>{t('setup.demo.action')}</Button>
      </Stack>
    </Panel>
  )
}
