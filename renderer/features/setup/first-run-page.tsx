import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

import { newHub } from '../../../shared/domain/hub'
import { HubFields, type HubProfileValues, OwnerFields } from '../../components/hub-profile-fields'
import { LanguageChoice } from '../../components/language-choice'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { Panel } from '../../ui/panel'
import { DemoOffer } from './demo-offer'
import classes from './first-run-page.module.css'
import { HandoverOffer } from './handover-offer'
import { InvitedOffer } from './invited-offer'

const nothingYet: HubProfileValues = {
  name: '',
  typeText: '',
  districtCode: null,
  districtName: null,
  ownerName: '',
  ownerRole: 'secretary',
}

/** The first window of a fresh PC: five answers, or a look around with invented data. */
export function FirstRunPage() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const isJoining = search.get('way') === 'join'
  // The gate in app/ sees the new hub and goes on to Beranda by itself.
  const create = useCommand('setup.createHub', { errors: 'caller' })
  const form = useForm({
    schema: newHub,
    initial: nothingYet,
    onSubmit: (hub) => create.runAsync(hub),
  })

  useEffect(() => {
    document.title = t('common.app.name')
  }, [t])

  return (
    <main className={classes.screen}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{t('setup.title')}</h1>
          <p className={classes.lead}>{t('setup.lead')}</p>
        </div>
        <LanguageChoice />
      </header>
      <div className={classes.columns}>
        <Form onSubmit={form.submit}>
          <div className={classes.sheet}>
            <section className={classes.part}>
              <h2 className={classes.partTitle}>{t('setup.part.hub')}</h2>
              {isJoining ? <Banner tone="notice">{t('setup.join.notice')}</Banner> : null}
              <HubFields form={form} autoFocus />
            </section>
            <section className={classes.part}>
              <h2 className={classes.partTitle}>{t('setup.part.owner')}</h2>
              <OwnerFields form={form} />
              <FormActions failure={form.failure}>
                <Button type="submit" tone="primary" size="large" pending={form.isSubmitting}>
                  {t(isJoining ? 'setup.action.join' : 'setup.action.start')}
                </Button>
                {isJoining ? (
                  <Button
                    tone="quiet"
                    size="large"
                    onClick={() => setSearch({}, { replace: true })}
                  >
                    {t('setup.join.cancel')}
                  </Button>
                ) : null}
              </FormActions>
            </section>
          </div>
        </Form>
        <aside className={classes.aside}>
          {isJoining ? null : (
            <InvitedOffer onJoin={() => setSearch({ way: 'join' }, { replace: true })} />
          )}
          <DemoOffer />
          {isJoining ? null : <HandoverOffer />}
          <Panel title={t('setup.offline.title')}>
            <p className={classes.note}>{t('setup.offline.body')}</p>
          </Panel>
        </aside>
      </div>
    </main>
  )
}
