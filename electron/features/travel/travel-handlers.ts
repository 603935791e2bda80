import type { travelContract } from '../../../shared/ipc/travel-contract'
import type { Handlers } from '../handler'
import { addTravel, editTravel, listTravel, markTravel, stampTravel } from './travel-service'

export const travelHandlers: Handlers<typeof travelContract> = {
  'travel.list': ({ activityId }, context) => listTravel(activityId, context),
  'travel.add': (input, context) => addTravel(input, context),
  'travel.edit': (input, context) => editTravel(input, context),
  'travel.stamp': (input, context) => stampTravel(input, context),
  'travel.remove': ({ ids }, context) => markTravel({ ids, isRemoved: true }, context),
  'travel.restore': ({ ids }, context) => markTravel({ ids, isRemoved: false }, context),
}
