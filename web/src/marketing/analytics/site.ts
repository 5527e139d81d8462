/**
 * The host of what was pasted: 'https://www.kruger.example/start' is 'kruger.example'. Pages of one host are one site,
 * with and without www. Letters of any script stay as they are written.
 */
export function hostOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^([a-z][a-z0-9+.-]*:)?\/\//, '')
    .replace(/[/?#\\].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:(80|443)?$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '')
}

/** The site a company began with: the one to show where none was chosen. */
export function oldestSite<T extends { created_at: string }>(sites: T[]): T | undefined {
  return sites.toSorted((a, b) => a.created_at.localeCompare(b.created_at))[0]
}
