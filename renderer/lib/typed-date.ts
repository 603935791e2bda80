/**
 * Dates and times as secretaries type them. Days are 'YYYY-MM-DD' (a calendar day, no time zone),
 * times 'HH:MM'. What cannot be read gives null; the field keeps the typed text on screen.
 */

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` : null
}

/** '26' means 2026, '71' means 1971: nobody plans twenty years ahead, many were born before 2000. */
function fullYear(text: string, thisYear: number): number {
  if (text.length > 2) return Number(text)
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(text)
  return inThisCentury > thisYear + 20 ? inThisCentury - 100 : inThisCentury
}

const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  agt: 8,
  ags: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
}

/**
 * Reads 17/8/2026, 17-08-26, 17.8.2026, 17082026, 17 Agustus 2026, 2026-08-17, and 17/8 (this year).
 * `today` is 'YYYY-MM-DD'.
 */
export function readTypedDate(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase()
  const thisYear = Number(today.slice(0, 4))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(typed)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts =
    /^(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$/u.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/u.exec(typed)
  if (parts) {
    const year = parts[3] === undefined ? thisYear : fullYear(parts[3], thisYear)
    return dayOf(year, Number(parts[2]), Number(parts[1]))
  }
  const worded = /^(\d{1,2})[-/. ]*([a-z]{3,9})\.?[-/. ]*(\d{4}|\d{2})?$/u.exec(typed)
  const month = months[worded?.[2]?.slice(0, 3) ?? '']
  if (!worded || month === undefined) return null
  const year = worded[3] === undefined ? thisYear : fullYear(worded[3], thisYear)
  return dayOf(year, month, Number(worded[1]))
}

/** '2026-08-17' as 17/08/2026, the way it is typed. Anything else is given back as it is. */
export function showTypedDate(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day)
  return parts === null ? day : `${parts[3] ?? ''}/${parts[2] ?? ''}/${parts[1] ?? ''}`
}

/** Reads 0815, 815, 8.15, 8:15, 08.15, 8, "pukul 8.15". Gives 'HH:MM'. */
export function readTypedTime(text: string): string | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^(pukul|jam|pkl\.?)\s*/u, '')
  const parts =
    /^(\d{1,2})[.:,; ](\d{1,2})$/u.exec(typed) ??
    /^(\d{1,2})(\d{2})$/u.exec(typed) ??
    /^(\d{1,2})$/u.exec(typed)
  if (parts === null) return null
  const hours = Number(parts[1])
  const minutes = Number(parts[2] ?? '0')
  return hours < 24 && minutes < 60 ? `${twoDigits(hours)}:${twoDigits(minutes)}` : null
}

/** '08:15' as 08.15, the Indonesian way. */
export function showTypedTime(time: string): string {
  return /^\d{2}:\d{2}$/u.test(time) ? time.replace(':', '.') : time
}

/** This computer's calendar day. */
export function todayHere(now: Date = new Date()): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`
}
