import { IconKeyboard, IconSearch, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'

import { useT } from '../lib/translate'
import { setupQueries } from '../queries/setup-queries'
import { Badge } from '../ui/badge'
import { type Icon, iconSize, iconStroke } from '../ui/icon'
import { LanguageSwitch } from './language-switch'
import { isAt, places } from './navigation'
import classes from './side-rail.module.css'
import { TextSizeSwitch } from './text-size-switch'

/** As it stands on the keys. */
const findKeys = 'Ctrl K'

export type SideRailProps = { readonly onHelp: () => void; readonly onFind: () => void }

export function SideRail({ onHelp, onFind }: SideRailProps) {
  const t = useT()
  const { pathname } = useLocation()
  const { data: status } = useQuery(setupQueries.status())
  const hub = status?.hub ?? null

  return (
    <div className={classes.rail}>
      <header className={classes.hub}>
        <p className={classes.hubName}>{hub?.name}</p>
        {hub?.isDemo === true ? (
          <Badge tone="caution" title={t('navigation.demo.hint')}>
            {t('navigation.demo.badge')}
          </Badge>
        ) : null}
      </header>
      <nav className={classes.places} aria-label={t('navigation.region')}>
        {places.map((place) => (
          <RailLink
            key={place.to}
            to={place.to}
            icon={place.icon}
            label={t(place.label)}
            isCurrent={isAt(place, pathname)}
          />
        ))}
      </nav>
      <div className={classes.foot}>
        <button type="button" className={classes.link} onClick={onFind} title={findKeys}>
          <IconSearch className={classes.icon} size={iconSize} stroke={iconStroke} aria-hidden />
          <span className={classes.label}>{t('navigation.find')}</span>
        </button>
        <RailLink
          to="/settings"
          icon={IconSettings}
          label={t('navigation.settings')}
          isCurrent={pathname === '/settings' || pathname === '/licences'}
        />
        <button type="button" className={classes.link} onClick={onHelp}>
          <IconKeyboard className={classes.icon} size={iconSize} stroke={iconStroke} aria-hidden />
          <span className={classes.label}>{t('navigation.help')}</span>
        </button>
        <div className={classes.switches}>
          <LanguageSwitch />
          <TextSizeSwitch />
        </div>
      </div>
    </div>
  )
}

type RailLinkProps = {
  readonly to: string
  readonly icon: Icon
  readonly label: string
  readonly isCurrent: boolean
}

function RailLink({ to, icon: Glyph, label, isCurrent }: RailLinkProps) {
  return (
    <Link
      className={classes.link}
      to={to}
      data-current={isCurrent || undefined}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Glyph className={classes.icon} size={iconSize} stroke={iconStroke} aria-hidden />
      <span className={classes.label}>{label}</span>
    </Link>
  )
}
