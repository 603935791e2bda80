import { useQuery } from '@tanstack/react-query'

import { viewerFor } from '../../shared/domain/artifact'
import { type ArtifactSummary, maximumShownBytes } from '../../shared/ipc/portfolio-contract'
import { failureOf } from '../lib/failure'
import { useT } from '../lib/translate'
import { useBlobUrl } from '../lib/use-blob-url'
import { portfolioQueries } from '../queries/portfolio-queries'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
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
  return viewer === 'image' ? (
    <Picture bytes={data.bytes} mediaType={data.mediaType} title={artifact.title} />
  ) : (
    <div className={classes.stage}>
      <pre className={classes.text}>{new TextDecoder().decode(data.bytes)}</pre>
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

type PictureProps = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly title: string
}

function Picture({ bytes, mediaType, title }: PictureProps) {
  const url = useBlobUrl(bytes, mediaType)
  return (
    <div className={classes.stage}>
      {url === null ? null : <img className={classes.picture} src={url} alt={title} />}
    </div>
  )
}
