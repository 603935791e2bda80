import { expect, test } from 'vitest'

import { artifactForm, emptyAnswers, splitTags, titleFromName } from './artifact-form'

test('the question about children has no answer until somebody gives one', () => {
  const result = artifactForm.safeParse(emptyAnswers({ type: 'daily-plan' }))

  expect(result.error?.issues.map(({ path }) => path)).toEqual([['children']])
})

test('consent counts only where children can be recognised', () => {
  const answers = (children: 'yes' | 'no' | 'unknown') => {
    const { consent, hasChildren } = artifactForm.parse({
      ...emptyAnswers({ type: 'activity-photo' }),
      children,
      consent: 'given',
    })
    return { consent, hasChildren }
  }

  expect([answers('yes'), answers('no'), answers('unknown')]).toEqual([
    { consent: 'given', hasChildren: true },
    { consent: 'not-needed', hasChildren: false },
    { consent: 'unknown', hasChildren: null },
  ])
})

test('a photo of the signed sheet is not asked about children', () => {
  expect(artifactForm.parse(emptyAnswers({ type: 'signed-sheet' }))).toMatchObject({
    hasChildren: false,
    consent: 'not-needed',
  })
})

test('tags are words between commas', () => {
  expect(splitTags('tanaman, RPPH; ,  semester 1 ')).toEqual(['tanaman', 'RPPH', 'semester 1'])
})

test('the first title is the name of the file without its ending', () => {
  expect(
    ['RPPH_tema_air.docx', 'IMG 2041.JPG', 'tanpa-akhiran', '.jpg'].map(titleFromName),
  ).toEqual(['RPPH tema air', 'IMG 2041', 'tanpa-akhiran', ''])
})
