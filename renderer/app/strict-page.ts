import { config } from 'zod/v4/core'

/**
 * Runs before everything else of the page (main.tsx imports it first), so that nothing trips over
 * the document's policy.
 */
type PolicyFactory = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: (text: string) => string },
  ) => unknown
}

/**
 * Lets the page run under `require-trusted-types-for 'script'`. The only strings that reach an HTML
 * sink are the component library's own <style> texts; CSS never holds a '<', markup always does.
 */
function trustStylesOnly(): void {
  // Not in TypeScript's DOM library yet; Chromium has had it since 83.
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Markup may not be written as text')
      return text
    },
  })
}

trustStylesOnly()
// zod would try whether it may compile code at run time; the policy forbids it and reports the try.
config({ jitless: true })
