import {
  IconBuildingCommunity,
  IconCalendarEvent,
  IconCertificate,
  IconFile,
  IconMail,
  IconUser,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'

import type { DocumentRequest } from '../../shared/domain/document'
import type { FoundKind } from '../../shared/domain/find'
import type { ArtifactId } from '../../shared/domain/ids'
import type { Found } from '../../shared/ipc/find-contract'
import { CameraScanDialog } from '../components/camera-scan-dialog'
import { FileDialog } from '../components/file-dialog'
import { PrintDialog } from '../components/print-dialog'
import { useCameras } from '../lib/cameras'
import { useT } from '../lib/translate'
import { todayHere } from '../lib/typed-date'
import { useFormat } from '../lib/use-format'
import { findQueries } from '../queries/find-queries'
import { Dialog } from '../ui/dialog'
import { Finder, type FinderOption } from '../ui/finder'
import type { Icon } from '../ui/icon'
import { addressOf } from './find-address'
import { type FindPlace, placesFor } from './find-places'
import { takeCaughtKeys } from './type-ahead'

const icons: Readonly<Record<FoundKind, Icon>> = {
  member: IconUser,
  institution: IconBuildingCommunity,
  activity: IconCalendarEvent,
  letter: IconMail,
  certificate: IconCertificate,
  artifact: IconFile,
}

export type FindPaletteProps = { readonly onClose: () => void; readonly onHelp: () => void }

type Shown = { readonly file: ArtifactId } | { readonly paper: DocumentRequest } | 'camera' | null

/** Ctrl+K: type a few letters of anything, Enter opens it. */
export function FindPalette({ onClose, onHelp }: FindPaletteProps) {
  const t = useT()
  const navigate = useNavigate()
  const options = useFindOptions()
  const [shown, setShown] = useState<Shown>(null)
  // However it is left, keys go to the page again.
  useEffect(() => () => void takeCaughtKeys(), [])

  if (shown === 'camera') return <CameraScanDialog onClose={onClose} />
  if (shown !== null) {
    return 'file' in shown ? (
      <FileDialog id={shown.file} onClose={onClose} />
    ) : (
      <PrintDialog request={shown.paper} onClose={onClose} />
    )
  }
  const goTo = (address: string) => {
    onClose()
    void navigate(address)
  }
  const openPlace = (place: FindPlace) => {
    if ('to' in place) goTo(place.to)
    else if ('request' in place) {
      setShown({ paper: place.request(Number(todayHere().slice(0, 4))) })
    } else if (place.does === 'scan') setShown('camera')
    else {
      onClose()
      onHelp()
    }
  }
  const openRecord = (found: Found) => {
    const address = addressOf(found)
    if (address === null) setShown({ file: found.id as ArtifactId })
    else goTo(address)
  }
  return (
    <Dialog title={t('find.title')} isOpen onClose={onClose}>
      <Finder
        label={t('find.field')}
        text={options.text}
        onTextChange={options.setText}
        onFocus={() => {
          const caught = takeCaughtKeys()
          if (caught !== '') options.setText((before) => before + caught)
        }}
        options={options.list.map(({ option }) => option)}
        isStale={options.isStale}
        emptyText={options.isLoading ? t('find.looking') : t('find.nothing')}
        onPick={(key) => {
          const picked = options.list.find(({ option }) => option.key === key)
          if (picked === undefined) return
          if ('place' in picked) openPlace(picked.place)
          else openRecord(picked.found)
        }}
      />
    </Dialog>
  )
}

type Listed = { readonly option: FinderOption } & (
  { readonly place: FindPlace } | { readonly found: Found }
)

function useFindOptions() {
  const t = useT()
  const format = useFormat()
  const [text, setText] = useState('')
  const isAsking = text.trim() !== ''
  const hasCamera = useCameras().length > 0
  const found = useQuery({ ...findQueries.anything(text), enabled: isAsking })
  const places = placesFor(t, { text, hasCamera }).map((place, index): Listed => ({
    place,
    option: {
      key: `place ${index}`,
      label: t(place.label),
      detail: null,
      kind: t(`find.kind.${place.kind}`),
      icon: place.icon,
    },
  }))
  const records = (isAsking ? (found.data ?? []) : []).map((one): Listed => ({
    found: one,
    option: {
      key: `${one.kind} ${one.id}`,
      label: one.title,
      detail: detailOf(one.detail, one.on === null ? null : format.dateLong(one.on)),
      kind: t(`find.kind.${one.kind}`),
      icon: icons[one.kind],
    },
  }))
  return {
    text,
    setText,
    list: [...places, ...records],
    isLoading: isAsking && found.isFetching,
    isStale: isAsking && found.isPlaceholderData,
  }
}

function detailOf(...parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null && part !== '')
  return known.length === 0 ? null : known.join(' · ')
}
