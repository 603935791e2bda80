import { useQuery } from '@tanstack/react-query'

import { viewerFor } from '../../shared/domain/artifact'
import { type ArtifactSummary, maximumShownBytes } from '../../shared/ipc/portfolio-contract'
import { failureOf } from '../lib/failure'
import { useT } from '../lib/translate'
import { portfolioQueries } from '../queries/portfolio-queries'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
import { BlobImage } from './blob-image'
import classes from './file-dialog.module.css'

/** The file itself, where the page can show it: pictures and texts. */
export function FileView({ artifact }: { readonly artifact: ArtifactSummary }) {
  const t = useT()
  const { id, isHere, mediaType, size } = artifact
  const viewer = viewerFor(mediaType)
  const isShown = isHere && viewer !== 'none' && (size ?? 0) <= maximumShownBytes
  const { data, error } = useQuery({ ...portfolioQueries.content(id), enabled: isShown })

  if (!isHere) return <Words text={t('portfolio.view.not-here')} />
  if (!isShown) return <Words text={t('portfolio.view.outside')} />
  if (error !== null) return <ErrorState failure={failureOf(error)} />
  if (data === undefined) return <LoadingState />
  return (
    <div className={classes.stage}>
      {viewer === 'image' ? (
        <BlobImage
          bytes={data.bytes}
          mediaType={data.mediaType}
          alt={artifact.title}
          className={classes.picture}
        />
      ) : (
        <pre className={classes.text}>{new TextDecoder().decode(data.bytes)}</pre>
      )}
    </div>
  )
}

function Words({ text }: { readonly text: string }) {
  return (
    <div className={classes.stage}>
      <p className={classes.words}>{text}</p>
    </div>
  )
}
