import type { Page } from 'playwright/test'

import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf, OutputOf } from '../../shared/ipc/contract-kit'

/**
 * One call of the contract through the window's own bridge: for what a test needs to be there and
 * does not itself tell about. Throws with the code of the failure.
 */
export async function callHub<C extends Channel>(
  page: Page,
  channel: C,
  input: InputOf<Contract[C]>,
): Promise<OutputOf<Contract[C]>> {
  const result = await page.evaluate(
    ([name, value]) => window.simpul.call(name, value, `test-${Math.random()}`),
    [channel, input] as const,
  )
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}`)
  // dispatch has parsed the value with this channel's output schema.
  return result.value as OutputOf<Contract[C]>
}
