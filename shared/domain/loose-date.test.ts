import { expect, test } from 'vitest'

import { dateOfSerial, readLooseDate, readPlaceAndDate } from './loose-date'

const options = { latestYear: 2011 }

test.each([
  ['1969-07-31', '1969-07-31'],
  ['1969-07-31 09:41:07', '1969-07-31'],
  ['05-10-1988', '1988-10-05'],
  ['05/10/1988', '1988-10-05'],
  ['5.10.1988', '1988-10-05'],
  ['5 Oktober 1988', '1988-10-05'],
  ['5 mey 1979', '1979-05-05'],
  ['17 agust 1983', '1983-08-17'],
  ['2 sept 1990', '1990-09-02'],
  ['11 peb 1986', '1986-02-11'],
  ['12 Nopember 1990', '1990-11-12'],
  ['23 Pebruari 1985', '1985-02-23'],
  ['tgl 5 Oktober 1988', '1988-10-05'],
  ['5-Okt-88', '1988-10-05'],
  ['7/4/84', '1984-04-07'],
  ['02-10-87', '1987-10-02'],
  ['02-10-04', '2004-10-02'],
  ['02-10-12', '1912-10-02'],
  ['28809', '1978-11-15'],
  ['19781115', '1978-11-15'],
  ['15111978', '1978-11-15'],
  ['29-02-1988', '1988-02-29'],
  ['August 17, 1990', '1990-08-17'],
])('"%s" is read as %s', (text, date) => {
  expect(readLooseDate(text, options)).toEqual({ kind: 'date', date, isMonthFirst: false })
})

test('a month is taken first only where nothing else can be meant', () => {
  expect(readLooseDate('05/25/1990', options)).toEqual({
    kind: 'date',
    date: '1990-05-25',
    isMonthFirst: true,
  })
})

test.each([
  '1987-02-30',
  '0000-00-00',
  '00-00-1982',
  '31 Pebruari 1984',
  '29-02-1987',
  '7 bulan Haji 1979',
  '1988',
  'Oktober 1988',
  '31/31/1990',
  'kira-kira 1970',
])('"%s" is unreadable, and no date is made up for it', (text) => {
  expect(readLooseDate(text, options)).toEqual({ kind: 'unreadable' })
})

const date = (text: string) => ({ kind: 'date', date: text, isMonthFirst: false })

test.each([
  ['Praya, 16 Juni 1986', 'Praya', date('1986-06-16')],
  ['Mataram / 24 Maret 1987', 'Mataram', date('1987-03-24')],
  ['Jonggat, 28-10-2003', 'Jonggat', date('2003-10-28')],
  ['Leneng, 10/02/1972', 'Leneng', date('1972-02-10')],
  ['Praya, 02-10-87', 'Praya', date('1987-10-02')],
  ['Praya 12 Nopember 1990', 'Praya', date('1990-11-12')],
  ['Lombok Tengah, tgl 1 Mei 1980', 'Lombok Tengah', date('1980-05-01')],
  ['5 Oktober 1988', null, date('1988-10-05')],
  ['05-10-1988', null, date('1988-10-05')],
  ['Praya', 'Praya', null],
  ['Praya, 31 Pebruari 1984', 'Praya', { kind: 'unreadable' }],
  ['Leneng, tgl 7 bulan Haji 1979', 'Leneng', { kind: 'unreadable' }],
  ['00-00-1982', null, { kind: 'unreadable' }],
  ['1979', null, { kind: 'unreadable' }],
])('place and date in one cell: "%s"', (text, place, expected) => {
  expect(readPlaceAndDate(text, options)).toEqual({ place, date: expected })
})

test('serial numbers outside the last century are no dates', () => {
  expect([dateOfSerial(0), dateOfSerial(1), dateOfSerial(36_412), dateOfSerial(99_999)]).toEqual([
    null,
    null,
    '1999-09-09',
    null,
  ])
})
