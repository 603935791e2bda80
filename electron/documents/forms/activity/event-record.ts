import { paperText } from '../../../../shared/i18n/paper-texts'
import {
  type ActivityFacts,
  placesOf,
  readFacts,
} from '../../../features/activity-papers/activity-facts'
import { reportDraft } from '../../activity-papers/activity-paper-service'
import type { Block } from '../../document'
import type { Form } from '../../form'
import { hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { dayInWords, daySpan, inWords } from '../../kit/indonesian'
import { committeeChair, listOrParagraph } from './activity-kit'

/** Berita acara (DOMAIN 5): the day in words, what was held, who came; committee and witness sign. */
export const eventRecord: Form<'event-record'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  const { values } = await reportDraft(activityId, context, facts)
  const { activity } = facts
  const day = activity.endsOn ?? activity.startsOn
  const notes = values.recordNote ?? paperText('record.no-notes')
  return {
    title: `Berita acara ${activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: false,
    isLetter: true,
    blocks: [
      { kind: 'title', text: paperText('record.title') },
      {
        kind: 'paragraph',
        align: 'justify',
        isIndented: true,
        text: paperText('record.opening', dayInWords(day)),
      },
      heldFields(facts),
      { kind: 'heading', level: 1, text: paperText('record.attendance') },
      attendanceFields(facts),
      { kind: 'heading', level: 1, text: paperText('record.notes') },
      ...listOrParagraph(notes),
      {
        kind: 'paragraph',
        align: 'justify',
        isIndented: true,
        text: paperText('record.closing'),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context, day),
        signers: [
          {
            caption: null,
            post: paperText('record.witness'),
            name: values.witness,
            idLine: null,
          },
          committeeChair(facts.staff),
        ],
      },
    ],
  }
}

function heldFields(facts: ActivityFacts): Block {
  const { activity, sessions, held } = facts
  return {
    kind: 'fields',
    rows: [
      [paperText('record.activity'), activity.title],
      [paperText('record.when'), daySpan(activity.startsOn, activity.endsOn)],
      [paperText('record.place'), placesOf(facts) ?? ''],
      [
        paperText('record.sessions'),
        paperText('record.sessions-held', { held: held.size, planned: sessions.length }),
      ],
    ],
  }
}

function attendanceFields({ activity }: ActivityFacts): Block {
  const { registered, present, quota } = activity
  const people = (count: number) => paperText('record.people', { count, words: inWords(count) })
  return {
    kind: 'fields',
    rows: [
      ...(quota === null ? [] : ([[paperText('record.quota'), people(quota)]] as const)),
      [paperText('record.registered'), people(registered)],
      [paperText('record.present'), people(present)],
      [paperText('record.absent'), people(Math.max(0, registered - present))],
    ],
  }
}
