import type { ExchangeResult } from '../../../shared/domain/exchange'
import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../../features/handler'
import { leaveLostNotices } from '../trust/lost-notice'
import { driveBehind } from './drive-register'
import type { PeekedStick } from './peek-stick'
import { nothingWritten, sendStick } from './send-stick'
import { volumeAt } from './stick-folder'

/**
 * By now what came in is committed, so a drive that fails here is part of the ending, not an error
 * that would hide it.
 */
export async function leaveBundle(
  driveId: string,
  options: {
    readonly network: string
    readonly context: TaskContext
    readonly peeked: PeekedStick
    readonly root: string
    /** What was mounted there when the exchange began. */
    readonly volume: string
  },
): Promise<Pick<ExchangeResult, 'written' | 'writeProblem' | 'isSafeToUnplug'>> {
  try {
    const written = await sendStick(await driveBehind(driveId), options)
    await leaveLostNotices(options.root, options.context, options.network)
    if ((await volumeAt(options.root)) !== options.volume) throw new AppError('drive.vanished')
    return { written, writeProblem: null, isSafeToUnplug: true }
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('drive.')) throw error
    return { written: nothingWritten, writeProblem: error.code, isSafeToUnplug: false }
  }
}
