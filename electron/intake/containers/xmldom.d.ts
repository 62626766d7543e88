/**
 * What is used of xmldom. Its own types would declare a whole browser (`document`, `name`, …) for
 * the main process, which has none.
 */
declare module '@xmldom/xmldom/lib/dom-parser.js' {
  /** A node, as far as it is read. */
  export interface XmlNode {
    readonly nodeType: number
    readonly nodeName: string
    readonly nodeValue: string | null
    readonly firstChild: XmlNode | null
    readonly nextSibling: XmlNode | null
    /** Only elements have it. */
    readonly attributes?: { readonly length: number; item(index: number): XmlNode | null }
  }

  export class DOMParser {
    constructor(options: {
      readonly errorHandler: Readonly<Record<'warning' | 'error' | 'fatalError', () => void>>
      readonly normalizeLineEndings: (text: string) => string
    })
    parseFromString(text: string, type: string): { readonly documentElement: XmlNode | null } | undefined
  }
}
