import type { portfolioContract } from '../../../shared/ipc/portfolio-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { Handlers } from '../handler'
import { countTags, findArtifact, pageArtifacts } from './portfolio-repository'
import {
  addArtifact,
  editArtifact,
  markRemoved,
  openArtifact,
  readContent,
  readThumbnail,
  saveCopy,
} from './portfolio-service'

export const portfolioHandlers: Handlers<typeof portfolioContract> = {
  'portfolio.page': (input, { db }) => pageArtifacts(db, input),
  'portfolio.get': async ({ id }, { db }) => {
    const artifact = await findArtifact(db, id)
    if (!artifact) throw new AppError('artifact.missing')
    return artifact
  },
  'portfolio.tags': (_, { db }) => countTags(db),
  'portfolio.thumbnail': ({ id }, context) => readThumbnail(id, context),
  'portfolio.content': ({ id }, context) => readContent(id, context),
  'portfolio.add': (input, context) => addArtifact(input, context),
  'portfolio.edit': (input, context) => editArtifact(input, context),
  'portfolio.remove': ({ id }, context) => markRemoved({ id, isRemoved: true }, context),
  'portfolio.restore': ({ id }, context) => markRemoved({ id, isRemoved: false }, context),
  'portfolio.open': ({ id }, context) => openArtifact(id, context),
  'portfolio.saveCopy': ({ id }, context) => saveCopy(id, context),
}
