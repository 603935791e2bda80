import type { DriveSummary } from '../../../shared/domain/exchange'

/**
 * What is offered to choose from: what is plugged in, then folders; a folder that was picked just
 * now stays in the list even before it has been used.
 */
export function offeredDrives(
  found: readonly DriveSummary[],
  picked: readonly DriveSummary[],
): readonly DriveSummary[] {
  const known = new Set(found.map(({ id }) => id))
  const all = [...found, ...picked.filter(({ id }) => !known.has(id))]
  return [...all.filter((drive) => drive.isRemovable), ...all.filter((drive) => !drive.isRemovable)]
}

/** The drive that is meant: the chosen one while it is there, else the only one that can be meant. */
export function meantDrive(
  offered: readonly DriveSummary[],
  chosenId: string | null,
): DriveSummary | null {
  const chosen = offered.find(({ id }) => id === chosenId)
  if (chosen !== undefined) return chosen
  const removable = offered.filter((drive) => drive.isRemovable)
  const candidates = removable.length > 0 ? removable : offered
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}
