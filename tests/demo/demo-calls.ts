import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf, OutputOf } from '../../shared/ipc/contract-kit'

/** Calls one hub by the contract. */
export type CallHub = <C extends Channel>(
  channel: C,
  input: InputOf<Contract[C]>,
) => Promise<OutputOf<Contract[C]>>

/** `days` before today (after it, when negative), YYYY-MM-DD, as the PC's calendar has it. */
export function dayAgo(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() - days)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
