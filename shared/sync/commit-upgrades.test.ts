import { expect, test } from 'vitest'

import { type CommitUpgrade, upgradeGroup } from './commit-upgrades'
import type { RowGroup } from './row-group'

const group: RowGroup = {
  table: 'sessions',
  isCorrection: false,
  keyColumns: ['id'],
  columns: ['id', 'hours'],
  values: [
    ['s1', 's2'],
    [2, 3],
  ],
}

const steps: readonly CommitUpgrade[] = [
  {
    name: '0003-hours-become-jp',
    schema: 3,
    upgrade: (old) => ({
      ...old,
      columns: old.columns.map((name) => (name === 'hours' ? 'jp' : name)),
    }),
  },
  {
    name: '0005-jp-in-minutes',
    schema: 5,
    upgrade: (old) => ({
      ...old,
      values: old.values.map((column, index) =>
        old.columns[index] === 'jp'
          ? column.map((value) => (typeof value === 'number' ? value * 45 : value))
          : column,
      ),
    }),
  },
  {
    name: '0006-no-more-sessions',
    schema: 6,
    upgrade: (old) => (old.table === 'sessions' ? null : old),
  },
]

test('a commit goes through every step newer than the schema it was written under', () => {
  const upTo5 = steps.slice(0, 2)

  expect(upgradeGroup(group, 2, upTo5)).toMatchObject({
    columns: ['id', 'jp'],
    values: [
      ['s1', 's2'],
      [90, 135],
    ],
  })
  expect(upgradeGroup({ ...group, columns: ['id', 'jp'] }, 3, upTo5)).toMatchObject({
    columns: ['id', 'jp'],
    values: [
      ['s1', 's2'],
      [90, 135],
    ],
  })
})

test('a commit of today stays as it is', () => {
  expect(upgradeGroup(group, 6, steps)).toBe(group)
})

test('what is kept no more is left out', () => {
  expect(upgradeGroup(group, 2, steps)).toBeNull()
})
