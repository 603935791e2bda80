import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigation } from 'react-router'

import { useT } from '../lib/translate'
import classes from './app-layout.module.css'
import { ServiceRestartedBanner } from './service-restarted-banner'
import { SideRail } from './side-rail'
import { useScanner } from './use-scanner'
import { useShortcuts } from './use-shortcuts'

/** Not needed to start, so not loaded at the start. */
const ShortcutHelp = lazy(async () => ({
  default: (await import('./shortcut-help')).ShortcutHelp,
}))

const FindPalette = lazy(async () => ({
  default: (await import('./find-palette')).FindPalette,
}))

/** The window once there is a hub: the rail of places, and the page. */
export function AppLayout() {
  const t = useT()
  const { pathname } = useLocation()
  const navigation = useNavigation()
  const main = useRef<HTMLElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isFinding, setFinding] = useState(false)
  useScanner()
  useShortcuts({ onHelp: () => setHelpOpen(true), onFind: () => setFinding(true) })

  useEffect(() => {
    const page = main.current
    if (page === null) return
    page.scrollTop = 0
    // A new page starts at its beginning for the keyboard too, unless one of its fields took the focus.
    if (!page.contains(document.activeElement)) page.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className={classes.frame}>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          // The address after '#' belongs to the router.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('navigation.skip')}
      </a>
      <div className={classes.shell}>
        <SideRail onHelp={() => setHelpOpen(true)} onFind={() => setFinding(true)} />
        <main
          ref={main}
          id="main"
          className={classes.main}
          tabIndex={-1}
          aria-busy={navigation.state === 'loading' || undefined}
        >
          <ServiceRestartedBanner />
          <Outlet />
        </main>
      </div>
      {isFinding ? (
        <Suspense>
          <FindPalette onClose={() => setFinding(false)} onHelp={() => setHelpOpen(true)} />
        </Suspense>
      ) : null}
      {isHelpOpen ? (
        <Suspense>
          <ShortcutHelp isOpen onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
