/** saxen brings no types. Only what the workbook reader uses is declared. */
declare module 'saxen' {
  export type Decode = (text: string) => string
  export type Attributes = Readonly<Partial<Record<string, string>>>

  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Attributes) => void): this
    on(event: 'closeTag', listener: (name: string) => void): this
    on(event: 'text', listener: (text: string, decode: Decode) => void): this
    on(event: 'cdata', listener: (text: string) => void): this
    on(event: 'error', listener: (error: Error) => void): this
    write(xml: string): this
    end(): Error | null
  }
}
