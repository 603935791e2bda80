import type { ComponentType } from 'react'

/**
 * The pages of the features, one lazy chunk each. A page file exports the component it is named
 * after: `features/members/member-list-page.tsx` exports `MemberListPage`.
 */
const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../features/*/*-page.tsx')

/** 'members/member-list-page' gives 'MemberListPage'. */
export function componentNameOf(page: string): string {
  const file = page.slice(page.lastIndexOf('/') + 1)
  return file.replace(/(?:^|-)([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase())
}

function isComponent(value: unknown): value is ComponentType {
  return typeof value === 'function'
}

/** null while no such page has been written. */
export async function loadPage(page: string): Promise<ComponentType | null> {
  const load = modules[`../features/${page}.tsx`]
  if (load === undefined) return null
  const component = (await load())[componentNameOf(page)]
  if (!isComponent(component)) throw new Error(`${page} does not export ${componentNameOf(page)}`)
  return component
}
