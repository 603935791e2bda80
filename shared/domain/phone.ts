/**
 * Indonesian phone numbers come as 08.., 8.. (a spreadsheet ate the 0), +62.., 62.. with any spaces
 * and dashes. Stored as +62…, shown as 0…, so that one number is one text everywhere.
 */

const nationalNumber = /^[1-9]\d{6,12}$/u

/** +62 form, or null when the text is not one Indonesian phone number. */
export function readPhone(text: string): string | null {
  const compact = text
    .replace(/\(0\)/gu, '')
    .replace(/[\s.\-()/]+/gu, '')
    .replace(/^(hp|wa|telp|tel|no)[.:]?/iu, '')
  const national = /^(?:\+62|0062|62|0)?0?(\d+)$/u.exec(compact)?.[1]
  if (national === undefined || !nationalNumber.test(national)) return null
  return `+62${national}`
}

/** What is stored for a typed phone: the +62 form, or the text itself when it is something else. */
export function tidyPhone(text: string): string {
  return readPhone(text) ?? text.trim()
}

/** As people here read it: +6281200001234 becomes 0812-0000-1234. Other text is shown as it is. */
export function showPhone(phone: string): string {
  if (!phone.startsWith('+62')) return phone
  const local = `0${phone.slice(3)}`
  return local.startsWith('08') ? local.replace(/^(\d{4})(\d{4})(\d+)$/u, '$1-$2-$3') : local
}

export type PhoneHint = 'phone.form'

export function phoneHints(phone: string): PhoneHint[] {
  return readPhone(phone) === null ? ['phone.form'] : []
}
