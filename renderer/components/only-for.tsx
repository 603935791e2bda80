import type { ReactNode } from 'react'

import type { Access } from '../../shared/ipc/contract-kit'
import { useT } from '../lib/translate'
import { useMay } from '../queries/use-may'
import { Banner } from '../ui/banner'
import classes from './only-for.module.css'

export type OnlyForProps = {
  /** Of the entry of the contract that the fields and buttons within call. */
  readonly access: Access
  readonly children: ReactNode
}

/** Whoever may not change this reads it, and is told whom to ask. */
export function OnlyFor({ access, children }: OnlyForProps) {
  const t = useT()
  if (useMay(access)) return children
  return (
    <>
      <Banner tone="notice" title={t('common.read-only.title')}>
        {t('common.read-only.body')}
      </Banner>
      <fieldset disabled className={classes.fields}>
        {children}
      </fieldset>
    </>
  )
}
