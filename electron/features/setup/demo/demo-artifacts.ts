import type { ArtifactType, ConsentState } from '../../../../shared/domain/artifact'
import type { DemoRandom } from './demo-random'

/** Tasks after the lokakarya: 85 % handed in within 10-15 days, 10 % later, 5 % not at all. */
export type DemoArtifact = {
  readonly participantIndex: number
  readonly type: ArtifactType
  readonly title: string
  readonly tags: readonly string[]
  readonly pictureIndex: number
  /** Days after the last day of the lokakarya. */
  readonly daysAfter: number
  readonly hasChildren: boolean
  readonly consent: ConsentState
}

export const pictureCount = 12
const themes = ['Tanaman', 'Binatang', 'Air', 'Kendaraan', 'Diriku', 'Alam semesta']

export function makeArtifacts(random: DemoRandom, participants: number): readonly DemoArtifact[] {
  const punctuality = random.deck(participants, [
    ['in-time', 85],
    ['late', 10],
    ['none', 5],
  ] as const)
  return punctuality.flatMap((when, participantIndex) => {
    if (when === 'none') return []
    const theme = random.pick(themes)
    const isMedia = random.next() < 0.4
    // No child is in these drawings; the mark is there so that the question has its place in the demo.
    const hasChildren = participantIndex % 10 === 4
    return [
      {
        participantIndex,
        type: isMedia ? ('teaching-media' as const) : ('daily-plan' as const),
        title: isMedia ? `APE tema ${theme}` : `RPPH tema ${theme}`,
        tags: ['lokakarya', theme.toLowerCase()],
        pictureIndex: random.between(0, pictureCount - 1),
        daysAfter: when === 'in-time' ? random.between(10, 15) : random.between(16, 30),
        hasChildren,
        consent: consentOf(hasChildren, participantIndex),
      },
    ]
  })
}

function consentOf(hasChildren: boolean, participantIndex: number): ConsentState {
  if (!hasChildren) return 'not-needed'
  return participantIndex % 20 === 4 ? 'missing' : 'given'
}
