import { IconTrash } from '@tabler/icons-react'

import { useT } from '../lib/translate'
import { Button } from '../ui/button'

/** Below the form of what can be removed; whoever removes it offers to take that back. */
export function RemoveButton({ onClick }: { readonly onClick: () => void }) {
  const t = useT()
  return (
    <Button size="small" tone="quiet" icon={IconTrash} onClick={onClick}>
      {t('common.action.remove')}
    </Button>
  )
}
