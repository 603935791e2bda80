import { sql } from 'kysely'

import type { FileHash, HubId } from '../../../shared/domain/ids'
import { paperText } from '../../../shared/i18n/paper-texts'
import { assert } from '../../../shared/lib/assert'
import { findLetterhead } from '../../features/letterheads/letterhead-repository'
import { findRegencyName } from '../../features/setup/find-districts'
import { localDay } from '../../platform/local-day'
import type { Letterhead, Signer } from '../document'
import type { FormContext } from '../form'
import { longDay } from './indonesian'

/** What most papers of the hub need: its kop, the place and date, and those who sign. */
export function ownHub({ session }: Pick<FormContext, 'session'>): HubId {
  assert(session, 'papers are printed by somebody of a hub')
  return session.hubId
}

/** The kecamatan of the hub, in words. */
export async function hubDistrict(context: FormContext): Promise<string | null> {
  const row = await context.db
    .selectFrom('hubs')
    .select('district_name')
    .where('id', '=', ownHub(context))
    .executeTakeFirst()
  return row?.district_name ?? null
}

/** 'Kabupaten Lombok Tengah': where the hub is, from its region code. */
export async function hubRegency(context: FormContext): Promise<string | null> {
  const row = await context.db
    .selectFrom('hubs')
    .select('regency_code')
    .where('id', '=', ownHub(context))
    .executeTakeFirst()
  return findRegencyName(row?.regency_code ?? null, context.paths.regions)
}

export async function hubLetterhead(context: FormContext): Promise<Letterhead> {
  const { lines, address, logoHash } = await findLetterhead(context.db, ownHub(context))
  return { lines, address, logo: logoHash === null ? null : await picture(logoHash, context) }
}

/** 'Jonggat, 21 November 2026'; `day` null is today. */
export async function placeAndDate(
  context: FormContext,
  day: string | null = null,
): Promise<string> {
  const { place } = await findLetterhead(context.db, ownHub(context))
  const date = longDay(day ?? localDay(context.clock.now()))
  return place === null ? date : `${place}, ${date}`
}

/** A stored picture as a data: address; null where it has not arrived. */
export async function picture(
  hash: FileHash,
  { files }: Pick<FormContext, 'files'>,
): Promise<string | null> {
  if (!(await files.has(hash))) return null
  const pieces: Uint8Array[] = []
  for await (const piece of files.read(hash)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const type = bytes[0] === 0x89 ? 'image/png' : bytes[0] === 0x52 ? 'image/webp' : 'image/jpeg'
  return `data:${type};base64,${bytes.toString('base64')}`
}

export type BoardPost = 'chair' | 'secretary' | 'treasurer'

const wanted: Readonly<Record<BoardPost, string>> = {
  chair: 'ketua%',
  secretary: 'sekretaris%',
  treasurer: 'bendahara%',
}

/** Who holds a post in the present board; a dotted line where nobody is entered. */
export async function boardSigner(
  post: BoardPost,
  context: Pick<FormContext, 'db' | 'session'>,
  caption: string | null = null,
): Promise<Signer> {
  const { rows } = await sql<{ name: string | null; nip: string | null }>`
    select coalesce(nullif(p.person_name, ''), trim(coalesce(m.front_title || ' ', '') || m.full_name ||
      coalesce(', ' || m.back_title, ''))) as name, coalesce(p.nip, m.nip) as nip
    from board_posts p join board_terms t on t.id = p.term_id
      left join members m on m.id = p.member_id
    where t.hub_id = ${ownHub(context)} and t.removed_at is null and p.removed_at is null
      and lower(p.post) like ${wanted[post]}
    order by t.starts_on desc, p.position limit 1`.execute(context.db)
  const found = rows[0]
  return {
    caption,
    post: paperText(`kit.${post}`),
    name: found?.name ?? null,
    idLine: nipLine(found?.nip ?? null),
  }
}

/** The chair as papers name her that leave the hub: 'Ketua PKG Jonggat'. */
export async function chairOfHub(context: FormContext): Promise<Signer> {
  const chair = await boardSigner('chair', context)
  return { ...chair, post: `${chair.post} ${await hubName(context)}`.trim() }
}

/** As running text names the hub; the last line of its kop is often all capitals. */
export async function hubName({
  db,
  session,
}: Pick<FormContext, 'db' | 'session'>): Promise<string> {
  const row = await db
    .selectFrom('hubs')
    .select('name')
    .where('id', '=', ownHub({ session }))
    .executeTakeFirst()
  return row?.name ?? ''
}

function nipLine(number: string | null): string | null {
  return number === null ? null : paperText('kit.nip', { number })
}
