import { z } from 'zod'

import {
  contentsId,
  driveId,
  driveSummary,
  exchangePreview,
  exchangeResult,
  networkState,
} from '../domain/exchange'
import { hubOwner } from '../domain/hub'
import { hubId, networkId } from '../domain/ids'
import {
  bookkeepers,
  bookkeepersAndFirstRun,
  command,
  firstRun,
  query,
  readers,
  secretariat,
  task,
} from './contract-kit'

const onDrive = z.strictObject({ driveId })
/** Hubs whose part waits for a later exchange, because somebody wants to look first. */
const heldHubs = z.array(hubId).max(1_000).readonly().default([])
const name = z.string().trim().min(1).max(120)

export const exchangeContract = {
  'exchange.state': query(readers, z.strictObject({}), networkState),
  /** Drives plugged in now, then folders used before that are still there. */
  'exchange.drives': query(
    bookkeepersAndFirstRun,
    z.strictObject({}),
    z.array(driveSummary).readonly(),
  ),
  /** Asks for a folder to use as a drive; null when the user closed the dialog. */
  'exchange.pickFolder': task(bookkeepersAndFirstRun, z.strictObject({}), driveSummary.nullable()),
  /** Founds the network on this device, the first of it. */
  'exchange.foundNetwork': command(secretariat, z.strictObject({ name }), z.object({ networkId })),
  /** Leaves an invitation on the drive; the six words are said aloud or printed, never written to it. */
  'exchange.invite': task(
    secretariat,
    z.strictObject({
      driveId,
      label: name,
      /** For a further PC of our own hub, which then holds what never leaves the hub. */
      forOwnHub: z.boolean().default(false),
    }),
    z.object({ fileName: z.string(), words: z.array(z.string()).length(6).readonly() }),
  ),
  /** Joins the network of an invitation on the drive. */
  'exchange.join': task(
    secretariat,
    z.strictObject({ driveId, fileName: z.string().max(200), words: z.string().max(200) }),
    z.object({ networkId, networkName: z.string(), inviterHub: z.string() }),
  ),
  /**
   * Makes a fresh PC one of the inviter's hub, by an invitation that was made for that; with who is at
   * this PC. There is no hub of its own before or after.
   */
  'exchange.joinHub': task(
    firstRun,
    z.strictObject({
      driveId,
      fileName: z.string().max(200),
      words: z.string().max(200),
      owner: hubOwner,
    }),
    z.object({ networkId, networkName: z.string(), inviterHub: z.string() }),
  ),
  /**
   * Reads and verifies everything on the drive and says what merging it, without the held hubs, would
   * change; changes nothing. Outside a network it only looks for invitations.
   */
  'exchange.preview': task(bookkeepersAndFirstRun, onDrive.extend({ heldHubs }), exchangePreview),
  /**
   * Reads, merges, leaves our own bundle for everyone, reads it back. With the `contentsId` of a
   * preview it refuses (`exchange.changed`) a drive that holds something else by now. `heldHubs` are
   * remembered until the next run names them anew.
   */
  'exchange.run': task(
    bookkeepers,
    onDrive.extend({ contentsId: contentsId.optional(), heldHubs }),
    exchangeResult,
  ),
}
