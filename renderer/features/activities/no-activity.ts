import { activityId } from '../../../shared/domain/ids'

/** For a made-up address: asks for an activity that is not there, and gets the sentence for that. */
export const noActivity = activityId.parse('0'.repeat(26))
