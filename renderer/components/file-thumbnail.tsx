import {
  IconFile,
  IconFileText,
  IconHourglass,
  IconMovie,
  IconMusic,
  IconPhoto,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { type MediaFamily, mediaFamily } from '../../shared/domain/media-type'
import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { portfolioQueries } from '../queries/portfolio-queries'
import { type Icon, iconStroke } from '../ui/icon'
import { BlobImage } from './blob-image'
import classes from './file-thumbnail.module.css'

const icons: Readonly<Record<MediaFamily, Icon>> = {
  image: IconPhoto,
  video: IconMovie,
  audio: IconMusic,
  document: IconFileText,
  other: IconFile,
}

/** A small picture of the file, or a sign for its kind. Says nothing: the words stand beside it. */
export function FileThumbnail({ artifact }: { readonly artifact: ArtifactSummary }) {
  const { data } = useQuery({
    ...portfolioQueries.thumbnail(artifact.id),
    enabled: artifact.hasThumbnail,
  })
  const bytes = data?.bytes ?? null
  const Glyph = artifact.isHere ? icons[mediaFamily(artifact.mediaType)] : IconHourglass
  return (
    <span className={classes.frame}>
      {bytes === null ? (
        <Glyph size="2rem" stroke={iconStroke - 0.5} aria-hidden />
      ) : (
        <BlobImage bytes={bytes} mediaType="image/jpeg" alt="" className={classes.picture} />
      )}
    </span>
  )
}
