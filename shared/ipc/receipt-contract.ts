import { z } from 'zod'

import { receipt } from '../domain/receipt'
import { query, readers } from './contract-kit'

export const receiptContract = {
  /** Who has received what: every device of the network, this one first. */
  'receipts.list': query(readers, z.strictObject({}), z.array(receipt).readonly()),
}
