import { useT } from '../../lib/translate'
import { Page } from '../../ui/page'
import { ProgressPanel } from '../../ui/progress-panel'
import { ChooseRoster } from './choose-roster'
import { RosterEnding } from './roster-ending'
import { RosterReview } from './roster-review'
import { useRosterWizard } from './use-roster-wizard'

/** Choose a list, see what would happen, import it, hear what happened. */
export function RosterImportPage() {
  const t = useT()
  const { fileName, reading, importing, choose, readAgain, startOver } = useRosterWizard()

  if (importing.state.status === 'done') {
    return (
      <RosterEnding fileName={fileName} result={importing.state.output} onStartOver={startOver} />
    )
  }
  if (reading.state.status === 'done' && importing.state.status !== 'running') {
    const preview = reading.state.output
    return (
      <RosterReview
        key={preview.previewId}
        preview={preview}
        failure={importing.state.status === 'failed' ? importing.state.failure : null}
        onReadAgain={readAgain}
        onStartOver={startOver}
        onImport={(choices) => importing.start({ previewId: preview.previewId, ...choices })}
      />
    )
  }
  return (
    <Page title={t('rosters.title')} back={{ to: '/members', label: t('members.title') }}>
      {importing.state.status === 'running' ? (
        <ProgressPanel
          title={t('rosters.importing', { name: fileName })}
          progress={importing.state.progress}
        />
      ) : reading.state.status === 'running' ? (
        <ProgressPanel
          title={t('rosters.reading', { name: fileName })}
          progress={reading.state.progress}
          onCancel={reading.cancel}
          isCancelling={reading.state.isCancelling}
        />
      ) : (
        <ChooseRoster
          failure={reading.state.status === 'failed' ? reading.state.failure : null}
          onFile={(file) => void choose(file)}
        />
      )}
    </Page>
  )
}
