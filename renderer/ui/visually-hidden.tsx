import { VisuallyHidden as MantineVisuallyHidden } from '@mantine/core'

/** For screen readers only. */
export function VisuallyHidden({ children }: { readonly children: string }) {
  return <MantineVisuallyHidden>{children}</MantineVisuallyHidden>
}
