import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { FactList } from '../ui/fact-list'
import { TextLink } from '../ui/text-link'
import { FileBadges } from './file-badges'
import classes from './file-dialog.module.css'

/** What is known about a file. What is not known says so. */
export function FileFacts({ artifact }: { readonly artifact: ArtifactSummary }) {
  const t = useT()
  const format = useFormat()
  const { member, activity, session, tags, size, addedAt, hasChildren, consent } = artifact
  const none = t('common.state.none')
  return (
    <div className={classes.facts}>
      <div className={classes.badges}>
        <FileBadges artifact={artifact} />
      </div>
      <FactList
        facts={[
          { label: t('portfolio.field.type'), value: t(`portfolio.type.${artifact.type}`) },
          {
            label: t('portfolio.field.member'),
            value:
              member === null ? (
                none
              ) : (
                <TextLink to={`/members/${member.id}`}>{member.name}</TextLink>
              ),
          },
          {
            label: t('portfolio.field.activity'),
            value:
              activity === null ? (
                none
              ) : (
                <TextLink to={`/activities/${activity.id}`}>
                  {[activity.title, session?.title].filter(Boolean).join(' · ')}
                </TextLink>
              ),
          },
          { label: t('portfolio.field.tags'), value: tags.length === 0 ? none : tags.join(', ') },
          {
            label: t('portfolio.field.children-short'),
            value:
              hasChildren === null
                ? null
                : hasChildren
                  ? `${t('portfolio.children.yes')} · ${t(`portfolio.consent-fact.${consent}`)}`
                  : t('portfolio.children.no'),
          },
          { label: t('portfolio.field.file-name'), value: artifact.fileName },
          { label: t('portfolio.field.size'), value: size === null ? null : format.bytes(size) },
          {
            label: t('portfolio.field.added'),
            value: addedAt === null ? null : format.moment(addedAt),
          },
        ]}
      />
    </div>
  )
}
