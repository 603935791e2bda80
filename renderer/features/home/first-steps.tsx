import { IconCheck } from '@tabler/icons-react'

import type { MessageKey } from '../../../shared/i18n/keys'
import type { HomeOverview } from '../../../shared/ipc/home-contract'
import { useT } from '../../lib/translate'
import { ButtonLink } from '../../ui/button-link'
import { iconSize } from '../../ui/icon'
import { Panel } from '../../ui/panel'
import { VisuallyHidden } from '../../ui/visually-hidden'
import classes from './home-page.module.css'

type Step = {
  readonly id: 'members' | 'activities' | 'exchange'
  readonly to: string
  readonly isDone: boolean
}

/** Until a hub has people and an activity: what to do first, and what is done already. */
export function FirstSteps({ overview }: { readonly overview: HomeOverview }) {
  const t = useT()
  const steps: readonly Step[] = [
    { id: 'members', to: '/rosters/import', isDone: overview.counts.members > 0 },
    { id: 'activities', to: '/activities/new', isDone: overview.counts.activities > 0 },
    { id: 'exchange', to: '/exchange', isDone: overview.lastExchange !== null },
  ]
  const next = steps.find((step) => !step.isDone)

  return (
    <Panel title={t('home.steps.title')} subtitle={t('home.steps.subtitle')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.id} className={classes.step}>
            <span className={classes.number} data-done={step.isDone || undefined} aria-hidden>
              {step.isDone ? <IconCheck size={iconSize} aria-hidden /> : index + 1}
            </span>
            <div className={classes.words}>
              <p className={classes.name}>{t(titleOf(step))}</p>
              <p className={classes.detail}>{t(bodyOf(step))}</p>
              {step.isDone ? <VisuallyHidden>{t('home.steps.done')}</VisuallyHidden> : null}
            </div>
            <ButtonLink to={step.to} tone={step === next ? 'primary' : 'secondary'}>
              {t(actionOf(step))}
            </ButtonLink>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const titleOf = ({ id }: Step): MessageKey => `home.steps.${id}.title`
const bodyOf = ({ id }: Step): MessageKey => `home.steps.${id}.body`
const actionOf = ({ id }: Step): MessageKey => `home.steps.${id}.action`
