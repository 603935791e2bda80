/**
 * Lets the page run under `require-trusted-types-for 'script'`. The only strings that reach an HTML
 * sink are the component library's own <style> texts; CSS never holds a '<', markup always does.
 */
type PolicyFactory = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: (text: string) => string },
  ) => unknown
}

export function trustStylesOnly(): void {
  // Not in TypeScript's DOM library yet; Chromium has had it since 83.
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Markup may not be written as text')
      return text
    },
  })
}
