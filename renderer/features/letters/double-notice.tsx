import { useQuery } from '@tanstack/react-query'

import type { LetterId } from '../../../shared/domain/ids'
import { letterContract } from '../../../shared/ipc/letter-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { letterQueries } from '../../queries/letter-queries'
import { useMay } from '../../queries/use-may'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { showToast } from '../../ui/toast'

/** On a letter whose number another one bears, too: one press gives it the next number of this PC. */
export function DoubleNotice({ id }: { readonly id: LetterId }) {
  const t = useT()
  const { data = [] } = useQuery(letterQueries.doubles())
  const mayRenumber = useMay(letterContract['letters.renumber'].access)
  const renumber = useCommand('letters.renumber', {
    onDone: ({ number }) => showToast({ message: t('letters.double.done', { number }) }),
  })
  const double = data.find(({ letters }) => letters.some((letter) => letter.id === id))
  const other = double?.letters.find((letter) => letter.id !== id)
  if (other === undefined) return null
  return (
    <Banner
      tone="caution"
      title={t('letters.double.title')}
      action={
        mayRenumber ? (
          <Button size="small" pending={renumber.isPending} onClick={() => renumber.run({ id })}>
            {t('letters.double.action')}
          </Button>
        ) : undefined
      }
    >
      {t('letters.double.body', { subject: other.subject })}
    </Banner>
  )
}
