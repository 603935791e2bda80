import type { letterContract } from '../../../shared/ipc/letter-contract'
import type { Handlers } from '../handler'
import { findWording } from '../wordings/letter-wording-repository'
import { listDoubles, renumberLetter } from './double-numbers'
import { draftLetter } from './draft-service'
import { listLetterYears, pageLetters } from './letter-repository'
import {
  createLetters,
  deliverLetters,
  editIncoming,
  editLetter,
  ownHub,
  receiveLetter,
  requireLetter,
  saveWording,
  voidLetter,
} from './letter-service'
import { listAddressees, pageDeliveries } from './recipient-repository'

export const letterHandlers: Handlers<typeof letterContract> = {
  'letters.page': (filter, context) => pageLetters(context.db, ownHub(context), filter),
  'letters.years': ({ direction }, context) =>
    listLetterYears(context.db, ownHub(context), direction),
  'letters.get': ({ id }, { db }) => requireLetter(db, id),
  'letters.draft': (input, context) => draftLetter(input, context),
  'letters.addressees': ({ activityId }, { db }) => listAddressees(db, activityId),
  'letters.create': (input, context) => createLetters(input, context),
  'letters.edit': (input, context) => editLetter(input, context),
  'letters.void': (input, context) => voidLetter(input, context),
  'letters.doubles': (_, context) => listDoubles(context.db, ownHub(context)),
  'letters.renumber': (input, context) => renumberLetter(input, context),
  'letters.receive': (input, context) => receiveLetter(input, context),
  'letters.editIncoming': (input, context) => editIncoming(input, context),
  'letters.deliveries': (filter, context) => pageDeliveries(context.db, ownHub(context), filter),
  'letters.deliver': (input, context) => deliverLetters(input, context),
  'letters.wording': ({ kind }, context) => findWording(context.db, ownHub(context), kind),
  'letters.saveWording': (input, context) => saveWording(input, context),
}
