import type { KeyPair } from '../../electron/platform/crypto'
import { openForReading } from '../../electron/platform/drive-reading'
import { openBundle } from '../../electron/sync/bundle/bundle-reader'
import { onlyProven } from '../../electron/sync/bundle/sealed-files'
import { lookAtStick } from '../../electron/sync/exchange/stick'
import { inHubFolder } from './hub-folder'

/** What it takes to open a bundle as a certain hub. */
export type BundleKeys = {
  readonly network: string
  readonly boxKeys: readonly KeyPair[]
  readonly statements: readonly Uint8Array[]
}

export async function bundleKeysOf(closedHubFolder: string): Promise<BundleKeys> {
  return inHubFolder(closedHubFolder, async ({ database, keys }) => {
    const own = await database.read
      .selectFrom('device')
      .select('network_id')
      .executeTakeFirstOrThrow()
    const rows = await database.read.selectFrom('trust_statements').select('bytes').execute()
    return {
      network: own.network_id ?? '',
      boxKeys: [keys.box],
      statements: rows.map(({ bytes }) => bytes),
    }
  })
}

/** Bundles under a final name that are not whole to their last byte, each with the reason. */
export async function tornBundles(root: string, keys: BundleKeys): Promise<readonly string[]> {
  const torn: string[] = []
  for (const { path, fileName } of (await lookAtStick(root)).bundles) {
    try {
      const file = await openForReading(path)
      try {
        const opened = await openBundle(file, keys)
        await opened.readSections({
          segment: () => Promise.resolve(),
          privateLeaves: () => Promise.resolve(),
          file: () => Promise.resolve(null),
          // Only whoever takes it finds out whether it is whole.
          sealedFile: () => Promise.resolve(onlyProven),
        })
      } finally {
        await file.close()
      }
    } catch (error) {
      torn.push(`${fileName}: ${String(error)}`)
    }
  }
  return torn
}
