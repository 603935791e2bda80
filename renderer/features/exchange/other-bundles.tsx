import type { ExchangePreview } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { Stack } from '../../ui/stack'
import { otherBundles } from './incoming-summary'

/** Bundles on the drive that bring nothing here, each kind with its reason. */
export function OtherBundles({ preview }: { readonly preview: ExchangePreview }) {
  const t = useT()
  const kinds = otherBundles(preview)
  if (kinds.length === 0) return null
  return (
    <Stack gap="small">
      {kinds.map(({ kind, count }) => (
        <p key={kind}>{t(`exchange.elsewhere.${kind}`, { count })}</p>
      ))}
    </Stack>
  )
}
