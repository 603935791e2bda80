import { IconTextDecrease, IconTextIncrease } from '@tabler/icons-react'

import { stepTextScale, textScales, useTextScale } from '../lib/text-scale'
import { useT } from '../lib/translate'
import { iconSize, iconStroke } from '../ui/icon'
import classes from './rail-switch.module.css'

export function TextSizeSwitch() {
  const t = useT()
  const scale = useTextScale()
  return (
    <div
      className={classes.group}
      role="group"
      aria-label={t('navigation.text-size', { percent: scale })}
    >
      <button
        type="button"
        className={classes.choice}
        aria-label={t('navigation.text-size.smaller')}
        title={t('navigation.text-size.smaller')}
        disabled={scale === textScales[0]}
        onClick={() => stepTextScale(-1)}
      >
        <IconTextDecrease size={iconSize} stroke={iconStroke} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.choice}
        aria-label={t('navigation.text-size.larger')}
        title={t('navigation.text-size.larger')}
        disabled={scale === textScales[textScales.length - 1]}
        onClick={() => stepTextScale(1)}
      >
        <IconTextIncrease size={iconSize} stroke={iconStroke} aria-hidden />
      </button>
    </div>
  )
}
