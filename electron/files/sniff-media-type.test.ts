import { expect, test } from 'vitest'

import { sniffBytes } from './sniff-media-type'

const latin = (text: string) => Buffer.from(text, 'latin1')
const typeOf = (head: Buffer, tail?: Buffer) => sniffBytes(head, tail).mediaType
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('pictures, documents and videos are told by their bytes', () => {
  const found = {
    jpeg: typeOf(latin('\xff\xd8\xff\xe0\0\x10JFIF')),
    png: typeOf(latin('\x89PNG\r\n\x1a\n\0\0')),
    webp: typeOf(latin('RIFF\x10\0\0\0WEBPVP8 ')),
    pdf: typeOf(latin('%PDF-1.7\n')),
    mp4: typeOf(latin('\0\0\0\x20ftypisom\0\0')),
    phone: typeOf(latin('\0\0\0\x18ftyp3gp4')),
    heic: typeOf(latin('\0\0\0\x18ftypheic')),
    word: typeOf(latin('PK\x03\x04…[Content_Types].xml'), latin('word/document.xml')),
    odt: typeOf(
      latin(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`),
    ),
    old: typeOf(
      latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      Buffer.from('\0WordDocument\0', 'utf16le'),
    ),
    zip: typeOf(latin('PK\x03\x04foto.jpg')),
  }

  expect(found).toEqual({
    jpeg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    pdf: 'application/pdf',
    mp4: 'video/mp4',
    phone: 'video/3gpp',
    heic: 'image/heic',
    word,
    odt: 'application/vnd.oasis.opendocument.text',
    old: 'application/msword',
    zip: 'application/zip',
  })
})

test('a text is one in UTF-8, also when the sample ends inside a letter', () => {
  expect([
    typeOf(Buffer.from('Catatan praktik baik: “APE dari kardus”')),
    typeOf(Buffer.from('kelas é').subarray(0, -1)),
    typeOf(Buffer.from([0x00, 0x01, 0x02])),
    typeOf(Buffer.from('BMT Al-Amin melaporkan iuran')),
  ]).toEqual(['text/plain', 'text/plain', 'application/octet-stream', 'text/plain'])
})

test('programs and shortcuts are known whatever they are called', () => {
  expect(
    [
      latin('MZ\x90\0'),
      latin('\x7fELF\x02'),
      latin('#!/bin/sh\n'),
      Buffer.from([0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0]),
    ].map((head) => sniffBytes(head).isProgram),
  ).toEqual([true, true, true, true])
})

test('a document with macros inside is not taken for a plain document', () => {
  const tail = latin('word/document.xml word/vbaProject.bin')

  expect(typeOf(latin('PK\x03\x04[Content_Types].xml'), tail)).toBe('application/zip')
})
