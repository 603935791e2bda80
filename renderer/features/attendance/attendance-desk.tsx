import { IconChecks, IconPencilDown, IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'

import type { AttendanceSheet, MarkChange } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { AttendancePrint } from '../../components/attendance-print'
import { CameraScan } from '../../components/camera-scan'
import { HistoryPanel, type HistorySubject } from '../../components/record-history'
import { useSessionLabel } from '../../components/use-session-label'
import { failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import { IconButton } from '../../ui/icon-button'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import classes from './attendance-desk.module.css'
import { AttendanceSheetGrid, type SheetGridHandle } from './attendance-sheet-grid'
import { SavedState } from './saved-state'
import { SheetEntry } from './sheet-entry'
import { SheetFind } from './sheet-find'
import { SheetHelp } from './sheet-help'
import { SheetPhotos } from './sheet-photos'
import type { Step } from './sheet-store'
import { SheetTotals } from './sheet-totals'
import { UndoButtons } from './undo-buttons'
import { useSheetScans } from './use-sheet-scans'
import { useSheetFocus, useSheetStatus, useSheetStore } from './use-sheet-store'
import { WalkInDialog } from './walk-in-dialog'

/** The sheet and everything around it. There is no save button: each key press is on disk by itself. */
export function AttendanceDesk({ sheet }: { readonly sheet: AttendanceSheet }) {
  const t = useT()
  const label = useSessionLabel()
  const { session, rows } = sheet
  const store = useSheetStore(session.id, sheet)
  const focus = useSheetFocus(sheet)
  const grid = useRef<SheetGridHandle>(null)
  const findField = useRef<HTMLInputElement>(null)
  const [findText, setFindText] = useState('')
  const cameFrom = useRef<MemberId | null>(null)
  const [history, setHistory] = useState<HistorySubject | null>(null)
  const [walkInName, setWalkInName] = useState<string | null>(null)
  const entryField = useRef<HTMLInputElement>(null)
  const [isEntering, setEntering] = useState(false)
  const [opened, setOpened] = useState<'photos' | 'print' | null>(null)
  useSheetScans({ sheet, store, focus, onStranger: setWalkInName })

  /** Back to where keys are typed: the numbers of the paper, or the sheet. */
  const toKeyboard = () => {
    if (isEntering) entryField.current?.focus()
    else grid.current?.focus()
  }
  const closeEntry = () => {
    setEntering(false)
    grid.current?.focus()
  }
  const closeOpened = () => {
    setOpened(null)
    toKeyboard()
  }
  const mark = (change: Omit<MarkChange, 'memberId'>) => {
    const memberId = focus.person()
    if (memberId !== null) store.press([{ memberId, ...change }])
  }
  const takeBack = (step?: Step) => {
    if (store.status().canUndo && !store.undo(step)) {
      showToast({ message: t('attendance.undo.nothing') })
    }
  }
  const bringForward = () => {
    if (store.status().canRedo && !store.redo())
      showToast({ message: t('attendance.undo.nothing') })
  }
  const fillBlanks = () => {
    const step = store.press(
      rows.map(({ memberId }) => ({ memberId, status: 'H', onlyIfBlank: true })),
    )
    showToast(
      step === null
        ? { message: t('attendance.fill.none') }
        : {
            message: t('attendance.fill.done', { count: step.length }),
            tone: 'success',
            undo: () => takeBack(step),
          },
    )
    toKeyboard()
  }
  const showHistory = () => {
    const person = rows.find(({ memberId }) => memberId === focus.person())
    if (person === undefined) return
    setHistory({
      table: 'attendance',
      rowKey: `${session.id}:${person.memberId}`,
      name: fullTitledName(person),
    })
  }
  const openFind = (text: string) => {
    cameFrom.current = focus.person()
    setFindText(text)
    findField.current?.focus()
  }
  const backToSheet = () => {
    setFindText('')
    toKeyboard()
  }

  return (
    <Page
      layout="fill"
      title={sheet.activityTitle}
      subtitle={[label.name(session), label.details(session)]
        .filter((part) => part !== '')
        .join(' · ')}
      back={{
        to: `/activities/${session.activityId}?tab=sessions`,
        label: t('attendance.back'),
      }}
    >
      <div className={classes.desk}>
        <div className={classes.tools}>
          <SheetFind
            ref={findField}
            rows={rows}
            text={findText}
            onTextChange={setFindText}
            onFound={focus.goToPerson}
            onDone={(isCancelled) => {
              if (isCancelled && cameFrom.current !== null) focus.goToPerson(cameFrom.current)
              backToSheet()
            }}
            onNobody={setWalkInName}
          />
          <UndoButtons
            store={store}
            onUndo={() => {
              takeBack()
              toKeyboard()
            }}
            onRedo={() => {
              bringForward()
              toKeyboard()
            }}
          />
          <SheetPhotos
            sheet={sheet}
            isOpen={opened === 'photos'}
            onOpen={() => setOpened('photos')}
            onClose={closeOpened}
          />
          <IconButton
            icon={IconPrinter}
            size="small"
            label={t('attendance.action.print')}
            onClick={() => setOpened('print')}
          />
          <IconButton
            icon={IconPencilDown}
            size="small"
            label={t('attendance.entry.action')}
            pressed={isEntering}
            disabled={rows.length === 0}
            onClick={() => (isEntering ? closeEntry() : setEntering(true))}
          />
          <CameraScan look="icon" onClose={toKeyboard} />
          <SheetHelp onClose={toKeyboard} />
          <SavedState store={store} />
          <Button icon={IconUserPlus} size="small" onClick={() => setWalkInName('')}>
            {t('attendance.action.walk-in')}
          </Button>
          <Button icon={IconChecks} size="small" tone="primary" onClick={fillBlanks}>
            {t('attendance.action.fill')}
          </Button>
        </div>
        <SheetTotals store={store} onMark={(status) => mark({ status })} />
        <RefusedMarks store={store} sheet={sheet} />
        {isEntering ? (
          <SheetEntry
            ref={entryField}
            sheet={sheet}
            store={store}
            focus={focus}
            onWalkIn={() => setWalkInName('')}
            onPhoto={() => setOpened('photos')}
            onClose={closeEntry}
          />
        ) : null}
        {rows.length === 0 ? (
          <EmptyState
            title={t('attendance.empty.title')}
            body={t('attendance.empty.body')}
            action={
              <ButtonLink to={`/activities/${session.activityId}?tab=people`} tone="primary">
                {t('attendance.empty.action')}
              </ButtonLink>
            }
          />
        ) : (
          <AttendanceSheetGrid
            ref={grid}
            sheet={sheet}
            store={store}
            focus={focus}
            onMark={mark}
            onFind={openFind}
            onWalkIn={() => setWalkInName('')}
            onEntry={() => setEntering(true)}
            onHistory={showHistory}
            onUndo={() => takeBack()}
            onRedo={bringForward}
          />
        )}
      </div>
      <HistoryPanel
        subject={history}
        onClose={() => {
          setHistory(null)
          toKeyboard()
        }}
      />
      {opened === 'print' ? (
        <AttendancePrint
          activityId={session.activityId}
          sessionId={session.id}
          onClose={closeOpened}
        />
      ) : null}
      {walkInName === null ? null : (
        <WalkInDialog
          activityId={session.activityId}
          sessionId={session.id}
          firstName={walkInName}
          isOnSheet={(id) => rows.some(({ memberId }) => memberId === id)}
          onClose={() => {
            setWalkInName(null)
            backToSheet()
          }}
          onAdded={(memberId) => {
            setWalkInName(null)
            focus.goToPerson(memberId)
            backToSheet()
          }}
        />
      )}
    </Page>
  )
}

/** Marks that could not be saved: taken back on the sheet, named here, one press from a second try. */
function RefusedMarks({
  store,
  sheet,
}: {
  readonly store: ReturnType<typeof useSheetStore>
  readonly sheet: AttendanceSheet
}) {
  const t = useT()
  const locale = useLocale()
  const { refused } = useSheetStatus(store)
  if (refused === null) return null
  const ids = new Set(refused.changes.map(({ memberId }) => memberId))
  const numbers = sheet.rows.flatMap((row) => (ids.has(row.memberId) ? [row.number] : []))
  return (
    <Banner
      tone="danger"
      title={t('attendance.refused.title', { count: ids.size, rows: numbers.join(', ') })}
      action={
        <Button size="small" onClick={store.retry}>
          {t('common.action.retry')}
        </Button>
      }
      onClose={store.putAside}
    >
      {failureText(locale, refused.failure)}
    </Banner>
  )
}
