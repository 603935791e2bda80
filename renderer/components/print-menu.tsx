import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'

import type { DocumentRequest } from '../../shared/domain/document'
import { useT } from '../lib/translate'
import { Menu } from '../ui/menu'
import { PrintDialog } from './print-dialog'

export type PrintMenuProps = {
  /** 'Cetak' unless a page has several menus of papers. */
  readonly label?: string
  readonly papers: readonly { readonly label: string; readonly request: DocumentRequest }[]
}

/** Several papers of one thing behind one button; each is shown before it is printed. */
export function PrintMenu({ label: menuLabel, papers }: PrintMenuProps) {
  const t = useT()
  const [shown, setShown] = useState<DocumentRequest | null>(null)
  return (
    <>
      <Menu
        label={menuLabel ?? t('documents.action.print')}
        items={papers.map(({ label, request }) => ({
          label,
          icon: IconPrinter,
          onClick: () => setShown(request),
        }))}
      />
      {shown === null ? null : <PrintDialog request={shown} onClose={() => setShown(null)} />}
    </>
  )
}
