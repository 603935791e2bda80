import enActivities from './en/activities.json'
import enActivityPapers from './en/activity-papers.json'
import enAttendance from './en/attendance.json'
import enBoard from './en/board.json'
import enBooks from './en/books.json'
import enCash from './en/cash.json'
import enCertificates from './en/certificates.json'
import enClashes from './en/clashes.json'
import enCommon from './en/common.json'
import enDocuments from './en/documents.json'
import enDuplicates from './en/duplicates.json'
import enErrors from './en/errors.json'
import enExchange from './en/exchange.json'
import enFind from './en/find.json'
import enHandover from './en/handover.json'
import enHistory from './en/history.json'
import enHome from './en/home.json'
import enImports from './en/imports.json'
import enInstitutions from './en/institutions.json'
import enLetters from './en/letters.json'
import enLicences from './en/licences.json'
import enMembers from './en/members.json'
import enNavigation from './en/navigation.json'
import enNetwork from './en/network.json'
import enPortfolio from './en/portfolio.json'
import enProgress from './en/progress.json'
import enReceipts from './en/receipts.json'
import enRosters from './en/rosters.json'
import enScan from './en/scan.json'
import enSessions from './en/sessions.json'
import enSettings from './en/settings.json'
import enSetup from './en/setup.json'
import enShell from './en/shell.json'
import idActivities from './id/activities.json'
import idActivityPapers from './id/activity-papers.json'
import idAttendance from './id/attendance.json'
import idBoard from './id/board.json'
import idBooks from './id/books.json'
import idCash from './id/cash.json'
import idCertificates from './id/certificates.json'
import idClashes from './id/clashes.json'
import idCommon from './id/common.json'
import idDocuments from './id/documents.json'
import idDuplicates from './id/duplicates.json'
import idErrors from './id/errors.json'
import idExchange from './id/exchange.json'
import idFind from './id/find.json'
import idHandover from './id/handover.json'
import idHistory from './id/history.json'
import idHome from './id/home.json'
import idImports from './id/imports.json'
import idInstitutions from './id/institutions.json'
import idLetters from './id/letters.json'
import idLicences from './id/licences.json'
import idMembers from './id/members.json'
import idNavigation from './id/navigation.json'
import idNetwork from './id/network.json'
import idPortfolio from './id/portfolio.json'
import idProgress from './id/progress.json'
import idReceipts from './id/receipts.json'
import idRosters from './id/rosters.json'
import idScan from './id/scan.json'
import idSessions from './id/sessions.json'
import idSettings from './id/settings.json'
import idSetup from './id/setup.json'
import idShell from './id/shell.json'

/**
 * The message catalogs. Indonesian is the source language: its keys are the type, so a key that is
 * missing in another language, or misspelt at a call, does not compile. A new feature adds its two
 * JSON files here once; after that only the JSON files change.
 */
export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]
export const sourceLocale: Locale = 'id'

const source = {
  ...idActivities,
  ...idActivityPapers,
  ...idAttendance,
  ...idBoard,
  ...idBooks,
  ...idCash,
  ...idCertificates,
  ...idClashes,
  ...idCommon,
  ...idDocuments,
  ...idDuplicates,
  ...idErrors,
  ...idExchange,
  ...idFind,
  ...idHandover,
  ...idHistory,
  ...idHome,
  ...idImports,
  ...idInstitutions,
  ...idLetters,
  ...idLicences,
  ...idMembers,
  ...idNavigation,
  ...idNetwork,
  ...idPortfolio,
  ...idProgress,
  ...idReceipts,
  ...idRosters,
  ...idScan,
  ...idSessions,
  ...idSettings,
  ...idSetup,
  ...idShell,
}

export type MessageKey = keyof typeof source
export type Catalog = Readonly<Record<MessageKey, string>>

const english: Catalog = {
  ...enActivities,
  ...enActivityPapers,
  ...enAttendance,
  ...enBoard,
  ...enBooks,
  ...enCash,
  ...enCertificates,
  ...enClashes,
  ...enCommon,
  ...enDocuments,
  ...enDuplicates,
  ...enErrors,
  ...enExchange,
  ...enFind,
  ...enHandover,
  ...enHistory,
  ...enHome,
  ...enImports,
  ...enInstitutions,
  ...enLetters,
  ...enLicences,
  ...enMembers,
  ...enNavigation,
  ...enNetwork,
  ...enPortfolio,
  ...enProgress,
  ...enReceipts,
  ...enRosters,
  ...enScan,
  ...enSessions,
  ...enSettings,
  ...enSetup,
  ...enShell,
}

export const catalogs: Readonly<Record<Locale, Catalog>> = { id: source, en: english }

/** For texts whose key is made at run time (error codes, progress steps). */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(source, key)
}
