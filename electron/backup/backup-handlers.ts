import type { backupContract } from '../../shared/ipc/backup-contract'
import type { Handlers } from '../features/handler'
import { restoreBackup } from './restore-backup'
import { saveBackup } from './save-backup'

export const backupHandlers: Handlers<typeof backupContract> = {
  'backup.save': (_, context) => saveBackup(context),
  'backup.restore': (input, context) => restoreBackup(input, context),
}
