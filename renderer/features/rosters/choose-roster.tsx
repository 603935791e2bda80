import type { Failure } from '../../../shared/lib/result'
import { useT } from '../../lib/translate'
import { ErrorState } from '../../ui/error-state'
import { FileField } from '../../ui/file-field'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import classes from './choose-roster.module.css'

export type ChooseRosterProps = {
  /** Why the last file could not be read. */
  readonly failure: Failure | null
  readonly onFile: (file: File) => void
}

const endings = ['.xlsx', '.xlsm', '.csv', '.txt', '.xls']

/** The first step. Old .xls files are let in to be told, in words, what to do with them. */
export function ChooseRoster({ failure, onFile }: ChooseRosterProps) {
  const t = useT()
  return (
    <>
      {failure === null ? null : <ErrorState failure={failure} />}
      <FileField
        label={t('rosters.choose.label')}
        hint={t('rosters.choose.hint')}
        endings={endings}
        onFiles={([file]) => {
          if (file !== undefined) onFile(file)
        }}
      />
      <Panel title={t('rosters.choose.promise')}>
        <ul className={classes.list}>
          <li>{t('rosters.choose.promise-preview')}</li>
          <li>{t('rosters.choose.promise-kept')}</li>
          <li>{t('rosters.choose.promise-private')}</li>
          <li>{t('rosters.choose.promise-undo')}</li>
        </ul>
        <p className={classes.history}>
          <TextLink to="/rosters">{t('rosters.history.tab')}</TextLink>
        </p>
      </Panel>
    </>
  )
}
