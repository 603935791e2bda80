import { IconArrowsExchange } from '@tabler/icons-react'

import type { DriveSummary } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Panel } from '../../ui/panel'
import { DrivePicker } from './drive-picker'
import classes from './exchange-start.module.css'
import type { Drives } from './use-drives'

export type ExchangeStartProps = {
  readonly drives: Drives
  readonly isFocused: boolean
  readonly onStart: (drive: DriveSummary) => void
}

/** Choose the drive, press the one button. */
export function ExchangeStart({ drives, isFocused, onStart }: ExchangeStartProps) {
  const t = useT()
  const { offered, meant } = drives
  const hasDrives = offered !== null && offered.length > 0
  return (
    <Panel>
      <div className={classes.start} data-empty={!hasDrives || undefined}>
        <DrivePicker drives={drives} />
        {hasDrives ? (
          <div className={classes.go}>
            <Button
              tone="primary"
              size="large"
              icon={IconArrowsExchange}
              disabled={meant === null}
              autoFocus={isFocused}
              onClick={() => {
                if (meant !== null) onStart(meant)
              }}
            >
              {t('exchange.run.start')}
            </Button>
            <p className={classes.hint}>
              {t(meant === null ? 'exchange.drive.choose-first' : 'exchange.run.hint')}
            </p>
          </div>
        ) : null}
      </div>
    </Panel>
  )
}
