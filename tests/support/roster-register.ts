import { readFileSync } from 'node:fs'

import { findLayout } from '../../electron/rosters/find-header'
import type { District } from '../../electron/rosters/match-institutions'
import { parseRoster } from '../../electron/rosters/parse-roster'
import type { ImportPlan } from '../../electron/rosters/plan-import'
import { planImport } from '../../electron/rosters/plan-import'
import { readSheets } from '../../electron/rosters/read-sheets'
import type { ParsedRoster } from '../../electron/rosters/roster-row'
import type { InstitutionId, MemberId, PostId } from '../../shared/domain/ids'
import { institutionId, memberId, postId } from '../../shared/domain/ids'
import type { Institution } from '../../shared/domain/institution'
import type { Member, Post } from '../../shared/domain/member'
import type { InstitutionRef, RowDecision } from '../../shared/domain/roster'
import { assert } from '../../shared/lib/assert'

/** The day the roster tests are played on. */
export const testDay = '2026-11-21'

export const districts: readonly District[] = [
  { code: '52.02.01', name: 'Praya' },
  { code: '52.02.02', name: 'Jonggat' },
  { code: '52.02.09', name: 'Kopang' },
  { code: '52.02.10', name: 'Praya Tengah' },
]

export const rosterFiles = {
  dapodik: 'dapodik-daftar-guru.xlsx',
  list: 'daftar-anggota-gugus.xlsx',
  csv: 'peserta-diklat.csv',
} as const
export type RosterFile = keyof typeof rosterFiles

export function rosterFixture(file: RosterFile): Buffer {
  return readFileSync(new URL(`../fixtures/rosters/${rosterFiles[file]}`, import.meta.url))
}

export async function parseFile(content: Buffer, fileName: string): Promise<ParsedRoster> {
  const sheets = await readSheets(content, fileName)
  return parseRoster(sheets, findLayout(sheets), testDay)
}

export async function parseFixture(file: RosterFile): Promise<ParsedRoster> {
  return parseFile(rosterFixture(file), rosterFiles[file])
}

/** What the members service keeps, as plain data: plans are made against it and applied to it. */
export type Register = {
  readonly members: readonly Member[]
  readonly posts: readonly Post[]
  readonly institutions: readonly Institution[]
}

export const emptyRegister: Register = { members: [], posts: [], institutions: [] }

export function planFor(
  register: Register,
  roster: ParsedRoster,
  decisions: readonly RowDecision[] = [],
): ImportPlan {
  return planImport({ ...register, roster, districts, decisions })
}

const idText = (count: number): string => count.toString().padStart(26, '0')
export const testMemberId = (count: number): MemberId => memberId.parse(idText(count))
export const testPostId = (count: number): PostId => postId.parse(idText(count))
export const testInstitutionId = (count: number): InstitutionId =>
  institutionId.parse(idText(count))

export function applyPlan(register: Register, plan: ImportPlan): Register {
  const institutions = [
    ...register.institutions.map((institution) => ({
      ...institution,
      ...plan.institutionChanges.find(({ institutionId: id }) => id === institution.id)?.changes,
    })),
    ...plan.newInstitutions.map((details, index) => ({
      ...details,
      id: testInstitutionId(register.institutions.length + index),
      archivedOn: null,
    })),
  ]
  const idOf = (ref: InstitutionRef): InstitutionId =>
    ref.kind === 'existing'
      ? ref.institutionId
      : testInstitutionId(register.institutions.length + ref.index)
  const members = [
    ...register.members.map((member) => ({
      ...member,
      ...plan.memberChanges.find(({ memberId: id }) => id === member.id)?.changes,
    })),
    ...plan.newMembers.map(({ details }, index) => ({
      ...details,
      id: testMemberId(register.members.length + index),
      archivedOn: null,
    })),
  ]
  const addedPosts = [
    ...plan.newPosts,
    ...plan.newMembers.flatMap(({ posts }, index) =>
      posts.map((post) => ({ ...post, memberId: testMemberId(register.members.length + index) })),
    ),
  ].map(({ institution, ...post }, index) => ({
    ...post,
    institutionId: idOf(institution),
    id: testPostId(register.posts.length + index),
  }))
  const posts = [
    ...register.posts.map((post) => ({
      ...post,
      ...plan.postChanges.find(({ postId: id }) => id === post.id)?.changes,
    })),
    ...addedPosts,
  ]
  return { members, posts, institutions }
}

export function rowOf<Row extends { readonly row: number }>(
  rows: readonly Row[],
  number: number,
): Row {
  const found = rows.find(({ row }) => row === number)
  assert(found !== undefined, `row ${number} holds a person`)
  return found
}
