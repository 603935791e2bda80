import { expect, test } from 'vitest'

import { componentNameOf } from './page-modules'

test('a page exports the component its file is named after', () => {
  expect(componentNameOf('members/member-list-page')).toBe('MemberListPage')
  expect(componentNameOf('setup/first-run-page')).toBe('FirstRunPage')
})
