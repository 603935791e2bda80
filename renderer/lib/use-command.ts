import { useMutation } from '@tanstack/react-query'

import { showToast } from '../ui/toast'
import { call, CallError, type ChannelOf, type Input, type Output } from './call'
import { failureOf, failureText } from './failure'
import { currentLocale } from './locale'

export type CommandOptions<C extends ChannelOf<'command'>> = {
  readonly onDone?: (output: Output<C>, input: Input<C>) => void
  /**
   * `toast` (default) says by itself what went wrong. `caller`: the form or page shows the error
   * beside what caused it.
   */
  readonly errors?: 'toast' | 'caller'
  /** A field of a form begins it: saving the form waits for it. */
  readonly isPartOfForm?: boolean
}

/** Of commands that fields of forms begin. */
export const partsOfForms = ['part-of-form'] as const

/**
 * One command of the contract. `run` starts it, `runAsync` also lets a form wait for it (throws
 * CallError). Nothing is invalidated by hand: the hub service tells which tables changed.
 */
export function useCommand<C extends ChannelOf<'command'>>(
  channel: C,
  { onDone, errors = 'toast', isPartOfForm = false }: CommandOptions<C> = {},
) {
  const mutation = useMutation<Output<C>, CallError, Input<C>>({
    ...(isPartOfForm && { mutationKey: partsOfForms }),
    mutationFn: (input) => call(channel, input),
    onSuccess: (output, input) => onDone?.(output, input),
    onError: (error) => {
      if (errors === 'toast') {
        showToast({ tone: 'error', message: failureText(currentLocale(), failureOf(error)) })
      }
    },
  })
  return {
    run: (input: Input<C>) => mutation.mutate(input),
    runAsync: (input: Input<C>) => mutation.mutateAsync(input),
    isPending: mutation.isPending,
    failure: mutation.error === null ? null : failureOf(mutation.error),
    reset: mutation.reset,
  }
}
