import { StringDecoder } from 'node:string_decoder'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Attributes } from 'saxen'
import { Parser } from 'saxen'

import { AppError } from '../../shared/lib/app-error'

export type XmlListener = {
  /** `name` comes without its prefix, so that strict and transitional files look the same. */
  readonly open: (name: string, attributes: () => Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const chunkBytes = 1024 * 1024

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads a part in pieces, so that a large sheet is never one string, and lets the hub service
 * answer calls between them. saxen knows no entities but XML's own five: nothing expands.
 */
export async function parseXml(content: Buffer, listener: XmlListener): Promise<void> {
  const parser = new Parser()
  parser.on('openTag', (name, attributes) => listener.open(withoutPrefix(name), attributes))
  if (listener.text !== undefined) {
    const take = listener.text
    parser.on('text', (text, decode) => take(decode(text)))
    parser.on('cdata', (text) => take(text))
  }
  if (listener.close !== undefined) {
    const take = listener.close
    parser.on('closeTag', (name) => take(withoutPrefix(name)))
  }
  parser.on('error', (cause) => {
    throw new AppError('roster.unreadable', {}, { cause })
  })

  const decoder = new StringDecoder(encodingOf(content))
  for (let at = 0; at < content.length; at += chunkBytes) {
    parser.write(decoder.write(content.subarray(at, at + chunkBytes)))
    await nextTurn()
  }
  parser.write(decoder.end())
  parser.end()
}

function encodingOf(content: Buffer): 'utf8' | 'utf16le' {
  return content[0] === 0xff && content[1] === 0xfe ? 'utf16le' : 'utf8'
}
