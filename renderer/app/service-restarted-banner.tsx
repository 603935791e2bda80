import { useEffect, useState } from 'react'

import { bridge } from '../lib/bridge'
import { useT } from '../lib/translate'
import { Banner } from '../ui/banner'
import classes from './service-restarted-banner.module.css'

/** Says that the hub service died and is up again. Stays until it is closed. */
export function ServiceRestartedBanner() {
  const t = useT()
  const [hasRestarted, setRestarted] = useState(false)
  useEffect(() => bridge().on('service.restarted', () => setRestarted(true)), [])

  if (!hasRestarted) return null
  return (
    <div className={classes.place}>
      <Banner
        tone="caution"
        title={t('navigation.restarted.title')}
        onClose={() => setRestarted(false)}
      >
        {t('navigation.restarted.body')}
      </Banner>
    </div>
  )
}
