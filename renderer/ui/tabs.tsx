import { Tabs as MantineTabs } from '@mantine/core'
import type { ReactNode } from 'react'

import classes from './tabs.module.css'

export type Tab<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** How many things are inside. */
  readonly count?: number | undefined
}

export type TabsProps<Value extends string> = {
  readonly label: string
  readonly tabs: readonly Tab<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** The content of the chosen tab only. */
  readonly children: ReactNode
}

/** The chosen tab lives in the address (`?tab=`), so that Back and a reload keep it. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
}: TabsProps<Value>) {
  const change = (text: string | null) => {
    const chosen = tabs.find((tab) => tab.value === text)
    if (chosen !== undefined) onChange(chosen.value)
  }
  return (
    <MantineTabs classNames={classes} value={value} onChange={change} keepMounted={false}>
      <MantineTabs.List aria-label={label}>
        {tabs.map((tab) => (
          <MantineTabs.Tab
            key={tab.value}
            value={tab.value}
            rightSection={
              tab.count === undefined ? null : <span className={classes.count}>{tab.count}</span>
            }
          >
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      <MantineTabs.Panel value={value}>{children}</MantineTabs.Panel>
    </MantineTabs>
  )
}
