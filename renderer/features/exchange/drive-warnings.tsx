import type { ExchangePreview } from '../../../shared/domain/exchange'
import { isMessageKey, type MessageKey } from '../../../shared/i18n/keys'
import { failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import classes from './drive-warnings.module.css'
import { fewNames, groupProblems } from './incoming-summary'

export type DriveWarningsProps = {
  readonly preview: Pick<
    ExchangePreview,
    'problems' | 'suspiciousFiles' | 'hiddenFolders' | 'driveProblem'
  >
}

const mostNames = 4

/** What was wrong on the drive, each with its reason and next step. Nothing here stops the exchange. */
export function DriveWarnings({ preview }: DriveWarningsProps) {
  const t = useT()
  const locale = useLocale()
  const { problems, suspiciousFiles, hiddenFolders, driveProblem } = preview
  return (
    <>
      {suspiciousFiles.length === 0 ? null : (
        <Banner tone="danger" title={t('exchange.suspicious.title')}>
          <p>{t('exchange.suspicious.body')}</p>
          <FileNames names={suspiciousFiles} />
        </Banner>
      )}
      {hiddenFolders.length === 0 ? null : (
        <Banner tone="caution" title={t('exchange.hidden.title')}>
          <p>{t('exchange.hidden.body')}</p>
          <FileNames names={hiddenFolders} />
        </Banner>
      )}
      {driveProblem === null ? null : (
        <Banner tone="caution" title={t('exchange.drive-problem.title')}>
          {failureText(locale, { code: driveProblem, params: {} })}
        </Banner>
      )}
      {problems.length === 0 ? null : (
        <Banner tone="caution" title={t('exchange.problems.title', { count: problems.length })}>
          {groupProblems(problems).map(({ code, fileNames }) => (
            <div key={code} className={classes.problem}>
              <p>{t(problemKey(code))}</p>
              <FileNames names={fileNames} />
            </div>
          ))}
        </Banner>
      )}
    </>
  )
}

function FileNames({ names }: { readonly names: readonly string[] }) {
  const t = useT()
  const { shown, more } = fewNames(names, mostNames)
  return (
    <ul className={classes.names}>
      {shown.map((name, index) => (
        <li key={`${index}.${name}`}>{name}</li>
      ))}
      {more === 0 ? null : <li>{t('exchange.names.more', { count: more })}</li>}
    </ul>
  )
}

/** A newer hub service may know a reason that this page has no sentence for. */
function problemKey(code: string): MessageKey {
  const key = `errors.${code}`
  return isMessageKey(key) ? key : 'exchange.problems.unknown'
}
