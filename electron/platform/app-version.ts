import { version } from '../../package.json'

/** Of this program, as its bundles say it. */
export const appVersion = version
