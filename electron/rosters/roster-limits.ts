/**
 * A roster is foreign input. The largest real one is a district's 20,000 teachers in 52 columns;
 * everything here allows several times that and stops long before a PC of a school would suffer.
 */
export const rosterLimits = {
  fileBytes: 24 * 1024 * 1024,
  /** Entries of the zip directory of a workbook. */
  zipEntries: 2_000,
  /** One part of a workbook, inflated. */
  partBytes: 160 * 1024 * 1024,
  /** All parts that are read, inflated. */
  workbookBytes: 320 * 1024 * 1024,
  /** Inflated over packed, for parts above `ratioFromBytes`. Real sheets stay below 60. */
  inflateRatio: 200,
  ratioFromBytes: 2 * 1024 * 1024,
  sheets: 60,
  /** Rows that hold something. */
  rows: 50_000,
  columns: 512,
  /** What Excel itself allows in a cell. */
  cellChars: 32_767,
  mergedRanges: 50_000,
} as const
