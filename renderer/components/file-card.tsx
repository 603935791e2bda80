import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { useT } from '../lib/translate'
import { FileBadges } from './file-badges'
import classes from './file-card.module.css'
import { FileThumbnail } from './file-thumbnail'

export type FileCardProps = {
  readonly artifact: ArtifactSummary
  /** On a member's page the member goes without saying, on an activity's page the activity. */
  readonly hides?: 'member' | 'activity'
  readonly onOpen: () => void
}

export function FileCard({ artifact, hides, onOpen }: FileCardProps) {
  const t = useT()
  const from = [
    hides === 'member' ? null : artifact.member?.name,
    hides === 'activity' ? null : artifact.activity?.title,
  ].filter((part) => part !== null && part !== undefined && part !== '')
  return (
    <button type="button" className={classes.card} onClick={onOpen}>
      <FileThumbnail artifact={artifact} />
      <span className={classes.words}>
        <span className={classes.title}>{artifact.title}</span>
        <span className={classes.detail}>{t(`portfolio.type.${artifact.type}`)}</span>
        {from.map((part) => (
          <span key={part} className={classes.from}>
            {part}
          </span>
        ))}
        <span className={classes.badges}>
          <FileBadges artifact={artifact} />
        </span>
      </span>
    </button>
  )
}
